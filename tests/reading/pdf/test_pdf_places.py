"""How commands name the places of a PDF: by page, row and column."""

import json
from pathlib import Path

import pytest

from pdf_parts import Drawn, drawn_pdf
from pdf_process import read_here
from sokatsu_cli import SokatsuError
from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.page_rows import PageRow, row_number
from sokatsu_cli.model.places import PagePlaces
from sokatsu_cli.reading.file_formats import read_grids
from support import Sokatsu

HEAD = ["目標指標", "方向", "目標値", "実績値", "達成率"]
TIDY = ["indicator", "direction", "target", "actual", "published_rate"]
WRONG = ["乙", "↗", "80", "8", "55.5%"]


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process."""
    read_here(monkeypatch)


def written(folder: Path, *drawn: Drawn) -> Path:
    """Write a PDF."""
    path = folder / "a.pdf"
    path.write_bytes(drawn_pdf(*drawn))
    return path


def told(text: str, path: Path) -> list[str]:
    """Return the lines of a message with the name of the file alone."""
    return text.replace(str(path), "a.pdf").splitlines()


def pages(head: list[str]) -> list[Drawn]:
    """Draw a table on two pages, the second row of the second page wrong."""
    right = ["甲", "↗", "80", "40", "50.0%"]
    return [Drawn().table([head, right]), Drawn().table([head, ["丙", *right[1:]], WRONG])]


def test_findings_of_an_office_s_table(sokatsu: Sokatsu, tmp_path: Path) -> None:
    head = ["目標指標", "方向", "目標値(H26)", "実績値(H26)", "達成率(H26)"]
    path = written(tmp_path, *pages(head))
    run = sokatsu("check", path)
    assert told(run.stdout.decode(), path)[0] == (
        "a.pdf:p.2: row 3, column 5: rate-differs: 乙 H26: published 55.5, computed 10.0; "
        "nothing that was tried gives it"
    )
    junit = sokatsu("check", path, "-f", "junit").stdout.decode()
    assert 'name="row 3 of p.2: 乙' in junit
    places = sokatsu("tidy", path, "--source-place").stdout.decode().splitlines()
    assert places[-1].endswith('"p.2: row 3, columns 3 to 5"')


def test_findings_of_a_tidy_table(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = written(tmp_path, *pages(TIDY))
    run = sokatsu("check", path)
    assert told(run.stdout.decode(), path)[0] == (
        "a.pdf:p.2: row 3: rate-differs: 乙: published 55.5, computed 10.0; "
        "nothing that was tried gives it"
    )
    (file,) = json.loads(sokatsu("check", path, "-f", "json").stdout)["files"]
    rows = [(each["line"], each["sheet"]) for each in file["rows"]]
    assert rows == [(2, "p.1"), (2, "p.2"), (3, "p.2")]
    assert b"Lines that no combination reproduces: [p.2]:3.\n" in sokatsu("infer", path).stdout
    bad = [Drawn().table([TIDY, ["甲", "↗", "80", "x", ""]]), *pages(TIDY)]
    path = written(tmp_path, *bad)
    run = sokatsu("rate", path)
    assert told(run.stderr, path)[-1].startswith("a.pdf:p.1: row 2, actual: 'x' is not a number")
    problem = json.loads(sokatsu("check", path, "-f", "json").stdout)["files"][0]["problems"][0]
    assert (problem["line"], problem["sheet"]) == (2, "p.1")


def test_a_direction_that_is_a_picture(sokatsu: Sokatsu, tmp_path: Path) -> None:
    drawn = Drawn().table([HEAD, ["甲", "", "80", "40", ""]], top=60)
    drawn.raw("q 9 0 0 9 140 734 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q")
    path = written(tmp_path, drawn)
    for command, place in (("tidy", "column 2"), ("rate", "方向")):
        run = sokatsu(command, path, "--direction", "up")
        assert run.status == 2
        assert told(run.stderr, path)[-1].startswith(
            f"a.pdf:p.1: row 2, {place}: a picture or a drawing stands in it"
        )


def test_places_in_texts(sokatsu: Sokatsu, tmp_path: Path) -> None:
    rows = [HEAD, ["甲", "↗", "80", "40", ""], ["乙", "↗", "", "50", ""]]
    path = written(tmp_path, Drawn().table(rows, [(1, 2, 2, 2)]))
    covered = "a merged cell counts for its first row alone, not for p.1: row 3, column 3"
    assert covered in sokatsu("rate", path, "--column", "actual=実績値").stderr
    two = Drawn().table([HEAD, ["甲", "↗", "80", "40", ""]])
    two.text(40, 190, "第2章").table([HEAD, ["丁", "↗", "80", "40", ""]], top=200)
    path = written(tmp_path, two)
    place = sokatsu("tidy", path, "--source-place").stdout.decode().splitlines()[-1]
    assert place.endswith('"table 2, p.1: row 2, columns 3 to 5"')


def test_pages_of_rows() -> None:
    row = PageRow(12, page=3, row=7)
    assert (row + 1, row_number(row), row_number(4), row_number(None)) == (13, 7, 4, None)
    places = PagePlaces([row])
    assert (places.line(12), places.sheet(12)) == (7, "p.3")
    assert places.told(12) == "row 7 of p.3"
    assert places.in_file("a.pdf", 12, "target") == "a.pdf:p.3: row 7"
    assert places.place(12, "target", "ja") == "p.3: 7行目"
    assert [row.place("column D", language) for language in ("en", "ja")] == [
        "p.3: row 7, column 4",
        "p.3: 7行目、4列目",
    ]
    error = places.error(
        InputError([Problem("a.pdf", 12, None, "x"), Problem("a", None, None, "y")])
    )
    assert str(error) == "a: y\na.pdf:p.3: row 7: x"
    assert str(Problem("a.pdf", PageRow(1, page=1, row=0), "column AB", "x")) == (
        "a.pdf:p.1: above the table, column 28: x"
    )


def test_the_extra_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, *pages(HEAD))

    def missing(_name: str) -> None:
        raise ModuleNotFoundError(name="pdfminer")

    monkeypatch.setattr("sokatsu_cli.reading.file_formats.import_module", missing)
    with pytest.raises(SokatsuError, match=r"reading a PDF needs the extra 'pdf'"):
        read_grids(str(path))
