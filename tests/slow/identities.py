"""What tells indicators from each other."""

from slow.rows import Table
from slow.shared import SectionKey, name_key, with_names

_SECTION = ("chapter", "section", "section_name")


def sections_of(table: Table) -> list[SectionKey]:
    """Return the section of each row as it is spelled first, with its name in any of them."""
    cells = zip(*map(table.column, _SECTION), strict=True)
    written = [SectionKey(*(cell.strip() for cell in row)) for row in cells]
    keys = _keys(written)
    first: dict[SectionKey, SectionKey] = {}
    for key, section in zip(keys, with_names(written), strict=True):
        if key not in first or not first[key].name:
            first[key] = section
    return [first[key] for key in keys]


def identities_of(table: Table) -> list[tuple[SectionKey, str, str]]:
    """Return section, name and unit of each row; a blank unit is that of its name elsewhere."""
    keys = _keys(sections_of(table))
    names = [name_key(name) for name in table.column("indicator")]
    units = [name_key(unit) for unit in table.column("unit")]
    known: dict[tuple[SectionKey, str], str] = {}
    for key, name, unit in zip(keys, names, units, strict=True):
        if unit:
            known.setdefault((key, name), unit)
    return [
        (key, name, unit or known.get((key, name), ""))
        for key, name, unit in zip(keys, names, units, strict=True)
    ]


def _keys(sections: list[SectionKey]) -> list[SectionKey]:
    return with_names([SectionKey(*map(name_key, section)) for section in sections])
