"""The classes of progress, and the bounds between them."""

from enum import StrEnum


class ProgressClass(StrEnum):
    """How an indicator stands on its way to the target."""

    ACHIEVED = "achieved"
    ON_TRACK = "on-track"
    BEHIND = "behind"
    MOVING_AWAY = "moving-away"
    SUBSTANTIAL = "substantial"
    MODERATE = "moderate"
    LIMITED = "limited"
    DETERIORATION = "deterioration"
    NO_DATA = "no-data"


WAY_CLASSES = (
    ProgressClass.ACHIEVED,
    ProgressClass.ON_TRACK,
    ProgressClass.BEHIND,
    ProgressClass.MOVING_AWAY,
    ProgressClass.NO_DATA,
)
"""The classes of the measure ``way``, the best first."""

GROWTH_CLASSES = (
    ProgressClass.ACHIEVED,
    ProgressClass.SUBSTANTIAL,
    ProgressClass.MODERATE,
    ProgressClass.LIMITED,
    ProgressClass.DETERIORATION,
    ProgressClass.NO_DATA,
)
"""The classes of the measure ``growth``, the best first."""
