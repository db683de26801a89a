import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook

from sokatsu_cli import InputError, rate_table, read_indicators

TIDY = "indicator,direction,target,actual\n満足度,up,80,81\n苦情,down,10,9\n"
OFFICE: list[list[object]] = [
    ["第1章"],
    ["目標指標", "方向性", "前期", "", "後期", ""],
    ["", "", "目標値", "実績値", "目標値", "実績値"],
    ["満足度", "↗", 80, 81, 90, 88],
]


def book(rows: Sequence[Sequence[object]]) -> io.BytesIO:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    data = io.BytesIO()
    made.save(data)
    data.seek(0)
    return data


def test_a_spreadsheet_in_a_buffer() -> None:
    frame = read_indicators(book([line.split(",") for line in TIDY.splitlines()]))
    assert frame["indicator"].tolist() == ["満足度", "苦情"]
    assert frame.index.tolist() == [2, 3]
    assert frame.attrs["notes"] == ["<buffer> is an .xlsx spreadsheet; read as one"]


def test_an_office_s_own_table() -> None:
    frame = read_indicators(book(OFFICE))
    assert frame[["indicator", "period", "target", "actual"]].to_numpy().tolist() == [
        ["満足度", "前期", "80", "81"],
        ["満足度", "後期", "90", "88"],
    ]
    assert frame.index.tolist() == [0, 1]
    assert set(frame.attrs) == {"path", "notes"}
    assert "<buffer> is an office's own table, read as tidy_sheet does" in frame.attrs["notes"]
    assert rate_table(frame)["status"].tolist() == ["achieved", "not_achieved"]


def test_what_is_wrong_with_an_office_s_table_is_told_by_its_cells() -> None:
    rows = [*OFFICE[:3], ["満足度", "?", 80, 81, 90, 88]]
    with pytest.raises(InputError) as caught:
        read_indicators(book(rows))
    assert str(caught.value).startswith("<buffer>:4: column B: '?' is what is left of an arrow")
    assert str(caught.value).endswith("or give direction=")
    assert len(read_indicators(book(rows), direction="up")) == 2


def test_a_table_of_something_else_is_read_as_it_stands() -> None:
    frame = read_indicators(io.StringIO("課,電話\n企画課,1\n"))
    assert frame.to_numpy().tolist() == [["企画課", "1"]]
    none = "no row has headings such as 目標指標, 目標値 and 実績値"
    assert frame.attrs["notes"] == [f"<buffer>: no indicator table found: {none}"]


def test_directions_are_given_as_to_the_commands(tmp_path: Path) -> None:
    text = TIDY.replace("direction,", "").replace("up,", "").replace("down,", "")
    ways = tmp_path / "ways.csv"
    ways.write_text("indicator,direction\n満足度,up\n苦情,down\n", encoding="utf-8")
    assert read_indicators(io.StringIO(text), direction="up")["direction"].tolist() == ["up"] * 2
    frame = read_indicators(io.StringIO(text), direction=ways)
    assert frame["direction"].tolist() == ["up", "down"]
    assert frame.index.tolist() == [2, 3]
    with pytest.raises(InputError) as caught:
        read_indicators(io.StringIO(text), direction="auto")
    assert len(caught.value.problems) == 2
    assert "direction='up', 'down' or 'maintain'" in str(caught.value)
    with pytest.raises(InputError, match=r"direction='x\.csv': no such file"):
        read_indicators(io.StringIO(text), direction="x.csv")
    kept = read_indicators(io.StringIO(TIDY), direction="up")
    assert kept["direction"].tolist() == ["up", "down"]
    assert kept.attrs["notes"] == [
        "<buffer>: direction= gives no row its direction: each has one of its own"
    ]


def test_rows_of_a_document_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    row = "<tr><td>指標<td>方向<td>目標値<td>実績値<tr><td>甲<td>↗<td>8<td>7"
    path.write_text(f"<title>x</title><table>{row}</table>", encoding="utf-8")
    for source in (path, io.StringIO(path.read_text(encoding="utf-8"))):
        frame = read_indicators(source)
        assert frame.to_numpy().tolist() == [["甲", "↗", "8", "7"]]


def test_the_line_of_headings_can_be_named() -> None:
    text = "総括表,,,\n令和6年度,,,\n" + TIDY
    frame = read_indicators(io.StringIO(text), header_row=3)
    assert frame.index.tolist() == [4, 5]
    with pytest.raises(InputError, match="no headings stand here, where header_row= says"):
        read_indicators(io.StringIO(text), header_row=9)
