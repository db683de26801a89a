"""Web pages: where cells stand, what their text is, and what is no part of it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from drawn_spans import GridRows, tables
from published_layout import Rows, web_page
from sokatsu_cli import InputError, SokatsuError
from sokatsu_cli.model.cells import trouble_of
from sokatsu_cli.reading import file_formats
from sokatsu_cli.reading.contents import Contents, is_html
from sokatsu_cli.reading.documents.flows import TABLE_INSIDE
from sokatsu_cli.reading.documents.placing import OVER_ANOTHER
from sokatsu_cli.reading.html.elements import JOINED
from sokatsu_cli.reading.html.grids import read_grids
from sokatsu_cli.reading.html.styles import doubt_of
from sokatsu_cli.reading.spreadsheet.rich_text import STRUCK
from support import Sokatsu

FIELD = "a field of a form stands in it"


def rows_of(folder: Path, page: str | bytes, table: int = 1) -> GridRows:
    path = folder / "a.html"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    grid = read_grids(str(path), f"table {table}")[0]
    return [(row.number, row.cells, dict(row.merged)) for row in grid.rows]


def cells_of(folder: Path, row: str, head: str = "") -> list[str]:
    return rows_of(folder, f"{head}<table><tr>{row}</table>")[0][1]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn=tables())
def test_tables_with_spans_come_back(
    drawn: tuple[Rows, GridRows], tmp_path_factory: pytest.TempPathFactory
) -> None:
    rows, expected = drawn
    assert rows_of(tmp_path_factory.mktemp("a"), web_page([], [rows])) == expected


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("<td>9<br>4", "9\n4"),
        ("<td><p>9</p>\n<p>4</p>", "9\n4"),
        ("<td><div>9</div><div>4</div>", "9\n4"),
        ("<td><span style='display: block'>9</span><span style='display:block'>4</span>", "9\n4"),
        ("<td>9<br><br>4<br>", "9\n\n4"),
        ("<td> 9\n  4 ", "9 4"),
        ("<td><pre>9\n 4</pre>", "9\n4"),
        ("<td style='white-space:pre-line'>9\n4", "9\n4"),
        ("<td>&lt;1&nbsp;&#x2460;&amp;", "<1\xa0①&"),
        ("<td>64<sup>※2</sup>", "64"),
        ("<td>m<sup>2</sup>", "m²"),
        ("<td>CO<sub>2</sub>", "CO₂"),
        ("<td>64<span style='vertical-align: super'>2</span>", "64"),
        ("<td style='vertical-align: super'>64", "64"),
        ("<td><s>70</s>80", "80"),
        ("<td><del>70</del><ins>80</ins>", "80"),
        ("<td><span style='text-decoration: line-through'>70</span>80", "80"),
        ("<td>80<span style='display:none'>9</span>", "80"),
        ("<td>80<span hidden>9</span>", "80"),
        ("<td>80<script>9</script><style>9</style><template>9</template>", "80"),
        ("<td>80<!-- 9 --><![if x]>1<![endif]>", "801"),
        ("<td><ruby>達成<rp>(</rp><rt>たっせい</rt></ruby>", "達成"),
        ("<td><img src=a.gif alt=↗>", "↗"),
        ("<td><font>6</font><wbr>", "6"),
        ("<td>6<wbr>4", "64"),
        ("<td><span>6</span><br><span>4</span>", "6\n4"),
        ("<td>6<input type=hidden value=1>4", "64"),
        ("<td>_x0041_", "_x0041_"),
        ("<td style='visibility:hidden'>9<b>9</b><td>1", ""),
    ],
)
def test_the_text_of_a_cell(row: str, text: str, tmp_path: Path) -> None:
    cell = cells_of(tmp_path, f"{row}<td>x")[0]
    assert (cell, trouble_of(cell)) == (text, "")


@pytest.mark.parametrize(
    ("row", "text", "trouble"),
    [
        ("<td><s>70</s>", "70", STRUCK),
        ("<td style='text-decoration:line-through'>70", "70", STRUCK),
        ("<td>70<table><tr><td>9</table>", "70", TABLE_INSIDE),
        ("<td><span>6</span><span>4</span>", "64", JOINED),
        ("<td><x-a>6</x-a><x-a>4</x-a>", "64", JOINED),
        ("<td>64<a href=#n1>1</a>", "641", JOINED),
        ("<td><font>6</font><b>4</b>", "64", JOINED),
        ("<td>80<b role=note>9</b>", "809", JOINED),
        ("<td>64<font size=1>1</font>", "641", JOINED),
        ("<td>64<small>.2</small>", "64.2", JOINED),
        ("<td>64<select><option>1<option>2</select>", "64", FIELD),
        ("<td><input value=64>", "", FIELD),
        ("<td><bdo>46</bdo>", "46", "its characters are shown in another order"),
        (
            "<td><bdo dir=rtl>46</bdo>",
            "46",
            doubt_of("direction"),
        ),
        ("<td><math><mn>3</mn></math>", "", "a formula stands in it, which is not read"),
    ],
)
def test_what_is_no_certain_value(row: str, text: str, trouble: str, tmp_path: Path) -> None:
    cell = cells_of(tmp_path, f"{row}<td>x")[0]
    assert (cell, trouble_of(cell)) == (text, trouble)


SHEET = """<style>/* a */ @charset "utf-8"; .hid, P#x { display: none !important } }
@media print { .shown { display: none } td.shown { color: red } }
.w .line { text-decoration: line-through; display: none } .wide { white-space: normal; color: red }
.block { display: block } .flat { display: inline } s { text-decoration: none }
.aid { position: absolute; width: 1px; height: 1px; overflow: hidden }
a:hover { display: none } , { display: none } </style>"""


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("<td>1<b class='x hid'>9</b>", "1"),
        ("<td>1<p id=X>9</p>", "1"),
        ("<td>1<b class=shown>9</b>", "19"),
        ("<td>1<b class=line>9</b>", "19"),
        ("<td>1<i class=w><b class=line>9</b></i>", "1"),
        ("<td>1<b class=aid>9</b>", "1"),
        ("<td>1<b class=block>9</b>", "1\n9"),
        ("<td>1<div class=flat>9</div>", "19"),
        ("<td>1<u>9</u>", "19"),
        ("<td><pre class=wide>1\n9</pre>", "1 9"),
    ],
)
def test_classes_of_the_page(row: str, text: str, tmp_path: Path) -> None:
    assert cells_of(tmp_path, f"{row}<td>x", SHEET)[0] == text


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<tr><td rowspan=2>甲<td>1<tr><td>2", [(1, ["甲", "1"], {}), (2, ["", "2"], {0: "甲"})]),
        (
            "<tr><td colspan=2>甲<td>1<tr><td>a<td>b<td>c",
            [(1, ["甲", "", "1"], {}), (2, [*"abc"], {})],
        ),
        ("<td>1<td>2", [(1, ["1", "2"], {})]),
        ("<tr><td>1<sup>2<tr><td>3", [(1, ["1"], {}), (2, ["3"], {})]),
        ("<tr><td rowspan=0>a<td>1<tr><td>2", [(1, ["a", "1"], {}), (2, ["", "2"], {0: "a"})]),
        (
            "<tfoot><td>f<tbody><td rowspan=9>b<td>1<tr><td>2<tbody><td>c<thead><td>h",
            [
                *((1, ["h"], {}), (2, ["b", "1"], {}), (3, ["", "2"], {0: "b"})),
                *((4, ["c"], {}), (5, ["f"], {})),
            ],
        ),
        ("<thead><tr><td rowspan=2>1</thead><tr><td>2", [(1, ["1"], {}), (2, ["2"], {})]),
        ("<thead><tr><td>1<thead><tr><td>2", [(1, ["1"], {}), (2, ["2"], {})]),
        ("<tr hidden><td>9<tr><td>1<tr style='visibility:collapse'><td>9", [(1, ["1"], {})]),
        ("<tr><td hidden>9<td>1", [(1, ["1"], {})]),
        (
            "<tr><td>1<b hidden>9<i>9<td>2<tr><td>3<b hidden><table><td>9</table>9</b><td>4",
            [(1, [*"12"], {}), (2, [*"34"], {})],
        ),
        (
            "<tr hidden><td>9<td>9</tr><tr><td>1<b hidden><tr><td>2",
            [(1, ["1"], {}), (2, ["2"], {})],
        ),
        ("<tr><td>1<tr><td><tr><td>2", [(1, ["1"], {}), (3, ["2"], {})]),
        ("<caption>表1</caption><tr><td>1", [(1, ["表1"], {}), (2, ["1"], {})]),
        ("stray<tr><td>1", [(1, ["stray"], {}), (2, ["1"], {})]),
        ("<td colspan=x rowspan=-1>1<td colspan=0>2<td colspan=' +2.5'>3", [(1, [*"123"], {})]),
    ],
)
def test_where_cells_stand(page: str, expected: GridRows, tmp_path: Path) -> None:
    assert rows_of(tmp_path, f"<table>{page}</table>") == expected


def test_cells_over_one_another_are_no_values(tmp_path: Path) -> None:
    page = "<table><tr><td>1<td rowspan=2>2<td>3<tr><td colspan=2>x<td>y</table>"
    found = rows_of(tmp_path, page)
    assert found == [(1, ["1", "2", "3"], {}), (2, ["x", "", "y"], {1: "2"})]
    troubles = [trouble_of(cell) for _number, cells, _above in found for cell in cells]
    assert troubles == ["", OVER_ANOTHER, "", OVER_ANOTHER, "", ""]


def test_text_around_tables_is_their_titles(tmp_path: Path) -> None:
    page = """<title>x</title><h1>題<br>名</h1>文<b>続</b><s>消</s><table><tr><td>1</table>後
    <td>外</td><table><tr><td>2<table><caption>内</caption><tr><td>3</table></table>"""
    assert rows_of(tmp_path, page) == [(1, ["題 名"], {}), (2, ["文続"], {}), (3, ["1"], {})]
    assert rows_of(tmp_path, page, 2)[:2] == [(1, ["後"], {}), (2, ["外"], {})]
    assert rows_of(tmp_path, page, 3) == [(1, ["2"], {}), (2, ["内"], {}), (3, ["3"], {})]
    long = "".join(f"<p>{at}" for at in range(30)) + "<table><tr><td>x</table>"
    assert rows_of(tmp_path, long)[0][1] == ["10"]


TEXT = "<table><tr><td>達成①㈱<td>↗</table>"
EUC = TEXT.replace("↗", "").encode("euc_jis_2004")


@pytest.mark.parametrize(
    "page",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        b"\xff\xfe" + TEXT.encode("utf-16-le"),
        b"<meta charset=Shift_JIS>" + TEXT.encode("cp932", "ignore"),
        b"<meta content='text/html; charset=EUC-JP'>"
        + TEXT.replace("↗", "").encode("euc_jis_2004"),
        b"<?xml version='1.0' encoding='Shift_JIS'?><html>" + TEXT.encode("cp932", "ignore"),
        b"<!-- <meta charset=utf-8> --><meta charset=x-sjis>" + TEXT.encode("cp932", "ignore"),
        b"<meta charset=windows-1252>" + TEXT.encode(),
        "達成率の表".encode("cp932") + TEXT.encode("cp932", "ignore"),
    ],
)
def test_charsets(page: bytes, tmp_path: Path) -> None:
    cells = rows_of(tmp_path, page)[-1][1]
    assert cells[0] == "達成①㈱"


def test_iso_2022_jp(tmp_path: Path) -> None:
    page = "<meta charset=iso-2022-jp><table><tr><td>達成".encode("iso2022_jp")
    assert rows_of(tmp_path, page) == [(1, ["達成"], {})]


def test_a_charset_that_is_another_is_told(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<meta charset=Shift_JIS>{TEXT}", encoding="utf-8")
    note = f"{path}: read as UTF-8, which it is, and not shift_jis"
    assert note in sokatsu("tidy", path).stderr
    path.write_bytes("表の達成率".encode("cp932") + b"<table><tr><td>1")
    assert f"{path}: read as Shift_JIS, since it is not UTF-8" in sokatsu("tidy", path).stderr


def test_notes_on_what_is_not_read(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    head = "<tr><td>indicator<td>direction<td>target<td>actual"
    path.write_text(
        f"<table>{head}<tr><td>甲<td>↗<td><s>8</s>9<td>8<b hidden>1</b></table>", encoding="utf-8"
    )
    run = sokatsu("rate", path, "-f", "csv", "--columns", "target,actual")
    assert run.stdout.decode() == "target,actual\n9,8\n"
    struck = "what is struck through is not read, but for names all of which are (cells with it: 1)"
    assert run.stderr.splitlines() == [
        f"{path}[table 1]: {struck}",
        f"{path}[table 1]: what is hidden is not read (places like it: 1)",
    ]


def test_hidden_tables_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    hidden = "<div style='display:none'><table><tr><td>8</table><table><tr><td>甲</table></div>"
    path.write_text(f"<meta charset=utf-8><table><tr><td>1</table>{hidden}")
    assert (
        "a table that is hidden is not read (tables like it: 1)"
        in read_grids(str(path))[0].notes[0]
    )
    path.write_text(f"<meta charset=utf-8>{hidden}")
    with pytest.raises(InputError, match=r"all its tables are hidden \(1\)"):
        read_grids(str(path))


def test_tables_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<table></table><table><tr><td>1</table><table><tr><td>2</table>")
    assert [grid.label for grid in read_grids(str(path))] == [
        f"{path}[table 2]",
        f"{path}[table 3]",
    ]
    assert [grid.name for grid in read_grids(str(path), only_first=True)] == ["table 2"]
    with pytest.raises(InputError, match="no table 'table 1'; there are table 2, table 3"):
        read_grids(str(path), "table 1")


def test_a_pipe(sokatsu: Sokatsu, tmp_path: Path) -> None:
    for name, told in (("none.html", "no such file"), ("", "cannot be read: Is a directory")):
        (tmp_path / "folder.html").mkdir(exist_ok=True)
        path = tmp_path / (name or "folder.html")
        assert sokatsu("tidy", path) == (2, b"", f"{path}: {told}\n")


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"<!DOCTYPE html>", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- x --><html xmlns=''>", True),
        (b"\xff\xfe" + "<table>".encode("utf-16-le"), True),
        (b"<?xml version='1.0'?><Workbook>", False),
        (b"indicator,<p>", False),
        (b"PK\x03\x04", False),
        (b"", False),
    ],
)
def test_a_page_by_its_begin(head: bytes, found: bool) -> None:
    assert is_html(Contents(head)) is found


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(_name: str) -> None:
        raise ModuleNotFoundError(name="cssselect2")

    monkeypatch.setattr(file_formats, "import_module", missing)
    told = "reading a web page needs the extra 'html': python -m pip install 'sokatsu-cli\\[html]'"
    with pytest.raises(SokatsuError, match=told):
        file_formats.read_grids(str(tmp_path / "a.html"))


def test_an_archive_of_a_page_under_another_name(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a page with its images \(\.mht\)"):
        rows_of(tmp_path, "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n")
