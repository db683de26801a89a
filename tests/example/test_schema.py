"""The Table Schema of a tidy table, held to frictionless, which checks tables by it."""

import json
from pathlib import Path

import pytest
from frictionless import Dialect, Resource, Schema, formats

from sokatsu_cli.example.schema import table_schema
from sokatsu_cli.model.columns import ALIASES
from sokatsu_cli.model.terms import SPELLINGS, Direction, Method
from sokatsu_cli.reading.bundled import bundled_table
from support import Sokatsu

STORED = Path(__file__).parents[2] / "docs" / "table-schema.json"

PLAIN = "indicator,direction,target,actual,further\n"


def errors(table: Path) -> list[tuple[str, object]]:
    """Return what frictionless finds in a table: the type of each error and its field."""
    resource = Resource(
        path=table.name,
        basepath=str(table.parent),
        schema=Schema.from_descriptor(json.loads(table_schema("en"))),
        dialect=Dialect(controls=[formats.CsvControl()]),
        encoding="utf-8",
    )
    report = resource.validate()
    return [
        (found.type, getattr(found, "field_name", None))
        for task in report.tasks
        for found in task.errors
    ]


def test_the_stored_one_is_what_the_command_writes(sokatsu: Sokatsu) -> None:
    assert sokatsu("example", "--schema") == (0, STORED.read_bytes(), "")


def test_the_published_table_is_one() -> None:
    assert errors(bundled_table()) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (PLAIN + '甲,↗,"1,254",69.0,x\n乙,減少,―,,\n', []),
        (PLAIN + "甲,↗,約70,69,\n", [("type-error", "target")]),
        (
            PLAIN + "甲,上,70,69,\n,↗,70,69,\n",
            [("constraint-error", "direction"), ("constraint-error", "indicator")],
        ),
        (PLAIN + "甲,,70,69,\n", [("constraint-error", "direction")]),
        ("indicator,target,actual\n甲,70,69\n", [("missing-label", "direction")]),
        ("direction,target,actual\n↗,70,69\n", [("missing-label", "indicator")]),
        (
            PLAIN.replace("further", "method") + "甲,↗,70,69,other\n",
            [("constraint-error", "method")],
        ),
    ],
)
def test_what_is_wrong_is_found(tmp_path: Path, text: str, found: list[tuple[str, object]]) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    assert errors(path) == found


@pytest.mark.parametrize("language", ["en", "ja"])
def test_it_follows_the_columns(language: str) -> None:
    fields = {field["name"]: field for field in json.loads(table_schema(language))["fields"]}
    assert [*fields] == [*ALIASES]
    ways = fields["direction"]["constraints"]["enum"]
    assert {Direction.parse(word) for word in ways} == {*Direction}
    assert len(ways) == sum(len(words.split()) for words in SPELLINGS.values())
    assert fields["method"]["constraints"]["enum"] == [*Method]
    assert all(field["title"] and field["description"] for field in fields.values())
