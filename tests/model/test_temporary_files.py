"""Temporary files that cannot be written: where, and what can be done."""

import errno
import os
import tempfile

import pytest

from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.temporary_files import writing_temporary

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize(("folder", "where"), [(None, ""), ("somewhere", " in somewhere")])
def test_no_room(monkeypatch: pytest.MonkeyPatch, folder: str | None, where: str) -> None:
    monkeypatch.setattr(tempfile, "tempdir", folder)
    told = f"^cannot write a temporary file{where}: No space left on device; TMPDIR can name"
    with pytest.raises(SokatsuError, match=told), writing_temporary():
        raise FULL
