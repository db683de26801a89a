"""``sokatsu rate``."""

from typing import TYPE_CHECKING, Unpack

import click

from sokatsu_cli.cli.conditions import (
    Sort,
    Where,
    comparisons,
    orders,
    sort_option,
    tell_if_none,
    where_option,
)
from sokatsu_cli.cli.formula_options import FormulaOptions, formula_options, rules_of
from sokatsu_cli.cli.lacking_years import notes_on_years
from sokatsu_cli.cli.messages import tell
from sokatsu_cli.cli.options import (
    AddedOptions,
    InputOptions,
    grades_option,
    input_options,
    output_options,
)
from sokatsu_cli.cli.output import (
    OutputOptions,
    bom,
    chosen_table_format,
    output_path,
    view,
    write_table,
)
from sokatsu_cli.cli.saved_options import refuse_unsaveable, save_options, saved_with
from sokatsu_cli.cli.source import (
    file_or_default,
    header_of,
    refuse_to_overwrite,
    using,
    work_on,
)
from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.computed_columns import computed_columns
from sokatsu_cli.model.headings import has_results
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.text_tables import Table as InputTable
from sokatsu_cli.writing.displays import Table
from sokatsu_cli.writing.files import held_back
from sokatsu_cli.writing.formats import STREAM_FORMATS
from sokatsu_cli.writing.rate_display import rate_display

if TYPE_CHECKING:
    from sokatsu_cli.rate.digits import Numbers
    from sokatsu_cli.streaming.rates import Rating


class _Options(InputOptions, FormulaOptions, AddedOptions, OutputOptions):
    bars: bool
    where: Where
    sort: Sort
    overwrite: bool


@click.command()
@click.argument("file", required=False, type=click.Path())
@input_options
@formula_options
@grades_option()
@click.option(
    "--baseline-change",
    is_flag=True,
    help="Add the change from the baseline to the actual, and whether it is for the better.",
)
@click.option(
    "--bars", is_flag=True, help="Draw the capped rates as bars, with a line at 100 %, in a table."
)
@where_option("Keep")
@sort_option()
@click.option("--overwrite", is_flag=True, help="Replace columns named like the computed ones.")
@output_options
def rate(*, file: str | None, **options: Unpack[_Options]) -> None:
    """Compute the achievement rates of FILE and print the table.

    FILE is a table (.csv, .tsv, .json, .xlsx …) with the columns indicator, direction, target and
    actual (目標指標, めざす方向, 目標値, 実績値), or an office's own sheet, which is read as by
    'sokatsu tidy'; - is standard input. Without FILE: data/indicators.csv below the current folder,
    else the published table that comes with sokatsu.
    """
    form = chosen_table_format(options)
    if options["bars"] and form != "table":
        raise click.UsageError(_("--bars are for -f table"))
    refuse_unsaveable(file, options)
    source = file_or_default(file)
    options = saved_with(source, options)
    if options["where"] or options["columns"]:
        refuse_to_overwrite(source, options)
    written = using(source, options, lambda table: _write(table, source, form, options))
    tell_if_none(options["where"], written)
    save_options(source, options)


def _write(table: InputTable, source: str, form: str, options: _Options) -> int:
    """Rate a table and write it; return the number of its rows that are left."""
    if table.places.is_office:
        refuse_to_overwrite(source, options)
    by_parts = form in STREAM_FORMATS and not options["sort"]
    try:
        rating = _rating(table, options)
        written = (_write_by_parts if by_parts else _write_whole)(table, rating, form, options)
    finally:
        tell(table.notes)
    tell(notes_on_years(rating.header, rules_of(options)))
    if options["baseline_change"] and "baseline" not in rating.header.positions:
        tell([_("sokatsu: the table has no baseline, so there are no changes")])
    return written


def _write_by_parts(table: InputTable, rating: "Rating", form: str, options: _Options) -> int:
    from sokatsu_cli.streaming.rates import RateWriter

    with held_back(output_path(options)) as output:
        output.write(bom(options))
        writer = RateWriter(rating, STREAM_FORMATS[form], table.file.delimiter, output)
        work_on(table, rating.given, writer, rules_of(options), options)
    _tell_of(rating, writer.told)
    return writer.written


def _write_whole(table: InputTable, rating: "Rating", form: str, options: _Options) -> int:
    from sokatsu_cli.rate.row_order import in_order, ordered_rows
    from sokatsu_cli.streaming.rates import RateCollector

    by = orders(rating.header, options["sort"])
    collector = RateCollector(rating)
    work_on(table, rating.given, collector, rules_of(options), options)
    data = collector.data
    if by:
        data = in_order(data, ordered_rows(data, rating.header, by, options["missing"]))
    _tell_of(rating, collector.told)
    write_table(form, Table(data, rating.header, rating.view), rate_display, options)
    return len(data[0])


def _tell_of(rating: "Rating", told: "Numbers") -> None:
    from sokatsu_cli.rate.comparisons import notes_on

    tell(notes_on(rating.where, told))


def _rating(table: InputTable, options: _Options) -> "Rating":
    from sokatsu_cli.rate.codes import coders, shows_expected
    from sokatsu_cli.rate.own_results import OwnResultsReader
    from sokatsu_cli.rate.row_years import year_reader
    from sokatsu_cli.rate.rows import RowReader
    from sokatsu_cli.streaming.rates import Rating

    rules = rules_of(options)
    known = Header(table.names, dict(table.columns), (), ()).positions
    added = {"change": options["baseline_change"], "expected": shows_expected(rules, known)}
    names = computed_columns(grades=options["grades"] is not None, **added)
    again = has_results(table.names) and not options["overwrite"]
    if again:
        tell([_("sokatsu: the table has rates already; they are computed anew")])
    refused = () if again or options["overwrite"] else names
    given = header_of(table, options, computed=names, refused=refused)
    header = Header([*given.others(), *names], table.columns, computed=names)
    return Rating(
        given,
        header,
        (OwnResultsReader if again else RowReader)(options["missing"], years=year_reader(rules)),
        coders(rules, options["grades"], **added),
        view(header, options, bars=options["bars"]),
        comparisons(header, options["where"], options["missing"]),
    )
