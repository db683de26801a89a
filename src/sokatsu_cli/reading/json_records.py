"""Records of JSON: the objects of an array, or of JSON Lines, as rows below their names."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.object_rows import ObjectRow
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.decoding import utf8_reader
from sokatsu_cli.reading.json_objects import JsonObject, Pairs, json_objects
from sokatsu_cli.reading.records import MAX_FIELD, MAX_FIELDS, Record, Shortcut, Split
from sokatsu_cli.reading.sources import Source

_AT_ONCE = 1 << 12
"""Rows that are handed out at once."""

_FLAT = N_("a cell is a text, a number, true, false or null")


class JsonTable(NamedTuple):
    """The names of all objects of a text, in the order in which they stand first.

    Attributes:
        source: The text.
        names: The names.
        line: The line of the first object.
        shares_lines: Whether objects begin on one line.
    """

    source: Source
    names: list[str]
    line: int
    shares_lines: bool

    @classmethod
    def of(cls, source: Source, encoding: str | None) -> "JsonTable":
        """Read the names.

        Raises:
            InputError: It is no JSON, or a table without columns.
        """
        if encoding is None:
            source = source._replace(codec="utf-8")
            try:
                return cls._read(source)
            except UnicodeDecodeError:
                pass
        return cls._read(source.searched(encoding))

    @classmethod
    def _read(cls, source: Source) -> "JsonTable":
        names: dict[str, None] = {}
        last: tuple[str, ...] = ()
        first = before = 0
        shares_lines = False
        read = utf8_reader(source.file, source.codec)
        for line, _number, pairs in json_objects(source.path, read):
            first = first or line
            shares_lines = shares_lines or line == before
            before = line
            keys = tuple([name for name, _value in pairs])
            if keys != last:
                names |= dict.fromkeys(keys)
                last = keys
            if len(names) > MAX_FIELDS:
                told = _("more than {most} names of columns, the most that a table may have")
                text = told.format(most=MAX_FIELDS)
                raise InputError([Problem(source.path, line, None, text)])
        if not names:
            text = _("no objects, so there are no columns; CSV can hold a heading without rows")
            raise InputError([Problem(source.path, None, None, text)])
        for name in names:
            if not _is_whole(name):
                text = _("half a character in the name {name!a}").format(name=name)
                raise InputError([Problem(source.path, first, None, text)])
        return cls(source, list(names), first, shares_lines)

    def read(self) -> "JsonRecords":
        """Begin to read the records."""
        return JsonRecords(self)


class JsonRecords:
    """The records of a text of JSON, read once from its start to its end.

    Attributes:
        problems: What is wrong with objects that are no rows.
        taken: No block is dealt with otherwise.
    """

    def __init__(self, table: JsonTable) -> None:
        """Take the table."""
        self.problems: list[Problem] = []
        self.taken = 0
        self._names = table.names
        self._path = table.source.path
        self._shares_lines = table.shares_lines
        self._records = self._all(table)

    def first(self) -> Record | None:
        """Read up to the next record that is not blank; return it, None if there is none."""
        return next((record for record in self._records if not record.is_blank), None)

    def rest(self, _shortcut: Shortcut | None = None) -> Iterator[Split]:
        """Read on to the end, some rows at once."""
        rows: list[list[str]] = []
        lines: list[int] = []
        for line, cells in self._records:
            rows.append(cells)
            lines.append(line)
            if len(rows) == _AT_ONCE:
                yield _split(rows, lines)
                rows, lines = [], []
        yield _split(rows, lines)

    def _all(self, table: JsonTable) -> Iterator[Record]:
        yield Record(table.line, table.names)
        source = table.source
        for found in json_objects(source.path, utf8_reader(source.file, source.codec)):
            cells = self._cells(found)
            if cells is not None:
                yield Record(self._row(found), cells)

    def _row(self, found: JsonObject) -> int:
        """Return the number of a row: its line, or that of an object among others of its line."""
        if self._shares_lines:
            return ObjectRow.at(line=found.line, number=found.number)
        return found.line

    def _cells(self, found: JsonObject) -> list[str] | None:
        """Return the cells of an object, None of one that is no row."""
        values = dict(found.pairs)
        texts = [_text_of(values.get(name)) for name in self._names]
        if len(values) == len(found.pairs) and None not in texts:
            return [text for text in texts if text is not None]
        self.problems += _problems(self._path, self._row(found), found, texts, self._names)
        return None


def _split(rows: list[list[str]], lines: list[int]) -> Split:
    text = "".join(map("".join, rows))
    return Split(rows, lines, suspicious=4 * len(text) > MAX_FIELD or "\0" in text)


def _text_of(value: object) -> str | None:
    """Return the text of a cell, None of what is none."""
    if isinstance(value, str):
        return value if value.isascii() or _is_whole(value) else None
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else None


def _is_whole(text: str) -> bool:
    """Tell whether no character of a text is half of one, which no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _problems(
    path: str, row: int, found: JsonObject, texts: Sequence[str | None], names: Sequence[str]
) -> Iterator[Problem]:
    values = dict(found.pairs)
    given = [name for name, _value in found.pairs]
    for name, text in zip(names, texts, strict=True):
        count = given.count(name)
        if count > 1:
            told = _("stands {count} times in one object").format(count=count)
            yield Problem(path, row, name, told)
        if text is None:
            yield Problem(path, row, name, _what(values[name]))


def _what(value: object) -> str:
    if isinstance(value, str):
        text = quoted(value.encode(errors="backslashreplace").decode())
        return _("half a character in {text}").format(text=text)
    if isinstance(value, Pairs):
        return _("an object in a cell; {way}").format(way=_(_FLAT))
    return _("an array in a cell; {way}").format(way=_(_FLAT))
