"""``sokatsu report``."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Unpack

import click

from sokatsu_cli.cli.conditions import (
    ConditionOptions,
    Sort,
    SortOptions,
    conditions_of,
    known_period,
    period_option,
    sort_option,
    sorted_frame,
    split_of,
    tell_if_none,
    where_option,
)
from sokatsu_cli.cli.directions import frame_with_directions
from sokatsu_cli.cli.formula_options import FormulaOptions, formula_options, rules_of
from sokatsu_cli.cli.further_columns import (
    FurtherOptions,
    further_cells,
    further_columns_option,
)
from sokatsu_cli.cli.languages import lang_option, page_language
from sokatsu_cli.cli.messages import tell
from sokatsu_cli.cli.options import (
    AddedOptions,
    InputOptions,
    Option,
    format_option,
    grades_option,
    input_options,
    output_option,
)
from sokatsu_cli.cli.output import Output, chosen_format, output_path, place_of
from sokatsu_cli.cli.parameters import TEXT
from sokatsu_cli.cli.saved_options import refuse_unsaveable, save_options, saved_with
from sokatsu_cli.cli.source import file_or_default, reading, refuse_to_overwrite
from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import listed, quoted, visible
from sokatsu_cli.rate.chosen_periods import ChosenPeriod
from sokatsu_cli.reading.text_tables import Table
from sokatsu_cli.report.contents import Contents, Heading
from sokatsu_cli.report.formats import SHEET_FORMATS, render_report, sheet_format_of
from sokatsu_cli.report.further_rows import FurtherRows
from sokatsu_cli.report.notes import read_notes, sections_without_rows
from sokatsu_cli.report.results import Period
from sokatsu_cli.report.section_keys import SIDE_BY_SIDE, section_keys
from sokatsu_cli.report.sheet import SECTIONS
from sokatsu_cli.report.words import SHEET_LANGUAGES, SheetWords
from sokatsu_cli.writing.files import write_output

if TYPE_CHECKING:
    import pandas as pd

    from sokatsu_cli.rate.conditions import Conditions
    from sokatsu_cli.rate.parts import FramePart
    from sokatsu_cli.report.sheet import SummarySheet


_UNORDERED = N_(
    "sokatsu: the periods have no years, so the last of the table is taken as the latest; "
    "--period names another"
)


_OWN_COLUMNS = N_("{columns}: a report has columns of its own; +COLUMN adds one of the table")


class _Options(InputOptions, FormulaOptions, AddedOptions, Output, ConditionOptions):
    by: str
    sort: Sort
    columns: str | None
    title: str | None
    subtitle: str | None
    date: str | None
    owner: str | None
    notes: str | None
    lang: str


def _line(_ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None and (not value.strip() or visible(value) != value):
        told = _("{value} is no {name}").format(value=quoted(value), name=param.name)
        raise click.BadParameter(told)
    return value


def _line_option(name: str, what: str) -> Option:
    """What stands at the top of the report."""
    return click.option(name, metavar="TEXT", type=TEXT, callback=_line, help=what)


@click.command()
@click.argument("file", required=False, type=click.Path())
@input_options
@formula_options
@grades_option()
@click.option(
    "--baseline-change/--no-baseline-change",
    default=True,
    show_default=True,
    help="Show the change from the baseline to the actual, and whether it is for the better.",
)
@where_option("Show only")
@sort_option("sections and indicators, by the first of their rows,")
@further_columns_option("Show columns of FILE with each indicator")
@period_option("Tell at the top how this period stands, not the latest")
@click.option(
    "--by",
    metavar="COLUMN",
    type=TEXT,
    default=SECTIONS,
    show_default=True,
    help="Divide the report by section, chapter or any column of FILE.",
)
@_line_option("--title", "Title of the report. Default: 総括表.")
@_line_option("--subtitle", "What stands below the title, such as the name of the plan.")
@_line_option("--date", "Date of the report. Default: none, so that one FILE gives the same bytes.")
@_line_option("--owner", "Who answers for the report.")
@click.option(
    "--notes",
    metavar="FILE",
    type=click.Path(),
    help="What is written of each section beside its figures: a CSV of section (節), kind (区分) "
    "and text (本文). A section is named as 1-2, by its name, or left blank for the whole plan.",
)
@lang_option("messages and the report", page_language, N_("SOKATSU_LANG, else ja"))
@format_option(SHEET_FORMATS, "by the suffix of -o, else html")
@output_option
def report(*, file: str | None, **options: Unpack[_Options]) -> None:
    """Tell how the plan of FILE stands: a page to look at, to print or to send.

    First the latest period in a sentence, with counts, sections and what to look at first; then
    every indicator on one scale and on a card, differences from the published rates, and the whole
    summary sheet (総括表) as on paper. -o plan.html is one page that needs nothing else, -o plan.md
    Markdown, -o plan.xlsx a summary and a list with live formulas over the published layout.
    Without FILE: as for 'sokatsu rate'.
    """
    form = chosen_format(options, usual="html", by_suffix=sheet_format_of)
    lacking = [name for name in ("grades", "notes") if options[name] is not None]
    if lacking and form == "xlsx":
        told = _("a workbook has no {name}; give html or markdown")
        raise click.UsageError(told.format(name=lacking[0]))
    refuse_unsaveable(file, options)
    source = file_or_default(file)
    options = saved_with(source, options)
    refuse_to_overwrite(source, options)
    refuse_to_overwrite(options["notes"] or source, options, "--notes FILE")
    with reading(source, options) as (read, table):
        contents = _contents(read, table, options)
    write_output(render_report(form, contents), output_path(options))
    save_options(source, options)


def _contents(read: "pd.DataFrame", table: Table, options: _Options) -> Contents:
    """Return what a table says; tell what its reader should know."""
    from sokatsu_cli.rate.frame_texts import header_of
    from sokatsu_cli.rate.identities import totals_of
    from sokatsu_cli.rate.parts import FramePart
    from sokatsu_cli.rate.shown_figures import shown_otherwise
    from sokatsu_cli.rate.totals import total_notes, total_rows
    from sokatsu_cli.report.arrangement import summary_sheet
    from sokatsu_cli.report.divided_periods import refuse_divided

    rules, columns = rules_of(options), table.columns
    frame = read if table.places.is_office else frame_with_directions(read, options)
    header = header_of(frame, columns)
    by = _by(header, options["by"])
    sections = section_keys(FramePart(frame, header), by)
    conditions = _conditions(header, columns, options)
    if conditions is not None:
        frame = _kept(frame, header, conditions, options)
    if options["sort"]:
        frame = sorted_frame(frame, header, dict(columns), rules, _sort_options(options))
    sheet = summary_sheet(
        frame,
        by=by,
        **rules.given,
        grades=options["grades"],
        baseline_change=options["baseline_change"],
        columns=columns,
        missing=options["missing"],
    )
    part = FramePart(frame, header)
    totals = total_rows(part, totals_of(part))
    tell(total_notes(part.path, totals, len(totals), table.places))
    tell(shown_otherwise(part, rules, options["missing"]))
    tell_if_none(options["where"], len(frame))
    if not sheet.is_ordered and options["sort"]:
        text = _("the periods have no years, so the order of the rows is that of the periods")
        raise click.BadParameter(text, param_hint="--sort")
    period = _period(sheet, options["period"])
    refuse_divided(sheet, table.places, period)
    if not sheet.is_ordered and options["period"] is None:
        tell([_(_UNORDERED)])
    words = SHEET_LANGUAGES[options["lang"]]
    notes = read_notes(options["notes"], sections) if options["notes"] else ()
    lost = sections_without_rows(notes, [section.key for section in sheet.sections])
    if lost:
        told = _("sokatsu: notes of sections that have no row left: {sections}")
        tell([told.format(sections=listed(lost))])
    further = _further(part, columns, options)
    return Contents(sheet, words, _heading(options, words, conditions), period, notes, further)


def _further(part: "FramePart", columns: Mapping[str, str], options: _Options) -> FurtherRows:
    """Return the cells of the further columns that are asked for."""
    from sokatsu_cli.rate.row_years import year_reader
    from sokatsu_cli.rate.rows import RowReader

    rules, missing = rules_of(options), options["missing"]
    asked = FurtherOptions(
        columns=options["columns"], sort=(), grades=options["grades"], missing=missing
    )
    further = further_cells(part.header, dict(columns), rules, asked, _OWN_COLUMNS)
    if further is None:
        return FurtherRows()
    published = "published_rate" in part.header.positions
    rows = RowReader(missing, published=published, years=year_reader(rules)).read(part)
    cells = zip(*further.of(part, rows), strict=True)
    return FurtherRows(further.columns, dict(zip(part.lines, cells, strict=True)))


def _conditions(
    header: Header, columns: Mapping[str, str], options: _Options
) -> "Conditions | None":
    asked = ConditionOptions(where=options["where"], period=None)
    by = rules_of(options), options["grades"], asked
    return conditions_of(header, dict(columns), *by, missing=options["missing"])


def _kept(
    frame: "pd.DataFrame", header: Header, conditions: "Conditions", options: _Options
) -> "pd.DataFrame":
    """Return the rows that are asked for, once all have been looked at."""
    from sokatsu_cli.rate.comparisons import notes_on
    from sokatsu_cli.rate.conditions import kept_frame

    rules, missing = rules_of(options), options["missing"]
    kept, told = kept_frame(frame, header, conditions, rules, missing)
    tell(notes_on(conditions.where, told))
    return kept


def _sort_options(options: _Options) -> SortOptions:
    return SortOptions(sort=options["sort"], grades=options["grades"], missing=options["missing"])


def _by(header: Header, name: str) -> str:
    """Return the column by which the sheet is divided, under a name that the library finds."""
    if name == SECTIONS:
        return name
    place = place_of(header, name, "--by")
    known = header.known(place)
    if known in SIDE_BY_SIDE:
        text = _("{name!r} stands side by side; --period chooses one").format(name=name)
        raise click.BadParameter(text, param_hint="--by")
    return known or header.names[place]


def _heading(options: _Options, words: SheetWords, conditions: "Conditions | None") -> Heading:
    title = options["title"] or words.title
    texts = {name: options[name] or "" for name in ("subtitle", "owner", "date")}
    asked = [split_of(conditions.header, each) for each in options["where"]] if conditions else []
    told = tuple(f"{each.name} {each.operator} {each.value}".rstrip() for each in asked)
    return Heading(title, **texts, conditions=told)


def _period(sheet: "SummarySheet", text: str | None) -> Period | None:
    """Return the period that is meant by a text, None for the latest."""
    if text is None or not sheet.results:
        return None
    with known_period():
        return Period(*ChosenPeriod(text).found(sheet.periods))
