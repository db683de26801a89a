"""Where the rows of a frame stand that was not read from a file: by their labels."""

from collections.abc import Callable

from sokatsu_cli.model.errors import InputError
from sokatsu_cli.model.frame_rows import FrameRow
from sokatsu_cli.model.places import Places


class FramePlaces(Places):
    """The places of the rows of a frame, which are numbered from 1."""

    def __init__(self, label: Callable[[int], str]) -> None:
        """Take what names the row at a place from 0."""
        self._label = label

    def told(self, row: int, _language: str = "en") -> str:
        """Return the label of a row for a message about another row."""
        return self._label(row - 1)

    def error(self, error: InputError) -> InputError:
        """Return what is wrong with rows, by their labels."""
        problems = [
            each
            if each.line is None
            else each._replace(line=FrameRow(each.line, self._label(each.line - 1)))
            for each in error.problems
        ]
        return type(error)(problems, error.more)
