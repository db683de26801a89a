"""What is found in the rows of a part of a table, for whole columns.

What explains a printed rate waits for `comparison`, which knows the whole table.
"""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

import numpy as np

from sokatsu_cli.check.findings import Outcome
from sokatsu_cli.check.practices import Allowance
from sokatsu_cli.check.printed_rates import (
    cap_units,
    has_capped_rate,
    margins,
    printed_rates,
)
from sokatsu_cli.check.printed_statuses import PrintedStatuses
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.numerals import plain
from sokatsu_cli.model.terms import ChangeStatus
from sokatsu_cli.rate.changes import CHANGE_STATUSES, judged_changes
from sokatsu_cli.rate.coded_cells import Coded
from sokatsu_cli.rate.codes import decimal_text, grade_bounds, hundred, room
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.parts import Part, texts_at
from sokatsu_cli.rate.quotients import DOWN, NOTES, UP, Measured, methods_of, quotients
from sokatsu_cli.rate.rows import Rows
from sokatsu_cli.rate.rules import Rules

OUTCOMES = (*Outcome,)
"""The outcomes, each by its number."""

_AGREES, _DIFFERS, _NOT_COMPARABLE, _UNPUBLISHED = range(len(OUTCOMES))

ORDER = (
    *("rate-differs", "not-comparable", "mixed-precision", "above-cap"),
    *("status-differs", "reason-missing", "reason-unneeded", "duplicate-row"),
    *("baseline-regressed", "target-behind-baseline"),
)
"""The findings in the order in which they stand in one row."""

_CELLS = {
    "baseline-regressed": ("actual", "baseline"),
    "target-behind-baseline": ("target", "baseline"),
}
"""The cells that findings say as they are written; others say the period."""

_WORSE = CHANGE_STATUSES.index(ChangeStatus.WORSE)


class Settings(NamedTuple):
    """What decides of findings.

    Attributes:
        rules: How rates are computed.
        within: Points by which a printed rate may differ.
        reasons: The forms of the periods whose rows need reasons.
        ignore: Names of findings to leave out.
        allow: What is accepted as the explanation of a printed rate that differs.
        grades: The grades that printed statuses are, None where they say what is achieved.
    """

    rules: Rules
    within: Fraction
    reasons: Collection[str]
    ignore: Collection[str]
    allow: Collection[Allowance] = ()
    grades: Grades | None = None


Data = Mapping[str, object]
"""What a message says, for programs."""


class Difference(NamedTuple):
    """A printed rate that is not the computed one.

    Attributes:
        published: Its figures.
        computed: The figures that should be printed.
    """

    published: str
    computed: str


class Doubtful(NamedTuple):
    """A printed ○ of which nothing is to be found if ◎ stands somewhere in the table."""

    data: Data


Said = Difference | Doubtful | Data
"""The data of a finding, or what they are made of."""

Found = tuple[int, int, Said]
"""A finding: the number of its row in the part, and the place of its name in `ORDER`."""


class PartChecks:
    """The checks of the rows of a part."""

    def __init__(self, part: Part, rows: Rows, settings: Settings) -> None:
        """Compare all rows."""
        rules = settings.rules
        self._part = part
        self._rows = rows
        self._settings = settings
        known, self._decimals = rows.published.known, rows.published.decimals
        most = max(int(self._decimals.max(initial=0)), rules.digits)
        bounds = chain.from_iterable(grade_bounds(settings.grades))
        self._measured = rows.measured(room(rules, hundred(most), *bounds))
        self._found = quotients(self._measured, rules)
        self.statuses = PrintedStatuses(
            part, self._found, methods_of(self._measured, rules), rules, settings.grades
        )
        self._comparable = has_capped_rate(self._found, rules.cap)
        self._computed = printed_rates(self._found, rules, self._decimals)
        margin = margins(settings.within, self._decimals)
        agrees = np.abs(self._computed - rows.published.digits) <= margin
        outcomes = np.where(self._comparable, np.where(agrees, _AGREES, _DIFFERS), _NOT_COMPARABLE)
        outcomes = np.where(known, outcomes, _UNPUBLISHED)
        outcomes[[*rows.unreadable]] = _NOT_COMPARABLE
        self.outcomes = outcomes.astype(np.int8)

    def places(self, totals: Flags, periods: Coded) -> dict[str, Numbers]:
        """Return the rows that have each finding, but for duplicates.

        Args:
            totals: Whether a row is a total of others.
            periods: The period of each row.
        """
        published, rules = self._rows.published, self._settings.rules
        flags = {
            "rate-differs": self.outcomes == _DIFFERS,
            "not-comparable": self.outcomes == _NOT_COMPARABLE,
            "mixed-precision": published.known & (self._decimals < rules.digits),
            "status-differs": self.statuses.differ,
            **self._reasons(totals, periods),
            "baseline-regressed": judged_changes(self._measured).status == _WORSE,
            "target-behind-baseline": _behind(self._measured),
        }
        if rules.cap is not None:
            cap = cap_units(rules.cap, self._decimals, rules.rounding)
            flags["above-cap"] = published.known & (published.digits > cap)
        return {
            name: np.flatnonzero(flags[name])
            for name in ORDER
            if name in flags and name not in self._settings.ignore
        }

    def _reasons(self, totals: Flags, periods: Coded) -> dict[str, Flags]:
        if not self._settings.reasons:
            return {}
        asked = [name_key(period) in self._settings.reasons for (period,) in periods.keys]
        needed = np.array(asked, dtype=np.bool_)[periods.codes] & ~totals
        given = ~_blank(self._part, "reason", needed)
        found = self._found
        return {
            "reason-missing": needed & found.judged & ~found.achieved & ~given,
            "reason-unneeded": needed & found.achieved & given,
        }

    def found(self, places: Mapping[str, Numbers]) -> list[Found]:
        """Return what is found, row by row.

        Args:
            places: As `places` returns them.
        """
        found: list[Found] = [
            (place, ORDER.index(name), said)
            for name, there in places.items()
            if len(there)
            for place, said in zip(there.tolist(), self.said(name, there), strict=True)
        ]
        return sorted(found, key=itemgetter(0, 1))

    def said(self, name: str, places: Numbers) -> Iterator[Said]:
        """Yield what a finding says of each row that has it."""
        published = self._rows.published.at(places)
        decimals = published.decimals.tolist()
        figures = list(map(decimal_text, published.digits.tolist(), decimals))
        match name:
            case "rate-differs":
                right = self._computed[places].tolist()
                yield from map(Difference, figures, map(decimal_text, right, decimals))
            case "not-comparable":
                yield from self._not_comparable(places, figures)
            case "mixed-precision":
                digits = self._settings.rules.digits
                for figure, count in zip(figures, decimals, strict=True):
                    yield {"published": figure, "decimals": count, "digits": digits}
            case "above-cap":
                cap = plain(self._settings.rules.cap or Fraction(0))
                for figure in figures:
                    yield {"published": figure, "cap": cap}
            case "status-differs":
                doubtful = self.statuses.doubtful[places].tolist()
                for data, doubt in zip(self.statuses.data(places), doubtful, strict=True):
                    yield Doubtful(data) if doubt else data
            case _:
                columns = _CELLS.get(name, ("period",))
                cells = (texts_at(self._part, each, places) for each in columns)
                for texts in zip(*cells, strict=True):
                    yield dict(zip(columns, texts, strict=True))

    def _not_comparable(self, places: Numbers, figures: list[str]) -> Iterator[Said]:
        unreadable = self._rows.unreadable
        wrong = places[[place in unreadable for place in places.tolist()]]
        texts = iter(texts_at(self._part, "published_rate", wrong))
        notes = self._found.note[places].tolist()
        for place, figure, note in zip(places.tolist(), figures, notes, strict=True):
            if place in unreadable:
                yield {"published": next(texts), "note": unreadable[place]}
            else:
                yield {"published": figure, "note": str(NOTES[note])}


def _behind(rows: Measured) -> Flags:
    """Tell whether a target is on the wrong side of the baseline; one to maintain has none."""
    way, target, baseline = rows.way, rows.target, rows.baseline
    below, above = (way == UP) & (target < baseline), (way == DOWN) & (target > baseline)
    behind: Flags = rows.has_target & rows.has_baseline & (below | above)
    return behind


def _blank(part: Part, name: str, looked_at: Flags) -> Flags:
    """Tell which cells of a known column are blank, of those that are looked at."""
    blank = np.ones(len(looked_at), dtype=np.bool_)
    if name in part.header.positions:
        spans = part.spans(name)
        places = np.flatnonzero(looked_at & (spans.ends > spans.starts))
        blank[places] = [not text.strip() for text in spans.texts(places)]
    return blank
