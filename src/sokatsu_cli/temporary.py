"""Bytes that are kept for a while."""

from typing import BinaryIO, cast

_IN_MEMORY = 1 << 23
"""Bytes from which on they are on disk."""


def kept_for_later() -> BinaryIO:
    """Open a file without a name that can be read again: in memory as long as it is short."""
    from tempfile import SpooledTemporaryFile

    return cast("BinaryIO", SpooledTemporaryFile(_IN_MEMORY))
