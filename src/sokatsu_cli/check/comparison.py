"""Published rates against recomputed ones: a report of values."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from sokatsu_cli.check.check_reports import CheckReport
from sokatsu_cli.check.duplicates import RowIdentities
from sokatsu_cli.check.explaining.explained_rows import (
    ExplainedRows,
    differing_rows,
    explained_table,
)
from sokatsu_cli.check.findings import FINDINGS, Report
from sokatsu_cli.check.further_cells import FurtherCells
from sokatsu_cli.check.kept_parts import KeptPart, KeptParts, moved
from sokatsu_cli.check.part_checks import OUTCOMES, PartChecks, Settings
from sokatsu_cli.check.part_results import PartResult
from sokatsu_cli.check.possible_years import PossibleYears, with_years
from sokatsu_cli.check.practices import Allowance
from sokatsu_cli.check.printed_statuses import Seen
from sokatsu_cli.check.table_rows import KeptRows, part_rows
from sokatsu_cli.check.told_rows import first_columns, told_rows
from sokatsu_cli.model.columns import NEEDED, STATUS
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.places import OWN_LINES, Places
from sokatsu_cli.model.temporary_files import kept_for_later
from sokatsu_cli.model.terms import Method, Methods
from sokatsu_cli.rate.coded_cells import coded
from sokatsu_cli.rate.frame_errors import told_of_frame
from sokatsu_cli.rate.frame_texts import header_of, places_of
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.identities import identities, totals_of
from sokatsu_cli.rate.parts import FramePart, Part
from sokatsu_cli.rate.row_years import year_reader
from sokatsu_cli.rate.rows import RowReader
from sokatsu_cli.rate.rules import GivenYears, Number, Rules, bound
from sokatsu_cli.rate.written_names import WrittenNames, written_names

if TYPE_CHECKING:
    import pandas as pd

NEEDED_TO_CHECK = (*NEEDED, "published_rate", STATUS)
"""The known columns without which nothing is compared; one of the last two is enough."""


@told_of_frame
def check_rates(
    frame: "pd.DataFrame",
    *,
    method: Methods | str = Method.RATIO,
    tolerance: Number = 0,
    cap: Number | None = 100,
    digits: int = 1,
    rounding: Rounding | str = Rounding.HALF_UP,
    within: Number = 0,
    reasons: Collection[str] = (),
    ignore: Collection[str] = (),
    allow: Collection[Allowance | str] = (),
    grades: Grades | str | None = None,
    columns: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
    baseline_year: int | str | None = None,
    target_year: int | str | None = None,
    year: int | str | None = None,
) -> CheckReport:
    """Compare the published achievement rates of a table with recomputed ones, in %.

    The capped rate (the uncapped one with ``cap=None``) is rounded once, from the exact value, to
    the decimals that are printed, and must be the printed number: ``86%`` agrees with 85.83….

    Not comparable, and a finding, is a printed rate where there is none to compare, or one that is
    no number (皆増); a row without a printed rate is counted as unpublished. Totals and means of
    other rows (計, 平均) are compared too; they need no reason and may stand more than once.

    A printed status is a label of ``grades``, or says whether the target is achieved (○, 未達成).

    Args:
        frame: n rows, as `read_indicators` returns them, with published_rate or published_status.
        method: As for `rate_table`.
        tolerance: As for `rate_table`.
        cap: As for `rate_table`.
        digits: Decimals that rates should be printed with; fewer are a warning.
        rounding: As for `rate_table`.
        within: Points by which a printed rate may differ.
        reasons: Periods whose rows must have a reason where they are not achieved, and none where
            they are.
        ignore: Names of findings to leave out.
        allow: Explanations that are accepted: a difference that they explain is a warning.
        grades: What printed statuses are labels of, as for `rate_table`.
        columns: As for `rate_table`.
        missing: As for `rate_table`.
        baseline_year: As for `rate_table`.
        target_year: As for `rate_table`.
        year: As for `rate_table`.

    Returns:
        A `CheckReport` of n rows.

    Raises:
        InputError: The table cannot be used; with all places.
        ValueError: A setting out of its range, or a finding that does not exist.

    Examples:
        >>> import pandas as pd
        >>> report = check_rates(pd.DataFrame({
        ...     "indicator": ["ごみ排出量"], "direction": ["↘"], "target": ["820"],
        ...     "actual": ["909.4"], "published_rate": ["110.9%"]}))
        >>> [(finding.line, finding.name) for finding in report.findings]
        [(1, 'rate-differs'), (1, 'above-cap')]
        >>> print(report.findings[0].message)
        published 110.9, computed 90.2; actual / target gives 110.9 (direction ignored)

    Source: docs/contract.md, Methods and Published rates; the findings stand in docs/check.md.
    """
    years = GivenYears.checked(baseline_year, target_year, year)
    rules = Rules.checked(method, tolerance, cap, digits, rounding, years=years)
    unknown = [name for name in ignore if name not in FINDINGS]
    if unknown:
        raise ValueError(
            _("no finding {name!r}; there are {names}").format(
                name=unknown[0], names=", ".join(FINDINGS)
            )
        )
    chosen = within, reasons, ignore, map(Allowance, allow)
    settings = checked_settings(rules, *chosen, grades=Grades.checked(grades))
    part = FramePart(frame, header_of(frame, columns, NEEDED_TO_CHECK))
    with kept_for_later() as file:
        places = places_of(frame)
        work = Comparison(part.path, settings, missing, file, ("findings", "rows"), places=places)
        work.take(work.result(part), 0)
        report = work.report()
        lines = zip(report.rows, part.lines, strict=True)
        rows = tuple(row._replace(line=line) for row, line in lines)
        found, common = tuple(report.findings), report.common
        index = frame.index
        return CheckReport(report.path, rows, found, common=common, places=places, index=index)


def checked_settings(
    rules: Rules,
    within: Number,
    reasons: Collection[str],
    ignore: Collection[str],
    allow: Iterable[Allowance] = (),
    *,
    grades: Grades | None = None,
) -> Settings:
    """Return what decides of findings, for `Comparison`; see `check_rates`."""
    periods = {*map(name_key, reasons)}
    return Settings(rules, bound(within, "within"), periods, {*ignore}, {*allow}, grades)


class Comparison:
    """The work of comparing a table part after part, in the terms of `streaming.streams.Work`."""

    def __init__(
        self,
        path: str,
        settings: Settings,
        missing: Collection[str],
        file: BinaryIO,
        told: Collection[str],
        *,
        places: Places = OWN_LINES,
        is_small: bool = True,
        further: FurtherCells | None = None,
    ) -> None:
        """Begin with a table.

        Args:
            path: The name of its file.
            settings: What decides of findings.
            missing: As for `check_rates`.
            file: Where what is told is kept meanwhile.
            told: Of ``findings`` and ``rows``, what is told; all is counted.
            places: Where the rows stand.
            is_small: Whether what others say explains the rate of a row, if they are not too many.
            further: Which further columns findings tell, or stand by.
        """
        self.periods: dict[str, str] = {}
        self._settings = settings
        self._reader = RowReader(missing, published=True, years=year_reader(settings.rules))
        self._years = PossibleYears(settings.rules.years, missing)
        self._told = told
        self._further = further
        self._parts = KeptParts(path, settings, file, places, further)
        self._kept = KeptRows() if is_small and "findings" in told else None
        self._differing = [np.zeros(0, dtype=np.int64)]
        self._count = 0
        self._outcomes = np.zeros(len(OUTCOMES), dtype=np.int64)
        self._names: Counter[str] = Counter()
        self._seen = Seen()
        self._identities = RowIdentities()

    def result(self, part: Part) -> PartResult:
        """Check the rows of a part, but for what they have to do with others."""
        rows = self._reader.read(part)
        checks = PartChecks(part, rows, self._settings)
        tells = "findings" in self._told
        unique = "duplicate-row" not in self._settings.ignore
        found = identities(part) if unique or self._kept else None
        when = coded(part, ["period", "year"])
        periods = first_columns(when)
        totals = np.zeros(len(rows), dtype=np.bool_)
        if found or self._settings.reasons:
            totals = found.totals if found else totals_of(part)
        places = checks.places(totals, periods)
        differing = places.get("rate-differs", self._differing[0])
        years = self._years.read(part, rows) if tells else None
        table = part_rows(part, rows, years, found, when) if self._kept and found else None
        return PartResult(
            part.lines,
            checks.outcomes,
            {name: len(each) for name, each in places.items()},
            checks.statuses.seen(),
            checks.found(places) if tells else [],
            differing_rows(part, with_years(rows, years), differing, table),
            table,
            periods.rows(),
            when,
            found,
            found.written if found else written_names(part)[1] if tells else WrittenNames(),
            told_rows(part, periods, checks.outcomes) if "rows" in self._told else b"",
            self._further.of(part, rows) if self._further and tells else (),
        )

    def take(self, result: PartResult, line: int) -> None:
        """Take the next part, whose lines begin after a line."""
        lines = moved(result.lines, line)
        self.periods |= {name_key(period): period.strip() for (period,) in result.periods}
        self._outcomes += np.bincount(result.outcomes, minlength=len(OUTCOMES))
        self._names.update(result.names)
        self._seen = self._seen.with_more(result.seen)
        if result.identities and "duplicate-row" not in self._settings.ignore:
            self._identities.take(result.identities, result.when, lines)
        if self._kept and result.table:
            self._kept.take(result.table, lines)
            self._differing.append(result.differing.places + self._count)
        if self._told and len(lines):
            numbers = range(len(lines)) if isinstance(lines, list) else lines
            rows = result.rows and result.rows % tuple(numbers)
            names, when, differing = result.indicators, result.when, result.differing
            found = result.found, names, when, differing
            self._parts.add(KeptPart(self._count, lines, *found, rows, result.cells))
        self._count += len(lines)

    def report(self) -> Report:
        """Return the report of all parts, which can be told as long as the file is open.

        Raises:
            InputError: Nothing is published.
        """
        duplicates = self._identities.duplicates()
        if len(duplicates.places):
            self._names["duplicate-row"] = len(duplicates.places)
        outcomes = self._outcomes.tolist()
        explained = self._explained()
        return self._parts.report(duplicates, outcomes, self._names, self._seen, explained)

    def _explained(self) -> ExplainedRows | None:
        """Explain the differences with the rows of the whole table.

        None if there are none, or the table is too large.
        """
        numbers = np.concatenate(self._differing)
        table = self._kept.table() if self._kept and len(numbers) else None
        if not table:
            return None
        rules, within, allow = self._settings.rules, self._settings.within, self._settings.allow
        return explained_table(table, numbers, rules, allow, within)
