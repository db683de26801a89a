"""Whether the rows of a table are those of indicators with numbers, and nothing else."""

import re
from collections.abc import Collection, Sequence

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.direction_words import is_word_target
from sokatsu_cli.model.numerals import MISSING, parse_number
from sokatsu_cli.model.value_cells import read_texts
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
        if not all(_is_plain(row, header, known, bounds=bounds) for row in chunk.rows):
            return False
        count += len(chunk.rows)
        if count >= _LOOKED_AT:
            break
    return True


def _is_plain(row: Sequence[str], header: Header, missing: frozenset[str], *, bounds: bool) -> bool:
    cells = {name: row[place].strip() for name, place in header.positions.items()}
    for name in ("target", "actual", "baseline"):
        place = header.positions.get(name)
        text = "" if place is None else read_texts(name, [row[place]])[0]
        if name == "target" and is_word_target(text):
            continue
        bound = _BOUND.fullmatch(text) if bounds and name == "target" else None
        text = bound[1] if bound else text
        try:
            parse_number(text, cells.get("unit", ""), missing)
        except ValueError:
            return False
    held = cells["target"] or cells["actual"] or cells.get("direction")
    return bool(cells["indicator"] and held)
