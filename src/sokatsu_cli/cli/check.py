"""``sokatsu check``."""

import os
import sys
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Unpack

import click

from sokatsu_cli.check.explaining.remarks import most_differ, remark
from sokatsu_cli.check.findings import FINDINGS, CheckReport, Outcome, Report, Severity
from sokatsu_cli.check.practices import Allowance
from sokatsu_cli.check.reports.formats import REPORT_FORMATS
from sokatsu_cli.cli.checked_files import Checked, checked_files
from sokatsu_cli.cli.command_lines import CheckOptions, changed_line, infer_line
from sokatsu_cli.cli.formula_options import formula_options, rules_of
from sokatsu_cli.cli.messages import say
from sokatsu_cli.cli.options import (
    format_option,
    grades_option,
    input_options,
    lang_option,
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
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.temporary_files import kept_for_later
from sokatsu_cli.model.visible import listed, quoted
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.reading.patterns import named_files, refuse_unfitting
from sokatsu_cli.reading.sources import name_of
from sokatsu_cli.reading.text_tables import Table

if TYPE_CHECKING:
    from sokatsu_cli.check.comparison import Comparison

_DIFFERENT = 1

_MANY = 3
"""Rates that differ, of which a common cause is looked for."""


class _Options(CheckOptions):
    form: str | None
    reports: tuple[Target, ...]
    quiet: bool


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path())
@input_options
@formula_options
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
@lang_option("en", "reports")
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
        one = partial(_checked, options=options, rules=rules, told=told, stack=stack)
        checked = checked_files(sources, one, in_turn=options["save_options"])
        reports = [report for report, _periods in checked]
        problems = [problem for report in reports for problem in report.problems]
        if not problems:
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
    file: str, options: _Options, rules: Rules, told: Collection[str], stack: ExitStack
) -> Checked:
    """Return what comes of a file.

    Where it cannot be used, the report says why and the others are checked.
    """
    kept = stack.enter_context(kept_for_later())

    def work_of(header: Header, table: Table) -> "Comparison":
        from sokatsu_cli.check.comparison import Comparison, checked_settings
        from sokatsu_cli.check.table_rows import MOST_BYTES

        chosen = options["within"], options["reasons"], options["ignore"], options["allow"]
        settings = checked_settings(rules, *chosen, grades=options["grades"])
        path, source = table.file.path, table.file.source
        return Comparison(
            path,
            settings,
            options["missing"],
            kept,
            told,
            places=table.places.under(header.positions),
            is_small=source is None or source.size <= MOST_BYTES,
        )

    try:
        refuse_unfitting(file)
        options = saved_with(file, options)
        needed = (*NEEDED, "published_rate", STATUS)
        work = worked(file, options, rules, work_of, needed, most=sys.maxsize)
        save_options(file, options)
        report = replace(work.report(), language=options["lang"])
        return Checked(_with_remark(report, file, options, work.periods), work.periods)
    except InputError as error:
        problems = error.problems
    except SokatsuError as error:  # such as no room for what is read from a pipe
        problems = (Problem(name_of(file), None, None, str(error)),)
    return Checked(CheckReport(name_of(file), (), (), problems, language=options["lang"]), {})


def _with_remark(report: Report, file: str, options: _Options, periods: Collection[str]) -> Report:
    """Say of a report what most differences have in common, and how that is accepted.

    The command names no period of --reasons that only other files have: it would be refused.
    """
    common, language = report.common, report.language
    if common is None:
        return replace(report, remark=_hint(report, file, options))
    known = tuple(each for each in options["reasons"] if name_key(each) in periods)
    options = {**options, "reasons": known}
    command = changed_line(file, options, common.options) if common.options else ""
    return replace(report, remark=remark(common, language, command))


def _hint(report: Report, file: str, options: _Options) -> str:
    """Return which command may find out why most rates differ, "" where they do not."""
    agree, differ = map(report.count, (Outcome.AGREES, Outcome.DIFFERS))
    if differ < _MANY or differ <= agree:
        return ""
    return most_differ(report.language, infer_line(file, options))


def _refuse_unknown_periods(there: Sequence[Mapping[str, str]], periods: tuple[str, ...]) -> None:
    """A period that no row has is a slip of the pen, and a check that could not fail."""
    known = {key: period for each in there for key, period in each.items()}
    for period in periods:
        if known and not (period and name_key(period) in known):
            named = listed([period for period in known.values() if period]) or "none"
            raise click.UsageError(
                f"no row has the period {quoted(period)} of --reasons; there are: {named}"
            )
