"""Numbers in formats, written by openpyxl and by LibreOffice, are read as they are stored."""

import csv
import random
import shutil
import subprocess
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import Workbook

from sokatsu_cli import read_indicators
from sokatsu_cli.model.cells import number_text, trouble_of
from sokatsu_cli.model.numerals import parse_number
from sokatsu_cli.reading.spreadsheet.grids import read_grids
from support import Sokatsu

FORMATS = [
    *("General", "0", "0.0", "0.00", "#,##0", "#,##0.0", "0%", "0.0%", "0.00%", "@"),
    *("0_ ;[Red]0", "0_ ;[Red]-0", "#,##0_);(#,##0)", "#,##0;▲#,##0", "0.0;△0.0", "[Blue]0.0"),
    *("[>=1000]#,##0,;0", "[<1]0.000;0.0", "¥#,##0", "[$¥-411]#,##0.00", '#,##0"人"', '0.0"％"'),
    *('"約"0', "0.0#", "000", "_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* 0_ ;_ @_ ", "#,##0 ;[Red]-#,##0 "),
]
WIDTH = 8


def random_numbers(seed: int, count: int) -> list[tuple[Decimal, str]]:
    """Return numbers of up to 12 digits, each with a format."""
    rng = random.Random(seed)
    return [
        (
            Decimal(rng.randint(-(10**5), 10 ** rng.randint(1, 8))).scaleb(-rng.randint(0, 5)),
            rng.choice(FORMATS),
        )
        for _cell in range(count)
    ]


def write(path: Path, numbers: list[tuple[Decimal, str]]) -> None:
    """Write numbers in rows of `WIDTH`."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for at, (value, form) in enumerate(numbers):
        cell = sheet.cell(at // WIDTH + 1, at % WIDTH + 1)
        cell.value, cell.number_format = value, form
    workbook.save(path)


def converted(path: Path, folder: Path) -> Path:
    """Let LibreOffice save a spreadsheet anew."""
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(folder)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=240)
    return folder / path.name


def assert_stored(path: Path, numbers: list[tuple[Decimal, str]]) -> None:
    """Check that each number is read as it was written, in percent where it is shown so."""
    rows = {row.number: row.cells for row in read_grids(str(path))[0].rows}
    for at, (value, form) in enumerate(numbers):
        cell = rows[at // WIDTH + 1][at % WIDTH]
        scale = 100 if "%" in form else 1
        assert trouble_of(cell) == "", (value, form)
        assert parse_number(number_text(cell)) == Fraction(value) * scale, (value, form, cell)


@pytest.mark.parametrize("seed", range(5))
def test_numbers_that_openpyxl_writes(seed: int, tmp_path: Path) -> None:
    numbers = random_numbers(seed, 400)
    write(tmp_path / "a.xlsx", numbers)
    assert_stored(tmp_path / "a.xlsx", numbers)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_numbers_that_libreoffice_writes(tmp_path: Path) -> None:
    numbers = random_numbers(99, 2000)
    write(tmp_path / "a.xlsx", numbers)
    folder = tmp_path / "libreoffice"
    folder.mkdir()
    assert_stored(converted(tmp_path / "a.xlsx", folder), numbers)


@pytest.mark.parametrize("seed", range(3))
def test_a_table_has_the_same_rates_in_every_form(
    seed: int, sokatsu: Sokatsu, tmp_path: Path
) -> None:
    rng = random.Random(seed)
    rows = [["indicator", "direction", "unit", "baseline", "target", "actual"]]
    # The thousands of some values beside the ones of others are refused.
    formats = [form for form in FORMATS if form not in ("000", "@", "[>=1000]#,##0,;0")]
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(rows[0])
    for at in range(60):
        way, form = rng.choice("↗↘→"), rng.choice(formats)
        values = [Decimal(rng.randint(-50, 10**5)).scaleb(-rng.randint(0, 4)) for _cell in range(3)]
        sheet.append([f"指標{at}", way, "人", *values])
        scale = 2 if "%" in form else 0
        texts = [format(value.scaleb(scale), "f") + "%" * bool(scale) for value in values]
        for cell in sheet[at + 2][3:]:
            cell.number_format = form
        rows.append([f"指標{at}", way, "人", *texts])
    workbook.save(tmp_path / "a.xlsx")
    for form, delimiter in (("csv", ","), ("tsv", "\t")):
        with (tmp_path / f"a.{form}").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows(rows)
    for method in ("ratio", "difference", "baseline"):
        rates = [
            sokatsu(
                "rate",
                tmp_path / f"a.{form}",
                "-f",
                "csv",
                "--columns",
                COMPUTED,
                "--method",
                method,
            ).stdout
            for form in ("xlsx", "csv", "tsv")
        ]
        assert rates[0] == rates[1] == rates[2], sokatsu("rate", tmp_path / "a.xlsx").stderr
        assert rates[0].count(b"\n") == 61
    again = tmp_path / "again.csv"
    assert sokatsu("rate", tmp_path / "a.xlsx", "-o", again).status == 0
    once = sokatsu("rate", again, "-f", "csv", "--columns", COMPUTED, "--overwrite").stdout
    assert once == sokatsu("rate", tmp_path / "a.xlsx", "-f", "csv", "--columns", COMPUTED).stdout


COMPUTED = "indicator,rate,capped_rate,status,note"


def test_many_rows_are_computed_as_few(sokatsu: Sokatsu, tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["indicator", "direction", "target", "actual"])
    for at in range(1500):
        sheet.append([f"指標{at}", "↗", 0.7, 0.6963 + at / 10000])
        for cell in sheet[at + 2][2:]:
            cell.number_format = "0%"
    workbook.save(tmp_path / "a.xlsx")
    run = sokatsu("rate", tmp_path / "a.xlsx", "-f", "csv", "--columns", "actual,rate,status")
    assert run.stdout.decode().splitlines()[1:3] == [
        "69.63%,99.5,not_achieved",
        "69.64%,99.5,not_achieved",
    ]
    first = "in line 2: 100.0 achieved instead of 99.5 not_achieved; 3: 100.0 achieved instead of"
    assert first in run.stderr
    assert run.stderr.count("\n") == 1
    sheet["D900"].number_format = "m-d"
    workbook.save(tmp_path / "a.xlsx")
    run = sokatsu("rate", tmp_path / "a.xlsx")
    told = "actual: a date, shown as '1-0': spreadsheets make dates of 1-3 and 1/3\n"
    assert (run.status, run.stdout, run.stderr[-len(told) - 4 :]) == (
        2,
        b"",
        f"900: {told}"[-len(told) - 4 :],
    )


def test_a_frame_knows_what_is_stored(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["indicator", "actual"])
    sheet.append(["甲", Decimal("0.6963")])
    sheet["B2"].number_format = "0%"
    workbook.save(tmp_path / "a.xlsx")
    cell = read_indicators(tmp_path / "a.xlsx")["actual"].iloc[0]
    assert (cell, cell.number, cell.printed) == ("69.63%", "69.63%", "70%")
