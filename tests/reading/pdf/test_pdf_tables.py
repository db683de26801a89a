"""Tables of PDFs to grids: what is read, what is doubtful, and what is left."""

import io
import json
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pdf_parts import HEIGHT, Drawn, Merged, drawn_pdf, objects, pdf, stream, width_of
from pdf_process import read_here
from sokatsu_cli import InputError
from sokatsu_cli.model.cells import trouble_of
from sokatsu_cli.model.page_rows import PageRow
from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.pdf.grids import read_grids
from sokatsu_cli.reading.pdf.joined_tables import grid_rows, joined_tables
from sokatsu_cli.reading.pdf.page_parts import Page
from sokatsu_cli.reading.pdf.page_reader import pages_of
from sokatsu_cli.reading.pdf.reading_process import unpacked

HEAD = ["目標指標", "方向", "目標値", "実績値"]
ROW = ["甲", "↗", "70", "64"]


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process."""
    read_here(monkeypatch)


def pages(data: bytes) -> list[Page]:
    """Read a PDF in this process."""
    first, *others = (json.loads(json.dumps(each)) for each in pages_of(io.BytesIO(data)))
    assert first == {"pages": len(others)}
    return [unpacked(each) for each in others]


def refusal(data: bytes) -> dict[str, object]:
    """Return why a PDF is not read."""
    return list(pages_of(io.BytesIO(data)))[-1]


def tables(*drawn: Drawn) -> list[list[list[str]]]:
    """Return the cells of the tables of pages."""
    joined = joined_tables(pages(drawn_pdf(*drawn)))
    return [[row.cells for row in grid_rows(each)] for each in joined]


def only_page(drawn: Drawn) -> Page:
    """Return the only page of a PDF."""
    return pages(drawn_pdf(drawn))[0]


def cells(drawn: Drawn) -> list[str]:
    """Return the cells of the only table of a page, row after row."""
    (table,) = only_page(drawn).tables
    return [each.cell for each in sorted(table.cells, key=lambda each: (each.top, each.left))]


def one(*texts: tuple[float, float, str], width: float = 80) -> Drawn:
    """Draw a table whose first cell has texts at some places from its left and its top."""
    drawn = Drawn().table([["", "x"], ["y", "z"]], width=width, height=60)
    for left, base, text in texts:
        drawn.text(40 + left, 60 + base, text)
    return drawn


def read(folder: Path, *drawn: Drawn, **options: object) -> list[Grid]:
    """Write a PDF and read it as the commands do."""
    path = folder / "a.pdf"
    path.write_bytes(drawn_pdf(*drawn))
    return read_grids(str(path), **options)  # type: ignore[arg-type]


def refused(folder: Path, data: bytes, sheet: str | None = None) -> str:
    """Return why a file is refused."""
    path = folder / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        read_grids(str(path), sheet)
    return str(error.value).replace(str(path), "a.pdf")


TEXTS = st.text("甲乙丙丁目標値あア71,254.%↗", max_size=4).map(str.strip)


@st.composite
def ruled_tables(draw: st.DrawFn) -> tuple[list[list[str]], list[Merged]]:
    """Draw rows, and merged cells that do not meet; none in the first row and column."""
    height, width = draw(st.integers(2, 6)), draw(st.integers(2, 5))
    row = st.lists(TEXTS, min_size=width, max_size=width)
    rows = draw(st.lists(row, min_size=height, max_size=height))
    merged: list[Merged] = []
    for _attempt in range(draw(st.integers(0, 3))):
        first, begin = draw(st.integers(1, height - 1)), draw(st.integers(1, width - 1))
        last = draw(st.integers(first, height - 1))
        end = draw(st.integers(begin, width - 1))
        if all(
            last < other[0] or other[1] < first or end < other[2] or other[3] < begin
            for other in merged
        ):
            merged.append((first, last, begin, end))
    return rows, merged


@given(ruled_tables())
@settings(max_examples=40, deadline=None)
def test_random_tables_with_merged_cells_come_back(
    made: tuple[list[list[str]], list[Merged]],
) -> None:
    rows, merged = made
    areas = {
        (row, column): area
        for area in merged
        for row in range(area[0], area[1] + 1)
        for column in range(area[2], area[3] + 1)
    }
    expected = {
        (areas.get((row, column), (row, row, column, column)), cell)
        for row, texts in enumerate(rows)
        for column, cell in enumerate(texts)
        if cell and (row, column) == areas.get((row, column), (row, row, column, column))[::2]
    }
    found = [
        each for table in only_page(Drawn().table(rows, merged)).tables for each in table.cells
    ]
    assert {
        ((each.top, each.bottom, each.left, each.right), each.cell) for each in found
    } == expected


def test_borders_are_brought_together() -> None:
    # A double line, dashes, boxes for borders, a missing outer border, a bar of a chart.
    dashes = Drawn()
    for at in range(40, 200, 6):
        dashes.rule(at, 90, at + 3, 90)
    for y in (60, 120):
        dashes.rule(40, y, 200, y)
    for x in (40, 42, 120, 200):
        dashes.rule(x, 60, x, 120)
    for number, text in enumerate("甲乙丙丁"):
        dashes.text(50 + 80 * (number % 2), 75 + 30 * (number // 2), text)
    assert cells(dashes) == [*"甲乙丙丁"]
    boxes = Drawn().table([["", ""], ["", ""]])
    boxes.parts.clear()
    for number, text in enumerate("甲乙丙丁"):
        left, top = 40 + 80 * (number % 2), 60 + 30 * (number // 2)
        boxes.box(left, top, left + 79, top + 29, 0.8).text(left + 5, top + 12, text)
    assert cells(boxes) == [*"甲乙丙丁"]
    open_sides = Drawn().rule(120, 60, 120, 120)
    for y in (60, 90, 120):
        open_sides.rule(40, y, 200, y)
    for number, text in enumerate("甲乙丙丁"):
        open_sides.text(50 + 80 * (number % 2), 75 + 30 * (number // 2), text)
    assert cells(open_sides) == [*"甲乙丙丁"]
    bars = Drawn().table([["甲", "44.4%"], ["乙", "90%"]]).box(124, 78, 160, 84, 0.5)
    bars.raw("0 0 1 1 re f 10 10 m 20 20 l S 10 10 m 20 20 30 30 40 40 c S").box(0, 0, 9, 9, 1)
    bars.raw("q 0.2 0 0 rg 124 700 1.5 1.5 re f Q")
    assert cells(bars) == ["甲", "44.4%", "乙", "90%"]


def test_a_cell_without_all_its_borders_is_doubtful() -> None:
    drawn = Drawn()
    for left, top, right, bottom in (
        *((40, 60, 200, 60), (40, 120, 200, 120), (40, 60, 40, 120), (200, 60, 200, 120)),
        *((120, 60, 120, 90), (120, 90, 200, 90)),
    ):
        drawn.rule(left, top, right, bottom)
    drawn.text(50, 75, "9").text(130, 75, "4")
    (table,) = only_page(drawn).tables
    assert {each.cell: trouble_of(each.cell) for each in table.cells} == {
        "9": "the borders around it are not those of one cell",
        "4": "",
    }


@pytest.mark.parametrize(
    ("drawn", "cell", "trouble"),
    [
        (one((4, 20, "70"), (4, 35, "64.2")), "70\n64.2", ""),
        (one((4, 20, "目標"), (30, 20, "値")), "目標 値", ""),
        (one((4, 20, "1"), (14, 20, "254")), "1 254", ""),
        (one((4, 20, "第"), (4, 30, "一"), (4, 40, "節")), "第一節", ""),
        (one((4, 20, "-"), (4, 30, "5"), (4, 40, "%")), "-\n5\n%", ""),
        (one((4, 20, "7"), (4, 30, "9"), (4, 40, "4")), "7\n9\n4", ""),
        (one((4, 20, "地域の底力支援事"), (4, 32, "業の件数")), "地域の底力支援事業の件数", ""),
        (one((4, 20, "地域の底力支援"), (4, 32, "事。")), "地域の底力支援事。", ""),
        (one((4, 20, "number of the w"), (4, 32, "orkers")), "number of the w orkers", ""),
        (one((4, 20, "1234567890123456"), (4, 32, "78")), "1234567890123456\n78", "a number may"),
        (one((70, 20, "1,254")), "1,", "its text goes over the border"),
        (one((75, 20, "件")), "件", "its text goes over the border"),
        (one((4, 20, "70"), (6, 20, "64")), "7604", "its texts stand over each other"),
        (one((4, 20, "70"), (4.2, 20, "70")), "70", ""),
        (one((4, 20, "100% ✓ 達成"), (4, 32, "上限前 103.3%")), "100%", ""),
        (one((4, 20, "⽬標⺠‧")), "目標民・", ""),
    ],
)
def test_the_text_of_a_cell(drawn: Drawn, cell: str, trouble: str) -> None:
    first = cells(drawn)[0]
    assert first == cell
    assert trouble_of(first).startswith(trouble)
    assert bool(trouble_of(first)) is bool(trouble)


def test_marks_and_lines_through_letters() -> None:
    raised = one((4, 20, "64")).text(54, 76, "2", 5)
    assert cells(raised)[0] == "64"
    lowered = one((4, 20, "CO")).text(54, 83, "2", 5)
    assert cells(lowered)[0] == "CO₂"
    smaller = one((4, 20, "64")).text(53, 80, "件", 6)
    assert cells(smaller)[0] == "64件"
    struck = one((4, 20, "70"), (30, 20, "80")).rule(43, 77, 54, 77)
    assert cells(struck)[0].strip() == "80"
    all_struck = cells(one((4, 20, "70")).rule(43, 77, 54, 77))[0]
    assert trouble_of(all_struck).startswith("it is struck through")
    both = cells(one((4, 20, "70"), (75, 20, "80")).rule(43, 77, 54, 77).text(44, 80, "1"))
    assert trouble_of(both[0]) == "its texts stand over each other"


def test_letters_that_nobody_sees_and_those_without_names() -> None:
    white = one().raw("q 1 g").text(44, 80, "70").raw("Q")
    assert trouble_of(cells(white)[0]) == "a part of its text is not to be seen, or hardly"
    on_dark = one().box(41, 61, 119, 119, 0.2).raw("q 1 g").text(44, 80, "70").raw("Q")
    assert trouble_of(cells(on_dark)[0]) == ""
    hidden = only_page(one((4, 20, "70")).raw("3 Tr").text(44, 95, "80"))
    assert (hidden.hidden, hidden.tables[0].cells[0].cell) == (2, "70")
    (page,) = pages(drawn_pdf(one((4, 20, "甲乙")), named={"乙": ""}))
    assert trouble_of(page.tables[0].cells[0].cell).startswith("the PDF does not say which")


def test_letters_that_are_turned() -> None:
    turned = one().text(0, 0, "第1節", before=f"0 -1 1 0 60 {HEIGHT - 70} Tm")
    assert cells(turned)[0] == "第1節"
    other = one().text(0, 0, "第1節", before=f"0 1 -1 0 60 {HEIGHT - 110} Tm")
    assert cells(other)[0] == "第1節"
    mixed = one((4, 20, "70")).text(0, 0, "80", before=f"0 1 -1 0 100 {HEIGHT - 110} Tm")
    assert trouble_of(cells(mixed)[0]) == "its texts run in several directions"
    askew = one().text(0, 0, "80", before=f"1 1 -1 1 60 {HEIGHT - 110} Tm")
    assert trouble_of(cells(askew)[0]) == "its texts run in several directions"
    above = one().text(0, 0, "80", before=f"-1 0 0 -1 80 {HEIGHT - 80} Tm")
    assert trouble_of(cells(above)[0]) == "its texts run in several directions"


def test_a_page_that_is_printed_sideways() -> None:
    for matrix in (f"q 0 -1 1 0 0 {HEIGHT} cm", f"q 0 1 -1 0 {HEIGHT} 0 cm"):
        sideways = Drawn().raw(matrix).table([HEAD, ROW], left=100, top=300, width=50)
        sideways.box(99, 299, 301, 301, 0.5).raw("Q").text(300, 30, "1")
        (table,) = only_page(sideways).tables
        assert [each.cell for each in table.cells] == [*HEAD, *ROW]


def test_narrow_letters_are_no_doubles() -> None:
    assert cells(one().raw("40 Tz").text(44, 80, "111"))[0] == "111"


def test_letters_of_a_font_that_runs_down() -> None:
    made = objects([one((30, 20, "甲乙丙"))])
    made[3] = made[3].replace(b"Identity-H", b"Identity-V")
    (page,) = pages(pdf(made))
    assert page.tables[0].cells[0].cell == "甲乙丙"
    made[4] = made[4].replace(b"/DW ", b"/W2 [0 [1 2 3] 100 40000 -1000 500 880] /DW ")
    (page,) = pages(pdf(made))
    assert page.tables[0].cells[0].cell == "甲乙丙"


def test_lines_that_enclose_nothing() -> None:
    loose = one((4, 20, "70")).rule(500, 60, 500, 90).rule(400, 300, 500, 300)
    loose.rule(450, 300, 450, 340).text(455, 320, "甲")
    page = only_page(loose)
    assert [each.text for each in page.texts] == ["甲"]
    open_box = Drawn().table([["甲", "乙"], ["丙", "丁"]])
    open_box.rule(200, 60, 260, 60).rule(260, 60, 260, 75).text(210, 75, "外")
    page = only_page(open_box)
    assert [each.text for each in page.texts] == ["外"]
    assert cells(open_box) == [*"甲乙丙丁"]


def test_thin_boxes_are_lines_and_images_are_counted() -> None:
    drawn = Drawn()
    for at in range(3):
        drawn.box(40, 60 + 30 * at, 200, 61 + 30 * at, 0).box(
            40 + 80 * at, 60, 41 + 80 * at, 121, 0
        )
    for number, text in enumerate("甲乙丙丁"):
        drawn.text(50 + 80 * (number % 2), 75 + 30 * (number // 2), text)
    assert cells(drawn) == [*"甲乙丙丁"]
    image = "q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"
    assert only_page(drawn.raw(image)).picture == pytest.approx(81 / 595 / 842)


def test_letters_outside_the_page_are_none() -> None:
    outside = one((4, 20, "70")).text(-50, 80, "1").text(50, -20, "2").text(900, 80, "3")
    page = only_page(outside.text(50, 900, "4"))
    assert (page.letters, page.texts) == (5, [])


def test_a_table_inside_a_cell_is_one_of_its_own() -> None:
    outer = Drawn().table([["甲", ""], ["丙", "丁"]], width=200, height=150)
    inner = outer.table([["9", "4"], ["8", "3"]], left=250, top=80, width=60, height=30)
    found = only_page(inner).tables
    assert [[each.cell for each in table.cells] for table in found] == [
        ["甲", "", "丙", "丁"],
        ["9", "4", "8", "3"],
    ]


def aligned(*rows: Sequence[str], places: Sequence[float] = (40, 200, 300, 400)) -> Drawn:
    """Draw lines of words; those but the first end at one place."""
    drawn = Drawn()
    for number, row in enumerate(rows):
        for column, (place, text) in enumerate(zip(places, row, strict=False)):
            left = place - (width_of(text) if column else 0)
            if text:
                drawn.text(left, 60 + 14 * number, text)
    return drawn


def test_words_below_each_other_are_a_table() -> None:
    assert tables(aligned(HEAD, ROW, ["乙", "↘", "1,254", ""], ROW)) == [
        [HEAD, ROW, ["乙", "↘", "1,254"], ROW]
    ]
    apart = aligned(HEAD, ROW, ROW)
    apart.text(40, 400, "甲").text(200, 400, "乙")
    assert tables(apart) == [[HEAD, ROW, ROW]]


@pytest.mark.parametrize(
    ("drawn", "doubt"),
    [
        (aligned(HEAD, ["甲"], ROW, ROW), "a line in it has words in one column alone"),
        (
            aligned(HEAD, ROW, ROW, ROW).text(330, 60, "注").text(325, 74, "あいうえおか"),
            "a column has two words in one line",
        ),
        (
            Drawn()
            .text(40, 60, "甲乙")
            .text(70, 60, "丙丁")
            .text(55, 74, "戊己")
            .text(90, 74, "庚辛")
            .text(40, 88, "壬")
            .text(75, 88, "癸"),
            "its columns are not apart",
        ),
        (
            aligned(HEAD, ROW, ROW).text(40, 102, "乙").text(194, 102, "↗").text(285, 102, "7"),
            "the words of a column are not below each other",
        ),
        (
            aligned(HEAD, ROW, ROW).text(40, 102, "乙").text(210, 102, "↗").text(296, 102, "70"),
            "a heading stands above no column, or a word below no heading",
        ),
        (
            aligned(HEAD, ROW, ROW).raw("1 0 0 1 0 0 cm 300 750 m 310 760 l S"),
            "a picture or a drawing stands in it",
        ),
    ],
)
def test_what_is_not_certain_without_borders_is_left(drawn: Drawn, doubt: str) -> None:
    (table,) = only_page(drawn).tables
    assert (table.doubt, table.cells) == (f"it has no ruled borders, and {doubt}", [])
    assert joined_tables(pages(drawn_pdf(drawn))) == []


def test_pages_of_one_table_are_joined() -> None:
    first = Drawn().text(40, 40, "総括表").text(300, 820, "1 / 3").table([HEAD, ROW])
    second = Drawn().text(300, 820, "2 / 3").table([HEAD, ["乙", *ROW[1:]]])
    third = Drawn().text(300, 820, "3 / 3").table([["丙", *ROW[1:]]], [(0, 0, 2, 3)])
    assert tables(first, second, third) == [
        [["総括表"], HEAD, ROW, ["乙", *ROW[1:]], ["丙", *ROW[1:3], ""]]
    ]
    assert tables(first, Drawn().table([HEAD, ROW])) == [[["総括表"], HEAD, ROW]]
    titled = Drawn().text(40, 40, "第2章").table([HEAD, ROW])
    assert [each[0] for each in tables(first, titled)] == [["総括表"], ["第2章"]]
    noted = Drawn().table([HEAD, ROW]).text(40, 200, "※ 注").table([HEAD, ROW], top=240)
    assert len(tables(noted, third)) == 2
    footnote = Drawn().table([HEAD, ROW]).text(40, 200, "※ 注")
    assert len(tables(footnote, third)) == 2
    elsewhere = Drawn().table([["丙", *ROW[1:]]], left=60)
    assert len(tables(first, elsewhere)) == 2
    assert len(tables(first, Drawn(), third)) == 2
    other_columns = Drawn().table([["甲", "乙"]], width=160)
    assert len(tables(first, other_columns)) == 1
    assert len(tables(first, Drawn().table([["甲", "乙", "丙"]], width=320 / 3))) == 2


def test_rows_know_their_pages(tmp_path: Path) -> None:
    drawn = Drawn().text(40, 40, "総括表").table([HEAD, ROW, ["乙", "", "80", ""]], [(1, 2, 1, 1)])
    (grid,) = read(tmp_path, drawn, Drawn().table([HEAD, ROW]))
    rows = [row.number for row in grid.rows if isinstance(row.number, PageRow)]
    assert [(int(row), row.page, row.row) for row in rows] == [
        (1, 1, 0),
        (2, 1, 1),
        (3, 1, 2),
        (4, 1, 3),
        (5, 2, 2),
    ]
    assert dict(grid.rows[3].merged) == {1: "↗"}


def test_cells_that_are_not_certain_are_told(tmp_path: Path) -> None:
    (grid,) = read(tmp_path, one((70, 20, "1,254")))
    path = tmp_path / "a.pdf"
    assert grid.notes == [
        f"{path}: tables found: 1 (pages: 1), read: 1, left: 0",
        (
            f"{path}[table 1]:p.1: row 1, column 1: not certain: its text goes over the border of"
            " the cell (cells like it: 2)"
        ),
    ]


def test_a_row_that_may_go_on_over_the_page_end_is_told(tmp_path: Path) -> None:
    first = Drawn().table([HEAD, ["甲", *ROW[1:]]])
    (grid,) = read(tmp_path, first, Drawn().table([HEAD, ["", "", "5"], ROW]))
    told = "this may be the rest of the last row of p.1; if it is, let no row break across pages"
    place = f"{tmp_path / 'a.pdf'}[table 1]:p.2: row 2"
    assert grid.notes[1:] == [f"{place}: {told} and print again (rows like it: 1)"]
    for begin in (["第2節", "", "", ""], ["", *ROW[1:]], ROW):  # a section, and rows
        (grid,) = read(tmp_path, first, Drawn().table([HEAD, begin, ROW]))
        assert len(grid.notes) == 1


def test_a_text_between_two_rows_is_of_neither(tmp_path: Path) -> None:
    (table,) = only_page(one((4, 62, "70"))).tables
    told = "'70' stands on the border of two rows, so it may be of either (make the row taller)"
    assert (table.doubt, table.cells) == (f"row 1, column 1: {told}", [])
    assert cells(one((4, 58, "70")))[0] == "70"
    assert refused(tmp_path, drawn_pdf(one((4, 62, "70")))) == (
        f"a.pdf: no table that is certain: p.1: row 1, column 1: {told}; make a PDF with ruled"
        " borders, or give the .xlsx or a CSV"
    )
    for base in (61, 184):  # at the upper and the lower border of the table
        (table,) = only_page(one().text(50, base, "70")).tables
        assert table.doubt == told
    two = [one((4, 20, "70")), Drawn().table([HEAD, ROW]).text(44, 92, "丙")]
    assert refused(tmp_path, drawn_pdf(*two)).startswith(
        "a.pdf:p.2: row 1, column 1: '目標指標 丙' stands on the border of two rows"
    )
    (grid,) = read(tmp_path, *two, sheet="table 1")
    assert "a table is not read: row 1, column 1: '目標指標 丙' stands" in grid.notes[1]


def test_one_table_can_be_named(tmp_path: Path) -> None:
    drawn = Drawn().table([HEAD, ROW]).text(40, 180, "第2章").table([HEAD, ROW, ROW], top=200)
    again = "指標の一覧(未達成を先に、達成率の低い順)"
    drawn.text(40, 390, again).table([HEAD, ROW], top=400)
    first, second = read(tmp_path, drawn)
    path = tmp_path / "a.pdf"
    assert [(each.name, each.label) for each in (first, second)] == [
        ("table 1", f"{path}[table 1]"),
        ("table 2", f"{path}[table 2]"),
    ]
    assert first.notes == [f"{path}: tables found: 3 (pages: 1), read: 2, left: 1"]
    assert len(read(tmp_path, drawn, only_first=True)) == 2
    other = Drawn().table([HEAD, ROW]).text(40, 180, "凡例").table([["記号", "意味"]], top=200)
    (only,) = read(tmp_path, other, only_first=True)
    assert only.notes == [f"{path}: tables found: 2 (pages: 1), read: 1, left: 1"]
    (named,) = read(tmp_path, drawn, sheet="table 2")
    assert named.rows == second.rows
    assert refused(tmp_path, drawn_pdf(drawn), "x") == (
        "a.pdf: no table 'x'; there are table 1, table 2"
    )
    printed = Drawn().text(40, 20, again).table([HEAD, ROW]).text(40, 180, "第2章")
    (alone,) = read(tmp_path, printed.table([HEAD, ROW], top=200))
    assert refused(tmp_path, drawn_pdf(printed), "table 1").endswith(f"; there are {alone.name}")


def test_what_is_left_is_said(tmp_path: Path) -> None:
    scan = "q 9 0 0 9 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"
    doubtful = aligned(["甲", "乙"], ["甲"], ROW, ROW)
    pages_of_it = [
        one((4, 20, "70"), (-20, 20, "外")).raw("3 Tr").text(44, 95, "8"),
        doubtful,
        Drawn().raw(scan),
    ]
    (grid,) = read(tmp_path, *pages_of_it)
    path = tmp_path / "a.pdf"
    assert grid.notes == [
        f"{path}: tables found: 2 (pages: 3), read: 1, left: 1",
        (
            f"{path}:p.2: a table is not read: it has no ruled borders, and a line in it has words"
            " in one column alone (tables like it: 1)"
        ),
        f"{path}:p.1: '外' stands beside a table and is not read (texts like it: 1)",
        f"{path}:p.1: text that nobody sees is not read (pages like it: 1)",
    ]
    scanned = "a.pdf: pages without text, as a scanner makes them"
    assert refused(tmp_path, drawn_pdf(Drawn().raw(scan))).startswith(scanned)
    under = Drawn().raw("3 Tr").text(44, 95, "8")
    assert "not to be seen, as under a scan" in refused(tmp_path, drawn_pdf(under))
    assert refused(tmp_path, drawn_pdf(Drawn())) == "a.pdf: no text on any page"
    assert refused(tmp_path, drawn_pdf(doubtful)) == (
        "a.pdf: no table that is certain: p.1: it has no ruled borders, and a line in it has words"
        " in one column alone; make a PDF with ruled borders, or give the .xlsx or a CSV"
    )
    assert refused(tmp_path, drawn_pdf(Drawn().text(40, 40, "x"))) == (
        "a.pdf: no table with ruled borders; make a PDF with ruled borders, or give the .xlsx or a"
        " CSV"
    )


def test_a_table_without_borders_below_one_with_borders(tmp_path: Path) -> None:
    drawn = aligned(HEAD, ROW, ["乙", *ROW[1:]]).table([HEAD, ROW], top=300)
    assert [len(each.rows) for each in read(tmp_path, drawn)] == [3, 2]
    prose = aligned(["甲", "乙"], ["丙", "丁"], ["戊", "己"]).table([HEAD, ROW], top=300)
    (grid,) = read(tmp_path, prose)
    assert [row.cells[0] for row in grid.rows] == ["甲 乙", "丙 丁", "戊 己", "目標指標", "甲"]


def test_the_upper_of_two_letters_is_the_one_that_is_seen() -> None:
    white = one((4, 20, "7")).raw("q 1 g").text(44, 80, "7").raw("Q")
    assert trouble_of(cells(white)[0]) == "a part of its text is not to be seen, or hardly"


def test_a_file_of_which_values_may_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    image = "q {0} 0 0 {0} 50 50 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"
    numbered = [Drawn().text(300, 820, f"{at} / 3") for at in (1, 2, 3)]
    numbered[0].table([HEAD, ROW])
    numbered[1].raw(image.format(400))
    numbered[2].text(40, 40, "写真").raw(image.format(200))
    assert refused(tmp_path, drawn_pdf(*numbered)) == (
        "a.pdf:p.2: a page without text, as of a scan; the values on it are not read; leave the"
        " page out of the PDF, or name a table by --sheet"
    )
    (grid,) = read(tmp_path, *numbered, sheet="table 1")
    assert grid.notes[1:] == [
        f"{path}:p.2: a page without text (pages like it: 1)",
        f"{path}:p.3: a picture is not read, whatever values are in it (pages like it: 1)",
    ]
    (grid,) = read(tmp_path, *numbered[::2])
    assert len(grid.notes) == 2
    curve = "50 50 m 50 700 500 700 500 50 c f"
    assert "p.2: a page without text" in refused(
        tmp_path, drawn_pdf(numbered[0], Drawn().raw(curve))
    )
    more = Drawn().text(40, 40, "つづき").table([["乙", *ROW[1:]], ROW])
    assert refused(tmp_path, drawn_pdf(numbered[0], more)) == (
        "a.pdf:p.2: a table without headings, which may go on with that of p.1; repeat the headings"
        " above it, or name a table by --sheet"
    )
    other = Drawn().text(40, 40, "人口").table([["甲", *"乙丙丁"], ["1"] * 4], left=60)
    assert len(read(tmp_path, numbered[0], other)) == 2
    headed = aligned(HEAD, ["甲"], ROW, ROW)
    assert refused(tmp_path, drawn_pdf(numbered[0], headed)) == (
        "a.pdf:p.2: it has no ruled borders, and a line in it has words in one column alone; make"
        " a PDF with ruled borders, or give the .xlsx or a CSV, or name a table by --sheet"
    )


def test_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert refused(tmp_path, b"x") == "a.pdf: this is no PDF"
    half = {
        **objects([Drawn(), Drawn()]),
        9: b"<< /Type /Page /Contents 99 0 R /MediaBox [0 0 9 9] >>",
    }
    assert refused(tmp_path, pdf(half)) == "a.pdf:p.2: the PDF is damaged"
    torn = stream(zlib.compress(b"BT ET " * 99)[:-8], "/Filter /FlateDecode")
    assert refused(tmp_path, pdf({**objects([Drawn()]), 8: torn})) == (
        "a.pdf:p.1: the PDF is damaged"
    )
    with pytest.raises(InputError, match="no such file"):
        read_grids(str(tmp_path / "none.pdf"))
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        read_grids(str(tmp_path))
    many = [[f"{at}"] * 40 for at in range(20)]
    cell = Drawn().table(many, width=12, height=20)
    monkeypatch.setattr("sokatsu_cli.reading.spreadsheet.limits.MOST_CELLS", 700)
    assert "more than 700 filled cells" in refused(tmp_path, drawn_pdf(cell))


_LOCK = f"/Filter /Standard /V 2 /R 3 /Length 128 /P -1 /O <{'41' * 32}> /U <{'42' * 32}>"


def test_what_the_process_refuses(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = one((4, 20, "70"))
    many = drawn_pdf(*[Drawn()] * 3)
    monkeypatch.setattr("sokatsu_cli.reading.pdf.page_reader.MOST_PAGES", 2)
    assert refusal(many) == {
        "refused": "more than 2 pages; print those with the tables",
        "page": 0,
    }
    made = objects([usual])
    said = {**made, 2: b"<< /Type /Pages /Kids [7 0 R] /Count 2 >>"}
    assert refusal(pdf(said))["refused"] == "the PDF is damaged: it says 2 pages and has 1"
    locked = pdf(made, f"/Encrypt << {_LOCK} >> /ID [<41> <41>]")
    assert refusal(locked)["refused"] == "it has a password; save it without one"
    assert refusal(b"%PDF-1.7\n") == {"refused": "the PDF is damaged", "page": 0}
    nothing = {**made, 8: b"null"}
    assert refusal(pdf(nothing)) == {"refused": "the PDF is damaged", "page": 1}
    no_font = {**made, 7: made[7].replace(b"/F 3 0 R", b"/G 3 0 R")}
    assert refusal(pdf(no_font)) == {"refused": "a font of the PDF is missing", "page": 1}
    unknown = {**made, 3: made[3].replace(b"/Identity-H", b"/Unknown-H")}
    assert "does not say which letters" in str(refusal(pdf(unknown))["refused"])
    no_letters = {**made, 8: stream(b"BT <0041> Tj ET")}
    assert pages(pdf(no_letters))[0].letters == 0
    for name, most in (("MOST_LETTERS", 1), ("MOST_RULES", 1)):
        with monkeypatch.context() as patch:
            patch.setattr(f"sokatsu_cli.reading.pdf.page_contents.{name}", most)
            assert "more than 1 l" in str(refusal(pdf(made))["refused"])
    for name in ("_MOST_PAIRS", "_MOST_PLACES"):
        with monkeypatch.context() as patch:
            patch.setattr(f"sokatsu_cli.reading.pdf.borders.{name}", 1)
            assert refusal(pdf(made))["page"] == 1

    def exhausted(_contents: object) -> None:
        raise MemoryError

    monkeypatch.setattr("sokatsu_cli.reading.pdf.page_reader.page_of", exhausted)
    assert refusal(pdf(made)) == {"refused": "the PDF takes more memory than 900 MiB", "page": 1}
