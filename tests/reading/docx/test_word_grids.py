"""Word files: where cells stand, what their text is, and what is no part of it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from drawn_spans import GridRows, tables
from published_layout import Rows, word_file
from sokatsu_cli import InputError
from sokatsu_cli.model.cells import trouble_of
from sokatsu_cli.reading.documents.flows import TABLE_INSIDE
from sokatsu_cli.reading.docx.grids import read_grids
from sokatsu_cli.reading.docx.merged_cells import ALONE, UNEQUAL
from sokatsu_cli.reading.spreadsheet.rich_text import RAISED, STRUCK
from support import Sokatsu
from word_parts import cell, line, paragraph, row, run, styles, table, word_parts, write_word


def rows_of(folder: Path, body: str, number: int = 1, more: str = "") -> GridRows:
    path = write_word(folder / "a.docx", word_parts(body, more))
    grid = read_grids(str(path), f"table {number}")[0]
    return [(row.number, row.cells, dict(row.merged)) for row in grid.rows]


def cell_of(folder: Path, inside: str, more: str = "") -> str:
    return rows_of(folder, table(row(cell(inside), cell(paragraph("x")))), more=more)[0][1][0]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=tables())
def test_tables_with_spans_come_back(
    drawn: tuple[Rows, GridRows], tmp_path_factory: pytest.TempPathFactory
) -> None:
    rows, expected = drawn
    path = word_file(tmp_path_factory.mktemp("a") / "a.docx", [], [rows])
    grid = read_grids(str(path))[0]
    assert [(row.number, row.cells, dict(row.merged)) for row in grid.rows] == expected


STYLES = styles(
    ("Mark", "", '<w:vertAlign w:val="superscript"/>'),
    ("Named", "Mark", "<w:b/>"),
    ("Gone", "Loop", "<w:dstrike/>"),
    ("Loop", "Gone", ""),
    ("Kept", "Gone", '<w:dstrike w:val="0"/>'),
)


COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
UP = '<w:vertAlign w:val="superscript"/>'
FLAT = '<w:vertAlign w:val="baseline"/>'
NAMED = '<w:rStyle w:val="Named"/>'
KEPT = '<w:rStyle w:val="Kept"/>'
STRIKE, DOUBLE, NONE = "<w:strike/>", "<w:dstrike/>", '<w:strike w:val="0"/>'
FORMER = f"<w:rPrChange><w:rPr>{STRIKE}</w:rPr></w:rPrChange>"
JOINED = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
GONE = "<w:pPr><w:pStyle w:val='Gone'/></w:pPr>"
OTHERWISE = f"<x:Fallback xmlns:x='{COMPATIBLE}'>{run('9')}</x:Fallback>"


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (paragraph("9") + paragraph("4"), "9\n4"),
        (line("<w:r><w:t>9</w:t><w:br/><w:t>4</w:t><w:cr/></w:r>"), "9\n4"),
        (line("<w:r><w:t>9</w:t><w:tab/><w:t>4</w:t></w:r>"), "9 4"),
        (line("<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2\n</w:t></w:r>"), "1-2"),
        (line(run("6"), run("4")), "64"),
        (line(run("6"), "<w:smartTag><w:r><w:t>4</w:t></w:r></w:smartTag>"), "64"),
        (line("<w:del>", run("70"), "</w:del><w:ins>", run("80"), "</w:ins>"), "80"),
        (
            line("<w:moveFrom>", run("70"), "</w:moveFrom><w:moveTo>", run("80"), "</w:moveTo>"),
            "80",
        ),
        (line("<w:r><w:delText>70</w:delText><w:t>80</w:t></w:r>"), "80"),
        (line(JOINED, run("6")) + paragraph("4"), "64"),
        (line(run("64"), run("2", UP)), "64"),
        (line(run("m"), run("2", UP)), "m²"),
        (line(run("64"), run("2", NAMED)), "64"),
        (line(run("64"), run("2", FLAT)), "642"),
        (line(run("64"), "<w:r><w:footnoteReference/><w:t>2</w:t></w:r>"), "64"),
        (line(run("64"), "<w:r><w:endnoteReference w:id='1'/></w:r>"), "64"),
        (line(run("70", STRIKE), run("80")), "80"),
        (line(run("70", DOUBLE), run("80", NONE)), "80"),
        (line(GONE, run("70"), run("80", KEPT)), "80"),
        (line(run("80", FORMER)), "80"),
        (line(run("9", "<w:vanish/>"), run("80")), "80"),
        (line("<w:r><w:sym w:font='Wingdings' w:char='F0E4'/></w:r>"), "\ufffd"),
        (f"<w:sdt><w:sdtContent>{paragraph('80')}</w:sdtContent></w:sdt>", "80"),
        (paragraph("_x0041_"), "_x0041_"),
        (line(OTHERWISE, run("80")), "80"),
        (line("<w:pPr><w:rPr><w:strike/></w:rPr></w:pPr>", run("80")), "80"),
    ],
)
def test_the_text_of_a_cell(inside: str, text: str, tmp_path: Path) -> None:
    found = cell_of(tmp_path, inside, STYLES)
    assert (found, trouble_of(found)) == (text, "")


BOX = "a text box stands in it, which is not read"
FORMULA = "a formula stands in it, which is not read"
BOXED = f"<w:r><w:txbxContent>{paragraph('9')}</w:txbxContent></w:r>"


@pytest.mark.parametrize(
    ("inside", "text", "trouble"),
    [
        (line(run("70", STRIKE)), "70", STRUCK),
        (line(run("2", UP)), "2", RAISED),
        (paragraph("70") + table(row(cell(paragraph("9")))), "70", TABLE_INSIDE),
        (line(run("70"), BOXED), "70", BOX),
        (line(run("70"), "<m:oMath><m:r><m:t>9</m:t></m:r></m:oMath>"), "70", FORMULA),
    ],
)
def test_what_is_no_certain_value(inside: str, text: str, trouble: str, tmp_path: Path) -> None:
    found = cell_of(tmp_path, inside)
    assert (found, trouble_of(found)) == (text, trouble)


def merged(text: str, properties: str) -> str:
    return cell(paragraph(text), properties)


JOINED_CELL = merged("", "<w:hMerge/>")
RESTART = "<w:hMerge w:val='restart'/>"
BEFORE = "<w:trPr><w:gridBefore w:val='2'/></w:trPr>"
BELOW, BEGIN = "<w:vMerge/>", '<w:vMerge w:val="restart"/>'


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            [merged("甲", BEGIN) + merged("1", ""), merged("", BELOW) + merged("2", "")],
            [(1, ["甲", "1"], {}), (2, ["", "2"], {0: "甲"})],
        ),
        (
            [merged("1", '<w:gridSpan w:val="2"/>') + merged("2", ""), merged("a", "") * 3],
            [(1, ["1", "", "2"], {}), (2, ["a", "a", "a"], {})],
        ),
        (
            [
                merged("1", "<w:hMerge w:val='restart'/>")
                + merged("", "<w:hMerge/>")
                + merged("2", "")
            ],
            [(1, ["1", "", "2"], {})],
        ),
        ([merged("1", "<w:hMerge/>")], [(1, ["1"], {})]),
        ([merged("1", '<w:gridSpan w:val="x"/>') + merged("2", "")], [(1, ["1", "2"], {})]),
        (
            ["<w:trPr><w:gridBefore w:val='2'/></w:trPr>" + merged("1", "")],
            [(1, ["", "", "1"], {})],
        ),
        (["<w:trPr><w:del/></w:trPr>" + merged("9", ""), merged("1", "")], [(1, ["1"], {})]),
        (["<w:trPr><w:hidden w:val='0'/></w:trPr>" + merged("1", "")], [(1, ["1"], {})]),
        (["<w:trPr><w:hidden/></w:trPr>" + merged("9", ""), merged("1", "")], [(1, ["1"], {})]),
        (
            [merged("1", ""), merged("", BELOW), merged("2", "")],
            [(1, ["1"], {}), (3, ["2"], {})],
        ),
    ],
)
def test_where_cells_stand(rows: list[str], expected: GridRows, tmp_path: Path) -> None:
    assert rows_of(tmp_path, table(*map(row, rows))) == expected


def test_a_cell_below_none_is_no_value(tmp_path: Path) -> None:
    wide = '<w:gridSpan w:val="2"/>'
    rows = row(merged("a", BEGIN + wide)), row(merged("1", BELOW) + merged("2", BELOW))
    found = rows_of(tmp_path, table(*rows))
    assert found[1][1] == ["1", "2"]
    assert list(map(trouble_of, found[1][1])) == [ALONE, ALONE]


@pytest.mark.parametrize(
    ("properties", "count", "told"),
    [
        ("", 3, ""),
        ("", 2, UNEQUAL),
        ("", 4, UNEQUAL),
        ("<w:trPr><w:gridAfter w:val='1'/></w:trPr>", 2, ""),
        ("<w:trPr><w:gridBefore w:val='1'/></w:trPr>", 2, ""),
    ],
)
def test_rows_of_other_columns(properties: str, count: int, told: str, tmp_path: Path) -> None:
    grid = f"<w:tblGrid>{'<w:gridCol/>' * 3}<w:tblGridChange/></w:tblGrid>"
    found = rows_of(tmp_path, table(grid, row(properties, merged("1", "") * count)))
    assert {trouble_of(each) for each in found[0][1] if each} == {told}


def test_text_before_tables_is_their_titles(tmp_path: Path) -> None:
    box = line("<w:r><w:txbxContent>", paragraph("箱"), "</w:txbxContent></w:r>")
    body = (
        paragraph("題")
        + box
        + paragraph("")
        + table(row(cell(paragraph("1"))))
        + paragraph("後")
        + table(row(cell(paragraph("内") + table(row(cell(paragraph("3")))))))
    )
    assert rows_of(tmp_path, body) == [(1, ["題"], {}), (2, ["箱"], {}), (3, ["1"], {})]
    assert rows_of(tmp_path, body, 2) == [(1, ["後"], {}), (2, ["内"], {})]
    assert rows_of(tmp_path, body, 3) == [(1, ["内"], {}), (2, ["3"], {})]


def test_notes_on_what_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    rows = (
        row(merged("甲", BEGIN) + cell(line(run("7", STRIKE), run("8")))),
        row(merged("乙", BELOW) + cell(line(run("7", "<w:vanish/>"), run("8")))),
    )
    write_word(path, word_parts(table(*rows)))
    label = f"{path}[table 1]"
    struck = "what is struck through is not read, but for names all of which are (cells with it: 1)"
    assert read_grids(str(path))[0].notes == [
        f"{label}: {struck}",
        f"{label}: what is hidden is not read (places like it: 1)",
        f"{label}: what merged cells cover is not read (cells like it: 1)",
    ]


def test_no_such_file(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "none.docx"
    assert sokatsu("tidy", path) == (2, b"", f"{path}: no such file\n")
    path.mkdir()
    assert sokatsu("tidy", path) == (2, b"", f"{path}: cannot be read: Is a directory\n")
    with pytest.raises(InputError):
        read_grids("")
