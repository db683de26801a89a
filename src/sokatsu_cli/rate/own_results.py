"""Tables that were written with their rates, which are computed anew; no other cell is lost."""

from collections.abc import Iterator
from functools import cache

from sokatsu_cli.model.computed_columns import COMPUTED
from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import LANGUAGES, translated
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import is_number
from sokatsu_cli.model.terms import Note, Status
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.rate.rows import RowReader, Rows


class OwnResultsReader(RowReader):
    """Reads the rows of a table whose columns of results are to be replaced."""

    def read(self, part: Part) -> Rows:
        """Read the rows of a part.

        Raises:
            InputError: Cells that cannot be read, and results that are none of ours.
        """
        foreign = list(_foreign(part))
        try:
            rows = super().read(part)
        except InputError as error:
            raise InputError([*error.problems, *foreign], error.more) from None
        if foreign:
            raise InputError(foreign)
        return rows


def _foreign(part: Part) -> Iterator[Problem]:
    """Yield the cells of results that sokatsu writes in no language."""
    told = _("{text} is none of ours; --overwrite replaces it, another heading keeps it")
    for name in COMPUTED:
        heading = part.header.names[part.header.positions[name]]
        known = _words() if name in ("status", "note") else None
        for line, text in zip(part.lines, part.texts(name), strict=True):
            if text.strip() and not (is_number(text) if known is None else text in known):
                yield Problem(part.path, line, heading, told.format(text=quoted(text)))


@cache
def _words() -> frozenset[str]:
    """Return the statuses and notes in every language."""
    words = [str(each) for each in (*Status, *Note)]
    return frozenset(translated(word, each, "word") for word in words for each in LANGUAGES)
