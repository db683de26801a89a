"""Parts of a table: rows whose texts are at hand, column by column, and places in bytes."""

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.value_cells import has_cells, read_texts
from sokatsu_cli.rate.digits import PADDING, TAIL, Numbers, Words, words_of
from sokatsu_cli.rate.frame_texts import lines_of, path_of, texts_of

if TYPE_CHECKING:
    import pandas as pd

ERRORS = "surrogatepass"
"""How bytes are made of text: a cell of a spreadsheet can hold half a character."""


class Spans(NamedTuple):
    """The cells of a column as places in bytes.

    Attributes:
        data: The bytes, UTF-8, after the padding of `digits`.
        words: The same, as `digits.words_of` returns it.
        starts: The places of the first bytes of n cells.
        ends: The places behind their last bytes.
        text_of: Reads the bytes of a cell as its text.
    """

    data: bytes
    words: Words
    starts: Numbers
    ends: Numbers
    text_of: Callable[[bytes], str]

    def cells(self, places: Numbers | None = None) -> list[bytes]:
        """Return the bytes of the cells, or of some."""
        starts = self.starts if places is None else self.starts[places]
        ends = self.ends if places is None else self.ends[places]
        data = self.data
        return [data[s:e] for s, e in zip(starts.tolist(), ends.tolist(), strict=True)]

    def texts(self, places: Numbers) -> list[str]:
        """Return the texts of some of the cells."""
        return list(map(self.text_of, self.cells(places)))


class Part(Protocol):
    """n rows of a table."""

    @property
    def header(self) -> Header:
        """The header of the table."""

    @property
    def path(self) -> str:
        """The name of its file, for messages."""

    @property
    def lines(self) -> Sequence[int]:
        """The physical line of each row; from 0 where the first one is not known."""

    def column(self, place: int) -> Sequence[str]:
        """Return the cells of the column at a place."""

    def texts(self, name: str) -> Sequence[str]:
        """Return the cells of a known column, "" where it is not there."""

    def spans(self, name: str) -> Spans:
        """Return the cells of a known column that is there, as they are read, as bytes."""

    def has_cells(self, names: Sequence[str], /) -> bool:
        """Tell whether some cells of known columns know the number behind them."""


def texts_at(part: Part, name: str, places: Numbers) -> list[str]:
    """Return what is read of some cells of a known column, without the blanks around.

    They are "" where the column is not there; no other cells are looked at.
    """
    if name not in part.header.positions:
        return [""] * len(places)
    return list(map(str.strip, part.spans(name).texts(places)))


class TextPart:
    """Rows whose columns are texts."""

    def __init__(
        self,
        header: Header,
        columns: Callable[[int], Sequence[str]],
        lines: Sequence[int],
        path: str,
    ) -> None:
        """Take what returns the texts of the column at a place, and the line of each row."""
        self.header = header
        self.path = path
        self.lines = lines
        self.column = columns

    def texts(self, name: str) -> Sequence[str]:
        """Return the cells of a known column, "" where it is not there."""
        place = self.header.positions.get(name)
        return [""] * len(self.lines) if place is None else self.column(place)

    def spans(self, name: str) -> Spans:
        """Return the cells of a known column as they are read, as bytes."""
        return spans_of(read_texts(name, self.texts(name)))

    def has_cells(self, names: Sequence[str]) -> bool:
        """Tell whether some cells of known columns know the number behind them."""
        return any(has_cells(self.texts(name)) for name in names)


def spans_of(texts: Sequence[str]) -> Spans:
    """Return texts as places in bytes."""
    cells = [text.encode(errors=ERRORS) for text in texts]
    data = b"".join([PADDING, *cells, TAIL])
    ends = np.fromiter(accumulate(map(len, cells)), np.int64, len(cells)) + len(PADDING)
    starts = np.append(len(PADDING), ends)[:-1]
    return Spans(data, words_of(data), starts, ends, _decoded)


def _decoded(cell: bytes) -> str:
    return cell.decode(errors=ERRORS)


class FramePart(TextPart):
    """The rows of a frame."""

    def __init__(self, frame: "pd.DataFrame", header: Header) -> None:
        """Take a frame of text and its header."""
        known: dict[int, Sequence[str]] = {}

        def column(place: int) -> Sequence[str]:
            if place not in known:
                are_printed = header.known(place) == "published_rate"
                known[place] = texts_of(frame.iloc[:, place], are_printed=are_printed)
            return known[place]

        super().__init__(header, column, lines_of(frame), path_of(frame))


class SomeRows:
    """Some of the rows of a part."""

    def __init__(self, part: Part, places: Numbers) -> None:
        """Take the part, and the places of the rows in it."""
        self.header = part.header
        self.path = part.path
        self.has_cells = part.has_cells
        self.lines = [part.lines[place] for place in places.tolist()]
        self._part = part
        self._places = places

    def column(self, place: int) -> Sequence[str]:
        """Return the cells of the column at a place."""
        return self._some(self._part.column(place))

    def texts(self, name: str) -> Sequence[str]:
        """Return the cells of a known column, "" where it is not there."""
        return self._some(self._part.texts(name))

    def spans(self, name: str) -> Spans:
        """Return the cells of a known column that is there, as they are read, as bytes."""
        every = self._part.spans(name)
        return every._replace(starts=every.starts[self._places], ends=every.ends[self._places])

    def _some(self, texts: Sequence[str]) -> list[str]:
        return [texts[place] for place in self._places.tolist()]
