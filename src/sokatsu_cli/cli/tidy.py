"""``sokatsu tidy``."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Unpack

import click

from sokatsu_cli.cli.languages import lang_option
from sokatsu_cli.cli.messages import say, tell
from sokatsu_cli.cli.options import format_option, input_options, output_option
from sokatsu_cli.cli.output import chosen_format, output_path
from sokatsu_cli.cli.saved_options import refuse_unsaveable, save_options, saved_with
from sokatsu_cli.cli.source import front, wrong_usage
from sokatsu_cli.cli.tidy_rs import RsOptions, tidied_rs
from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.errors import InputError
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.startup import quick_import
from sokatsu_cli.tidy.table_kinds import directions_by, tidied_by
from sokatsu_cli.writing.displays import Table, View
from sokatsu_cli.writing.files import write_output
from sokatsu_cli.writing.formats import DATA_FORMATS, render_data

if TYPE_CHECKING:
    from sokatsu_cli.tidy.tables import Tidied


class _Options(RsOptions):
    fiscal_year: bool
    partial: bool


@click.command()
@click.argument("sheet_file", metavar="SHEET", type=click.Path())
@input_options
@click.option("--fiscal-year", is_flag=True, help="Add the western number of each year.")
@click.option(
    "--source-place",
    is_flag=True,
    help="Add the cells of SHEET that each row comes from, as a spreadsheet's name box takes them.",
)
@click.option("--partial", is_flag=True, help="Write what could be read, and list the rest.")
@click.option(
    "--dry-run", is_flag=True, help="Say what -v says and what is wrong, and write no table."
)
@format_option(DATA_FORMATS, "by the suffix of -o, else csv")
@output_option
@lang_option("messages", exposed=False)
def tidy(*, sheet_file: str, **options: Unpack[_Options]) -> None:
    """Turn a summary sheet into a tidy table.

    SHEET is the office's own table: a spreadsheet (.xlsx, .xls, .ods, .xlsb), of which all visible
    sheets are read, a document with tables (.pdf, .html, .docx), a text (.csv, else tabs), or - for
    standard input. Its tables are found by their headings (目標指標, 目標値, 実績値, 達成率); what
    cannot be placed is listed, and nothing is written unless --partial is given.
    """
    form = chosen_format(options, usual="csv")
    if form not in DATA_FORMATS:
        raise click.UsageError(
            _("a tidy table is data, and {form} is for people").format(form=form)
        )
    refuse_unsaveable(sheet_file, options)
    options = saved_with(sheet_file, options)
    direction = directions_by(options)
    if tidied_rs(sheet_file, form, options, direction):
        save_options(sheet_file, options)
        return
    with quick_import():
        tidied = _tidied(sheet_file, options, direction)
    told = options["verbose"] or options["dry_run"]
    tell(tidied.notes)
    if told:
        say(*map(str, [*tidied.taken, *tidied.skipped]))
    if tidied.problems and not options["partial"]:
        raise InputError([*tidied.problems, *tidied.ways])
    error = InputError([*tidied.problems, *tidied.ways] if told else tidied.problems)
    say(*(map(str, error.problems) if told else error.lines()))
    if not options["dry_run"]:
        table = Table.of_frame(tidied.frame(), Header(tidied.columns), View())
        write_output(render_data(form, table), output_path(options))
    save_options(sheet_file, options)


def _tidied(source: str, options: _Options, direction: Callable[[str], str]) -> "Tidied":
    from sokatsu_cli.tidy.sheets import read_sheets
    from sokatsu_cli.tidy.source_places import with_source_places

    with wrong_usage():
        sheets, notes = read_sheets(
            source,
            encoding=options["encoding"],
            delimiter=options["delimiter"],
            sheet=options["sheet"],
        )
    tell(notes)
    fiscal_year = options["fiscal_year"]
    tidied = tidied_by(sheets, options, direction, front().command, with_fiscal_year=fiscal_year)
    return with_source_places(tidied, source) if options["source_place"] else tidied
