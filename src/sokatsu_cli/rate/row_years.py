"""The years of rows: those of the baseline, of the target and of the actual."""

from collections.abc import Collection

import numpy as np

from sokatsu_cli.model.columns import YEAR_COLUMNS
from sokatsu_cli.model.terms import Method, Methods
from sokatsu_cli.model.years import year_of
from sokatsu_cli.rate.cell_words import WordReader
from sokatsu_cli.rate.digits import Numbers
from sokatsu_cli.rate.parts import Part
from sokatsu_cli.rate.quotients import METHODS, UNSET, WAYS, no_years
from sokatsu_cli.rate.rules import ROW, GivenYears, Rules

RATIOS = Methods.parse(Method.RATIO)
"""The usual methods."""

_EXPECTED = METHODS.index(Method.EXPECTED)
_WRONG = -1


class YearReader:
    """Reads the years of the rows of the parts of one table."""

    def __init__(
        self,
        given: GivenYears = GivenYears(),  # noqa: B008 - a tuple
        methods: Methods | None = RATIOS,
    ) -> None:
        """Take what decides.

        Args:
            given: The years of rows whose cells have none.
            methods: The methods of rows that have none of their own; those of `Method.EXPECTED`
                need years. None where all rows do.
        """
        usual = [True] * len(WAYS) if methods is None else [m is Method.EXPECTED for m in methods]
        self._usual = np.array(usual)
        self._always = methods is None
        self._given = given
        self._readers = {name: WordReader(_year) for name in (*YEAR_COLUMNS, "period")}

    def read(self, part: Part, way: Numbers, method: Numbers, missing: Collection[str]) -> Numbers:
        """Return the years of n rows, n x 3: 0 for none, less where a cell is no year.

        Args:
            part: The rows. Without a column ``year``, that of a row is its period if that is one.
            way: Numbers of `quotients.WAYS`, less for none.
            method: Numbers of `quotients.METHODS`, less for none; the years of rows that need none
                are 0.
            missing: Cells that stand for none.
        """
        needed = (method == _EXPECTED) | (self._always | (method == UNSET)) & self._usual[way]
        if not needed.any():
            return no_years(len(way))
        return np.where(needed[:, None], self._read(part, missing), 0)

    def _read(self, part: Part, missing: Collection[str]) -> Numbers:
        there = part.header.positions
        years = np.zeros((len(part.lines), len(YEAR_COLUMNS)), dtype=np.int64)
        for at, name in enumerate(YEAR_COLUMNS):
            if name in there:
                years[:, at] = self._column(part, name, missing)
        if "year" not in there and "period" in there:
            years[:, -1] = np.maximum(self._column(part, "period", missing), 0)
        return self._filled(years)

    def _column(self, part: Part, name: str, missing: Collection[str]) -> Numbers:
        found = self._readers[name].numbers(part.spans(name))
        wrong = np.flatnonzero(found < 0).tolist()
        texts = part.texts(name) if wrong else ()
        found[[at for at in wrong if texts[at].strip() in missing]] = 0
        return found

    def _filled(self, years: Numbers) -> Numbers:
        """Fill what is not there by what is given."""
        for at, given in ((0, self._given.baseline), (2, self._given.row)):
            years[years[:, at] == 0, at] = given
        blank = years[:, 1] == 0
        target = self._given.target
        years[blank, 1] = np.maximum(years[blank, 2], 0) if target == ROW else target
        return years


def year_reader(rules: Rules) -> YearReader:
    """Return what reads the years that rates by these rules need."""
    return YearReader(rules.years, rules.method)


def year_problems(part: Part, years: Numbers) -> dict[int, dict[str, str]]:
    """Return by the place of a row and by known column what is wrong with cells of years."""
    found: dict[int, dict[str, str]] = {}
    for at, name in enumerate(YEAR_COLUMNS):
        wrong = np.flatnonzero(years[:, at] < 0).tolist()
        texts = part.texts(name) if wrong else ()
        for place in wrong:
            try:
                year_of(texts[place])
            except ValueError as error:
                found.setdefault(place, {})[name] = str(error)
    return found


def _year(text: str) -> int:
    try:
        return year_of(text) if text.strip() else 0
    except ValueError:
        return _WRONG
