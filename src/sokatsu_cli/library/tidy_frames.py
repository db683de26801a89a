"""An office's own sheet of any source to a frame of tidy rows."""

import os
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

import pandas as pd

from sokatsu_cli.library.sources import TableFile, TableSource, table_file
from sokatsu_cli.model.errors import InputError
from sokatsu_cli.reading.file_formats import has_cells
from sokatsu_cli.reading.frames import table_records
from sokatsu_cli.reading.record_files import opened_file
from sokatsu_cli.reading.rs_layout import is_rs
from sokatsu_cli.reading.rs_tables import RsTable
from sokatsu_cli.reading.text_tables import TextTable
from sokatsu_cli.tidy.reading_options import ReadingOptions, reading_options
from sokatsu_cli.tidy.sheets import read_sheets
from sokatsu_cli.tidy.source_places import SOURCE_PLACE, with_source_places
from sokatsu_cli.tidy.table_kinds import directions_by, tidied_by


def tidy_sheet(
    source: TableSource,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    columns: Mapping[str, str] | None = None,
    header_row: int | None = None,
    missing: Collection[str] = (),
    direction: str | os.PathLike[str] | None = None,
    fiscal_year: bool = False,
    source_place: bool = False,
    partial: bool = False,
) -> pd.DataFrame:
    r"""Turn an office's own summary sheet (総括表) into a tidy table.

    It has one row for each indicator and period that has a value.

    Tables are found by the words of their headings (目標指標, 目標値, 実績値, 達成率). Target and
    actual may stand in two columns, in two rows or in one cell, periods side by side or below each
    other. Whatever cannot be placed for certain is refused by its place.

    Args:
        source: As for `read_indicators`: a path, or an open file or buffer of any format.
        encoding: As for `read_indicators`.
        delimiter: One character. Default: comma for ``.csv``, else tab.
        sheet: The only sheet of a spreadsheet, or table of a document such as ``table 2``, to
            read. Default: all visible ones.
        columns: Known column to the heading that holds it, or its letters such as ``column B``.
        header_row: The number of the row that has the headings, where they are not found.
        missing: Cells that stand for "no number" beside the usual ones.
        direction: Where the cell of a row says none: ``up``, ``down`` or ``maintain``; ``auto``
            for what each row says; or the path of a tidy table that has it by indicator.
        fiscal_year: Add the column ``fiscal_year`` with the western number of the year.
        source_place: Add the column ``source_place`` with the cells of each row: ``第1章!D7:F7``.
        partial: Return what could be read; ``attrs["problems"]`` lists what could not.

    Returns:
        A new frame of text with the index 0 … n - 1 and the columns ``chapter``, ``section``,
        ``section_name``, ``indicator``, ``unit``, ``direction``, ``baseline``, ``period``,
        ``year``, ``target``, ``actual``, ``published_rate``, ``reason``, and others that the sheet
        has; cells as in the sheet, "" for none. It goes into `rate_table` as it is.
        ``frame.attrs`` holds the ``path``, ``notes``, what headings were ``taken`` for, the rows
        that were ``skipped`` as no part of a table, and ``problems``: lists of lines.

    Raises:
        InputError: The file cannot be read, or has no such table; cells that cannot be placed,
            unless ``partial``; with all places, and calls that would settle them.
        SokatsuError: A column that does not exist, or that the sheet has itself.
        ValueError: A delimiter that is none, an encoding of text, or the places of a table of the
            RSシステム, whose rows are put together.
        TypeError: A source that is neither a path nor open.

    Examples:
        >>> import io
        >>> text = "目標指標\t方向性\t目標値(R5)\t実績値(R5)\n満足度\t↗\t80\t81\n"
        >>> table = tidy_sheet(io.StringIO(text))
        >>> table[["indicator", "direction", "year", "target", "actual"]]
          indicator direction year target actual
        0       満足度         ↗   R5     80     81

        The caveat: a sheet that leaves a doubt is refused, and told how it can be read.

        >>> try:
        ...     tidy_sheet(io.StringIO(text.replace("81", "81ほか")))
        ... except InputError as error:
        ...     print(error)
        <buffer>:2: column C: '80' and '81ほか' are in two units; write both in one

    Source: docs/contract.md, Office sheets (tidy).
    """
    options = reading_options(
        encoding, delimiter, sheet, columns, header_row=header_row, missing=missing, way=direction
    )
    with table_file(source, encoding) as file:
        frame = _rs_frame(file, options)
        if frame is not None and source_place:
            raise ValueError("source_place is for an office's own table, not for one of RSシステム")
        if frame is None:
            frame = _sheet_frame(
                file,
                options,
                fiscal_year=fiscal_year,
                source_place=source_place,
                partial=partial,
            )
        frame.attrs["path"] = file.name
    return frame


def _sheet_frame(
    file: TableFile,
    options: ReadingOptions,
    *,
    fiscal_year: bool,
    source_place: bool,
    partial: bool,
) -> pd.DataFrame:
    """Return the rows of an office's sheet."""
    encoding, delimiter = options["encoding"], options["delimiter"]
    sheets, notes = read_sheets(
        file.path, encoding=encoding, delimiter=delimiter, sheet=options["sheet"]
    )
    direction = directions_by(options)
    tidied = tidied_by(sheets, options, direction, "tidy", with_fiscal_year=fiscal_year)
    if tidied.problems and not partial:
        raise InputError([*tidied.problems, *tidied.ways])
    placed = with_source_places(tidied, file.path) if source_place else tidied
    frame = placed.frame()
    if source_place:
        frame[SOURCE_PLACE] = frame[SOURCE_PLACE].map(file.known)
    told: dict[str, Sequence[object]] = {
        "notes": [*notes, *tidied.notes],
        "taken": tidied.taken,
        "skipped": tidied.skipped,
        "problems": tidied.problems,
    }
    for name, lines in told.items():
        frame.attrs[name] = [file.told(str(line)) for line in lines]
    return frame


def _rs_frame(file: TableFile, options: ReadingOptions) -> pd.DataFrame | None:
    """Return the rows of a file of the RSシステム, None for any other file."""
    if has_cells(file.path) or not Path(file.path).is_file():
        return None
    encoding, delimiter = options["encoding"], options["delimiter"]
    with opened_file(file.path, encoding=encoding, delimiter=delimiter) as opened:
        try:
            if not is_rs(TextTable(opened).names):
                return None
        except InputError:  # told by the reader of sheets
            return None
        frame, problems, notes = table_records(RsTable(opened, directions_by(options)))
    if problems:
        raise InputError(problems)
    frame.attrs["notes"] = list(map(file.told, notes))
    return frame
