"""Which further columns of a table findings and reports show, and by which findings stand."""

from typing import TYPE_CHECKING, TypedDict

import click

from sokatsu_cli.cli.conditions import Sort, orders, rated_table
from sokatsu_cli.cli.options import Option
from sokatsu_cli.cli.output import chosen_columns, column_names
from sokatsu_cli.cli.parameters import TEXT
from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.rules import Rules

if TYPE_CHECKING:
    from sokatsu_cli.check.further_cells import FurtherCells


class FurtherOptions(TypedDict):
    """Values of ``--columns`` and ``--sort``, and of what decides computed columns."""

    columns: str | None
    sort: Sort
    grades: Grades | None
    missing: tuple[str, ...]


def further_columns_option(does: str) -> Option:
    """The columns of the table that are told besides the usual ones."""
    return click.option(
        "--columns",
        metavar="+A,+B",
        type=TEXT,
        help=f"{does} too, also computed ones: +担当課,+target; a heading with a comma in quotes.",
    )


def further_cells(
    given: Header, by_hand: dict[str, str], rules: Rules, options: FurtherOptions, refusal: str
) -> "FurtherCells | None":
    """Return which columns are told, or decide the order, None where that is not asked.

    Args:
        given: The header of the table.
        by_hand: Known column to the heading that holds it, where headings are unusual.
        rules: How rates are computed.
        options: What is asked for.
        refusal: Says that nothing but +COLUMN is possible.
    """
    asked = column_names(options["columns"])
    if not asked and not options["sort"]:
        return None
    from sokatsu_cli.check.further_cells import FurtherCells

    names = [*asked, *(name.removeprefix("+") for name in asked)]
    names += [name.removeprefix("-") for name in options["sort"]]
    table = rated_table(given, by_hand, rules, options["grades"], names)
    chosen = chosen_columns(table.header, options["columns"])
    if chosen.chosen or chosen.left:
        text = _(refusal).format(columns=quoted(str(options["columns"])))
        raise click.BadParameter(text, param_hint="--columns")
    by = orders(table.header, options["sort"])
    return FurtherCells(table, list(dict.fromkeys(chosen.added)), by, options["missing"])
