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


def calls_of(work: Callable[[], object]) -> int:
    """Return how many functions some work calls."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
