"""The pages on methods: every table with results is computed anew from its other columns."""

import csv
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from sokatsu_cli import Method
from sokatsu_cli.writing.wording import column_named, word_meant
from support import Sokatsu

ROOT = Path(__file__).parents[1]
PAGES = {name: ROOT / "docs" / name for name in ("methods.md", "ja/methods.md")}

Rows = list[list[str]]


class Example(NamedTuple):
    """A command, the rows that it is given, and what it should say of them."""

    command: str
    given: Rows
    names: list[str]
    results: Rows


def _tables(text: str) -> Iterator[Rows]:
    """Yield the tables of a page, each as rows of cells."""
    for block in re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE):
        lines = [line.strip()[1:-1].split("|") for line in block.splitlines()]
        yield [[cell.strip() for cell in line] for line in (lines[0], *lines[2:])]


def _examples(name: str) -> list[Example]:
    """Return the examples of a page: a command, a table, and perhaps another with the results."""
    text = PAGES[name].read_text(encoding="utf-8")
    found = []
    for match in re.finditer(r"^`sokatsu (.*) FILE(.*)`\n\n", text, re.MULTILINE):
        command = match[1] + match[2]
        first, *others = _tables(text[match.end() :].split("\n`sokatsu")[0].split("\n## ")[0])
        results = first if any("**" in cell for cell in first[0]) else others[0]
        told = [at for at, cell in enumerate(results[0]) if cell.startswith("**")]
        given = [
            [cell for at, cell in enumerate(row) if results is not first or at not in told]
            for row in first
        ]
        names = [
            column_named(results[0][at].strip("*")) or results[0][at].strip("*") for at in told
        ]
        shown = [[word_meant(row[at]) for at in told] for row in results[1:]]
        found.append(Example(command, given, names, shown))
    return found


EXAMPLES = {name: _examples(name) for name in PAGES}


def _csv(rows: Rows) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


@pytest.mark.parametrize(
    ("name", "number"), [(name, at) for name, found in EXAMPLES.items() for at in range(len(found))]
)
def test_results_are_those_of_the_program(name: str, number: int, sokatsu: Sokatsu) -> None:
    example = EXAMPLES[name][number]
    command, *options = shlex.split(example.command)
    run = sokatsu(command, "-", "-f", "csv", *options, stdin=_csv(example.given))
    assert run.status == 0, run.stderr
    rows = csv.DictReader(io.StringIO(run.stdout.decode()))
    assert [[row[each] for each in example.names] for row in rows] == example.results


def test_both_pages_have_the_same_examples() -> None:
    english, japanese = EXAMPLES.values()
    assert [(each.command, each.names, each.results) for each in english] == [
        (each.command, each.names, each.results) for each in japanese
    ]
    for one, other in zip(english, japanese, strict=True):
        shapes = ([[*map(_without_words, row)] for row in each.given[1:]] for each in (one, other))
        assert next(shapes) == next(shapes)


def _without_words(cell: str) -> str:
    return cell if re.fullmatch(r"[↗↘→]|[HR]\d+|-?[\d,]*", cell) else "…"


@pytest.mark.parametrize("name", PAGES)
def test_every_method_has_a_section_with_examples(name: str) -> None:
    text = PAGES[name].read_text(encoding="utf-8")
    sections = re.findall(r"^## (\S+)", text, re.MULTILINE)
    assert sections[: len(Method)] == [*Method]
    commands = "\n".join(example.command for example in EXAMPLES[name])
    assert {"ratio", *re.findall("--method ([a-z]+)", commands)} == {*Method}
