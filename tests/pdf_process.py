"""The process that reads a PDF left out, for tests that are not about it."""

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pdfminer import pdftypes

from sokatsu_cli.reading.pdf import page_reader, reading_process


class _NoAlarm:
    """Rings never."""

    has_ended_it = False

    def put_off(self) -> None:
        """Do nothing."""


@contextmanager
def _read(path: str) -> Iterator[tuple[io.StringIO, _NoAlarm]]:
    with Path(path).open("rb") as file:
        lines = [json.dumps(part) + "\n" for part in page_reader.pages_of(file)]
    yield io.StringIO("".join(lines)), _NoAlarm()


def read_here(patch: pytest.MonkeyPatch) -> None:
    """Read in this process: to start another takes ten times as long as a small file."""
    patch.setattr(pdftypes, "decompress_corrupted", page_reader.refuse_damaged)
    patch.setattr(reading_process, "_started", _read)
