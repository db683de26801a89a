"""Published rates against recomputed ones: a report of values."""

from array import array
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from operator import itemgetter
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.check.duplicates import RowIdentities
from sokatsu_cli.check.findings import FINDINGS, CheckReport, Report
from sokatsu_cli.check.json_reports import row_texts
from sokatsu_cli.check.kept_parts import KeptPart, KeptParts
from sokatsu_cli.check.part_checks import (
    ORDER,
    OUTCOMES,
    End,
    Found,
    PartChecks,
    Settings,
)
from sokatsu_cli.model.columns import NEEDED
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.places import OWN_LINES, Places
from sokatsu_cli.model.temporary_files import kept_for_later
from sokatsu_cli.model.terms import Method, Methods
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.rate.identities import Coded, Identities, coded, identities, totals_of
from sokatsu_cli.rate.parts import FramePart, Part
from sokatsu_cli.rate.rows import RowReader
from sokatsu_cli.rate.rules import Number, Rules, bound

if TYPE_CHECKING:
    import pandas as pd

NEEDED_TO_CHECK = (*NEEDED, "published_rate")
"""The known columns without which nothing is compared."""


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
    columns: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
) -> CheckReport:
    """Compare the published achievement rates of a table with recomputed ones, in %.

    The capped rate (the uncapped one with ``cap=None``) is rounded once, from the exact value, to
    the decimals that are printed, and must be the printed number: ``86%`` agrees with 85.83….

    Not comparable, and a finding, is a printed rate where there is none to compare, or one that is
    no number (皆増); a row without a printed rate is counted as unpublished. Totals and means of
    other rows (計, 平均) are compared too; they need no reason and may stand more than once.

    Args:
        frame: n rows, as `read_indicators` returns them; the column published_rate is needed too.
        method: As for `rate_table`.
        tolerance: As for `rate_table`.
        cap: As for `rate_table`.
        digits: Decimals that rates should be printed with; fewer are a warning.
        rounding: As for `rate_table`.
        within: Points by which a printed rate may differ.
        reasons: Periods whose rows must have a reason where they are not achieved, and none where
            they are.
        ignore: Names of findings to leave out.
        columns: As for `rate_table`.
        missing: As for `rate_table`.

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

    Source: docs/contract.md, Methods; the findings stand in the README.
    """
    rules = Rules.checked(method, tolerance, cap, digits, rounding)
    unknown = [name for name in ignore if name not in FINDINGS]
    if unknown:
        raise ValueError(f"no finding {unknown[0]!r}; there are {', '.join(FINDINGS)}")
    settings = checked_settings(rules, within, reasons, ignore)
    part = FramePart(frame, header_of(frame, columns, NEEDED_TO_CHECK))
    with kept_for_later() as file:
        work = Comparison(part.path, settings, missing, file, ("findings", "rows"))
        work.take(work.result(part), 0)
        report = work.report()
        rows = zip(report.rows, part.lines, strict=True)
        told = tuple(row._replace(line=line) for row, line in rows)
        return CheckReport(report.path, told, tuple(report.findings))


def checked_settings(
    rules: Rules, within: Number, reasons: Collection[str], ignore: Collection[str]
) -> Settings:
    """Return what decides of findings, for `Comparison`; see `check_rates`."""
    return Settings(rules, bound(within, "within"), {*map(name_key, reasons)}, {*ignore})


class _Result(NamedTuple):
    """What comes of a part.

    Attributes:
        lines: As those of `Part`.
        outcomes: Numbers of `OUTCOMES`.
        names: How many findings have each name.
        found: The findings, row by row; none where nothing is told.
        edges: The capped rates of the first row and of the last.
        periods: The periods, the first and the last of each form among them.
        when: Their periods and years.
        identities: What tells their indicators, None where no duplicates are looked for.
        rows: Their texts, none where only findings are told.
    """

    lines: Sequence[int]
    outcomes: NDArray[np.int8]
    names: Mapping[str, int]
    found: list[Found]
    edges: tuple[Fraction | None, Fraction | None]
    periods: list[tuple[str, ...]]
    when: Coded
    identities: Identities | None
    rows: bytes


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
    ) -> None:
        """Begin with a table.

        Args:
            path: The name of its file.
            settings: What decides of findings.
            missing: As for `check_rates`.
            file: Where what is told is kept meanwhile.
            told: Of ``findings`` and ``rows``, what is told; all is counted.
            places: Where the rows stand.
        """
        self.periods: dict[str, str] = {}
        self._settings = settings
        self._reader = RowReader(missing, published=True)
        self._told = told
        self._parts = KeptParts(path, settings.rules.rounding, file, places)
        self._count = 0
        self._outcomes = np.zeros(len(OUTCOMES), dtype=np.int64)
        self._names: Counter[str] = Counter()
        self._identities = RowIdentities()

    def result(self, part: Part) -> _Result:
        """Check the rows of a part, but for what they have to do with others."""
        rows = self._reader.read(part)
        checks = PartChecks(part, rows, self._settings)
        unique = "duplicate-row" not in self._settings.ignore
        found = identities(part) if unique else None
        when = coded(part, ["period", "year"])
        periods = _firsts(when)
        totals = np.zeros(len(rows), dtype=np.bool_)
        if found or self._settings.reasons:
            totals = found.totals if found else totals_of(part)
        places = checks.places(totals, periods)
        return _Result(
            part.lines,
            checks.outcomes,
            {name: len(each) for name, each in places.items()},
            _said(checks, places) if "findings" in self._told else [],
            checks.edges(),
            periods.rows(),
            when,
            found,
            _texts(part, periods, checks.outcomes) if "rows" in self._told else b"",
        )

    def take(self, result: _Result, line: int) -> None:
        """Take the next part, whose lines begin after a line."""
        lines = _moved(result.lines, line)
        self.periods |= {name_key(period): period.strip() for (period,) in result.periods}
        self._outcomes += np.bincount(result.outcomes, minlength=len(OUTCOMES))
        self._names.update(result.names)
        if result.identities:
            self._identities.take(result.identities, result.when, lines)
        if self._told and len(lines):
            first, last = result.edges
            numbers = range(len(lines)) if isinstance(lines, list) else lines
            rows = result.rows and result.rows % tuple(numbers)
            part = KeptPart(self._count, lines, result.found, rows)
            self._parts.add(part, (End(lines[0], first), End(lines[-1], last)))
        self._count += len(lines)

    def report(self) -> Report:
        """Return the report of all parts, which can be told as long as the file is open."""
        duplicates = self._identities.duplicates()
        if len(duplicates.places):
            self._names["duplicate-row"] = len(duplicates.places)
        return self._parts.report(duplicates, self._outcomes.tolist(), self._names)


def _firsts(found: Coded) -> Coded:
    """Return the first of the columns that were taken together."""
    keys: dict[tuple[str, ...], int] = {}
    codes = [keys.setdefault(key[:1], len(keys)) for key in found.keys]
    return Coded(np.array(codes, dtype=np.int32)[found.codes], list(keys))


def _texts(part: Part, periods: Coded, outcomes: NDArray[np.int8]) -> bytes:
    """Return the texts of the rows of a part."""
    texts = [period.strip() for (period,) in periods.keys]
    return row_texts(
        list(map(str.strip, part.texts("indicator"))),
        map(texts.__getitem__, periods.codes.tolist()),
        map(OUTCOMES.__getitem__, outcomes.tolist()),
    )


def _said(checks: PartChecks, places: Mapping[str, Numbers]) -> list[Found]:
    """Return what is found in the rows of a part, row by row."""
    found: list[Found] = [
        (place, ORDER.index(name), said)
        for name, there in places.items()
        for place, said in zip(there.tolist(), checks.said(name, there), strict=True)
    ]
    return sorted(found, key=itemgetter(0, 1))


def _moved(lines: Sequence[int], line: int) -> Sequence[int]:
    """Return lines after a line; such as are consecutive take no room."""
    if isinstance(lines, range):
        return range(lines.start + line, lines.stop + line)
    try:
        kept = array("q", [each + line for each in lines] if line else lines)
    except TypeError:  # the labels of a frame
        return lines
    consecutive = range(kept[0], kept[0] + len(kept)) if kept else range(0)
    return consecutive if array("q", consecutive) == kept else kept
