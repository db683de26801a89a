"""Where `sokatsu check` writes its reports: to standard output, and to files at the same time."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click

from sokatsu_cli.check.findings import Report
from sokatsu_cli.check.reports.annotations import path_within
from sokatsu_cli.check.reports.formats import OF_PROGRAMS, REPORT_FORMATS, TOLD
from sokatsu_cli.cli.languages import output_language
from sokatsu_cli.cli.options import Option
from sokatsu_cli.cli.output import shown, terminal_width
from sokatsu_cli.cli.parameters import TEXT
from sokatsu_cli.cli.saved_options import OPTIONS_FILE
from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.writing.files import held_back, write_pieces

_FOR_TERMINALS = ("text", "table")


class Target(NamedTuple):
    """Where a report goes: its format, and the file, None for standard output."""

    form: str
    path: Path | None


def reports_option() -> Option:
    """The reports that are written to files."""
    return click.option(
        "--report",
        "reports",
        metavar="FORMAT=FILE",
        type=TEXT,
        multiple=True,
        callback=_targets,
        help="Write a report to a file as well, such as junit=report.xml. 'counts' has the sums of"
        " errors, warnings and agreeing rows, as NAME=NUMBER. Repeatable.",
    )


def _targets(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> tuple[Target, ...]:
    """Read each ``FORMAT=FILE``."""
    targets = []
    for value in values:
        form, _equals, path = value.partition("=")
        if form not in REPORT_FORMATS or path in ("", "-"):
            told = _("{value} is not FORMAT=FILE; formats: {formats}")
            formats = _(", ").join(REPORT_FORMATS)
            raise click.BadParameter(told.format(value=quoted(value), formats=formats))
        targets.append(Target(form, Path(path)))
    return tuple(targets)


def refuse_lost_files(targets: Sequence[Target], sources: Sequence[str]) -> None:
    """Refuse to write a report over a table that is checked, its options, or another report."""
    files = [Path(source) for source in sources if source != "-"]
    kept = [*files, *(file.parent / OPTIONS_FILE for file in files)]
    taken = {_place(file) for file in kept}
    for target in targets:
        path = Path(str(target.path))
        place = _place(path)
        if place in taken:
            told = _("--report {path}: the table, its options or another report would be lost")
            raise click.UsageError(told.format(path=target.path))
        if path.is_file() or not path.exists():  # and no device
            taken.add(place)


def _place(path: Path) -> object:
    """Return what all names of a file have in common: some systems do not tell a from A."""
    try:
        found = path.stat()
    except OSError:
        found = None
    if found and found.st_ino:
        return found.st_dev, found.st_ino
    return os.path.normcase(os.path.realpath(path))


def told_in(targets: Sequence[Target]) -> Sequence[str]:
    """Return what some reports tell of a table."""
    return list(dict.fromkeys(each for target in targets for each in TOLD[target.form]))


def write_reports(
    reports: Sequence[Report], sources: Sequence[str], targets: Sequence[Target]
) -> None:
    """Write reports, each in its language, those to files first.

    One that cannot be written keeps no other from it.

    Args:
        reports: What is told.
        sources: The file of each as it was named.
        targets: Where it is written.

    Raises:
        SokatsuError: The first of them that could not be written.
    """
    failed: list[SokatsuError] = []
    for form, path in sorted(targets, key=lambda target: target.path is None):
        told = _in_workspace(reports, sources) if form == "github" else reports
        language = output_language(for_programs=form in OF_PROGRAMS)
        told = [replace(report, language=language) for report in told]
        pieces = REPORT_FORMATS[form](told, terminal_width() if path is None else None)
        try:
            if path is None:
                write_pieces(map(shown, pieces) if form in _FOR_TERMINALS else pieces)
            else:
                with held_back(path) as output:
                    output.writelines(pieces)
        except SokatsuError as error:
            failed.append(error)
    if failed:
        raise failed[0]


def _in_workspace(reports: Sequence[Report], sources: Sequence[str]) -> list[Report]:
    """Return reports whose paths are those that GitHub knows."""
    workspace = os.environ.get("GITHUB_WORKSPACE") or os.curdir
    paths = [path_within(workspace, source) for source in sources]
    return [replace(report, path=path) for report, path in zip(reports, paths, strict=True)]
