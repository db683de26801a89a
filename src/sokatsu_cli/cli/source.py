"""What a command reads: the file, or the default where none is named, and its problems."""

import os
import stat
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sokatsu_cli.cli.messages import say, tell
from sokatsu_cli.cli.options import InputOptions
from sokatsu_cli.cli.output import Output, output_path
from sokatsu_cli.model.errors import HeadingError, InputError
from sokatsu_cli.model.startup import quick_import
from sokatsu_cli.rate.rows import Rules
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.reading.text_tables import File, opened_file

if TYPE_CHECKING:
    import pandas as pd


def file_or_default(file: str | None) -> str:
    """Say on stderr what is read where no FILE was named; never wait for standard input."""
    if file is not None:
        return file
    local = Path("data") / "indicators.csv"
    if local.is_file():
        found = name = str(local)
    else:
        found, name = str(bundled_table()), "the published table that comes with sokatsu"
    say(f"sokatsu: no FILE given, reading {name}")
    if _is_piped(0):
        say("sokatsu: standard input was not read; give - as FILE to read it")
    return found


def refuse_to_overwrite(source: str, options: Output) -> None:
    """Refuse to write what does not hold the whole table over the file that it is made from."""
    path = output_path(options)
    both = path is not None and path.exists() and source != "-" and Path(source).exists()
    if both and Path(source).samefile(str(path)):
        raise click.UsageError(f"-o {path} is FILE itself, which would be lost")


@contextmanager
def wrong_usage() -> Iterator[None]:
    """Tell the user of an option whose value the library refuses, such as a delimiter."""
    try:
        yield
    except ValueError as error:
        raise click.UsageError(str(error)) from None


@contextmanager
def opened(source: str, options: InputOptions) -> Iterator[File]:
    """Open a file of records; where no encoding is given, it may turn out not to be UTF-8."""
    with ExitStack() as stack:
        with wrong_usage():
            file = stack.enter_context(
                opened_file(
                    source,
                    encoding=options["encoding"],
                    delimiter=options["delimiter"],
                    sheet=options["sheet"],
                    columns=dict(options["by_hand"]),
                    assumed="utf-8",
                )
            )
        yield file


@contextmanager
def reading(source: str, options: InputOptions) -> Iterator["pd.DataFrame"]:
    """Read a file and give its whole records to the block; tell the problems of both at once."""
    with quick_import():
        from sokatsu_cli.reading.frames import read_records
    with wrong_usage():
        read = read_records(
            source,
            encoding=options["encoding"],
            delimiter=options["delimiter"],
            sheet=options["sheet"],
            columns=dict(options["by_hand"]),
        )
    tell(read.notes)
    try:
        yield read.frame
    except HeadingError:
        raise
    except InputError as error:
        raise InputError([*read.problems, *error.problems]) from None
    if read.problems:
        raise InputError(read.problems)


def tell_what_is_shown(frame: "pd.DataFrame", rules: Rules, options: InputOptions) -> None:
    """Say where the figures that a spreadsheet shows would give other rates."""
    from sokatsu_cli.check.shown_figures import shown_otherwise

    tell(shown_otherwise(frame, rules, dict(options["by_hand"]), options["missing"]))


def _is_piped(descriptor: int) -> bool:
    try:
        mode = os.fstat(descriptor).st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)
