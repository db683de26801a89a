"""The options that commands share, and their values."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, TypedDict, TypeVar

import click
from click.core import ParameterSource

from sokatsu_cli.cli.parameters import (
    TEXT,
    MethodsChoice,
    by_hand,
    delimiter_of,
    encoding,
    grades,
    percent,
)
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.terms import Method
from sokatsu_cli.rate.grades import GRADE_SETS, Grades
from sokatsu_cli.rate.rows import MOST_DIGITS, Rules
from sokatsu_cli.writing.formats import FORMATS
from sokatsu_cli.writing.wording import LANGUAGES

Command = TypeVar("Command", bound=Callable[..., Any])


class InputOptions(TypedDict):
    """Values of `input_options`."""

    sheet: str | None
    encoding: str | None
    delimiter: str | None
    by_hand: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]


class FormulaOptions(TypedDict):
    """Values of `formula_options`."""

    method: str
    tolerance: Fraction
    cap: Fraction
    no_cap: bool
    digits: int
    rounding: str


class AddedOptions(TypedDict):
    """Values of `grades_option` and ``--baseline-change``."""

    grades: Grades | None
    baseline_change: bool


class Formula(TypedDict):
    """What the functions of the library take of the formula, but for the digits."""

    method: str
    tolerance: Fraction
    cap: Fraction | None
    rounding: str


def formula(options: FormulaOptions) -> Formula:
    """Return the settings that `formula_options` chose, for the functions of the library."""
    given = click.get_current_context().get_parameter_source("cap")
    if options["no_cap"] and given is ParameterSource.COMMANDLINE:
        raise click.UsageError("--cap and --no-cap exclude each other")
    return {
        "method": options["method"],
        "tolerance": options["tolerance"],
        "cap": None if options["no_cap"] else options["cap"],
        "rounding": options["rounding"],
    }


def rules_of(options: FormulaOptions) -> Rules:
    """Return the same settings as one value, with the digits."""
    return Rules.checked(**formula(options), digits=options["digits"])


def _applied(command: Command, options: Sequence[Callable[[Command], Command]]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


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


def input_options(command: Command) -> Command:
    """What is read, shared by every command that reads a table."""
    return _applied(
        command,
        [
            encoding_option,
            click.option(
                "--delimiter",
                metavar="CHAR",
                type=TEXT,
                callback=delimiter_of,
                help="Delimiter of FILE, or 'tab'. Default: tab for .tsv, else comma.",
            ),
            click.option(
                "--sheet",
                metavar="NAME",
                type=TEXT,
                help="Sheet of an .xlsx FILE. Default: the first visible.",
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
            click.option(
                "--missing",
                metavar="TOKEN",
                type=TEXT,
                multiple=True,
                help="One more cell text that means 'no number'. Repeatable.",
            ),
        ],
    )


tolerance_option = click.option(
    "--tolerance",
    metavar="PERCENT",
    type=TEXT,
    callback=percent,
    default="0",
    show_default=True,
    help="For 'maintain': distance from the target that still achieves it, in %.",
)


def formula_options(command: Command) -> Command:
    """How a rate is computed."""
    return _applied(
        command,
        [
            click.option(
                "--method",
                type=MethodsChoice(list(map(str, Method)), case_sensitive=False),
                default=Method.RATIO.value,
                show_default=True,
                help="Formula of rows whose method cell is blank; also one for each direction: "
                "up=ratio,down=difference.",
            ),
            tolerance_option,
            click.option(
                "--cap",
                metavar="PERCENT",
                type=TEXT,
                callback=percent,
                default="100",
                show_default=True,
                help="Upper bound of capped_rate, in %.",
            ),
            click.option("--no-cap", is_flag=True, help="Leave capped_rate equal to rate."),
            click.option(
                "--digits",
                type=click.IntRange(0, MOST_DIGITS),
                default=1,
                show_default=True,
                help="Decimals of the rates.",
            ),
            click.option(
                "--rounding",
                type=click.Choice(list(map(str, Rounding)), case_sensitive=False),
                default=Rounding.HALF_UP.value,
                show_default=True,
                help="Rounding of the exact rate; half-up is 四捨五入, down truncates.",
            ),
        ],
    )


grades_option = click.option(
    "--grades",
    metavar="BOUND:LABEL,…",
    type=TEXT,
    callback=grades,
    help="Grade the exact rates by lower bounds in %, such as 100:◎,90:○,70:△,0:▲, or by one of "
    f"the sets {', '.join(GRADE_SETS)}.",
)


def lang_option(usual: str, what: str) -> Callable[[Command], Command]:
    """The language of what people read."""
    return click.option(
        "--lang",
        type=click.Choice(list(LANGUAGES)),
        default=usual,
        envvar="SOKATSU_LANG",
        show_envvar=True,
        show_default=True,
        help=f"Language of {what}.",
    )


def output_options(command: Command) -> Command:
    """What is written, and where."""
    return _applied(
        command,
        [
            click.option(
                "-f",
                "--format",
                "form",
                type=click.Choice(list(FORMATS)),
                help="Output format. Default: by the suffix of -o, else table.",
            ),
            output_option,
            click.option(
                "--columns",
                metavar="A,B,C",
                type=TEXT,
                help="Columns to write, in this order; a heading with a comma in quotes.",
            ),
            click.option("--bom", is_flag=True, help="Begin CSV or TSV with a BOM, for Excel."),
            click.option(
                "--safe-cells",
                is_flag=True,
                help="Prefix text cells of CSV or TSV that a spreadsheet would run as formulas.",
            ),
            lang_option("en", "table and markdown"),
            click.option(
                "--color",
                type=click.Choice(["auto", "always", "never"]),
                default="auto",
                show_default=True,
                help="Colour the status in the table.",
            ),
        ],
    )
