"""Exact, direction-aware achievement rates for the indicator tables of public plans.

Each name is loaded on first use, so that the command line starts without pandas.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from sokatsu_cli._version import __version__

if TYPE_CHECKING:
    from sokatsu_cli.check.check_reports import CheckReport
    from sokatsu_cli.check.comparison import check_rates
    from sokatsu_cli.check.findings import FINDINGS, Finding, Outcome, Severity
    from sokatsu_cli.check.inferring.combinations import Combination
    from sokatsu_cli.check.inferring.inference import Inference, infer_rules
    from sokatsu_cli.library.indicator_frames import read_indicators
    from sokatsu_cli.library.tidy_frames import tidy_sheet
    from sokatsu_cli.model.errors import InputError, Problem, SokatsuError
    from sokatsu_cli.model.numerals import Rounding, figures, parse_number, round_exact
    from sokatsu_cli.model.terms import ChangeStatus, Direction, Method, Status
    from sokatsu_cli.progress.classes import ProgressClass
    from sokatsu_cli.progress.tables import progress_table
    from sokatsu_cli.rate.achievements import Achievement
    from sokatsu_cli.rate.changes import Change, baseline_change
    from sokatsu_cli.rate.grades import GRADE_SETS, Grades
    from sokatsu_cli.rate.rates import achievement_rate
    from sokatsu_cli.rate.tables import rate_table
    from sokatsu_cli.report.pages import report_page
    from sokatsu_cli.summary.tables import summary_table

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
    "ProgressClass",
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
    "progress_table",
    "rate_table",
    "read_indicators",
    "report_page",
    "round_exact",
    "summary_table",
    "tidy_sheet",
]

_HOMES = {
    "rate.changes": ["Change", "baseline_change"],
    "check.comparison": ["check_rates"],
    "model.errors": ["InputError", "Problem", "SokatsuError"],
    "rate.grades": ["GRADE_SETS", "Grades"],
    "check.inferring.combinations": ["Combination"],
    "check.inferring.inference": ["Inference", "infer_rules"],
    "model.numerals": ["Rounding", "figures", "parse_number", "round_exact"],
    "rate.achievements": ["Achievement"],
    "rate.rates": ["achievement_rate"],
    "library.indicator_frames": ["read_indicators"],
    "library.tidy_frames": ["tidy_sheet"],
    "report.pages": ["report_page"],
    "check.check_reports": ["CheckReport"],
    "check.findings": ["FINDINGS", "Finding", "Outcome", "Severity"],
    "summary.tables": ["summary_table"],
    "progress.classes": ["ProgressClass"],
    "progress.tables": ["progress_table"],
    "rate.tables": ["rate_table"],
    "model.terms": ["ChangeStatus", "Direction", "Method", "Status"],
}


def __getattr__(name: str) -> object:
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
