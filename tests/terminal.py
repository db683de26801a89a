"""What a terminal shows of a command."""

import os
import subprocess
import sys

import pytest

from needs import HAS_TERMINALS


def terminal_output(columns: int, *arguments: str, **environment: str) -> str:
    """Run on a pseudo-terminal and return what it shows; skip the test where there is none."""
    if not HAS_TERMINALS:
        pytest.skip("no pseudo-terminals")
    import pty

    parent, child = pty.openpty()
    env = {
        name: os.environ[name] for name in os.environ if name not in ("NO_COLOR", "SOKATSU_LANG")
    }
    env |= {"COLUMNS": str(columns), "TERM": "xterm", **environment}
    with subprocess.Popen(
        [sys.executable, "-m", "sokatsu_cli", *arguments],
        stdout=child,
        stderr=subprocess.PIPE,
        env=env,
    ):
        os.close(child)
        pieces = []
        try:
            while piece := os.read(parent, 4096):
                pieces.append(piece)
        except OSError:  # how Linux says that the other end has gone
            pass
    os.close(parent)
    return b"".join(pieces).decode().replace("\r\n", "\n")
