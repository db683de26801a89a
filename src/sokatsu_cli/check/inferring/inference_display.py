"""What was inferred about a table, for people: the ranking, and what follows from it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sokatsu_cli.check.explaining.sentences import term
from sokatsu_cli.check.practices import BETWEEN
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.language import ngettext, spoken
from sokatsu_cli.model.numerals import plain
from sokatsu_cli.model.object_places import ObjectPlaces
from sokatsu_cli.model.places import Places
from sokatsu_cli.model.terms import Direction, Method
from sokatsu_cli.model.visible import listed, visible
from sokatsu_cli.writing.displays import Column

if TYPE_CHECKING:
    from sokatsu_cli.check.inferring.combinations import Combination
    from sokatsu_cli.check.inferring.inference import Inference
    from sokatsu_cli.check.inferring.separations import Alternative, Separation

_LISTED = 10
"""How many combinations are shown before the rest is only counted."""

_NAMED = 3
"""How many rows that a combination fails are named."""

_REPEATED = ("by ", "rounded ", "capped at ")
"""What is said once of several."""

_LEVELS = {Method.RATIO, Method.DIFFERENCE, Method.RAW}
"""The methods that are one for ↗: actual / target."""


def ranking_text(inference: "Inference", command: str, width: int | None) -> Iterator[str]:
    """Write the ranking as a table that takes so many terminal cells, None for any number."""
    from sokatsu_cli.writing.grid import grid, wrapped

    of = len(inference.cases.lines)
    path = visible(inference.path)
    if not inference.best:
        nothing = _("{path}: no combination reproduces any of {count} printed rates")
        yield "\n".join([nothing.format(path=path, count=of), *_left_out(inference), ""])
        return
    laid_out = grid(list(_columns(inference)), width)
    more = max(len(inference.combinations) - _LISTED, 0)
    compared = _("{path}: {count} printed rates to compare").format(path=path, count=of)
    lines = [compared, "", laid_out]
    lines += [_("… and {count} more").format(count=more)] if more else []
    conclusion = _conclusion(inference)
    lines += ["", *(line if width is None else wrapped(line, width) for line in conclusion)]
    yield "\n".join([*lines, "", command, ""])


def _columns(inference: "Inference") -> Iterator[Column]:
    of = len(inference.cases.lines)
    shown = inference.combinations[:_LISTED]
    yield Column(_("Rank"), [rank(each, inference) for each in shown], right=True)
    yield Column(_("Rows"), [_of(each.count, of) for each in shown], right=True)
    if any(each.failing for each in shown):
        yield Column(_("Not"), [_failing(each, inference) for each in shown], wrap=True)
    yield Column(_("Method"), [_methods(each) for each in shown], wrap=True)
    yield Column(_("Rounding"), [each.rounding for each in shown])
    yield Column(_("Cap"), [cap_text(each) or _("none") for each in shown], right=True)
    if any(each.allowed for each in shown):
        yield Column(_("Also"), [", ".join(each.allowed) for each in shown], wrap=True)


def _failing(combination: "Combination", inference: "Inference") -> str:
    """Name the first rows whose printed rate a combination does not give."""
    rows = combination.first_failing(_NAMED)
    if not rows:
        return ""
    more = combination.failing - len(rows)
    named = _rows(rows, inference.places, combination.failing)
    return _("{lines}, … and {count} more").format(lines=named, count=more) if more else named


def _rows(rows: Sequence[int], places: Places, count: int) -> str:
    """Name the first of so many rows."""
    if isinstance(places, ObjectPlaces):
        return told(rows, places)
    lines = ngettext("line {rows}", "lines {rows}", count)
    return lines.format(rows=told(rows, places))


def _of(count: int, of: int) -> str:
    return _("{count} of {all}").format(count=count, all=of)


def _methods(combination: "Combination") -> str:
    """Name the methods, those that are the same for several directions once."""
    arrows: dict[str, str] = {}
    every = len(combination.cases.methods)
    for way, tied in combination.methods.items():
        methods = _("any") if len(tied) == every else _either(tied)
        arrows[methods] = arrows.get(methods, "") + way.arrow
    return "; ".join(f"{ways} {methods}" for methods, ways in arrows.items())


def _either(words: Sequence[str]) -> str:
    *most, last = words
    return _("{first} or {last}").format(first=", ".join(most), last=last) if most else last


def _told(combination: "Combination", inference: "Inference") -> str:
    """Say what a combination is, and which rows it reproduces."""
    limit = cap_text(combination)
    cap = _("no cap") if limit is None else _("cap {cap}").format(cap=limit)
    also = f"; {', '.join(combination.allowed)}" if combination.allowed else ""
    failing = _failing(combination, inference)
    rows = _of(combination.count, len(inference.cases.lines))
    rows += _("; not {lines}").format(lines=failing) if failing else ""
    return f"{_methods(combination)}; {combination.rounding}; {cap}{also}: {rows}"


def _and(words: Sequence[str]) -> str:
    return _("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])


def _conclusion(inference: "Inference") -> Iterator[str]:
    best, places, cases = inference.best, inference.places, inference.cases
    yield _("Best: {combination}.").format(combination=_told(best[0], inference))
    for number in reversed(range(len(best[0].allowed))):
        fewer = (each for each in inference.combinations if len(each.allowed) == number)
        if simpler := next(fewer, None):
            yield _("Simpler: {combination}.").format(combination=_told(simpler, inference))
    yield from _ties(inference)
    unexplained = told(cases.lines_of(~inference.explained).data, places) or _("none")
    yield _("Lines that no combination reproduces: {lines}.").format(lines=unexplained)
    if inference.is_too_long:
        yield _(
            "Further practices (shares, padded figures, other targets, rounded inputs) are tried "
            "only on tables of at most 10,000 rows."
        )
    if own := told(cases.lines_of(cases.own).data, places):
        yield _("Lines with a method cell, by which they are computed: {lines}.").format(lines=own)
    yield from _left_out(inference)


def _ties(inference: "Inference") -> Iterator[str]:
    """Say which ways are the same on these rows, and what would tell them apart."""
    best = inference.best
    tied = {way: methods for way, methods in best[0].methods.items() if len(methods) > 1}
    if tied:
        yield _("Methods joined by 'or' give the same printed rates on these rows.")
    if len(_LEVELS.intersection(tied.get(Direction.UP, ()))) > 1:
        same = [method for method in tied[Direction.UP] if method in _LEVELS]
        yield _("For ↗ {methods} are always the same.").format(methods=_and(same))
    if len(best) > 1:
        tie = _("A tie: the first {count} combinations reproduce as many rows.")
        yield tie.format(count=len(best))
    if inference.separations:
        yield _("These would be told apart by a printed rate here:")
        yield from (f"  {_separation(each, inference.places)}" for each in inference.separations)


def _separation(separation: "Separation", places: Places) -> str:
    figures = (
        f"{_range(figure)} {_words(alternatives, separation)}"
        for figure, alternatives in separation.figures.items()
    )
    if separation.line is None:
        values = [f"{_word(name)} {value}" for name, value in separation.values.items()]
        ways = [each for some in separation.figures.values() for each in some]
        counts = any(way.practice.rounded_inputs for way in ways)
        whole, any_numbers = (
            _("a {arrow} row of whole counts with {values}"),
            _("a {arrow} row with {values}"),
        )
        row = whole if counts else any_numbers
        row = row.format(arrow=separation.way.arrow, values=_and(values))
    else:
        row = _rows([separation.line], places, 1)
    return f"{row}: {'; '.join(figures)}"


def _range(figure: str) -> str:
    least, between, most = figure.partition(BETWEEN)
    return _("{least} to {most}").format(least=least, most=most) if between else figure


def _words(alternatives: Sequence["Alternative"], separation: "Separation") -> str:
    """Say what has a figure printed, by the parts in which the alternatives differ."""
    texts = dict.fromkeys(
        ", ".join(
            text for number, text in enumerate(_part_words(each)) if number in separation.differing
        )
        for each in alternatives
    )
    return _either(list(_without_repetition([*texts])))


def _word(name: str) -> str:
    return term(name, spoken())


def _without_repetition(texts: Sequence[str]) -> Iterator[str]:
    """Yield texts, without their first words where that before begins so too."""
    for before, text in zip(["", *texts], texts, strict=False):
        same = [words for words in _REPEATED if before.startswith(words)]
        yield text.removeprefix(same[0]) if same else text


def _part_words(alternative: "Alternative") -> list[str]:
    """Return the words for each part of an alternative."""
    method, practice = alternative
    cap, digits = _("uncapped"), _("not padded")
    if practice.cap is not None:
        cap = _("capped at {cap}").format(cap=plain(practice.cap))
    if practice.digits is not None:
        digits = _("padded from {digits} decimals").format(digits=practice.digits)
    return [
        _("by {method}").format(method=method),
        _("rounded {rounding}").format(rounding=practice.rounding),
        cap,
        digits,
        _("as a share") if practice.share else _("in percent"),
        _("from rounded inputs") if practice.rounded_inputs else _("from the values as printed"),
        _("against the {target}").format(target=_word(f"{practice.target} target")),
    ]


def _left_out(inference: "Inference") -> list[str]:
    lines = told(inference.unreadable, inference.places)
    told_lines = _("Lines whose published rate is no number, left out: {lines}.")
    return [told_lines.format(lines=lines)] if lines else []


def told(rows: Sequence[int], places: Places) -> str:
    """Return the first lines of some rows, with their sheets where there are several."""
    if isinstance(places, ObjectPlaces):
        return listed([places.told(row, spoken()) for row in rows])
    if not (places.is_office or places.beside):
        return listed(rows)
    sheets = [f"[{places.sheet(row)}]:" if places.beside else "" for row in rows]
    return listed([f"{sheet}{places.line(row)}" for sheet, row in zip(sheets, rows, strict=True)])


def cap_text(combination: "Combination") -> str | None:
    """Return a cap as text, None for none."""
    return None if combination.cap is None else plain(combination.cap)


def rank(combination: "Combination", inference: "Inference") -> str:
    """Return the place in the ranking, with = where others have reproduced as many rows."""
    numbers = [other.count for other in inference.combinations]
    number = combination.count
    return f"{numbers.index(number) + 1}{'=' if numbers.count(number) > 1 else ''}"
