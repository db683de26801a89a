"""``sokatsu check``."""

import os
from dataclasses import replace
from fractions import Fraction
from typing import Unpack

import click

from sokatsu_cli.check.annotations import path_within
from sokatsu_cli.check.findings import FINDINGS, CheckReport, Severity
from sokatsu_cli.check.formats import REPORT_FORMATS
from sokatsu_cli.cli.options import (
    FormulaOptions,
    InputOptions,
    formula,
    formula_options,
    input_options,
    rules_of,
)
from sokatsu_cli.cli.parameters import TEXT, percent
from sokatsu_cli.cli.source import file_or_default, reading, tell_what_is_shown
from sokatsu_cli.model.errors import InputError, Problem, SokatsuError
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.visible import listed, quoted
from sokatsu_cli.reading.sources import name_of
from sokatsu_cli.writing.files import write_output

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
@click.option(
    "--within",
    metavar="POINTS",
    type=TEXT,
    callback=percent,
    default="0",
    show_default=True,
    help="How far a printed rate may be from the recomputed one.",
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
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(list(REPORT_FORMATS)),
    help="Output format. Default: github in a GitHub workflow, else text.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit code tells.")
def check(*, files: tuple[str, ...], **options: Unpack[_Options]) -> int:
    """Recompute the published rates of each FILE and compare them as printed.

    Without FILE: as for 'sokatsu rate'. Exit code: 0 all agree, 1 something was found, 2 a FILE
    cannot be used.
    """
    sources = files or (file_or_default(None),)
    reports = [_report(file, options) for file in sources]
    problems = [problem for report in reports for problem in report.problems]
    if not problems:
        _refuse_unknown_periods(reports, options["reasons"])
    if not options["quiet"]:
        usual = "github" if os.environ.get("GITHUB_ACTIONS") else "text"
        form = options["form"] or usual
        if form == "github":
            workspace = os.environ.get("GITHUB_WORKSPACE") or os.curdir
            paths = [path_within(workspace, source) for source in sources]
            reports = [
                replace(report, path=path) for report, path in zip(reports, paths, strict=True)
            ]
        write_output(REPORT_FORMATS[form](reports).encode(), None)
    if problems:
        raise InputError(problems)
    failing = set(Severity) if options["strict"] else {Severity.ERROR}
    found = (finding.severity in failing for report in reports for finding in report.findings)
    return _DIFFERENT if any(found) else 0


def _report(file: str, options: _Options) -> CheckReport:
    """Check a file; where it cannot be used, the report says why and the others are checked."""
    try:
        with reading(file, options) as frame:
            from sokatsu_cli.check.comparison import check_rates

            report = check_rates(
                frame,
                **formula(options),
                digits=options["digits"],
                within=options["within"],
                reasons=options["reasons"],
                ignore=options["ignore"],
                columns=dict(options["by_hand"]),
                missing=options["missing"],
            )
            tell_what_is_shown(frame, rules_of(options), options)
    except InputError as error:
        return CheckReport(name_of(file), (), (), error.problems)
    except SokatsuError as error:  # such as no room for what is read from a pipe
        name = name_of(file)
        return CheckReport(name, (), (), (Problem(name, None, None, str(error)),))
    return report


def _refuse_unknown_periods(reports: list[CheckReport], periods: tuple[str, ...]) -> None:
    """A period that no row has is a slip of the pen, and a check that could not fail."""
    known = {name_key(row.period): row.period for report in reports for row in report.rows}
    for period in periods:
        if known and not (period and name_key(period) in known):
            there = listed([period for period in known.values() if period]) or "none"
            raise click.UsageError(
                f"no row has the period {quoted(period)} of --reasons; there are: {there}"
            )
