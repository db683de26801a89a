"""The headings of chapters and sections that hold for the next table of a document too."""

import re
from collections.abc import Iterable, Sequence

from sokatsu_cli.model.sections import CHAPTER, SECTION

_NOTE = re.compile(r"[※*(（]|注|備考")
_SENTENCE = re.compile(r"。[)）」』]?$")
_OTHER_PARTS = re.compile(
    r"第\s*[0-9０-９一二三四五六七八九十百]+\s*[章部編篇]|資料編|参考資料|付録"
)
_MOST_DIGITS = 6  # of the number of a section


def is_sentence(line: str) -> bool:
    """Tell whether a line is text, and no title.

    >>> is_sentence("令和5年度は減った。"), is_sentence("令和5年度")
    (True, False)
    """
    return _SENTENCE.search(line) is not None


class Headings:
    """Takes the lines outside of tables, and tells which of them hold on below a table.

    A chapter holds until the next one, a section until the next one or a chapter, as far as their
    numbers agree with that: sections that begin anew may be those of a chapter that is not named.
    Below a title of another kind only a higher section shows that the chapter goes on.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._new: set[str] = set()  # the headings since the last table
        self._forget()

    def take(self, line: str, *, is_doubtful: bool = False) -> None:
        """Take a line, which is doubtful if more may be shown than its text."""
        chapter, section = CHAPTER.match(line), SECTION.match(line)
        if is_sentence(line):
            return
        if chapter and len(CHAPTER.findall(line)) == 1:
            self._forget()
            self._chapter, self._is_sure = line, True
            self._new.add(line)
        elif section and not CHAPTER.search(line):
            self._enter(section[1])
            self._section, self._is_sure = line, True
            self._new.add(line)
        elif is_doubtful or _OTHER_PARTS.search(line):
            self._forget()
        elif not self._new and not _NOTE.match(line):
            self._is_sure = False

    def take_aside(self, lines: Iterable[str]) -> None:
        """Take the lines of a text box, which may stand anywhere."""
        if any(_OTHER_PARTS.search(line) or SECTION.match(line) for line in lines):
            self._forget()

    def end_table(self, titles: Sequence[str], cells: Iterable[str]) -> list[str]:
        """Take the end of a table.

        Args:
            titles: The lines above it since the last table.
            cells: The texts of its cells.

        Returns:
            The headings that hold for it and stand farther above.
        """
        if not self._chapter and not self._section:
            return []
        names_chapter, sections = _named(cells)
        if sections:
            self._enter(sections[0])
            self._section, self._number = "", int(sections[-1][:_MOST_DIGITS])
        headings = [each for each in (self._chapter, self._section) if each]
        farther = [each for each in headings if each not in titles]
        if names_chapter or self._new.intersection(farther):  # one of these is too far above
            farther = []
            self._forget()
        self._new.clear()
        return farther if self._is_sure else []

    def _enter(self, section: str) -> None:
        """Begin a section; one that does not follow the last may be of another chapter."""
        number = int(section[:_MOST_DIGITS])
        if number <= self._number:
            self._chapter = ""
        self._number = number

    def _forget(self) -> None:
        self._chapter = self._section = ""
        self._number, self._is_sure = 0, False


def _named(cells: Iterable[str]) -> tuple[bool, list[str]]:
    """Tell whether cells name chapters, and return the numbers of sections that they name."""
    names_chapter, sections = False, []
    for cell in cells:
        names_chapter = names_chapter or _OTHER_PARTS.search(cell) is not None
        match = SECTION.match(cell)
        sections += [match[1]] if match else []
    return names_chapter, sections
