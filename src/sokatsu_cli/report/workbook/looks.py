"""How cells of a report look, by the names that XlsxWriter has for it, and how it is printed."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sokatsu_cli.writing.workbooks import WrittenSheet

Properties = dict[str, object]
"""Properties of a format by their names."""

HEADING: Properties = {"bold": True, "bg_color": "#DFE5EE", "align": "center"}
MARKED: Properties = {"bold": True, "bg_color": "#FBE3D6", "font_color": "#A3320B"}
VALUE: Properties = {"italic": True, "bg_color": "#E9ECF1"}
STRONG: Properties = {"bold": True}
UNMET: Properties = {"font_color": "#A3320B", "bold": True}
LINES: Properties = {"border": 1, "border_color": "#737D8C"}

LINE_HEIGHT = 17 * 4 / 3
"""Pixels that are 17 points."""

_A4 = 9
_MARGINS = (0.4, 0.4, 0.5, 0.5)
"""Inches, from the left, from the right, above and below."""


def share_format(digits: int) -> str:
    """Return the format that shows a share of 1 in percent, with so many decimals."""
    return f"0{'.' * bool(digits)}{'0' * digits}%"


def fit_to_paper(written: "WrittenSheet") -> None:
    """Let a sheet be printed on A4 landscape, as wide as one page."""
    page = written.page
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.set_margins(*_MARGINS)
