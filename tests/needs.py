"""What some tests need of a system, as marks: who lacks it skips them, and says so."""

import os
import signal
from collections.abc import Collection, Iterable
from importlib.util import find_spec
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

_POSIX = os.name == "posix"

needs_bash = pytest.mark.skipif(
    not _POSIX, reason="there is no bash, or that of another system within this one"
)
needs_signals = pytest.mark.skipif(
    not (_POSIX and hasattr(signal, "SIGHUP")), reason="a signal interrupts nothing here"
)
needs_fifos = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
needs_devices = pytest.mark.skipif(not Path("/dev/null").exists(), reason="no folder of devices")
needs_full_device = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device")
needs_permissions = pytest.mark.skipif(
    not _POSIX, reason="a file has the permissions of its folder"
)
needs_links = pytest.mark.skipif(not _POSIX, reason="symbolic links are for administrators")

seldom = pytest.mark.skipif(
    not os.environ.get("SOKATSU_LARGE"),
    reason="takes seconds: SOKATSU_LARGE=1 tries it, as CI does each week and before a release",
)


def some_seldom(names: Iterable[str], large: Collection[str]) -> list[str | ParameterSet]:
    """Return names of inputs for a test, the large ones as those that are tried seldom.

    What is tried in every run is the largest of a kind, and each message with lower limits.
    """
    return [pytest.param(name, marks=seldom) if name in large else name for name in names]


HAS_TERMINALS = find_spec("termios") is not None
"""Whether a test can look at what a terminal shows."""

HAS_MEASURES = find_spec("resource") is not None and hasattr(os, "fork")
"""Whether the system tells what a process has taken."""
