"""What the office writes of each section: columns of the table, and the notes beside it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.sections import SectionKey

if TYPE_CHECKING:
    from sokatsu_cli.report.contents import Contents
    from sokatsu_cli.report.sheet import Section

_NARRATIVE = re.compile(
    "取り?組み?|成果|課題|方針|要望|満足度|順位|achievement|challenge|issue|polic|demand|rank",
    re.IGNORECASE,
)
"""A heading of what is said of a section."""

_LONG = 40
"""Characters from which on a text that all rows of a section share is one of the section."""

Narrative = list[tuple[str, list[str]]]
"""Texts by kind."""


class Narratives:
    """What is written of the sections of a sheet, and of the whole plan."""

    def __init__(self, contents: "Contents") -> None:
        """Find the columns of each section that are written of it, and the notes."""
        sections, notes = contents.sheet.sections, contents.notes
        self._of_table = {id(each): dict(_shared(each)) for each in sections}
        headings = [kind for found in self._of_table.values() for kind in found]
        self._kinds = list(dict.fromkeys([*headings, *(note.kind for note in notes)]))
        self._notes = [
            (None if note.section is None else _form(note.section), note.kind, note.text)
            for note in notes
        ]

    def columns(self, section: "Section") -> Iterable[str]:
        """Return the headings of the columns that are written of a section."""
        return self._of_table[id(section)]

    def of_section(self, section: "Section") -> Narrative:
        """Return what is written of a section."""
        found = self._of_table[id(section)]
        written = [(kind, text) for kind, text in found.items()]
        return self._by_kind([*written, *self._noted(_form(section.key))])

    def of_plan(self) -> Narrative:
        """Return what is written of the whole plan."""
        return self._by_kind(list(self._noted(None)))

    def _noted(self, key: SectionKey | None) -> Iterator[tuple[str, str]]:
        return ((kind, text) for of, kind, text in self._notes if of == key)

    def _by_kind(self, written: Sequence[tuple[str, str]]) -> Narrative:
        """Return texts by kind, in the order in which kinds occur first; each text once."""
        texts = {
            kind: list(dict.fromkeys(t for k, t in written if k == kind)) for kind in self._kinds
        }
        return [(kind, found) for kind, found in texts.items() if found]


def _form(key: SectionKey) -> SectionKey:
    return SectionKey(*map(name_key, key))


def _shared(section: "Section") -> Iterator[tuple[str, str]]:
    """Yield the columns that have one text for the section, by heading.

    Of such a heading it may be written once; of another one all of several rows must have it.
    """
    results = section.results
    for heading in dict.fromkeys(name for result in results for name in result.further):
        texts = [result.further[heading] for result in results if heading in result.further]
        if len(set(texts)) == 1:
            repeated = len(texts) == len(results) > 1 and len(texts[0]) >= _LONG
            if repeated or _NARRATIVE.search(heading):
                yield heading, texts[0]
