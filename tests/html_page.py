"""A page of ``sokatsu report`` as a reader of its tables sees it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "rect", "path", "br", "input", "line", "circle", "img", "hr", "link", "use"}
_CELLS = {"td", "th"}
_ROWS = {*_CELLS, "tr"}
_GROUPS = {*_ROWS, "thead", "tbody", "tfoot"}
_ENDED_BY = {
    **dict.fromkeys(_CELLS, _CELLS),
    "tr": _ROWS,
    **dict.fromkeys(_GROUPS - _ROWS, _GROUPS),
    "li": {"li", "p"},
    **{name: {"p"} for name in ("p", "div", "ul", "dl", "table", "details", "h3", "h4")},
}
"""What a begin of an element ends, as browsers have it."""

_BARRIERS = {"table", "ul", "dl", "section"}


@dataclass
class Cell:
    """A cell or paragraph: its classes, and the texts inside by the class or name of their element.

    The text of the cell alone stands under ``.``.
    """

    classes: list[str]
    scope: str = ""
    texts: dict[str, list[str]] = field(default_factory=dict)

    def all(self, name: str) -> list[str]:
        return self.texts.get(name, [])

    @property
    def text(self) -> str:
        return "".join(self.all("")).strip()

    @property
    def alone(self) -> str:
        return "".join(self.all(".")).strip()


class Page(HTMLParser):
    """The rows of each table by the id of its section, and all elements with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: dict[str, list[list[Cell]]] = {}
        self.paragraphs: dict[str, list[Cell]] = {}
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[tuple[str, str]] = []
        self._section = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.append((tag, given))
        self._end_implied(_ENDED_BY.get(tag, set()))
        classes = (given.get("class") or "").split()
        if tag == "section":
            self._section = str(given["id"])
        elif tag == "tr":
            self.tables.setdefault(self._section, []).append([])
        elif tag in _CELLS:
            self.tables[self._section][-1].append(Cell(classes, given.get("scope") or ""))
        elif tag == "p":
            self.paragraphs.setdefault(self._section, []).append(Cell(classes))
        elif tag == "br":
            self.handle_data("\n")
        if tag not in _VOID:
            self._open.append((tag, classes[0] if classes else tag))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            while self._open.pop()[0] != tag:
                assert tag in [each for each, _name in self._open]

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _name in self._open]
        if "style" not in tags:
            self.text += data
        for names, cells in ((_CELLS, self._last_row()), ({"p"}, self.paragraphs)):
            inside = [at for at, tag in enumerate(tags) if tag in names]
            if inside:
                texts = cells[self._section][-1].texts
                texts.setdefault("", []).append(data)
                within = [name for _tag, name in self._open[inside[0] + 1 :]]
                for name in within or ["."]:
                    if data.strip() or name == ".":
                        texts.setdefault(name, []).append(data)

    def _last_row(self) -> dict[str, list[Cell]]:
        return {section: rows[-1] for section, rows in self.tables.items()}

    def _end_implied(self, names: set[str]) -> None:
        tags = [tag for tag, _name in self._open]
        begin = max((at for at, tag in enumerate(tags) if tag in _BARRIERS), default=-1) + 1
        ended = [at for at in range(begin, len(tags)) if tags[at] in names]
        if ended:
            del self._open[ended[0] :]
