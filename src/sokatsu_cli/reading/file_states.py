"""Whether somebody writes to a file while it is read."""

import io
import os
import stat
from typing import BinaryIO

from sokatsu_cli.model.language import N_

CHANGED = N_("the file changed while it was read; try again")
"""What is wrong with a file to which somebody has written meanwhile."""


def file_state(file: BinaryIO) -> tuple[int, int] | None:
    """Return the size and the time of the last change of a file on disk, None for any other."""
    if not isinstance(file, io.BufferedReader):
        return None
    found = os.fstat(file.fileno())
    return (found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None
