"""The rows of a tidy table arranged as a summary sheet: sections, and periods side by side."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from sokatsu_cli.check.comparison import check_rates
from sokatsu_cli.check.findings import Finding
from sokatsu_cli.model.columns import SECTION
from sokatsu_cli.model.names import first_spellings, name_key
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.sections import SectionKey
from sokatsu_cli.model.terms import Method, Methods
from sokatsu_cli.model.value_cells import read_texts
from sokatsu_cli.model.years import fiscal_year
from sokatsu_cli.rate.achievements import Achievement
from sokatsu_cli.rate.changes import Change, changes
from sokatsu_cli.rate.codes import expected_cells
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.identities import IdentityNumbers, identities, sections_of
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.quotients import METHODS, WAYS, methods_of, quotients
from sokatsu_cli.rate.rates import achievements
from sokatsu_cli.rate.row_years import year_reader
from sokatsu_cli.rate.rows import RowReader, Rows
from sokatsu_cli.rate.rules import GivenYears, Number, Rules
from sokatsu_cli.report.results import Period, Result
from sokatsu_cli.report.sheet import Section, SheetRow, SummarySheet

if TYPE_CHECKING:
    import pandas as pd

_TEXTS = (
    *("chapter", "section", "section_name", "indicator", "unit", "baseline", "period", "year"),
    *("target", "actual", "published_rate", "reason", "method"),
)

_DIFFERENCES = ("rate-differs", "not-comparable")


def summary_sheet(
    frame: "pd.DataFrame",
    *,
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
        ValueError: A setting out of its range.

    Source: the layout of 第5次所沢市総合計画 総括表.
    """
    years = GivenYears.checked(baseline_year, target_year, year)
    rules = Rules.checked(method, tolerance, cap, digits, rounding, years=years)
    graded = Grades.checked(grades)
    header = header_of(frame, columns)
    published = "published_rate" in header.positions
    part = FramePart(frame, header)
    rows = RowReader(missing, published=published, years=year_reader(rules)).read(part)
    keys = sections_of(zip(*map(part.texts, SECTION), strict=True))
    differences = _differences(frame, rules, columns, missing) if published else {}
    results = list(_results(part, rows, _cells(part, keys), rules, graded, differences=differences))
    if not baseline_change:
        results = [replace(result, change=None) for result in results]
    periods = _periods(results)
    sections = tuple(_sections(keys, results, periods))
    return SummarySheet(part.path, rules, graded, periods, sections)


def _cells(part: FramePart, keys: Sequence[SectionKey]) -> Iterator[dict[str, str]]:
    """Yield the cells of each row; sections and periods as they are spelled first."""
    columns = {name: read_texts(name, part.texts(name)) for name in _TEXTS}
    columns |= {name: first_spellings(columns[name]) for name in ("period", "year")}
    columns |= dict(zip(SECTION, zip(*keys, strict=True), strict=True)) if keys else {}
    for cells in zip(*columns.values(), strict=True):
        yield dict(zip(columns, map(str.strip, cells), strict=True))


def _differences(
    frame: "pd.DataFrame",
    rules: Rules,
    columns: Mapping[str, str] | None,
    missing: Collection[str],
) -> dict[int, Finding]:
    """Return by line how published rates differ from the recomputed ones."""
    report = check_rates(frame, **rules.given, columns=columns, missing=missing)
    return {each.line: each for each in report.findings if each.name in _DIFFERENCES}


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
        part.lines,
        numbers.numbers().tolist(),
        *map(part.texts, ("period", "year")),
        rows.way.tolist(),
        rows.published.printed(),
        _computed(rows, rules),
        strict=True,
    )
    for texts, line, identity, period, year, way, published, computed in columns:
        found, method, expected, change = computed
        yield Result(
            texts=texts,
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


def _periods(results: Sequence[Result]) -> tuple[Period, ...]:
    """Order the periods by their years where all have one; what has no period stands first."""
    periods = dict.fromkeys(result.period for result in results)
    named = [period for period in periods if period.label]
    years = {period: fiscal_year(period.year or period.name) for period in named}
    if None not in years.values():
        named.sort(key=lambda period: years[period] or 0)
    return (*(period for period in periods if not period.label), *named)


def _sections(
    keys: Sequence[SectionKey], results: Sequence[Result], periods: Sequence[Period]
) -> Iterator[Section]:
    members: dict[SectionKey, list[Result]] = defaultdict(list)
    for key, result in zip(keys, results, strict=True):
        members[key].append(result)
    for key, inside in members.items():
        yield Section(key, tuple(_rows(inside, periods)))


def _rows(results: Sequence[Result], periods: Sequence[Period]) -> Iterator[SheetRow]:
    """Put the results of an indicator side by side; a second one of a period begins a new row."""
    rows: dict[tuple[object, ...], dict[Period, Result]] = defaultdict(dict)
    seen: Counter[tuple[object, ...]] = Counter()
    units: dict[str, str] = {}
    keys = [
        [name_key(result.texts[name]) for name in ("indicator", "unit", "baseline", "method")]
        for result in results
    ]
    for name, unit, *_others in keys:
        if unit:
            units.setdefault(name, unit)
    for result, (name, unit, *others) in zip(results, keys, strict=True):
        same = [name, unit or units.get(name, ""), *others]  # a unit is often written only once
        before = seen[*same, result.direction, result.period]
        seen[*same, result.direction, result.period] += 1
        rows[*same, result.direction, before][result.period] = result
    for row in rows.values():
        yield SheetRow(tuple(row.get(period) for period in periods))
