"""``sokatsu summary``."""

from functools import partial
from typing import Unpack

import click

from sokatsu_cli.cli.messages import tell
from sokatsu_cli.cli.options import (
    FormulaOptions,
    InputOptions,
    formula,
    formula_options,
    grades_option,
    input_options,
    output_options,
    rules_of,
)
from sokatsu_cli.cli.output import OutputOptions, chosen_table_format, place_of, view, write_table
from sokatsu_cli.cli.parameters import TEXT
from sokatsu_cli.cli.source import (
    file_or_default,
    reading,
    refuse_to_overwrite,
    tell_what_is_shown,
    wrong_usage,
)
from sokatsu_cli.model.columns import Header, summed_columns
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.summary.display import summary_display
from sokatsu_cli.writing.displays import Table


class _Options(InputOptions, FormulaOptions, OutputOptions):
    grades: Grades | None
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
@click.option("--no-total", is_flag=True, help="Leave out the total line.")
@formula_options
@grades_option
@output_options
def summary(*, file: str | None, **options: Unpack[_Options]) -> None:
    """Summarise the achievement rates of FILE by section, period or any column.

    Counts indicators and what is achieved, with the share achieved (in rows that have data), the
    mean and the median of the capped rates that are defined, how many rows have none, and the
    lowest row. Without FILE: as for 'sokatsu rate'.
    """
    form = chosen_table_format(options)
    source = file_or_default(file)
    refuse_to_overwrite(source, options)
    with reading(source, options) as frame:
        from sokatsu_cli.rate.identities import total_notes
        from sokatsu_cli.rate.rows import header_of
        from sokatsu_cli.summary.groups import summary_table

        read = header_of(frame, dict(options["by_hand"]))
        by = _groups(read, options["by"])
        with wrong_usage():
            summed = summary_table(
                frame,
                **formula(options),
                by=by,
                total=not options["no_total"],
                digits=options["digits"],
                grades=options["grades"],
                columns=dict(options["by_hand"]),
                missing=options["missing"],
            )
        tell(total_notes(frame, read))
        tell_what_is_shown(frame, rules_of(options), options)
    header = Header(
        list(summed.columns),
        dict(options["by_hand"]),
        needed=(),
        computed=summed_columns(options["grades"].labels if options["grades"] else ()),
    )
    table = Table(summed, header, view(header, options))
    display = partial(summary_display, total=not options["no_total"])
    write_table(form, table, display, options)


def _groups(header: Header, by: tuple[str, ...]) -> list[str]:
    """Return the columns to group by under names that the library finds."""
    sections = {"section", "section_name"} & header.positions.keys()
    if not by and not sections:
        tell(["sokatsu: the table has no section; give --by COLUMN for groups"])
        return []
    names = []
    for name in by or ("section",):
        if name != "section" or not sections:
            place = place_of(header, name, "--by")
            name = header.known(place) or header.names[place]  # noqa: PLW2901
        names.append(name)
    return names
