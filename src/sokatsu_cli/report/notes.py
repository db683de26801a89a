"""What offices write of sections beside their figures: a file of section, kind and text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sokatsu_cli.model.columns import normalised
from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.sections import CHAPTER, SECTION, SectionKey
from sokatsu_cli.model.visible import listed, quoted

_HEADINGS = {
    "section": ("section", "節", "節番号", "施策"),
    "kind": ("kind", "区分", "種類", "項目"),
    "text": ("text", "本文", "内容", "記述"),
}
"""The headings of each column."""


class SectionNote(NamedTuple):
    """What an office writes of a section.

    Attributes:
        section: The section, None for the whole plan.
        kind: What it is, such as 課題・今後の方針.
        text: What is written.
    """

    section: SectionKey | None
    kind: str
    text: str


def read_notes(path: str, sections: Sequence[SectionKey]) -> tuple[SectionNote, ...]:
    """Read a file of notes, as tables of indicators are read.

    A section is named by its number, also as 1-2 with its chapter, by its name, or by both; names
    are compared as `name_key` says. A blank one is the whole plan.

    Args:
        path: The file: columns ``section`` (節), ``kind`` (区分) and ``text`` (本文).
        sections: Those of the table.

    Raises:
        InputError: The file cannot be read; columns that are not there, sections that the table
            does not have or that could be several, blank kinds and texts, all of them.
    """
    from sokatsu_cli.rate.frame_texts import lines_of, texts_of
    from sokatsu_cli.reading.frames import read_records

    frame, problems, _notes = read_records(path)
    places = _places(list(map(str, frame.columns)), path, frame.attrs["line"])
    section_cells, kinds, texts = (texts_of(frame.iloc[:, at]) for at in places.values())
    named = _named(sections)
    found = []
    rows = zip(section_cells, kinds, texts, strict=True)
    for line, row in zip(lines_of(frame), rows, strict=True):
        section, kind, text = map(str.strip, row)
        keys = named.get(name_key(section), [])
        wrong = dict(_wrong(section, kind, text, keys, sections))
        problems += [
            Problem(path, line, str(frame.columns[places[name]]), told)
            for name, told in wrong.items()
        ]
        if not wrong:
            found.append(SectionNote(keys[0] if section else None, kind, text))
    if problems:
        raise InputError(problems)
    return tuple(found)


def sections_without_rows(
    notes: Sequence[SectionNote], sections: Sequence[SectionKey]
) -> list[str]:
    """Return the sections of notes that are none of some, so that their notes stand nowhere."""
    there = {SectionKey(*map(name_key, key)) for key in sections}
    noted = [note.section for note in notes if note.section is not None]
    lost = [key for key in noted if SectionKey(*map(name_key, key)) not in there]
    return list(dict.fromkeys(key.label for key in lost))


def _places(names: Sequence[str], path: str, line: int) -> dict[str, int]:
    """Return where each column stands."""
    keys = [normalised(name) for name in names]
    places: dict[str, int] = {}
    problems = []
    for column, headings in _HEADINGS.items():
        at = [place for place, key in enumerate(keys) if key in headings]
        if len(at) == 1:
            places[column] = at[0]
            continue
        there = listed([names[place] for place in at] or [name for name in names if name])
        told = _("missing column ({headings}); the file has {there}")
        if at:
            told = _("{count} headings for this column: {there}")
        text = told.format(count=len(at), headings=" / ".join(headings[1:]), there=there)
        problems.append(Problem(path, line, column, text))
    if problems:
        raise InputError(problems)
    return places


def _named(sections: Sequence[SectionKey]) -> dict[str, list[SectionKey]]:
    """Return the sections that each name may mean."""
    named: dict[str, list[SectionKey]] = {}
    for key in dict.fromkeys(sections):
        for name in {name_key(name) for name in _names(key)} - {""}:
            named.setdefault(name, []).append(key)
    return named


def _names(key: SectionKey) -> Iterator[str]:
    """Yield what a section may be called."""
    yield from (key.label, key.name)
    chapter, number = CHAPTER.fullmatch(key.chapter), SECTION.fullmatch(key.number)
    bare = SectionKey(
        chapter[1] if chapter else key.chapter, number[1] if number else key.number, ""
    )
    if bare.number:
        for text in (bare.label, key.number, bare.number, f"第{bare.number}節"):
            yield from (text, f"{text} {key.name}")


def _wrong(
    section: str,
    kind: str,
    text: str,
    keys: Sequence[SectionKey],
    sections: Sequence[SectionKey],
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a row, by column."""
    if section and not keys:
        labels = [label for label in dict.fromkeys(key.label for key in sections) if label]
        told = _("{section} is no section of the table, which has none")
        if labels:
            told = _("{section} is no section of the table; it has {sections}")
        yield "section", told.format(section=quoted(section), sections=listed(labels))
    if len(keys) > 1:
        told = _("{section} may be several sections: {sections}")
        meant = listed([key.label for key in keys])
        yield "section", told.format(section=quoted(section), sections=meant)
    if not kind:
        yield "kind", _("blank kind")
    if not text:
        yield "text", _("blank text")
