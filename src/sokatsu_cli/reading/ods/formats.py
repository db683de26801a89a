"""The formats of numbers of OpenDocument, as the codes that other spreadsheets have for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sokatsu_cli.reading.ods.elements import attribute
from sokatsu_cli.reading.spreadsheet.packages import Attributes

KINDS = (
    *("number:number-style", "number:percentage-style", "number:currency-style"),
    *("number:date-style", "number:time-style", "number:text-style", "number:boolean-style"),
)
"""The elements that are such formats."""

_PERCENTAGE = "number:percentage-style"

_SIGNS = {
    (">=0",): "{0};{1}",
    (">0", "<0"): "{0};{1};{2}",
    (">0", "<0", "=0"): "{0};{1};{2};{3}",
}
"""The conditions that are those of the sections that a code has by itself."""

_MOST_PLACES = 30  # digits that a code may ask for
_SCALES = {"": "", "1": "", "1000": ",", "1000000": ",,", "1000000000": ",,,"}


@dataclass
class Format:
    """A format of numbers.

    Attributes:
        kind: Its element.
        code: Its code, as far as it is read.
        maps: The conditions under which another format counts, and its name.
        is_known: Whether all of it can be said in a code.
    """

    kind: str
    code: str = ""
    maps: list[tuple[str, str]] = field(default_factory=list)
    is_known: bool = True

    def take(self, name: str, attributes: Attributes) -> None:
        """Take an element of it."""
        match name:
            case "number:number":
                self.code += self._digits(attributes)
            case "number:scientific-number":
                self.code += "0.00E+00"
            case "number:fraction":
                self.code += "# ?/?"
            case "number:text-content":
                self.code += "@"
            case "style:map":
                condition = attribute(attributes, "style:condition")
                given = condition.replace(" ", "").removeprefix("value()")
                name = attribute(attributes, "style:apply-style-name")
                self.maps.append((given.replace("!=", "<>"), name))
            case "number:embedded-text":
                self.is_known = False

    def take_text(self, text: str) -> None:
        """Take words of it."""
        bare = "-%" if self.kind == _PERCENTAGE else "-"
        self.code += "".join(each if each in bare else f"\\{each}" for each in text)

    def _digits(self, attributes: Attributes) -> str:
        def number(name: str, usual: str) -> int:
            text = attribute(attributes, f"number:{name}", usual)
            if not text.isdecimal() or len(text) > len("99") or int(text) > _MOST_PLACES:
                self.is_known = False
                return 0
            return int(text)

        scale = _SCALES.get(attribute(attributes, "number:display-factor"))
        if scale is None or attribute(attributes, "number:decimal-replacement"):
            self.is_known = False
        grouped = attribute(attributes, "number:grouping") == "true"
        decimals = attribute(attributes, "number:decimal-places")
        if not decimals and not grouped and not scale:
            return "General"
        whole = "0" * number("min-integer-digits", "0")
        if grouped:
            whole = whole.rjust(4, "#")
            whole = f"{whole[:-3]},{whole[-3:]}"
        most = number("decimal-places", "0")
        optional = attribute(attributes, "number:decimal-replacement", "-") == ""
        least = min(number("min-decimal-places", "0" if optional else str(most)), most)
        point = "." if most else ""
        return f"{whole or '#'}{point}{'0' * least}{'#' * (most - least)}{scale}"


def format_code(formats: Mapping[str, Format], name: str) -> str | None:
    """Return the code of a format, None where none can say it."""
    own = formats.get(name)
    if own is None:
        return "General" if not name else None
    others = [formats.get(other) for _condition, other in own.maps]
    parts = [each.code for each in others if each and each.is_known and not each.maps]
    if not own.is_known or len(parts) < len(own.maps):
        return None
    conditions = tuple(condition for condition, _name in own.maps)
    if not conditions:
        return own.code or None
    usual = _SIGNS.get(conditions)
    if usual is not None:
        return usual.format(*parts, own.code)
    marked = [f"[{each}]{part}" for each, part in zip(conditions, parts, strict=True)]
    return ";".join([*marked, own.code])
