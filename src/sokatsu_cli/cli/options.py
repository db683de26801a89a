"""The options that commands share, and their values."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypedDict, TypeVar

import click

from sokatsu_cli.cli.languages import lang_option
from sokatsu_cli.cli.parameters import (
    TEXT,
    by_hand,
    delimiter_of,
    encoding,
    grades,
    percent,
)
from sokatsu_cli.rate.grades import GRADE_SETS, Grades
from sokatsu_cli.writing.formats import FORMATS

Command = TypeVar("Command", bound=Callable[..., Any])


class Option(Protocol):
    """Adds options to a command."""

    def __call__(self, command: Command, /) -> Command:
        """Return the command with them."""


class InputOptions(TypedDict):
    """Values of `input_options`."""

    sheet: str | None
    encoding: str | None
    delimiter: str | None
    by_hand: tuple[tuple[str, str], ...]
    direction: str | None
    missing: tuple[str, ...]
    header_row: int | None
    save_options: bool
    verbose: bool


class AddedOptions(TypedDict):
    """Values of `grades_option` and ``--baseline-change``."""

    grades: Grades | None
    baseline_change: bool


def together(*options: Option) -> Option:
    """Apply options so that help lists them in this order."""

    def applied(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return applied


def format_option(formats: Iterable[str], usual: str) -> Option:
    """The format of what is written."""
    return click.option(
        "-f",
        "--format",
        "form",
        type=click.Choice(list(formats)),
        help=f"Output format. Default: {usual}.",
    )


def percent_option(name: str, default: str, what: str, metavar: str = "PERCENT") -> Option:
    """A number that is not negative."""
    return click.option(
        name,
        metavar=metavar,
        type=TEXT,
        callback=percent,
        default=default,
        show_default=True,
        help=what,
    )


encoding_option = click.option(
    "--encoding",
    metavar="NAME",
    type=TEXT,
    callback=encoding,
    help="Encoding of the file. Default: UTF-8, else CP932.",
)

output_option = click.option(
    "-o",
    "--output",
    metavar="PATH",
    type=click.Path(),
    help="Write to PATH, whole or not at all, instead of standard output.",
)

direction_option = click.option(
    "--direction",
    metavar="WAY|auto|FILE",
    type=click.Path(),
    help="Where the table has no direction: up, down or maintain for all rows; auto for what each "
    "row says (以上, 以下, words, baseline → target); or a tidy table that has it by indicator.",
)

input_options = together(
    encoding_option,
    click.option(
        "--delimiter",
        metavar="CHAR",
        type=TEXT,
        callback=delimiter_of,
        help="Delimiter of a text, or 'tab'. Default: comma; tab for .tsv, and for an office's "
        "own table that is no .csv.",
    ),
    click.option(
        "--sheet",
        metavar="NAME",
        type=TEXT,
        help="Sheet of a spreadsheet, or 'table 2' of a document. Default: the first visible; all "
        "visible of an office's own table.",
    ),
    click.option(
        "--column",
        "by_hand",
        metavar="COLUMN=NAME",
        multiple=True,
        type=TEXT,
        callback=by_hand,
        help="The heading that holds a column, such as target='目標値(H30)'. Repeatable.",
    ),
    direction_option,
    click.option(
        "--missing",
        metavar="TOKEN",
        type=TEXT,
        multiple=True,
        help="One more cell text that means 'no number'. Repeatable.",
    ),
    click.option(
        "--header-row",
        metavar="N",
        type=click.IntRange(1),
        help="The line, or row of a sheet, on which the headings stand. Default: found by them.",
    ),
    click.option(
        "--save-options",
        is_flag=True,
        help="Keep the options above for files of this name in sokatsu.toml beside FILE.",
    ),
    click.option(
        "-v",
        "--verbose",
        is_flag=True,
        help="Say what each heading was taken for, and list the rows that are no part of a table.",
    ),
)
"""What is read, and what it means: shared by every command that reads a table."""

_GRADES = (
    "Grade the exact rates by lower bounds in %, such as 100:◎,90:○,70:△,0:▲, or by one of "
    f"the sets {', '.join(GRADE_SETS)}."
)


def grades_option(what: str = _GRADES) -> Option:
    """Grades of rates."""
    return click.option(
        "--grades",
        metavar="BOUND:LABEL,…",
        type=TEXT,
        callback=grades,
        help=what,
    )


output_options = together(
    format_option(FORMATS, "by the suffix of -o, else table"),
    output_option,
    click.option(
        "--columns",
        metavar="A,B,C",
        type=TEXT,
        help="Columns to write, in this order; a heading with a comma in quotes. Or +担当課 to add "
        "to the usual ones, -unit to leave one out.",
    ),
    click.option("--bom", is_flag=True, help="Begin CSV or TSV with a BOM, for Excel."),
    click.option(
        "--safe-cells",
        is_flag=True,
        help="Prefix text cells of CSV or TSV that a spreadsheet would run as formulas.",
    ),
    lang_option(
        "messages and tables; csv, json and the like have Japanese words only with --lang ja"
    ),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colour the status in the table.",
    ),
)
"""What is written, and where."""
