"""``sokatsu report``."""

from typing import Unpack

import click

from sokatsu_cli.cli.directions import frame_with_directions
from sokatsu_cli.cli.formula_options import FormulaOptions, formula_options, rules_of
from sokatsu_cli.cli.messages import tell
from sokatsu_cli.cli.options import (
    AddedOptions,
    InputOptions,
    format_option,
    grades_option,
    input_options,
    lang_option,
    output_option,
)
from sokatsu_cli.cli.output import Output, chosen_format, output_path
from sokatsu_cli.cli.parameters import TEXT
from sokatsu_cli.cli.saved_options import refuse_unsaveable, save_options, saved_with
from sokatsu_cli.cli.source import file_or_default, reading, refuse_to_overwrite
from sokatsu_cli.model.visible import quoted, visible
from sokatsu_cli.report.formats import SHEET_FORMATS, render_sheet, sheet_format_of
from sokatsu_cli.report.words import SHEET_LANGUAGES
from sokatsu_cli.writing.files import write_output


class _Options(InputOptions, FormulaOptions, AddedOptions, Output):
    title: str | None
    lang: str


def _title(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is not None and (not value.strip() or visible(value) != value):
        raise click.BadParameter(f"{quoted(value)} is no title")
    return value


@click.command()
@click.argument("file", required=False, type=click.Path())
@input_options
@formula_options
@grades_option()
@click.option(
    "--baseline-change/--no-baseline-change",
    default=True,
    show_default=True,
    help="Show the change from the baseline to the actual, and whether it is for the better.",
)
@click.option(
    "--title",
    metavar="TEXT",
    type=TEXT,
    callback=_title,
    help="Title of the sheet. Default: 総括表.",
)
@lang_option("ja", "the sheet")
@format_option(SHEET_FORMATS, "by the suffix of -o, else html")
@output_option
def report(*, file: str | None, **options: Unpack[_Options]) -> None:
    """Write FILE as a summary sheet (総括表) to look at, to print or to send.

    Sections with their indicators, the periods side by side, target above actual, rates, reasons;
    then bars, the summary of each section, all results with those not achieved first, and
    differences from the published rates. -o sheet.html is one page that needs nothing else, -o
    sheet.md Markdown, -o sheet.xlsx the published layout. Without FILE: as for 'sokatsu rate'.
    """
    form = chosen_format(options, usual="html", by_suffix=sheet_format_of)
    if options["grades"] and form == "xlsx":
        raise click.UsageError("the published layout has no grades; give html or markdown")
    refuse_unsaveable(file, options)
    source = file_or_default(file)
    options = saved_with(source, options)
    refuse_to_overwrite(source, options)
    with reading(source, options) as (read, table):
        from sokatsu_cli.rate.frame_texts import header_of
        from sokatsu_cli.rate.identities import totals_of
        from sokatsu_cli.rate.parts import FramePart
        from sokatsu_cli.rate.shown_figures import shown_otherwise
        from sokatsu_cli.rate.totals import total_notes, total_rows
        from sokatsu_cli.report.arrangement import summary_sheet

        rules, columns = rules_of(options), table.columns
        frame = read if table.places.is_office else frame_with_directions(read, options)
        sheet = summary_sheet(
            frame,
            **rules.given,
            grades=options["grades"],
            baseline_change=options["baseline_change"],
            columns=columns,
            missing=options["missing"],
        )
        part = FramePart(frame, header_of(frame, columns))
        totals = total_rows(part, totals_of(part))
        tell(total_notes(part.path, totals, len(totals), table.places))
        tell(shown_otherwise(part, rules, options["missing"]))
    words = SHEET_LANGUAGES[options["lang"]]
    title = options["title"] or words.title
    write_output(render_sheet(form, sheet, words, title), output_path(options))
    save_options(source, options)
