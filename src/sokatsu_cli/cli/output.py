"""Where a command writes, and in which format."""

import sys
from pathlib import Path
from typing import TypedDict

import click

from sokatsu_cli.rendering import format_of


class Output(TypedDict):
    """The options that decide it."""

    form: str | None
    output: str | None


def output_path(options: Output) -> Path | None:
    """Return the file to write, None for standard output."""
    return None if options["output"] in (None, "-") else Path(str(options["output"]))


def chosen_format(options: Output, *, usual: str) -> str:
    """Return the format that was asked for, by name or by suffix, else the usual one."""
    path = output_path(options)
    form = options["form"] or (usual if path is None else _by_suffix(path))
    if form == "xlsx" and path is None and sys.stdout is not None and sys.stdout.isatty():
        raise click.UsageError("a spreadsheet is nothing for a terminal; give -o FILE.xlsx")
    return form


def _by_suffix(path: Path) -> str:
    if path.is_dir():
        raise click.UsageError(f"{path} is a folder")
    form = format_of(str(path))
    if form is None:
        raise click.UsageError(f"no format goes with the name {path}; give one with -f")
    return form
