"""The columns that are computed: those of rates, and those of summaries."""

from collections.abc import Sequence

COMPUTED = ("rate", "capped_rate", "status", "note")
"""The columns that a table of rates has after those of its input."""

EXPECTED = ("expected",)
"""The column before these where rates are those of expected values."""

GRADE = ("grade",)
"""The column after these where grades are asked for."""

CHANGE = ("change", "change_status")
"""The columns after these where the change from the baseline is asked for."""


def computed_columns(
    *, expected: bool = False, grades: bool = False, change: bool = False
) -> tuple[str, ...]:
    """Return the names of the columns that a table of rates has after those of its input."""
    before, after = EXPECTED if expected else (), GRADE if grades else ()
    return (*before, *COMPUTED, *after, *(CHANGE if change else ()))


SUMMED = (
    *("rows", "indicators", "achieved", "not_achieved", "no_data", "share_achieved"),
    *("mean_capped_rate", "median_capped_rate", "without_capped_rate"),
    *("lowest_capped_rate", "lowest_indicator", "lowest_period", "lowest_line"),
)
"""The columns of a summary after those of its groups."""

LOWEST_APART = {"sheet": "lowest_sheet", "object": "lowest_object"}
"""The column behind ``lowest_line`` where the rows stand in several sheets."""

GRADED = "grade_"
"""What the column of a grade's count begins with."""

TOTAL = "total"
"""What stands in the first cell of a summary's total line, the last one."""


def summed_columns(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the names of a summary's columns after those of its groups, with these grades."""
    return (*SUMMED, *(GRADED + label for label in labels), *(["ungraded"] if labels else []))
