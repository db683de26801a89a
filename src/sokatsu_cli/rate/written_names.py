"""The names of the indicators of a part as they are written, in little room."""

from collections.abc import Sequence
from typing import NamedTuple

from sokatsu_cli.rate.parts import ERRORS, Part


class WrittenNames(NamedTuple):
    """The names of n rows: one text for all, since many small ones take long to keep.

    Attributes:
        joined: The names in UTF-8, a line each.
        apart: The names one by one, where a line of the text is not one of them; else none.
    """

    joined: bytes = b""
    apart: Sequence[bytes] = ()

    def texts(self) -> list[str]:
        """Return the names, without the blanks around."""
        cells = self.apart or self.joined.split(b"\n")
        return [cell.decode(errors=ERRORS).strip() for cell in cells]


def written_names(part: Part) -> tuple[list[bytes], WrittenNames]:
    """Return the cells of the names of a part as they stand, and the names."""
    spans = part.spans("indicator")
    cells = spans.cells()
    joined = b"\n".join(cells)
    if b'"' not in joined and joined.count(b"\n") < max(len(cells), 1):
        return cells, WrittenNames(joined)
    apart = [spans.text_of(cell).encode(errors=ERRORS) for cell in cells]
    return cells, WrittenNames(apart=apart)
