"""How many rows of a table without directions would say one."""

from collections.abc import Sequence

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.errors import InputError
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.language import joined
from sokatsu_cli.rate.row_directions import Teller
from sokatsu_cli.streaming.streams import rows_part

_MOST = 10_000
"""Rows that are asked; in a longer table the others are as the first ones."""


_NAMED = 5
"""Rows that say none which are named."""


class DirectionHint:
    """Counts the rows that say a direction."""

    def __init__(self, header: Header, tell: Teller) -> None:
        """Take the header of the table, and what asks rows."""
        self._header = header
        self._tell = tell
        self._rows = self._telling = 0
        self._silent: list[int] = []
        self._more = False

    def see(self, rows: Sequence[Sequence[str]], lines: Sequence[int]) -> None:
        """Ask some rows."""
        asked = min(len(rows), _MOST - self._rows)
        self._more = self._more or asked < len(rows)
        if asked:
            part = rows_part(rows[:asked], lines[:asked], self._header, "")
            said = self._tell(part, range(asked)).said
            silent = [part.lines[at] for at, each in said.items() if each.way is None]
            self._rows += asked
            self._telling += len(said) - len(silent)
            self._silent += silent[: _NAMED + 1 - len(self._silent)]

    def explained(self, error: InputError) -> InputError:
        """Say where a direction is missing what would give one."""
        given = _(
            "--direction up, down or maintain gives it to all rows, --direction FILE to each, "
            "from a table of indicator,direction"
        )
        problems = [
            problem._replace(text=joined("; ", [problem.text, self._told(), given]))
            if problem.column == "direction" and self._rows
            else problem
            for problem in error.problems
        ]
        return InputError(problems, error.more)

    def _told(self) -> str:
        """Say how many rows would tell their directions, if any would, and which would not."""
        if not self._telling:
            return ""
        rows = _("the first {count} rows") if self._more else _("{count} rows")
        lines = _(", ").join(map(str, self._silent[:_NAMED]))
        lines = joined(" ", [lines, "…" * (len(self._silent) > _NAMED)])
        told = _("--direction auto would tell {known} of {rows}")
        if lines:
            told = _("--direction auto would tell {known} of {rows} (not {lines})")
        return told.format(known=self._telling, rows=rows.format(count=self._rows), lines=lines)
