"""What is wrong with files is said in Japanese, of the same places and with the same values."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pdf_parts import Drawn, drawn_pdf
from spreadsheet_parts import USUAL, indicator, number, row, write_sheet
from spreadsheet_parts import text as text_cell
from support import Sokatsu
from word_parts import paragraph, word_parts, write_word

_HEAD = "indicator,direction,target,actual\n"
_PLACES = r"[A-Za-z0-9-]*\.(?:csv|txt|xlsx|xls|docx|html|pdf)"
_NAMES = r"'[^']*'|--[a-z-]+|\[[^]]*\]"
_ENGLISH = re.compile(r"[A-Za-z]+,? [a-z]+,? [a-z]+")

_CELLS = [["目標指標", "方向", "目標値", "実績値"], ["甲", "up", "80", "8"]]
_SLANT = Drawn().table(_CELLS).rule(210, 95, 230, 110)

Write = Callable[[Path], object]


def text(*lines: str, encoding: str = "utf-8") -> Write:
    """Return what writes a table of text."""
    return lambda path: path.write_bytes((_HEAD + "".join(lines)).encode(encoding))


def raw(data: bytes) -> Write:
    return lambda path: path.write_bytes(data)


WRONG: dict[str, Write] = {
    "few.csv": text("甲,up,70,64.2\n", "乙,up\n"),
    "many.csv": text("甲,up,70,64.2,,,\n"),
    "unquoted.csv": text("甲,up,1,234,5\n"),
    "open.csv": text('甲,up,70,64.2\n"乙,up,70,1\n'),
    "closed.csv": text('"甲" 1,up,70,1\n'),
    "nul.csv": text("甲,up,7\0,1\n"),
    "wide.csv": text("甲,up,70,1" + ",1" * 20_000 + "\n"),
    "empty.csv": raw(b""),
    "broken.csv": raw(_HEAD.encode() + "甲の件数,up,1,2\n乙の件数,".encode() + b"\xff,3\n"),
    "euc.csv": text("人口,up,70,64.2\n", encoding="euc_jp"),
    "wide-letters.csv": text(encoding="utf-16"),
    "jis.csv": text("人口,up,70,64.2\n", encoding="iso2022_jp"),
    "image.csv": raw(b"\x89PNG\r\n\x1a\n" + bytes(20)),
    "no-such.csv": lambda _path: None,
    "folder.csv": Path.mkdir,
    "text.xlsx": text(),
    "old.xlsx": raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)),
    "damaged.xlsx": raw(b"PK\x03\x04" + bytes(100)),
    "twice.xlsx": lambda path: write_sheet(
        path, USUAL + indicator(3, number("C3", 1), number("C3", 2))
    ),
    "damaged.xls": raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    "none.docx": lambda path: write_word(path, word_parts(paragraph("x"))),
    "cut.pdf": raw(drawn_pdf(_SLANT)[:300]),
    "slant.pdf": raw(drawn_pdf(_SLANT)),
    "none.html": raw(b"<!DOCTYPE html><p>x</p>"),
    "foreign.html": raw(b'<meta charset="x-none"><p>x</p>'),
}
"""Files with which something is wrong, by their names."""


NOTED: dict[str, Write] = {
    "cp932.csv": text("人口,up,70,64.2\n", encoding="cp932"),
    "title.csv": raw(f"令和6年度\n\n{_HEAD}甲,up,1,2\n".encode()),
    "rows.csv": text(),
    "sheet.csv": lambda path: write_sheet(path, USUAL),
    "text.xls": text("甲,up,1,2\n"),
    "hidden.xlsx": lambda path: write_sheet(
        path, USUAL.replace('<row r="2"', '<row r="2" hidden="1"')
    ),
    "merged.xlsx": lambda path: write_sheet(
        path,
        USUAL + row(3, text_cell("A3", "x")),
        after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>',
    ),
    "styled.html": raw(
        f"<meta charset=utf-8><link rel=stylesheet href=a.css><table><tr><th>"
        f"{_HEAD.replace(',', '<th>')}<tr><td>甲<td>up<td>1<td>2</table>".encode()
    ),
}
"""Files of which something is not read, or otherwise than they are named."""


def values(told: str) -> list[str]:
    """Return the places, numbers and quoted texts of a message, in any order."""
    names = re.findall(f"{_PLACES}|{_NAMES}", told)
    rest = re.sub(f"{_PLACES}|{_NAMES}", " ", told)
    return sorted(names + re.findall("[0-9]+(?:[.,][0-9]+)*", rest))


def told_of(sokatsu: Sokatsu, path: Path, language: str, status: int) -> list[str]:
    run = sokatsu("rate", path, "--lang", language)
    assert run.status == status, run.stderr
    return run.stderr.replace(f"{path.parent}/", "").splitlines()


@pytest.mark.parametrize("name", WRONG | NOTED)
def test_what_is_told(sokatsu: Sokatsu, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    (WRONG | NOTED)[name](path)
    english = told_of(sokatsu, path, "en", 2 * (name in WRONG))
    japanese = told_of(sokatsu, path, "ja", 2 * (name in WRONG))
    assert english
    assert [values(line) for line in japanese] == [values(line) for line in english]
    assert [line for line in japanese if not re.search("[ぁ-ん一-龠]", line)] == []
    unquoted = [re.sub(f"{_PLACES}|{_NAMES}", "", line) for line in japanese]
    assert [line for line in unquoted if _ENGLISH.search(line)] == []
