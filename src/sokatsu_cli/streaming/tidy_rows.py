"""The rows of a table written as they are, part after part or collected."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from sokatsu_cli.model.columns import Header
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.streaming.block_parts import BlockPart
from sokatsu_cli.writing.displays import View
from sokatsu_cli.writing.formats import StreamFormat


class _PartCells:
    """The cells of a part as they are."""

    view = View()

    def __init__(self, part: Part) -> None:
        self.header = part.header
        self._part = part

    def columns(self, places: Sequence[int]) -> Iterator[Sequence[object]]:
        """Yield the cells of the columns at the given places."""
        return map(self._part.column, places)


class RowWriter:
    """The work of writing the rows of a table, of any length."""

    def __init__(
        self, header: Header, form: StreamFormat, delimiter: str, output: BinaryIO
    ) -> None:
        """Take the header and the delimiter of the table, the format, and where to write."""
        self._form = form
        self._stay = form.delimiter == delimiter
        self._output = output
        output.write(form.begin(header, View()).encode())

    def result(self, part: Part) -> bytes:
        """Return the rows of a part as they are written."""
        if self._stay and isinstance(part, BlockPart) and b"\r" not in part.block:
            return part.block
        return self._form.rows(_PartCells(part)).encode()

    def take(self, result: bytes, _line: int) -> None:
        """Write what came of a part."""
        self._output.write(result)


class RowCollector:
    """The work of collecting the rows of a table that is needed whole.

    Attributes:
        data: Its columns.
    """

    def __init__(self, header: Header) -> None:
        """Take the header of the table."""
        self.data: list[list[object]] = [[] for _name in header.names]

    def result(self, part: Part) -> list[Sequence[str]]:
        """Return the columns of a part."""
        return [part.column(place) for place in range(len(self.data))]

    def take(self, result: list[Sequence[str]], _line: int) -> None:
        """Add the columns of a part."""
        for column, cells in zip(self.data, result, strict=True):
            column.extend(cells)
