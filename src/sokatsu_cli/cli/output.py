"""Where a command writes, and in which format."""

import csv
import os
import re
import sys
from codecs import BOM_UTF8
from collections.abc import Callable
from pathlib import Path
from shutil import get_terminal_size
from typing import NamedTuple, TypedDict

import click

from sokatsu_cli.cli.languages import output_language
from sokatsu_cli.model.columns import Header, normalised
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.stream_encodings import for_stream
from sokatsu_cli.model.systems import is_windows
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


_NOT_FOR_TERMINALS = {
    "xlsx": N_("a spreadsheet is nothing for a terminal; give -o FILE.xlsx"),
    "html": N_("a page is nothing for a terminal; give -o FILE.html"),
}


def chosen_format(
    options: Output, *, usual: str, by_suffix: Callable[[str], str | None] = format_of
) -> str:
    """Return the format that was asked for, by name or by suffix, else the usual one."""
    path = output_path(options)
    form = options["form"] or (usual if path is None else _by_suffix(path, by_suffix))
    if form in _NOT_FOR_TERMINALS and goes_to_terminal(options):
        raise click.UsageError(_(_NOT_FOR_TERMINALS[form]))
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
        raise click.UsageError(_("{path} is a folder").format(path=path))
    form = by_suffix(str(path))
    if form is None:
        raise click.UsageError(
            _("no format goes with the name {path}; give one with -f").format(path=path)
        )
    return form


def chosen_table_format(options: OutputOptions) -> str:
    """Return the format of a table; refuse options that do not go with it."""
    form = chosen_format(options, usual="table")
    if form not in OF_CELLS and (options["bom"] or options["safe_cells"]):
        raise click.UsageError(_("--bom and --safe-cells are for csv and tsv"))
    return form


def view(header: Header, options: OutputOptions, *, bars: bool = False) -> View:
    """Return how a table should look, which depends on the terminal too."""
    terminal = goes_to_terminal(options)
    columns = chosen_columns(header, options["columns"])
    form = chosen_format(options, usual="table")
    return View(
        columns=columns.chosen,
        added=columns.added,
        left=columns.left,
        language=output_language(for_programs=form not in PEOPLE_FORMATS),
        color={"always": True, "never": False}.get(options["color"], terminal and _takes_colors()),
        width=get_terminal_size().columns if terminal else None,
        bars=bars,
        plain=bars and output_path(options) is None and not _shows_blocks(),
        safe_cells=options["safe_cells"],
    )


def _takes_colors() -> bool:
    """Tell whether the terminal takes colours: the older console of Windows shows their codes."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return not is_windows() or bool(os.environ.get("WT_SESSION") or os.environ.get("TERM"))


class ChosenColumns(NamedTuple):
    """Places of columns: those that are written alone, or added to the usual ones, or left out."""

    chosen: tuple[int, ...] | None = None
    added: tuple[int, ...] = ()
    left: tuple[int, ...] = ()


def chosen_columns(header: Header, text: str | None) -> ChosenColumns:
    """Return what --columns asks for; a heading may begin with + or - itself."""
    names = column_names(text)
    signs = [name[:1] if found_place(header, name) is None else "" for name in names]
    if not {*signs} & {"+", "-"}:
        return ChosenColumns(tuple(place_of(header, name, "--columns") for name in names) or None)
    if not {*signs} <= {"+", "-"}:
        told = _(
            "{columns}: +COLUMN adds to the usual columns and -COLUMN leaves one out; all "
            'names need a sign, and a heading with a comma needs quotes: +"A,B"'
        )
        raise click.BadParameter(told.format(columns=quoted(str(text))), param_hint="--columns")
    places = [place_of(header, name[1:], "--columns") for name in names]
    added, left = (
        tuple(place for place, own in zip(places, signs, strict=True) if own == sign)
        for sign in ("+", "-")
    )
    if {*left} >= {*range(len(header.names))}:
        raise click.BadParameter(_("no column is left"), param_hint="--columns")
    return ChosenColumns(None, added, left)


def column_names(names: str | None) -> list[str]:
    """Split the value of --columns as one record of CSV: a heading with a comma has quotes."""
    if names is None:
        return []
    record = _QUOTED.sub(_sign_within, names)
    try:
        return next(csv.reader([record], strict=True, skipinitialspace=True), []) or [""]
    except csv.Error:
        told = _("{names!r} is no record of CSV: a heading with a comma or a quote needs quotes")
        raise click.BadParameter(told.format(names=names), param_hint="--columns") from None


_QUOTED = re.compile(r'(?P<before>(?:^|,) *)(?P<sign>[+-]?)"(?P<rest>(?:[^"]|"")*")')
"""A heading in quotes, with its sign in front of these."""


def _sign_within(quoted_name: re.Match[str]) -> str:
    """Return a heading in quotes with its sign behind the first one, as CSV has it."""
    return '{before}"{sign}{rest}'.format(**quoted_name.groupdict())


def _shows_blocks() -> bool:
    """Tell whether standard output takes block characters; the Linux console lacks most of them."""
    try:
        "│█▏".encode(getattr(sys.stdout, "encoding", "ascii"))
    except UnicodeEncodeError:
        return False
    return os.environ.get("TERM") not in ("dumb", "linux")


_RATE = "達成率"
"""What people call a rate, be it a published one or a computed one."""


def found_place(header: Header, name: str) -> int | None:
    """Return the place of a column by any of its names, None if there is none.

    A rate is the computed one, unless a heading of the table says just what is asked for.
    """
    known, place = column_named(name), header.find(name)
    if normalised(name) == _RATE and "rate" in header.positions:
        is_heading = place is not None and normalised(header.names[place]) == _RATE
        return place if is_heading else header.positions["rate"]
    return header.find(known) if place is None and known else place


def place_of(header: Header, name: str, option: str, *, of_result: bool = False) -> int:
    """Return the place of a column of a table, or of what comes of it, by any of its names."""
    place = found_place(header, name)
    if place is None:
        told = _("no column {name}; the table has {headings}")
        headings = header.listed()
        if of_result:
            told = _("no column {name}; the result has {headings}")
            headings = _(", ").join(header.names)
        text = told.format(name=quoted(name), headings=headings)
        raise click.BadParameter(text, param_hint=option)
    return place


def write_table(
    form: str, table: Table, display: Callable[[Table], Display], options: OutputOptions
) -> None:
    """Write a table where the user wants it."""
    path = output_path(options)
    data = bom(options) + render(form, table, display)
    write_output(shown(data) if form == "table" and path is None else data, path)


def shown(data: bytes) -> bytes:
    """Return what people look at on standard output, in its encoding where that holds Japanese."""
    return for_stream(data, getattr(sys.stdout, "encoding", None))


def bom(options: OutputOptions) -> bytes:
    """Return the BOM that the output should begin with, nothing if none was asked for."""
    return BOM_UTF8 * options["bom"]
