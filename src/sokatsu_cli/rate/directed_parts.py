"""Parts of a table whose directions an option gives: in a column of their own, or in lost cells."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.value_cells import read_texts
from sokatsu_cli.rate.digits import PADDING, TAIL, Numbers, words_of
from sokatsu_cli.rate.parts import Part, Spans, spans_of
from sokatsu_cli.rate.quotients import WAYS

NO_WAY = len(WAYS)
"""Stands for no direction among the numbers of `quotients.WAYS`."""

WAY_TEXTS = (*map(str, WAYS), "")
"""The text of each direction, and of none."""

_DATA = b"".join([PADDING, *(text.encode() for text in WAY_TEXTS), TAIL])
_WORDS = words_of(_DATA)
_ENDS = np.cumsum([len(text) for text in WAY_TEXTS]) + len(PADDING)
_STARTS = np.append(len(PADDING), _ENDS[:-1])


class Ways:
    """The texts of directions by their numbers, as those of a `codes.Coder` by its codes."""

    def texts(self, code: int) -> tuple[str]:
        """Return the text of a direction."""
        return (WAY_TEXTS[code],)


class DirectedPart:
    """Rows with directions that are given.

    Attributes:
        given: The rows as they stand in the file.
    """

    def __init__(
        self,
        given: Part,
        header: Header,
        targets: Mapping[int, str],
        ways: Callable[[], Sequence[str]],
    ) -> None:
        """Take what is known of the rows.

        Args:
            given: The rows as they stand in the file.
            header: Their header with a direction.
            targets: By place, what is read of targets instead of their texts.
            ways: Returns the direction of each row, as it is written.
        """
        self.given = given
        self.header = header
        self.path = given.path
        self.lines = given.lines
        self.has_cells = given.has_cells
        self._targets = targets
        self._ways = ways

    def column(self, place: int) -> Sequence[str]:
        """Return the cells of the column at a place as they are written."""
        is_way = place == self.header.positions["direction"]
        return self._ways() if is_way else self.given.column(place)

    def texts(self, name: str) -> Sequence[str]:
        """Return what is read of the cells of a known column, "" where it is not there."""
        if name == "direction":
            return self._ways()
        texts = self.given.texts(name)
        if name == "target" and self._targets:
            return [self._targets.get(place, text) for place, text in enumerate(texts)]
        return texts

    def spans(self, name: str) -> Spans:
        """Return the cells of a known column that is there, as they are read, as bytes."""
        if name == "direction" or (name == "target" and self._targets):
            return spans_of(read_texts(name, self.texts(name)))
        return self.given.spans(name)


class AddedDirections(DirectedPart):
    """Rows of a table that has no column of directions, with one behind its columns.

    Attributes:
        ways: Numbers of `quotients.WAYS`, `NO_WAY` for none.
    """

    def __init__(
        self, given: Part, header: Header, targets: Mapping[int, str], ways: Numbers
    ) -> None:
        """Take what is known of the rows; see `DirectedPart`."""
        # A method here would refer to the part for ever, and with it to its block.
        super().__init__(given, header, targets, partial(_way_texts, ways))
        self.ways = ways

    def spans(self, name: str) -> Spans:
        """Return the cells of a known column that is there, as they are read, as bytes."""
        if name == "direction":
            return Spans(_DATA, _WORDS, _STARTS[self.ways], _ENDS[self.ways], bytes.decode)
        return super().spans(name)


def _way_texts(ways: Numbers) -> list[str]:
    return [WAY_TEXTS[way] for way in ways.tolist()]
