"""What tells the indicators of a table from each other, and its rows that are totals of others."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sokatsu_cli.model.columns import SECTION, Header
from sokatsu_cli.model.names import is_total, name_key
from sokatsu_cli.model.sections import SectionKey, with_names
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.rate.frame_texts import column_texts, lines_of, path_of

if TYPE_CHECKING:
    import pandas as pd

_NAMED = 12
"""How many totals are named before the rest is only counted."""


class Identity(NamedTuple):
    """What one indicator has for itself: its section, its name and its unit, as compared."""

    section: SectionKey
    name: str
    unit: str


def sections_of(frame: "pd.DataFrame", header: Header) -> list[SectionKey]:
    """Return the section of each row as it is spelled first, with its name in any of them."""
    texts = (column_texts(frame, header, name) for name in SECTION)
    written = [SectionKey(*map(str.strip, cells)) for cells in zip(*texts, strict=True)]
    first: dict[SectionKey, SectionKey] = {}
    keys = _section_keys(written)
    for key, section in zip(keys, with_names(written), strict=True):
        if not first.setdefault(key, section).name:
            first[key] = section
    return [first[key] for key in keys]


def _section_keys(sections: Iterable[SectionKey]) -> list[SectionKey]:
    return with_names([SectionKey(*map(name_key, section)) for section in sections])


def identities_of(frame: "pd.DataFrame", header: Header) -> list[Identity]:
    """Return what tells the indicator of each row from others.

    A row without a unit has the one that the same name has in another row of its section: units
    are often written only once.
    """
    names, units = (
        map(name_key, column_texts(frame, header, each)) for each in ("indicator", "unit")
    )
    found = list(map(Identity, _section_keys(sections_of(frame, header)), names, units))
    known: dict[tuple[SectionKey, str], str] = {}
    for each in found:
        if each.unit:
            known.setdefault(each[:2], each.unit)
    return [each._replace(unit=each.unit or known.get(each[:2], "")) for each in found]


def totals_of(frame: "pd.DataFrame", header: Header) -> list[bool]:
    """Tell of each row whether it is a total or a mean of other rows, by its name."""
    return list(map(is_total, column_texts(frame, header, "indicator")))


def total_notes(frame: "pd.DataFrame", header: Header) -> Iterator[str]:
    """Yield a note that names each row that is no indicator, the first ones of many."""
    names = column_texts(frame, header, "indicator")
    rows: Sequence[tuple[int, str]] = [
        (line, name) for line, name in zip(lines_of(frame), names, strict=True) if is_total(name)
    ]
    for line, name in rows[:_NAMED]:
        text = "is a total or mean of other rows, no indicator: it is not counted"
        yield f"{path_of(frame)}:{line}: {quoted(name.strip())} {text}"
    if len(rows) > _NAMED:
        yield f"{path_of(frame)}: … and {len(rows) - _NAMED} more totals"
