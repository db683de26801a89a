"""What can be wrong with an input, as values: a problem has a place and a sentence."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from sokatsu_cli.model.frame_rows import FrameRow
from sokatsu_cli.model.language import ngettext, spoken
from sokatsu_cli.model.object_rows import ObjectRow
from sokatsu_cli.model.page_rows import PageRow, column_told
from sokatsu_cli.model.visible import shortened, visible

LISTED = 20
"""How many problems are listed before the rest is only counted."""

_SHOWN = 80
"""Characters of a heading that are shown."""

_LONGEST = 1000
"""Characters of a file's name, and of what is wrong, that are shown."""

_MOST = 3600
"""Characters that a message with all its lines may have; the first line is always whole."""


class SokatsuError(Exception):
    """Base of every error that a user can cause; its text is the message to show."""


class ClosedPipe(SokatsuError):  # noqa: N818 - not an error: the reader has had enough
    """The reader of standard output has gone (``| head``)."""


class Problem(NamedTuple):
    """One thing wrong with an input.

    ``path`` is the file as the user named it (``<stdin>`` for standard input), ``line`` the
    physical line on which the record starts (None: the whole file), ``column`` the heading as
    written in the file (None: the whole line), ``text`` what is wrong, with the value. A line that
    is a `PageRow` is told as the row of its page: ``FILE:p.3: row 7, column 4: text``; one that is
    a `FrameRow` by its label: ``<frame>: index 20: target: text``; one that is an `ObjectRow` by
    its object too: ``FILE:1: object 3: target: text``.
    """

    path: str
    line: int | None
    column: str | None
    text: str

    def __str__(self) -> str:
        """Return ``FILE:LINE: COLUMN: text``, on one line whatever the names contain.

        File and line are the same in every language; a column without a heading is ``column D`` or
        ``D列``.
        """
        if isinstance(self.line, PageRow):
            place = self.line.place(visible((self.column or "")[:_SHOWN]), spoken())
            return f"{shown(self.path)}:{place}: {shown(self.text)}"
        if isinstance(self.line, ObjectRow):
            text = f"{self.line}: {self._told()}"
            return f"{shown(self.path)}:{self.line.line}: {text}"
        mark = ": " if isinstance(self.line, FrameRow) else ":"
        place = shown(self.path) + ("" if self.line is None else f"{mark}{self.line}")
        return f"{place}: {self._told()}"

    def _told(self) -> str:
        """Return the column and what is wrong."""
        column = [] if self.column is None else [column_told(visible(self.column[:_SHOWN]))]
        return ": ".join([*column, shown(self.text)])


class InputError(SokatsuError):
    """Input that cannot be used; holds the problems found, by file and line."""

    def __init__(self, problems: Iterable[Problem], more: int = 0) -> None:
        """Take all problems; or the first ones, and how many more there are."""
        self.problems = tuple(sorted(problems, key=_place))
        self.more = more
        super().__init__(self.problems)

    def lines(self) -> list[str]:
        """Return the first 20 problems, or fewer long ones, a line each, and how many more."""
        more = len(self.problems[LISTED:]) + self.more
        return first_lines(list(map(str, self.problems[:LISTED])), "problem", more)

    def __str__(self) -> str:
        """Return the lines joined."""
        return "\n".join(self.lines())


class HeadingError(InputError):
    """A heading from which all else that is wrong with the table follows."""


class Problems:
    """The problems of a long input, found part after part: the first ones, and a count of all."""

    def __init__(self, most: int = LISTED) -> None:
        """Begin without any; keep so many."""
        self._most = most
        self._first: list[Problem] = []
        self.count = 0

    def add(self, problems: Iterable[Problem]) -> None:
        """Add the problems of one part, which stands behind the parts before."""
        found = sorted(problems, key=_place)
        self._first += found[: self._most - len(self._first)]
        self.count += len(found)

    def error(self) -> InputError:
        """Return the error of an input that has these problems."""
        return InputError(self._first, self.count - len(self._first))


def first_lines(lines: Sequence[str], what: str, more: int = 0) -> list[str]:
    """Return as many lines as a person reads, at least one, and how many more there are.

    Args:
        lines: The lines.
        what: What each of them is: a ``problem`` or a ``note``.
        more: How many there are beside them.
    """
    ends = accumulate(map(len, lines))
    told = lines[: max(sum(end <= _MOST for end in ends), 1)]
    more += len(lines) - len(told)
    if not more:
        return [*told]
    rest = {
        "problem": ngettext("… and {count} more problem", "… and {count} more problems", more),
        "note": ngettext("… and {count} more note", "… and {count} more notes", more),
    }
    return [*told, rest[what].format(count=more)]


def shown(text: str) -> str:
    """Return a text for a message: on one line, visible, and not too long to be read."""
    return shortened(visible(shortened(text, _LONGEST)), _LONGEST)


def _place(problem: Problem) -> tuple[str, int]:
    return problem.path, problem.line or 0
