"""Cells of further columns of a table, which stand in the rows of its indicators."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from sokatsu_cli.model.value_cells import read_texts
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.kept_numbers import narrow
from sokatsu_cli.rate.parts import Part

_BETWEEN = " / "
"""What stands between the cells of the rows of an indicator, where they differ."""


class FurtherCodes(NamedTuple):
    """The cells of a column of n rows.

    Attributes:
        codes: The place of the text of each row.
        texts: The distinct texts without blanks around, in the order in which they stand first.
    """

    codes: Numbers
    texts: Sequence[str]


def further_codes(part: Part, places: Sequence[int]) -> list[FurtherCodes]:
    """Return the cells of the columns at some places."""
    found = []
    for place in places:
        known, cells = part.header.known(place), part.column(place)
        texts: dict[str, int] = {}
        read = read_texts(known, cells) if known else cells
        codes = [texts.setdefault(text.strip(), len(texts)) for text in read]
        found.append(FurtherCodes(narrow(np.array(codes, dtype=np.int64)), list(texts)))
    return found


class FurtherTexts:
    """The cells of further columns of a whole table, part after part."""

    def __init__(self, count: int) -> None:
        """Begin with so many columns."""
        self._texts: list[dict[str, int]] = [{} for _column in range(count)]
        self._codes: list[list[Numbers]] = [[] for _column in range(count)]

    def take(self, found: Sequence[FurtherCodes]) -> None:
        """Take the cells of the next part."""
        for texts, codes, column in zip(self._texts, self._codes, found, strict=True):
            places = [texts.setdefault(str(text), len(texts)) for text in column.texts]
            codes.append(narrow(np.array(places, dtype=np.int64)[column.codes]))

    def of(self, groups: Numbers, count: int) -> list[Sequence[str]]:
        """Return the texts of each indicator: of several that differ all, the first one first.

        Args:
            groups: The indicator of each row.
            count: How many indicators there are.
        """
        return [
            _of(groups, count, list(texts), np.concatenate(codes).astype(np.int64))
            for texts, codes in zip(self._texts, self._codes, strict=True)
        ]


def _of(groups: Numbers, count: int, texts: Sequence[str], codes: Numbers) -> list[str]:
    pairs, firsts = np.unique(groups.astype(np.int64) * len(texts) + codes, return_index=True)
    found: list[list[str]] = [[] for _indicator in range(count)]
    for pair in pairs[np.argsort(firsts)].tolist():
        group, code = divmod(pair, len(texts))
        if texts[code]:
            found[group].append(texts[code])
    return [_BETWEEN.join(each) for each in found]
