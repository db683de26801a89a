"""A table as a spreadsheet: what is frozen, coloured, wrapped and printed, and read back."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sokatsu_cli.writing.cell_looks import JUDGED
from sokatsu_cli.writing.workbooks import WrittenBook, workbook_bytes
from support import Sokatsu

TABLE = """\
indicator,unit,direction,baseline,target,actual,published_rate,reason
甲,件,↗,7,"1,254",69.0,5.5%,{long}
乙,,↘,9,0.15,1.2,12.5%,007
丙,,→,5,10,-,,"=1+1"
""".format(long="長い理由。" * 30)


def page_of(path: Path) -> Worksheet:
    page: Worksheet = load_workbook(path).worksheets[0]
    return page


@pytest.fixture
def rated(sokatsu: Sokatsu, tmp_path: Path) -> Path:
    path = tmp_path / "x.xlsx"
    run = sokatsu("rate", "-", "-o", path, "--baseline-change", stdin=TABLE.encode())
    assert (run.status, run.stdout) == (0, b"")
    return path


def test_it_is_laid_out_for_the_screen_and_for_paper(rated: Path) -> None:
    page = page_of(rated)
    assert (page.freeze_panes, page.auto_filter.ref) == ("A2", "A1:N4")
    assert {bool(cell.font.b) for cell in page[1]} == {True}
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("landscape", 0)
    widths = {name: round(page.column_dimensions[name].width) for name in "ABH"}
    assert widths == {"A": 13, "B": 8, "H": 62}  # room for the filter too
    assert [page[cell].alignment.wrap_text for cell in ("H2", "H3")] == [True, None]
    assert [page[cell].alignment.indent for cell in ("F2", "G2", "H2")] == [0, 1, 1]
    heights = [page.row_dimensions[row].height for row in (2, 3)]
    assert heights == [6 * 15, None]  # 300 letters in lines of 56


def test_numbers_are_numbers_and_texts_are_texts(rated: Path) -> None:
    page = page_of(rated)
    cells = [page[place] for place in ("E2", "F2", "G2", "E3", "F4", "H3", "H4", "I2")]
    assert [(cell.value, cell.number_format) for cell in cells] == [
        *((1254, "#,##0"), (69, "0.0"), ("5.5%", "@"), (0.15, "0.00")),
        *(("-", "@"), ("007", "@"), ("=1+1", "@"), (5.5, "0.0")),
    ]
    assert {cell.data_type for cell in cells} == {"n", "s"}


def test_words_that_judge_have_colours(rated: Path) -> None:
    rules = page_of(rated).conditional_formatting
    found = {str(area.sqref): [rule.formula[0].strip('"') for rule in area.rules] for area in rules}
    assert found == {"K2:K4": [*JUDGED["status"]], "N2:N4": [*JUDGED["change_status"]]}


def light(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG has it."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in shares]
    return sum(weight * x for weight, x in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_coloured_words_can_be_read() -> None:
    for looks in JUDGED.values():
        for look in map(dict, looks.values()):
            dark, bright = sorted(light(str(look[key])) for key in ("font_color", "bg_color"))
            assert (bright + 0.05) / (dark + 0.05) >= 4.5


def test_it_reads_back_as_the_same_table(sokatsu: Sokatsu, rated: Path) -> None:
    first = sokatsu("rate", "-", "-f", "csv", "--baseline-change", stdin=TABLE.encode())
    again = sokatsu("rate", rated, "-f", "csv", "--overwrite", "--baseline-change")
    assert (again.status, again.stdout) == (0, first.stdout)


@pytest.mark.parametrize(("text", "lines"), [("a\nb", 2), ("あ" * 5000, 25)])
def test_a_row_is_as_high_as_its_lines(text: str, lines: int) -> None:
    data = workbook_bytes(["a", "b"], iter([[text, "1"]]), [False] * 2)
    page = load_workbook(io.BytesIO(data)).worksheets[0]
    assert (page.row_dimensions[2].height, page["A2"].alignment.wrap_text) == (lines * 15, True)


def test_a_table_without_rows() -> None:
    data = workbook_bytes(["a", "status"], iter([]), [False] * 2, {1: JUDGED["status"]})
    page = load_workbook(io.BytesIO(data)).worksheets[0]
    assert [cell.value for cell in page[1]] == ["a", "status"]
    assert page.auto_filter.ref == "A1:B1"


def test_nothing_without_a_look_makes_no_cell() -> None:
    book = WrittenBook({"in_memory": True})
    with book.book:
        sheet = book.sheet("a")
        sheet.put(0, 0, "", (), number=False)
        sheet.put(1, 1, "", (("bold", True),), number=False)
    page = load_workbook(io.BytesIO(book.written.getvalue())).worksheets[0]
    assert page.dimensions == "B2:B2"
