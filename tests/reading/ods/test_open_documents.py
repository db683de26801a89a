"""OpenDocument spreadsheets (.ods): what LibreOffice writes, and what other programs may."""

from pathlib import Path

import pytest

from drawn_books import content, data_style, known, ods_parts, table, text_cell, write_ods
from sokatsu_cli.model.cells import number_text, printed_text, trouble_of
from sokatsu_cli.reading.grids import Grid
from sokatsu_cli.reading.ods.formats import Format, format_code
from sokatsu_cli.reading.ods.grids import read_grids
from sokatsu_cli.reading.spreadsheet import grids as new_spreadsheets

PUBLISHED = Path(__file__).parents[2] / "published"
CELL = "table:table-cell"
LATER = "it shows '5.0' where -5 is stored; which of both is meant?"


def grids_of(folder: Path, tables: str, styles: str = "", **others: str) -> list[Grid]:
    return read_grids(str(write_ods(folder / "a.ods", ods_parts(tables, styles, **others))))


def cells_of(folder: Path, row: str, styles: str = "", before: str = "") -> list[str]:
    rows = f"{before}<table:table-row>{row}</table:table-row>"
    return grids_of(folder, table(rows), styles)[0].rows[0].cells


def cell(value: str, shown: str | None = None, more: str = "", kind: str = "float") -> str:
    inside = "" if shown is None else f"<text:p>{shown}</text:p>"
    attributes = f'office:value-type="{kind}" office:value="{value}" {more}'
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


def style(name: str, inside: str = "", more: str = "", family: str = "table-cell") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {more}>{inside}</style:style>'


def test_numbers_and_formats_are_those_of_the_xlsx() -> None:
    new = new_spreadsheets.read_grids(str(PUBLISHED / "formats.xlsx"), "書式")[0]
    open_document = read_grids(str(PUBLISHED / "formats.ods"), "書式")[0]
    for old_row, row in zip(new.rows, open_document.rows, strict=True):
        for old, found in zip(old_row.cells, row.cells, strict=True):
            if trouble_of(old):  # of a date before 1900 the two programs show another day
                assert trouble_of(found) or found == "#FMT"
            elif trouble_of(found):
                assert trouble_of(found) == LATER
            else:
                assert known(found) == known(old) or found == "#FMT"


def test_texts_merged_and_hidden_cells_are_those_of_the_xlsx() -> None:
    new = new_spreadsheets.read_grids(str(PUBLISHED / "formats.xlsx"), "文字")[0]
    found = read_grids(str(PUBLISHED / "formats.ods"), "文字")[0]
    rows = [[known(each) for each in row.cells] for row in new.rows]
    rows[0][2] = ("70",)  # that all of a cell is raised, the program that wrote it does not keep
    rows[2][0] = ("二行\n目 と空白 _x000D_",)
    rows[2][3] = ("",)  # which that program computed
    assert [list(map(known, row.cells)) for row in found.rows] == rows
    assert [row.merged for row in found.rows] == [row.merged for row in new.rows]
    assert "what is hidden is read as well (rows: 1)" in found.notes[0]
    assert read_grids(str(PUBLISHED / "formats.ods"))[0].notes[0].endswith("--sheet reads it")


@pytest.mark.parametrize(
    ("given", "found"),
    [
        # No style says how it is shown.
        (cell("0.6963", "70%", kind="percentage"), ("69.63%", "69.63%", "70%")),
        (cell("0.6963", "69.6%", kind="percentage"), ("69.63%", "69.63%", "69.6%")),
        (cell("0.7", kind="percentage"), ("70%", "70%", "70%")),
        (cell("64.2"), ("64.2", "64.2", "64.2")),
        (cell("0.333333333333333", "0.3333"), ("0.333333333333333",) * 3),
        (cell("1", "TRUE", 'table:formula="of:=TRUE()"'), ("TRUE",) * 3),
        (text_cell("#DIV/0!", 'table:formula="of:=1/0"'), ("#DIV/0!",) * 3),
        (
            '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
            ("TRUE",) * 3,
        ),
        ('<table:table-cell office:value-type="string" office:string-value="甲"/>', ("甲",) * 3),
        (
            "<table:table-cell><text:p>甲<text:s/>乙<text:tab/>丙</text:p></table:table-cell>",
            ("甲 乙\t丙",) * 3,
        ),
        (f"<{CELL}><text:p> <text:span> </text:span>甲</text:p></{CELL}>", ("甲",) * 3),
        (
            "<table:table-cell><text:p>甲<text:line-break/>乙</text:p></table:table-cell>",
            ("甲\n乙",) * 3,
        ),
        ("<table:table-cell><text:p>\n  甲\n  乙</text:p>\n</table:table-cell>", ("甲 乙",) * 3),
        (
            (
                "<table:table-cell><text:p><text:ruby><text:ruby-base>甲</text:ruby-base>"
                "<text:ruby-text>こう</text:ruby-text></text:ruby></text:p></table:table-cell>"
            ),
            ("甲",) * 3,
        ),
        (
            (
                "<table:table-cell><office:annotation><text:p>注</text:p></office:annotation>"
                "<draw:frame><text:p>図</text:p></draw:frame><text:p>甲</text:p></table:table-cell>"
            ),
            ("甲",) * 3,
        ),
    ],
)
def test_a_cell(tmp_path: Path, given: str, found: tuple[str, str, str]) -> None:
    (one,) = cells_of(tmp_path, given)
    assert (one, number_text(one), printed_text(one)) == found
    assert trouble_of(one) == ""


@pytest.mark.parametrize(
    ("given", "text", "trouble"),
    [
        (cell("64.2", "70"), "70", "it shows '70' where 64.2 is stored"),
        (cell("64.2", "六十"), "六十", "it shows '六十' where 64.2 is stored"),
        (cell("64.2", "NaN"), "NaN", "it shows 'NaN'"),
        (cell("nan", "5"), "5", "it shows '5' where nan is stored"),
        (
            '<table:table-cell office:value-type="date" office:date-value="2014-01-03"/>',
            "2014-01-03",
            "a date, shown as '2014-01-03'",
        ),
        (
            '<table:table-cell office:value-type="date" office:date-value="-5"/>',
            "-5",
            "a date, shown as '-5'",
        ),
        (
            (
                '<table:table-cell office:value-type="time" office:time-value="PT1H30M2.5S">'
                "<text:p>1:30</text:p></table:table-cell>"
            ),
            "1:30",
            "a time, shown as '1:30': spreadsheets make times of 1:30",
        ),
        ('<table:table-cell table:formula="of:=1"/>', "", "a formula without a saved value"),
    ],
)
def test_a_cell_that_is_no_certain_number(
    tmp_path: Path, given: str, text: str, trouble: str
) -> None:
    (one,) = cells_of(tmp_path, given)
    assert one == text
    assert trouble_of(one).startswith(trouble)


def test_styles_of_rows_columns_and_parents(tmp_path: Path) -> None:
    styles = data_style("N", "0%") + "".join(
        [
            style("parent", more='style:data-style-name="N"'),
            style("own", more='style:parent-style-name="parent"'),
            style("Default", more=""),
            '<style:default-style style:family="table-cell"/>',
        ]
    )
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:default-cell-style-name="own"/>'
    )
    one, other = cell("0.5"), cell("0.5", more='table:style-name="own"')
    assert cells_of(tmp_path, one * 4 + other, styles, columns) == [
        *("0.5", "0.5", "50%", "0.5", "50%"),
    ]
    row = f'<table:table-row table:default-cell-style-name="own">{one}</table:table-row>'
    assert grids_of(tmp_path, table(row), styles)[0].rows[0].cells == ["50%"]


def test_texts_that_are_struck_through_or_raised(tmp_path: Path) -> None:
    def look(more: str) -> str:
        return f"<style:text-properties {more}/>"

    styles = "".join(
        [
            style("struck", look('style:text-line-through-style="solid"')),
            style("S", look('style:text-line-through-type="single"'), family="text"),
            style("N", look('style:text-line-through-type="none"'), family="text"),
            style("R", look('style:text-position="super 58%"'), family="text"),
            style("P", look('style:text-position="33% 58%"'), family="text"),
            style("L", look('style:text-position="-33% 58%"'), family="text"),
            style("0", look('style:text-position="0% 100%"'), family="text"),
        ]
    )

    def spans(*parts: tuple[str, str]) -> str:
        inside = "".join(
            f'<text:span text:style-name="{name}">{text}</text:span>' for name, text in parts
        )
        return f"<table:table-cell><text:p>{inside}</text:p></table:table-cell>"

    row = "".join(
        [
            text_cell("旧名", 'table:style-name="struck"'),
            spans(("0", "64"), ("R", "2")),
            spans(("0", "m"), ("P", "2")),
            spans(("0", "CO"), ("L", "2")),
            spans(("S", "70"), ("N", "80")),
            cell("70", "70", 'table:style-name="struck"'),
        ]
    )
    found = cells_of(tmp_path, row, styles)
    assert found == ["旧名", "64", "m²", "CO₂", "80", "70"]
    assert [bool(trouble_of(each)) for each in found] == [True, *[False] * 4, True]


def test_hidden_rows_columns_and_sheets(tmp_path: Path) -> None:
    styles = style("no", '<style:table-properties table:display="false"/>', family="table")
    flat = '<style:table-row-properties style:row-height="0in"/>'
    styles += style("flat", flat, family="table-row")
    thin = '<style:table-column-properties style:column-width="0.00mm"/>'
    styles += style("thin", thin, family="table-column")
    row = f"<table:table-row>{text_cell('甲')}</table:table-row>"
    rows = "".join(
        [
            row,
            row.replace("row>", 'row table:visibility="collapse">', 1),
            row.replace("row>", 'row table:visibility="filter">', 1),
            row.replace("row>", 'row table:style-name="flat">', 1),
        ]
    )
    tables = [
        table(row, "隠", 'table:style-name="no"'),
        table(rows, "表"),
        table('<table:table-column table:style-name="thin"/>' + row, "列"),
        table(row, "'file:///a.ods'#$表"),
        table(row, "列2").replace(
            "<table:table-row", '<table:table-column table:visibility="collapse"/><table:table-row'
        ),
    ]
    grids = grids_of(tmp_path, "".join(tables), styles)
    path = tmp_path / "a.ods"
    assert [(grid.name, grid.notes) for grid in grids] == [
        (
            "表",
            [
                f"{path}: the hidden sheet 隠 is not read (such sheets: 1); --sheet reads it",
                f"{path}[表]: what is hidden is read as well (rows: 3)",
            ],
        ),
        ("列", [f"{path}[列]: what is hidden is read as well"]),
        ("列2", [f"{path}[列2]: what is hidden is read as well"]),
    ]


def settings(text: str) -> str:
    head = content("").partition(">")[0].replace("document-content", "document-settings")
    return f"{head}>{text}</office:document-settings>"


def item(shown: str) -> str:
    return f'<config:config-item config:name="ShowZeroValues">{shown}</config:config-item>'


@pytest.mark.parametrize(
    ("told", "hidden"),
    [
        (item("true"), False),
        (item("false"), True),
        (
            (
                '<config:config-item-map-entry config:name="v">'
                f'<config:config-item-map-entry config:name="表">{item("false")}'
                "</config:config-item-map-entry>"
                f'<config:config-item config:name="x">false</config:config-item>{item("true")}'
                "</config:config-item-map-entry>"
            ),
            True,
        ),
    ],
)
def test_zeros_that_are_not_shown(tmp_path: Path, told: str, *, hidden: bool) -> None:
    rows = f"<table:table-row>{cell('0')}</table:table-row>"
    parts = {"settings.xml": settings(told)}
    one = grids_of(tmp_path, table(rows), **parts)[0].rows[0].cells[0]
    assert bool(trouble_of(one)) is hidden


def test_rows_in_groups_and_repeated_ones(tmp_path: Path) -> None:
    one = text_cell("甲", 'table:number-columns-repeated="2"')
    row = f'<table:table-row table:number-rows-repeated="2">{one}</table:table-row>'
    rows = (
        "<table:table-header-rows><table:table-row/></table:table-header-rows>"
        f"<table:table-row-group>\n{row}</table:table-row-group>"
        "<table:shapes><table:table-row/></table:shapes>"
    )
    found = grids_of(tmp_path, table(rows))[0].rows
    assert [(each.number, each.cells) for each in found] == [(2, ["甲"] * 2), (3, ["甲"] * 2)]


def test_a_manifest_without_passwords(tmp_path: Path) -> None:
    manifest = settings("").replace("office:document-settings", "manifest:manifest")
    others = {"META-INF/manifest.xml": manifest}
    assert grids_of(tmp_path, table(""), **others)[0].rows == []


NUMBER = '<number:number number:decimal-places="1" number:min-integer-digits="1"/>'


@pytest.mark.parametrize(
    ("inside", "value", "shown", "text"),
    [
        ('<number:scientific-number number:decimal-places="2"/>', "1200", "1.20E+03", "1200"),
        ('<number:fraction number:min-numerator-digits="1"/>', "0.5", "1/2", "0.5"),
        (f"{NUMBER}<number:text>人</number:text>", "64.2", "64.2人", "64.2人"),
        (f"<number:text>H</number:text>{NUMBER}", "26", "H26.0", "H26.0"),
        (f"{NUMBER}<number:text>%</number:text>", "44.4", "44.4%", "44.4%"),
        (NUMBER.replace("/>", ' number:display-factor="1000"/>'), "1234567", "1234.6", "1234567.0"),
        (NUMBER.replace("/>", ' number:min-decimal-places="0"/>'), "64.2", "64.2", "64.2"),
        (NUMBER.replace("/>", ' number:decimal-replacement=""/>'), "64.2", "64.2", "64.2"),
        (NUMBER.replace('="1"/>', '="0"/>'), "64.2", "64.2", "64.2"),
        (NUMBER.replace("/>", ' number:grouping="true"/>'), "1234.5", "1,234.5", "1,234.5"),
    ],
)
def test_a_format(tmp_path: Path, inside: str, value: str, shown: str, text: str) -> None:
    styles = f'<number:number-style style:name="N">{inside}</number:number-style>'
    styles += style("a", more='style:data-style-name="N"')
    (one,) = cells_of(tmp_path, cell(value, shown, 'table:style-name="a"'), styles)
    assert (one, trouble_of(one)) == (text, "")


@pytest.mark.parametrize(
    "inside",
    [
        '<number:number number:decimal-places="x"/>',
        '<number:number number:decimal-places="99"/>',
        '<number:number number:decimal-places="1" number:display-factor="7"/>',
        '<number:number number:decimal-places="1" number:decimal-replacement="--"/>',
        (
            '<number:number number:decimal-places="1"><number:embedded-text>x'
            "</number:embedded-text></number:number>"
        ),
        f'{NUMBER}<style:map style:condition="value()&lt;0" style:apply-style-name="none"/>',
        "",
    ],
)
def test_a_format_that_is_not_known(tmp_path: Path, inside: str) -> None:
    styles = f'<number:number-style style:name="N">{inside}</number:number-style>'
    styles += style("a", more='style:data-style-name="N"')
    (one,) = cells_of(tmp_path, cell("64.2", "64.2", 'table:style-name="a"'), styles)
    assert trouble_of(one) == "it shows '64.2' where 64.2 is stored; which of both is meant?"


def test_conditions() -> None:
    formats = {
        "P0": Format("", "0.0"),
        "P1": Format("", '"▲"0.0'),
        "two": Format("", "\\-0.0", [(">=0", "P0")]),
        "three": Format("", '"-"', [(">0", "P0"), ("<0", "P1")]),
        "own": Format("", "0", [(">=1000", "P0")]),
    }
    assert [format_code(formats, name) for name in ("two", "three", "own", "none", "")] == [
        *("0.0;\\-0.0", '0.0;"▲"0.0;"-"', "[>=1000]0.0;0", None, "General")
    ]
