"""Sections of a plan: how they are named, and which rows belong to one."""

import re
from collections.abc import Sequence
from typing import NamedTuple

CHAPTER = re.compile(r"第\s*([0-9０-９]+)\s*章")
SECTION = re.compile(r"第\s*([0-9０-９]+)\s*節\s*(.*)", re.DOTALL)
"""What names a chapter, and a section with its name."""


class SectionKey(NamedTuple):
    """What tells a section from others: its chapter, number and name as printed, "" for none."""

    chapter: str
    number: str
    name: str

    @property
    def label(self) -> str:
        """The section in short, "" if it has neither number nor name.

        >>> SectionKey("1", "2", "市民活動").label, SectionKey("第1章", "2", "市民活動").label
        ('1-2 市民活動', '第1章 2 市民活動')
        """
        numbers = [number for number in (self.chapter, self.number) if number]
        joint = "-" if all(number.isascii() for number in numbers) else " "
        return " ".join(filter(None, [joint.join(numbers), self.name]))


def with_names(keys: Sequence[SectionKey]) -> list[SectionKey]:
    """Give a numbered section without a name the name that it has in another row.

    >>> with_names([SectionKey("1", "2", ""), SectionKey("1", "2", "市民活動")])[0].name
    '市民活動'
    """
    names: dict[tuple[str, str], str] = {}
    for key in keys:
        if key.number and key.name:
            names.setdefault((key.chapter, key.number), key.name)
    return [key._replace(name=key.name or names.get((key.chapter, key.number), "")) for key in keys]
