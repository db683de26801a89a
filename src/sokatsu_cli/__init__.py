"""Exact, direction-aware achievement rates for the indicator tables of public plans.

Each name is loaded on first use, so that the command line starts without pandas.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from sokatsu_cli._version import __version__

if TYPE_CHECKING:
    from sokatsu_cli.errors import InputError, Problem, SokatsuError
    from sokatsu_cli.numerals import Rounding, parse_number, round_exact
    from sokatsu_cli.rates import Achievement, Direction, Method, Status, achievement_rate
    from sokatsu_cli.reading import read_indicators
    from sokatsu_cli.tables import rate_table

__all__ = [
    "Achievement",
    "Direction",
    "InputError",
    "Method",
    "Problem",
    "Rounding",
    "SokatsuError",
    "Status",
    "__version__",
    "achievement_rate",
    "parse_number",
    "rate_table",
    "read_indicators",
    "round_exact",
]

_HOMES = {
    "errors": ["InputError", "Problem", "SokatsuError"],
    "numerals": ["Rounding", "parse_number", "round_exact"],
    "rates": ["Achievement", "Direction", "Method", "Status", "achievement_rate"],
    "reading": ["read_indicators"],
    "tables": ["rate_table"],
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
