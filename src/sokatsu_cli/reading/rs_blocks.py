"""Blocks of the RSシステム as blocks of tidy rows: bytes in, bytes out.

Nothing is decided here that is not certain: a block in which anything is unusual is left to
`rs_indicators`, which reads the same rows one by one and names what is wrong.
"""

import csv
from collections.abc import Callable, Sequence
from itertools import zip_longest
from operator import itemgetter
from typing import NamedTuple

from sokatsu_cli.reading.blocks import LINES, Ends
from sokatsu_cli.reading.decoding import is_utf8
from sokatsu_cli.reading.records import MAX_FIELD
from sokatsu_cli.reading.rs_indicators import Counts
from sokatsu_cli.reading.rs_layout import DIRECTION, INDICATOR, KINDS, RATE, RsLayout

_FOUR = len(KINDS)

_LAST_KIND = RATE.encode()


def _first_indicator(block: bytes) -> int:
    """Return the place behind the first line that seems to be the last one of an indicator."""
    at = block.find(_LAST_KIND)
    return block.find(b"\n", at) + 1 if at >= 0 else 0


def _last_indicator(block: bytes) -> int:
    """Return the place behind the last such line; behind the last line if there is none."""
    at = block.rfind(_LAST_KIND, 0, block.rfind(b"\n") + 1)
    return block.find(b"\n", at) + 1 if at >= 0 else LINES.last(block)


INDICATORS = Ends(_first_indicator, _last_indicator)
"""Behind the rows of an indicator: only likely, and what is not so is read one by one."""


_PLAIN = b"0123456789.-"
"""The bytes of usual values."""

_NONE = [b""]

_BOM = "\ufeff".encode()


class Seam(NamedTuple):
    """What must be known of a block beside its rows.

    Attributes:
        counts: What there was.
        line: The line in the block, from 0, on which the first indicator with values begins.
        first: The cells that name that; none if there is none.
        last: Those that name the last one.
    """

    counts: Counts
    line: int
    first: Sequence[bytes]
    last: Sequence[bytes]


class TidyRows(NamedTuple):
    """The tidy rows of a block.

    Attributes:
        data: The rows as bytes, one on every line, but for cells in quotes with lines in them.
        lines: The line of each in the block, from 0.
        size: How many lines the block has.
        seam: What else must be known of it.
    """

    data: bytes
    lines: Sequence[int]
    size: int
    seam: Seam


class RsBlockReader:
    """Reads blocks of one file."""

    def __init__(self, layout: RsLayout, delimiter: str, direction: Callable[[str], str]) -> None:
        """Take where the columns stand, the delimiter, and what gives lost directions."""
        self._direction = direction
        self._width = layout.kind
        self._delimiter = delimiter
        self._comma = delimiter.encode()
        self._kinds = [self._comma + kind.encode() + self._comma for kind in KINDS]
        self._years = [year.encode() for year in layout.years]
        self._indicator = layout.before[INDICATOR]
        self._before = itemgetter(*layout.before)
        self._after = itemgetter(*layout.after)
        self._commas = len(layout.years) - 1
        self._nothing = self._comma * (1 + len(layout.years))
        self._plain = _PLAIN + self._comma
        self._blank = self._comma * (_FOUR - 1)

    def read(self, block: bytes) -> TidyRows | None:
        """Return the tidy rows of a block of whole indicators, None if anything is not certain."""
        if len(block) > MAX_FIELD:
            return None
        line_end = b"\r\n" if b"\r" in block else b"\n"
        lines = block.split(line_end)
        if not lines[-1]:
            del lines[-1]
        rows: list[bytes] = []
        row_lines: list[int] = []
        begun: list[tuple[int, bytes]] = []  # where those with values do, and what names them
        texts: list[bytes] = []  # all that is not surely plain numbers
        at = indicators = 0
        while at < len(lines):
            records, ends = _records(lines, at, line_end)
            names, kind, marks = records[0].partition(self._kinds[0])
            if not kind:  # an activity, if it has no values
                if not names.endswith(self._nothing):
                    return None
                names = names.removesuffix(self._nothing)
            cells = self._cells(names)
            values = self._values(records, names, marks, texts) if kind else b""
            if values is None or cells is None:
                return None
            texts.append(names)
            if values:
                if (begun and begun[-1][1] == names) or _is_blank(cells[self._indicator]):
                    return None
                begun.append((at, names))
                rows.append(self._rows(cells, values, quoted=b'"' in names))
                row_lines += [ends[0]] * (1 + values.count(b"\n"))
            indicators += bool(kind)
            at = ends[-1] if kind else ends[0]
        if not _are_ordinary(texts, line_end):
            return None
        return TidyRows(b"".join(rows), row_lines, len(lines), self._seam(indicators, begun))

    def _seam(self, indicators: int, begun: Sequence[tuple[int, bytes]]) -> Seam:
        counts = Counts(indicators, indicators - len(begun))
        if not begun:
            return Seam(counts, 0, [], [])
        (line, first), (_line, last) = begun[0], begun[-1]
        return Seam(counts, line, self._cells(first) or [], self._cells(last) or [])

    def _cells(self, names: bytes) -> list[bytes] | None:
        """Return the cells of the columns that name, None if they are not so many."""
        cells = names.split(self._comma)
        if b'"' in names:
            try:
                (texts,) = csv.reader([names.decode()], delimiter=self._delimiter, strict=True)
            except (csv.Error, ValueError):
                return None
            cells = [text.encode() for text in texts]
        return cells if len(cells) == self._width else None

    def _values(
        self, records: Sequence[bytes], names: bytes, marks: bytes, texts: list[bytes]
    ) -> bytes | None:
        """Return year, target, actual and rate of the years that have some, a line for each.

        None for rows that are not those of one indicator. What is not plain goes to ``texts``.
        """
        comma, commas = self._comma, self._commas
        if len(records) < _FOUR or marks.count(comma) != commas:
            return None
        rows = []
        for record, kind in zip(records[1:], self._kinds[1:], strict=True):
            row = record.removeprefix(names + kind)
            if len(row) == len(record) or row.count(comma) != commas:
                return None
            rows.append(row)
        cells = comma.join([marks, *rows])
        if cells.translate(None, self._plain):
            if not self._are_certain(cells):
                return None
            texts.append(cells)
        return self._by_year(*rows)

    def _by_year(self, targets: bytes, actuals: bytes, rates: bytes) -> bytes:
        """Put three rows together from the first year with a value to the last one."""
        comma = self._comma
        one, two, three = targets.lstrip(comma), actuals.lstrip(comma), rates.lstrip(comma)
        begins = len(targets) - len(one), len(actuals) - len(two), len(rates) - len(three)
        begin = min(begins)
        first = one.rstrip(comma).split(comma)
        second = two.rstrip(comma).split(comma)
        third = three.rstrip(comma).split(comma)
        if begins != (begin, begin, begin):
            parts = zip(begins, (first, second, third), strict=True)
            first, second, third = ([*_NONE * (at - begin), *cells] for at, cells in parts)
        end = begin + max(len(first), len(second), len(third))
        columns = self._years[begin:end], first, second, third
        values = b"\n".join(map(comma.join, zip_longest(*columns, fillvalue=b"")))
        if self._blank in values:
            return b"\n".join(row for row in values.split(b"\n") if not row.endswith(self._blank))
        return values

    def _are_certain(self, cells: bytes) -> bool:
        """Tell whether no cell has quotes, or blanks alone."""
        if b'"' in cells or not is_utf8(cells):
            return False
        return all(cell.strip() for cell in cells.decode().split(self._delimiter) if cell)

    def _rows(self, cells: list[bytes], values: bytes, *, quoted: bool) -> bytes:
        """Return the tidy rows of an indicator."""
        cells.append(b"")
        before, after = [*self._before(cells)], [*self._after(cells)]
        if _is_blank(before[DIRECTION]):
            name = before[INDICATOR].decode(errors="replace")
            before[DIRECTION] = self._direction(name).encode()
        if quoted:
            before, after = [*map(self._quoted, before)], [*map(self._quoted, after)]
        begin = self._comma.join([*before, b""])
        end = self._comma.join([b"", *after]) + b"\n"
        return begin + values.replace(b"\n", end + begin) + end

    def _quoted(self, cell: bytes) -> bytes:
        """Return a cell as it is written, in quotes where it needs them."""
        if any(each in cell for each in (self._comma, b'"', b"\n", b"\r")):
            return b'"' + cell.replace(b'"', b'""') + b'"'
        return cell


def _is_blank(cell: bytes) -> bool:
    return not cell.decode(errors="replace").strip()


def _are_ordinary(texts: Sequence[bytes], line_end: bytes) -> bool:
    """Tell whether texts are UTF-8 that no special rule is for, with lines that end as others."""
    text = b"\0".join(texts)
    breaks = text.count(line_end)
    if any(text.count(byte) != breaks for byte in line_end) or b"\x1b" in text:
        return False
    if text.count(b"\0") >= max(len(texts), 1) or not is_utf8(text):
        return False
    return _BOM[:1] not in text or _BOM not in text


def _records(
    lines: Sequence[bytes], at: int, line_end: bytes
) -> tuple[Sequence[bytes], Sequence[int]]:
    """Return the next four records, as they seem to be, and the line behind each.

    A line with an odd number of quotes goes on up to the next such line.
    """
    if b'"' not in lines[at] or lines[at].count(b'"') % 2 == 0:
        return lines[at : at + _FOUR], range(at + 1, at + 1 + _FOUR)
    records: list[bytes] = []
    ends: list[int] = []
    while at < len(lines) and len(records) < _FOUR:
        end, quotes = at + 1, lines[at].count(b'"')
        while quotes % 2 and end < len(lines):
            quotes += lines[end].count(b'"')
            end += 1
        records.append(line_end.join(lines[at:end]))
        ends.append(end)
        at = end
    return records, ends
