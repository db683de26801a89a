"""Types of parameters, and the options that commands share."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, TypedDict, TypeVar

import click
from click.core import ParameterSource

from sokatsu_cli.grades import GRADE_SETS, Grades
from sokatsu_cli.numerals import Rounding
from sokatsu_cli.rates import bound
from sokatsu_cli.rendering import FORMATS
from sokatsu_cli.rows import MOST_DIGITS, Rules
from sokatsu_cli.terms import Method, Methods
from sokatsu_cli.visible import quoted
from sokatsu_cli.wording import LANGUAGES

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


class _Methods(click.Choice):  # type: ignore[type-arg] # generic since click 8.2 only
    """One of the methods, or some directions with a method each."""

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if "=" not in value:
            return str(super().convert(value, param, ctx))
        try:
            return str(Methods.parse(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


class _Text(click.types.StringParamType):
    """Text, which is UTF-8 in whatever locale: the bytes of a name stay, those of a text cannot."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return value.encode("utf-8", "surrogateescape").decode()
        except UnicodeError:
            self.fail(f"{quoted(value)} is not UTF-8", param, ctx)


TEXT = _Text()
"""The type of every option whose value is compared with text, or written."""


def percent(_ctx: click.Context, param: click.Parameter, value: str) -> Fraction:
    """Read a number that is not negative, exactly."""
    try:
        return bound(value, str(param.name))
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def pairs(
    _ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Split each ``NAME=VALUE`` at its first equals sign."""
    split = [value.partition("=") for value in values]
    for name, equals, value in split:
        if not name or not equals:
            raise click.BadParameter(f"{quoted(name + value)} is not {param.metavar}")
    return tuple((name, value) for name, _equals, value in split)


def _encoding(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    try:
        " ".encode("utf-8" if value is None else value)
    except (LookupError, UnicodeError):
        raise click.BadParameter(f"{quoted(str(value))} is no encoding of text") from None
    return value


def _by_hand(
    ctx: click.Context, param: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    split = pairs(ctx, param, values)
    columns = [column for column, _name in split]
    twice = [column for column in columns if columns.count(column) > 1]
    if twice:
        raise click.BadParameter(f"{quoted(twice[0])} is given {len(twice)} times")
    return split


def _grades(_ctx: click.Context, _param: click.Parameter, value: str | None) -> Grades | None:
    try:
        return None if value is None else Grades.parse(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


def delimiter_of(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """Read a delimiter, a tab also by its name."""
    return "\t" if value in ("tab", "\\t") else value


def _applied(command: Command, options: Sequence[Callable[[Command], Command]]) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


encoding_option = click.option(
    "--encoding",
    metavar="NAME",
    type=TEXT,
    callback=_encoding,
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
                callback=_by_hand,
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
                type=_Methods(list(map(str, Method)), case_sensitive=False),
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
    callback=_grades,
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
