"""What makes the import of pandas and NumPy faster in a short command."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

_ALLOCATIONS = 100_000
"""Objects after which garbage is looked for: those of a table are many, and none is garbage."""


@contextmanager
def quick_import() -> Iterator[None]:
    """Import pandas or NumPy inside: no garbage collection, no threads for linear algebra.

    Together these take a quarter off the import (``benchmarks/startup.py``). What was imported is
    never garbage, so later collections leave it out. A thread count that the user set stays.
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(_ALLOCATIONS)
        if enabled:
            gc.enable()
