"""Types that the tests share."""

from collections.abc import Callable
from typing import NamedTuple


class Run(NamedTuple):
    """What a command did."""

    status: int
    stdout: bytes
    stderr: str


Sokatsu = Callable[..., Run]
