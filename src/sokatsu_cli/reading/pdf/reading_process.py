"""The pages of a PDF, by a process that is ended where it takes too long."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import IO, Any

from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.language import N_, spoken
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.progress import count_input, tracked
from sokatsu_cli.reading.pdf.page_parts import Page, PageCell, PageTable, PageText

_READER = "sokatsu_cli.reading.pdf.page_reader"

_SECONDS = 12.0
"""Seconds that a file may take, more than what its pages may take each."""

_SECONDS_A_PAGE = 2.0
"""Ten times as long as a page full of cells takes."""

_LIKE_BYTES = 1 << 20
"""Bytes of a text that take as long as a page, and longer."""

_ENDED = N_(
    "reading it ended early: it is damaged, or too large for the memory there is; print the pages"
    " with the tables to a new PDF"
)
_TOO_LONG = N_("it takes too long to read; print the pages with the tables to a new PDF")


class FileRefusedError(Exception):
    """The file cannot be read; its text is why, and ``page`` where, 0 for nowhere."""

    def __init__(self, text: str, page: int = 0) -> None:
        """Take why, and the page."""
        super().__init__(text)
        self.page = page


def read_pages(path: str) -> list[Page]:
    """Return what the pages of a file hold.

    Raises:
        FileRefusedError: It cannot be read, or takes too long.
        RuntimeError: The process has a fault of its own; its text is the traceback.
    """
    with _started(path) as (lines, alarm):
        count = _answer(lines, alarm, 0)["pages"]
        count_input(count * _LIKE_BYTES)
        pages: list[Page] = []
        for number in tracked(range(1, count + 1), count, _("reading pages")):
            pages.append(unpacked(_answer(lines, alarm, number)))
            alarm.put_off()
        lines.read()  # so that the process comes to its end
        return pages


class _Alarm:
    """Ends a process, unless it is put off."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.has_ended_it = False
        self._end = time.monotonic() + _SECONDS
        self._begin()

    def _begin(self) -> None:
        self._timer = Timer(self._end - time.monotonic(), self._ring)
        self._timer.daemon = True
        self._timer.start()

    def _ring(self) -> None:
        self.has_ended_it = True
        self._process.kill()

    def put_off(self) -> None:
        """Give the time of one more page."""
        self.stop()
        self._end += _SECONDS_A_PAGE
        self._begin()

    def stop(self) -> None:
        """Let the process be."""
        self._timer.cancel()


@contextmanager
def _started(path: str) -> Iterator[tuple[IO[str], _Alarm]]:
    command = [sys.executable, "-P", "-m", _READER, path, spoken()]
    with subprocess.Popen(  # noqa: S603 - ourselves
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as process:
        alarm = _Alarm(process)
        try:
            assert process.stdout is not None  # noqa: S101 - it is a pipe
            yield process.stdout, alarm
        finally:
            alarm.stop()
            process.kill()


def _answer(lines: IO[str], alarm: _Alarm, page: int) -> dict[str, Any]:
    line = lines.readline()
    if not line.endswith("\n"):
        raise FileRefusedError(_(_TOO_LONG) if alarm.has_ended_it else _(_ENDED), page)
    answer: dict[str, Any] = json.loads(line)
    if "bug" in answer:
        raise RuntimeError(answer["bug"])
    if "refused" in answer:
        raise FileRefusedError(answer["refused"], answer.get("page", 0))
    return answer


def unpacked(answer: dict[str, Any]) -> Page:
    """Return what a page holds, as the process has told it."""
    tables = [PageTable(*table) for table in answer["tables"]]
    return Page(
        tables=[table._replace(cells=[_cell(*each) for each in table.cells]) for table in tables],
        texts=[PageText(*text) for text in answer["texts"]],
        letters=answer["letters"],
        hidden=answer["hidden"],
        picture=answer["picture"],
    )


def _cell(cell: Any, *place: int) -> PageCell:  # noqa: ANN401 - as it was packed
    if isinstance(cell, str):
        return PageCell(cell, *place)
    text, number, printed, trouble = cell
    return PageCell(Cell(text, number=number, printed=printed, trouble=trouble), *place)
