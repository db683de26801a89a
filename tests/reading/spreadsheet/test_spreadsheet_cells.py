"""What the cells of a spreadsheet mean: texts, formulas, dates, merged cells, hidden ones."""

import subprocess
import sys
from pathlib import Path

import pytest

from needs import needs_fifos
from sokatsu_cli import InputError, read_indicators
from sokatsu_cli.model.cells import Cell, number_text, printed_text, trouble_of
from sokatsu_cli.reading.frames import read_records
from sokatsu_cli.reading.spreadsheet.grids import read_grids
from sokatsu_cli.reading.spreadsheet.merged_cells import cells_from_above, clear_covered
from sokatsu_cli.reading.spreadsheet.packages import RefusedError
from sokatsu_cli.reading.spreadsheet.places import Area
from sokatsu_cli.reading.spreadsheet.rich_text import RAISED, STRUCK, Run, text_cell, unescaped
from sokatsu_cli.reading.spreadsheet.styles import Font
from spreadsheet_parts import (
    HEAD,
    HEADINGS,
    MAIN,
    RELATIONS,
    SHEET,
    STRINGS,
    STYLES,
    USUAL,
    WORKBOOK,
    indicator,
    number,
    parts,
    relations,
    row,
    sheet,
    strict_parts,
    styles,
    text,
    workbook,
    write_parts,
    write_sheet,
)
from support import Sokatsu

LINE, HIGH, LOW = Font(struck=True), Font(raised="superscript"), Font(raised="subscript")
BOTH = Font(struck=True, raised="subscript")


@pytest.mark.parametrize(
    ("runs", "shown", "number", "trouble"),
    [
        ([("64", None)], "64", "64", ""),
        ([("6", None), ("4", Font())], "64", "64", ""),
        ([("64", None), ("2", HIGH)], "64", "64", ""),
        ([("64", None), ("2", LOW)], "64", "64", ""),
        ([("注1", HIGH), ("64", None)], "64", "64", ""),
        ([("-", None), ("1", HIGH)], "-", "-", ""),
        ([("70", LINE), ("80", None)], "80", "80", ""),
        ([("80", None), ("70", BOTH)], "80", "80", ""),
        ([("70", LINE), ("80", None), ("注", HIGH)], "80", "80", ""),
        ([("m", None), ("2", HIGH)], "m²", "m", ""),
        ([("CO", None), ("2", LOW), ("排出量", None)], "CO₂排出量", "CO排出量", ""),
        ([("満足度", None), ("注1", HIGH)], "満足度注1", "満足度", ""),
        ([("64人", None), ("2", HIGH)], "64人²", "64人", ""),
        ([("70", None), ("1", HIGH), (" 64", None), ("2", HIGH)], "70 64", "70 64", ""),
        ([("70", None), ("1\n", HIGH), ("64", None), ("2", HIGH)], "70\n64", "70\n64", ""),
        ([("70", None), ("注\n", LOW), ("-", None)], "70\n-", "70\n-", ""),
        ([("70人", None), ("1", HIGH), ("\n64人", None)], "70人¹\n64人", "70人\n64人", ""),
        ([("70", None), ("1", HIGH), ("64", None)], "70¹64", "70¹64", ""),
        ([("1", None), ("注", HIGH), (",254", None)], "1注,254", "1注,254", ""),
        ([("70", None), (" 1", HIGH)], "70", "70", ""),
        ([("70", LINE)], "70", "70", STRUCK),
        ([("70", LINE), (" ", None)], "70 ", "70 ", STRUCK),
        ([("64", HIGH)], "64", "64", RAISED),
        ([("64", HIGH), ("70", LINE)], "64", "64", RAISED),
        ([(" ", LINE)], " ", " ", ""),
        ([], "", "", ""),
        ([("目標_x000D_\n値", None)], "目標\r\n値", "目標\r\n値", ""),
    ],
)
def test_runs_of_a_text(
    runs: list[tuple[str, Font | None]], shown: str, number: str, trouble: str
) -> None:
    cell = text_cell([Run(*run) for run in runs], Font())
    assert (cell, number_text(cell), trouble_of(cell)) == (shown, number, trouble)


@pytest.mark.parametrize(
    ("font", "run", "trouble"),
    [(LINE, None, STRUCK), (HIGH, None, RAISED), (LOW, None, RAISED), (LINE, Font(), "")],
)
def test_the_font_of_a_whole_cell(font: Font, run: Font | None, trouble: str) -> None:
    cell = text_cell([Run("64", run)], font)
    assert (cell, trouble_of(cell)) == ("64", trouble)


@pytest.mark.parametrize(
    ("escaped", "plain"),
    [
        ("a_x000D_\nb", "a\r\nb"),
        ("_x005F_x000D_", "_x000D_"),
        ("_xD83D__xDE00_", "😀"),
        ("_xD83D_", "\ufffd"),
        ("_x00zz_ _x", "_x00zz_ _x"),
        ("_x3042_", "あ"),
    ],
)
def test_escaped_characters(escaped: str, plain: str) -> None:
    assert unescaped(escaped) == plain


def one_cell(folder: Path, cell: str, **changed: str) -> str:
    """Return the only cell of a sheet."""
    names = {"styles": STYLES, "strings": STRINGS, "workbook": WORKBOOK}
    given = {names[name]: data for name, data in changed.items()}
    path = write_parts(folder / "a.xlsx", parts({SHEET: sheet(row(1, cell)), **given}))
    rows = read_grids(str(path))[0].rows
    return rows[0].cells[0] if rows else "(none)"


FONTS = (
    '<font/><font><strike/></font><font><strike val="0"/></font>'
    '<font><vertAlign val="superscript"/></font><font><vertAlign val="baseline"/></font>'
)
WITH_FONTS = styles(
    "0%", fonts=FONTS, cells="".join(f'<xf numFmtId="0" fontId="{at}"/>' for at in range(1, 6))
)


@pytest.mark.parametrize(
    ("cell", "shown", "trouble"),
    [
        (number("A1", 70, 2), "70", STRUCK),
        (number("A1", 70, 3), "70", ""),
        (number("A1", 70, 4), "70", RAISED),
        (number("A1", 70, 5), "70", ""),
        (number("A1", 70, 6), "70", ""),
        (text("A1", "70", ' s="2"'), "70", STRUCK),
        ('<c r="A1" t="s" s="4"><v>0</v></c>', "甲", RAISED),
        ('<c r="A1" t="s"><v>0</v></c>', "甲", ""),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE", ""),
        ('<c r="A1" t="b"><v>0</v></c>', "FALSE", ""),
        ('<c r="A1" t="b"/>', "(none)", ""),
        ('<c r="A1" t="b"><v/></c>', "(none)", ""),
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', "#DIV/0!", ""),
        ('<c r="A1" t="str"><v>a_x000D_</v></c>', "a\r", ""),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', "(none)", ""),
        ('<c r="A1" t="str"><f>B1</f></c>', "(none)", ""),
        ('<c r="A1"><f>B1</f><v>5</v></c>', "5", ""),
        ('<c r="A1" t="s"><v></v></c>', "(none)", ""),
        ('<c r="A1" t="inlineStr"><is><t>a</t><rPh><t>え</t></rPh></is></c>', "a", ""),
        ('<c r="A1" t="inlineStr"><is><r><t>a</t></r><phoneticPr/></is></c>', "a", ""),
        ('<c r="A1"><v>0.1</v></c>', "0.1", ""),
        ('<c r="A1"><v>0.69630000000000003</v></c>', "0.6963", ""),
        ('<c r="A1" s="1"><v>0.69630000000000003</v></c>', "69.63%", ""),
        ('<c r="A1"><v>9007199254740993</v></c>', "9007199254740990", ""),
        ('<c r="A1"><v>1E2</v></c>', "100", ""),
        ('<c r="A1"><v>70.0</v></c>', "70", ""),
        ('<c r="A1"><v> 70 </v></c>', "70", ""),
        ('<c r="A1"><v>7</v><v>0</v></c>', "70", ""),
        ('<c r="A1"><f><x/></f><v>5</v></c>', "5", ""),
        (number("B1", 2) + number("A1", 1), "1", ""),
        ('<c r="A1"/>', "(none)", ""),
        ('<x r="A1"><v>1</v></x>', "(none)", ""),
    ],
)
def test_a_cell(cell: str, shown: str, trouble: str, tmp_path: Path) -> None:
    found = one_cell(tmp_path, cell, styles=WITH_FONTS)
    assert (found, trouble_of(found)) == (shown, trouble)


def test_shared_texts_with_runs_and_readings(tmp_path: Path) -> None:
    shared = (
        f'<sst xmlns="{MAIN}"><si><t>no</t></si><si><r><t>64</t></r><r><rPr><vertAlign '
        'val="superscript"/><sz val="9"/></rPr><t>2</t></r><rPh sb="0" eb="1"><t>ロク</t></rPh>'
        "</si><si><t>never read</t></si></sst>"
    )
    cell = '<c r="A1" t="s"><v>1</v></c>'
    assert one_cell(tmp_path, cell, strings=shared) == "64"
    assert one_cell(tmp_path, cell + cell.replace("A1", "B1").replace(">1<", ">2<"), strings=shared)


def test_a_formula_that_nobody_computed(tmp_path: Path, sokatsu: Sokatsu) -> None:
    """Programs that compute nothing save 0 with every formula, and ask for it to be computed."""
    calls = '<calcPr fullCalcOnLoad="1"/>'
    zero, other = '<c r="C2"><f>A1</f><v>0</v></c>', '<c r="D2"><f>A1</f><v>8</v></c>'
    path = write_parts(
        tmp_path / "a.xlsx",
        parts({SHEET: sheet(HEAD + indicator(2, zero, other)), WORKBOOK: workbook(more=calls)}),
    )
    note = "the file wants its formulas computed anew; the values saved with them are read"
    told = "a formula that is not computed yet; open the file in a spreadsheet and save it"
    assert sokatsu("rate", path) == (
        2,
        b"",
        f"{path}[S]: {note} (cells like it: 2)\n{path}:2: target: {told}\n",
    )


ZEROS = '<sheetViews><sheetView showZeros="0"/></sheetViews>'


def test_a_sheet_that_shows_no_zeros(sokatsu: Sokatsu, tmp_path: Path) -> None:
    rows = HEAD + indicator(2, number("C2", 9), number("D2", "0.0"))
    path = write_sheet(tmp_path / "a.xlsx", rows, before=ZEROS)
    told = "it shows nothing where 0 is stored; write there what is meant"
    assert sokatsu("rate", path) == (2, b"", f"{path}:2: actual: {told}\n")
    path = write_sheet(tmp_path / "a.xlsx", rows, before=ZEROS.replace("0", "1"))
    assert sokatsu("rate", path).status == 0


@pytest.mark.parametrize("command", ["rate", "summary", "report"])
@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (number("C2", 45294, 1), "a date, shown as '1-3': spreadsheets make dates of 1-3 and 1/3"),
        (number("C2", "0.0625", 2), "a time, shown as '1:30': spreadsheets make times of 1:30"),
        (number("C2", 0, 3), "it shows '未確定' where 0 is stored; write there what is meant"),
        ('<c r="C2" t="d"><v>2024-01-03</v></c>', "a date, shown as '2024-01-03'"),
    ],
)
def test_no_number_is_made_of_what_shows_none(
    command: str, cell: str, told: str, sokatsu: Sokatsu, tmp_path: Path
) -> None:
    rows = HEAD + indicator(2, cell, number("D2", 5))
    path = write_sheet(tmp_path / "a.xlsx", rows, ("m-d", "h:mm", '0;0;"未確定"'))
    run = sokatsu(command, path)
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr.splitlines()[-1] == f"{path}:2: target: {told}"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ('<c r="A1" t="d" s="1"><v>2014-04-01</v></c>', "平成26年度"),
        ('<c r="A1" t="d" s="1"><v>2014-04-01T00:00:00Z</v></c>', "平成26年度"),
        ('<c r="A1" t="d"><v>2014-04-01</v></c>', "2014-04-01"),
        ('<c r="A1" t="d" s="1"><v>12:30:00</v></c>', "12:30:00"),
        ('<c r="A1" t="d"><v></v></c>', "(none)"),
        ('<c r="A1" t="d"><v> </v></c>', "(none)"),
        (number("A1", 41730, 1), "平成26年度"),
    ],
)
@pytest.mark.parametrize("since_1904", [False, True])
def test_a_date_in_both_systems(cell: str, shown: str, tmp_path: Path, *, since_1904: bool) -> None:
    code = styles('[$-411]ggge"年度"')
    if since_1904:
        cell = cell.replace("41730", str(41730 - 1462))
    pr = f'<workbookPr date1904="{int(since_1904)}"/>'
    assert one_cell(tmp_path, cell, styles=code, workbook=workbook(more=pr)) == shown


@pytest.mark.parametrize(
    ("number_id", "shown"),
    [
        (14, "2014/4/1"),
        (15, "1-Apr-14"),
        (16, "1-Apr"),
        (17, "Apr-14"),
        (20, "0:00"),
        (22, "2014/4/1 0:00"),
        (27, "H26.4.1"),
        (28, "平成26年4月1日"),
        (30, "4/1/14"),
        (31, "2014年4月1日"),
        (32, "0時00分"),
        (34, "2014年4月"),
        (35, "4月1日"),
        (36, "H26.4.1"),
        (45, "00:00"),
        (46, "1001520:00:00"),
        (50, "H26.4.1"),
        (51, "平成26年4月1日"),
        (52, "2014年4月"),
        (53, "4月1日"),
        (55, "2014年4月"),
        (57, "H26.4.1"),
        (58, "平成26年4月1日"),
    ],
)
def test_formats_named_by_their_number(number_id: int, shown: str, tmp_path: Path) -> None:
    known = styles(cells=f'<xf numFmtId="{number_id}" fontId="0"/>')
    cell = one_cell(tmp_path, number("A1", 41730, 1), styles=known)
    assert (cell, bool(trouble_of(cell))) == (shown, True)


def test_published_rates_are_taken_as_printed(sokatsu: Sokatsu, tmp_path: Path) -> None:
    head = HEAD.replace("</row>", text("E1", "published_rate") + "</row>")
    cells = (number("C2", 9), number("D2", 4) + number("E2", "0.44444444444444442", 1))
    path = write_sheet(tmp_path / "a.xlsx", head + indicator(2, *cells), ("0.0%",))
    run = sokatsu("check", path)
    assert (run.status, run.stderr) == (0, "")
    rated = sokatsu("rate", path, "-f", "csv").stdout.decode().splitlines()[1]
    assert rated == "甲2,↗,9,4,44.4%,44.4,44.4,not_achieved,"
    path = write_sheet(tmp_path / "a.xlsx", head + indicator(2, *cells), ("m-d",))
    told = "a date, shown as '1-0': spreadsheets make dates of 1-3 and 1/3"
    checked = sokatsu("check", path)
    assert (checked.status, checked.stderr) == (1, "")
    told = f"not-comparable: 甲2: the published rate is no number: {told}"
    assert checked.stdout.decode().startswith(f"{path} E2: {told}\n")
    assert sokatsu("rate", path).status == 0


@pytest.mark.parametrize("column", ["A2", "B2"])
def test_a_formula_without_a_value_where_a_text_is_needed(
    column: str, sokatsu: Sokatsu, tmp_path: Path
) -> None:
    cells = {
        "A2": text("A2", "甲"),
        "B2": text("B2", "↗"),
        column: f'<c r="{column}"><f>E1</f></c>',
    }
    rows = HEAD + row(2, *cells.values(), number("C2", 9), number("D2", 8))
    path = write_sheet(tmp_path / "a.xlsx", rows)
    name = {"A2": "indicator", "B2": "direction"}[column]
    told = "a formula without a saved value; open the file in a spreadsheet and save it"
    run = sokatsu("rate", path)
    assert run.stderr.splitlines()[1:] == [f"{path}:2: {name}: {told}"]


@pytest.mark.parametrize("code", ["# ?/?", "0.00E+00", "##0.0E+0"])
def test_a_published_rate_that_is_not_in_plain_digits(
    code: str, sokatsu: Sokatsu, tmp_path: Path
) -> None:
    head = HEAD.replace("</row>", text("E1", "published_rate") + "</row>")
    cells = (number("C2", 9, 1), number("D2", 4, 1) + number("E2", "44.4", 1))
    path = write_sheet(tmp_path / "a.xlsx", head + indicator(2, *cells), (code,))
    checked = sokatsu("check", path)
    told = "the published rate '44.4 (not shown in plain digits)' is not a number"
    assert (checked.status, checked.stderr) == (1, "")
    assert checked.stdout.decode().startswith(f"{path} E2: not-comparable: 甲2: {told}\n")
    rated = sokatsu("rate", path, "-f", "csv", "--columns", "target,actual,rate")
    assert (rated.stdout.decode().splitlines()[1:], rated.stderr) == (["9,4,44.4"], "")


def test_the_first_visible_sheet_is_read(sokatsu: Sokatsu, tmp_path: Path) -> None:
    sheets = (
        '<sheet name="控" sheetId="1" state="hidden" r:id="rId1"/>'
        '<sheet name="指標" sheetId="2" r:id="rId2"/>'
    )
    both = relations(("worksheet", "worksheets/sheet1.xml"), ("worksheet", "/xl/worksheets/b.xml"))
    made = {WORKBOOK: workbook(sheets), RELATIONS: both, "xl/worksheets/b.xml": sheet()}
    path = write_parts(tmp_path / "a.xlsx", parts({**made, SHEET: sheet(HEAD)}))
    run = sokatsu("rate", path, "-f", "csv")
    assert run.stdout.decode().splitlines()[1:] == ["甲2,↗,70,64.2,91.7,91.7,not_achieved,"]
    assert run.stderr == f"{path}: the first sheet, 控, is hidden; 指標 is read\n"
    hidden = sokatsu("rate", path, "--sheet", "控")
    assert "what is hidden is read as well" in hidden.stderr
    only = workbook('<sheet name="控" sheetId="1" state="veryHidden" r:id="rId1"/>')
    path = write_parts(tmp_path / "a.xlsx", parts({WORKBOOK: only}))
    assert sokatsu("rate", path).status == 0


def test_hidden_columns_and_rows_are_told(tmp_path: Path) -> None:
    for rows, before, count in (
        (USUAL, '<cols><col min="1" max="1" hidden="1"/></cols>', ""),
        (HEAD + row(2, number("A2", 1), attributes=' hidden="true"'), "", " (rows: 1)"),
        (USUAL, '<cols><col min="1" max="1" width="0" customWidth="1"/></cols>', ""),
        (USUAL, '<cols><col min="1" max="1" width="0.00"/></cols>', ""),
        (HEAD + row(2, number("A2", 1), attributes=' ht="0"'), "", " (rows: 1)"),
    ):
        path = write_sheet(tmp_path / "a.xlsx", rows, before=before)
        told = f"{path}[S]: what is hidden is read as well{count}"
        assert read_grids(str(path))[0].notes == [told]
    rows = HEAD + row(2, '<c r="A2" s="0"/>', attributes=' hidden="1"')
    wide = '<cols><col min="1" max="1" width="10.5"/></cols>'
    assert read_grids(str(write_sheet(tmp_path / "a.xlsx", USUAL, before=wide)))[0].notes == []
    assert read_grids(str(write_sheet(tmp_path / "a.xlsx", rows)))[0].notes == []


MERGED = "<mergeCells>{}</mergeCells>"


def test_merged_cells_name_every_row_they_cover(sokatsu: Sokatsu, tmp_path: Path) -> None:
    names = ["事業", "unit", "direction", "baseline", "target", "actual", "reason"]
    head = row(
        1, *(text(f"{column}1", name) for column, name in zip("ABCDEFG", names, strict=True))
    )
    first = row(
        2,
        text("A2", "甲"),
        text("B2", "人"),
        text("C2", "↗"),
        number("D2", 5),
        number("E2", 9),
        number("F2", 8),
        text("G2", "雨"),
    )
    second = row(3, number("F3", 9))
    areas = "".join(f'<mergeCell ref="{column}2:{column}3"/>' for column in "ABCDEG")
    path = write_sheet(tmp_path / "a.xlsx", head + first + second, after=MERGED.format(areas))
    run = sokatsu("rate", path, "-f", "csv", "--column", "indicator=事業")
    assert run.stdout.decode().splitlines()[1:] == [
        "甲,人,↗,5,9,8,雨,88.9,88.9,not_achieved,",
        "甲,人,↗,5,,9,,,,no_data,missing target",
    ]
    told = "a merged cell counts for its first row alone"
    cells = "not for E3 below 'target', G3 below 'reason' (cells like it: 2)"
    assert run.stderr == f"{path}[S]: {told}, {cells}\n"
    frame = read_indicators(path, columns={"indicator": "事業"})
    assert frame["事業"].tolist() == ["甲", "甲"]
    assert read_records(path).frame["事業"].tolist() == ["甲", "甲"]


def test_what_merged_cells_cover_is_not_read(sokatsu: Sokatsu, tmp_path: Path) -> None:
    rows = USUAL + indicator(3, number("C3", 1), number("D3", 2))
    areas = '<mergeCell ref="C2:C3"/><mergeCell ref="A3:B3"/><mergeCell ref="D9"/>'
    path = write_sheet(tmp_path / "a.xlsx", rows, after=MERGED.format(areas))
    run = sokatsu("rate", path)
    assert f"{path}[S]: what merged cells cover is not read (cells like it: 2)\n" in run.stderr
    assert f"{path}:3: direction: " in run.stderr


def test_areas_over_one_another() -> None:
    rows = {at: [f"{at}", "", "x"] for at in (1, 2, 4, 5, 9)}
    areas = [
        Area(1, 8, 0, 0),
        Area(2, 4, 0, 0),
        Area(5, 5, 0, 1),
        Area(9, 20, 2, 9),
        Area(3, 9, 1, 1),
    ]
    above = {number: dict(cells) for number, cells in cells_from_above(rows, areas)}
    assert above == {1: {}, 2: {0: "1"}, 4: {0: "2"}, 5: {0: "1"}, 9: {}}
    assert clear_covered(rows, areas) == 3
    assert rows[4] == ["", "", "x"]


def test_too_many_cells_carried_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.spreadsheet.merged_cells._MOST_KEPT", 2)
    rows = {at: ["x"] * 3 for at in range(1, 5)}
    areas = [Area(at, 9, at, at) for at in range(1, 3)]
    with pytest.raises(RefusedError, match="too many merged cells"):
        list(cells_from_above(rows, areas))


def test_a_gap_between_rows_is_one_blank_row(sokatsu: Sokatsu, tmp_path: Path) -> None:
    rows = USUAL + row(1000, text("A1000", "注 これは注である"))
    run = sokatsu("tidy", write_sheet(tmp_path / "a.xlsx", rows), "-v")
    assert (run.status, run.stdout.count(b"\n")) == (0, 2)
    assert ":1000: skipped: " in run.stderr


def test_too_many_rows_for_a_summary_sheet(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sokatsu_cli.tidy.sheets._MOST_ROWS", 1)
    path = write_sheet(tmp_path / "a.xlsx", USUAL)
    told = f"{path}[S]: more than 1 rows, too many for a summary sheet\n"
    assert sokatsu("tidy", path) == (2, b"", told)


def test_a_sheet_without_cells(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = write_sheet(tmp_path / "a.xlsx", "", before='<cols><c/><col hidden="0"/></cols>')
    assert sokatsu("rate", path) == (2, b"", f"{path}: the file is empty\n")


def test_struck_text_is_told(tmp_path: Path) -> None:
    struck = "<r><rPr><strike/></rPr><t>70</t></r><r><t>80</t></r>"
    rows = row(1, f'<c r="A1" t="inlineStr"><is>{struck}</is></c>')
    grid = read_grids(str(write_sheet(tmp_path / "a.xlsx", rows)))[0]
    assert grid.rows[0].cells == ["80"]
    assert grid.notes == [f"{grid.label}: {STRUCK_NOTE} (cells with it: 1)"]


STRUCK_NOTE = "what is struck through is not read, but for names all of which are"


@pytest.mark.parametrize(
    "cell", [text("A1", "甲", ' s="1"'), number("A1", 5, 1), '<c r="A1" t="s" s="1"><v>0</v></c>']
)
def test_a_cell_that_is_struck_through_is_told(cell: str, tmp_path: Path) -> None:
    styled = styles(fonts=FONTS, cells='<xf numFmtId="0" fontId="1"/>')
    path = write_parts(tmp_path / "a.xlsx", parts({SHEET: sheet(row(1, cell)), STYLES: styled}))
    grid = read_grids(str(path))[0]
    assert grid.notes == [f"{grid.label}: {STRUCK_NOTE} (cells with it: 1)"]


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("packages.MOST_BYTES", "too large"),
        ("packages._MOST_TAGS", "too large"),
        ("packages._LONGEST", "one of its texts is too long"),
        ("packages._MOST_NAMES", "too many names"),
        ("limits.MOST_CELLS", "more than 3 filled cells"),
        ("limits.MOST_ROWS", "more than 3 rows"),
        ("limits._MOST_TEXT", "more than 3 characters"),
        ("limits._MOST_PLACES", "far from the others"),
        ("sheets.MOST_MERGED", "more than 3 merged areas"),
        ("merged_cells._MOST_LOOKED_AT", "too many merged cells"),
    ],
)
def test_a_limit(limit: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"sokatsu_cli.reading.spreadsheet.{limit}", 3)
    areas = '<mergeCell ref="A1:D9"/>' * 4
    rows = USUAL + "".join(row(at, number(f"A{at}", at)) for at in range(3, 9))
    path = write_sheet(tmp_path / "a.xlsx", rows, after=MERGED.format(areas))
    with pytest.raises(InputError, match=told):
        read_grids(str(path))


def test_numbers_are_not_kept_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.spreadsheet.values._KEPT", 0)
    assert one_cell(tmp_path, number("A1", 70)) == "70"


def test_the_strict_standard(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = write_parts(tmp_path / "a.xlsx", strict_parts())
    run = sokatsu("rate", path, "-f", "csv")
    assert run.stdout.decode().splitlines()[1:] == ["甲2,↗,70,64.2,91.7,91.7,not_achieved,"]


@needs_fifos
def test_a_spreadsheet_from_a_pipe(tmp_path: Path) -> None:
    path = write_parts(tmp_path / "b.xlsx", parts())
    pipe = tmp_path / "a.xlsx"
    subprocess.run(["mkfifo", str(pipe)], check=True)
    with subprocess.Popen(f"cat {path} > {pipe}", shell=True):  # noqa: S602 - names of our own
        assert read_indicators(pipe)["target"].tolist() == ["70"]


@needs_fifos
def test_a_pipe_without_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.spreadsheet.packages.MOST_BYTES", 100)
    path = write_parts(tmp_path / "b.xlsx", parts())
    pipe = tmp_path / "a.xlsx"
    subprocess.run(["mkfifo", str(pipe)], check=True)
    with (
        subprocess.Popen(f"cat {path} > {pipe}", shell=True),  # noqa: S602 - names of our own
        pytest.raises(InputError, match="too large"),
    ):
        read_grids(str(pipe))


def test_reading_needs_no_extra(tmp_path: Path) -> None:
    path = write_parts(tmp_path / "a.xlsx", parts())
    code = "import sys; sys.modules['xlsxwriter'] = None; from sokatsu_cli.cli import main"
    command = [sys.executable, "-c", f"{code}; main(['rate', {str(path)!r}])"]
    run = subprocess.run(command, capture_output=True, check=True)
    assert b"91.7" in run.stdout
    assert run.stderr == b""


def test_printed_and_stored_of_a_merged_name() -> None:
    assert printed_text(Cell("H26", number="26")) == "H26"


def test_a_note_on_what_is_shown_names_the_first_rows(sokatsu: Sokatsu, tmp_path: Path) -> None:
    rows = HEAD + "".join(
        indicator(at, number(f"C{at}", 0.7, 1), number(f"D{at}", 0.6963, 1)) for at in range(2, 8)
    )
    rows += indicator(8, number("C8", 0.7, 1), number("D8", 0.70001, 1))
    rows += indicator(9, number("C9", -0.7, 1), number("D9", 0.6963, 1))
    path = write_sheet(tmp_path / "a.xlsx", rows, ("0%",))
    note = "rates are computed from what is stored; what the sheet shows would give others in line"
    pair = "100.0 achieved instead of 99.5 not_achieved"
    told = f"{path}: {note} 2: {pair}; 3: {pair}; 4: {pair} (rows: 6)\n"
    for command in ("rate", "summary", "report"):
        assert sokatsu(command, path).stderr.endswith(told)
    assert sokatsu("rate", path, "-f", "csv").stderr == told


def test_no_note_where_the_rate_is_the_same(sokatsu: Sokatsu, tmp_path: Path) -> None:
    cells = number("C2", 100, 1), number("D2", "50.001", 1) + text("E2", "")
    path = write_sheet(tmp_path / "a.xlsx", HEAD + indicator(2, *cells), ("0",))
    run = sokatsu("rate", path, "-f", "csv")
    assert run == (
        0,
        f"{','.join(HEADINGS)},rate,capped_rate,status,note\n"
        "甲2,↗,100,50.001,50.0,50.0,not_achieved,\n".encode(),
        "",
    )


SHARES = ("0%", '0"％"', '%0"人"', '0"人"', "0.00E+00")
VALUE_HEAD = row(
    1,
    *(
        text(f"{column}1", name)
        for column, name in zip("ABCDEF", (*HEADINGS, "unit", "baseline"), strict=True)
    ),
)


def values(at: int, unit: str, target: str, actual: str, baseline: str = "") -> str:
    """Return a row of values in a unit."""
    cells = (text(f"A{at}", f"甲{at}"), text(f"B{at}", "↗"), target, actual)
    return row(at, *cells, text(f"E{at}", unit), baseline)


@pytest.mark.parametrize("rows", [1, 1200])
@pytest.mark.parametrize(
    ("target", "actual", "baseline", "refused"),
    [
        (number("C2", 0.7, 1), number("D2", 1.05), "", {"actual": "'1.05' beside '70%'"}),
        (number("C2", 0.7), number("D2", 0.5, 1), "", {"target": "'0.7' beside '50%'"}),
        (number("C2", 0.7, 1), number("D2", 64.2), "", {"actual": "'64.2' beside '70%'"}),
        (number("C2", 0.7, 1), text("D2", "64.2"), "", {"actual": "'64.2' beside '70%'"}),
        (number("C2", 0.7, 3), number("D2", 1.05), "", {"actual": "'1.05' beside '70%'"}),
        (
            number("C2", 0.7, 1),
            number("D2", 0.6, 1),
            number("F2", 55),
            {"baseline": "'55' beside '70%'"},
        ),
        (number("C2", 0.7, 1), number("D2", 0), "", {}),
        (number("C2", 0.7, 1), number("D2", 1.05, 1), "", {}),
        (number("C2", 0.7, 1), text("D2", "105%"), "", {}),
        (number("C2", 0.7, 1), text("D2", "未確定"), "", {}),
        (number("C2", 70, 2), number("D2", 64.2), "", {}),
        (text("C2", "70%"), number("D2", 64.2), "", {}),
    ],
)
def test_a_stored_share_beside_a_number(
    target: str,
    actual: str,
    baseline: str,
    refused: dict[str, str],
    rows: int,
    sokatsu: Sokatsu,
    tmp_path: Path,
) -> None:
    others = (
        values(at, "人", number(f"C{at}", 70), number(f"D{at}", at)) for at in range(3, rows + 2)
    )
    made = VALUE_HEAD + values(2, "%", target, actual, baseline) + "".join(others)
    path = write_sheet(tmp_path / "a.xlsx", made, SHARES)
    run = sokatsu("rate", path)
    why = "a share, or in percent? write % behind both or behind neither"
    told = [f"{path}:2: {name}: {text}: {why}" for name, text in refused.items()]
    assert (run.status, [line for line in run.stderr.splitlines() if ":2: " in line]) == (
        2 if refused else 0,
        told,
    )


def test_no_number_beside_a_stored_share(sokatsu: Sokatsu, tmp_path: Path) -> None:
    rows = VALUE_HEAD + values(2, "%", number("C2", 0.7, 1), text("D2", "約70"))
    path = write_sheet(tmp_path / "a.xlsx", rows, SHARES)
    told = f"{path}:2: actual: '約70' is not a number\n"
    assert sokatsu("rate", path) == (2, b"", told)


@pytest.mark.parametrize("command", ["rate", "check", "summary"])
@pytest.mark.parametrize(("struck", "name"), [("B", "direction"), ("E", "method"), ("F", "unit")])
@pytest.mark.parametrize(("font", "trouble"), [("1", STRUCK), ("3", RAISED)])
def test_what_decides_is_not_struck_through(
    command: str,
    struck: str,
    name: str,
    font: str,
    trouble: str,
    sokatsu: Sokatsu,
    tmp_path: Path,
) -> None:
    heads = zip("ABCDEFG", (*HEADINGS, "method", "unit", "published_rate"), strict=True)
    head = row(1, *(text(f"{column}1", each) for column, each in heads))
    texts = {"A": "甲", "B": "↗", "E": "ratio", "F": "人"}
    cells = {
        column: text(f"{column}2", each, ' s="1"' if column in ("A", struck) else "")
        for column, each in texts.items()
    }
    filled = {**cells, "C": number("C2", 9), "D": number("D2", 8), "G": text("G2", "88.9%")}
    rows = head + row(2, *(filled[column] for column in sorted(filled)))
    styled = styles(fonts=FONTS, cells=f'<xf numFmtId="0" fontId="{font}"/>')
    path = write_parts(tmp_path / "a.xlsx", parts({SHEET: sheet(rows), STYLES: styled}))
    run = sokatsu(command, path)
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr.splitlines()[-1] == f"{path}:2: {name}: {trouble}"
