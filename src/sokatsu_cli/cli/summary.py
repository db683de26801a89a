"""``sokatsu summary``."""

from functools import partial
from typing import TYPE_CHECKING, Unpack

import click

from sokatsu_cli.cli.conditions import (
    ConditionOptions,
    Sort,
    conditions_of,
    known_period,
    orders,
    period_option,
    sort_option,
    tell_if_none,
    where_option,
)
from sokatsu_cli.cli.formula_options import FormulaOptions, formula_options, rules_of
from sokatsu_cli.cli.messages import tell
from sokatsu_cli.cli.options import InputOptions, grades_option, input_options, output_options
from sokatsu_cli.cli.output import OutputOptions, chosen_table_format, place_of, view, write_table
from sokatsu_cli.cli.parameters import TEXT
from sokatsu_cli.cli.saved_options import refuse_unsaveable, save_options, saved_with
from sokatsu_cli.cli.source import file_or_default, refuse_to_overwrite, worked, wrong_usage
from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.computed_columns import LOWEST_APART, summed_columns
from sokatsu_cli.model.errors import InputError
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.reading.text_tables import Table as InputTable
from sokatsu_cli.summary.display import summary_display, tell_total
from sokatsu_cli.writing.displays import Table

if TYPE_CHECKING:
    from sokatsu_cli.summary.groups import Groups


class _Options(InputOptions, FormulaOptions, OutputOptions, ConditionOptions):
    grades: Grades | None
    sort: Sort
    by: tuple[str, ...]
    no_total: bool


@click.command()
@click.argument("file", required=False, type=click.Path())
@input_options
@click.option(
    "--by",
    metavar="COLUMN",
    type=TEXT,
    multiple=True,
    help="Count by section (default), period, chapter or any column of FILE. Repeatable.",
)
@where_option("Count only")
@period_option("Count only the rows of this period")
@sort_option("groups")
@click.option("--no-total", is_flag=True, help="Leave out the total line.")
@formula_options
@grades_option()
@output_options
def summary(*, file: str | None, **options: Unpack[_Options]) -> None:
    """Summarise the achievement rates of FILE by section, period or any column.

    Counts indicators and what is achieved, with the share achieved (in rows that have data), the
    mean and the median of the capped rates that are defined, how many rows have none, and the
    lowest row. Without FILE: as for 'sokatsu rate'.
    """
    form = chosen_table_format(options)
    refuse_unsaveable(file, options)
    source = file_or_default(file)
    options = saved_with(source, options)
    refuse_to_overwrite(source, options)
    groups = _summed(source, options)
    tell_if_none(options["where"], groups.count)
    labels = options["grades"].labels if options["grades"] else ()
    header = Header(
        groups.names,
        dict(options["by_hand"]),
        needed=(),
        computed=(*summed_columns(labels), *LOWEST_APART.values()),
    )
    total = not options["no_total"]
    data = _sorted(groups.columns(total=total), header, options, total=total)
    looks = view(header, options)
    if total:
        tell_total(data, looks.language)
    table = Table(data, header, looks)
    display = partial(summary_display, total=total)
    write_table(form, table, display, options)
    save_options(source, options)


def _sorted(
    data: list[list[object]], header: Header, options: _Options, *, total: bool
) -> list[list[object]]:
    """Return the columns with the groups in the order that is asked for, the total below them."""
    from sokatsu_cli.rate.row_order import in_order, ordered_rows

    by = orders(header, options["sort"], of_result=True)
    if not by:
        return data
    count = len(data[0]) - total
    rows = ordered_rows([column[:count] for column in data], header, by)
    return in_order(data, [*rows, *range(count, count + total)])


def _summed(source: str, options: _Options) -> "Groups":
    rules = rules_of(options)
    hints: list[str] = []

    def groups_of(header: Header, table: InputTable) -> "Groups":
        from sokatsu_cli.summary.groups import Groups

        by, hints[:] = _groups(header, options["by"])
        by_hand, missing = dict(table.columns), options["missing"]
        asked = rules, options["grades"], options
        conditions = conditions_of(header, by_hand, *asked, missing=missing)
        with wrong_usage():
            return Groups(
                header,
                table.file.path,
                by,
                rules,
                options["grades"],
                missing=options["missing"],
                places=table.places,
                conditions=conditions,
            )

    try:
        groups = worked(
            source, options, rules, groups_of, notes_of=lambda groups: [*hints, *groups.notes()]
        )
    except InputError:
        tell(hints)
        raise
    with known_period():
        groups.refuse_unknown_period()
    return groups


def _groups(header: Header, by: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return the columns to group by under names that the library finds, and a note or none."""
    sections = {"section", "section_name"} & header.positions.keys()
    if not by and not sections:
        return [], [_("sokatsu: the table has no section; give --by COLUMN for groups")]
    names = []
    for name in by or ("section",):
        if name != "section" or not sections:
            place = place_of(header, name, "--by")
            name = header.known(place) or header.names[place]  # noqa: PLW2901
        names.append(name)
    return names, []
