"""Types that the tests share."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple


class Run(NamedTuple):
    """What a command did."""

    status: int
    stdout: bytes
    stderr: str


Sokatsu = Callable[..., Run]

WriteTable = Callable[[str | Sequence[str]], Path]
"""Writes rows of the needed columns and returns the path."""
