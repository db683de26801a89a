"""Printed statuses against what the values say: a second version, one cell at a time."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from fractions import Fraction

from slow.oracle import Achievement, figures, graded
from slow.rows import Rules
from slow.shared import Rounding, Status

_ACHIEVED = {"達成", "達成済", "達成済み", "目標達成", "achieved"}
_NOT_ACHIEVED = {
    "未達成",
    "未達",
    "不達成",
    "目標未達成",
    "目標未達",
    "notachieved",
    "not_achieved",
}
_CIRCLES, _CROSSES, _TRIANGLES = set("○◯〇"), set("×✕╳"), set("△▲")
_ENCLOSED = re.compile(r"\((.*)\)|\[(.*)\]|【(.*)】|「(.*)」")

_Found = tuple[str, str, dict[str, object]]


def plain(text: str) -> str:
    """Return a cell without blanks, brackets, width and case."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold()
    while match := _ENCLOSED.fullmatch(text):
        text = next(group for group in match.groups() if group is not None)
    return text


def _like(text: str) -> set[str]:
    """Return the marks that are printed for one another."""
    return next((each for each in (_CIRCLES, _CROSSES, _TRIANGLES) if text in each), {text})


class Statuses:
    """The printed statuses of a whole table."""

    def __init__(self, texts: Sequence[str], bounds: Sequence[tuple[Fraction, str]]) -> None:
        """Take the cells of the column, and the grades."""
        self._bounds = bounds
        labels = [plain(label) for _bound, label in bounds]
        self._double = "◎" in {*labels, *map(plain, texts)}

    def found(
        self, text: str, found: Achievement, rules: Rules, *, by_expected: bool = False
    ) -> Iterator[_Found]:
        """Yield what is wrong with one cell."""
        if found.status is Status.NO_DATA:
            return
        cell = plain(text)
        labels = [label for _bound, label in self._bounds if plain(label) == cell]
        labels = labels or [label for _bound, label in self._bounds if plain(label) in _like(cell)]
        computed: str | None
        if labels:
            computed = graded(found, self._bounds) if found.capped_rate is not None else None
            wrong = len(labels) == 1 and computed not in (None, labels[0])
            said = f"grade is {computed}" if computed else "rate has no grade"
        else:
            computed = str(found.status)
            wrong = self._contradicts(cell, achieved=found.status is Status.ACHIEVED)
            done = "met" if by_expected else "achieved"
            what = "expected value is" if by_expected else "target is"
            said = f"{what} {done}" if computed == "achieved" else f"{what} not {done}"
        if not wrong:
            return
        rate = None
        if found.rate is not None:
            rate = figures(found.rate, rules.digits, rules.rounding)
            if found.status is not Status.ACHIEVED and Fraction(rate) >= 100:
                rate = figures(found.rate, rules.digits, Rounding.DOWN)
        message = f"printed {text}, but the {said}" + (f" ({rate})" if rate else "")
        by = "grades" if labels else "expected" if by_expected else "target"
        data: dict[str, object] = {"published": text, "computed": computed, "rate": rate, "by": by}
        yield "status-differs", message, data

    def _contradicts(self, cell: str, *, achieved: bool) -> bool:
        if achieved:
            return cell in _NOT_ACHIEVED | _CROSSES | _TRIANGLES
        return cell in _ACHIEVED | {"◎"} or (cell in _CIRCLES and not self._double)
