"""Bytes that are kept for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.system_errors import reason_of

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

        text = _("cannot write a temporary file: {why}; TMPDIR can name another folder")
        if tempfile.tempdir:
            text = _(
                "cannot write a temporary file in {folder}: {why}; TMPDIR can name another folder"
            )
        text = text.format(folder=tempfile.tempdir, why=reason_of(error))
        raise SokatsuError(text) from error
