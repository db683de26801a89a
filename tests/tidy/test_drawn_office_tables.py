"""Tables drawn at random in the layouts of published ones come back, or are refused.

SOKATSU_TABLES=5000 tries so many of them instead of the usual ones, SOKATSU_FIRST=10000 begins at
another seed.
"""

import csv
import os
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest
import xlsxwriter

from drawn_office_sheets import Drawn, Row
from drawn_office_tables import LAYOUTS, draw
from sokatsu_cli import InputError
from sokatsu_cli.model.numerals import parse_number
from sokatsu_cli.model.years import fiscal_year
from sokatsu_cli.tidy.rows import TidyRow
from sokatsu_cli.tidy.sheets import read_sheets
from sokatsu_cli.tidy.tables import Tidied, tidy_sheets

FIRST = int(os.environ.get("SOKATSU_FIRST", "0"))
TABLES = int(os.environ.get("SOKATSU_TABLES", "120"))
SUFFIXES = (".xlsx", ".csv", ".tsv")
LEAST = 0.6
"""The share of the tables of each layout that is read."""

SCALES = {"千": 1_000, "万": 10_000, "億": 100_000_000}


class Outcome(NamedTuple):
    """What became of a drawn table: read, refused or wrong, and why."""

    kind: str
    why: str = ""


def outcome(seed: int, path: Path) -> Outcome:
    """Draw a table, write it, read it, and compare."""
    drawn = draw(seed)
    write(drawn, path, as_numbers=seed % 2 == 0)
    ways = {each.measure.name: each.measure.way for each in drawn.rows}
    try:
        tidied = tidy_sheets(
            read_sheets(str(path))[0],
            direction=lambda name: next((way for each, way in ways.items() if each in name), ""),
            auto=seed % 3 == 0,
        )
    except InputError as error:
        return Outcome("refused", str(error))
    if tidied.problems:
        return Outcome("refused", "\n".join(map(str, tidied.problems)))
    why = difference(drawn, tidied, auto=seed % 3 == 0)
    return Outcome("wrong", why) if why else Outcome("read")


def difference(drawn: Drawn, tidied: Tidied, *, auto: bool) -> str:
    """Say in what a tidy table is another than the drawn one, "" for nothing."""
    left = list(drawn.rows)
    for row in tidied.rows:
        fitting = [each for each in left if not _differs(drawn, each, row, auto=auto)]
        if not fitting:
            named = [each for each in left if each.measure.name in row["indicator"]]
            told = [_differs(drawn, each, row, auto=auto) for each in named]
            return f"no such row: {told} {row}"
        left.remove(fitting[0])
    needed = [each for each in left if each.target.text.strip() and each.actual.text.strip()]
    return f"lost: {needed}" if needed else ""


def _differs(drawn: Drawn, right: Row, row: TidyRow, *, auto: bool) -> str:
    """Say which column of a row is another, "" for none."""
    unit = row["unit"]
    rate = right.rate
    wanted = {
        "target": right.target.number,
        "actual": right.actual.number,
        **({"baseline": right.measure.baseline.number} if drawn.baseline else {}),
        "published_rate": rate.number,
    }
    for name, number in wanted.items():
        found = _number(row.get(name, ""), "%" if name == "published_rate" else unit)
        # A column of nothing but 1.000 may have marks: it stands as it is printed.
        as_printed = rate.text in ("0.000", "1.000") and row.get(name) == rate.text
        if found != number and not as_printed:
            return name
    written = {unit, *re.findall("[%％]", row["target"] + row["actual"])} - {""}
    if written - {right.measure.unit, "％", "%"} or (unit and unit != right.measure.unit):
        return "unit"
    if right.measure.name not in row["indicator"]:
        return "indicator"
    if not auto and row["direction"] not in ("up", "down", "maintain", "↗", "↘", "→"):
        return "direction"
    if not _same_year(right.year, row["year"]):
        return "year"
    year = right.target.year or right.target_year
    later = row.get("target_year", "")
    return "" if later in (year, right.target_year) or _same_year(year, later) else "target_year"


def _number(text: str, unit: str) -> Fraction | None:
    try:
        return parse_number(text, unit)
    except ValueError:
        return None


def _same_year(one: str, other: str) -> bool:
    """Tell whether two years are one; that without an era may have been given one."""
    if one == other:
        return True
    if fiscal_year(one) is not None:
        return fiscal_year(one) == fiscal_year(other)
    return bool(one) and re.findall("[0-9]+", one) == re.findall("[0-9]+", other)


def write(drawn: Drawn, path: Path, *, as_numbers: bool) -> None:
    """Write a sheet, with its merged cells and perhaps with numbers if it is a spreadsheet."""
    if path.suffix == ".xlsx":
        _write_spreadsheet(drawn, path, as_numbers=as_numbers)
        return
    width = max(map(len, drawn.grid))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="," if path.suffix == ".csv" else "\t")
        writer.writerows([*row, *[""] * (width - len(row))] for row in drawn.grid)


def _write_spreadsheet(drawn: Drawn, path: Path, *, as_numbers: bool) -> None:
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet()
        forms = {
            text: workbook.add_format({"num_format": text}) for text in ("#,##0", "#,##0.0", "0.0%")
        }
        for first_row, first, last_row, last in drawn.merged:
            if (first_row, first) != (last_row, last):
                sheet.merge_range(first_row, first, last_row, last, "")
        for at, row in enumerate(drawn.grid):
            for place, text in enumerate(row):
                match = re.fullmatch(r"([0-9,]+(\.[0-9])?)(%?)", text)
                if not text:
                    continue
                if not (as_numbers and match):
                    sheet.write_string(at, place, text)
                    continue
                number = float(match[1].replace(",", ""))
                form = "0.0%" if match[3] else "#,##0.0" if match[2] else "#,##0"
                sheet.write_number(at, place, number / 100 if match[3] else number, forms[form])


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Outcome]:
    folder = tmp_path_factory.mktemp("drawn")
    seeds = range(FIRST, FIRST + TABLES)
    return {seed: outcome(seed, folder / f"sheet{SUFFIXES[seed // 6 % 3]}") for seed in seeds}


def test_no_drawn_table_is_read_otherwise(outcomes: dict[int, Outcome]) -> None:
    assert {seed: found for seed, found in outcomes.items() if found.kind == "wrong"} == {}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_most_tables_of_each_layout_are_read(layout: str, outcomes: dict[int, Outcome]) -> None:
    found = Counter(each.kind for seed, each in outcomes.items() if draw(seed).layout == layout)
    assert found["read"] >= LEAST * found.total()
