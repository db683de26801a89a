"""Files to records of text: bytes decoded once, split by csv, each record with its line."""

import csv
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from sokatsu_cli.decoding import decode
from sokatsu_cli.errors import InputError, Problem
from sokatsu_cli.progress import count_input
from sokatsu_cli.spreadsheets import is_spreadsheet, read_grids
from sokatsu_cli.visible import quoted

NUL_BYTE = "NUL byte; if this is UTF-16, try --encoding utf-16-le"
"""What is said of a cell with a NUL byte."""


class Record(NamedTuple):
    """One record: the physical line on which it starts (a spreadsheet's row), and its cells."""

    line: int
    cells: list[str]

    @property
    def is_blank(self) -> bool:
        """Whether no cell has anything but blanks."""
        return not any(cell and not cell.isspace() for cell in self.cells)


class Records(NamedTuple):
    """What a file holds: its name for messages, its records, problems, and notes for the user."""

    path: str
    records: list[Record]
    problems: list[Problem]
    notes: list[str]


def read_file(
    source: str | Path,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
) -> Records:
    """Read the records of a file, blank ones too; what csv itself cannot split is a problem.

    Args:
        source: A path, or ``-`` for standard input; ``.xlsx`` is a spreadsheet.
        encoding: As for `read_indicators`.
        delimiter: One character. Default: tab for ``.tsv``, else comma.
        sheet: The sheet of a spreadsheet. Default: the first.

    Raises:
        InputError: Nothing can be read at all.
        SokatsuError: A spreadsheet, and the extra is not installed.
        ValueError: A delimiter that is none.
    """
    path = "<stdin>" if str(source) == "-" else str(source)
    if is_spreadsheet(path):
        grid = read_grids(path, sheet, only_first=True)[0]
        records = [Record(number, row) for number, row in enumerate(grid.rows, 1)]
        merged = any(text for row in grid.merged.values() for text in row.values())
        note = (
            f"{path}[{grid.name}]: only the first of merged cells is read; 'sokatsu tidy' fills all"
        )
        return Records(path, records, [], [*grid.notes, *([note] if merged else [])])
    separator = ("\t" if path.lower().endswith(".tsv") else ",") if delimiter is None else delimiter
    if len(separator) != 1 or separator in '"\r\n\0':
        raise ValueError(
            f"the delimiter must be one character, no quote or line break: {quoted(separator)}"
        )
    text, notes = decode(_read_bytes(source, path), path, encoding)
    problems: list[Problem] = []
    return Records(path, list(_records(text, path, separator, problems)), problems, notes)


def _read_bytes(source: str | Path, path: str) -> bytes:
    """Read all at once: a pipe can be decoded a second time only if its bytes are kept."""
    if path == "<stdin>" and sys.stdin is None:
        raise InputError([Problem(path, None, None, "standard input is closed")])
    if not path:  # which pathlib takes for the current folder
        raise InputError([Problem(path, None, None, "no such file")])
    try:
        data = sys.stdin.buffer.read() if path == "<stdin>" else Path(source).read_bytes()
    except IsADirectoryError:
        text = "this is a folder, not a file"
    except FileNotFoundError:
        text = "no such file"
    except OSError as error:
        text = f"cannot be read: {error.strerror}"
    else:
        count_input(len(data))
        return data
    raise InputError([Problem(path, None, None, text)])


def _records(text: str, path: str, separator: str, problems: list[Problem]) -> Iterator[Record]:
    """Yield the records; what csv itself cannot split is a problem."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    limit = csv.field_size_limit(len(text) + 1)
    line = 1
    try:
        for cells in reader:
            yield Record(line, cells)
            line = reader.line_num + 1
    except csv.Error as error:
        unclosed = "unexpected end of data" in str(error)
        what = "a quote is opened and never closed" if unclosed else "text after a closing quote"
        problems.append(Problem(path, line, None, what))
    finally:
        csv.field_size_limit(limit)
