"""A table of indicators of any kind to a frame of text, nothing lost or guessed."""

import os
from collections.abc import Collection, Mapping

import pandas as pd

from sokatsu_cli.library.sources import TableFile, TableSource, table_file
from sokatsu_cli.model.columns import NEEDED, DirectedHeader
from sokatsu_cli.model.errors import InputError
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.reading.frames import table_records
from sokatsu_cli.reading.record_files import File, opened_file
from sokatsu_cli.reading.text_tables import Table, TextTable
from sokatsu_cli.streaming.directed_frames import directed_frame
from sokatsu_cli.tidy.given_directions import given_directions
from sokatsu_cli.tidy.reading_options import (
    Front,
    ReadingOptions,
    needed_columns,
    reading_options,
)
from sokatsu_cli.tidy.table_kinds import NoTableError, table_of


def read_indicators(
    source: TableSource,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    columns: Mapping[str, str] | None = None,
    header_row: int | None = None,
    missing: Collection[str] = (),
    direction: str | os.PathLike[str] | None = None,
) -> pd.DataFrame:
    r"""Read a table of indicators as text, as the commands do.

    What is read: CSV, TSV and other texts; .xlsx, .xlsm, .xlsb, .xls and .ods; .docx and .docm;
    web pages (the extra ``html``) and PDFs (the extra ``pdf``); a table of the RSシステム. A table
    that is no tidy one, but an office's own, is read as `tidy_sheet` does.

    Args:
        source: A path, ``-`` for standard input, or an open file or buffer of bytes or text, such
            as ``io.BytesIO(response.content)``, which is read from where it stands to its end. The
            format is found by the content. Of a text the suffix of a path, or of the ``name`` of
            what is open, says whether tabs divide its cells (.tsv); without a name its first line.
        encoding: Of bytes. Default: UTF-8 with or without BOM; CP932 where it is not damaged UTF-8.
        delimiter: One character. Default: tab for ``.tsv``, else comma.
        sheet: The sheet of a spreadsheet. Default: the first visible one, all of an office's own
            table. Of a document the name of a table, such as ``table 2``.
        columns: Known column to the heading that holds it, where headings are unusual. Merged
            cells of a spreadsheet count for all their rows in the columns that name things.
        header_row: The line of the headings, where it is not found.
        missing: Cells of an office's own table that stand for "no number" beside the usual ones.
        direction: Where the table has none: ``up``, ``down`` or ``maintain`` for all rows;
            ``auto`` for what each row says; or the path of a tidy table that has it by indicator.

    Returns:
        A frame of one row for each record that is not wholly empty; columns named as in the file
        (columns without heading and cells at the right are dropped), each cell its text as
        written; one of a spreadsheet may be a `Cell`, which knows the number behind it. The index,
        named ``line``, is the physical line on which the record starts; rows of an office's own
        table are numbered from 0. ``frame.attrs`` holds the ``path``, the heading's ``line`` if it
        is known, and ``notes``: what the commands say of the file.

    Raises:
        InputError: The file cannot be read, decoded or split into whole records; an office's own
            table that cannot be read for certain; with all places.
        ValueError: A delimiter that is none, or an encoding of text.
        TypeError: A source that is neither a path nor open.

    Examples:
        >>> import io
        >>> text = "指標,方向性,目標値,実績値\n満足度,↗,80,81\n"
        >>> table = read_indicators(io.StringIO(text))
        >>> table.loc[2].tolist()
        ['満足度', '↗', '80', '81']
        >>> table.attrs["path"], table.attrs["notes"]
        ('<buffer>', [])

    Source: docs/contract.md, Files and One door.
    """
    options = reading_options(
        encoding, delimiter, sheet, columns, header_row=header_row, missing=missing, way=direction
    )
    with (
        table_file(source, encoding) as file,
        opened_file(
            file.path,
            encoding=encoding,
            delimiter=delimiter,
            sheet=sheet,
            columns=columns,
            header_row=header_row,
        ) as opened,
    ):
        notes: list[str] = []
        table = _table(opened, file, options, notes)
        frame = _frame(table, options, notes)
        frame.attrs["path"] = file.name
        frame.attrs["notes"] = [file.told(note).removeprefix("sokatsu: ") for note in notes]
    return frame


def _table(opened: File, file: TableFile, options: ReadingOptions, notes: list[str]) -> Table:
    """Return the table of a file of any kind; as it stands, where it is none of indicators."""

    def say(*lines: str) -> None:
        notes.extend(lines)

    try:
        return table_of(opened, file.path, options, NEEDED, Front("read_indicators", say))
    except NoTableError as error:
        notes.extend(error.lines())
        return TextTable(opened, dict(options["by_hand"]), options["header_row"])


def _frame(table: Table, options: ReadingOptions, notes: list[str]) -> pd.DataFrame:
    """Return the rows of a table, with the directions that are given."""
    frame, problems, told = table_records(table)
    notes[:0] = told
    if problems:
        raise InputError(problems)
    if options["direction"] is not None and not table.places.is_office:
        frame = _directed(frame, table, options, notes)
    if table.places.is_office or table.places.beside:  # no lines that tell rows apart
        frame = frame.reset_index(drop=True)
        del frame.attrs["line"]
    return frame


def _directed(
    frame: pd.DataFrame, table: Table, options: ReadingOptions, notes: list[str]
) -> pd.DataFrame:
    given = given_directions(options)
    assert given is not None  # noqa: S101 - there is an option
    header = header_of(frame, table.columns, needed_columns(NEEDED, options))
    header = header if "direction" in header.positions else DirectedHeader(header)
    try:
        directed, work = directed_frame(frame, header, given, options["missing"])
    except InputError as error:
        raise table.places.error(error) from None
    notes.extend(map(str, work.notes(table.file.path)))
    return directed
