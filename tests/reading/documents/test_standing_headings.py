"""Headings of documents: which of them hold for a table that stands below another one."""

from pathlib import Path

import pytest
from docx import Document

from published_layout import Cell, Rows, add_table, web_page, word_file
from sokatsu_cli.reading.documents.flows import Flow
from sokatsu_cli.reading.documents.headings import Headings
from support import Sokatsu

Part = str | list[str]


def held(*parts: Part) -> list[list[str]]:
    """Return what holds for each table, from lines and tables, which are lists of cells."""
    headings, titles, found = Headings(), list[str](), []
    for part in parts:
        if isinstance(part, str):
            headings.take(part.removeprefix("?"), is_doubtful=part.startswith("?"))
            titles.append(part)
        else:
            found.append(headings.end_table(titles, part))
            titles = []
    return found


TABLE = ["A件数", "80"]
ONE = ("第1章 緑", "第1節 公園", TABLE)


@pytest.mark.parametrize(
    ("parts", "last"),
    [
        ((TABLE, TABLE), []),
        (ONE, []),
        ((*ONE, TABLE), ["第1章 緑", "第1節 公園"]),
        ((*ONE, "第2節 川", TABLE), ["第1章 緑"]),
        ((*ONE, "第2節 川", TABLE, TABLE), ["第1章 緑", "第2節 川"]),
        ((*ONE, "第2章 川", TABLE), []),
        ((*ONE, "第2章 川", TABLE, TABLE), ["第2章 川"]),
        ((*ONE, "※ 注", "令和5年度は減った。", TABLE), ["第1章 緑", "第1節 公園"]),
        ((*ONE, "第3章では述べない。", TABLE), ["第1章 緑", "第1節 公園"]),
        ((*ONE, "指標", TABLE), []),
        ((*ONE, "指標", "第2節 川", TABLE), ["第1章 緑"]),
        ((*ONE, "第1節 海", TABLE), []),
        ((*ONE, "第1節 海", TABLE, TABLE), ["第1節 海"]),
        ((*ONE, "第二章 川", "第2節 海", TABLE), []),
        ((*ONE, "資料編", "第2節 海", TABLE), []),
        ((*ONE, "第2章から第3章まで", TABLE), []),
        ((*ONE, "第2節 第3章のもの", TABLE), []),
        ((*ONE, "?川", "第2節 海", TABLE), []),
        ((*ONE, ["第2章 海", "80"], TABLE), []),
        (("第1章 緑", ["第1節 公園", "第2節 川"], ["第3節 海"]), ["第1章 緑"]),
        (("第1章 緑", ["第1節 公園", "第2節 川"], ["第1節 海"]), []),
        ((*ONE, ["第2節 川"], TABLE), ["第1章 緑"]),
        ((f"第{'9' * 5000}節 公園", TABLE, TABLE), [f"第{'9' * 5000}節 公園"]),
    ],
)
def test_what_holds_below_a_table(parts: tuple[Part, ...], last: list[str]) -> None:
    assert held(*parts)[-1] == last


def test_a_heading_too_far_above_its_table_does_not_hold() -> None:
    headings = Headings()
    headings.take("第1章 緑")
    assert headings.end_table(["指標"], []) == []
    assert headings.end_table([], []) == []


@pytest.mark.parametrize(("line", "holds"), [("図", ["第1章 緑"]), ("第2章 川", [])])
def test_text_boxes_may_stand_anywhere(line: str, holds: list[str]) -> None:
    headings = Headings()
    headings.take("第1章 緑")
    headings.end_table(["第1章 緑"], [])
    headings.take_aside([line])
    assert headings.end_table([], []) == holds


def test_a_box_outside_of_cells() -> None:
    flow = Flow()
    for line in ("第1章 緑", ""):
        flow.add(line)
        flow.end_block()
    flow.end_table(flow.begin_table())
    flow.begin_aside("a box")
    flow.add("第2章 川")
    flow.end_aside()
    table = flow.begin_table()
    flow.end_table(table)
    assert (table.headings, [*table.titles]) == ([], ["第2章 川"])


def rows(*names: str) -> Rows:
    heads = [Cell(text) for text in ("目標指標", "単位", "目標値", "実績値")]
    return [heads, *([Cell(text) for text in (name, "件", "80", "79")] for name in names)]


EXPECTED = b"""chapter,section,section_name,indicator,unit,direction,period,year,baseline,\
target,actual,published_rate,reason
1,1,\xe5\x85\xac\xe5\x9c\x92,A,\xe4\xbb\xb6,up,,,,80,79,,
1,2,\xe5\xb7\x9d,B,\xe4\xbb\xb6,up,,,,80,79,,
"""


@pytest.mark.parametrize("name", ["a.html", "a.docx"])
def test_the_second_table_is_of_the_chapter(name: str, sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / name
    if name == "a.html":
        first, second = (web_page([], [rows(each)]) for each in "AB")
        between = "<p>令和5年度は減った。<h3>第2節 川</h3>"
        page = f"<h2>第1章 緑</h2><h3>第1節 公園</h3>{first}{between}{second}"
        path.write_text(page, encoding="utf-8")
    else:
        write_document(path)
    run = sokatsu("tidy", path, "--direction", "up")
    assert run.stdout == EXPECTED


def write_document(path: Path) -> None:
    word_file(path, ["第1章 緑", "第1節 公園"], [rows("A")])
    document = Document(str(path))
    document.add_paragraph("令和5年度は減った。")
    document.add_paragraph("第2節 川")
    add_table(document, rows("B"))
    document.save(str(path))


def test_a_sentence_below_a_table_gives_the_next_no_year(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    document = Document()
    add_table(document, rows("A"))
    document.add_paragraph("令和5年度は減った。")
    add_table(document, rows("B"))
    document.save(str(path))
    run = sokatsu("tidy", path, "--direction", "up")
    assert "令和5年度" not in run.stdout.decode()
