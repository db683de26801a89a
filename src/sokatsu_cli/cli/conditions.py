"""The options that say which rows of a table are asked for, and in which order."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypedDict

import click

from sokatsu_cli.cli.messages import tell
from sokatsu_cli.cli.options import Option
from sokatsu_cli.cli.output import found_place, place_of
from sokatsu_cli.cli.parameters import TEXT
from sokatsu_cli.model.columns import Header, normalised
from sokatsu_cli.model.computed_columns import CHANGE
from sokatsu_cli.model.expressions import Expression, Split
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.writing.wording import WORDED, column_named, word_meant

if TYPE_CHECKING:
    import pandas as pd

    from sokatsu_cli.rate.comparisons import Comparison
    from sokatsu_cli.rate.conditions import Conditions, RatedTable
    from sokatsu_cli.rate.row_order import Order

MEANT = dict.fromkeys(WORDED, word_meant)
"""By column of words of ours, what returns the word that is meant in any language."""

NONE_LEFT = N_("sokatsu: no row is left by --where; = compares whole cells, ~ finds a text in them")

Where = tuple[Expression, ...]
"""What cells must be; all must hold."""

Sort = tuple[str, ...]
"""Columns by which rows are ordered, each with - before it where the largest stands first."""


class ConditionOptions(TypedDict):
    """Values of ``--where`` and ``--period``."""

    where: Where
    period: str | None


class SortOptions(TypedDict):
    """Values of ``--sort`` and of what decides computed columns."""

    sort: Sort
    grades: Grades | None
    missing: tuple[str, ...]


def where_option(does: str, example: str = "status=not_achieved") -> Option:
    """The cells that rows must have."""
    return click.option(
        "--where",
        metavar="CONDITION",
        multiple=True,
        type=TEXT,
        callback=_expressions,
        help=f"{does} rows whose cell is so: COLUMN=VALUE, such as {example}; or !=, <, <=, >, >= "
        "(numbers and years) and ~ (contains), in quotes for the shell: 'rate<80', '指標~ごみ'. "
        "Repeatable: all must hold.",
    )


def sort_option(what: str = "rows") -> Option:
    """The columns that decide the order of what is written."""
    return click.option(
        "--sort",
        metavar="COLUMN",
        multiple=True,
        type=TEXT,
        help=f"Order {what} by a column, rising, or with - before it falling; those without a "
        "value come last. Repeatable: the first counts most.",
    )


def _expressions(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> tuple[Expression, ...]:
    try:
        return tuple(map(Expression.parse, values))
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


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
        raise click.BadParameter(_("{value} is no period").format(value=quoted(value)))
    return value


def split_of(header: Header, expression: Expression, *, of_result: bool = False) -> Split:
    """Return the way to read an expression whose name is that of a column.

    Raises:
        click.BadParameter: None is, or several are; or the operator is one of another language.
    """
    named = [split for split in expression.splits if found_place(header, split.name) is not None]
    if not named:
        place_of(header, expression.splits[0].name, "--where", of_result=of_result)
    if len(named) > 1:
        names = _(" and ").join(quoted(split.name) for split in named)
        told = _("{condition} may be of {names}; write the column in double quotes")
        text = told.format(condition=quoted(expression.text), names=names)
        raise click.BadParameter(text, param_hint="--where")
    split = named[0]
    if split.slip:
        written, meant = split.slip
        told = _(
            "{condition}: {written} is no operator; write {meant}, or a blank behind {operator}"
        )
        text = told.format(
            condition=quoted(expression.text),
            written=written,
            meant=_(meant),
            operator=split.operator,
        )
        raise click.BadParameter(text, param_hint="--where")
    return split


def comparisons(
    header: Header,
    where: Where,
    missing: Collection[str] = (),
    *,
    words: Mapping[str, Callable[[str], str]] = MEANT,
    of_result: bool = False,
) -> "list[Comparison]":
    """Return what the cells of columns must be.

    Args:
        header: The header of the table with the computed columns, or of what comes of it.
        where: What is asked for.
        missing: Cells that stand for "no number" beside the usual ones.
        words: By column of words of ours, what returns the word that is meant in any language.
        of_result: Whether the header is that of a result.
    """
    from sokatsu_cli.rate.comparisons import Comparison

    found = []
    for expression in where:
        split = split_of(header, expression, of_result=of_result)
        place = place_of(header, split.name, "--where")
        known = header.known(place)
        value = words[known](split.value) if known is not None and known in words else split.value
        try:
            found.append(
                Comparison(
                    place, known, split.operator, value, missing=missing, text=expression.text
                )
            )
        except ValueError as error:
            raise click.BadParameter(str(error), param_hint="--where") from None
    return found


def orders(header: Header, sort: Sort, *, of_result: bool = False) -> "list[Order]":
    """Return the columns by which rows are ordered; a heading may begin with - itself."""
    from sokatsu_cli.rate.row_order import Order

    found = []
    for name in sort:
        falling = name.startswith("-") and found_place(header, name) is None
        place = place_of(header, name.removeprefix("-" * falling), "--sort", of_result=of_result)
        found.append(Order(place, falling))
    return found


def conditions_of(
    given: Header,
    by_hand: dict[str, str],
    rules: Rules,
    grades: Grades | None,
    options: ConditionOptions,
    *,
    missing: Collection[str] = (),
) -> "Conditions | None":
    """Return what the rows of a table must be, by cells of their own and by computed ones.

    Args:
        given: The header of the table.
        by_hand: Known column to the heading that holds it, where headings are unusual.
        rules: How rates are computed.
        grades: As for `rate_table`.
        options: What is asked for.
        missing: As for `rate_table`.

    Returns:
        None where nothing is.
    """
    where, period = options["where"], options["period"]
    if not where and period is None:
        return None
    from sokatsu_cli.rate.chosen_periods import ChosenPeriod
    from sokatsu_cli.rate.conditions import Conditions

    names = [split.name for expression in where for split in expression.splits]
    table = rated_table(given, by_hand, rules, grades, names)
    chosen = None if period is None else ChosenPeriod(period)
    return Conditions(table, comparisons(table.header, where, missing), chosen)


def rated_table(
    given: Header,
    by_hand: dict[str, str],
    rules: Rules,
    grades: Grades | None,
    names: Collection[str],
) -> "RatedTable":
    """Return a table with what is computed of it, changes only if columns of names ask for them."""
    from sokatsu_cli.rate.conditions import RatedTable

    own = {normalised(name) for name in given.names}
    named = {column_named(name) or normalised(name) for name in names}
    change = not named.isdisjoint(CHANGE) and own.isdisjoint(CHANGE)
    return RatedTable.of(given, by_hand, rules, grades, change=change)


def sorted_frame(
    frame: "pd.DataFrame",
    given: Header,
    by_hand: dict[str, str],
    rules: Rules,
    options: SortOptions,
) -> "pd.DataFrame":
    """Return a frame with its rows in the order of columns of its own or computed ones.

    Raises:
        InputError: What is wrong with its cells.
    """
    from sokatsu_cli.rate.conditions import ordered_frame

    names = [name.removeprefix("-") for name in options["sort"]]
    table = rated_table(given, by_hand, rules, options["grades"], names)
    by = orders(table.header, options["sort"])
    return ordered_frame(frame, table, by, rules, options["missing"])


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
        tell([_(NONE_LEFT)])
