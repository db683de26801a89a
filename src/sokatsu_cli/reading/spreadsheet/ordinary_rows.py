"""The rows of a sheet whose cells are as most are, and those that hold nothing, in its bytes."""

import re
from collections.abc import Iterator
from functools import lru_cache

from sokatsu_cli.reading.spreadsheet.places import COLUMNS
from sokatsu_cli.reading.spreadsheet.values import RawCell

_ROW = re.compile(rb'<row(?: [a-zA-Z0-9:]+="[^"<>&]*")* ?>(?=<c )')
_CELLS = re.compile(
    r'<c r="([A-Z]{1,3})([0-9]{1,7})"((?: s="[0-9]{1,6}")?'
    r'(?:(?: t="[a-zA-Z]{1,9}")?><v>(?!\s)[^<&\x00-\x08\x0b-\x1f]+</v>'
    r'| t="inlineStr"><is><t(?: xml:space="preserve")?>[^<&\x00-\x08\x0b-\x1f]+</t></is>))</c>'
)
"""A row, and a cell as most are: its column, its row, and its style, kind and value or text."""

_MEANT = re.compile('(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?>(?:<v>|<is><t[^>]*>)([^<]*).*')

_BEGIN = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml version=[\"']1[.]0[\"'](?: encoding=[\"'](?:utf|UTF)-8[\"'])?"
    rb"(?: standalone=[\"'](?:yes|no)[\"'])? ?\?>)?\s*<[a-zA-Z]"
)
"""How a sheet begins that is in UTF-8."""

_ODD = (b"<!", b"<?", b"]]>", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""What may hide tags or be damage in a text: from there on, only the parser reads."""


_EMPTY = [
    re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]{1,6}")?(?: t="n")? ?(?:/>|></c>)'),
    re.compile(rb'<row r="[0-9]{1,7}"(?: [a-zA-Z0-9:]+="[^"<>]*")* ?(?:/>|></row>)'),
]
"""Cells and then rows that are formatted but hold nothing, as spreadsheets write them."""


class OrdinaryRows:
    """Finds rows that may hold nothing but ordinary cells, or nothing at all.

    Attributes:
        shortened: Whether something was left out of the blocks.
    """

    def __init__(self) -> None:
        self.shortened = self._has_cdata = False
        self._has_only_tags: bool | None = None

    def shorten(self, block: bytes) -> bytes:
        """Leave out cells and rows that hold nothing, unless a plain text could look like them."""
        self._has_cdata = self._has_cdata or b"<![CDATA[" in block
        if self._has_cdata:
            return block
        short = block
        for empty in _EMPTY if b"/>" in block or b'"></' in block else ():
            short = empty.sub(b"", short)
        self.shortened = self.shortened or len(short) < len(block)
        return short

    def places(self, block: bytes) -> Iterator[tuple[int, int]]:
        """Yield where in the next block the cells of each row begin and end.

        There are none once anything but tags and text in UTF-8 has come.
        """
        end = 0
        if self._has_only_tags is None:
            begin = _BEGIN.match(block)
            self._has_only_tags, end = begin is not None, begin.end() if begin else 0
        if any(block.find(odd, end) >= 0 for odd in _ODD):
            self._has_only_tags = False
        for match in _ROW.finditer(block) if self._has_only_tags else ():
            end = block.find(b"</row>", match.end())
            if end >= 0:
                yield match.end(), end


@lru_cache(1 << 10)
def _ascending(names: tuple[str, ...]) -> list[int]:
    """Return the columns of a row, from 0; none if they are not in their order."""
    columns = [COLUMNS.get(each, -1) for each in names]
    return columns if sorted({*columns} - {-1}) == columns else []


def ordinary_cells(data: bytes) -> tuple[list[int], set[str], list[str]] | None:
    """Return the cells of a row; None if one is not ordinary, or not in its place.

    Returns:
        Their columns from 0, in their order; the numbers of their rows, each once; and their
        styles, kinds and values, see `raw_cell`.

    >>> ordinary_cells(b'<c r="A1"><v>7</v></c><c r="C1" s="2" t="s"><v>0</v></c>')
    ([0, 2], {'1'}, ['><v>7</v>', ' s="2" t="s"><v>0</v>'])
    """
    try:
        between, *parts = _CELLS.split(data.decode())
    except UnicodeDecodeError:
        return None
    columns = [] if between or any(parts[3::4]) else _ascending(tuple(parts[::4]))
    return (columns, {*parts[1::4]}, parts[2::4]) if columns else None


def raw_cell(text: str) -> RawCell:
    """Return what a text of `ordinary_cells` says.

    >>> raw_cell(' s="2" t="s"><v>0</v>')
    RawCell(kind='s', style='2', value='0', runs=None, formula=False)
    """
    ((style, kind, value),) = _MEANT.findall(text)
    return RawCell(kind or "n", style or "0", value, None, formula=False)
