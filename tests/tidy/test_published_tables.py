"""Tables that other public bodies have published: read as a careful analyst reads them."""

import csv
import io
import shlex
import unicodedata
from pathlib import Path

import pytest

from sokatsu_cli.model.numerals import parse_number
from sokatsu_cli.tidy.value_texts import value_text
from support import Sokatsu

TABLES = Path(__file__).parents[1] / "tables"
NAMES = sorted(path.stem for path in (TABLES / "expected").iterdir())
VALUES = ("target", "actual", "published_rate")

Row = dict[str, str]


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def numbers(row: Row) -> tuple[object, ...]:
    """Return target, actual and rate of a row, units taken off; None for a missing one."""
    found = [value_text(row[name]) for name in VALUES]
    return tuple(parse_number(each.number) if each else None for each in found)


def named(row: Row, name: str) -> bool:
    """Tell whether a row has a name; what it stands under need not be said."""
    printed = squeezed(row["chapter"] + row["section_name"] + row["indicator"])
    return squeezed(name.rsplit(" / ", 1)[-1]) in printed


def units_agree(row: Row, wanted: Row) -> bool:
    return not row["unit"] or squeezed(row["unit"]) == squeezed(wanted["unit"])


def read_table(sokatsu: Sokatsu, name: str) -> list[Row]:
    (path,) = (path for path in TABLES.glob(f"{name}.*") if path.suffix != ".args")
    options = shlex.split((TABLES / f"{name}.args").read_text(encoding="utf-8"))
    run = sokatsu("tidy", path, *options)
    assert run.status == 0
    return list(csv.DictReader(io.StringIO(run.stdout.decode())))


@pytest.mark.parametrize("name", NAMES)
def test_a_published_table_is_read(sokatsu: Sokatsu, name: str) -> None:
    rows = read_table(sokatsu, name)
    text = (TABLES / "expected" / f"{name}.csv").read_text(encoding="utf-8")
    expected = list(csv.DictReader(io.StringIO(text)))
    for wanted in expected:
        found = [row for row in rows if named(row, wanted["indicator"])]
        fitting = [row for row in found if numbers(row) == numbers(wanted)]
        assert fitting or wanted["optional"], wanted
    known = {numbers(wanted) for wanted in expected}
    assert {numbers(row) for row in rows} <= known
    for row in rows:
        own = [each for each in expected if named(row, each["indicator"])]
        assert any(units_agree(row, each) for each in own)
        assert any(numbers(row) == numbers(each) for each in own)


@pytest.mark.parametrize("name", ["07-tottori-kotsu", "29-okayama-kankyo"])
def test_directions_are_those_that_the_document_says(sokatsu: Sokatsu, name: str) -> None:
    assert {row["direction"] for row in read_table(sokatsu, name)} == {"down"}
