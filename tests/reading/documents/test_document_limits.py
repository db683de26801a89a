"""The limits of documents, each lowered so that a small file passes it."""

import os
import threading
from pathlib import Path

import pytest

from sokatsu_cli import InputError
from sokatsu_cli.reading.documents import flows, placing
from sokatsu_cli.reading.docx import bodies
from sokatsu_cli.reading.docx import grids as word_grids
from sokatsu_cli.reading.docx import styles as word_styles
from sokatsu_cli.reading.html import elements, pages
from sokatsu_cli.reading.html import grids as page_grids
from sokatsu_cli.reading.spreadsheet import merged_cells, packages
from word_parts import cell, paragraph, row, styles, table, word_parts, write_word

PAGE = "<p hidden>x</p><table><tr><td rowspan=2>甲<td>1<tr><td>2</table><table><tr><td>3</table>"


@pytest.mark.parametrize(
    ("module", "name", "most", "told"),
    [
        (flows, "_MOST_TEXT", 2, r"more than 2 characters"),
        (flows, "_MOST_TABLES", 1, r"more than 1 tables"),
        (flows, "MOST_ROWS", 1, r"more than 1 rows"),
        (flows, "MOST_CELLS", 2, r"more than 2 cells"),
        (placing, "_MOST_LOOKED_AT", 1, r"\[table 1\]: its cells span too much"),
        (merged_cells, "_MOST_KEPT", 0, r"\[table 1\]: too many merged cells"),
        (elements, "_MOST_DEPTH", 2, r"too deep in one another"),
        (pages, "_MOST_TAGS", 2, r"too much for a page"),
        (page_grids, "MOST_BYTES", 20, r"too large for a page"),
    ],
)
def test_more_than_a_page_may_have(
    module: object,
    name: str,
    most: int,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, encoding="utf-8")
    assert len(page_grids.read_grids(str(path))) == len(("one", "two"))
    monkeypatch.setattr(module, name, most)
    with pytest.raises(InputError, match=told):
        page_grids.read_grids(str(path))


@pytest.mark.parametrize(
    ("module", "name", "most", "told"),
    [
        (bodies, "_MOST_ELEMENTS", 2, "too large for a Word file"),
        (packages, "MOST_BYTES", 2, "too large for a Word file"),
        (word_styles, "_MOST_STYLES", 1, "too many styles"),
    ],
)
def test_more_than_a_word_file_may_have(
    module: object,
    name: str,
    most: int,
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    body = table(row(cell(paragraph("甲"))))
    made = word_parts(body, styles(("a", "", ""), ("b", "", "")))
    path = write_word(tmp_path / "a.docx", made)
    assert len(word_grids.read_grids(str(path))) == 1
    monkeypatch.setattr(module, name, most)
    with pytest.raises(InputError, match=told):
        word_grids.read_grids(str(path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize("name", ["a.html", "a.docx"])
def test_a_named_pipe(name: str, tmp_path: Path) -> None:
    pipe, kept = tmp_path / name, tmp_path / f"kept-{name}"
    kept.write_text(PAGE, encoding="utf-8")
    if name == "a.docx":
        write_word(kept, word_parts(table(row(cell(paragraph("甲"))))))
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(kept.read_bytes()))
    writer.start()
    room = word_grids if name == "a.docx" else page_grids
    assert room.read_grids(str(pipe))[0].rows[-1].cells[-1] in ("2", "甲")
    writer.join()
