"""``sokatsu rate``."""

from collections.abc import Collection, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Unpack

import click

from sokatsu_cli.cli.messages import tell
from sokatsu_cli.cli.options import (
    AddedOptions,
    Formula,
    FormulaOptions,
    InputOptions,
    formula,
    formula_options,
    grades_option,
    input_options,
    output_options,
    rules_of,
)
from sokatsu_cli.cli.output import (
    OutputOptions,
    bom,
    chosen_table_format,
    output_path,
    place_of,
    view,
    write_table,
)
from sokatsu_cli.cli.parameters import TEXT, pairs
from sokatsu_cli.cli.source import (
    file_or_default,
    opened,
    reading,
    refuse_to_overwrite,
    tell_what_is_shown,
)
from sokatsu_cli.model.columns import Header, computed_columns
from sokatsu_cli.model.errors import InputError
from sokatsu_cli.model.startup import quick_import
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.rows import checked_header
from sokatsu_cli.reading.blocks import AtOnce
from sokatsu_cli.reading.text_tables import File, TextTable, text_file
from sokatsu_cli.streaming.streams import Stream, refused_table, write_stream
from sokatsu_cli.writing.displays import Table
from sokatsu_cli.writing.files import held_back
from sokatsu_cli.writing.formats import STREAM_FORMATS, StreamFormat, delimited
from sokatsu_cli.writing.rate_display import rate_display
from sokatsu_cli.writing.wording import word_meant

if TYPE_CHECKING:
    import pandas as pd


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
    type=TEXT,
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
    source = file_or_default(file)
    if options["where"] or options["columns"]:
        refuse_to_overwrite(source, options)
    by_parts = form in STREAM_FORMATS and not options["sort"]
    written = (_write_by_parts if by_parts else _write_whole)(source, form, options)
    if options["where"] and not written:
        tell(["sokatsu: no row is left by --where, which compares whole cells"])


def _write_whole(source: str, form: str, options: _Options) -> int:
    """Rate a table and write it; return the number of its rows that are left."""
    with reading(source, options) as frame:
        from sokatsu_cli.rate.tables import rate_table, select_rows

        rated = rate_table(frame, **_settings(options))
        tell_what_is_shown(frame, rules_of(options), options)
    header = _header(list(rated.columns), options)
    rows = select_rows(rated, _where(header, options), sort=options["sort"] or "")
    table = Table(rows, header, view(header, options, bars=options["bars"]))
    write_table(form, table, rate_display, options)
    _tell_without_baseline(header, options)
    return len(rows)


def _write_by_parts(source: str, form: str, options: _Options) -> int:
    """Rate a table and write it block by block; return the number of its rows that are left."""
    with quick_import():
        import_module("numpy")  # which every way below loads, and not all of them quickly
    with opened(source, options) as file:
        try:
            return _write_file(file, form, options)
        except UnicodeDecodeError:
            assert file.source is not None  # noqa: S101 - a spreadsheet is not read as UTF-8
            found = text_file(file.source.searched(), file.delimiter)
            return _write_file(found, form, options)


def _write_file(file: File, form: str, options: _Options) -> int:
    table = TextTable(file)
    try:
        given = _input_header(table, options)
        header = _header([*given.others(), *_computed(options)], options)
        stream = _stream(header, STREAM_FORMATS[form], options)
        if table.is_regular and file.delimiter == stream.form.delimiter:
            stream = stream._replace(at_once=_fast_path(given, file.delimiter, options))
        with held_back(output_path(options)) as output:
            output.write(bom(options))
            written = write_stream(table, stream, output)
    finally:
        tell(table.notes)
    _tell_without_baseline(header, options)
    return written


def _input_header(table: TextTable, options: _Options) -> Header:
    """Return the header of a table; refuse one without the columns that rates need."""
    names = _computed(options)
    try:
        return checked_header(
            table.names,
            (table.file.path, table.line),
            dict(options["by_hand"]),
            computed=names,
            refused=() if options["overwrite"] else names,
        )
    except InputError as error:
        raise refused_table(table, error) from None


def _stream(header: Header, form: StreamFormat, options: _Options) -> Stream:
    where = _where(header, options)

    def rated(frame: "pd.DataFrame") -> "pd.DataFrame":
        from sokatsu_cli.rate.tables import rate_table, select_rows

        rows = rate_table(frame, **_settings(options))
        tell_what_is_shown(frame, rules_of(options), options)
        return select_rows(rows, where) if where else rows

    return Stream(rated, header, form, view(header, options))


def _fast_path(header: Header, delimiter: str, options: _Options) -> AtOnce | None:
    """Return what rates whole blocks at once, None if that cannot do what was asked for."""
    changed = (header.computed, options["where"], options["columns"], options["safe_cells"])
    labels = options["grades"].labels if options["grades"] else ()
    if any(changed) or delimited(labels, delimiter) != delimiter.join(labels):
        return None
    from sokatsu_cli.rate.codes import coders
    from sokatsu_cli.streaming.fast_path import FastPath

    coding = coders(rules_of(options), options["grades"], change=options["baseline_change"])
    return FastPath(header, delimiter, coding, options["missing"]) if coding.largest else None


class _Settings(Formula):
    digits: int
    columns: Mapping[str, str]
    missing: Collection[str]
    overwrite: bool
    grades: Grades | None
    baseline_change: bool


def _settings(options: _Options) -> _Settings:
    """Return what `rate_table` takes."""
    return {
        **formula(options),
        "digits": options["digits"],
        "columns": dict(options["by_hand"]),
        "missing": options["missing"],
        "overwrite": options["overwrite"],
        "grades": options["grades"],
        "baseline_change": options["baseline_change"],
    }


def _computed(options: _Options) -> tuple[str, ...]:
    return computed_columns(grades=options["grades"] is not None, change=options["baseline_change"])


def _header(names: Sequence[str], options: _Options) -> Header:
    """Return the header of a table of rates."""
    return Header(names, dict(options["by_hand"]), computed=_computed(options))


def _tell_without_baseline(header: Header, options: _Options) -> None:
    if options["baseline_change"] and "baseline" not in header.positions:
        tell(["sokatsu: the table has no baseline, so there are no changes"])


def _where(header: Header, options: _Options) -> list[tuple[int, str]]:
    return [
        (place_of(header, name, "--where"), word_meant(value)) for name, value in options["where"]
    ]
