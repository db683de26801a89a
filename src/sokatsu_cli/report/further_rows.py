"""Further columns of the table that a report shows with its indicators."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from sokatsu_cli.check.further_cells import FurtherColumn
from sokatsu_cli.report.results import Result
from sokatsu_cli.report.sheet import SheetRow

_BETWEEN = " / "
"""What stands between the cells of the periods of an indicator, where they differ."""


@dataclass(frozen=True, slots=True)
class FurtherRows:
    """The cells of further columns.

    Attributes:
        columns: The columns.
        cells: By the line of a row of the table, its cells in them.
    """

    columns: Sequence[FurtherColumn] = ()
    cells: Mapping[int, Sequence[str]] = field(default_factory=dict)

    def headings(self, language: str) -> list[str]:
        """Return what stands over the columns."""
        return [column.heading(language) for column in self.columns]

    def of_result(self, result: Result, language: str) -> list[str]:
        """Return the cells of a result."""
        if not self.columns:
            return []
        told = zip(self.columns, self.cells[result.line], strict=True)
        return [column.said(cell.strip(), language) for column, cell in told]

    def of_row(self, row: SheetRow, language: str) -> list[str]:
        """Return the cells of an indicator: all that differ of its periods."""
        held = [self.of_result(result, language) for result in row.held]
        columns = zip(*held, strict=True)
        return [_BETWEEN.join(dict.fromkeys(filter(None, cells))) for cells in columns]

    def told(self, row: SheetRow, language: str) -> Iterator[str]:
        """Yield the cells of an indicator behind their headings, but for blank ones."""
        named = zip(self.headings(language), self.of_row(row, language), strict=True)
        yield from (f"{heading}: {cell}" for heading, cell in named if cell)
