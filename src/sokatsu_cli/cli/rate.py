"""``sokatsu rate``."""

import os
import sys
from codecs import BOM_UTF8
from shutil import get_terminal_size
from typing import Unpack

import click

from sokatsu_cli.cli.options import (
    FormulaOptions,
    InputOptions,
    OutputOptions,
    formula,
    formula_options,
    input_options,
    output_options,
    pairs,
)
from sokatsu_cli.cli.output import chosen_format, output_path
from sokatsu_cli.cli.source import file_or_default, reading
from sokatsu_cli.columns import Header
from sokatsu_cli.rendering import FORMATS, render
from sokatsu_cli.views import View
from sokatsu_cli.wording import column_named, word_meant
from sokatsu_cli.writing import write_output


class _Options(InputOptions, FormulaOptions, OutputOptions):
    where: tuple[tuple[str, str], ...]
    sort: str | None
    overwrite: bool


@click.command()
@click.argument("file", required=False, type=click.Path())
@input_options
@formula_options
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
    form = chosen_format(options, usual="table")
    if not FORMATS[form].for_spreadsheets and (options["bom"] or options["safe_cells"]):
        raise click.UsageError("--bom and --safe-cells are for csv and tsv")
    with reading(file_or_default(file), options) as frame:
        from sokatsu_cli.tables import rate_table, select_rows

        rated = rate_table(
            frame,
            **formula(options),
            digits=options["digits"],
            columns=dict(options["by_hand"]),
            missing=options["missing"],
            overwrite=options["overwrite"],
        )
    header = Header(list(rated.columns), dict(options["by_hand"]))
    where = [
        (_place(header, name, "--where"), word_meant(value)) for name, value in options["where"]
    ]
    rows = select_rows(rated, where, sort=options["sort"] or "")
    if where and rows.empty:
        click.echo("sokatsu: no row is left by --where, which compares whole cells", err=True)
    rendered = render(form, rows, header, _view(header, options))
    write_output(BOM_UTF8 * options["bom"] + rendered, output_path(options))


def _view(header: Header, options: _Options) -> View:
    terminal = output_path(options) is None and sys.stdout is not None and sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    names = [] if options["columns"] is None else options["columns"].split(",")
    return View(
        columns=tuple(_place(header, name, "--columns") for name in names) or None,
        language=options["lang"],
        color={"always": True, "never": False}.get(options["color"], terminal and not plain),
        width=get_terminal_size().columns if terminal else None,
        safe_cells=options["safe_cells"],
    )


def _place(header: Header, name: str, option: str) -> int:
    place = header.find(name)
    if place is None:
        place = header.find(column_named(name) or "")
    if place is None:
        text = f"no column {name!r}; the table has {header.listed()}"
        raise click.BadParameter(text, param_hint=option)
    return place
