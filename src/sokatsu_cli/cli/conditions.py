"""The options that say which rows of a table are asked for."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypedDict

import click

from sokatsu_cli.cli.messages import tell
from sokatsu_cli.cli.options import Option
from sokatsu_cli.cli.output import place_of
from sokatsu_cli.cli.parameters import TEXT, pairs
from sokatsu_cli.model.columns import CHANGE, Header, normalised
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.writing.rate_display import WORDED
from sokatsu_cli.writing.wording import column_named, word_meant

if TYPE_CHECKING:
    from sokatsu_cli.rate.conditions import Conditions

Where = tuple[tuple[str, str], ...]
"""Columns, each with what its cell must be."""


class ConditionOptions(TypedDict):
    """Values of ``--where`` and ``--period``."""

    where: Where
    period: str | None


def where_option(does: str) -> Option:
    """The cells that rows must have."""
    return click.option(
        "--where",
        metavar="COLUMN=VALUE",
        multiple=True,
        type=TEXT,
        callback=pairs,
        help=f"{does} rows whose cell is VALUE, such as status=not_achieved. Repeatable: all must "
        "hold.",
    )


def period_option(does: str) -> Option:
    """The period that rows must be of, or that is told of."""
    return click.option(
        "--period",
        metavar="PERIOD",
        type=TEXT,
        callback=_period,
        help=f"{does}, by its name, its year or both: 後期, H30, '後期 (H30)'.",
    )


def _period(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.strip():
        raise click.BadParameter(f"{quoted(value)} is no period")
    return value


def conditions(header: Header, where: Where) -> list[tuple[int, str]]:
    """Return the place of each column and the cell that is wanted there; words in any language."""
    places = [place_of(header, name, "--where") for name, _text in where]
    return [
        (place, word_meant(text) if header.known(place) in WORDED else text)
        for place, (_name, text) in zip(places, where, strict=True)
    ]


def conditions_of(
    given: Header,
    by_hand: dict[str, str],
    rules: Rules,
    grades: Grades | None,
    options: ConditionOptions,
) -> "Conditions | None":
    """Return what the rows of a table must be, by cells of their own and by computed ones.

    Args:
        given: The header of the table.
        by_hand: Known column to the heading that holds it, where headings are unusual.
        rules: How rates are computed.
        grades: As for `rate_table`.
        options: What is asked for.

    Returns:
        None where nothing is.
    """
    where, period = options["where"], options["period"]
    if not where and period is None:
        return None
    from sokatsu_cli.rate.chosen_periods import ChosenPeriod
    from sokatsu_cli.rate.conditions import Conditions, RatedTable

    own = {normalised(name) for name in given.names}
    named = {column_named(name) or normalised(name) for name, _text in where}
    change = not named.isdisjoint(CHANGE) and own.isdisjoint(CHANGE)
    table = RatedTable.of(given, by_hand, rules, grades, change=change)
    chosen = None if period is None else ChosenPeriod(period)
    return Conditions(table, conditions(table.header, where), chosen)


@contextmanager
def known_period() -> Iterator[None]:
    """Tell the user of a period that is none of the table, or several."""
    try:
        yield
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--period") from None


def tell_if_none(where: Sequence[object], left: int) -> None:
    """Say that no row is left, where that is so."""
    if where and not left:
        tell(["sokatsu: no row is left by --where, which compares whole cells"])
