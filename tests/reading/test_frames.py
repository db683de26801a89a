"""Reading: what the folder of cases does not show, and csv -> frame -> csv."""

import csv
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokatsu_cli import InputError, read_indicators
from sokatsu_cli.model.columns import Header
from sokatsu_cli.reading.frames import read_records, tidy_frame
from sokatsu_cli.writing.displays import Table, View
from sokatsu_cli.writing.formats import render_data
from support import Sokatsu

HEADING = "indicator,direction,target,actual"


def test_a_field_of_more_than_1_mib(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    most, more = "a" * (1 << 20), "指" * ((1 << 20) // 3 + 1)
    path.write_text(f"{HEADING}\n{most},up,1,2\n{more},up,1,2\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_indicators(path)
    shown = f"'{'指' * 20}…'"
    assert str(caught.value) == f"{path}:3: indicator: a field of more than 1 MiB: {shown}"


def test_the_limit_of_the_csv_module_is_as_before(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'{HEADING}\n"open', encoding="utf-8")
    before = csv.field_size_limit()
    with pytest.raises(InputError):
        read_indicators(path)
    assert csv.field_size_limit() == before


def test_an_unreadable_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path, _mode: str) -> BinaryIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError) as caught:
        read_indicators("a.csv")
    assert str(caught.value) == "a.csv: cannot be read: Permission denied"


def test_standard_input_is_named(sokatsu: Sokatsu) -> None:
    run = sokatsu("rate", "-", stdin=f"{HEADING}\n甲,↗,x,1\n".encode())
    assert run == (2, b"", "<stdin>:2: target: 'x' is not a number\n")


def test_what_is_no_csv_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"x" * 257 + b"ustar")
    with pytest.raises(InputError) as caught:
        read_indicators(path)
    assert str(caught.value) == f"{path}: this is a tar archive; unpack it and give the file in it"


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"\xef\xbb\xbfa,b\n\xff", "utf-8", "2: byte 0xFF at offset 7 is not utf-8"),
        (b"\xef\xbb\xbfa,b\n\xb1,\xb2", None, "2: byte 0xB1 at offset 7 is not UTF-8"),
        ("甲\n".encode() + "乙".encode()[:2], None, "2: byte 0xE4 at offset 4 is not UTF-8"),
        ("甲\n".encode("utf-16-be") + b"\xff", None, "2: byte 0xFF at offset 4 is not UTF-8 or"),
    ],
)
def test_undecodable_bytes(tmp_path: Path, data: bytes, encoding: str | None, message: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_indicators(path, encoding=encoding)
    assert str(caught.value).startswith(f"{path}:{message}")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-16"])
def test_the_bom_of_utf_16_is_no_part_of_a_heading(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.csv"
    bom = "" if encoding == "utf-16" else "\ufeff"  # that codec writes one itself
    path.write_bytes(f"{bom}a,b".encode(encoding))
    assert read_indicators(path, encoding=encoding).columns.tolist() == ["a", "b"]


def test_a_second_bom_comes_out_as_it_went_in(sokatsu: Sokatsu) -> None:
    once = sokatsu(
        "rate", "-", "-f", "csv", stdin=f"\ufeff\ufeffx,{HEADING}\n1,甲,↗,9,4\n".encode()
    )
    again = sokatsu("rate", "-", "-f", "csv", "--overwrite", stdin=once.stdout)
    assert once.status == 0
    assert again.stdout == once.stdout


@pytest.mark.parametrize("name", ["C1\x1b[2J.csv", "甲\n乙.csv"])
def test_control_characters_of_a_file_name_are_visible(sokatsu: Sokatsu, name: str) -> None:
    run = sokatsu("rate", name)
    assert "\x1b" not in run.stderr
    assert run.stderr.count("\n") == 1


def test_lines_and_path_stay_with_the_frame(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f'\r\n{HEADING}\r\n"甲\r\n乙",↗,1,2\r\n\r\n丙,↗,1,2'.encode())
    frame = read_indicators(path)
    assert frame.index.tolist() == [3, 6]
    assert frame.attrs == {"path": str(path), "line": 2, "notes": []}
    assert frame["indicator"].tolist() == ["甲\r\n乙", "丙"]


@pytest.mark.parametrize("delimiter", ["", "::", '"', "\n", "\r", "\0"])
def test_no_delimiter(tmp_path: Path, delimiter: str) -> None:
    with pytest.raises(ValueError, match="the delimiter must be one character"):
        read_indicators(tmp_path / "a.csv", delimiter=delimiter)


def test_an_encoding_that_python_does_not_have(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("x")
    with pytest.raises(LookupError):
        read_indicators(path, encoding="utf-99")


@pytest.mark.parametrize("text", ["\udc80", "\\ud800"])
def test_text_that_cannot_be_written_again(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode("ascii", "surrogateescape"))
    with pytest.raises(InputError, match=r"is not utf-8|is not unicode-escape"):
        read_indicators(path, encoding="unicode_escape" if "ud800" in text else "utf-8")


text_cells = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0")
    | st.sampled_from(list(',"\r\n\t= \ufeff\u2028\x85\x0b\x1c')),
    max_size=8,
)


@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(text_cells, min_size=width, max_size=width), min_size=1, max_size=5
        )
    ),
    st.sampled_from(["csv", "tsv"]),
)
def test_cells_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], form: str
) -> None:
    """Write with the csv module, read, render, read again with the csv module."""
    path = tmp_path_factory.getbasetemp() / f"cells.{form}"
    heading = [f"column {place}" for place in range(len(rows[0]))]
    delimiter = "\t" if form == "tsv" else ","
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([heading, *rows])
    frame = read_records(path).frame
    text = render_data(form, Table.of_frame(frame, Header(list(frame.columns)), View()))
    kept = [row for row in rows if "".join(row).strip()]
    assert frame.to_numpy().tolist() == kept
    path.write_bytes(text)
    with path.open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file, delimiter=delimiter, strict=True)) == [heading, *kept]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
def test_a_first_line_of_excel_names_the_delimiter(
    first: str, encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(f"{first}\r\n指標;値\r\n甲;1,254\r\n".encode(encoding))
    frame = read_indicators(path, encoding="utf-16" if encoding == "utf-16" else None)
    assert frame.to_dict("split")["data"] == [["甲", "1,254"]]
    assert (list(frame.columns), frame.index.tolist(), frame.attrs["line"]) == (
        ["指標", "値"],
        [3],
        2,
    )


def test_a_first_cell_that_names_no_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("sep=a,b\n1,2\n", encoding="utf-8")
    assert list(read_indicators(path).columns) == ["sep=a", "b"]


def test_cells_below_titles_decide_how_wide_a_table_is(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("題,,,,,更新\n指標,方向,目標,実績,,\n甲,↗,9,8,,\n", encoding="utf-8")
    frame = read_indicators(path)
    assert list(frame.columns) == ["指標", "方向", "目標", "実績"]


def test_a_document_with_several_tables_wants_one_named(tmp_path: Path) -> None:
    row = "<tr><td>指標<td>方向<td>目標値<td>実績値<tr><td>甲<td>↗<td>8<td>7"
    path = tmp_path / "a.html"
    path.write_text(f"<table>{row}</table><table>{row}</table>", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_indicators(path)
    told = "all its tables are read together; sheet='table 1', or another, reads one alone"
    assert str(caught.value).splitlines()[0] == f"{path}: {told}"
    assert len(read_indicators(path, sheet="table 2")) == 1


def test_a_table_of_which_records_are_ragged_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1,2\n1,2,3\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.csv:3: "):
        tidy_frame(path)


def test_of_several_tables_one_must_be_named(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    table = "<table><tr><th>a<th>b<tr><td>1<td>2</table>"
    path.write_text(f"<meta charset=utf-8>{table}{table}", encoding="utf-8")
    with pytest.raises(InputError, match="name one, such as sheet='table 2'"):
        tidy_frame(path)
