"""What is said of an indicator beside its class, and what joins several of these."""

from enum import StrEnum

JOINT = "; "
"""What joins the notes of an indicator."""


class ProgressNote(StrEnum):
    """Why an indicator has no share or class, or what its row leaves out."""

    DIRECTIONS_DIFFER = "directions differ"
    TARGETS_DIFFER = "targets differ"
    BASELINES_DIFFER = "baselines differ"
    MISSING_YEAR = "missing year"
    NOT_SINCE_BASELINE = "no actual from the baseline year on"
    NOT_FOR_MAINTAIN = "no shares for maintain"
    MISSING_BASELINE_YEAR = "missing baseline year"
    MISSING_TARGET_YEAR = "missing target year"
    NO_SPAN = "baseline year is not before the target year"
    NO_TIME_PASSED = "no time has passed since the baseline"
    NO_GROWTH_FOR_MAINTAIN = "no growth for maintain"
    NOT_POSITIVE = "growth needs values above 0"
    PAST_TARGET_YEAR = "year is after the target year"
