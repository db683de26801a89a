"""A file to a frame of text, nothing lost or guessed."""

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.reading.record_files import opened_file
from sokatsu_cli.reading.text_tables import Chunk, Table, TextTable


class Read(NamedTuple):
    """What came of reading a file: the whole records, the problems, and notes for the user."""

    frame: pd.DataFrame
    problems: list[Problem]
    notes: list[str]


def read_indicators(
    source: str | Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """Read a CSV or TSV file of indicators, a spreadsheet or a table of a document, as text.

    Args:
        source: A path, or ``-`` for standard input.
        encoding: Default: UTF-8 with or without BOM; CP932 where it is not damaged UTF-8.
        delimiter: One character. Default: tab for ``.tsv``, else comma.
        sheet: The sheet of a spreadsheet. Default: the first visible one. Of a document the name
            of a table, such as ``table 2``; needed where several have values.
        columns: Known column to the heading that holds it, where headings are unusual. Merged
            cells of a spreadsheet count for all their rows in the columns that name things.

    Returns:
        A frame of one row for each record that is not wholly empty; columns named as in the file
        (columns without heading and cells at the right are dropped), each cell its text as
        written; one of a spreadsheet may be a `Cell`, which knows the number behind it. The index,
        named ``line``, is the physical line on which the record starts; ``frame.attrs`` holds
        the ``path`` and the heading's ``line``.

    Raises:
        InputError: The file cannot be read, decoded or split into whole records; with all places.
        ValueError: A delimiter that is none.

    Source: docs/contract.md, Files.
    """
    read = read_records(
        source, encoding=encoding, delimiter=delimiter, sheet=sheet, columns=columns
    )
    if read.problems:
        raise InputError(read.problems)
    return read.frame


def read_records(
    source: str | Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Read:
    """Read as `read_indicators` does, but return ragged records as problems beside the whole ones.

    Raises:
        InputError: Nothing can be read at all.
        ValueError: A delimiter that is none.
    """
    with opened_file(
        source, encoding=encoding, delimiter=delimiter, sheet=sheet, columns=columns
    ) as file:
        if file.has_others:
            told = "tables behind the first have values too; name one, such as sheet='table 2'"
            raise InputError([Problem(file.path, None, None, told)])
        return table_records(TextTable(file))


def table_records(table: Table) -> Read:
    """Read all rows of a table."""
    rows, lines, problems, _origins = Chunk([], [], [])
    for chunk in table.chunks("reading"):
        rows += chunk.rows
        lines += chunk.lines
        problems += chunk.problems
    shape = (len(rows), len(table.names))
    cells = np.fromiter(chain.from_iterable(rows), object, shape[0] * shape[1])
    index = pd.Index(lines, name="line", dtype="int64")
    names = pd.Index(table.names, dtype=object)
    frame = pd.DataFrame(cells.reshape(shape), index=index, columns=names, dtype=object)
    frame.attrs.update(path=table.file.path, line=table.line)
    return Read(frame, problems, table.notes)
