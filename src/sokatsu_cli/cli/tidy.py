"""``sokatsu tidy``."""

from typing import Unpack

import click

from sokatsu_cli.cli.messages import say, tell
from sokatsu_cli.cli.options import delimiter_option, encoding_option, format_option, output_option
from sokatsu_cli.cli.output import Output, chosen_format, output_path
from sokatsu_cli.cli.parameters import TEXT
from sokatsu_cli.cli.source import wrong_usage
from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.errors import InputError
from sokatsu_cli.model.startup import quick_import
from sokatsu_cli.model.visible import as_unicode
from sokatsu_cli.writing.displays import Table, View
from sokatsu_cli.writing.files import write_output
from sokatsu_cli.writing.formats import DATA_FORMATS, render_data


class _Options(Output):
    encoding: str | None
    delimiter: str | None
    sheet: str | None
    direction: str | None
    fiscal_year: bool
    partial: bool
    verbose: bool


@click.command()
@click.argument("sheet_file", metavar="SHEET", type=click.Path())
@encoding_option
@delimiter_option("SHEET", "comma for .csv, else tab")
@click.option(
    "--sheet", metavar="NAME", type=TEXT, help="The only sheet of an .xlsx to read. Default: all."
)
@click.option(
    "--direction",
    metavar="WAY|FILE",
    type=click.Path(),
    help="The direction where the sheet's is lost: up, down or maintain for all of them, or a "
    "tidy table that has it by indicator.",
)
@click.option("--fiscal-year", is_flag=True, help="Add the western number of each year.")
@click.option("--partial", is_flag=True, help="Write what could be read, and list the rest.")
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    help="List the rows that are no part of a table.",
)
@format_option(DATA_FORMATS, "by the suffix of -o, else csv")
@output_option
def tidy(*, sheet_file: str, **options: Unpack[_Options]) -> None:
    """Turn a summary sheet into a tidy table.

    SHEET is the office's own table: a spreadsheet (.xlsx), or its text export (.csv, else tabs), or
    - for standard input. Its tables are found by their headings (目標指標, 目標値, 実績値, 達成率);
    what cannot be placed is listed, and nothing is written unless --partial is given.
    """
    form = chosen_format(options, usual="csv")
    if form not in DATA_FORMATS:
        raise click.UsageError(f"a tidy table is data, and {form} is for people")
    with quick_import():
        from sokatsu_cli.tidy.sheets import read_sheets
        from sokatsu_cli.tidy.supplied_directions import supplied_directions
        from sokatsu_cli.tidy.tables import tidy_sheets
    with wrong_usage():
        sheets, notes = read_sheets(
            sheet_file,
            encoding=options["encoding"],
            delimiter=options["delimiter"],
            sheet=options["sheet"],
        )
    tell(notes)
    given = options["direction"]
    tidied = tidy_sheets(
        sheets,
        direction=supplied_directions(None if given is None else as_unicode(given)),
        with_fiscal_year=options["fiscal_year"],
    )
    tell(tidied.notes)
    if options["verbose"]:
        say(*map(str, tidied.skipped))
    if tidied.problems and not options["partial"]:
        raise InputError(tidied.problems)
    error = InputError(tidied.problems)
    say(*(map(str, error.problems) if options["verbose"] else error.lines()))
    table = Table.of_frame(tidied.frame(), Header(tidied.columns), View())
    write_output(render_data(form, table), output_path(options))
