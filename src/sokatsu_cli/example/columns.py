"""The columns of the sheet to be filled in, in their order."""

INPUT = (
    *("chapter", "section", "section_name", "indicator", "unit", "direction", "period", "year"),
    *("baseline_year", "baseline", "target_year", "target", "actual", "published_rate", "reason"),
)
"""The columns that a person fills in."""

VALUES = ("baseline", "target", "actual")
"""Those of numbers; the others hold texts as they are typed, so that 1-1 becomes no date."""

COMPUTED = ("rate", "capped_rate", "status", "note")
"""What formulas give."""

WORKINGS = ("way", "percents", "scale")
"""What these formulas are computed with: numbers that a reader need not look at."""

COLUMNS = (*INPUT, *COMPUTED, *WORKINGS)
"""All columns from the left."""

ROWS = 300
"""Rows that are prepared."""
