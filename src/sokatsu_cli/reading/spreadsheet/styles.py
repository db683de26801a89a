"""The styles of cells, as far as they say what a cell means."""

from collections.abc import Mapping
from typing import NamedTuple

from sokatsu_cli.reading.spreadsheet.packages import Attributes, Package
from sokatsu_cli.reading.spreadsheet.workbooks import is_true


class Font(NamedTuple):
    """How text stands: whether it is struck through, and whether it is raised or lowered."""

    struck: bool = False
    raised: str = ""

    def with_property(self, name: str, attributes: Attributes) -> "Font":
        """Return the font with one more property, such as ``strike``."""
        if name == "strike":
            return self._replace(struck=is_true(attributes.get("val", "1")))
        if name == "vertAlign":
            value = attributes.get("val", "")
            return self._replace(raised=value if value in ("superscript", "subscript") else "")
        return self


PLAIN = Font()
"""How text stands that is neither struck through nor raised."""


class CellStyle(NamedTuple):
    """The code of a cell's number format, and its font."""

    code: str = "General"
    font: Font = PLAIN


_JAPANESE = '[$-411]ggge"年"m"月"d"日"'
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "¥#,##0;-¥#,##0",
    6: "¥#,##0;[Red]-¥#,##0",
    7: "¥#,##0.00;-¥#,##0.00",
    8: "¥#,##0.00;[Red]-¥#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    **dict.fromkeys((27, 36, 50, 57), "[$-411]ge.m.d"),
    **dict.fromkeys((28, 29, 51, 54, 58), _JAPANESE),
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"時"mm"分"',
    33: 'h"時"mm"分"ss"秒"',
    **dict.fromkeys((34, 52, 55), 'yyyy"年"m"月"'),
    **dict.fromkeys((35, 53, 56), 'm"月"d"日"'),
    37: "#,##0 ;-#,##0 ",
    38: "#,##0 ;[Red]-#,##0 ",
    39: "#,##0.00 ;-#,##0.00 ",
    40: "#,##0.00 ;[Red]-#,##0.00 ",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
"""The formats that a file names by their number alone, as a spreadsheet in Japanese has them."""


def cell_style(codes: Mapping[int, str], number: int, font: Font) -> CellStyle:
    """Return a style from the number of its format, and the formats of the file by theirs."""
    return CellStyle(codes.get(number) or _BUILT_IN.get(number, "General"), font)


def read_styles(package: Package, part: str) -> list[CellStyle]:
    """Read the styles of cells, by their numbers from 0.

    Args:
        package: The file.
        part: The part that holds them, "" for none.

    Raises:
        RefusedError: The part is damaged.
    """
    codes: dict[str, str] = {}
    fonts: list[Font] = []
    used: list[tuple[str, str]] = []

    def visit(path: str, attributes: Attributes) -> None:
        parent, _slash, name = path.rpartition("/")
        if path == "styleSheet/numFmts/numFmt":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif path == "styleSheet/fonts/font":
            fonts.append(PLAIN)
        elif parent == "styleSheet/fonts/font":
            fonts[-1] = fonts[-1].with_property(name, attributes)
        elif path == "styleSheet/cellXfs/xf":
            used.append((attributes.get("numFmtId", "0"), attributes.get("fontId", "0")))

    if part:
        package.visit(part, visit)
    built_in = {str(number): code for number, code in _BUILT_IN.items()}
    by_number = {str(number): font for number, font in enumerate(fonts)}
    return [
        CellStyle(codes.get(number) or built_in.get(number, "General"), by_number.get(font, PLAIN))
        for number, font in used
    ] or [CellStyle()]
