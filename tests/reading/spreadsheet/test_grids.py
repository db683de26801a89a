"""Spreadsheets in and out: the digits that are shown, and text that stays text."""

import builtins
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart

from compound_files import compound_file
from sokatsu_cli import InputError, SokatsuError, read_indicators
from sokatsu_cli.model.number_formats.numbers import shown_number
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.reading.spreadsheet.grids import read_grids
from sokatsu_cli.writing.workbooks import workbook_bytes
from spreadsheet_parts import relations, write_parts
from support import Sokatsu


def test_a_table_comes_back_as_it_was(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "rates.xlsx"
    assert sokatsu("rate", bundled_table(), "-o", path) == (0, b"", "")
    expected = sokatsu("rate", bundled_table(), "-f", "csv").stdout
    assert sokatsu("rate", path, "-f", "csv", "--overwrite") == (0, expected, "")
    assert sokatsu("check", path).status == 0


def test_values_are_numbers_and_texts_are_text(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path, table = tmp_path / "rates.xlsx", tmp_path / "table.csv"
    table.write_text(
        "indicator,direction,target,actual,published_rate,code\n"
        '=1+1,↗,"1,360",69.0,86%,007\n甲,↗,１,集計中,,-\n',
        encoding="utf-8",
    )
    assert sokatsu("rate", table, "-o", path).status == 0
    sheet = load_workbook(path).active
    assert sheet is not None
    cells = [
        [(cell.value, cell.data_type, cell.number_format) for cell in row] for row in sheet[2:3]
    ]
    assert cells[0] == [
        ("=1+1", "s", "@"),
        ("↗", "s", "@"),
        (1360, "n", "#,##0"),
        (69, "n", "0.0"),
        ("86%", "s", "@"),
        ("007", "s", "@"),
        (5.1, "n", "0.0"),
        (5.1, "n", "0.0"),
        ("not_achieved", "s", "@"),
        (None, "n", "General"),
    ]
    assert [cell[0] for cell in cells[1]][2:6] == ["１", "集計中", None, "-"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    fonts = {
        (cell.row, cell.font.bold, cell.font.name) for row in sheet.iter_rows() for cell in row
    }
    assert fonts == {(row, row == 1, "Calibri") for row in range(1, sheet.max_row + 1)}
    assert sheet.column_dimensions["A"].width == len("indicator") + 4


def test_what_is_no_number_stays_text(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook_bytes(["a"], iter([["約9"], ["-"], ["9"]]), [True]))
    rows = read_grids(str(tmp_path / "a.xlsx"))[0].rows
    assert [row.cells for row in rows] == [["a"], ["約9"], ["-"], ["9"]]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        ("69", "0", "69"),
        ("69", "0.00", "69.00"),
        ("1254321.5", "#,##0.0", "1,254,321.5"),
        ("0.8971014", "0.0%", "89.7%"),
        ("0.86", "0%", "86%"),
        ("44.4", '0.0"%"', "44.4%"),
        ("69", '"約"0"人"', "約69人"),
        ("-5", "#,##0;[Red]-#,##0", "-5"),
        ("1E+2", "General", "100"),
        ("64.2", "@", "64.2"),
        ("2.675", "0.00_ ", "2.68"),
        ("44.4", r"0.0\%", "44.4%"),
        ("69", "0.0 人", "69.0 人"),
        ("69", "0.0[$人]", "69.0人"),
        ("1234", "_-* #,##0.00_-", "1,234.00"),
        ("26", r"\H0", "H26"),
        ("0.5", "# ?/?", "0.5 (not shown in plain digits)"),
        ("1200", "0.00E+00", "1200 (not shown in plain digits)"),
        ("1234567", "#,##0,", "1,235"),
        ("1234567", "0.0,,", "1.2"),
        ("-5", "#,##0;▲#,##0", "▲5"),
        ("1E+30", "0.0", "1" + "0" * 30 + ".0"),
        ("46350", "yyyy/m/d", "2026/11/24"),
    ],
)
def test_a_number_is_read_as_its_format_shows_it(value: str, form: str, shown: str) -> None:
    assert shown_number(Decimal(value), form) == shown


def book(path: Path) -> Path:
    workbook = Workbook()
    first, second = workbook.worksheets[0], workbook.create_sheet("実績")
    first.append(["indicator", "direction", "target", "actual"])
    first.append(["甲", "↗", 9, None])
    second.append(["indicator", "direction", "target", "actual"])
    second.append([True, "↗", 9, 8])
    workbook.save(path)
    return path


def test_sheets_by_name(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx")
    assert read_indicators(path)["actual"].tolist() == [""]
    assert read_indicators(path, sheet="実績").to_numpy().tolist() == [["TRUE", "↗", "9", "8"]]
    run = sokatsu("rate", path, "--sheet", "計画")
    assert run == (2, b"", f"{path}: no sheet '計画'; there are Sheet, 実績\n")
    tidy = sokatsu("tidy", path)
    assert tidy.stdout.decode().splitlines()[2] == ",,,TRUE,,↗,,,,9,8,,"
    path.with_name("b.csv").write_text("x\n")
    assert sokatsu("tidy", path.with_name("b.csv")).status == 2


def test_a_formula_without_a_saved_value_stops_who_needs_it(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = book(tmp_path / "a.xlsx")
    workbook = load_workbook(path)
    workbook["実績"]["D2"] = "=C2-5"
    workbook.save(path)
    note = "formulas without a saved value are blank; open the file in a spreadsheet, save it"
    text = "a formula without a saved value; open the file in a spreadsheet and save it"
    for command, column in (("tidy", "column D"), ("rate", "actual")):
        run = sokatsu(command, path, "--sheet", "実績")
        expected = f"{path}[実績]: {note} (cells like it: 1)\n{path}:2: {column}: {text}\n"
        assert run == (2, b"", expected)
    assert sokatsu("rate", path, "-f", "csv").status == 0


def test_notes_on_what_a_reader_does_not_see(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx")
    workbook = load_workbook(path)
    sheet = workbook["実績"]
    sheet.row_dimensions[2].hidden = True
    sheet["D2"], sheet["D2"].number_format = 8.25, "0"
    sheet["E2"], sheet["E2"].number_format = 0.1, '"約"0'
    sheet["E1"] = "備考"
    workbook.save(path)
    run = sokatsu("rate", path, "--sheet", "実績", "-f", "csv", "--columns", "actual,備考")
    assert run.stdout.decode() == "actual,備考\n8.25,約0\n"
    note = "rates are computed from what is stored; what the sheet shows would give others in line"
    assert run.stderr.splitlines() == [
        f"{path}: {note} 2: 88.9 not_achieved instead of 91.7 not_achieved (rows: 1)",
        f"{path}[実績]: what is hidden is read as well (rows: 1)",
    ]
    tidy = sokatsu("tidy", path, "--sheet", "実績")
    assert tidy.stdout.decode().splitlines()[1:] == [",,,TRUE,,↗,,,,9,8.25,,,約0"]
    stored = "numbers are read as they are stored, such as D2: '8.25', shown as '8'"
    assert tidy.stderr.splitlines() == [
        f"{path}[実績]: what is hidden is read as well (rows: 1)",
        f"{path}: {stored} (cells like it: 1)",
    ]


def test_merged_cells_reach_down(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    for row in (
        ["施策", "指標", "単位", "方向", "目標", "実績"],
        ["子育て", "甲", "人", "↗", 10, 8],
        [None, "乙", None, None, None, 9],
    ):
        sheet.append(row)
    sheet.title = "実績"
    for column in "ACDE":
        sheet.merge_cells(f"{column}2:{column}3")
    workbook.create_sheet("メモ")
    workbook.save(path)
    run = sokatsu("tidy", path)
    assert run.stdout.decode().splitlines()[1:] == [
        ",,,甲,人,↗,,,,10,8,,,子育て",
        ",,,乙,人,↗,,,,,9,,,子育て",
    ]
    told = (
        "a merged cell counts for its first row alone, not for E3 below target (cells like it: 1)"
    )
    assert run.stderr == f"{path}[実績]: {told}\n{path}[メモ]: no indicator table\n"


def test_merged_cells_of_a_tidy_table_are_told(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["indicator", "direction", "target", "actual"])
    sheet.append(["甲", "↗", 9, 8])
    sheet.append(["乙", "↗", None, 8])
    sheet.merge_cells("C2:C3")
    workbook.save(path)
    covered = "not for C3 below 'target' (cells like it: 1)"
    text = f"a merged cell counts for its first row alone, {covered}"
    run = sokatsu("rate", path, "-f", "csv", "--columns", "note")
    assert (run.stdout, run.stderr) == (b'note\n""\nmissing target\n', f"{path}[Sheet]: {text}\n")


def test_a_workbook_of_charts_alone(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = Workbook()
    workbook.create_chartsheet("図").add_chart(BarChart())
    workbook.remove(workbook.worksheets[0])
    workbook.save(path)
    for command in ("rate", "tidy"):
        assert sokatsu(command, path) == (2, b"", f"{path}: there is no sheet with cells in it\n")


@pytest.mark.parametrize("text", ["\x07", "長" * 40_000])
def test_what_a_spreadsheet_cannot_hold(sokatsu: Sokatsu, tmp_path: Path, text: str) -> None:
    table = tmp_path / "a.csv"
    table.write_text(f"indicator,direction,target,actual\n{text},↗,9,8\n", encoding="utf-8")
    run = sokatsu("rate", table, "-o", tmp_path / "a.xlsx")
    assert (run.status, run.stderr[:36]) == (2, "sokatsu: a spreadsheet cannot hold '")
    assert not (tmp_path / "a.xlsx").exists()


def test_problems_name_the_sheet(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx")
    workbook = load_workbook(path)
    workbook["実績"]["C2"] = "約9"
    workbook.save(path)
    run = sokatsu("tidy", path, "--sheet", "実績")
    told = "column C: '約9' is not a number; not exact: mend it in the file, no option reads it"
    assert run.stderr == f"{path}:2: {told}\n"
    run = sokatsu("tidy", path)
    assert run.stderr.startswith(f"{path}[実績]:2: column C: '約9' is not a number; ")


def test_a_command_that_infer_names_has_the_sheet(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "rates.xlsx"
    sokatsu("rate", bundled_table(), "-o", path)
    lines = sokatsu("infer", path, "--sheet", "sokatsu").stdout.decode().splitlines()
    assert lines[-1].endswith(" --cap 100 --sheet sokatsu")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing.xlsx", None, "no such file"),
        ("text.xlsx", b"indicator", "this is no .xlsx spreadsheet"),
        (
            "old.xlsx",
            compound_file({"Workbook": b""}),
            "this is an old .xls spreadsheet; open it and save it as .xlsx",
        ),
        (
            "password.xlsx",
            compound_file({"EncryptedPackage": bytes(200_000)}),
            "protected by a password; open it and save it without one",
        ),
    ],
)
def test_what_is_no_spreadsheet(
    tmp_path: Path, name: str, data: bytes | None, message: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_grids(str(path))
    assert str(caught.value) == f"{path}: {message}"


def test_a_binary_spreadsheet_is_none_of_these(tmp_path: Path) -> None:
    path = write_parts(
        tmp_path / "a.xlsx", {"_rels/.rels": relations(("officeDocument", "xl/workbook.bin"))}
    )
    with pytest.raises(InputError, match=r"this is a binary spreadsheet \(\.xlsb\)"):
        read_grids(str(path))


def test_a_folder_named_as_a_spreadsheet(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        read_grids(str(tmp_path / "a.xlsx"))


def test_without_the_extra_a_line_says_what_to_install(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path / "a.xlsx")
    import_module = builtins.__import__

    def without(name: str, *arguments: object) -> object:
        if name.startswith("xlsxwriter"):
            raise ImportError(name)
        return import_module(name, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", without)
    library = "XlsxWriter (the extra 'excel'): python -m pip install XlsxWriter"
    message = f"writing spreadsheets needs {library}"
    assert sokatsu("rate", path, "-f", "csv").status == 0
    written = sokatsu("rate", path, "-o", tmp_path / "b.xlsx")
    assert written[:2] == (2, b"")
    assert written.stderr.splitlines()[-1] == f"sokatsu: {message}"
    with pytest.raises(SokatsuError):
        workbook_bytes(["a"], iter([["1"]]), [True])


UNITS = "in one unit, or in two? show both in one"


@pytest.mark.parametrize("command", ["rate", "tidy"])
@pytest.mark.parametrize(
    ("unit", "target", "actual", "told"),
    [
        ("人", '0"千人"', '0"人"', f"'900人' beside '10千人': {UNITS}"),
        ("", '0"円"', '#,##0"千円"', f"'900千円' beside '10円': {UNITS}"),
        ("", "[$¥-411]0", "[$$-409]0", f"'$900' beside '¥10': {UNITS}"),
        ("人", '0"千人"', "General", f"'900' beside '10千人': {UNITS}"),
        ("", "0", '0"億円"', f"'900億円' beside '10': {UNITS}"),
        ("", '"約"0', '0"人"', f"'900人' beside '約10': {UNITS}"),
        ("千人", '0"千人"', "General", ""),
        ("千人", '0"千人"', '0"千人"', ""),
        ("", '0"人"', "General", ""),
        ("人", "0", '#,##0"人"', ""),
        ("", "¥0", "0", ""),
        ("", "0.0", "#,##0_ ;[Red]-#,##0", ""),
    ],
)
def test_units_that_formats_show(
    command: str, unit: str, target: str, actual: str, told: str, sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.append(["指標", "単位", "方向", "目標値", "実績値"])
    sheet.append(["甲", unit, "↗", 10, 900])
    sheet["D2"].number_format, sheet["E2"].number_format = target, actual
    workbook.save(path)
    run = sokatsu(command, path, "-f", "csv")
    place = "実績値" if command == "rate" else "column E"
    assert run.stderr == (f"{path}:2: {place}: {told}\n" if told else "")
    assert run.status == (2 if told else 0)


def test_tidy_reads_what_is_not_hidden(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = Workbook()
    for sheet, name in [(workbook.worksheets[0], "甲"), (workbook.create_sheet("旧"), "乙")]:
        sheet.append(["指標", "方向", "目標値", "実績値"])
        sheet.append([name, "↗", 10, 9])
    workbook["旧"].sheet_state = "hidden"
    workbook.save(path)
    run = sokatsu("tidy", path)
    assert run.stdout.decode().splitlines()[1:] == [",,,甲,,↗,,,,10,9,,"]
    told = "the hidden sheet 旧 is not read (such sheets: 1); --sheet reads it"
    assert run.stderr == f"{path}: {told}\n"
    assert "乙" in sokatsu("tidy", path, "--sheet", "旧").stdout.decode()


def test_two_sheets_that_only_their_names_tell_apart(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    workbook = Workbook()
    workbook.worksheets[0].title = "R4"
    for sheet, actual in [(workbook.worksheets[0], 9), (workbook.create_sheet("R5"), 8)]:
        sheet.append(["指標", "方向", "目標値", "実績値"])
        sheet.append(["甲", "↗", 10, actual])
    workbook.save(path)
    text = f"'甲' of the same period stands in {path}[R4] too; read one of them with --sheet"
    assert sokatsu("tidy", path) == (2, b"", f"{path}[R5]: {text}\n")
    assert sokatsu("tidy", path, "--sheet", "R5").status == 0
