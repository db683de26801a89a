"""What a user says of a sheet where its headings do not: columns by hand, the row of headings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from sokatsu_cli.model.columns import ALIASES, normalised
from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.spreadsheet.places import letters

VALUES = ("baseline", "target", "actual", "published_rate")
"""The known columns that hold values of a period."""


@dataclass(frozen=True)
class Choices:
    """What a user says of a sheet.

    Attributes:
        columns: Known column and the heading that holds it, or the letters of its column.
        missing: Further cells that say that there is no number.
        header_row: The number of the row that has the headings; None for those that are found.
        others: The other options that were given, for the commands that messages name.
        command: The command that was given, for the same.
    """

    columns: tuple[tuple[str, str], ...] = ()
    missing: frozenset[str] = frozenset()
    header_row: int | None = None
    others: tuple[str, ...] = ()
    command: str = "tidy"

    @classmethod
    def of(
        cls,
        columns: Mapping[str, str],
        missing: Iterable[str],
        header_row: int | None,
        others: Iterable[str] = (),
        command: str = "tidy",
    ) -> "Choices":
        """Return the choices; refuse a column that is not known.

        Raises:
            SokatsuError: No such column.
        """
        for column in columns:
            if column not in ALIASES:
                text = _("--column {column}: no such column; choose from {columns}")
                raise SokatsuError(text.format(column=column, columns=", ".join(ALIASES)))
        return cls(tuple(columns.items()), frozenset(missing), header_row, tuple(others), command)

    @property
    def direction(self) -> str | None:
        """The value of ``--direction``, None where it was not given."""
        return dict(pairwise(self.others)).get("--direction")

    def chosen(self, place: int, heading: str) -> str | None:
        """Return the known column that a heading was said to hold, None for none.

        >>> choices = Choices((("target", "見込量"), ("indicator", "column A")))
        >>> choices.chosen(3, "見込 量"), choices.chosen(0, ""), choices.chosen(1, "実績")
        ('target', 'indicator', None)
        """
        if not self.columns:
            return None
        spellings = {normalised(heading), normalised(letters(place))} - {""}
        found = (name for name, text in self.columns if normalised(text) in spellings)
        return next(found, None)

    def lettered(self, width: int) -> list[int]:
        """Return the columns, from 0, that are named by their letters.

        >>> Choices((("target", "見込量"), ("indicator", "column B"))).lettered(5)
        [1]
        """
        if not self.columns:
            return []
        spellings = {normalised(text) for _name, text in self.columns}
        return [at for at in range(width) if normalised(letters(at)) in spellings]

    def without_letters(self, width: int) -> "Choices":
        """Return the choices of headings alone, as for rows that have none."""
        spelled = {normalised(letters(at)) for at in self.lettered(width)}
        columns = [each for each in self.columns if normalised(each[1]) not in spelled]
        return replace(self, columns=tuple(columns)) if spelled else self

    def passes(self, number: int) -> bool:
        """Tell whether a row stands above the headings that the user has named."""
        return number < (self.header_row or 0)

    def names(self, column: str) -> bool:
        """Tell whether a known column was named by hand."""
        return column in dict(self.columns)
