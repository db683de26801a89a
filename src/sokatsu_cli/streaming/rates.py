"""The rates of a table, written part after part or collected."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import BinaryIO, NamedTuple

import numpy as np

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.language import ENGLISH
from sokatsu_cli.rate.codes import Coder
from sokatsu_cli.rate.comparisons import Comparison
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.directed_parts import AddedDirections, Ways
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.rate.rated_cells import RatedCells
from sokatsu_cli.rate.rows import RowReader, Rows
from sokatsu_cli.streaming.block_parts import BlockPart
from sokatsu_cli.writing.displays import View
from sokatsu_cli.writing.formats import StreamFormat, delimited

_KEPT = 1 << 15
"""Distinct results that are kept as bytes."""


class Rating(NamedTuple):
    """What is done to the rows of a table.

    Attributes:
        given: The header of the table.
        header: The header of what is written.
        reader: Reads the rows.
        coders: Compute the columns that are added.
        view: How they should look.
        where: What cells of the written columns must be; all must hold.
    """

    given: Header
    header: Header
    reader: RowReader
    coders: Sequence[Coder]
    view: View
    where: Sequence[Comparison]


class RatedPart:
    """The rows of a part that are written, with the columns that are added."""

    def __init__(self, rating: Rating, part: Part, rows: Rows, codes: Sequence[Numbers]) -> None:
        """Take a part, what its rows say, and their codes."""
        self.header = rating.header
        self.view = rating.view
        self._cells = RatedCells(
            rating.given, rating.header, part, list(zip(rating.coders, codes, strict=True))
        )
        self._codes = codes
        self._rows = range(len(part.lines))
        self.kept: list[int] | None = None
        self.told: Numbers | None = None
        if rating.where:
            every = np.ones(len(self._rows), dtype=np.bool_)
            chosen = self._cells.chosen(rating.where, rows, every)
            self.kept = np.flatnonzero(chosen.rows).tolist()
            self.told = chosen.told

    def __len__(self) -> int:
        """Return how many rows are written."""
        return len(self._rows if self.kept is None else self.kept)

    def codes(self) -> list[Numbers]:
        """Return the codes of the rows that are written."""
        return [each if self.kept is None else each[self.kept] for each in self._codes]

    def columns(self, places: Sequence[int]) -> Iterator[Sequence[object]]:
        """Yield the cells of the columns at the given places."""
        return map(self._column, places)

    def _column(self, place: int) -> Sequence[object]:
        cells = self._cells.column(place)
        return cells if self.kept is None else [cells[row] for row in self.kept]


class RateCollector:
    """The work of rating a table that is needed whole.

    Attributes:
        data: The columns of what is written.
        told: By comparison, rows of which the user should know: see `comparisons.Chosen`.
    """

    def __init__(self, rating: Rating) -> None:
        """Take what is done."""
        self.data: list[list[object]] = [[] for _name in rating.header.names]
        self.told = _nothing_told(rating)
        self._rating = rating

    def result(self, part: Part) -> tuple[list[Sequence[object]], Numbers | None]:
        """Return the columns of a part with its rates, and what is told of its rows."""
        rated = _rated(self._rating, part)
        return list(rated.columns(range(len(self.data)))), rated.told

    def take(self, result: tuple[list[Sequence[object]], Numbers | None], _line: int) -> None:
        """Add the columns of a part."""
        columns, told = result
        for column, cells in zip(self.data, columns, strict=True):
            column.extend(cells)
        self.told += 0 if told is None else told


def _rated(rating: Rating, part: Part) -> RatedPart:
    rows = rating.reader.read(part)
    return RatedPart(rating, part, rows, [coder.codes(rows) for coder in rating.coders])


def _nothing_told(rating: Rating) -> Numbers:
    return np.zeros((len(rating.where), 2), dtype=np.int64)


class RateWriter:
    """The work of rating a table and writing it.

    Attributes:
        written: How many rows were written.
        told: As that of `RateCollector`.
    """

    def __init__(
        self, rating: Rating, form: StreamFormat, delimiter: str, output: BinaryIO
    ) -> None:
        """Take what is done, the format, the delimiter of the table, and where to write."""
        self.written = 0
        self.told = _nothing_told(rating)
        self._rating = rating
        self._form = form
        self._output = output
        self._delimiter = delimiter.encode()
        self._endings = _endings(rating, form)
        self._ways = [_Endings(each.delimiter.decode(), Ways()) for each in self._endings[:1]]
        output.write(form.begin(rating.header, rating.view).encode())

    def result(self, part: Part) -> tuple[bytes, int, Numbers | None]:
        """Return the rows of a part with their rates as they are written, and their number.

        Also what is told of them.
        """
        rated = _rated(self._rating, part)
        endings, codes, block = self._endings, rated.codes(), part
        if isinstance(part, AddedDirections):
            ways = part.ways if rated.kept is None else part.ways[rated.kept]
            endings, codes, block = [*self._ways, *endings], [ways, *codes], part.given
        if endings and isinstance(block, BlockPart):
            lines = self._lines(block, rated.kept, len(endings))
            if lines is not None:
                return lines % _added(endings, codes), len(rated), rated.told
        return self._form.rows(rated).encode(), len(rated), rated.told

    def take(self, result: tuple[bytes, int, Numbers | None], _line: int) -> None:
        """Write what came of a part."""
        data, count, told = result
        self.told += 0 if told is None else told
        self._output.write(data)
        self.written += count

    def _lines(self, part: BlockPart, kept: Sequence[int] | None, endings: int) -> bytes | None:
        """Return lines as they stand, or with another delimiter, with places for their endings."""
        block, delimiter = part.block, self._endings[0].delimiter
        if kept is not None:
            lines = block.split(b"\n")
            block = b"".join(lines[row] + b"\n" for row in kept)
        if delimiter != self._delimiter:
            if b'"' in block or delimiter in block:
                return None
            block = block.replace(self._delimiter, delimiter)
        line_end = b"\r\n" if b"\r" in block else b"\n"
        return block.replace(b"%", b"%%").replace(line_end, b"%b" * endings + b"\n")


def _added(endings: "Sequence[_Endings]", codes: Sequence[Numbers]) -> tuple[bytes, ...]:
    """Return what is written behind the lines of rows, by their codes."""
    pieces = [
        map(each.__getitem__, numbers.tolist())
        for each, numbers in zip(endings, codes, strict=True)
    ]
    if len(pieces) == 1:
        return tuple(pieces[0])
    return tuple(chain.from_iterable(zip(*pieces, strict=True)))


class _Endings(dict[int, bytes]):
    """What is written behind a line, by a code of its row."""

    def __init__(self, delimiter: str, coder: Coder | Ways) -> None:
        super().__init__()
        self.delimiter = delimiter.encode()
        self._texts_of = coder.texts

    def __missing__(self, code: int) -> bytes:
        if len(self) >= _KEPT:
            self.clear()
        texts = [b"", *(text.encode() for text in self._texts_of(code))]
        self[code] = ending = self.delimiter.join(texts)
        return ending


def _endings(rating: Rating, form: StreamFormat) -> list[_Endings]:
    """Return what is written behind lines that stay as they are, nothing if they do not."""
    delimiter, view = form.delimiter, rating.view
    changed = (
        rating.given.computed,
        view.columns,
        view.left,
        view.safe_cells,
        view.language != ENGLISH,
    )
    labels = [label for coder in rating.coders for label in coder.labels]
    if delimiter is None or any(changed):
        return []
    if delimited(labels, delimiter) != delimiter.join(labels):
        return []
    return [_Endings(delimiter, coder) for coder in rating.coders]
