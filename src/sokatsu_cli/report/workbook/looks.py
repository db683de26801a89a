"""How cells of a report look, by the names that XlsxWriter has for it."""

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


def share_format(digits: int) -> str:
    """Return the format that shows a share of 1 in percent, with so many decimals."""
    return f"0{'.' * bool(digits)}{'0' * digits}%"
