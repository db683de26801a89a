"""The Table Schema of a tidy table, for programs that know the standard: frictionless and others.

It is stricter than sokatsu: it has the columns' own names alone, plain numbers, and no phrases for
directions. A table that it accepts has no number and no direction that sokatsu does not read.
"""

import json

from sokatsu_cli.example.column_words import COLUMN_LANGUAGES, ColumnWords
from sokatsu_cli.example.words import EXAMPLE_LANGUAGES
from sokatsu_cli.model.columns import ALIASES
from sokatsu_cli.model.numerals import MISSING
from sokatsu_cli.model.terms import SPELLINGS, Direction, Method

_NUMBERS = ("baseline", "target", "actual")

_REQUIRED = ("indicator", "direction")
"""The columns that no cell may leave blank; a blank target or actual is no data."""

_CHOICES = {
    "direction": [each for way in Direction for each in SPELLINGS[way].split()],
    "method": [method.value for method in Method],
}


def table_schema(language: str) -> str:
    """Return the schema as JSON.

    Args:
        language: Of titles and descriptions, en or ja.
    """
    words = COLUMN_LANGUAGES[language]
    schema = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "title": words.schema_title,
        "description": words.schema_description,
        "fieldsMatch": "partial",
        "fields": [_field(name, words) for name in ALIASES],
        "missingValues": sorted(MISSING),
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _field(name: str, words: ColumnWords) -> dict[str, object]:
    """Return what the schema says of a column."""
    told, example = words.described(name)
    field: dict[str, object] = {
        "name": name,
        "title": EXAMPLE_LANGUAGES[words.language].titles[name],
        "description": told,
    }
    if name in _NUMBERS:
        field |= {"type": "number", "groupChar": ","}
    else:
        field |= {"type": "string"}
    if example:
        field["example"] = example
    constraints: dict[str, object] = {}
    if name in _REQUIRED:
        constraints["required"] = True
    if name in _CHOICES:
        constraints["enum"] = _CHOICES[name]
    return field | ({"constraints": constraints} if constraints else {})
