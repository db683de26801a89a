"""What a command reads: a file or standard input, opened so that it can be read twice."""

import io
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from sokatsu_cli.decoding import find_encoding, refuse_archives
from sokatsu_cli.errors import InputError, Problem
from sokatsu_cli.temporary import kept_for_later, writing_temporary
from sokatsu_cli.visible import as_unicode

_STANDARD_INPUT = "<stdin>"


class Source(NamedTuple):
    """An opened file.

    Attributes:
        path: Its name for messages.
        file: Its bytes, which can be read again.
        size: How many there are.
        codec: The name of its encoding.
        notes: What the user should know of it.
    """

    path: str
    file: BinaryIO
    size: int
    codec: str
    notes: list[str]

    def searched(self, encoding: str | None = None) -> "Source":
        """Return the same with the encoding in which all of it can be read: see `find_encoding`."""
        codec, notes = find_encoding(self.file, self.path, encoding)
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
            refuse_archives(file, path)
            found = Source(path, file, size, assumed or "", [])
            if encoding or not assumed:
                found = found.searched(encoding)
        except IsADirectoryError:
            text = "this is a folder, not a file"
        except FileNotFoundError:
            text = "no such file"
        except OSError as error:
            text = f"cannot be read: {error.strerror}"
        else:
            yield found
            return
    raise InputError([Problem(path, None, None, text)])


def _binary(source: str | Path, stack: ExitStack) -> BinaryIO:
    """Open a source; keep what can be read only once, such as a pipe, in a temporary file."""
    file: BinaryIO
    if str(source) != "-":
        if not str(source):  # which pathlib takes for the current folder
            raise FileNotFoundError
        file = stack.enter_context(Path(source).open("rb"))  # noqa: SIM115 - on the stack
    elif sys.stdin is None:
        text = "standard input is closed"
        raise InputError([Problem(_STANDARD_INPUT, None, None, text)])
    else:
        file = sys.stdin.buffer
    if _can_be_read_again(file):
        return file
    kept = stack.enter_context(kept_for_later())
    while piece := file.read(1 << 20):
        with writing_temporary():
            kept.write(piece)
    return kept


def _can_be_read_again(file: BinaryIO) -> bool:
    """Tell whether all of a file can be read as often as needed: not a pipe, nor much of /proc."""
    if not file.seekable() or file.tell():
        return False
    try:
        file.seek(0, io.SEEK_END)
    except OSError:
        return False
    file.seek(0)
    return True
