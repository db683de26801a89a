"""Whether the rows of a table are those of indicators with numbers, and nothing else."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.direction_words import is_word_target
from sokatsu_cli.model.numerals import MISSING, is_number
from sokatsu_cli.model.value_cells import VALUES, read_texts
from sokatsu_cli.reading.text_tables import TextTable

_LOOKED_AT = 2000
"""Rows after which no more are looked at: no sheet of an office has as many without a title."""


_BOUND = re.compile(r"(.*\S)\s*(?:以上|以下|以内|未満|超)\s*")


def are_plain(
    table: TextTable, header: Header, missing: Collection[str], *, bounds: bool = False
) -> bool:
    """Tell whether the rows of a table have names and numbers; of a long one, the first rows.

    The title of a section has nothing but a text, and an office may write units, words and notes
    beside its numbers.

    A row that has too many or too few cells is wrong in a table with directions, which no office
    has; in others it may be anything.

    Args:
        table: A table of which no row has been read yet.
        header: Its header.
        missing: Cells that stand for "no number" beside the usual ones.
        bounds: Whether a target may have the word of a bound behind it, such as 以上.
    """
    known = MISSING.union(map(str.strip, missing))
    directed = "direction" in header.positions
    count = 0
    for chunk in table.chunks(""):
        if chunk.problems:
            return directed
        if chunk.rows and not _are_plain(chunk.rows, header, known, bounds=bounds):
            return False
        count += len(chunk.rows)
        if count >= _LOOKED_AT:
            break
    return True


def _are_plain(
    rows: Sequence[Sequence[str]], header: Header, missing: frozenset[str], *, bounds: bool
) -> bool:
    columns = list(zip(*rows, strict=True))
    cells: defaultdict[str, Sequence[str]] = defaultdict(lambda: [""] * len(rows))
    cells |= {name: columns[place] for name, place in header.positions.items()}
    for name in VALUES:
        is_target = name == "target"
        for text, unit in zip(read_texts(name, cells[name]), cells["unit"], strict=True):
            bound = _BOUND.fullmatch(text) if bounds and is_target else None
            number = bound[1] if bound else text
            if not (is_number(number, unit, missing) or (is_target and is_word_target(text))):
                return False
    held = zip(*(cells[name] for name in ("target", "actual", "direction")), strict=True)
    return all(map(str.strip, cells["indicator"])) and all(map(str.strip, map("".join, held)))
