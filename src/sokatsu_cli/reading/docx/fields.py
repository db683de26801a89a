"""Fields of a Word file: what it computes, and shows in their place."""

from dataclasses import dataclass

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.docx.names import value_of
from sokatsu_cli.reading.docx.run_styles import is_on
from sokatsu_cli.reading.spreadsheet.packages import Attributes

_STORED = {"HYPERLINK", "REF", "FORMTEXT", "MERGEFIELD", "QUOTE", "LINK", "INCLUDETEXT"}
"""The fields that show the text that is stored, until somebody has them computed."""

_SILENT = {"XE", "TC", "TA", "RD"}
"""The fields that show nothing."""

_LONGEST = 300  # characters of a code that are kept

COMPUTED = N_("a field stands in it whose text Word computes; type the text in its place")


@dataclass(slots=True)
class _Field:
    code: str = ""
    shows: bool = False
    is_filled: bool = False
    is_dirty: bool = False

    @property
    def kind(self) -> str:
        """Return the first word of its code, ``=`` of a formula."""
        code = self.code.strip()
        return "=" if code[:1] == "=" else (code.split() or [""])[0].upper()

    @property
    def is_stored(self) -> bool:
        """Tell whether it shows the text that is stored."""
        return not self.is_dirty and (self.kind == "=" or self.kind in _STORED)


class Fields:
    """The fields that are open, one in another.

    Attributes:
        doubt: Why what they show at present is not certain, "" for no reason.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._open: list[_Field] = []
        self._hiding = self._computed = 0

    def __len__(self) -> int:
        """Return how many are open."""
        return len(self._open)

    @property
    def hides(self) -> bool:
        """Tell whether text is of the code of a field."""
        return self._hiding > 0

    @property
    def doubt(self) -> str:
        """Return why the text is not certain."""
        return _(COMPUTED) if self._computed else ""

    def take_mark(self, attributes: Attributes) -> str:
        """Take a mark of a field; return why what it shows is not certain, "" for no reason."""
        kind = value_of(attributes, "fldCharType")
        if kind == "begin":
            self.begin(attributes)
        elif kind == "separate":
            self.separate()
        return self.end() if kind == "end" else ""

    def begin(self, attributes: Attributes, code: str = "") -> None:
        """Begin a field, of which its code comes first."""
        is_dirty = is_on({"val": value_of(attributes, "dirty", "0")})
        self._open.append(_Field(code, is_dirty=is_dirty))
        self._hiding += 1

    def take_code(self, text: str) -> None:
        """Take a part of the code."""
        if self._open and not self._open[-1].shows:
            field = self._open[-1]
            field.code = (field.code + text)[:_LONGEST]

    def separate(self) -> None:
        """Begin with what the field shows."""
        if self._open and not self._open[-1].shows:
            field = self._open[-1]
            field.shows = True
            self._hiding -= 1
            self._computed += not field.is_stored

    def fill(self) -> None:
        """Take note of text that is shown."""
        if self._open:
            self._open[-1].is_filled = True

    def end(self) -> str:
        """End a field; return why what stands there is not certain."""
        if not self._open:
            return ""
        field = self._open.pop()
        if field.shows:
            self._computed -= not field.is_stored
        else:
            self._hiding -= 1
        if field.is_filled:
            self.fill()
        is_certain = field.kind in _SILENT or (field.is_stored and field.is_filled)
        return "" if is_certain else _(COMPUTED)
