"""The published table as web pages and Word files: the same rows, and all its rates agree."""

from collections.abc import Callable
from pathlib import Path

import pytest

from published_layout import HEADINGS, Rows, sections, web_page, word_file
from sokatsu_cli.reading.bundled import bundled_table
from support import Sokatsu

_PUBLISHED = Path(__file__).parents[2] / "published"
_TITLES = ["第5次所沢市総合計画 総括表", "第1章"]

Write = Callable[[Path, list[str], list[Rows]], object]


def as_page(path: Path, titles: list[str], tables: list[Rows]) -> None:
    path.write_text(web_page(titles, tables), encoding="utf-8")


WRITERS: dict[str, Write] = {"a.html": as_page, "a.docx": word_file}


@pytest.mark.parametrize(
    "name", ["plain.html", "sheet-layout.html", "word-layout.html", "word-layout.docx"]
)
def test_what_libreoffice_wrote_is_the_published_table(name: str, sokatsu: Sokatsu) -> None:
    path = _PUBLISHED / name
    assert sokatsu("tidy", path) == (0, bundled_table().read_bytes(), "")
    run = sokatsu("check", path)
    assert run.status == 0
    assert f"{path}: 19 agree, 0 differ, 0 not comparable" in run.stderr + run.stdout.decode()


@pytest.mark.parametrize("name", WRITERS)
def test_the_layout_of_the_document_is_the_published_table(
    name: str, sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / name
    WRITERS[name](path, _TITLES, [[*HEADINGS, *(row for each in sections() for row in each)]])
    assert sokatsu("tidy", path) == (0, bundled_table().read_bytes(), "")


@pytest.mark.parametrize("name", WRITERS)
def test_two_tables_of_a_document_agree(name: str, sokatsu: Sokatsu, tmp_path: Path) -> None:
    path, found = tmp_path / name, sections()
    parts = [
        [*HEADINGS, *(row for each in some for row in each)] for some in (found[:3], found[3:])
    ]
    WRITERS[name](path, _TITLES, parts)
    run = sokatsu("check", path)
    assert run.status == 0
    assert f"{path}: 19 agree, 0 differ, 0 not comparable" in run.stderr + run.stdout.decode()
    second = sokatsu("tidy", path, "--sheet", "table 2")
    assert second.stdout.count(b"\n") == 1 + 3 + 4


def test_the_page_that_a_report_is_agrees(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "sheet.html"
    assert sokatsu("report", bundled_table(), "-o", path).status == 0
    run = sokatsu("check", path)
    assert f"{path}: 19 agree, 0 differ, 0 not comparable" in run.stderr + run.stdout.decode()
