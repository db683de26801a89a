"""What a caller from Python reads from: a path, or something open, which is copied to a file."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, NamedTuple, TypeAlias

from sokatsu_cli.model.errors import InputError, Problem, SokatsuError
from sokatsu_cli.model.labels import Label
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.library_words import library_place, library_text, said_in_library
from sokatsu_cli.model.temporary_files import writing_temporary
from sokatsu_cli.model.visible import as_unicode
from sokatsu_cli.reading.file_formats import has_cells

TableSource: TypeAlias = str | os.PathLike[str] | IO[bytes] | IO[str]
"""A path, or an open file or buffer of bytes or text."""

_NAMELESS = "<buffer>"
_PIECE = 1 << 16  # bytes or characters that are read at once, in which a first line ends
_ADDRESS = re.compile("[A-Za-z][A-Za-z0-9+.-]+://")


class TableFile(NamedTuple):
    """A file to read a table from.

    Attributes:
        path: Where it is.
        name: How the caller knows it.
    """

    path: str
    name: str

    def told(self, text: str) -> str:
        """Return a text that names the file, in the words of the library."""
        return library_text(self.known(text))

    def known(self, text: str) -> str:
        """Return a text that names the file as the caller knows it."""
        return text if self.path == self.name else text.replace(self.path, self.name)

    def error(self, error: InputError) -> InputError:
        """Return what is wrong with the file, as the caller knows it."""
        problems = [
            each._replace(path=self._path(each.path), text=self.told(each.text))
            for each in error.problems
        ]
        return type(error)(problems, error.more)

    def _path(self, path: str) -> str:
        if isinstance(path, Label):
            return Label(self.known(path), self.known(path.file), path.sheet)
        return library_place(self.known(path))


@contextmanager
def table_file(source: TableSource, encoding: str | None = None) -> Iterator[TableFile]:
    """Give the file of a source to the block; tell what is wrong with it by its own name.

    Args:
        source: A path, or something open, which is read from where it stands to its end.
        encoding: What the caller says of its bytes.

    Raises:
        InputError: It cannot be read, or what the block raises.
        TypeError: It is none of these.
        ValueError: An encoding of what is text already.
    """
    with TemporaryDirectory(prefix="sokatsu-") as folder:
        file = _file(source, encoding, folder)
        try:
            yield file
        except InputError as error:
            raise file.error(error) from None
        except SokatsuError as error:
            raise said_in_library(error) from None


def _file(source: object, encoding: str | None, folder: str) -> TableFile:
    if isinstance(source, (str, os.PathLike)):
        path = os.fspath(source)
        if not isinstance(path, str):
            raise TypeError(f"a path is text, not {type(path).__name__}")
        _refuse_no_path(path)
        return TableFile(path, as_unicode(path))
    read = getattr(source, "read", None)
    if read is None:
        way = "; io.BytesIO makes a buffer of them" if isinstance(source, bytes) else ""
        raise TypeError(f"a path or an open file is read, not {type(source).__name__}{way}")
    name = getattr(source, "name", None)
    is_named = isinstance(name, str)
    known = as_unicode(str(name)) if is_named else _NAMELESS
    place = Path(folder) / f"table{Path(known).suffix if is_named else ''}"
    _copy(read, place, encoding, known)
    return TableFile(str(place if is_named else _with_suffix(place)), known)


def _refuse_no_path(path: str) -> None:
    """Refuse what pandas would fetch, and a table given as a text.

    Raises:
        InputError: It is one of these.
    """
    told = ""
    if _ADDRESS.match(path):
        told = _("an address, and nothing is fetched; give io.BytesIO of its bytes")
    elif "\n" in path:
        told = _("a text of several lines, no path; give io.StringIO of it")
    if told:
        raise InputError([Problem(path, None, None, told)])


def _copy(read: Callable[[int], bytes | str], path: Path, encoding: str | None, name: str) -> None:
    """Copy what is open to a file, a text as UTF-8 with the mark that says so."""
    mark = "\ufeff"
    with path.open("wb") as file:
        for piece in _pieces(read, name):
            if isinstance(piece, str):
                if encoding is not None:
                    raise ValueError(f"{name} is text already: it has no encoding={encoding!r}")
                text = mark + piece.removeprefix(mark) if file.tell() == 0 else piece
                written = text.encode("utf-8", "surrogatepass")
            else:
                written = piece
            with writing_temporary():
                file.write(written)


def _pieces(read: Callable[[int], bytes | str], name: str) -> Iterator[bytes | str]:
    """Yield what is read to the end."""
    try:
        while piece := read(_PIECE):
            yield piece
    except UnicodeDecodeError as error:
        told = _("cannot be read as {encoding}; open it as bytes, 'rb'").format(
            encoding=error.encoding
        )
        raise InputError([Problem(name, None, None, told)]) from None


def _with_suffix(path: Path) -> Path:
    """Give a text without a name one that says what stands between its cells."""
    if has_cells(str(path)):
        return path
    with path.open("rb") as file:
        first = file.read(_PIECE).split(b"\n")[0]
    return path.rename(path.with_suffix(".tsv" if b"\t" in first else ".csv"))
