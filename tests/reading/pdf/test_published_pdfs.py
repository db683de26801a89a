"""The published table as other programs make a PDF of it; see ``published/make_pdf.py``."""

from pathlib import Path

import pytest

from sokatsu_cli.reading.bundled import bundled_table
from support import Sokatsu

PUBLISHED = Path(__file__).parents[2] / "published"
AGREES = "19 agree, 0 differ, 0 not comparable, 0 unpublished; errors: 0, warnings: 11"


@pytest.mark.parametrize("name", ["chromium", "calc", "writer"])
def test_every_published_rate_agrees(name: str, sokatsu: Sokatsu) -> None:
    path = PUBLISHED / f"{name}.pdf"
    run = sokatsu("check", path)
    assert run.status == 0
    assert run.stdout.decode().splitlines()[-1] == f"{path}: {AGREES}"


@pytest.mark.parametrize("name", ["calc", "writer"])
def test_the_whole_table_comes_back(name: str, sokatsu: Sokatsu) -> None:
    path = PUBLISHED / f"{name}.pdf"
    run = sokatsu("tidy", path)
    assert run.stdout == bundled_table().read_bytes()
    assert run.stderr == f"{path}: tables found: 1 (pages: 2), read: 1, left: 0\n"


def test_a_row_over_two_pages_is_refused(sokatsu: Sokatsu) -> None:
    run = sokatsu("tidy", PUBLISHED / "writer-splits.pdf")
    assert (run.status, run.stdout) == (2, b"")
    assert "p.2: row 3, column 8: '17.5' should be two values" in run.stderr


@pytest.mark.parametrize("command", ["rate", "check", "tidy"])
def test_columns_that_are_split_over_pages_are_refused(command: str, sokatsu: Sokatsu) -> None:
    run = sokatsu(command, PUBLISHED / "rates.pdf")
    assert (run.status, run.stdout) == (2, b"")
    assert "p.3: it has no ruled borders, and a column has two words in one line" in run.stderr
