"""How much a spreadsheet may hold."""

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.spreadsheet.packages import RefusedError

MOST_CELLS = 300_000  # of a file that may hold something
MOST_ROWS = 100_000  # of a file that may hold something
MOST_MERGED = 100_000  # merged areas that a sheet may have
LAST_ROW = 1 << 20  # the last row that a sheet may have
LAST_COLUMN = 1 << 14  # how many columns
_MOST_PLACES = 2_000_000  # places of its rows, up to the last filled one of each
_MOST_TEXT = 30_000_000  # characters that the cells of a file may hold

WAY_OUT = N_("save the sheet as CSV, which may be larger")
"""What to do with a sheet that holds more."""


class Room:
    """Counts what the rows of a file take, and refuses too much of it."""

    def __init__(self) -> None:
        self._rows = self._cells = self._places = self._characters = 0

    def take(self, cells: int, places: int, characters: int, *, rows: int | None = None) -> None:
        """Count a row: its filled cells, its places up to the last of them, and their text.

        Args:
            cells: How many filled cells.
            places: How many places more than before.
            characters: How many characters.
            rows: How many rows, if not one for any places.

        Raises:
            RefusedError: More than a limit.
        """
        self._rows += (places > 0) if rows is None else rows
        self._cells += cells
        self._places += places
        self._characters += characters
        for count, most, told in (
            (self._cells, MOST_CELLS, N_("more than {most:,} filled cells; {way_out}")),
            (self._rows, MOST_ROWS, N_("more than {most:,} rows; {way_out}")),
            (self._characters, _MOST_TEXT, N_("more than {most:,} characters; {way_out}")),
        ):
            if count > most:
                raise RefusedError(_(told).format(most=most, way_out=_(WAY_OUT)))
        if self._places > _MOST_PLACES:
            raise RefusedError(
                _("filled cells far from the others; clear them, or {way_out}").format(
                    way_out=_(WAY_OUT)
                )
            )
