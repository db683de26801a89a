"""Tables as bytes, cell by cell: CSV, TSV, JSON and JSON Lines."""

import json
from collections.abc import Sequence
from typing import NamedTuple

Cell = str | int | None


class Figures(str):
    """The digits of a rate or a change: a number in JSON."""

    __slots__ = ()


class Rated(NamedTuple):
    """A table to write: its headings and its rows."""

    names: list[str]
    rows: list[list[Cell]]


def rendered(form: str, table: Rated) -> bytes:
    """Write a table."""
    if form in ("csv", "tsv"):
        delimiter = "," if form == "csv" else "\t"
        heading: list[Cell] = [*table.names]
        records = (record(cells, delimiter) for cells in (heading, *table.rows))
        return "".join(f"{line}\n" for line in records).encode()
    objects = [_object(table.names, cells) for cells in table.rows]
    if form == "jsonl":
        return "".join(f"{line}\n" for line in objects).encode()
    return ("[\n" + ",\n".join(objects) + "\n]\n" if objects else "[]\n").encode()


def record(cells: Sequence[Cell], delimiter: str) -> str:
    """Write some cells, with quotes where they are needed."""
    texts = ["" if cell is None else str(cell) for cell in cells]
    quoted = [
        '"' + text.replace('"', '""') + '"'
        if {delimiter, '"', "\r", "\n"} & set(text) or text.startswith("\ufeff")
        else text
        for text in texts
    ]
    return delimiter.join(quoted) or '""'


def _object(names: Sequence[str], cells: Sequence[Cell]) -> str:
    pairs = (
        f"{json.dumps(name, ensure_ascii=False)}: {_value(cell)}"
        for name, cell in zip(names, cells, strict=True)
    )
    return "{" + ", ".join(pairs) + "}"


def _value(cell: Cell) -> str:
    return str(cell) if isinstance(cell, Figures) else json.dumps(cell, ensure_ascii=False)
