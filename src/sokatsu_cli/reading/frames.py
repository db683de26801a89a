"""A file to a frame of text, nothing lost or guessed."""

from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.record_files import opened_file
from sokatsu_cli.reading.text_tables import Chunk, Table, TextTable


class Read(NamedTuple):
    """What came of reading a file: the whole records, the problems, and notes for the user."""

    frame: pd.DataFrame
    problems: list[Problem]
    notes: list[str]


def tidy_frame(source: str | Path) -> pd.DataFrame:
    """Read a tidy table as text, whatever its columns are; see `library.read_indicators`.

    Raises:
        InputError: The file cannot be read, decoded or split into whole records; with all places.
    """
    read = read_records(source)
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
    """Read a tidy table, and return ragged records as problems beside the whole ones.

    Args:
        source: A path, or ``-`` for standard input.
        encoding: As for `read_indicators`.
        delimiter: As for `read_indicators`.
        sheet: As for `read_indicators`.
        columns: As for `read_indicators`.

    Raises:
        InputError: Nothing can be read at all.
        ValueError: A delimiter that is none.
    """
    with opened_file(
        source, encoding=encoding, delimiter=delimiter, sheet=sheet, columns=columns
    ) as file:
        if file.has_others:
            told = _("tables behind the first have values too; name one, such as sheet='table 2'")
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
