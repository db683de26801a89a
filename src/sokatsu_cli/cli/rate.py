"""``sokatsu rate``."""

from typing import Unpack

import click

from sokatsu_cli.cli.options import (
    AddedOptions,
    FormulaOptions,
    InputOptions,
    formula,
    formula_options,
    grades_option,
    input_options,
    output_options,
    pairs,
)
from sokatsu_cli.cli.output import OutputOptions, chosen_table_format, place_of, view, write_table
from sokatsu_cli.cli.source import file_or_default, reading, tell
from sokatsu_cli.columns import Header, computed_columns
from sokatsu_cli.rate_display import rate_display
from sokatsu_cli.views import Table
from sokatsu_cli.wording import word_meant


class _Options(InputOptions, FormulaOptions, AddedOptions, OutputOptions):
    bars: bool
    where: tuple[tuple[str, str], ...]
    sort: str | None
    overwrite: bool


@click.command()
@click.argument("file", required=False, type=click.Path())
@input_options
@formula_options
@grades_option
@click.option(
    "--baseline-change",
    is_flag=True,
    help="Add the change from the baseline to the actual, and whether it is for the better.",
)
@click.option(
    "--bars", is_flag=True, help="Draw the capped rates as bars, with a line at 100 %, in a table."
)
@click.option(
    "--where",
    metavar="COLUMN=VALUE",
    multiple=True,
    callback=pairs,
    help="Keep rows whose cell is VALUE, such as status=not_achieved. Repeatable: all must hold.",
)
@click.option(
    "--sort",
    type=click.Choice(["rate", "-rate"]),
    help="Order by rate, rising or falling; rows without a rate come last.",
)
@click.option("--overwrite", is_flag=True, help="Replace columns named like the computed ones.")
@output_options
def rate(*, file: str | None, **options: Unpack[_Options]) -> None:
    """Compute the achievement rates of FILE and print the table.

    FILE is a CSV or TSV file with the columns indicator, direction, target and actual (目標指標,
    めざす方向, 目標値, 実績値), or - for standard input. Without FILE: data/indicators.csv below
    the current folder, else the published table that comes with sokatsu.
    """
    form = chosen_table_format(options)
    if options["bars"] and form != "table":
        raise click.UsageError("--bars are for -f table")
    with reading(file_or_default(file), options) as frame:
        from sokatsu_cli.tables import rate_table, select_rows

        rated = rate_table(
            frame,
            **formula(options),
            digits=options["digits"],
            columns=dict(options["by_hand"]),
            missing=options["missing"],
            overwrite=options["overwrite"],
            grades=options["grades"],
            baseline_change=options["baseline_change"],
        )
    computed = computed_columns(
        grades=options["grades"] is not None, change=options["baseline_change"]
    )
    header = Header(list(rated.columns), dict(options["by_hand"]), computed=computed)
    if options["baseline_change"] and "baseline" not in header.positions:
        tell(["sokatsu: the table has no baseline, so there are no changes"])
    where = [
        (place_of(header, name, "--where"), word_meant(value)) for name, value in options["where"]
    ]
    rows = select_rows(rated, where, sort=options["sort"] or "")
    if where and rows.empty:
        click.echo("sokatsu: no row is left by --where, which compares whole cells", err=True)
    write_table(
        form,
        Table(rows, header, view(header, options, bars=options["bars"])),
        rate_display,
        options,
    )
