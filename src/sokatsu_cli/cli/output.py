"""Where a command writes, and in which format."""

import csv
import os
import sys
from codecs import BOM_UTF8
from collections.abc import Callable
from pathlib import Path
from shutil import get_terminal_size
from typing import TypedDict

import click
from click.core import ParameterSource

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.writing.displays import Display, Table, View
from sokatsu_cli.writing.files import write_output
from sokatsu_cli.writing.formats import OF_CELLS, PEOPLE_FORMATS, format_of, render
from sokatsu_cli.writing.wording import column_named


class Output(TypedDict):
    """The options that decide it."""

    form: str | None
    output: str | None


class OutputOptions(Output):
    """Values of `output_options`."""

    columns: str | None
    bom: bool
    safe_cells: bool
    lang: str
    color: str


def output_path(options: Output) -> Path | None:
    """Return the file to write, None for standard output."""
    return None if options["output"] in (None, "-") else Path(str(options["output"]))


_NOT_FOR_TERMINALS = {"xlsx": "a spreadsheet", "html": "a page"}


def chosen_format(
    options: Output, *, usual: str, by_suffix: Callable[[str], str | None] = format_of
) -> str:
    """Return the format that was asked for, by name or by suffix, else the usual one."""
    path = output_path(options)
    form = options["form"] or (usual if path is None else _by_suffix(path, by_suffix))
    if form in _NOT_FOR_TERMINALS and goes_to_terminal(options):
        what = _NOT_FOR_TERMINALS[form]
        raise click.UsageError(f"{what} is nothing for a terminal; give -o FILE.{form}")
    return form


def goes_to_terminal(options: Output) -> bool:
    """Tell whether a person sees the output as it is written."""
    return output_path(options) is None and _is_terminal()


def terminal_width() -> int | None:
    """Return the cells of the terminal that shows standard output, None where none does."""
    return get_terminal_size().columns if _is_terminal() else None


def _is_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _by_suffix(path: Path, by_suffix: Callable[[str], str | None]) -> str:
    if path.is_dir():
        raise click.UsageError(f"{path} is a folder")
    form = by_suffix(str(path))
    if form is None:
        raise click.UsageError(f"no format goes with the name {path}; give one with -f")
    return form


def chosen_table_format(options: OutputOptions) -> str:
    """Return the format of a table; refuse options that do not go with it."""
    form = chosen_format(options, usual="table")
    if form not in OF_CELLS and (options["bom"] or options["safe_cells"]):
        raise click.UsageError("--bom and --safe-cells are for csv and tsv")
    asked = click.get_current_context().get_parameter_source("lang")
    if form not in PEOPLE_FORMATS and asked is ParameterSource.COMMANDLINE:
        raise click.UsageError(f"--lang is for table and markdown; {form} keeps English names")
    return form


def view(header: Header, options: OutputOptions, *, bars: bool = False) -> View:
    """Return how a table should look, which depends on the terminal too."""
    terminal = goes_to_terminal(options)
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    names = [] if options["columns"] is None else _record(options["columns"])
    return View(
        columns=tuple(place_of(header, name, "--columns") for name in names) or None,
        language=options["lang"],
        color={"always": True, "never": False}.get(options["color"], terminal and not plain),
        width=get_terminal_size().columns if terminal else None,
        bars=bars,
        plain=bars and output_path(options) is None and not _shows_blocks(),
        safe_cells=options["safe_cells"],
    )


def _record(names: str) -> list[str]:
    """Split the value of --columns as one record of CSV: a heading with a comma has quotes."""
    try:
        return next(csv.reader([names], strict=True, skipinitialspace=True), []) or [""]
    except csv.Error:
        text = f"{names!r} is no record of CSV: a heading with a comma or a quote needs quotes"
        raise click.BadParameter(text, param_hint="--columns") from None


def _shows_blocks() -> bool:
    """Tell whether standard output takes block characters; the Linux console lacks most of them."""
    try:
        "│█▏".encode(getattr(sys.stdout, "encoding", "ascii"))
    except UnicodeEncodeError:
        return False
    return os.environ.get("TERM") not in ("dumb", "linux")


def place_of(header: Header, name: str, option: str, *, of_result: bool = False) -> int:
    """Return the place of a column of a table, or of what comes of it, by any of its names."""
    place = header.find(name)
    if place is None:
        place = header.find(column_named(name) or "")
    if place is None:
        there = f"the table has {header.listed()}"
        if of_result:
            there = f"the result has {', '.join(header.names)}"
        text = f"no column {quoted(name)}; {there}"
        raise click.BadParameter(text, param_hint=option)
    return place


def write_table(
    form: str, table: Table, display: Callable[[Table], Display], options: OutputOptions
) -> None:
    """Write a table where the user wants it."""
    write_output(bom(options) + render(form, table, display), output_path(options))


def bom(options: OutputOptions) -> bytes:
    """Return the BOM that the output should begin with, nothing if none was asked for."""
    return BOM_UTF8 * options["bom"]
