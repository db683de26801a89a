"""Where the rows of a summary sheet stand: its chapters, sections and titles, carried down."""

import re
from dataclasses import dataclass, field, replace

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.sections import CHAPTER, SECTION
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import year_named, years_in
from sokatsu_cli.tidy.layouts import Layout
from sokatsu_cli.tidy.reasons import named_indicators, paragraphs
from sokatsu_cli.tidy.rows import TidyRow
from sokatsu_cli.tidy.value_columns import date_note, tells_when_made

_NUMBERED = re.compile(
    r"(第|施策|基本目標|基本方針|政策|分野|目標|柱)\s*[0-9０-９一二三四五六七八九十]"
)
_PART = re.compile(r"\W*第\s*[0-9０-９一二三四五六七八九十]+\s*[章節]")
_NOTE = re.compile(r"[※*(（]|注|備考")
_REASONS = re.compile(r"未達成.*(理由|分析)")
_LONGEST_TITLE = 40


def names_reasons(text: str) -> bool:
    """Tell whether a text is the title above reasons, such as 未達成指標の理由・分析."""
    return len(text) <= _LONGEST_TITLE and _REASONS.search(text) is not None


def is_section(text: str) -> bool:
    """Tell whether a text names a section by its number, such as 第1節."""
    return SECTION.match(text) is not None


def is_part(text: str) -> bool:
    """Tell whether a name, or the lower one of `above / lower`, begins as sections or chapters do.

    >>> [is_part(text) for text in ("第3節 行財政", "第二章", "ごみ / 第3節", "第3節 道 / 延長")]
    [True, True, True, False]
    """
    return _PART.match(text.rpartition(" / ")[2]) is not None


def is_numbered(text: str) -> bool:
    """Tell whether a text begins as the titles of a plan's parts do, such as 施策1."""
    return _NUMBERED.match(text) is not None


_MARKS = {
    "symbol": re.compile("[◇◆■□●○◎▼▽★☆・▲△◯]"),
    "bracket": re.compile("[【〔《〈<＜\\[［]"),
    "circled": re.compile("[①-⑳㈠-㉂Ⓐ-ⓩ]"),
    "roman": re.compile("[Ⅰ-ⅿ]|[IVX]{1,4}(?=[.．、 \u3000])"),
    "number in brackets": re.compile("[(（][0-9０-９]{1,2}[)）]"),
    "numbers": re.compile("[0-9０-９]{1,2}[-－―ー][0-9０-９]{1,2}"),
    "number": re.compile("[0-9０-９]{1,2}(?:[.．、)）]|[ \u3000])(?![0-9０-９])"),
    "letter": re.compile("[A-ZＡ-Ｚa-zア-ン][.．、)） \u3000]"),
}
"""How lists are marked, each kind by what it begins with."""


def mark_of(text: str) -> str:
    """Return the kind of mark that a text begins with, "" for none.

    >>> mark_of("◇自然"), mark_of("1.施設"), mark_of("1-1 図書館数"), mark_of("1.5倍")
    ('symbol', 'number', 'numbers', '')
    """
    return next((kind for kind, mark in _MARKS.items() if mark.match(text)), "")


def is_note(text: str) -> bool:
    """Tell whether a text begins as notes do, such as ※."""
    return _NOTE.match(text) is not None


def chapter_in(text: str) -> str:
    """Return the number of the chapter that a text names, "" for none."""
    match = CHAPTER.search(text)
    return match[1] if match else ""


@dataclass(slots=True)
class Outline:
    """The chapter and section of the row that is read, and what is above it.

    Attributes:
        cells: Chapter and section, as cells of a tidy table.
        rows: The rows of the present section so far.
        title: The last title between tables, "" if there was none.
    """

    cells: TidyRow = field(default_factory=dict)
    rows: list[TidyRow] = field(default_factory=list)
    title: str = ""

    def enter(self, cells: TidyRow) -> None:
        """Carry chapter and section down, taken out of cells; a new section has no rows yet."""
        named = {name: cells.pop(name, "") for name in ("chapter", "section", "section_name")}
        match = SECTION.match(named["section_name"])
        if match:
            named |= {"section": match[1], "section_name": match[2].strip()}
            if match[1] != self.cells.get("section"):
                self.cells.pop("section_name", None)
        elif named["section_name"]:
            self.cells.pop("section", None)
        given = {name: text for name, text in named.items() if text}
        if self.cells.get("chapter") != given.get("chapter", self.cells.get("chapter")):
            self.cells = {}
        if any(self.cells.get(name) != text for name, text in given.items()):
            self.rows = []
        self.cells |= given

    def under_title(self, layout: Layout) -> Layout:
        """Read what a title above headings says: the year of their values, or another section."""
        title, self.title = self.title, ""
        if title and self.rows:
            self.cells = {name: text for name, text in self.cells.items() if name == "chapter"}
        years = years_in(title)
        dated = any(columns.period or columns.year for columns in layout.periods)
        if dated or len(years) != 1:
            return layout
        if tells_when_made(title):
            remarks = dict.fromkeys([*layout.remarks, date_note(title)])  # the headings may know it
            return replace(layout, remarks=tuple(remarks))
        periods = [replace(columns, year=year_named(title)) for columns in layout.periods]
        return replace(layout, periods=tuple(periods))

    def give_reasons(self, text: str, period: str) -> list[str]:
        """Give each paragraph to the rows that it names; say which name no row of the section."""
        candidates = [row for row in self.rows if row.get("period") == period]
        problems = []
        for paragraph in paragraphs(text):
            places = named_indicators(paragraph, [row["indicator"] for row in candidates])
            if not places:
                problem = _("a reason that names no indicator of its section: {text}")
                problems.append(problem.format(text=quoted(paragraph)))
            for at in places:
                before = candidates[at].get("reason", "").splitlines()
                candidates[at]["reason"] = "\n".join(dict.fromkeys([*before, paragraph]))
        return problems
