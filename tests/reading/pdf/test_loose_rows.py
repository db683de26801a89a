"""Rows and columns of PDFs that no border encloses: refused by place, never left silently."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pdf_parts import Drawn, drawn_pdf
from pdf_process import read_here
from support import Sokatsu

HEAD = ["目標指標", "方向", "目標値", "実績値"]
ROW = ["甲", "↗", "70", "64"]
OTHER = ["年度", "区分", "人口", "世帯"]
RIGHT, BOTTOM = 360, 120  # where the table ends

READ = ""
OF_IT = "of a table, and may be of it; draw the borders around it, or name a table by --sheet"
BELOW = f"stands below the last border {OF_IT}"
BESIDE = f"stands beside the outer border {OF_IT}"
HEADLESS = "p.2: a table without headings, which may go on with that of p.1; repeat the headings"
UNCERTAIN = "p.2: a table that is not certain may go on with that of p.1; make a PDF with ruled"


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process."""
    read_here(monkeypatch)


def usual() -> Drawn:
    """Return the page of a small table."""
    return Drawn().table([HEAD, ROW])


def row(*words: str, base: float = BOTTOM + 18) -> Drawn:
    """Return the page of a table with words below it, each in its column."""
    drawn = usual()
    for column, word in enumerate(words):
        drawn.text(45 + 80 * column, base, word)
    return drawn


def beside(text: str, left: float = RIGHT + 5, base: float = 108) -> list[Drawn]:
    """Return the page of a table with a text beside it."""
    return [usual().text(left, base, text)]


def then(*drawn: Drawn) -> list[Drawn]:
    """Return the page of a table, and others."""
    return [usual(), *drawn]


PAGES: dict[str, tuple[Callable[[], list[Drawn]], str]] = {
    # Below the last border.
    "row": (lambda: [row("乙", "↗", "80", "40")], BELOW),
    "row of two words": (lambda: [row("乙", "", "80")], BELOW),
    "number alone": (lambda: [row("", "", "80")], BELOW),
    "number with a unit alone": (lambda: [row("", "", "", "▲80.5%")], BELOW),
    "row with dates": (lambda: [row("乙", "↗", "令和8年", "未定")], BELOW),
    "row without digits": (lambda: [row("乙", "↗", "未定", "未定")], READ),
    "number below names": (lambda: [row("80")], READ),
    "note": (lambda: [row("※ 注", "", "80", "40")], READ),
    "note in brackets": (lambda: [row("(注)", "", "80", "40")], READ),
    "source": (lambda: [row("出典", "", "80", "40")], READ),
    "running text": (
        lambda: [usual().text(45, BOTTOM + 18, "この表の目標値は令和8年に80件とします。")],
        READ,
    ),
    "date": (lambda: [row("", "", "", "令和8年3月")], READ),
    "row that is far": (lambda: [row("乙", "↗", "80", "40", base=220)], READ),
    "number of the page": (
        lambda: [Drawn().table([HEAD, ROW], top=760).text(250, 838, "- 3 -")],
        READ,
    ),
    # Beside the outer borders.
    "number on the right": (lambda: beside("80"), BESIDE),
    "number far on the right": (lambda: beside("80件", RIGHT + 40), BESIDE),
    "number on the left": (lambda: beside("80", 28), BESIDE),
    "digits near": (lambda: beside("目標80"), BESIDE),
    "digits of words": (lambda: beside("第3章", RIGHT + 40), READ),
    "words": (lambda: beside("甲"), READ),
    "number farther than a column": (lambda: beside("80", RIGHT + 90), READ),
    "number above": (lambda: beside("80", base=40), READ),
    "note mark": (lambda: beside("※1"), READ),
    # On the next page.
    "other columns": (lambda: then(Drawn().table([["乙", *ROW[1:]]], left=60)), HEADLESS),
    "other columns of words": (lambda: then(Drawn().table([["乙", "丙"]], left=60)), READ),
    "other columns below a title": (
        lambda: then(Drawn().text(40, 40, "人口").table([OTHER, ["1", "2", "3", "4"]], left=60)),
        READ,
    ),
    "other columns after a text": (
        lambda: [row("以下余白"), Drawn().table([OTHER, ["1", "2", "3", "4"]], left=60)],
        READ,
    ),
    "rows that are not certain": (
        lambda: then(Drawn().table([["乙", *ROW[1:]], ROW], left=60).text(64, 92, "丙")),
        UNCERTAIN,
    ),
    "rows that are not certain, below a title": (
        lambda: then(Drawn().text(40, 40, "人口").table([OTHER, ROW], left=60).text(64, 92, "丙")),
        READ,
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_what_stands_outside_the_borders(name: str, sokatsu: Sokatsu, tmp_path: Path) -> None:
    make, expected = PAGES[name]
    path = tmp_path / "a.pdf"
    path.write_bytes(drawn_pdf(*make()))
    run = sokatsu("tidy", path)
    assert (run.status, expected in run.stderr) == (2 if expected else 0, True), run.stderr
    named = sokatsu("tidy", path, "--sheet", "table 1")
    assert named.status == 0
    assert "甲" in named.stdout.decode()


def test_numbers_beside_another_table_are_told(sokatsu: Sokatsu, tmp_path: Path) -> None:
    drawn = usual().text(40, 280, "人口").table([["年度", "人口"], ["7", "8"]], top=300)
    path = tmp_path / "a.pdf"
    path.write_bytes(drawn_pdf(drawn.text(205, 348, "80")))
    run = sokatsu("tidy", path)
    assert run.status == 0
    told = "p.1: '80' stands beside the outer border of a table and is not read (tables like it: 1)"
    assert told in run.stderr
