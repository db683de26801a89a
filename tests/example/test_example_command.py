"""``sokatsu example``: what it writes, where, and in which language."""

import json
import sys
from codecs import BOM_UTF8
from pathlib import Path

import pytest

from sokatsu_cli.model.columns import column_of
from sokatsu_cli.reading.bundled import bundled_table
from support import Sokatsu

BUNDLED = bundled_table().read_bytes()


def refused(told: str) -> str:
    return f"sokatsu: {told}\nTry 'sokatsu example --help' for help.\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [([], BUNDLED), (["--bom"], BOM_UTF8 + BUNDLED), (["--no-bom"], BUNDLED)],
)
def test_standard_output_has_no_bom_unasked(
    sokatsu: Sokatsu, arguments: list[str], expected: bytes
) -> None:
    assert sokatsu("example", *arguments) == (0, expected, "")
    assert sokatsu("example", "-o", "-", *arguments) == (0, expected, "")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [([], BOM_UTF8 + BUNDLED), (["--bom"], BOM_UTF8 + BUNDLED), (["--no-bom"], BUNDLED)],
)
def test_a_file_has_one_which_excel_needs(
    sokatsu: Sokatsu, tmp_path: Path, arguments: list[str], expected: bytes
) -> None:
    path = tmp_path / "my.CSV"
    assert sokatsu("example", "-o", path, *arguments) == (0, b"", "")
    assert path.read_bytes() == expected


@pytest.mark.parametrize("command", ["rate", "check", "summary", "infer", "progress", "tidy"])
def test_every_command_reads_it_with_a_bom(sokatsu: Sokatsu, tmp_path: Path, command: str) -> None:
    path, runs = tmp_path / "my.csv", []
    years = ["--baseline-year", "H22"] if command == "progress" else []
    for option in ("--bom", "--no-bom"):
        sokatsu("example", "-o", path, "--force", option)
        runs.append(sokatsu(command, path, *years))
    assert runs[0] == runs[1]


def test_headings_are_japanese_only_where_it_is_asked_by_hand(
    sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch
) -> None:
    heading, _line_feed, rows = sokatsu("example", "--lang", "ja").stdout.partition(b"\n")
    assert rows == BUNDLED.partition(b"\n")[2]
    known = [column_of(name) for name in heading.decode().split(",")]
    assert ",".join(map(str, known)).encode() == BUNDLED.partition(b"\n")[0]
    monkeypatch.setenv("SOKATSU_LANG", "ja")
    assert sokatsu("example").stdout == BUNDLED


def test_no_file_is_replaced_unasked(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "my.csv"
    path.write_text("mine")
    run = sokatsu("example", "-o", path)
    assert run == (2, b"", refused(f"{path} is there already; --force replaces it"))
    assert path.read_text() == "mine"
    assert sokatsu("example", "-o", path, "--force", "--bom").status == 0
    assert path.read_bytes() == BOM_UTF8 + BUNDLED


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "my.ods"], "the example is CSV or a spreadsheet; name it .csv or .xlsx: my.ods"),
        (["-o", "my"], "the example is CSV or a spreadsheet; name it .csv or .xlsx: my"),
        (["--schema", "-o", "my.csv"], "the schema is JSON; name it .json: my.csv"),
        (["--schema", "--no-bom"], "--bom and --no-bom are for CSV"),
        (["-o", "my.xlsx", "--bom"], "--bom and --no-bom are for CSV"),
    ],
)
def test_what_does_not_go_together(sokatsu: Sokatsu, arguments: list[str], told: str) -> None:
    assert sokatsu("example", *arguments) == (2, b"", refused(told))


def test_a_sheet_needs_the_extra(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    path = tmp_path / "my.xlsx"
    run = sokatsu("example", "-o", path)
    assert run.stderr == (
        "sokatsu: writing spreadsheets needs XlsxWriter (the extra 'excel'): "
        "python -m pip install XlsxWriter\n"
    )
    assert (run.status, run.stdout, path.exists()) == (2, b"", False)


def test_a_schema_goes_to_a_file_too(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "my.json"
    assert sokatsu("example", "--schema", "-o", path, "--lang", "ja") == (0, b"", "")
    fields = json.loads(path.read_bytes())["fields"]
    assert [fields[3][key] for key in ("name", "title")] == ["indicator", "目標指標"]
