"""The options that say how rates are computed, and the settings that they choose."""

from fractions import Fraction
from typing import TypedDict

import click
from click.core import ParameterSource

from sokatsu_cli.cli.options import Option, percent_option, together
from sokatsu_cli.cli.parameters import TEXT, MethodsChoice, target_year, year
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.terms import Method
from sokatsu_cli.rate.rules import MOST_DIGITS, GivenYears, Rules


class YearOptions(TypedDict):
    """Values of `year_options`."""

    baseline_year: str | None
    target_year: str | None
    year: str | None


class FormulaOptions(YearOptions):
    """Values of `formula_options`."""

    method: str
    tolerance: Fraction
    cap: Fraction
    no_cap: bool
    digits: int
    rounding: str


def years_given(options: YearOptions) -> tuple[str | None, str | None, str | None]:
    """Return the years that `year_options` gave, as they were given."""
    return options["baseline_year"], options["target_year"], options["year"]


def rules_of(options: FormulaOptions) -> Rules:
    """Return the settings that `formula_options` chose."""
    given = click.get_current_context().get_parameter_source("cap")
    if options["no_cap"] and given is ParameterSource.COMMANDLINE:
        raise click.UsageError(_("--cap and --no-cap exclude each other"))
    cap = None if options["no_cap"] else options["cap"]
    method, rounding = options["method"], options["rounding"]
    return Rules.checked(
        *(method, options["tolerance"], cap, options["digits"], rounding),
        years=GivenYears.checked(*years_given(options)),
    )


year_options = together(
    click.option(
        "--baseline-year",
        metavar="YEAR",
        type=TEXT,
        callback=year,
        help="Year of the baselines whose rows say none, such as H26 or 2014.",
    ),
    click.option(
        "--target-year",
        metavar="YEAR|row",
        type=TEXT,
        callback=target_year,
        help="The same of the targets; row: that of the row itself.",
    ),
    click.option(
        "--year", metavar="YEAR", type=TEXT, callback=year, help="The same of the actuals."
    ),
)
"""The years of rows whose cells say none."""

tolerance_option = percent_option(
    "--tolerance", "0", "For 'maintain': distance from the target that still achieves it, in %."
)


def rounding_options(rate: str) -> Option:
    """How figures such as a rate are printed."""
    return together(
        click.option(
            "--digits",
            type=click.IntRange(0, MOST_DIGITS),
            default=1,
            show_default=True,
            help=f"Decimals of the {rate}s.",
        ),
        click.option(
            "--rounding",
            type=click.Choice(list(map(str, Rounding)), case_sensitive=False),
            default=Rounding.HALF_UP.value,
            show_default=True,
            help=f"Rounding of the exact {rate}; half-up is 四捨五入, down truncates.",
        ),
    )


formula_options = together(
    click.option(
        "--method",
        type=MethodsChoice(list(map(str, Method)), case_sensitive=False),
        default=Method.RATIO.value,
        show_default=True,
        help="Formula of rows whose method cell is blank; also one for each direction: "
        "up=ratio,down=difference. expected: against the value of its year on the straight line "
        "from baseline to target.",
    ),
    year_options,
    tolerance_option,
    percent_option("--cap", "100", "Upper bound of capped_rate, in %."),
    click.option("--no-cap", is_flag=True, help="Leave capped_rate equal to rate."),
    rounding_options("rate"),
)
"""How a rate is computed."""
