"""``sokatsu check``."""

import os
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, Unpack

import click

from sokatsu_cli.check.check_reports import CheckReport
from sokatsu_cli.check.explaining.remarks import most_differ, remark
from sokatsu_cli.check.findings import FINDINGS, Outcome, Report, Severity
from sokatsu_cli.check.practices import Allowance
from sokatsu_cli.check.reports.formats import REPORT_FORMATS
from sokatsu_cli.cli.checked_files import Checked, checked_files
from sokatsu_cli.cli.command_lines import CheckOptions, changed_line, infer_line
from sokatsu_cli.cli.conditions import (
    NONE_LEFT,
    ConditionOptions,
    Sort,
    conditions_of,
    sort_option,
    where_option,
)
from sokatsu_cli.cli.formula_options import formula_options, rules_of
from sokatsu_cli.cli.further_columns import (
    FurtherOptions,
    further_cells,
    further_columns_option,
)
from sokatsu_cli.cli.languages import lang_option
from sokatsu_cli.cli.messages import say
from sokatsu_cli.cli.options import (
    format_option,
    grades_option,
    input_options,
    percent_option,
)
from sokatsu_cli.cli.parameters import TEXT, allowances
from sokatsu_cli.cli.reports import (
    Target,
    refuse_lost_files,
    reports_option,
    told_in,
    write_reports,
)
from sokatsu_cli.cli.saved_options import refuse_unsaveable, save_options, saved_with
from sokatsu_cli.cli.source import file_or_default, worked
from sokatsu_cli.model.columns import NEEDED, STATUS, Header
from sokatsu_cli.model.errors import InputError, Problem, SokatsuError
from sokatsu_cli.model.language import LANGUAGES, N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.temporary_files import kept_for_later
from sokatsu_cli.model.visible import listed, quoted
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.reading.patterns import named_files, refuse_unfitting
from sokatsu_cli.reading.sources import name_of
from sokatsu_cli.reading.text_tables import Table

if TYPE_CHECKING:
    from sokatsu_cli.check.comparison import Comparison
    from sokatsu_cli.streaming.chosen_works import ChosenWork

_DIFFERENT = 1

_OWN_COLUMNS = N_("{columns}: a finding has columns of its own; +COLUMN adds one of the table")

_MANY = 3
"""Rates that differ, of which a common cause is looked for."""


class _Options(CheckOptions):
    columns: str | None
    sort: Sort
    form: str | None
    reports: tuple[Target, ...]
    quiet: bool


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path())
@input_options
@formula_options
@where_option("Check only", "担当課=環境課")
@sort_option("the findings of a FILE")
@further_columns_option("Tell columns of FILE with each finding")
@percent_option(
    "--within", "0", "How far a printed rate may be from the recomputed one.", metavar="POINTS"
)
@grades_option(
    "Hold printed statuses to grades of the exact rates, as 'sokatsu rate' gives them. "
    "Default: ○ 達成 and × △ 未達成 to whether the target is achieved.",
)
@click.option(
    "--reasons",
    metavar="PERIOD",
    type=TEXT,
    multiple=True,
    help="A period whose rows need a reason where they are not achieved. Repeatable.",
)
@click.option(
    "--ignore",
    metavar="NAME",
    type=click.Choice(list(FINDINGS)),
    multiple=True,
    help="A finding to leave out, such as mixed-precision. Repeatable.",
)
@click.option(
    "--allow",
    metavar="NAME,…",
    type=TEXT,
    multiple=True,
    callback=allowances,
    help="Explanations of a rate that differs which make it a warning: "
    f"{', '.join(Allowance)}. Repeatable.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail the check too.")
@format_option(REPORT_FORMATS, "github in a GitHub workflow, else text")
@reports_option()
@lang_option("messages and reports; json and junit are in Japanese only with --lang ja")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit code tells.")
def check(*, files: tuple[str, ...], **options: Unpack[_Options]) -> int:
    """Recompute the published rates of each FILE and compare them as printed.

    FILE may be a pattern such as 'data/**/*.csv'. Without FILE: as for 'sokatsu rate'. Exit code:
    0 all agree, 1 something was found, 2 a FILE cannot be used.
    """
    refuse_unsaveable(files[0] if files else None, options)
    sources = named_files(files) or [file_or_default(None)]
    usual = "github" if os.environ.get("GITHUB_ACTIONS") else "text"
    printed = [] if options["quiet"] else [Target(options["form"] or usual, None)]
    targets = [*options["reports"], *printed]
    refuse_lost_files(options["reports"], sources)
    rules = rules_of(options)
    told = {*told_in(targets), *(["findings"] if options["allow"] else [])}
    with ExitStack() as stack:
        is_only = len(sources) == 1
        one = partial(_checked, options, rules, told, stack, is_only=is_only)
        checked = checked_files(sources, one, in_turn=options["save_options"])
        reports = [report for report, _periods in checked]
        problems = [problem for report in reports for problem in report.problems]
        if not problems:
            _refuse_nothing_chosen(reports, options)
            _refuse_unknown_periods([periods for _report, periods in checked], options["reasons"])
        try:
            write_reports(reports, sources, targets)
        except SokatsuError:
            say(*(InputError(problems).lines() if problems else ()))
            raise
    if problems:
        raise InputError(problems)
    failing = list(Severity) if options["strict"] else [Severity.ERROR]
    return _DIFFERENT if any(each.number(level) for each in reports for level in failing) else 0


def _checked(
    options: _Options,
    rules: Rules,
    told: Collection[str],
    stack: ExitStack,
    file: str,
    *,
    is_only: bool,
) -> Checked:
    """Return what comes of a file.

    Where it cannot be used, the report says why and the others are checked.
    """
    kept = stack.enter_context(kept_for_later())

    works: list[Comparison] = []

    def work_of(header: Header, table: Table) -> "Comparison | ChosenWork[Any]":
        works.append(_comparison(header, table, options, rules, kept=kept, told=told))
        return _chosen(works[-1], header, table, options, rules)

    try:
        refuse_unfitting(file)
        options = saved_with(file, options)
        needed = (*NEEDED, "published_rate", STATUS)
        worked(file, options, rules, work_of, needed, most=sys.maxsize, notes_of=_notes_of)
        save_options(file, options)
        work = works[-1]
        report = work.report()
        remarks = _remarks(report, file, options, work.periods)
        return Checked(replace(report, remarks=remarks), work.periods)
    except InputError as error:
        problems = error.problems
    except SokatsuError as error:  # such as no room for what is read from a pipe
        problems = (Problem(name_of(file), None, None, str(error)),)
    except click.BadParameter as error:  # such as a column that only other files have
        if is_only:
            raise
        problems = (Problem(name_of(file), None, None, error.format_message()),)
    return Checked(CheckReport(name_of(file), (), (), problems), {})


def _comparison(
    header: Header,
    table: Table,
    options: _Options,
    rules: Rules,
    *,
    kept: BinaryIO,
    told: Collection[str],
) -> "Comparison":
    """Return the work of comparing a table; what is told of it is kept in a file."""
    from sokatsu_cli.check.comparison import Comparison, checked_settings
    from sokatsu_cli.check.table_rows import MOST_BYTES

    chosen = options["within"], options["reasons"], options["ignore"], options["allow"]
    settings = checked_settings(rules, *chosen, grades=options["grades"])
    path, source = table.file.path, table.file.source
    asked = FurtherOptions(
        columns=options["columns"],
        sort=options["sort"],
        grades=options["grades"],
        missing=options["missing"],
    )
    return Comparison(
        path,
        settings,
        options["missing"],
        kept,
        told,
        places=table.places.under(header.positions),
        is_small=source is None or source.size <= MOST_BYTES,
        further=further_cells(header, dict(table.columns), rules, asked, _OWN_COLUMNS),
    )


def _chosen(
    work: "Comparison", header: Header, table: Table, options: _Options, rules: Rules
) -> "Comparison | ChosenWork[Any]":
    """Return the work on the rows that are asked for."""
    asked = ConditionOptions(where=options["where"], period=None)
    by_hand, missing = dict(table.columns), options["missing"]
    grades = options["grades"]
    conditions = conditions_of(header, by_hand, rules, grades, asked, missing=missing)
    if conditions is None:
        return work
    from sokatsu_cli.streaming.chosen_works import ChosenWork

    return ChosenWork(work, conditions, rules, missing)


def _notes_of(work: "Comparison | ChosenWork[Any]") -> Iterator[str]:
    from sokatsu_cli.streaming.chosen_works import ChosenWork

    if isinstance(work, ChosenWork):
        yield from work.notes()
        if not work.count:
            yield _(NONE_LEFT)


def _remarks(
    report: Report, file: str, options: _Options, periods: Collection[str]
) -> dict[str, str]:
    """Say in each language what most differences of a report have in common.

    The command that accepts it has the language of the sentence, and names no period of --reasons
    that only other files have: it would be refused.
    """
    common = report.common
    known = tuple(each for each in options["reasons"] if name_key(each) in periods)
    remarks = {}
    for language in LANGUAGES:
        if common is None:
            remarks[language] = _hint(report, file, options, language)
            continue
        told: _Options = {**options, "reasons": known, "lang": language}
        command = changed_line(file, told, common.options) if common.options else ""
        remarks[language] = remark(common, language, command)
    return remarks


def _hint(report: Report, file: str, options: _Options, language: str) -> str:
    """Return which command may find out why most rates differ, "" where they do not."""
    agree, differ = map(report.count, (Outcome.AGREES, Outcome.DIFFERS))
    if differ < _MANY or differ <= agree:
        return ""
    return most_differ(language, infer_line(file, options))


def _refuse_nothing_chosen(reports: Sequence[Report], options: _Options) -> None:
    """A condition that holds of no row of any file would be a check that could not fail."""
    if options["where"] and not any(each.count(outcome) for each in reports for outcome in Outcome):
        raise click.UsageError(_("no row is left by --where, so nothing would be checked"))


def _refuse_unknown_periods(there: Sequence[Mapping[str, str]], periods: tuple[str, ...]) -> None:
    """A period that no row has is a slip of the pen, and a check that could not fail."""
    known = {key: period for each in there for key, period in each.items()}
    for period in periods:
        if known and not (period and name_key(period) in known):
            named = listed([period for period in known.values() if period]) or _("none")
            raise click.UsageError(
                _("no row has the period {period} of --reasons; there are: {named}").format(
                    period=quoted(period), named=named
                )
            )
