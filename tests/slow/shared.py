"""What both versions share, imported in this one place: how cells, names and years are read."""

from sokatsu_cli.check.measure_units import is_measure
from sokatsu_cli.model.columns import NEEDED, Header
from sokatsu_cli.model.direction_words import is_word_target
from sokatsu_cli.model.names import first_spellings, is_total, name_key
from sokatsu_cli.model.numerals import (
    MISSING,
    MISSING_RATES,
    Printed,
    Rounding,
    parse_number,
    parse_printed,
)
from sokatsu_cli.model.sections import SectionKey, with_names
from sokatsu_cli.model.terms import Direction, Method, Methods, Status
from sokatsu_cli.model.visible import listed
from sokatsu_cli.model.years import fiscal_year, with_western_years, year_of
from sokatsu_cli.writing.displays import Column
from sokatsu_cli.writing.grid import grid

__all__ = [
    "MISSING",
    "MISSING_RATES",
    "NEEDED",
    "Column",
    "Direction",
    "Header",
    "Method",
    "Methods",
    "Printed",
    "Rounding",
    "SectionKey",
    "Status",
    "first_spellings",
    "fiscal_year",
    "grid",
    "is_measure",
    "is_total",
    "is_word_target",
    "listed",
    "name_key",
    "parse_number",
    "parse_printed",
    "with_names",
    "with_western_years",
    "year_of",
]
