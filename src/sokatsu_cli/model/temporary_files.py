"""Bytes that are kept for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from sokatsu_cli.model.errors import SokatsuError

_IN_MEMORY = 1 << 23
"""Bytes from which on they are on disk."""


def kept_for_later() -> BinaryIO:
    """Open a file without a name that can be read again: in memory as long as it is short."""
    from tempfile import SpooledTemporaryFile

    return cast("BinaryIO", SpooledTemporaryFile(_IN_MEMORY))


@contextmanager
def writing_temporary() -> Iterator[None]:
    """Say in which folder there was no room for what was kept.

    Raises:
        SokatsuError: Instead of any OSError in the block.
    """
    try:
        yield
    except OSError as error:
        import tempfile

        place = f" in {tempfile.tempdir}" if tempfile.tempdir else ""
        text = f"cannot write a temporary file{place}: {error.strerror}"
        raise SokatsuError(f"{text}; TMPDIR can name another folder") from error
