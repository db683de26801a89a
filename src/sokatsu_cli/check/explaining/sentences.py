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
from sokatsu_cli.model.places import Places
from sokatsu_cli.writing.wording import Said, Words

EXCHANGED = "target and actual exchanged"
IGNORED = "direction ignored"
NO_CAP = "no cap"
NO_TOLERANCE = "no tolerance"


class _Sentences(Words):
    """The sentences of one language."""

    terms = Said(
        {},
        {
            "actual / target": "実績値 / 目標値",
            "target / actual": "目標値 / 実績値",
            "the smaller / the larger": "小さい方 / 大きい方",
            "2 - actual / target": "2 - 実績値 / 目標値",
            "1 - |actual - target| / target": "1 - |実績値 - 目標値| / 目標値",
            "(actual - baseline) / (target - baseline)": "(実績値 - 策定時) / (目標値 - 策定時)",
            "1 - actual / target": "1 - 実績値 / 目標値",
            "1 - target / actual": "1 - 目標値 / 実績値",
            "actual / expected value": "実績値 / 期待値",
            "expected value / actual": "期待値 / 実績値",
            "the smaller / the larger of actual and expected value": (
                "実績値と期待値の小さい方 / 大きい方"
            ),
            "actual - target": "実績値 - 目標値",
            "target - actual": "目標値 - 実績値",
            "rounded half-up": "四捨五入",
            "truncated": "切り捨て",
            "rounded half-even": "偶数への丸め",
            "rounded up": "切り上げ",
            EXCHANGED: "目標値と実績値が逆",
            IGNORED: "方向を考慮しない",
            NO_CAP: "上限なし",
            NO_TOLERANCE: "許容幅なし",
            "target": "目標値",
            "actual": "実績値",
            "baseline": "策定時の値",
        },
    )
    gives = Said("{formula} gives {figure}", "{formula}は{figure}")
    stepped = Said(
        "{formula} is {itself}, {steps} gives {figure}", "{formula}は{itself}、{steps}{figure}"
    )
    between = Said("{least} to {most}", "{least}～{most}")
    steps = Said(
        {
            "capped": "capped at {figure}",
            "held": "held to 0",
            "share": "as a share",
            "padded": "padded with zeros",
        },
        {
            "capped": "上限{figure}で",
            "held": "0未満を0として",
            "share": "割合では",
            "padded": "0を補って",
        },
    )
    taken = Said("{column} {value} of {place}{when}", "{place}{when}の{column}{value}")
    ranged = Said("{column} from {least} to {most}", "{column}が{least}～{most}")
    line = Said(
        "on the line from {baseline} in {first} to {target} in {last}, at {year}",
        "{first}年の{baseline}から{last}年の{target}への直線の{year}年の値",
    )
    when = Said(", {when}", "({when})")
    joined = Said(", ", "、")
    beside = Said("{figure} is the computed rate of {place}", "{figure}は{place}の計算値")
    slips = Said(
        {
            Cause.DIGITS_EXCHANGED: "{figure} with two digits exchanged",
            Cause.DIGIT_DROPPED: "{figure} with one digit left out",
            Cause.DIGIT_DOUBLED: "{figure} with one digit doubled",
            Cause.POINT_MOVED: "{figure} with the decimal point moved",
            Cause.DIGIT_CHANGED: "{figure} with one digit changed",
        },
        {
            Cause.DIGITS_EXCHANGED: "{figure}の2つの数字を入れ替えたもの",
            Cause.DIGIT_DROPPED: "{figure}の数字が1つ抜けたもの",
            Cause.DIGIT_DOUBLED: "{figure}の数字を1つ重ねたもの",
            Cause.POINT_MOVED: "{figure}の小数点の位置がずれたもの",
            Cause.DIGIT_CHANGED: "{figure}の数字が1つ違うもの",
        },
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
