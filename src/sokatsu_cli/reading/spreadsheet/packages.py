"""The parts of an Office Open XML file: a zip of XML, read as a stream and within bounds."""

import posixpath
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, cast
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from sokatsu_cli.model.language import N_, joined
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.pipes import pipe_to_read
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.file_states import CHANGED, file_state
from sokatsu_cli.reading.spreadsheet.names import local_name
from sokatsu_cli.reading.spreadsheet.places import letters

MOST_BYTES = 256 << 20  # bytes that the parts of one file may expand to, as far as they are read
_MOST_TAGS = 8_500_000  # tags that may be read of one file, an empty element's counted as two
_MOST_DEPTH = 100  # elements that may stand one in another
_MOST_NAMES = 10_000  # names of elements and attributes that one part may have
_LONGEST = 4 << 20  # bytes without a tag in them, such as one text
_LARGEST_FOLDER = 8 << 20  # bytes of the zip's list of parts

_BLOCK = 1 << 17
_ENCRYPTED = 1

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DAMAGED = N_("the file is damaged")


class RefusedError(Exception):
    """A spreadsheet, or a sheet of it, that is not read: why, and where if that is one cell."""

    def __init__(self, text: str, row: int | None = None, column: int = -1) -> None:
        """Take the sentence, the row from 1 and the column from 0; none is before it."""
        super().__init__(text)
        self.row, self.column = row, letters(column) if column >= 0 else None


def damaged_file(told: str, row: int | None = None, column: int = -1) -> RefusedError:
    """Return the error of a file that no program writes so: what is so, and where."""
    return RefusedError(joined(": ", [_(DAMAGED), told]), row, column)


Attributes = dict[str, str]

Visit = Callable[[str, Attributes], None]
"""Takes the path of an element, such as ``workbook/sheets/sheet``, and its attributes."""


class Relation(NamedTuple):
    """What one part says of another: the last word of the kind of relation, and which part."""

    kind: str
    target: str


class EnoughError(Exception):
    """Ends the reading of a part of which the rest is not needed."""


class Package:
    """The parts of one file."""

    def __init__(self, file: BinaryIO) -> None:
        """Take the file, which can be read at any place.

        Raises:
            RefusedError: It is no such file.
        """
        _refuse_others(file)
        with _damaged():
            self._archive = ZipFile(cast("BinaryIO", Bounded(file)))
        self._parts: dict[str, list[ZipInfo]] = {}
        for part in self._archive.infolist():
            name = part.filename.replace("\\", "/").lstrip("/").casefold()
            self._parts.setdefault(name, []).append(part)
        self._bytes = self._tags = 0

    def has(self, name: str) -> bool:
        """Tell whether there is a part, whatever the case of its name."""
        return name.casefold() in self._parts

    def relations(self, name: str) -> dict[str, Relation]:
        """Return what a part ("" for the whole file) says of others, by the relation's id."""
        folder, base = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        found: dict[str, Relation] = {}

        def visit(path: str, attributes: Attributes) -> None:
            if path == "Relationships/Relationship":
                kind = attributes.get("Type", "").rpartition("/")[2]
                inside = attributes.get("TargetMode", "").casefold() != "external"
                target = posixpath.join("/", folder, attributes.get("Target", "")).casefold()
                part = posixpath.normpath(target).lstrip("/") if inside else ""
                found[attributes.get("Id", "")] = Relation(kind, part)

        if self.has(rels):
            self.visit(rels, visit)
        return found

    def visit(self, name: str, visit: Visit) -> None:
        """Visit the elements of a small part, in their order."""
        inside: list[str] = []

        def start(name: str, attributes: Attributes) -> None:
            inside.append(local_name(name) or "?")
            if len(inside) > _MOST_DEPTH:
                raise RefusedError(_("its elements stand too deep in one another"))
            visit("/".join(inside), attributes)

        self.parse(name, start, lambda _name: inside.pop(), lambda _text: None)

    def parse(
        self,
        name: str,
        start: Visit,
        end: Callable[[str], object],
        text: Callable[[str], None],
        *,
        shorten: Callable[[bytes], bytes] = bytes,
        pieces: Callable[[bytes], Iterable[bytes]] = lambda block: (block,),
    ) -> None:
        """Read a part.

        Args:
            name: The part.
            start: Takes the beginning of an element, whose name is for `local_name`.
            end: Takes its end.
            text: Takes text.
            shorten: Leaves out of the bytes what has no meaning; it does not count.
            pieces: Cuts the rest for the parser, and may keep some to itself.

        Raises:
            RefusedError: It is damaged, has entities, or is too large.
        """
        parser = ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse_doctype
        try:
            with _damaged():
                for block in self._blocks(name, shorten):
                    for piece in pieces(block):
                        parser.Parse(piece, False)
                    if len(parser.intern) > _MOST_NAMES:
                        raise RefusedError(_("it has too many names of elements"))
                parser.Parse(b"", True)
        except EnoughError:
            return

    def _blocks(self, name: str, shorten: Callable[[bytes], bytes]) -> Iterator[bytes]:
        """Yield the bytes of a part, cut between tags."""
        kept = b""
        for block in self._expanded(name):
            data = kept + block
            end = max(data.rfind(b"<"), 0)
            if len(data) - end > _LONGEST:
                raise RefusedError(_("one of its texts is too long"))
            kept = data[end:]
            shortened = shorten(data[:end])
            self._tags += shortened.count(b"<") + shortened.count(b"/>")
            if self._tags > _MOST_TAGS:
                raise RefusedError(_(TOO_LARGE))
            yield shortened
        yield kept

    def data(self, name: str) -> bytes:
        """Return the bytes of a part that is no XML.

        Raises:
            RefusedError: It is damaged, or too large.
        """
        with _damaged():
            return b"".join(self._expanded(name))

    def _expanded(self, name: str) -> Iterator[bytes]:
        parts = self._parts.get(name.casefold(), [])
        if len(parts) != 1:
            told = _("{count} parts named {name}") if parts else _("no part named {name}")
            raise damaged_file(told.format(count=len(parts), name=quoted(name)))
        if parts[0].flag_bits & _ENCRYPTED:
            raise RefusedError(_(PROTECTED))
        if parts[0].compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise RefusedError(_("the file is compressed in an unusual way; save it anew"))
        with self._archive.open(parts[0]) as part:
            while block := part.read(_BLOCK):
                self._bytes += len(block)
                if self._bytes > MOST_BYTES:
                    raise RefusedError(_(TOO_LARGE))
                yield block


TOO_LARGE = N_(
    "too large for a spreadsheet that is read; save the sheet as CSV, which has no such limit"
)
PROTECTED = N_("protected by a password; open it and save it without one")


class Bounded:
    """A file that does not hand out more at once than the list of parts may be long."""

    def __init__(self, file: BinaryIO) -> None:
        """Take the file."""
        self._file = file

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a file has
        """Return what else the file has."""
        return getattr(self._file, name)

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes.

        Raises:
            RefusedError: They would be too many.
        """
        if size > _LARGEST_FOLDER:
            raise RefusedError(_("the file has too many parts"))
        return self._file.read(size)


@contextmanager
def _damaged() -> Iterator[None]:
    """Turn what the zip and XML of a damaged file raise into one error."""
    try:
        yield
    except (BadZipFile, ExpatError, zlib.error) as error:
        raise damaged_file(quoted(str(error))) from None
    except (EOFError, LookupError, ValueError, OverflowError, NotImplementedError) as error:
        raise RefusedError(joined(" ", [_(DAMAGED), f"({type(error).__name__})"])) from None


def _refuse_doctype(*_declaration: object) -> None:
    raise RefusedError(_("it declares a DOCTYPE, which such files do not have"))


def _refuse_others(file: BinaryIO) -> None:
    """Name the files of other kinds that people give the name of a spreadsheet."""
    begin = file.read(len(_OLE))
    if begin.startswith(b"PK"):
        return
    if begin != _OLE:
        raise RefusedError(_("this is no .xlsx spreadsheet"))
    stream, kept = "EncryptedPackage".encode("utf-16-le"), b""
    while block := file.read(_BLOCK):
        if stream in kept + block:
            raise RefusedError(_(PROTECTED))
        kept = block[-len(stream) :]
    raise RefusedError(_("this is an old .xls spreadsheet; open it and save it as .xlsx"))


@contextmanager
def opened_binary(path: str) -> Iterator[BinaryIO]:
    """Open a file that can be read at any place.

    Raises:
        RefusedError: Somebody wrote to it meanwhile.
        OSError: It cannot be read.
    """
    begun = b""
    if path and Path(path).is_fifo():
        file, begun = pipe_to_read(path)
    else:
        file = Path(path).open("rb")  # noqa: SIM115 - closed below
    with file:
        if file.seekable():
            before = file_state(file)
            try:
                yield file
            except RefusedError:
                if file_state(file) == before:
                    raise
            if file_state(file) != before:  # whatever came of that
                raise RefusedError(_(CHANGED))
            return
        data = begun + file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise RefusedError(_(TOO_LARGE))
        yield BytesIO(data)


@contextmanager
def opened_package(path: str) -> Iterator[Package]:
    """Open a file as a package.

    Raises:
        RefusedError: It is no such file, or somebody wrote to it meanwhile.
        OSError: It cannot be read.
    """
    with opened_binary(path) as file:
        yield Package(file)
