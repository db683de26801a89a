"""The years of rows whose method needs none, for what an expected value may explain."""

from collections.abc import Collection

from sokatsu_cli.model.columns import YEAR_COLUMNS, Header
from sokatsu_cli.model.value_cells import troubles
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.rate.row_years import YearReader
from sokatsu_cli.rate.rows import Rows
from sokatsu_cli.rate.rules import GivenYears


class PossibleYears:
    """Reads the years of the rows of the parts of one table."""

    def __init__(self, given: GivenYears, missing: Collection[str] = ()) -> None:
        """Take what decides.

        Args:
            given: The years of rows whose cells have none.
            missing: Cells that stand for none.
        """
        self._given = given
        self._missing = missing
        self._reader = YearReader(given, None)

    def read(self, part: Part, rows: Rows) -> Numbers | None:
        """Return the years of the rows of a part, as `Rows` has them.

        None where a cell is no year, or not certain: no rate by them can be asked for then.
        """
        if not self._can_matter(part.header):
            return rows.years
        years = self._reader.read(part, rows.way, rows.method, self._missing)
        return None if (years < 0).any() or _are_doubtful(part) else years

    def _can_matter(self, header: Header) -> bool:
        """Tell whether a row can have a baseline and all three years."""
        there, (baseline, target, row) = header.positions, self._given
        return (
            "baseline" in there
            and ("baseline_year" in there or baseline != 0)
            and ("target_year" in there or target != 0)
            and ("year" in there or "period" in there or row != 0)
        )


def with_years(rows: Rows, years: Numbers | None) -> Rows:
    """Return rows with other years; as they are for none."""
    return rows if years is None else Rows(*rows[:-1], years)


def _are_doubtful(part: Part) -> bool:
    """Tell whether a cell of a spreadsheet does not say its year for certain."""
    if not part.has_cells(YEAR_COLUMNS):
        return False
    return any(troubles(name, part.texts(name)) for name in YEAR_COLUMNS)
