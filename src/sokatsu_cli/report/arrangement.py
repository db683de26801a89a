"""The rows of a tidy table arranged as a summary sheet: sections, and periods side by side."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from sokatsu_cli.check.comparison import check_rates
from sokatsu_cli.check.explaining.causes import Common
from sokatsu_cli.check.findings import Finding
from sokatsu_cli.model.columns import SECTION
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.sections import SectionKey
from sokatsu_cli.model.terms import Method, Methods
from sokatsu_cli.model.value_cells import read_texts
from sokatsu_cli.rate.achievements import Achievement
from sokatsu_cli.rate.changes import Change, changes
from sokatsu_cli.rate.codes import expected_cells
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.identities import IdentityNumbers, identities
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.quotients import METHODS, WAYS, methods_of, quotients
from sokatsu_cli.rate.rates import achievements
from sokatsu_cli.rate.row_years import year_reader
from sokatsu_cli.rate.rows import RowReader, Rows
from sokatsu_cli.rate.rules import GivenYears, Number, Rules
from sokatsu_cli.report.indicator_progress import progress_by_identity
from sokatsu_cli.report.period_order import in_order, spelled_periods
from sokatsu_cli.report.results import Period, Result, Values
from sokatsu_cli.report.section_keys import section_keys
from sokatsu_cli.report.sheet import SECTIONS, Section, SheetRow, SummarySheet

if TYPE_CHECKING:
    import pandas as pd

_TEXTS = (
    *("chapter", "section", "section_name", "indicator", "unit", "baseline", "period", "year"),
    *("target", "actual", "published_rate", "reason", "method", "baseline_year", "target_year"),
)

_SHOWN = (*_TEXTS, "direction")
"""The columns that have their own place in a report; others stand with the further ones."""

_DIFFERENCES = ("rate-differs", "not-comparable")


def summary_sheet(
    frame: "pd.DataFrame",
    *,
    by: str = SECTIONS,
    method: Methods | str = Method.RATIO,
    tolerance: Number = 0,
    cap: Number | None = 100,
    digits: int = 1,
    rounding: Rounding | str = Rounding.HALF_UP,
    grades: Grades | str | None = None,
    baseline_change: bool = True,
    columns: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
    baseline_year: int | str | None = None,
    target_year: int | str | None = None,
    year: int | str | None = None,
) -> SummarySheet:
    """Bring the rows of a tidy table into the order of a summary sheet.

    Sections keep the order in which they begin; periods are ordered by their years where all have
    one. Rows of one indicator stand side by side if unit, direction, baseline and method agree.

    Args:
        frame: n rows, as for `rate_table`.
        by: The column whose cells make the sections; ``section`` for a section of its chapter, by
            number and name.
        method: As for `rate_table`.
        tolerance: As for `rate_table`.
        cap: As for `rate_table`.
        digits: As for `rate_table`.
        rounding: As for `rate_table`.
        grades: As for `rate_table`.
        baseline_change: Whether results have their ``change``.
        columns: As for `rate_table`.
        missing: As for `rate_table`.
        baseline_year: As for `rate_table`.
        target_year: As for `rate_table`.
        year: As for `rate_table`.

    Returns:
        A `SummarySheet` of n results. Published rates are compared as `check_rates` does.

    Raises:
        InputError: The table cannot be used; with all places.
        ValueError: A setting out of its range, or a column that is not there, or that of a period
            or year.

    Source: the layout of 第5次所沢市総合計画 総括表.
    """
    years = GivenYears.checked(baseline_year, target_year, year)
    rules = Rules.checked(method, tolerance, cap, digits, rounding, years=years)
    graded = Grades.checked(grades)
    header = header_of(frame, columns)
    published = "published_rate" in header.positions
    part = FramePart(frame, header)
    rows = RowReader(missing, published=published, years=year_reader(rules)).read(part)
    keys = section_keys(part, by)
    found, common = _differences(frame, rules, columns, missing) if published else ({}, None)
    results = list(_results(part, rows, _cells(part, keys), rules, graded, differences=found))
    progress = progress_by_identity(part, (each.identity for each in results), rules, missing)
    if not baseline_change:
        results = [replace(result, change=None) for result in results]
    periods, is_ordered = in_order(result.period for result in results)
    sections = tuple(_sections(keys, results, periods))
    return SummarySheet(
        part.path, rules, graded, periods, sections, progress, common, by, is_ordered
    )


def _cells(part: FramePart, keys: Sequence[SectionKey]) -> Iterator[dict[str, str]]:
    """Yield the cells of each row; sections and periods as they are spelled first."""
    columns = {name: read_texts(name, part.texts(name)) for name in _TEXTS}
    spelled = spelled_periods(columns["period"], columns["year"])
    columns |= (
        dict(zip(("period", "year"), zip(*spelled, strict=True), strict=True)) if keys else {}
    )
    columns |= dict(zip(SECTION, zip(*keys, strict=True), strict=True)) if keys else {}
    for cells in zip(*columns.values(), strict=True):
        yield dict(zip(columns, map(str.strip, cells), strict=True))


def _further(part: FramePart) -> Iterator[dict[str, str]]:
    """Yield the cells of each row under headings that are not known, by their headings."""
    header = part.header
    shown = [header.positions[name] for name in _SHOWN if name in header.positions]
    known = {*shown, *header.computed}
    others = [place for place in range(len(header.names)) if place not in known]
    names = [header.names[place].strip() for place in others]
    columns = [list(map(str.strip, part.column(place))) for place in others]
    for place in range(len(part.lines)):
        cells: dict[str, str] = {}
        for name, column in zip(names, columns, strict=True):
            if column[place]:  # of two columns with one heading none is lost
                cells[name] = "\n".join(filter(None, [cells.get(name), column[place]]))
        yield cells


def _differences(
    frame: "pd.DataFrame",
    rules: Rules,
    columns: Mapping[str, str] | None,
    missing: Collection[str],
) -> tuple[dict[int, Finding], Common | None]:
    """Return by line how published rates differ from the recomputed ones, and what is common."""
    report = check_rates(frame, **rules.given, columns=columns, missing=missing)
    return {each.line: each for each in report.findings if each.name in _DIFFERENCES}, report.common


def _results(
    part: FramePart,
    rows: Rows,
    cells: Iterable[Mapping[str, str]],
    rules: Rules,
    grades: Grades | None,
    *,
    differences: Mapping[int, Finding],
) -> Iterator[Result]:
    numbers = IdentityNumbers()
    numbers.take(identities(part))
    columns = zip(
        cells,
        _further(part),
        _values(rows),
        part.lines,
        numbers.numbers().tolist(),
        *map(part.texts, ("period", "year")),
        rows.way.tolist(),
        rows.published.printed(),
        _computed(rows, rules),
        strict=True,
    )
    for texts, further, values, line, identity, period, year, way, published, computed in columns:
        found, method, expected, change = computed
        yield Result(
            line=line,
            texts=texts,
            further=further,
            values=values,
            direction=WAYS[way],
            identity=identity,
            printed_period=period.strip() or year.strip(),
            found=found,
            grade=grades.of(found) if grades else "",
            rate=rules.rounded(found.rate),
            capped_rate=rules.rounded(found.capped_rate),
            published=published,
            method=METHODS[method],
            expected=expected,
            change=change,
            difference=differences.get(line),
        )


def _values(rows: Rows) -> Iterator[Values]:
    """Yield the exact values of each row."""
    measured, decimals = rows.scaled(0)
    names = ("baseline", "target", "actual")
    columns = (
        zip(
            getattr(measured, name).tolist(), getattr(measured, f"has_{name}").tolist(), strict=True
        )
        for name in names
    )
    for cells in zip(*columns, strict=True):
        yield Values(*(Fraction(value, 10**decimals) if known else None for value, known in cells))


def _computed(
    rows: Rows, rules: Rules
) -> Iterator[tuple[Achievement, int, Decimal | None, Change | None]]:
    """Yield of each row its rate, the number of its method, its expected value and its change."""
    measured, decimals = rows.scaled(0)
    return zip(
        achievements(quotients(measured, rules), rules.cap),
        methods_of(measured, rules).tolist(),
        expected_cells(rows, rules),
        changes(measured, 10**decimals),
        strict=True,
    )


def _sections(
    keys: Sequence[SectionKey], results: Sequence[Result], periods: Sequence[Period]
) -> Iterator[Section]:
    members: dict[SectionKey, list[Result]] = defaultdict(list)
    for key, result in zip(keys, results, strict=True):
        members[key].append(result)
    for key, inside in members.items():
        yield Section(key, tuple(_rows(inside, periods)))


def _baseline(result: Result) -> object:
    """Return what tells a baseline from others: its value, or else its text."""
    value = result.values.baseline  # noqa: PD011 - of no frame
    return name_key(result.texts["baseline"]) if value is None else value


def _rows(results: Sequence[Result], periods: Sequence[Period]) -> Iterator[SheetRow]:
    """Put the results of an indicator side by side; a second one of a period begins a new row."""
    rows: dict[tuple[object, ...], dict[Period, Result]] = defaultdict(dict)
    seen: Counter[tuple[object, ...]] = Counter()
    units: dict[str, str] = {}
    baselines: dict[tuple[int, str], set[object]] = defaultdict(set)
    keys = [
        [name_key(result.texts[name]) for name in ("indicator", "unit", "method")]
        for result in results
    ]
    for result, (name, unit, _method) in zip(results, keys, strict=True):
        if unit:
            units.setdefault(name, unit)
        if result.texts["baseline"]:
            baselines[result.identity, name].add(_baseline(result))
    for result, (name, printed, method) in zip(results, keys, strict=True):
        unit = printed or units.get(name, "")  # which is often written only once
        known = baselines[result.identity, name]
        is_once = len(known) == 1 and not result.texts["baseline"]  # and so is the baseline
        baseline = next(iter(known)) if is_once else _baseline(result)
        same = [result.identity, name, unit, baseline, method]
        before = seen[*same, result.direction, result.period]
        seen[*same, result.direction, result.period] += 1
        rows[*same, result.direction, before][result.period] = result
    for row in rows.values():
        yield SheetRow(tuple(row.get(period) for period in periods))
