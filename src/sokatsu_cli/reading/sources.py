"""What a command reads: a file or standard input, opened so that it can be read twice."""

import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from select import select
from typing import BinaryIO, NamedTuple

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.pipes import pipe_to_read
from sokatsu_cli.model.system_errors import reason_of
from sokatsu_cli.model.temporary_files import kept_for_later, writing_temporary
from sokatsu_cli.model.visible import as_unicode
from sokatsu_cli.reading.blocks import MAX_RECORD, LongLineError, long_line
from sokatsu_cli.reading.decoding import find_encoding, line_at
from sokatsu_cli.reading.file_formats import refuse_no_text
from sokatsu_cli.reading.file_states import CHANGED, file_state

_STANDARD_INPUT = "<stdin>"

_PIECE = 1 << 20  # bytes that are read from a pipe at once
_MOST_KEPT = 1 << 30  # bytes that may come from a pipe, which are kept on disk


class Source(NamedTuple):
    """An opened file.

    Attributes:
        path: Its name for messages.
        file: Its bytes, which can be read again.
        size: How many there are.
        codec: The name of its encoding.
        notes: What the user should know of it.
        state: What changes when somebody writes to it meanwhile; None where nobody can.
    """

    path: str
    file: BinaryIO
    size: int
    codec: str
    notes: list[str]
    state: tuple[int, int] | None = None

    def changed(self) -> InputError:
        """Return what is wrong with a file to which somebody has written meanwhile."""
        return InputError([Problem(self.path, None, None, _(CHANGED))])

    def refuse_changed(self) -> None:
        """Refuse a file to which somebody has written since it was opened."""
        if self.state and self.state != file_state(self.file):
            raise self.changed()

    def searched(self, encoding: str | None = None) -> "Source":
        """Return the same with the encoding in which all of it can be read: see `find_encoding`."""
        try:
            codec, notes = find_encoding(self.file, self.path, encoding)
        except LongLineError as error:
            line = line_at(self.file, error.offset)
            raise InputError([Problem(self.path, line, None, long_line())]) from None
        return self._replace(codec=codec, notes=notes)


def name_of(source: str | Path) -> str:
    """Return the name of a source for messages: its path, or that of standard input for ``-``.

    It can be written anywhere, even where the path has bytes that are no text.
    """
    return _STANDARD_INPUT if str(source) == "-" else as_unicode(str(source))


@contextmanager
def opened(
    source: str | Path, encoding: str | None = None, *, assumed: str | None = None
) -> Iterator[Source]:
    """Open a file and find its encoding.

    Args:
        source: A path, or ``-`` for standard input.
        encoding: As for `find_encoding`.
        assumed: The encoding where none is given, instead of looking for it in the whole file.

    Raises:
        InputError: It cannot be read, or is no text.
        LookupError: No such encoding.
    """
    path = name_of(source)
    with ExitStack() as stack:
        try:
            file = _binary(source, stack)
            file.seek(0, io.SEEK_END)
            size = file.tell()
            refuse_no_text(file, path)
            found = Source(path, file, size, assumed or "", [], file_state(file))
            if encoding or not assumed:
                found = found.searched(encoding)
        except IsADirectoryError:
            text = _("this is a folder, not a file")
        except FileNotFoundError:
            text = _("no such file")
        except OSError as error:
            text = _("cannot be read: {reason}").format(reason=reason_of(error))
        else:
            yield found
            return
    raise InputError([Problem(path, None, None, text)])


def _binary(source: str | Path, stack: ExitStack) -> BinaryIO:
    """Open a source; keep what can be read only once, such as a pipe, in a temporary file."""
    file: BinaryIO
    begun = b""
    if str(source) == "-":
        if sys.stdin is None:
            text = _("standard input is closed")
            raise InputError([Problem(_STANDARD_INPUT, None, None, text)])
        file = sys.stdin.buffer
    elif not str(source):  # which pathlib takes for the current folder
        raise FileNotFoundError
    elif (place := Path(source)).is_dir():  # which not every system says when it is opened
        raise IsADirectoryError
    elif place.is_fifo():
        file, begun = pipe_to_read(source)
        stack.enter_context(file)
    else:
        file = stack.enter_context(place.open("rb"))
    if not begun and _can_be_read_again(file):
        return file
    kept = stack.enter_context(kept_for_later())
    for piece in chain([begun], _pieces(file, name_of(source))):
        with writing_temporary():
            kept.write(piece)
    return kept


def _is_regular(file: BinaryIO) -> bool:
    """Tell whether this is no pipe or device: Windows lets a pipe be sought in, to no effect."""
    return not isinstance(file, io.BufferedReader) or stat.S_ISREG(os.fstat(file.fileno()).st_mode)


def _pieces(file: BinaryIO, path: str) -> Iterator[bytes]:
    """Read what can be read only once, unless it does not end."""
    size = unended = 0
    while (piece := file.read(_PIECE)) != b"":
        if piece is None:  # nothing has come yet, and whoever began this process does not wait
            select([file], [], [])
            continue
        size += len(piece)
        rest = len(piece) - 1 - max(piece.rfind(b"\n"), piece.rfind(b"\r"))
        unended = rest + (unended if rest == len(piece) else 0)
        if unended > MAX_RECORD:
            raise InputError([Problem(path, None, None, long_line())])
        if size > _MOST_KEPT:
            text = _("more than {most} GiB from a pipe or device; give a file").format(
                most=_MOST_KEPT >> 30
            )
            raise InputError([Problem(path, None, None, text)])
        yield piece


def _can_be_read_again(file: BinaryIO) -> bool:
    """Tell whether all of a file can be read as often as needed: not a pipe, nor much of /proc.

    Nor a device, which may have no end.
    """
    if not _is_regular(file) or not file.seekable() or file.tell():
        return False
    try:
        file.seek(0, io.SEEK_END)
    except OSError:
        return False
    file.seek(0)
    return True
