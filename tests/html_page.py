"""A page of ``sokatsu report`` as a reader of its tables sees it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "rect", "path"}


@dataclass
class Cell:
    """A cell: its classes, and the texts inside by the class of their element."""

    classes: list[str]
    texts: dict[str, list[str]] = field(default_factory=dict)

    def all(self, name: str) -> list[str]:
        return self.texts.get(name, [])

    @property
    def text(self) -> str:
        return "".join(self.all("")).strip()


class Page(HTMLParser):
    """The rows of each table by the id of its section, and all elements with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tables: dict[str, list[list[Cell]]] = {}
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[tuple[str, str]] = []
        self._section = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.elements.append((tag, given))
        classes = (given.get("class") or "").split()
        if tag == "section":
            self._section = str(given["id"])
        elif tag == "tr":
            self.tables.setdefault(self._section, []).append([])
        elif tag in ("td", "th"):
            self.tables[self._section][-1].append(Cell(classes))
        if tag not in _VOID:
            self._open.append((tag, classes[0] if classes else ""))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _name in self._open]
        if "style" not in tags:
            self.text += data
        inside = [at for at, tag in enumerate(tags) if tag in ("td", "th")]
        if inside:
            texts = self.tables[self._section][-1][-1].texts
            texts.setdefault("", []).append(data)
            for _tag, name in self._open[inside[0] + 1 :]:
                if name and data.strip():
                    texts.setdefault(name, []).append(data)
