"""Where a problem stands, in every format of a report, whatever format the file has."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from drawn_books import Drawn, written_ods, written_xls, written_xlsb, written_xlsx
from sokatsu_cli.check.check_reports import CheckReport
from sokatsu_cli.check.reports.formats import REPORT_FORMATS
from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.labels import page_label, sheet_label, sheet_of
from sokatsu_cli.model.page_rows import PageRow
from sokatsu_cli.writing.layout import markdown_escaped
from support import Sokatsu
from word_parts import cell, paragraph, row, table, word_parts, write_word

PROBLEMS = (
    Problem("a[1].xls", 7, "目標値", "x"),
    Problem(sheet_label("a.xls", "第1章"), 7, "column B", "x"),
    Problem(sheet_label("a.csv", "表].ods[1"), None, None, "x"),
    Problem(sheet_label("a.html", "table 2"), 9, None, "x"),
    Problem(sheet_label("a.pdf", "table 2"), PageRow(12, page=3, row=7), "column D", "x"),
    Problem("a.pdf", PageRow(12, page=3, row=7), "目標値", "x"),
    Problem(page_label("a.pdf", 4), None, None, "x"),
)
REPORT = CheckReport("a", (), (), PROBLEMS)
IN_TABLE = "table 2, p.3"

TOLD: list[tuple[int | None, str | None, str | None, str, str, str]] = [
    (7, None, "目標値", "line 7", "7行目", "目標値: x"),
    (7, "第1章", "column B", "line 7 in [第1章]", "[第1章]の7行目", "B列: x"),
    (None, "表].ods[1", None, "[表].ods[1]", "[表].ods[1]", "x"),
    (9, "table 2", None, "line 9 in [table 2]", "[table 2]の9行目", "x"),
    (
        7,
        "table 2, p.3",
        "column 4",
        "line 7 in [table 2, p.3]",
        "[table 2, p.3]の7行目",
        "4列目: x",
    ),
    (7, "p.3", "目標値", "line 7 in [p.3]", "[p.3]の7行目", "目標値: x"),
    (None, "p.4", None, "[p.4]", "[p.4]", "x"),
]
"""Line, sheet, column, the place in English and in Japanese, and the text in Japanese."""


def english(text: str) -> str:
    return text.replace("B列", "column B").replace("4列目", "column 4")


def rendered(form: str, language: str = "en") -> str:
    return b"".join(REPORT_FORMATS[form]([replace(REPORT, language=language)])).decode()


def test_json_has_them_apart() -> None:
    found = json.loads(rendered("json"))["files"][0]["problems"]
    told = [(each["line"], each.get("sheet"), each["column"]) for each in found]
    assert told == [each[:3] for each in TOLD]
    assert {each["message"] for each in found} == {"x"}


@pytest.mark.parametrize("language", ["en", "ja"])
def test_other_formats_have_them_in_their_texts(language: str) -> None:
    places = [each[4] if language == "ja" else each[3] for each in TOLD]
    texts = [each[5] if language == "ja" else english(each[5]) for each in TOLD]
    annotations = [
        f"::error file=a{f',line={number}' if number else ''},title=unusable-file::"
        f"{f'[{sheet}] ' if sheet else ''}{text}"
        for (number, sheet, *_rest), text in zip(TOLD, texts, strict=True)
    ]
    assert rendered("github", language).splitlines() == annotations
    suites = ET.fromstring(rendered("junit", language))  # noqa: S314
    error = suites.find("testsuite/testcase/error")
    assert error is not None
    told = [f"{place}: {text}" for place, text in zip(places, texts, strict=True)]
    assert (error.text or "").splitlines() == told
    named = {"en": "unusable-file | error", "ja": "unusable-file(使えないファイル) | エラー"}[
        language
    ]
    rows = [
        f"| {markdown_escaped(place)} |  |  | {named} | {markdown_escaped(text)} |"
        for place, text in zip(places, texts, strict=True)
    ]
    assert rendered("markdown", language).splitlines()[-len(rows) :] == rows


def test_a_label_is_its_text_and_can_be_copied() -> None:
    label = copy.deepcopy(sheet_label("a.xls", "第1章"))
    assert (label, sheet_of(label), sheet_of("a.xls[第1章]")) == ("a.xls[第1章]", "第1章", "")


ROWS = [
    ["目標指標", "目標値", "実績値", "達成率", "めざす方向"],
    ["甲", "約70", "64.2", "91.7%", "↗"],
]


def write_page(path: Path) -> object:
    tables = ("".join(f"<tr><td>{'<td>'.join(each)}" for each in rows) for rows in ([["案"]], ROWS))
    return path.write_text("".join(f"<table>{each}</table>" for each in tables), encoding="utf-8")


def write_document(path: Path) -> object:
    tables = (
        table(*(row("".join(cell(paragraph(text)) for text in each)) for each in rows))
        for rows in ([["案"]], ROWS)
    )
    return write_word(path, word_parts("".join(tables)))


def places_of(sokatsu: Sokatsu, path: Path) -> list[tuple[object, ...]]:
    run = sokatsu("check", path, "-f", "json")
    assert run.status == 2
    found = json.loads(run.stdout)["files"][0]["problems"]
    return [(each["line"], each.get("sheet"), each["column"]) for each in found]


@pytest.mark.parametrize(("name", "write"), [("a.html", write_page), ("a.docx", write_document)])
def test_tables_of_documents(
    sokatsu: Sokatsu, tmp_path: Path, name: str, write: Callable[[Path], object]
) -> None:
    write(tmp_path / name)
    assert places_of(sokatsu, tmp_path / name) == [(None, None, None), (2, "table 2", "column B")]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.xlsx", written_xlsx),
        ("a.xls", written_xls),
        ("a.ods", written_ods),
        ("a.xlsb", written_xlsb),
    ],
)
def test_the_only_sheet_needs_no_name(
    sokatsu: Sokatsu, tmp_path: Path, name: str, written: Callable[[Path, Drawn], Path]
) -> None:
    cells = {(at, place): text for at, row in enumerate(ROWS) for place, text in enumerate(row)}
    path = written(tmp_path / name, Drawn(cells, []))
    assert places_of(sokatsu, path) == [(2, None, "目標値")]
