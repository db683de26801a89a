"""The ids of a page: where its links lead."""

from sokatsu_cli.report.results import Result
from sokatsu_cli.report.sheet import Section, SheetRow, SummarySheet


class Anchors:
    """The ids of the sections and indicators of a sheet, the same for the same table."""

    def __init__(self, sheet: SummarySheet) -> None:
        """Number them in the order of the sheet."""
        self._sections = {id(each): f"s{at}" for at, each in enumerate(sheet.sections, 1)}
        rows = sheet.rows
        self._rows = {id(row): f"i{at}" for at, row in enumerate(rows, 1)}
        self._results = {id(each): self._rows[id(row)] for row in rows for each in row.results}

    def of_section(self, section: Section) -> str:
        """Return the id of a section."""
        return self._sections[id(section)]

    def of_row(self, row: SheetRow) -> str:
        """Return the id of an indicator's card."""
        return self._rows[id(row)]

    def of_result(self, result: Result) -> str:
        """Return the id of the card that a result stands on."""
        return self._results[id(result)]
