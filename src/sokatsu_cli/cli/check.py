"""``sokatsu check``."""

import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Unpack

import click

from sokatsu_cli.check.annotations import path_within
from sokatsu_cli.check.findings import FINDINGS, CheckReport, Report, Severity
from sokatsu_cli.check.formats import REPORT_FORMATS, TOLD
from sokatsu_cli.cli.options import (
    FormulaOptions,
    InputOptions,
    format_option,
    formula_options,
    input_options,
    percent_option,
    rules_of,
)
from sokatsu_cli.cli.parameters import TEXT
from sokatsu_cli.cli.saved_options import refuse_unsaveable, save_options, saved_with
from sokatsu_cli.cli.source import file_or_default, worked
from sokatsu_cli.model.columns import NEEDED, Header
from sokatsu_cli.model.errors import InputError, Problem, SokatsuError
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.temporary_files import kept_for_later
from sokatsu_cli.model.visible import listed, quoted
from sokatsu_cli.reading.sources import name_of
from sokatsu_cli.reading.text_tables import Table
from sokatsu_cli.writing.files import write_pieces

if TYPE_CHECKING:
    from sokatsu_cli.check.comparison import Comparison

_DIFFERENT = 1


class _Options(InputOptions, FormulaOptions):
    within: Fraction
    reasons: tuple[str, ...]
    ignore: tuple[str, ...]
    strict: bool
    form: str | None
    quiet: bool


@click.command()
@click.argument("files", nargs=-1, metavar="[FILE]...", type=click.Path())
@input_options
@formula_options
@percent_option(
    "--within", "0", "How far a printed rate may be from the recomputed one.", metavar="POINTS"
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
@click.option("--strict", is_flag=True, help="Let warnings fail the check too.")
@format_option(REPORT_FORMATS, "github in a GitHub workflow, else text")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit code tells.")
def check(*, files: tuple[str, ...], **options: Unpack[_Options]) -> int:
    """Recompute the published rates of each FILE and compare them as printed.

    Without FILE: as for 'sokatsu rate'. Exit code: 0 all agree, 1 something was found, 2 a FILE
    cannot be used.
    """
    refuse_unsaveable(files[0] if files else None, options)
    sources = files or (file_or_default(None),)
    usual = "github" if os.environ.get("GITHUB_ACTIONS") else "text"
    form = "" if options["quiet"] else options["form"] or usual
    with ExitStack() as stack:
        checked = [_checked(file, options, form, stack) for file in sources]
        reports = [report for report, _periods in checked]
        problems = [problem for report in reports for problem in report.problems]
        if not problems:
            _refuse_unknown_periods([periods for _report, periods in checked], options["reasons"])
        if form == "github":
            workspace = os.environ.get("GITHUB_WORKSPACE") or os.curdir
            paths = [path_within(workspace, source) for source in sources]
            reports = [
                replace(report, path=path) for report, path in zip(reports, paths, strict=True)
            ]
        if form:
            write_pieces(REPORT_FORMATS[form](reports))
    if problems:
        raise InputError(problems)
    failing = list(Severity) if options["strict"] else [Severity.ERROR]
    return _DIFFERENT if any(each.number(level) for each in reports for level in failing) else 0


def _checked(
    file: str, options: _Options, form: str, stack: ExitStack
) -> tuple[Report, Mapping[str, str]]:
    """Return the report of a file, and each of its periods as it is spelled.

    Where it cannot be used, the report says why and the others are checked.
    """
    rules = rules_of(options)
    kept = stack.enter_context(kept_for_later())

    def work_of(_header: Header, table: Table) -> "Comparison":
        from sokatsu_cli.check.comparison import Comparison, checked_settings

        chosen = options["within"], options["reasons"], options["ignore"]
        settings = checked_settings(rules, *chosen)
        told = TOLD.get(form, ())
        path, places = table.file.path, table.places
        return Comparison(path, settings, options["missing"], kept, told, places=places)

    try:
        options = saved_with(file, options)
        work = worked(file, options, rules, work_of, (*NEEDED, "published_rate"), most=sys.maxsize)
        save_options(file, options)
        return work.report(), work.periods
    except InputError as error:
        problems = error.problems
    except SokatsuError as error:  # such as no room for what is read from a pipe
        problems = (Problem(name_of(file), None, None, str(error)),)
    return CheckReport(name_of(file), (), (), problems), {}


def _refuse_unknown_periods(there: Sequence[Mapping[str, str]], periods: tuple[str, ...]) -> None:
    """A period that no row has is a slip of the pen, and a check that could not fail."""
    known = {key: period for each in there for key, period in each.items()}
    for period in periods:
        if known and not (period and name_key(period) in known):
            named = listed([period for period in known.values() if period]) or "none"
            raise click.UsageError(
                f"no row has the period {quoted(period)} of --reasons; there are: {named}"
            )
