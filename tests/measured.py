"""Which tests count for coverage: all but those that are marked as repeating.

A test that draws, or tries much of the same, takes up to twice as long while it is measured.
The mark says that other tests reach what it reaches, and say what comes out there.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest


def repeats(item: pytest.Item) -> bool:
    """Return whether a test is marked as one that counts for no coverage."""
    return item.get_closest_marker("repeats") is not None


@contextmanager
def unmeasured() -> Iterator[None]:
    """Trace nothing meanwhile, whatever traces; it goes on where it stopped."""
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(tracer)


def empty_caches() -> None:
    """Forget what was made while nothing was measured: tests that count make it again."""
    for name, module in sys.modules.copy().items():
        if name.startswith("sokatsu_cli"):
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
