"""``sokatsu progress``."""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Unpack

import click

from sokatsu_cli.cli.formula_options import (
    YearOptions,
    rounding_options,
    tolerance_option,
    year_options,
    years_given,
)
from sokatsu_cli.cli.messages import tell
from sokatsu_cli.cli.options import InputOptions, input_options, output_options
from sokatsu_cli.cli.output import OutputOptions, chosen_table_format, place_of, view, write_table
from sokatsu_cli.cli.parameters import TEXT, pairs
from sokatsu_cli.cli.saved_options import refuse_unsaveable, save_options, saved_with
from sokatsu_cli.cli.source import (
    file_or_default,
    header_of,
    refuse_to_overwrite,
    using,
    work_on,
    wrong_usage,
)
from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.startup import quick_import
from sokatsu_cli.model.terms import Method
from sokatsu_cli.model.visible import listed
from sokatsu_cli.rate.rules import GivenYears, Rules
from sokatsu_cli.reading.text_tables import Table as InputTable
from sokatsu_cli.writing.displays import Table
from sokatsu_cli.writing.formats import OF_CELLS

if TYPE_CHECKING:
    from sokatsu_cli.progress.settings import Settings

_SORTED = ("pace", "growth_share")
"""The columns by which rows can be ordered."""


class _Options(InputOptions, YearOptions, OutputOptions):
    measure: str
    bounds: str | None
    growth_bounds: str | None
    earliest_baseline: bool
    tolerance: Fraction
    digits: int
    rounding: str
    where: tuple[tuple[str, str], ...]
    sort: str | None
    by: tuple[str, ...]


@click.command()
@click.argument("file", required=False, type=click.Path())
@input_options
@click.option(
    "--measure",
    type=click.Choice(["way", "growth"]),
    default="way",
    show_default=True,
    help="way: the share of the way from baseline to target beside that of the time; growth: the "
    "compound annual growth seen beside that needed.",
)
@year_options
@click.option(
    "--earliest-baseline",
    is_flag=True,
    help="Take the earliest actual as the baseline of indicators without one.",
)
@click.option(
    "--bounds",
    metavar="PERCENT,…",
    type=TEXT,
    help="Lower bounds of the classes below 'achieved', falling: of the pace from on-track and "
    "behind on, 100,0; of the share of the growth needed 95,60,0.",
)
@click.option(
    "--growth-bounds",
    metavar="PERCENT,…",
    type=TEXT,
    help="The same of the growth a year of indicators without a target. Default: 1.5,0.5,0.",
)
@tolerance_option
@rounding_options("share")
@click.option(
    "--where",
    metavar="COLUMN=VALUE",
    multiple=True,
    type=TEXT,
    callback=pairs,
    help="Keep indicators whose cell is VALUE, such as class=behind. Repeatable: all must hold.",
)
@click.option(
    "--sort",
    type=click.Choice([f"{sign}{name}" for name in _SORTED for sign in ("", "-")]),
    help="Order by a share, rising or falling; indicators without one come last.",
)
@click.option(
    "--by",
    metavar="COLUMN",
    type=TEXT,
    multiple=True,
    help="Count the classes by section, unit or any column of the result. Repeatable.",
)
@output_options
def progress(*, file: str | None, **options: Unpack[_Options]) -> None:
    """Say how far each indicator of FILE is on its way from the baseline to the target.

    One row for each indicator, over all its years: baseline, latest actual and target, the shares
    of the way and of the time, the value expected now, where the line through baseline and actual
    ends, and a class: achieved, on-track, behind, moving-away or no-data. The years are those of
    the columns baseline_year, year and target_year. Without FILE: as for 'sokatsu rate'.
    """
    form = chosen_table_format(options)
    if options["growth_bounds"] is not None and options["measure"] != "growth":
        raise click.UsageError("--growth-bounds are for --measure growth")
    if options["sort"] and options["by"]:
        raise click.UsageError("--sort is for indicators, not for the counts of --by")
    refuse_unsaveable(file, options)
    source = file_or_default(file)
    options = saved_with(source, options)
    refuse_to_overwrite(source, options)
    _write(source, form, options)
    save_options(source, options)


def _write(source: str, form: str, options: _Options) -> None:
    with quick_import():
        from sokatsu_cli.progress.display import progress_display
        from sokatsu_cli.progress.indicator_rows import with_numbers
        from sokatsu_cli.progress.measures import MEASURES

    measure, settings = options["measure"], _settings(options)
    needed = MEASURES[measure].needed
    use = partial(_texts, settings=settings, options=options)
    names, texts = using(source, options, use, needed)
    header = Header(names, {}, (), (*MEASURES[measure].columns, "class", "note"))
    texts = _chosen(header, texts, options)
    if options["by"]:
        _write_counts(header, texts, form, settings, options)
        return
    looks = view(header, options, bars=form == "table")
    data: Sequence[Sequence[object]] = texts
    if form not in OF_CELLS or options["sort"]:
        data = with_numbers(names, texts, measure)
    if options["sort"]:
        data = _sorted(header, data, options["sort"])
    table = Table(data, header, looks)
    display = partial(progress_display, measure=measure, settings=settings)
    write_table(form, table, display, options)


def _settings(options: _Options) -> "Settings":
    from sokatsu_cli.progress.measures import GROWTH_BOUNDS, settings_of

    rules = Rules.checked(
        *(Method.RATIO, options["tolerance"], 100, options["digits"], options["rounding"]),
        years=GivenYears.checked(*years_given(options)),
    )
    given = options["growth_bounds"]
    growth_bounds = GROWTH_BOUNDS if given is None else given
    with wrong_usage():
        return settings_of(
            *(options["measure"], rules, options["bounds"], growth_bounds),
            earliest_baseline=options["earliest_baseline"],
        )


def _texts(
    table: InputTable, settings: "Settings", options: _Options
) -> tuple[list[str], list[Sequence[str]]]:
    """Return the names and the columns of the indicators of a table."""
    from sokatsu_cli.progress.hints import hints
    from sokatsu_cli.progress.measures import MEASURES
    from sokatsu_cli.progress.works import ProgressWork

    measure, rules = options["measure"], settings.rules
    try:
        header = header_of(table, options, MEASURES[measure].needed)
        work = ProgressWork(
            *(header, table.file.path, measure, settings),
            missing=options["missing"],
            places=table.places,
        )
        work_on(table, header, work, rules, options)
    finally:
        tell(table.notes)
    texts, earliest = work.texts(), options["earliest_baseline"]
    tell(f"sokatsu: {hint}" for hint in hints(texts[-1], earliest_baseline=earliest))
    return work.names, texts


def _chosen(header: Header, texts: list[Sequence[str]], options: _Options) -> list[Sequence[str]]:
    """Return the columns of the indicators that are asked for."""
    from sokatsu_cli.progress.words import WORDED, progress_word_meant

    rows: Sequence[int] = range(len(texts[0]))
    for name, value in options["where"]:
        place = place_of(header, name, "--where", of_result=True)
        is_worded = header.known(place) in WORDED
        wanted = name_key(progress_word_meant(value) if is_worded else value)
        cells = texts[place]
        rows = [row for row in rows if name_key(cells[row]) == wanted]
    if not options["where"]:
        return texts
    if not rows:
        cells = listed(list(dict.fromkeys(filter(None, texts[place]))))
        tell([f"sokatsu: no indicator is left by --where; {name} has {cells}"])
    return [[cells[row] for row in rows] for cells in texts]


def _sorted(
    header: Header, data: Sequence[Sequence[object]], sort: str
) -> Sequence[Sequence[object]]:
    from sokatsu_cli.streaming.rates import by_rate

    place = place_of(header, sort.removeprefix("-"), "--sort")
    return by_rate([list(column) for column in data], place, falling=sort.startswith("-"))


def _write_counts(
    header: Header,
    texts: list[Sequence[str]],
    form: str,
    settings: "Settings",
    options: _Options,
) -> None:
    from sokatsu_cli.progress.counts import class_counts, counts_display
    from sokatsu_cli.progress.measures import MEASURES

    measure = options["measure"]
    classes = MEASURES[measure].classes
    by = [_group(header, name) for name in options["by"]]
    with wrong_usage():
        names, data = class_counts(header, texts, by, classes)
    counted = Header(names, {}, (), names)
    display = partial(counts_display, measure=measure, settings=settings)
    write_table(form, Table(data, counted, view(counted, options)), display, options)


def _group(header: Header, name: str) -> str:
    if name == "section" and {"section", "section_name"} & header.positions.keys():
        return name
    place = place_of(header, name, "--by", of_result=True)
    return header.known(place) or header.names[place]
