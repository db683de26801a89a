"""``sokatsu tidy`` of the national RSシステム, whose rows are written one block after another."""

from collections.abc import Callable
from pathlib import Path

import click

from sokatsu_cli.cli.messages import tell
from sokatsu_cli.cli.options import InputOptions
from sokatsu_cli.cli.output import Output, output_path
from sokatsu_cli.cli.source import using_file
from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.errors import InputError, Problems
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.file_formats import has_cells
from sokatsu_cli.reading.record_files import File
from sokatsu_cli.reading.rs_layout import is_rs
from sokatsu_cli.reading.rs_tables import RsTable
from sokatsu_cli.reading.text_tables import TextTable
from sokatsu_cli.writing.displays import Table, View
from sokatsu_cli.writing.files import held_back, write_output
from sokatsu_cli.writing.formats import STREAM_FORMATS, render_data


class RsOptions(InputOptions, Output):
    """The options that decide it."""

    dry_run: bool
    source_place: bool


def tidied_rs(
    source: str,
    form: str,
    options: RsOptions,
    direction: Callable[[str], str],
) -> bool:
    """Write the tidy rows of a file, if it is one of the RSシステム; tell whether it is.

    Args:
        source: The file.
        form: The format of what is written.
        options: How the file is read, and where to.
        direction: Gives the direction of an indicator without one, "" for none.

    Raises:
        UsageError: Options that are for other files.
    """
    if not Path(source).is_file() or has_cells(source):  # a pipe is read once
        return False

    def use(file: File) -> bool:
        try:
            if not is_rs(TextTable(file).names):
                return False
        except InputError:  # told by the reader of sheets
            return False
        if options["dry_run"] or options["source_place"]:
            raise click.UsageError(_("--dry-run and --source-place are for an office's own table"))
        table = RsTable(file, direction)
        _write(table, form, options)
        tell(table.notes)
        return True

    return using_file(source, options, use)


def _write(table: RsTable, form: str, options: Output) -> None:
    from sokatsu_cli.streaming.streams import work_through
    from sokatsu_cli.streaming.tidy_rows import RowCollector, RowWriter

    header, problems = Header(table.names), Problems()
    if form in STREAM_FORMATS:
        with held_back(output_path(options)) as output:
            writer = RowWriter(header, STREAM_FORMATS[form], table.file.delimiter, output)
            work_through(table, header, writer, problems, lambda _part: None)
            if problems.count:
                raise problems.error()
        return
    collector = RowCollector(header)
    work_through(table, header, collector, problems, lambda _part: None)
    if problems.count:
        raise problems.error()
    rows = render_data(form, Table(collector.data, header, View()))
    write_output(rows, output_path(options))
