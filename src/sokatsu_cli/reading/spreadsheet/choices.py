"""Which sheets of a spreadsheet are read, and how messages name them."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.reading.spreadsheet.packages import RefusedError

_LISTED = 12  # sheets that a message names
_LONGEST_NAME = 60  # characters of a sheet's name that are shown; spreadsheets allow 31


class Choosable(Protocol):
    """A sheet that may be chosen."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def hidden(self) -> bool:
        """Whether it is not shown."""


Sheet = TypeVar("Sheet", bound=Choosable)


def chosen_sheets(
    path: str, sheets: Sequence[Sheet], name: str | None, *, only_first: bool
) -> tuple[list[Sheet], list[str]]:
    """Return the sheets to read, and what to say of the choice.

    Args:
        path: The file.
        sheets: Its sheets with cells.
        name: The name of the only one to read; None for all that are visible.
        only_first: Read only the first visible one if no name is given.

    Raises:
        RefusedError: There is none, or none of that name.
    """
    if not sheets:
        raise RefusedError(_("there is no sheet with cells in it"))
    if name is not None:
        named = [sheet for sheet in sheets if sheet.name == name]
        if len(named) != 1:
            told = (
                _("{count} sheets {name}; there are {sheets}")
                if named
                else _("no sheet {name}; there are {sheets}")
            )
            raise RefusedError(
                told.format(count=len(named), name=quoted(name), sheets=_listed(sheets))
            )
        return named, []
    if not only_first:
        seen = [sheet for sheet in sheets if not sheet.hidden] or list(sheets)
        left = [short_name(each.name) for each in sheets if each not in seen]
        told = _(
            "{path}: the hidden sheet {name} is not read (such sheets: {count}); --sheet reads it"
        )
        return seen, [told.format(path=path, name=name, count=len(left)) for name in left[:1]]
    first = next((sheet for sheet in sheets if not sheet.hidden), sheets[0])
    notes = []
    if first is not sheets[0]:
        hidden, shown = short_name(sheets[0].name), short_name(first.name)
        notes = [
            _("{path}: the first sheet, {hidden}, is hidden; {shown} is read").format(
                path=path, hidden=hidden, shown=shown
            )
        ]
    others = sum(not sheet.hidden for sheet in sheets if sheet is not first)
    if others:
        told = _("only the sheet {name} is read (visible sheets left: {others})").format(
            name=short_name(first.name), others=others
        )
        notes.append(
            _("{path}: {told}; --sheet reads another, 'sokatsu tidy' all").format(
                path=path, told=told
            )
        )
    return [first], notes


def _listed(sheets: Sequence[Choosable]) -> str:
    names = ", ".join(short_name(sheet.name) for sheet in sheets[:_LISTED])
    more = len(sheets) - _LISTED
    return _("{names} and {more} more").format(names=names, more=more) if more > 0 else names


def short_name(name: str) -> str:
    """Return the name of a sheet, not too long to be read."""
    return name[:_LONGEST_NAME] + "…" * (len(name) > _LONGEST_NAME)
