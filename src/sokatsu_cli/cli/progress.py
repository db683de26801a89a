"""``sokatsu progress``."""

from collections.abc import Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Unpack

import click

from sokatsu_cli.cli.conditions import (
    comparisons,
    orders,
    sort_option,
    where_option,
)
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
from sokatsu_cli.cli.parameters import TEXT
from sokatsu_cli.cli.result_columns import NamingOptions, further_places
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
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.startup import quick_import
from sokatsu_cli.model.terms import Method
from sokatsu_cli.model.visible import listed
from sokatsu_cli.rate.rules import GivenYears, Rules
from sokatsu_cli.reading.text_tables import Table as InputTable
from sokatsu_cli.writing.displays import Table
from sokatsu_cli.writing.formats import OF_CELLS, PEOPLE_FORMATS

if TYPE_CHECKING:
    from sokatsu_cli.progress.settings import Settings
    from sokatsu_cli.rate.row_order import Order


class _Options(InputOptions, YearOptions, OutputOptions, NamingOptions):
    measure: str
    bounds: str | None
    growth_bounds: str | None
    earliest_baseline: bool
    tolerance: Fraction
    digits: int
    rounding: str


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
@where_option("Keep", "class=behind")
@sort_option("indicators")
@click.option(
    "--by",
    metavar="COLUMN",
    type=TEXT,
    multiple=True,
    help="Count the classes by section, unit or any column of the result or of FILE. Repeatable.",
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
        raise click.UsageError(_("--growth-bounds are for --measure growth"))
    if options["sort"] and options["by"]:
        raise click.UsageError(_("--sort is for indicators, not for the counts of --by"))
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
        from sokatsu_cli.progress.words import told

    measure, settings = options["measure"], _settings(options)
    needed = MEASURES[measure].needed
    use = partial(_texts, settings=settings, options=options)
    names, texts = using(source, options, use, needed)
    header = _result_header(names, measure)
    by = orders(header, options["sort"], of_result=True)
    texts = _chosen(header, texts, options)
    if by:
        texts = _sorted(header, texts, by)
    if options["by"]:
        _write_counts(header, texts, form, settings, options)
        return
    looks = view(header, options, bars=form == "table")
    data: Sequence[Sequence[object]] = texts
    if form not in OF_CELLS:
        data = with_numbers(names, texts, measure)
    if form not in PEOPLE_FORMATS:
        _names, data = told(names, data, looks.language)
    table = Table(data, header, looks)
    display = partial(progress_display, measure=measure, settings=settings)
    write_table(form, table, display, options)


def _result_header(names: Sequence[str], measure: str) -> Header:
    from sokatsu_cli.progress.measures import MEASURES

    return Header(names, {}, (), (*MEASURES[measure].columns, "class", "note"))


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
    from sokatsu_cli.progress.indicator_rows import result_columns
    from sokatsu_cli.progress.measures import MEASURES
    from sokatsu_cli.progress.works import ProgressWork

    measure, rules = options["measure"], settings.rules
    try:
        header = header_of(table, options, MEASURES[measure].needed)
        further = further_places(
            header, _result_header(result_columns(header, measure), measure), options
        )
        work = ProgressWork(
            *(header, table.file.path, measure, settings),
            missing=options["missing"],
            places=table.places,
            further=further,
        )
        work_on(table, header, work, rules, options)
    finally:
        tell(table.notes)
    texts, earliest = work.texts(), options["earliest_baseline"]
    tell(f"sokatsu: {hint}" for hint in hints(texts[-1], earliest_baseline=earliest))
    return work.names, texts


def _chosen(header: Header, texts: list[Sequence[str]], options: _Options) -> list[Sequence[str]]:
    """Return the columns of the indicators that are asked for."""
    if not options["where"]:
        return texts
    import numpy as np

    from sokatsu_cli.progress.words import WORDED, progress_word_meant
    from sokatsu_cli.rate.comparisons import chosen_by, notes_on, printed_as_bound, verdicts

    words = dict.fromkeys(WORDED, progress_word_meant)
    asked = comparisons(header, options["where"], words=words, of_result=True)
    found = [verdicts(each, texts[each.place]) for each in asked]
    chosen = chosen_by(found, np.ones(len(texts[0]), dtype=np.bool_))
    rows = np.flatnonzero(chosen.rows).tolist()
    tell(notes_on(asked, chosen.told))
    tell(note for each in asked for note in printed_as_bound(each, texts[each.place]))
    if not rows:
        name, last = header.names[asked[-1].place], texts[asked[-1].place]
        cells = listed(list(dict.fromkeys(filter(None, last))))
        told = _("sokatsu: no indicator is left by --where; {name} has {cells}")
        tell([told.format(name=name, cells=cells)])
    return [[cells[row] for row in rows] for cells in texts]


def _sorted(
    header: Header, texts: list[Sequence[str]], by: "Sequence[Order]"
) -> list[Sequence[str]]:
    from sokatsu_cli.rate.row_order import ordered_rows

    rows = ordered_rows(texts, header, by)
    return [[cells[row] for row in rows] for cells in texts]


def _write_counts(
    header: Header,
    texts: list[Sequence[str]],
    form: str,
    settings: "Settings",
    options: _Options,
) -> None:
    from sokatsu_cli.progress.counts import class_counts, counts_display
    from sokatsu_cli.progress.measures import MEASURES
    from sokatsu_cli.progress.words import told
    from sokatsu_cli.summary.display import tell_total

    measure = options["measure"]
    classes = MEASURES[measure].classes
    by = [_group(header, name) for name in options["by"]]
    with wrong_usage():
        names, data = class_counts(header, texts, by, classes)
    of_file = {name for at, name in enumerate(header.names) if header.known(at) is None}
    known = [name for name in names if name not in of_file]
    counted = Header(names, {}, (), known)
    looks = view(counted, options)
    told_data: Sequence[Sequence[object]] = data
    if form not in PEOPLE_FORMATS:
        tell_total(data, looks.language)
        names, told_data = told(names, data, looks.language)
        counted = Header(names, {}, (), [name for name in names if name not in of_file])
    display = partial(counts_display, measure=measure, settings=settings)
    write_table(form, Table(told_data, counted, looks), display, options)


def _group(header: Header, name: str) -> str:
    if name == "section" and {"section", "section_name"} & header.positions.keys():
        return name
    place = place_of(header, name, "--by", of_result=True)
    return header.known(place) or header.names[place]
