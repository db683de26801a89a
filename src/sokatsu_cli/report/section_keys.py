"""What makes the sections of a sheet: those of the plan, or the cells of another column."""

from sokatsu_cli.model.columns import SECTION
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import first_spellings
from sokatsu_cli.model.sections import SectionKey
from sokatsu_cli.model.value_cells import read_texts
from sokatsu_cli.rate.identities import sections_of
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.report.sheet import SECTIONS

SIDE_BY_SIDE = ("period", "year")
"""The columns whose cells stand side by side in a sheet."""


def section_keys(part: Part, by: str) -> list[SectionKey]:
    """Return the section of each row as it is spelled first.

    Args:
        part: n rows.
        by: As for `summary_sheet`.

    Raises:
        ValueError: A column that is not there, or that of a period or year.
    """
    if by == SECTIONS:
        return sections_of(zip(*map(part.texts, SECTION), strict=True))
    place = part.header.place(by)
    known = part.header.known(place)
    if known in SIDE_BY_SIDE:
        told = _("periods stand side by side; period= chooses one, not by={by!r}")
        raise ValueError(told.format(by=by))
    cells = first_spellings(read_texts(known or "", part.column(place)))
    if known == "chapter":
        return [SectionKey(cell, "", "") for cell in cells]
    return [SectionKey("", "", cell) for cell in cells]
