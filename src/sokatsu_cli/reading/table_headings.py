"""Which record of a table has its headings: the first, or one below titles."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from sokatsu_cli.model.columns import NEEDED, column_of
from sokatsu_cli.reading.records import Record

TITLES = 12
"""Records among which headings are looked for below titles."""

_SEVERAL = 2  # needed columns that the headings below titles name at least


def heading_record(first: Record, near: Iterable[Record]) -> Record | None:
    """Return the record of the headings, None where no record names needed columns.

    Args:
        first: The first record that is not blank.
        near: All records from the first on; they are read only where the first has no headings.

    >>> title, head = Record(1, ["総括表", ""]), Record(2, ["指標", "実績"])
    >>> heading_record(title, [title, head]).line, heading_record(title, [title])
    (2, None)
    """
    if _needed(first.cells):
        return first
    among = islice(near, TITLES)
    return next((each for each in among if len(_needed(each.cells)) >= _SEVERAL), None)


def _needed(cells: Sequence[str]) -> AbstractSet[str]:
    """Return the needed columns that some headings name."""
    return {*NEEDED} & {column_of(cell) for cell in cells}
