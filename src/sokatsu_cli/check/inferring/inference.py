"""How a table of published rates was made: every formula, rounding and cap tried on it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

import numpy as np

from sokatsu_cli.check.inferring.cases import Cases
from sokatsu_cli.check.inferring.combinations import Combination, combinations_of
from sokatsu_cli.check.inferring.further_practices import further_combinations
from sokatsu_cli.check.inferring.further_rows import UnprintedRows
from sokatsu_cli.check.inferring.reproductions import Reproductions
from sokatsu_cli.check.inferring.separations import Separation, separations
from sokatsu_cli.check.practices import ROUNDINGS, Practice
from sokatsu_cli.check.table_rows import TableRows
from sokatsu_cli.model.columns import NEEDED
from sokatsu_cli.model.errors import SokatsuError, shown
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.places import OWN_LINES, Places
from sokatsu_cli.model.terms import Direction, Method
from sokatsu_cli.rate.digits import Flags
from sokatsu_cli.rate.frame_errors import told_of_frame
from sokatsu_cli.rate.frame_texts import header_of, path_of
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.rules import GivenYears, Number, Rules

if TYPE_CHECKING:
    import pandas as pd

COMPARED = (*NEEDED, "published_rate")
"""The columns that an inference needs."""


_COLUMNS = (
    *("rank", "reproduced", "failed", "method", *(way.value for way in Direction)),
    *("rounding", "cap", "allow", "digits"),
)


@dataclass(frozen=True, slots=True, repr=False)
class Inference:
    """The combinations that were tried on a table, the best first.

    Attributes:
        path: The file as the user named it.
        combinations: By falling number of reproduced rows, then the likeliest first.
        unreadable: The lines of rows whose published rate is no number, which are left out.
        separations: Further rows that would tell the first place from those that tie with it.
        is_too_long: Whether further practices were not tried, as the table has too many rows.
        cases: The comparable rows: those with a printed rate, a target and an actual.
        explained: Which kinds of them any combination reproduces.
        places: Where the rows stand.
    """

    path: str
    combinations: tuple[Combination, ...]
    unreadable: tuple[int, ...]
    separations: tuple[Separation, ...]
    is_too_long: bool
    cases: Cases = field(repr=False, compare=False)
    explained: Flags = field(repr=False, compare=False)
    places: Places = field(default=OWN_LINES, repr=False, compare=False)

    def __repr__(self) -> str:
        """Return in one line how many rows the best combinations reproduce."""
        best = self.best
        most = best[0].count if best else 0
        told = f"{most} of {len(self.cases.lines)} rows reproduced"
        tried = f"combinations: {len(self.combinations)}, best: {len(best)}"
        return f"<Inference {shown(self.path)}: {told}; {tried}>"

    def to_frame(self) -> "pd.DataFrame":
        """Return the combinations as a frame, one row each, the best first.

        Returns:
            The columns ``rank`` (from 1; equal for those that reproduce as many rows),
            ``reproduced`` and ``failed`` (rows), ``method`` (what the functions take), ``up``,
            ``down`` and ``maintain`` (the methods that do the same for rows of the direction,
            joined by " or ", None where there are no such rows), ``rounding``, ``cap`` (Fraction
            in %, None for none), ``allow`` (what `check_rates` takes, joined by commas) and
            ``digits`` (decimals that shorter figures are padded from, None for none).
        """
        import pandas as pd

        counts = [each.count for each in self.combinations]
        rows = [
            {
                "rank": sum(count > each.count for count in counts) + 1,
                "reproduced": each.count,
                "failed": each.failing,
                "method": each.setting,
                **{
                    way.value: " or ".join(each.methods[way]) if way in each.methods else None
                    for way in Direction
                },
                "rounding": each.rounding.value,
                "cap": each.cap,
                "allow": ",".join(each.allowed),
                "digits": each.practice.digits,
            }
            for each in self.combinations
        ]
        return pd.DataFrame(rows, columns=_COLUMNS, dtype=object)

    @property
    def best(self) -> tuple[Combination, ...]:
        """The combinations that reproduce the most rows, if any does: more than one is a tie."""
        most = max((found.count for found in self.combinations), default=0)
        return tuple(found for found in self.combinations if found.count == most)

    @property
    def comparable(self) -> tuple[int, ...]:
        """The lines of the comparable rows."""
        return tuple(self.cases.lines.tolist())

    @property
    def unexplained(self) -> tuple[int, ...]:
        """The lines of comparable rows that no combination reproduces."""
        return tuple(self.cases.lines_of(~self.explained).tolist())

    @property
    def own_methods(self) -> tuple[int, ...]:
        """The lines of comparable rows with a method cell, by which they are computed."""
        return tuple(self.cases.lines_of(self.cases.own).tolist())


@told_of_frame
def infer_rules(
    frame: "pd.DataFrame",
    *,
    tolerance: Number = 0,
    columns: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
    baseline_year: int | str | None = None,
    target_year: int | str | None = None,
    year: int | str | None = None,
) -> Inference:
    """Find how the published rates of a table were computed.

    Tries every method for each direction apart, with every rounding at the digits printed, and
    the caps none, 100, 120, 150 and the largest printed rate, if more than one row prints it.
    The method ``expected`` is tried where a row has an expected value.
    Where none of these reproduces every row, and there are at most 10,000, also what publishers do
    besides, for all rows alike: shares, padded figures, values printed rounder than those computed
    with, targets of other years.

    Counts as `check_rates` does: a row with a method cell is computed by it, and one that is
    achieved without a rate prints the cap.

    Args:
        frame: n rows, as `read_indicators` returns them; the column published_rate is needed too.
        tolerance: As for `rate_table`.
        columns: As for `rate_table`.
        missing: As for `rate_table`.
        baseline_year: As for `rate_table`.
        target_year: As for `rate_table`.
        year: As for `rate_table`.

    Returns:
        An `Inference`, with every plain combination that reproduces at least one row, and further
        practices that reproduce more rows than any with fewer of them.

    Raises:
        InputError: The table cannot be used; with all places.
        SokatsuError: No row has a printed rate, a target and an actual.

    Examples:
        >>> import pandas as pd
        >>> best = infer_rules(pd.DataFrame({
        ...     "indicator": ["ごみ", "事故"], "direction": ["↘", "↘"], "target": ["80", "30"],
        ...     "actual": ["100", "31"], "published_rate": ["75.0%", "96.6%"]})).best
        >>> [(dict(one.methods), one.rounding, one.cap) for one in best[:1]]
        [({<Direction.DOWN: 'down'>: (<Method.DIFFERENCE: 'difference'>,)}, \
<Rounding.DOWN: 'down'>, Fraction(100, 1))]

    Source: docs/contract.md, Published rates.
    """
    years = GivenYears.checked(baseline_year, target_year, year)
    rules = Rules.checked(Method.RATIO, tolerance, None, 0, Rounding.HALF_UP, years=years)
    header = header_of(frame, columns, COMPARED)
    work = Reproductions(path_of(frame), rules, missing)
    work.take(work.result(FramePart(frame, header)), 0)
    return ranking(work)


def ranking(work: Reproductions) -> Inference:
    """Rank the combinations by the rows of a table that they reproduce.

    Raises:
        SokatsuError: No row has a printed rate, a target and an actual.
    """
    cases = work.cases()
    if not len(cases.lines):
        text = _("no row has a published rate, a target and an actual to compare")
        raise SokatsuError(f"{work.path}: {text}")
    plain = [
        combination
        for cap, rounding in product(cases.masks, ROUNDINGS)
        for combination in _plain_combinations(cases, Practice(rounding, cap))
        if combination.count
    ]
    most = max((combination.count for combination in plain), default=0)
    table = work.table()
    is_whole = most == len(cases.lines)
    further: list[Combination] = []
    explained = cases.explained
    if table and not is_whole:
        further = [*further_combinations(table, work.rules, cases, most)]
        explained = np.logical_or.reduce(
            [explained[cases.kinds], *(combination.kinds for combination in further)]
        )
        cases = cases.by_row()
    ranked = sorted([*plain, *further], key=lambda combination: -combination.count)
    best = [found for found in ranked if found.count == ranked[0].count]
    return Inference(
        work.path,
        tuple(ranked),
        tuple(work.unreadable),
        _separations(work, best, table),
        not is_whole and table is None,
        cases,
        explained,
        work.places,
    )


def _separations(
    work: Reproductions, best: Sequence[Combination], table: TableRows | None
) -> tuple[Separation, ...]:
    decimals = int(work.decimals.argmax())
    unprinted = table and UnprintedRows(table, work.unreadable, work.rules, decimals)
    return separations(best, unprinted, work.rules, decimals)


def _plain_combinations(cases: Cases, practice: Practice) -> Iterator[Combination]:
    def reproduced(method: Method) -> Flags:
        return cases.reproduced(method, practice.rounding, practice.cap)

    return combinations_of(cases, practice, reproduced)
