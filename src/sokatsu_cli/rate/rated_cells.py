"""The cells of rows and of what is computed of them, and how they stand to comparisons."""

from collections.abc import Sequence
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.value_cells import VALUES, read_texts
from sokatsu_cli.rate.codes import Coder, RateCodes, computed_cells
from sokatsu_cli.rate.comparisons import Chosen, Comparison, Verdicts, chosen_by, verdicts
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.rate.rows import Rows

_EXACT = ("rate", "capped_rate")
"""The computed columns of which the exact number is compared, not that printed."""


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

    def chosen(self, comparisons: Sequence[Comparison], rows: Rows | None, among: Flags) -> Chosen:
        """Return which of some rows are chosen.

        Args:
            comparisons: What their cells must be.
            rows: What they say; None where no computed column is compared.
            among: The rows that may be chosen.
        """
        return chosen_by([self._verdicts(each, rows) for each in comparisons], among)

    def _verdicts(self, comparison: Comparison, rows: Rows | None) -> Verdicts:
        place, known = comparison.place, comparison.known
        cells, units = self.column(place), None
        if place < len(self._given) and known in VALUES and "unit" in self._header.positions:
            units = self._part.texts("unit")
        found = verdicts(comparison, cells, units)
        is_rate = place >= len(self._given) and known in _EXACT
        if not (is_rate and comparison.operator.is_of_order and rows is not None):
            return found
        coder = next(coder for coder, _codes in self._coded if isinstance(coder, RateCodes))
        assert comparison.bound is not None  # noqa: S101 - without one there is no such comparison
        sides = coder.sides(rows, comparison.bound, capped=known == _EXACT[1])
        allowed = [side for side in (-1, 0, 1) if comparison.operator.allows(side)]
        exact = np.isin(sides, allowed) & ~found.numberless
        return Verdicts(exact, found.numberless, exact != found.chosen)

    @cached_property
    def _added(self) -> list[NDArray[np.object_]]:
        return list(chain.from_iterable(computed_cells(*each) for each in self._coded))
