"""Types that the tests share, and a measure of work that is the same on every machine."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import NamedTuple


class Run(NamedTuple):
    """What a command did."""

    status: int
    stdout: bytes
    stderr: str


Sokatsu = Callable[..., Run]

WriteTable = Callable[[str | Sequence[str]], Path]
"""Writes rows of the needed columns and returns the path."""


def _measures(function: object) -> bool:
    """Tell whether a function is a probe of branch coverage."""
    return getattr(function, "__module__", None) == "slipcover.probe"


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions some work calls."""
    count = 0

    def counted(_frame: FrameType, event: str, called: object) -> None:
        nonlocal count
        count += event == "call" or (event == "c_call" and not _measures(called))

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
