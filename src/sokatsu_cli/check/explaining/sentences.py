"""Explanations as sentences, in each language."""

from collections.abc import Sequence

from sokatsu_cli.check.explaining.causes import (
    Beside,
    Cause,
    Explanation,
    Given,
    Line,
    Qualifier,
    Range,
    Slip,
)
from sokatsu_cli.check.practices import Target
from sokatsu_cli.model.places import Places
from sokatsu_cli.writing.wording import Said, SaidOfNames, Words

EXCHANGED = "target and actual exchanged"
IGNORED = "direction ignored"
NO_CAP = "no cap"
NO_TOLERANCE = "no tolerance"


_TERMS = (
    "actual / target",
    "target / actual",
    "the smaller / the larger",
    "2 - actual / target",
    "1 - |actual - target| / target",
    "(actual - baseline) / (target - baseline)",
    "1 - actual / target",
    "1 - target / actual",
    "actual / expected value",
    "expected value / actual",
    "the smaller / the larger of actual and expected value",
    "actual - target",
    "target - actual",
    "rounded half-up",
    "truncated",
    "rounded half-even",
    "rounded up",
    EXCHANGED,
    IGNORED,
    NO_CAP,
    NO_TOLERANCE,
    "target",
    "actual",
    "baseline",
    *("baseline year", "target year", "year"),
    *(f"{whose} target" for whose in Target),
)
"""The formulas, ways to round and columns that are named in sentences."""


class _Sentences(Words):
    """The sentences of one language."""

    terms = SaidOfNames(_TERMS, "term")
    gives = Said("{formula} gives {figure}")
    stepped = Said("{formula} is {itself}, {steps} gives {figure}")
    between = Said("{least} to {most}")
    steps = Said(
        {
            "capped": "capped at {figure}",
            "held": "held to 0",
            "share": "as a share",
            "padded": "padded with zeros",
        }
    )
    taken = Said("{column} {value} of {place}{when}")
    ranged = Said("{column} from {least} to {most}")
    line = Said("on the line from {baseline} in {first} to {target} in {last}, at {year}")
    when = Said(", {when}")
    joined = Said(", ")
    beside = Said("{figure} is the computed rate of {place}")
    slips = Said(
        {
            Cause.DIGITS_EXCHANGED: "{figure} with two digits exchanged",
            Cause.DIGIT_DROPPED: "{figure} with one digit left out",
            Cause.DIGIT_DOUBLED: "{figure} with one digit doubled",
            Cause.POINT_MOVED: "{figure} with the decimal point moved",
            Cause.DIGIT_CHANGED: "{figure} with one digit changed",
        }
    )


_SENTENCES = {language: _Sentences(language) for language in ("en", "ja")}


def term(english: str, language: str) -> str:
    """Return a formula or a qualifier in a language."""
    return _SENTENCES[language].terms.get(english, english)


def sentence(found: Explanation, language: str, places: Places) -> str:
    """Return an explanation as a sentence.

    Args:
        found: The explanation.
        language: en or ja.
        places: Where rows stand.
    """
    words = _SENTENCES[language]
    if isinstance(found, Slip):
        return words.slips[Cause(found.causes[0])].format(figure=found.figure)
    if isinstance(found, Beside):
        return words.beside.format(place=places.told(found.row, language), figure=found.figure)
    return _given(found, words, places)


def _given(found: Given, words: _Sentences, places: Places) -> str:
    formula = words.terms.get(found.formula, found.formula)
    steps = words.joined.join(
        words.steps[step.name].format(figure=step.figure) for step in found.steps
    )
    itself, figure = _figure(found.itself, words), _figure(found.figure, words)
    pattern = words.stepped if steps else words.gives
    text = pattern.format(formula=formula, itself=itself, steps=steps, figure=figure)
    told = [_qualifier(each, words, places) for each in found.qualifiers]
    return f"{text} ({words.joined.join(told)})" if told else text


def _figure(figures: Sequence[str], words: _Sentences) -> str:
    """Return a figure, or the least and the largest one."""
    if figures[0] == figures[-1]:
        return figures[0]
    return words.between.format(least=figures[0], most=figures[-1])


def _qualifier(found: Qualifier, words: _Sentences, places: Places) -> str:
    if isinstance(found, str):
        return words.terms.get(found, found)
    if isinstance(found, Line):
        return words.line.format(**found._asdict())
    column = words.terms.get(found.column, found.column)
    if isinstance(found, Range):
        return words.ranged.format(column=column, least=found.least, most=found.most)
    when = words.when.format(when=found.when) if found.when else ""
    place = places.told(found.row, words.language)
    return words.taken.format(column=column, value=found.value, place=place, when=when)
