"""Named pipes: opened without waiting for ever for somebody at the other end."""

import errno
import os
from pathlib import Path
from time import monotonic, sleep
from typing import BinaryIO

from sokatsu_cli.model.language import gettext as _

_PATIENCE = 5.0
"""Seconds in which somebody must have opened the other end."""

_STEP = 0.02
"""Seconds between two looks."""


def pipe_to_read(path: str | Path) -> tuple[BinaryIO, bytes]:
    """Open a pipe, and return with it what has been read of it already.

    Raises:
        OSError: Nobody writes to it.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    file = os.fdopen(descriptor, "rb")
    begun = b""
    end = monotonic() + _PATIENCE
    try:
        while not (begun := os.read(descriptor, 1)):  # which looks like the end, without a writer
            if monotonic() > end:
                file.close()
                raise OSError(errno.ENXIO, _("nobody writes to this pipe"))
            sleep(_STEP)
    except BlockingIOError:  # there is one, who has written nothing yet
        pass
    os.set_blocking(descriptor, True)
    return file, begun


def pipe_to_write(path: str | Path) -> BinaryIO:
    """Open a pipe.

    Raises:
        OSError: Nobody reads from it.
    """
    end = monotonic() + _PATIENCE
    while True:
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            if monotonic() > end:
                raise OSError(errno.ENXIO, _("nobody reads from this pipe")) from None
            sleep(_STEP)
        else:
            os.set_blocking(descriptor, True)
            return os.fdopen(descriptor, "wb")
