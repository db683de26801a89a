"""Our own pages are read back; one that was changed is read as anyone's."""

import csv
from pathlib import Path

import pytest

from sheet_tables import DIFFERENT
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.reading.html.grids import read_grids
from sokatsu_cli.reading.html.own_marks import OTHER_TABLE
from sokatsu_cli.reading.html.own_styles import own_style
from support import Sokatsu


@pytest.fixture
def own(sokatsu: Sokatsu, tmp_path: Path) -> Path:
    path = tmp_path / "own.html"
    assert sokatsu("report", bundled_table(), "-o", path).status == 0
    return path


def cells(table: bytes) -> list[list[str]]:
    """Return the cells of a tidy table before the reasons, which are not read from a page."""
    return [line[:12] for line in csv.reader(table.decode().splitlines())]


def test_its_cells_are_those_of_the_table(sokatsu: Sokatsu, own: Path) -> None:
    run = sokatsu("tidy", own)
    assert (cells(run.stdout), run.stderr) == (cells(bundled_table().read_bytes()), "")
    assert [grid.label for grid in read_grids(str(own))] == [f"{own}[table 1]"]
    own.write_bytes(own.read_bytes().replace(b"\n", b"\r\n"))
    assert cells(sokatsu("tidy", own).stdout) == cells(run.stdout)


def test_computed_rates_are_read_where_the_print_differs(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "own.html"
    rows = "\n".join(line.partition(",")[2] for line in DIFFERENT.splitlines()[:-1])
    assert sokatsu("report", "-", "-o", path, stdin=rows.encode()).status == 0
    table = list(csv.reader(sokatsu("tidy", path).stdout.decode().splitlines()))
    rates = [row[table[0].index("published_rate")] for row in table]
    assert rates == ["published_rate", "91.7%", "88.4%", "66.7%", "100.0%", "50%"]


RATE = "<td class=f>44.4%"


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [
        (own_style(), own_style().replace("#", " #", 1), 2),  # its folds may hide the table
        (RATE, "<td class=f style='display:none'>44.5%", 0),  # nor is it shown
        (RATE, "<td class=f><b class=key>44.5%</b>", 0),
        (RATE, "<td class=f><svg></svg>44.5%", 2),  # as in anyone's page
        (RATE, "<td class=f><details><summary></summary>44.5%</details>", 2),
        (RATE, "<td><i>▲</i>44.5%", 2),  # a minus, no mark behind a rate
        (RATE, "<td class=f>44.5%<i>– 00</i>", 2),
        (RATE, "<td class=f><i>44.5%</i>", 1),  # no sign is a note
        (RATE, "<td class=f>44.5%", 1),
    ],
)
def test_what_was_changed_in_it_counts(
    sokatsu: Sokatsu, own: Path, old: str, new: str, status: int
) -> None:
    text = own.read_text(encoding="utf-8")
    assert text.count(old) == 1
    own.write_text(text.replace(old, new), encoding="utf-8")
    run = sokatsu("check", own, "-f", "text")
    assert (run.status, "44.5" in run.stdout.decode()) == (status, status == 1)
    assert ("what is hidden is not read" in run.stderr) == (status == 0)


def test_a_table_that_is_not_ours_is_refused_in_our_page(sokatsu: Sokatsu, own: Path) -> None:
    text = own.read_text(encoding="utf-8")
    for begin in ("<table>", "<table class=w data-repeats=sheet>"):
        rows = "<tr><td>指標<td>方向<td>目標値<td>実績値<tr><td>甲<td>増加<td>1<td>2"
        own.write_text(text.replace("<footer>", f"{begin}{rows}</table><footer>"), encoding="utf-8")
        run = sokatsu("rate", own)
        assert (run.status, run.stdout) == (2, b"")
        assert OTHER_TABLE in run.stderr


def test_a_table_beside_its_own_is_read(own: Path) -> None:
    text = own.read_text(encoding="utf-8")
    more = "<table><tr><td>指標<td>目標値<td>実績値<tr><td>甲<td>1<td>2</table>"
    own.write_text(text.replace("<footer>", f"{more}<footer>"), encoding="utf-8")
    assert len(read_grids(str(own))) == 2
