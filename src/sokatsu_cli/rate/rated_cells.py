"""The cells of rows and of what is computed of them, and which rows have a wanted one."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.numerals import cell_texts
from sokatsu_cli.model.value_cells import read_texts
from sokatsu_cli.rate.codes import Coder, computed_cells
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.parts import Part


class RatedCells:
    """The cells of the columns of a part, and of those that are computed behind them."""

    def __init__(
        self, given: Header, header: Header, part: Part, coded: Sequence[tuple[Coder, Numbers]]
    ) -> None:
        """Take a part with its header, the header with the computed columns, and their codes."""
        self._header = header
        self._part = part
        self._coded = coded
        count = len(given.names)
        self._given = [place for place in range(count) if place not in given.computed]

    def column(self, place: int) -> Sequence[object]:
        """Return the cells of the column at a place of the header."""
        if place >= len(self._given):
            added: list[object] = self._added[place - len(self._given)].tolist()
            return added
        texts = self._part.column(self._given[place])
        known = self._header.known(place)
        return read_texts(known, texts) if known else texts

    def rows_with(self, place: int, text: str, among: Iterable[int]) -> list[int]:
        """Return those of some rows whose cell at a place is a text, written in whatever width."""
        texts, wanted = cell_texts(self.column(place)), name_key(text)
        found = {text for text in set(texts) if name_key(text) == wanted}
        return [row for row in among if texts[row] in found]

    @cached_property
    def _added(self) -> list[NDArray[np.object_]]:
        return list(chain.from_iterable(computed_cells(*each) for each in self._coded))
