"""Many files that are checked in one run: small ones by as many processes as there are."""

import io
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import redirect_stderr
from dataclasses import replace
from functools import partial
from math import inf
from pathlib import Path
from typing import NamedTuple

from sokatsu_cli.check.findings import Finding, Report
from sokatsu_cli.cli.messages import say
from sokatsu_cli.streaming.shares import results

_SMALL = 1 << 20
"""Bytes of a file that is not worth several processes by itself."""

_FEW = 1 << 25
"""Bytes of all files whose findings have room in memory."""


class Checked(NamedTuple):
    """What came of a file: its report, and each of its periods as it is spelled."""

    report: Report
    periods: Mapping[str, str]


class _Held(NamedTuple):
    """What came of a file, and what was said of it meanwhile."""

    checked: Checked
    said: str


def checked_files(
    files: Sequence[str], check: Callable[[str], Checked], *, in_turn: bool = False
) -> list[Checked]:
    """Check files; what is said of each is said in their order.

    Args:
        files: Their names.
        check: Checks one of them.
        in_turn: Whether they must be checked one after another.
    """
    if in_turn or not _are_small(files):
        return [check(file) for file in files]
    held = results(files, partial(_held, check), partial(_packed, check))
    for each in held:
        say(*each.said.split("\n")[:-1])
    return [each.checked for each in held]


def _are_small(files: Sequence[str]) -> bool:
    sizes = list(map(_size, files))
    return max(sizes) <= _SMALL and sum(sizes) <= _FEW


def _size(file: str) -> float:
    """Return the bytes of a file: none if it is not there, no end if it is no file."""
    try:
        state = Path(file).stat()
    except OSError:
        return inf if file == "-" else 0
    return state.st_size if stat.S_ISREG(state.st_mode) and file != "-" else inf


def _held(check: Callable[[str], Checked], file: str) -> _Held:
    with redirect_stderr(io.StringIO()) as said:
        checked = check(file)
    return _Held(checked, said.getvalue())


def _packed(check: Callable[[str], Checked], file: str) -> _Held:
    """Return what comes of a file as another process can take it, with all that it tells."""
    (report, periods), said = _held(check, file)
    found = _explained(report.findings)
    ordered = None if report.ordered is None else _explained(report.ordered)
    packed = replace(report, rows=tuple(report.rows), findings=found, ordered=ordered)
    return _Held(Checked(packed, periods), said)


def _explained(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with what explains them, which is otherwise found out when it is told."""
    return [replace(finding, because=tuple(finding.because)) for finding in findings]
