"""Style sheets of pages: what is shown otherwise than it is written is read so, or no value."""

from pathlib import Path

import pytest

from sokatsu_cli.model.cells import trouble_of
from sokatsu_cli.reading.html.cascades import SHOWN_OTHERWISE
from sokatsu_cli.reading.html.elements import JOINED
from sokatsu_cli.reading.html.grids import read_grids
from sokatsu_cli.reading.html.styles import doubt_of
from support import Sokatsu


def cell_of(folder: Path, page: str) -> tuple[str, str]:
    """Return the text of the cell of the second row, and what is wrong with it."""
    path = folder / "a.html"
    path.write_text(page, encoding="utf-8")
    cell = read_grids(str(path), "table 1")[0].rows[1].cells[0]
    return str(cell), trouble_of(cell)


def page(style: str, cell: str, doctype: str = "<!DOCTYPE html>") -> str:
    return f"{doctype}<style>{style}</style><table><tr><th>x<tr><td>{cell}<td>y</table>"


@pytest.mark.parametrize(
    ("style", "cell", "text"),
    [
        ("td .k{display:none}", "<i class=k>▲</i>5", "5"),
        ("td .k{display:none;display:none-such}", "<i class=k>▲</i>5", "5"),
        (":root{--no: var(--d, none)}.k{display:var(--no)}", "<i class=k>▲</i>5", "5"),
        (".k{display:var(--d)}", "<i class=k>▲</i>5", "▲5"),
        (":root{--d:initial}.k{display:var(--d,none)}", "<i class=k>▲</i>5", "5"),
        (".k{displ\\61y:n\\6fne}", "<i class=k>▲</i>5", "5"),
        ("td{.k{display:none} &:hover{display:none}}", "<i class=k>▲</i>5", "5"),
        ("td{& > .k,i.x{display:none}}", "<i class=k>▲</i>5", "5"),
        ("td{@media screen{.k{display:none} color:red}}", "<i class=k>▲</i>5", "5"),
        ("@media print,screen{i{display:none}}", "<i>▲</i>5", "5"),
        ("@media (max-width:600px){i{display:none}}", "<i>▲</i>5", "▲5"),
        ("@media speech{td{i{display:none}}}", "<i>▲</i>5", "▲5"),
        ("td{@media speech{display:none}}", "5", "5"),
        ("@media (min-width:600px){@media screen{i{display:none}}}", "<i>▲</i>5", "5"),
        ("@page{i{display:none}} @layer a, b; @namespace x url(y);", "<i>▲</i>5", "▲5"),
        ("table>tr i{display:none}", "<i>▲</i>5", "▲5"),
        ("table>tbody>tr>td>i:first-child{display:none}", "<i>▲</i>5", "5"),
        ("tr:nth-child(2) td:nth-of-type(1) i{display:none}", "<i>▲</i>5", "5"),
        ("b + i{display:none}", "<b></b><i>▲</i>5", "5"),
        ("b ~ i{display:none}", "<b></b><u></u><i>▲</i>5", "5"),
        ("td:has(> b) i{display:none}", "<b></b><i>▲</i>5", "5"),
        ("#K{display:none}", "<i id=K>▲</i>5", "5"),
        (".K{display:none}", "<i class=k>▲</i>5", "▲5"),
        ("i{display:inline!important}", "<i style='display:none'>▲</i>5", "▲5"),
        ("i{display:none}", "<i style='display:initial'>▲</i>5", "▲5"),
        ("i{display:none}", "<i style='display:unset'>▲</i>5", "▲5"),
        ("", "<i hidden style='display:revert'>▲</i>5", "5"),
        ("i{display:inline}", "<i hidden>▲</i>5", "▲5"),
        ("s{text-decoration:none}", "<s>▲</s>5", "▲5"),
        ("s{text-decoration:none}", "<s style='text-decoration:revert'>▲</s>5", "5"),
        ("i{text-decoration:line-through 2px red}", "<i>▲</i>5", "5"),
        ("i{text-decoration:line-through;text-decoration:x}", "<i>▲</i>5", "5"),
        ("i{visibility:hidden}u{visibility:visible}", "<i>▲<u>5</u></i>", "5"),
        ("i{visibility:hidden}u{visibility:initial}", "<i>▲<u>5</u></i>", "5"),
        ("sup{vertical-align:baseline;position:relative;top:-.5em}", "5<sup>2</sup>", "5"),
        ("i{position:relative;bottom:-3px}", "m<i>2</i>", "m₂"),
        ("i{vertical-align:.3em}", "m<i>2</i>", "m²"),
        ("i{display:inline-block}", "▲<i>5</i>", "▲5"),
        ("i{display:flex}", "<i>5</i>", "5"),
        ("i{list-style:none}", "<ul type=disc><li>5</ul>", "5"),
        ("td::before{content:''}td::after{content:'x';display:none}", "5", "5"),
        ("td::before{content:'0';visibility:hidden}td::after{color:red}", "5", "5"),
        ("td::selection{color:red}td::-webkit-x{display:none}", "5", "5"),
        ("td::first-letter{color:#333}td::marker{color:red}", "5", "5"),
        ("..x{display:none}:hover{display:none}", "5", "5"),
        ("td{font:bold 12px/1.5 a,b}i{font:inherit}", "<i>5</i>", "5"),
        ("td{font-size:clamp(1rem, 1vw, 2rem)}i{font-size:smaller}", "<i>5</i>", "5"),
        ("td{color:inherit;background:inherit}", "5", "5"),
        ("td{background:#000;color:#fff}", "5", "5"),
        ("[align=LEFT]{display:none}", "<i align=left>▲</i>5", "5"),
        ("@property --d{syntax:'*';initial-value:none}i{display:var(--d)}", "<i>▲</i>5", "5"),
        ("@property --d{inherits:true}i{display:var(--d)}", "<i>▲</i>5", "▲5"),
        ("td{--x:}i{display:var(--x)none}", "<i>▲</i>5", "5"),
        ("tr{background:#000}td{color:lab(90 0 0)}i{color:currentcolor}", "<i>5</i>", "5"),
        ("tr{color:white}td{color:oklch(0 0 0)}", "5", "5"),
        ("td{box-shadow:inset 0 0 0 9999px rgba(0, 0, 0, .05)}", "5", "5"),
        ("td{box-shadow:inset 0 0 2px #000}", "5", "5"),
        ("td{text-shadow:0 1px 0 rgba(0, 0, 0, .5), 0 1px #fff}", "5", "5"),
        ("td{transform:translate3d(0, 0, 0);opacity:.9;filter:grayscale(1)}", "5", "5"),
        ("td{overflow:hidden}table{float:left;margin:0 auto}", "5", "5"),
        ("td{position:-webkit-sticky;left:0;direction:ltr}", "5", "5"),
        ("td{font-feature-settings:'palt' 1;font-variant:tabular-nums}", "5", "5"),
        ("@media (prefers-color-scheme:dark){:root{--c:#fff}}td{color:var(--c,#000)}", "5", "5"),
        ("", "<img src=a width=1 alt=''>5", "5"),
        ("", "<ruby>人<rt>ひと</rt></ruby>", "人"),
        ("", "<details open><summary>5</summary></details>", "5"),
        ("", "5<dialog>6</dialog><i popover>7</i>", "5"),
        ("", "<source>5<wbr><b>人</b>口", "5人口"),
    ],
)
def test_what_the_page_shows_is_read(style: str, cell: str, text: str, tmp_path: Path) -> None:
    assert cell_of(tmp_path, page(style, cell)) == (text, "")


@pytest.mark.parametrize(
    ("style", "cell", "name"),
    [
        (".k::before{content:'▲'}", "<i class=k>5</i>", "::before"),
        ("td:after{content:counter(a)}", "5", "::after"),
        ("td::after{content:'';position:absolute}", "5", "::after"),
        ("td::after{content:'';background:url(a.png)}", "5", "::after"),
        ("td::after{content:'';margin-top:-1em}", "5", "::after"),
        ("td::first-letter{font-size:0}", "15", "::first-letter"),
        ("td::first-line{text-decoration:line-through}", "15", "::first-line"),
        ("li::marker{content:'-'}", "<ul><li>5</ul>", "::marker"),
        ("i{float:right}", "<i>▲</i>5", "float"),
        ("i{position:absolute}", "<i>▲</i>5", "position"),
        ("i{position:relative;left:-2em}", "<i>▲</i>5", "left"),
        ("i{position:relative;top:calc(1px - 2em)}", "<i>▲</i>5", "top"),
        ("i{direction:rtl;unicode-bidi:bidi-override}", "<i>15</i>", "direction"),
        ("table{direction:rtl}", "5", "direction"),
        ("i{margin-left:-1em}", "▲<i>5</i>", "margin-left"),
        ("i{margin:calc(1px - 9em)}", "▲<i>5</i>", "margin"),
        ("i{transform:scaleX(-1)}", "<i>15</i>", "transform"),
        ("td{writing-mode:vertical-rl}", "15", "writing-mode"),
        ("i{color:#fff}", "<i>▲</i>5", "color"),
        ("i{color:white;color:no-such}", "<i>▲</i>5", "color"),
        ("i{color:light-dark(white, black)}", "<i>▲</i>5", "color"),
        ("i{color:color(a98-rgb 1 1 1)}", "<i>▲</i>5", "color"),
        ("td{--a:var(--a);color:var(--a)}", "5", "color"),
        ("i{background:currentcolor}", "<i>▲</i>5", "color"),
        ("td{background-color:color-mix(in lab, red, blue)}i{background:red}", "<i>5</i>", "color"),
        ("tr{background:#000}", "5", "color"),
        ("td{box-shadow:inset 0 0 0 99px #000}", "5", "color"),
        ("td{box-shadow:inset 0 0 0 99px}", "5", "color"),
        ("td{box-shadow:inset 0 0 0 99px color-mix(in lab, red, blue)}", "5", "color"),
        ("i{font-size:0}", "<i>▲</i>5", "font-size"),
        ("i{font:0/0 a}", "<i>▲</i>5", "font-size"),
        ("i{font-size:.3em}", "<i><i>▲</i></i>5", "font-size"),
        ("i{font-size:calc(1px - 1px)}", "<i>▲</i>5", "font-size"),
        ("i{opacity:0}", "<i>▲</i>5", "opacity"),
        ("td{text-indent:-9999px}b{text-indent:0}", "<i>▲</i>5", "text-indent"),
        ("i{clip-path:inset(0 0 0 9px)}", "<i>▲</i>5", "clip-path"),
        ("i{overflow:hidden;width:0}", "<i>▲</i>5", "overflow"),
        ("i{display:inline-block;height:.5em}", "<i>5</i>", "height"),
        ("td{background-image:url(minus.png)}", "5", "background-image"),
        ("i{content:'9'}", "<i>▲</i>5", "content"),
        ("i{border-image:url(a.png) 1}", "<i>5</i>", "border-image"),
        ("i{display:if(style(--x:1):none;else:none)}", "<i>▲</i>5", "display"),
        ("tr{display:flex}", "5", "display"),
        ("i{display:inherit}", "5<i></i>", "display"),
        ("i{display:flex}", "<i><b>5</b><u>▲</u></i>", "display"),
        ("td style{display:block}", "5<style>9</style>", "display"),
        ("i{vertical-align:calc(1em)}", "▲<i>5</i>", "vertical-align"),
        ("td{letter-spacing:-1em}", "15", "letter-spacing"),
        ("td{font-variant-numeric:diagonal-fractions}", "1/5", "font-variant-numeric"),
        ("td{font-feature-settings:'sups'}", "15", "font-feature-settings"),
        ("td{text-shadow:.6em 0}", "5", "text-shadow"),
        ("td{animation:x 1s}", "5", "animation"),
        ("i{rotate:180deg}", "<i>69</i>", "rotate"),
        ("i{--x:1;such-a-property:1}", "<i>5</i>", "such-a-property"),
        ("i{such_a_property:1}", "<i>5</i>", "such_a_property"),
        ("i{filter:invert(1)}", "<i>5</i>", "filter"),
    ],
)
def test_what_may_be_another_value_is_none(
    style: str, cell: str, name: str, tmp_path: Path
) -> None:
    assert cell_of(tmp_path, page(style, cell))[1] == doubt_of(name)


@pytest.mark.parametrize(
    "style",
    [
        "@media print{.k{display:none}}",
        "@media (min-width:1300px){.k{display:none}}",
        "@supports (display:grid){.k{display:none}}",
        "@layer a{.k{display:none}}",
        "@media print{.k::before{content:'-'}}",
        "i:heading(1){display:none}",
        "td :heading{display:none}",
        "i.k, i:not(:heading(x)){display:none}",
        f"{'i' * 3_000}:heading{{display:none}}",
        "@media print{:root{--d:none}}.k{display:var(--d,inline)}",
        "@media print{i{float:left}}",
    ],
)
def test_what_depends_on_more_is_no_value(style: str, tmp_path: Path) -> None:
    trouble = cell_of(tmp_path, page(style, "<i class=k>▲</i>5"))[1]
    assert trouble in (SHOWN_OTHERWISE, doubt_of("::before"), doubt_of("display"))


@pytest.mark.parametrize(
    ("cell", "trouble"),
    [
        ("<i style='display:inline-block'>9</i><i>4</i>", JOINED),
        ("<b>9</b>4", JOINED),
        ("<img alt=9>4", JOINED),
        ("<img src=a>5", "a picture without a text of its own stands in it"),
        (
            "<picture><source><img src=a alt=''></picture>5",
            "a picture without a text of its own stands in it",
        ),
        ("<svg></svg>5", "something else stands in it"),
        ("<meter></meter>", "a field of a form stands in it"),
        ("<video></video>5", "something else stands in it"),
        ("<ruby>5<rt>6</rt></ruby>", "something else stands in it"),
        ("5<details>6</details>", "a part of it is shown only when asked for"),
        ("<ol><li>5</ol>", "it is an item of a list that has its own number or mark"),
        (
            "<ul style='list-style:url(a)'><li>5</ul>",
            "it is an item of a list that has its own number or mark",
        ),
        ("<p><template shadowrootmode=open>6</template>5", "something else stands in it"),
        ("<font color=ffffff>5</font>", doubt_of("color")),
        ("<font color=chucknorris>5</font>", doubt_of("color")),
    ],
)
def test_what_stands_in_a_cell(cell: str, trouble: str, tmp_path: Path) -> None:
    assert cell_of(tmp_path, page("", cell))[1] == trouble


@pytest.mark.parametrize(
    ("around", "trouble"),
    [
        ("<div style='text-indent:-9999px'>", doubt_of("text-indent")),
        ("<div style='opacity:0'>", doubt_of("opacity")),
        ("<div style='position:absolute;left:-9999px'>", doubt_of("left")),
        ("<div style='margin-left:-9999px'>", doubt_of("margin-left")),
        ("<div style='height:0;overflow:hidden'>", doubt_of("overflow")),
        ("<div><template shadowrootmode=open>6</template>", "something else stands in it"),
        ("<style>@media print{div{display:none}}</style><div>", SHOWN_OTHERWISE),
        ("<body text=white>", doubt_of("color")),
        ("<div style='margin:calc(-1 * 9px);float:left;animation:x;position:fixed;left:9px'>", ""),
        ("<div style='visibility:hidden'><div style='visibility:visible'>", ""),
        ("<div background=a.gif><div style='text-indent:-999px'><div style='text-indent:0'>", ""),
    ],
)
def test_what_stands_around_a_table(around: str, trouble: str, tmp_path: Path) -> None:
    text = f"<!DOCTYPE html>{around}<table><tr><td>x<tr><td>5</table>"
    assert cell_of(tmp_path, text) == ("5", trouble)


@pytest.mark.parametrize(
    ("table", "text", "trouble"),
    [
        ("<table><tbody style='text-decoration:line-through'>", "5", "struck"),
        ("<table style='background:url(a.png)'>", "5", doubt_of("background-image")),
        ("<table><colgroup><col style='visibility:collapse'></colgroup>", "5", "a column"),
        ("<table><col style='display:none'>", "5", "a column"),
        ("<table><col bgcolor=black>", "5", doubt_of("color")),
        ("<table><tbody dir=rtl>", "5", doubt_of("direction")),
        ("<table><col width=3>", "5", ""),
    ],
)
def test_what_holds_for_a_table(table: str, text: str, trouble: str, tmp_path: Path) -> None:
    found = cell_of(tmp_path, f"{table}<tr><td>x<tr><td>5</table>")
    assert found[0] == text
    assert trouble in found[1]
    assert bool(trouble) is bool(found[1])


@pytest.mark.parametrize(
    ("doctype", "text"),
    [
        ("", "5"),
        ('<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">', "5"),
        ("<!doctype html>", "▲5"),
        ('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://x">', "▲5"),
    ],
)
def test_the_case_of_classes_counts_in_standard_pages(
    doctype: str, text: str, tmp_path: Path
) -> None:
    assert cell_of(tmp_path, page(".K{display:none}", "<i class=k>▲</i>5", doctype))[0] == text


def test_invisible_rows_are_blank(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<table><tr><td>x<tbody style='visibility:hidden'><tr><td>1<tbody><tr><td>2</table>"
    )
    rows = read_grids(str(path), "table 1")[0].rows
    assert [(row.number, row.cells) for row in rows] == [(1, ["x"]), (3, ["2"])]


@pytest.mark.parametrize(
    ("sheet", "text"),
    [
        ("<style media='(max-width: 600px)'>i{display:none}</style>", "▲5"),
        ("<style type=text/plain>i{display:none}</style>", "▲5"),
        ("<style type='text/css; charset=utf-8'>i{display:none}</style>", "5"),
        ("<svg><style>i{display:none}</style></svg>", "5"),
        ("<template><style>i{display:none}</style></template>", "▲5"),
    ],
)
def test_which_style_sheets_count(sheet: str, text: str, tmp_path: Path) -> None:
    assert cell_of(tmp_path, f"{sheet}{page('', '<i>▲</i>5')}") == (text, "")


@pytest.mark.parametrize("sheet", ["<noscript><style>", "<style title=other>"])
def test_style_sheets_that_are_chosen(sheet: str, tmp_path: Path) -> None:
    text = f"{sheet}i{{display:none}}</style></noscript>{page('', '<i>▲</i>5')}"
    assert cell_of(tmp_path, text)[1] == SHOWN_OTHERWISE


@pytest.mark.parametrize(
    "sheet",
    [
        "<link rel=stylesheet href='data:text/css,i{display:none}'>",
        "<style>@import url( 'DATA:text/css,i{display:none}' );</style>",
        "<style>@import 'data:text/css,i{display:none}';</style>",
    ],
)
def test_style_sheets_in_addresses_are_refused(
    sheet: str, sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "a.html"
    path.write_text(sheet + page("", "5"), encoding="utf-8")
    told = "it has a style sheet within an address, which is not read; save the table as CSV"
    assert sokatsu("tidy", path) == (2, b"", f"{path}: {told}\n")


def test_strikes_over_blocks_are_refused(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page("", "<!-- <s> --><p><s>70</p><p>5</p>"), encoding="utf-8")
    run = sokatsu("tidy", path)
    assert run.status == 2
    assert "it is not certain what is struck through; save the table as CSV" in run.stderr


def test_marks_of_our_own_pages_mean_nothing_in_others(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path, head = tmp_path / "a.html", "<tr><td>indicator<td>direction<td>target<td>actual"
    table = f"{head}<tr><td>甲<td>↗<td>8<td>9<span role=note>x</span>"
    own = "<meta name=generator content='sokatsu report'>"
    again = f"<table data-repeats=sheet>{head}<tr><td>甲<td>↗<td>1<td>2</table>"
    path.write_text(f"{own}<table>{table}</table>{again}", encoding="utf-8")
    assert [grid.label for grid in read_grids(str(path))] == [f"{path}[table 1]"]
    assert sokatsu("rate", path).status == 0
    path.write_text(f"<table>{table}</table>{again}", encoding="utf-8")
    assert len(read_grids(str(path))) == 2
    assert sokatsu("rate", path).status == 2
