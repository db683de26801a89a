"""The styles that a Word file has, each with those that it is made from."""

from typing import NamedTuple

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.docx.colours import WHITE, Colours, is_seen, shade_colours
from sokatsu_cli.reading.docx.known_elements import is_cell_property
from sokatsu_cli.reading.docx.names import MOST_DEPTH, TOO_DEEP, value_of, word_name
from sokatsu_cli.reading.docx.paragraph_styles import ParagraphStyle
from sokatsu_cli.reading.docx.run_styles import RunStyle, is_off, is_on, unknown
from sokatsu_cli.reading.spreadsheet.packages import Attributes, Package, RefusedError
from sokatsu_cli.reading.spreadsheet.styles import PLAIN

_MOST_STYLES = 20_000
_LONGEST_CHAIN = 50  # styles, each made from the next

DIAGONAL = N_("a line runs across it; take its diagonal border away in Word")
PARTS = N_("the style of its table strikes, hides or marks some texts; choose another one in Word")


class Style(NamedTuple):
    """What a style says of runs, paragraphs and the cells of tables.

    Attributes:
        run: How text stands.
        paragraph: How paragraphs stand.
        shade: The colours behind the cells of a table.
        bands: Further ones, behind every other row or column.
        doubt: Why some cells of a table may show other than their text.
    """

    run: RunStyle = RunStyle()
    paragraph: ParagraphStyle = ParagraphStyle()
    shade: Colours | None = None
    bands: Colours | None = None
    doubt: str | None = None

    def with_property(self, path: list[str], attributes: Attributes) -> "Style":
        """Return the same with one more property, such as ``rPr/strike``."""
        match path:
            case ["rPr", name] | ["rPr", ":textFill", *_, name]:
                return self._replace(run=self.run.with_property(name, attributes))
            case ["pPr", name] | ["pPr", "tabs", "tab" as name] | ["pPr", "numPr", "numId" as name]:
                return self._replace(paragraph=self.paragraph.with_property(name, attributes))
            case ["tcPr" | "tblPr", "shd"]:
                return self._replace(shade=shade_colours(attributes))
        doubt = _doubt(path, attributes)
        return self._replace(doubt=doubt) if doubt else self

    def with_part(self, kind: str, part: "Style") -> "Style":
        """Return the same with the style of a part of tables, such as their first row."""
        run = part.run
        ground = part.shade or self.shade or WHITE
        is_corner = kind.endswith("Cell")  # over whose ground other parts lie
        seen = is_corner or is_seen(run.colour or (), ground)
        plain = run.font() == PLAIN and not run.hidden and seen
        doubt = (
            run.doubted() or part.paragraph.doubted() or part.doubt or ("" if plain else _(PARTS))
        )
        bands = (self.bands or ()) + ((part.shade or ()) if kind.startswith("band") else ())
        return self._replace(bands=bands or None, doubt=self.doubt or doubt or None)

    def over(self, below: "Style") -> "Style":
        """Return what holds where one style is made from another."""
        return Style(
            self.run.over(below.run),
            self.paragraph.over(below.paragraph),
            below.shade if self.shade is None else self.shade,
            below.bands if self.bands is None else self.bands,
            below.doubt if self.doubt is None else self.doubt,
        )


def _doubt(path: list[str], attributes: Attributes) -> str:
    """Return why a property of cells or rows may change what they show."""
    match path:
        case ["tcPr", "tcBorders", "tl2br" | "tr2bl"] if not is_off(attributes):
            return _(DIAGONAL)
        case ["trPr", "hidden"] if is_on(attributes):
            return _(PARTS)
        case ["tcPr", name] if not is_cell_property(name, value_of(attributes)):
            return unknown(name)
    return ""


class Styles:
    """The styles that a file has, by their ids.

    Attributes:
        usual: What holds where no style says anything.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self.usual = Style()
        self._own: dict[str, Style] = {}
        self._based: dict[str, str] = {}
        self._defaults: dict[str, str] = {}
        self._found: dict[str, Style] = {"": Style()}

    def read(self, package: Package, part: str) -> None:
        """Read the part of a file that has them.

        Raises:
            RefusedError: It is damaged.
        """
        reader = _StyleReader(self._own, self._based, self._defaults)
        package.parse(part, reader.start, reader.end, lambda _text: None)
        self.usual = reader.usual

    def style_of(self, kind: str, name: str = "") -> Style:
        """Return what a style says, with those that it is made from.

        Args:
            kind: Of what it is a style, such as ``paragraph``.
            name: Its id; that of the usual one is taken if there is none of it.
        """
        name = name if name in self._own else self._defaults.get(kind, "")
        if name not in self._found:
            found, each, left = Style(), name, _LONGEST_CHAIN
            while each in self._own and left:
                found, each, left = found.over(self._own[each]), self._based.get(each, ""), left - 1
            self._found[name] = found
        return self._found[name]


class _StyleReader:
    """Takes the elements of the part with the styles."""

    def __init__(
        self, own: dict[str, Style], based: dict[str, str], defaults: dict[str, str]
    ) -> None:
        self.usual = Style()
        self._own, self._based, self._defaults = own, based, defaults
        self._path: list[str] = []
        self._id = self._kind = ""
        self._part: Style | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the begin of an element."""
        self._path.append(word_name(name))
        if len(self._path) > MOST_DEPTH:
            raise RefusedError(_(TOO_DEEP))
        match self._path[1:]:
            case ["style"]:
                self._begin(attributes)
            case ["style", "basedOn"]:
                self._based[self._id] = value_of(attributes)
            case ["style", "tblStylePr"]:
                self._part, self._kind = Style(), value_of(attributes, "type")
            case ["style", "tblStylePr", *path] if self._part is not None:
                self._part = self._part.with_property(path, attributes)
            case ["style", *path]:
                self._own[self._id] = self._own[self._id].with_property(path, attributes)
            case ["docDefaults", _, *path]:
                self.usual = self.usual.with_property(path, attributes)

    def end(self, _name: str) -> None:
        """Take the end of an element."""
        if self._path[1:] == ["style", "tblStylePr"] and self._part is not None:
            self._own[self._id] = self._own[self._id].with_part(self._kind, self._part)
            self._part = None
        self._path.pop()

    def _begin(self, attributes: Attributes) -> None:
        self._id = value_of(attributes, "styleId")
        self._own[self._id] = Style()
        if is_on({"val": value_of(attributes, "default", "0")}):
            self._defaults[value_of(attributes, "type", "paragraph")] = self._id
        if len(self._own) > _MOST_STYLES:
            raise RefusedError(_("it has too many styles"))
