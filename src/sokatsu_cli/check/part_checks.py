"""What is found in the rows of a part of a table, for whole columns.

What a finding says of the rows beside it waits for `comparison`, which knows the parts before and
behind, and the lines.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from sokatsu_cli.check.explanations import Differing, Explanations, explanations
from sokatsu_cli.check.findings import Outcome
from sokatsu_cli.check.printed_rates import (
    cap_units,
    has_capped_rate,
    margins,
    printed_rates,
)
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.numerals import Printed, Rounding, plain
from sokatsu_cli.model.places import Places
from sokatsu_cli.model.terms import ChangeStatus
from sokatsu_cli.rate.changes import CHANGE_STATUSES, judged_changes
from sokatsu_cli.rate.codes import decimal_text, hundred, room
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.identities import Coded
from sokatsu_cli.rate.parts import Part, texts_at
from sokatsu_cli.rate.quotients import NOTES, quotients
from sokatsu_cli.rate.rates import achievements
from sokatsu_cli.rate.rows import Rows
from sokatsu_cli.rate.rules import Rules

OUTCOMES = (*Outcome,)
"""The outcomes, each by its number."""

_AGREES, _DIFFERS, _NOT_COMPARABLE, _UNPUBLISHED = range(len(OUTCOMES))

ORDER = (
    *("rate-differs", "not-comparable", "mixed-precision", "above-cap"),
    *("reason-missing", "reason-unneeded", "duplicate-row", "baseline-regressed"),
)
"""The findings in the order in which they stand in one row."""

_TOLD = {
    "reason-missing": "not achieved in {}, and no reason",
    "reason-unneeded": "achieved in {}, but has a reason",
}

_WORSE = CHANGE_STATUSES.index(ChangeStatus.WORSE)


class Settings(NamedTuple):
    """What decides of findings.

    Attributes:
        rules: How rates are computed.
        within: Points by which a printed rate may differ.
        reasons: The forms of the periods whose rows need reasons.
        ignore: Names of findings to leave out.
    """

    rules: Rules
    within: Fraction
    reasons: Collection[str]
    ignore: Collection[str]


Data = Mapping[str, object]
"""What a message says, for programs."""


class End(NamedTuple):
    """A row beside a part: its line and its capped rate."""

    line: int
    rate: Fraction | None


class Difference(NamedTuple):
    """A printed rate that is not the computed one.

    Attributes:
        published: Its figures.
        computed: The figures that should be printed.
        because: What explains it.
        beside: Whether the rates of the rows before and behind are printed so; False outside of
            the part.
    """

    published: str
    computed: str
    because: Explanations
    beside: tuple[bool, bool]

    def told(
        self,
        place: int,
        lines: Sequence[int],
        ends: Mapping[int, End | None],
        rounding: Rounding,
        where: Places,
    ) -> tuple[str, Data]:
        """Return message and data, now that the rows beside the part are known.

        Args:
            place: The number of the row in the part.
            lines: The lines of the part.
            ends: The rows before and behind the part by their numbers, as if they belonged to it.
            rounding: How rates are printed.
            where: Where the rows stand.
        """
        near: list[tuple[int, bool]] = []  # several rows may stand on one line
        for other, same in zip((place - 1, place + 1), self.beside, strict=True):
            if other not in ends:
                near.append((lines[other], same))
            elif (end := ends[other]) is not None:
                decimals = len(self.published.partition(".")[2])
                printed = Printed(Fraction(self.published), decimals)
                near.append((end.line, printed.matches(end.rate, rounding)))
        others = [f"{where.told(line)} has {self.published}" for line, same in near if same]
        because = [*self.because.before, *others, *self.because.after]
        because = list(dict.fromkeys(because))
        text = f"published {self.published}, computed {self.computed}"
        data = {"published": self.published, "computed": self.computed, "explanations": because}
        return "; ".join([text, *because[:1]]), data


Said = Difference | tuple[str, Data]
"""The message and the data of a finding, or what they are made of."""

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
        most = int(self._decimals.max(initial=0))
        self._measured = rows.measured(room(rules, hundred(most)))
        self._found = quotients(self._measured, rules)
        self._comparable = has_capped_rate(self._found, rules)
        self._computed = printed_rates(self._found, rules, self._decimals)
        margin = margins(settings.within, self._decimals)
        agrees = np.abs(self._computed - rows.published.digits) <= margin
        outcomes = np.where(self._comparable, np.where(agrees, _AGREES, _DIFFERS), _NOT_COMPARABLE)
        outcomes = np.where(known, outcomes, _UNPUBLISHED)
        outcomes[[*rows.unreadable]] = _NOT_COMPARABLE
        self.outcomes = outcomes.astype(np.int8)

    def edges(self) -> tuple[Fraction | None, Fraction | None]:
        """Return the capped rates of the first and of the last row."""
        if not len(self._rows):
            return None, None
        ends = np.array([0, -1])
        found = self._found.at(ends)
        first, last = (each.capped_rate for each in achievements(found, self._settings.rules.cap))
        return first, last

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
            **self._reasons(totals, periods),
            "baseline-regressed": judged_changes(self._measured).status == _WORSE,
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

    def said(self, name: str, places: Numbers) -> Iterator[Said]:
        """Yield what a finding says of each row that has it."""
        published = self._rows.published.at(places)
        decimals = published.decimals.tolist()
        figures = list(map(decimal_text, published.digits.tolist(), decimals))
        match name:
            case "rate-differs":
                yield from self._differences(places, figures)
            case "not-comparable":
                yield from self._not_comparable(places, figures)
            case "mixed-precision":
                for figure, count in zip(figures, decimals, strict=True):
                    text = f"decimals {count} instead of {self._settings.rules.digits}"
                    yield f"published {figure}, {text}", {"published": figure, "decimals": count}
            case "above-cap":
                cap = plain(self._settings.rules.cap or Fraction(0))
                for figure in figures:
                    text = f"published {figure} is above the cap of {cap}"
                    yield text, {"published": figure, "cap": cap}
            case "baseline-regressed":
                columns = (texts_at(self._part, each, places) for each in ("actual", "baseline"))
                for actual, baseline in zip(*columns, strict=True):
                    text = f"actual {actual} is worse than the baseline {baseline}"
                    yield text, {"actual": actual, "baseline": baseline}
            case _:
                for period in texts_at(self._part, "period", places):
                    yield _TOLD[name].format(period), {"period": period}

    def _not_comparable(self, places: Numbers, figures: list[str]) -> Iterator[Said]:
        unreadable = self._rows.unreadable
        wrong = places[[place in unreadable for place in places.tolist()]]
        texts = iter(texts_at(self._part, "published_rate", wrong))
        notes = self._found.note[places].tolist()
        for place, figure, note in zip(places.tolist(), figures, notes, strict=True):
            if place in unreadable:
                why = unreadable[place]
                yield f"the published rate {why}", {"published": next(texts), "note": why}
            else:
                why = str(NOTES[note])
                text = f"published {figure}, but there is no rate: {why}"
                yield text, {"published": figure, "note": why}

    def _differences(self, places: Numbers, figures: list[str]) -> Iterator[Difference]:
        decimals = self._decimals[places]
        published, computed = self._rows.published.digits[places], self._computed[places]
        measured, found = self._measured.at(places), self._found.at(places)
        differing = Differing(measured, found, published, computed, decimals)
        because = explanations(differing, self._settings.rules)
        right = map(decimal_text, computed.tolist(), decimals.tolist())
        beside = zip(*(self._prints(places, places + step) for step in (-1, 1)), strict=True)
        yield from map(Difference, figures, right, because, beside)

    def _prints(self, places: Numbers, others: Numbers) -> list[bool]:
        """Tell whether the rate of another row of the part is printed as that of each row."""
        inside = (others >= 0) & (others < len(self._rows))
        others = np.clip(others, 0, len(self._rows) - 1)
        found = self._found.at(others)
        value = printed_rates(found, self._settings.rules, self._decimals[places])
        same = value == self._rows.published.digits[places]
        return list((same & inside & self._comparable[others]).tolist())


def _blank(part: Part, name: str, looked_at: Flags) -> Flags:
    """Tell which cells of a known column are blank, of those that are looked at."""
    blank = np.ones(len(looked_at), dtype=np.bool_)
    if name in part.header.positions:
        spans = part.spans(name)
        places = np.flatnonzero(looked_at & (spans.ends > spans.starts))
        blank[places] = [not text.strip() for text in spans.texts(places)]
    return blank
