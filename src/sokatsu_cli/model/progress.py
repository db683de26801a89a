"""How far long work has come: shown by whoever asks for it, of inputs that take their time."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

LONG = 32 << 20
"""Bytes of input above which progress is shown."""

Item = TypeVar("Item")

Show = Callable[[Iterable[Any], int, str], AbstractContextManager[Iterable[Any]]]
"""What shows the progress of so many items under a name, and hands the items on."""


class _Meter:
    def __init__(self, show: Show) -> None:
        self.show = show
        self.read = 0
        self.busy = False


_METER: ContextVar[_Meter | None] = ContextVar("meter", default=None)


@contextmanager
def showing_progress(show: Show) -> Iterator[None]:
    """Show the progress of what happens inside, once more than `LONG` bytes have been read."""
    token = _METER.set(_Meter(show))
    try:
        yield
    finally:
        _METER.reset(token)


def count_input(size: int) -> None:
    """Count bytes that have been read."""
    meter = _METER.get()
    if meter is not None:
        meter.read += size


def tracked(items: Iterable[Item], length: int, name: str) -> Iterable[Item]:
    """Hand items on; where progress is shown, show theirs, but not that of steps inside a step.

    Args:
        items: What is worked on, one after another.
        length: How many there are.
        name: What is done to them, such as ``computing``; "" for what is too short to be shown.
    """
    meter = _METER.get()
    if meter is None or meter.read < LONG or meter.busy or not name:
        return items
    return _shown(items, length, name, meter)


def _shown(items: Iterable[Item], length: int, name: str, meter: _Meter) -> Iterator[Item]:
    meter.busy = True
    try:
        with meter.show(items, length, name) as shown:
            yield from shown
    finally:
        meter.busy = False
