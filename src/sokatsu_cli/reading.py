"""Bytes to a frame of text, nothing lost or guessed; every record that is not whole is named."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from sokatsu_cli.errors import InputError, Problem
from sokatsu_cli.progress import tracked
from sokatsu_cli.records import NUL_BYTE, Record, read_file
from sokatsu_cli.visible import quoted

_MAX_FIELD = 1 << 20
"""Bytes of UTF-8 that a field may have."""


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
) -> pd.DataFrame:
    """Read a CSV or TSV file of indicators, or a spreadsheet, as text.

    Args:
        source: A path, or ``-`` for standard input.
        encoding: Default: UTF-8 with or without BOM; CP932 where it is not damaged UTF-8.
        delimiter: One character. Default: tab for ``.tsv``, else comma.
        sheet: The sheet of an ``.xlsx`` spreadsheet. Default: the first.

    Returns:
        A frame of one row for each record that is not wholly empty; columns named as in the file
        (columns without heading and cells at the right are dropped), each cell its text as
        written. The index, named ``line``, is the physical line on which the record starts;
        ``frame.attrs`` holds the ``path`` and the heading's ``line``.

    Raises:
        InputError: The file cannot be read, decoded or split into whole records; with all places.
        SokatsuError: A spreadsheet, and the extra ``excel`` is not installed.
        ValueError: A delimiter that is none.

    Source: SPEC.md section 5.
    """
    read = read_records(source, encoding=encoding, delimiter=delimiter, sheet=sheet)
    if read.problems:
        raise InputError(read.problems)
    return read.frame


def read_records(
    source: str | Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
) -> Read:
    """Read as `read_indicators` does, but return ragged records as problems beside the whole ones.

    Raises:
        InputError: Nothing can be read at all.
        SokatsuError: A spreadsheet, and the extra is not installed.
        ValueError: A delimiter that is none.
    """
    path, records, problems, notes = read_file(
        source, encoding=encoding, delimiter=delimiter, sheet=sheet
    )
    filled = [record for record in records if not record.is_blank]
    if not filled:
        raise InputError(problems or [Problem(path, None, None, "the file is empty")])
    head, *rows = filled
    names, whole = _aligned(head, rows, path, problems)
    if not rows and not problems:
        notes.append(f"{path}: no rows below the heading")
    index = pd.Index([row.line for row in whole], name="line", dtype="int64")
    cells = [row.cells[: len(names)] for row in whole]
    frame = pd.DataFrame(cells, index=index, columns=pd.Index(names, dtype=object), dtype=object)
    frame.attrs.update(path=path, line=head.line)
    return Read(frame, problems, notes)


def _aligned(
    head: Record, rows: list[Record], path: str, problems: list[Problem]
) -> tuple[list[str], list[Record]]:
    """Return the headings and the rows that fit them; name the rows and cells that do not.

    Spreadsheets write empty columns at the right, some of them only in the first rows: these
    are dropped, and a row need not reach into them.
    """
    width = max(_used(record.cells[: len(head.cells)]) for record in [head, *rows])
    names = head.cells[:width]
    problems += _bad_cells(head, names, path)
    whole = []
    for row in tracked(rows, len(rows), "reading"):
        bad = list(_bad_cells(row, names, path))
        if not width <= len(row.cells) <= len(head.cells):
            text = f"{len(row.cells)} fields where the heading has {width}"
            if len(row.cells) < width:
                text = f"too few fields: {text}"
            elif _used(row.cells) <= width:
                text = f"too many fields: {text}; those at the end are blank"
            else:
                text = f"too many fields: {text}; a cell with the delimiter in it needs quotes"
            bad.append(Problem(path, row.line, None, text))
        problems += bad
        if not bad:
            whole.append(row)
    return names, whole


def _used(cells: list[str]) -> int:
    """Count the cells up to the last one that is not blank."""
    count = len(cells)
    while count and not cells[count - 1].strip():
        count -= 1
    return count


def _bad_cells(row: Record, names: list[str], path: str) -> Iterator[Problem]:
    whole = "".join(row.cells)
    if "\0" not in whole and 4 * len(whole) <= _MAX_FIELD:
        return
    for place, cell in enumerate(row.cells):
        name = names[place] if place < len(names) else None
        if "\0" in cell:
            yield Problem(path, row.line, name, NUL_BYTE)
        if 4 * len(cell) > _MAX_FIELD and len(cell.encode()) > _MAX_FIELD:
            yield Problem(path, row.line, name, f"a field of more than 1 MiB: {quoted(cell, 20)}")
