"""How cells of spreadsheets look, by the names that XlsxWriter has for it.

Nothing is said by a colour alone: it goes with a word, and text on it has a contrast above 4.5.
"""

from collections.abc import Mapping
from types import MappingProxyType

from sokatsu_cli.model.terms import ChangeStatus, Status

Look = tuple[tuple[str, object], ...]
"""Properties of a format beside the one of numbers."""

PLAIN: Look = (("valign", "top"),)
TEXT: Look = (*PLAIN, ("align", "left"), ("indent", 1))
"""A text, which does not touch the number to its left."""

WRAPPED: Look = (*TEXT, ("text_wrap", True))
HEADING: Look = (
    *(("bold", True), ("bg_color", "#DFE5EE"), ("bottom", 1), ("bottom_color", "#737D8C")),
    ("valign", "vcenter"),
)

_GOOD: Look = (("font_color", "#0B5A2B"), ("bg_color", "#E2F2E7"))
_BAD: Look = (("font_color", "#A3320B"), ("bg_color", "#FBE3D6"), ("bold", True))
_NONE: Look = (("font_color", "#444B55"), ("bg_color", "#E9ECF1"))

JUDGED: Mapping[str, Mapping[str, Look]] = MappingProxyType(
    {
        "status": {Status.ACHIEVED: _GOOD, Status.NOT_ACHIEVED: _BAD, Status.NO_DATA: _NONE},
        "change_status": {
            ChangeStatus.IMPROVED: _GOOD,
            ChangeStatus.WORSE: _BAD,
            ChangeStatus.UNCHANGED: _NONE,
        },
    }
)
"""The columns of words that judge a row, and how each word looks."""
