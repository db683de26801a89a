"""Exact, direction-aware achievement rates for the indicator tables of public plans.

Each name is loaded on first use, so that the command line starts without pandas.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from sokatsu_cli._version import __version__

if TYPE_CHECKING:
    from sokatsu_cli.changes import Change, baseline_change
    from sokatsu_cli.checking import check_rates
    from sokatsu_cli.errors import InputError, Problem, SokatsuError
    from sokatsu_cli.findings import FINDINGS, CheckReport, Finding, Outcome, Severity
    from sokatsu_cli.grades import GRADE_SETS, Grades
    from sokatsu_cli.inferring import Combination, Inference, infer_rules
    from sokatsu_cli.numerals import Rounding, figures, parse_number, round_exact
    from sokatsu_cli.rates import Achievement, achievement_rate
    from sokatsu_cli.reading import read_indicators
    from sokatsu_cli.summaries import summary_table
    from sokatsu_cli.tables import rate_table
    from sokatsu_cli.terms import ChangeStatus, Direction, Method, Status

__all__ = [
    "FINDINGS",
    "GRADE_SETS",
    "Achievement",
    "Change",
    "ChangeStatus",
    "CheckReport",
    "Combination",
    "Direction",
    "Finding",
    "Grades",
    "Inference",
    "InputError",
    "Method",
    "Outcome",
    "Problem",
    "Rounding",
    "Severity",
    "SokatsuError",
    "Status",
    "__version__",
    "achievement_rate",
    "baseline_change",
    "check_rates",
    "figures",
    "infer_rules",
    "parse_number",
    "rate_table",
    "read_indicators",
    "round_exact",
    "summary_table",
]

_HOMES = {
    "changes": ["Change", "baseline_change"],
    "checking": ["check_rates"],
    "errors": ["InputError", "Problem", "SokatsuError"],
    "grades": ["GRADE_SETS", "Grades"],
    "inferring": ["Combination", "Inference", "infer_rules"],
    "numerals": ["Rounding", "figures", "parse_number", "round_exact"],
    "rates": ["Achievement", "achievement_rate"],
    "reading": ["read_indicators"],
    "findings": ["FINDINGS", "CheckReport", "Finding", "Outcome", "Severity"],
    "summaries": ["summary_table"],
    "tables": ["rate_table"],
    "terms": ["ChangeStatus", "Direction", "Method", "Status"],
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
