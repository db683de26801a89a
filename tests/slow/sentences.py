"""Explanations taken apart: the words of a sentence, and the rows that it names."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from slow.rows import Row
from slow.shared import Direction, Method, Rounding, name_key, with_western_years

LEVEL, _INVERSE = "actual / target", "target / actual"
_OF_BASELINE = "(actual - baseline) / (target - baseline)"

FORMULAS = {
    (Method.RATIO, Direction.UP): LEVEL,
    (Method.RATIO, Direction.DOWN): _INVERSE,
    (Method.RATIO, Direction.MAINTAIN): "the smaller / the larger",
    (Method.DIFFERENCE, Direction.UP): LEVEL,
    (Method.DIFFERENCE, Direction.DOWN): "2 - actual / target",
    (Method.DIFFERENCE, Direction.MAINTAIN): "1 - |actual - target| / target",
    (Method.BASELINE, Direction.UP): _OF_BASELINE,
    (Method.BASELINE, Direction.DOWN): _OF_BASELINE,
    (Method.RAW, Direction.UP): LEVEL,
    (Method.RAW, Direction.DOWN): LEVEL,
    (Method.RAW, Direction.MAINTAIN): LEVEL,
    (Method.EXPECTED, Direction.UP): "actual / expected value",
    (Method.EXPECTED, Direction.DOWN): "expected value / actual",
    (Method.EXPECTED, Direction.MAINTAIN): "the smaller / the larger of actual and expected value",
}

CAPS = (Fraction(100), None, Fraction(120), Fraction(150))

ROUNDINGS = {
    Rounding.HALF_UP: "rounded half-up",
    Rounding.DOWN: "truncated",
    Rounding.HALF_EVEN: "rounded half-even",
    Rounding.UP: "rounded up",
}

SLIPS = {
    "two digits exchanged": "digits-exchanged",
    "one digit left out": "digit-dropped",
    "one digit doubled": "digit-doubled",
    "one digit changed": "digit-changed",
    "the decimal point moved": "point-moved",
}

_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_FIGURE = rf"{_NUMBER}(?: to {_NUMBER})?"
_STEP = rf"(?:capped at {_NUMBER}|held to 0|as a share|padded with zeros)"
_GIVEN = re.compile(
    rf"(?P<words>[^,]+?) (?:is (?P<itself>{_FIGURE}), (?P<steps>{_STEP}(?:, {_STEP})*) )?"
    rf"gives (?P<figure>{_FIGURE})(?: \((?P<more>.+)\))?",
    re.DOTALL,
)
_SLIP = re.compile(rf"({_NUMBER}) with ({'|'.join(SLIPS)})")
_BESIDE = re.compile(rf"({_NUMBER}) is the computed rate of line ([0-9]+)")
_FLAG = re.compile(
    "direction ignored|target and actual exchanged|no cap|no tolerance|"
    + "|".join(ROUNDINGS.values())
)
_RANGE = re.compile(rf"(target|actual|baseline) from ({_NUMBER}) to ({_NUMBER})")
_LINE = re.compile(
    rf"on the line from ({_NUMBER}) in ([0-9]+) to ({_NUMBER}) in ([0-9]+), at ([0-9]+)"
)
_TAKEN = re.compile(rf"(target|actual) ({_NUMBER}) of line ([0-9]+)")


class Told(NamedTuple):
    """What a sentence says.

    Attributes:
        figure: The figure that is explained, or the least and the largest.
        words: The formula.
        itself: What it gives by itself: a figure, or the least and the largest.
        steps: What is done with it.
        flags: Words that are said beside it.
        ranges: What values are taken to be, by their columns.
        taken: The rows whose values are taken instead, with these, by their columns.
        slip: The slip of a hand, "" for none.
        beside: The row that has the figure.
        line: The baseline and its year, the target and its year, and the year in between.
    """

    figure: tuple[str, ...]
    words: str = ""
    itself: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    ranges: Mapping[str, tuple[str, str]] = {}
    taken: Mapping[str, tuple[Row, str]] = {}
    slip: str = ""
    beside: Row | None = None
    line: tuple[str, ...] = ()

    def rounding(self, usual: Rounding) -> Rounding:
        """Return the rounding that is named, or the usual one."""
        named = (each for each, words in ROUNDINGS.items() if words in self.flags)
        return next(named, usual)


def decimals_of(figure: str) -> int:
    """Return how many decimals a figure has."""
    return len(figure.partition(".")[2])


def told(sentence: str, rows: Mapping[int, Row]) -> Told | None:
    """Take a sentence apart, None if it is none that is known.

    Args:
        sentence: The sentence.
        rows: The rows of the table by their lines.
    """
    if match := _SLIP.fullmatch(sentence):
        return Told((match[1],), slip=SLIPS[match[2]])
    if match := _BESIDE.fullmatch(sentence):
        return Told((match[1],), beside=rows[int(match[2])])
    match = _GIVEN.fullmatch(sentence)
    if match is None:
        return None
    steps = tuple(filter(None, (match["steps"] or "").split(", ")))
    found = Told(_ends(match["figure"]), match["words"], _ends(match["itself"]), steps)
    return _qualified(found, match["more"] or "", rows)


def _ends(text: str | None) -> tuple[str, ...]:
    return tuple(text.split(" to ")) if text else ()


def _qualified(found: Told, rest: str, rows: Mapping[int, Row]) -> Told | None:
    """Take apart what stands in brackets behind a sentence."""
    flags: set[str] = set()
    ranges: dict[str, tuple[str, str]] = {}
    taken: dict[str, tuple[Row, str]] = {}
    line: tuple[str, ...] = ()
    while rest:
        if match := _RANGE.match(rest):
            ranges[match[1]] = match[2], match[3]
            end = match.end()
        elif match := _LINE.match(rest):
            line, end = match.groups(), match.end()
        elif match := _TAKEN.match(rest):
            row = rows[int(match[3])]
            taken[match[1]] = row, match[2]
            whens = [_written(each) for each in rows.values() if when_of(each) == when_of(row)]
            behind = [f", {when}" if when else "" for when in whens]
            end = match.end() + max(
                len(each) for each in behind if rest[match.end() :].startswith(each)
            )
        elif match := _FLAG.match(rest):
            flags.add(match[0])
            end = match.end()
        else:
            return None
        if rest[end : end + 2] not in ("", ", "):
            return None
        rest = rest[end + 2 :]
    return found._replace(flags=frozenset(flags), ranges=ranges, taken=taken, line=line)


def when_of(row: Row) -> tuple[str, str]:
    """Return when a row was measured: H30 and 平成30年度 are one year."""
    return name_key(row.texts["period"]), name_key(with_western_years(row.texts["year"]))


def _written(row: Row) -> str:
    return " ".join(row.texts[name] for name in ("period", "year") if row.texts[name])
