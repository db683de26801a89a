"""The ways in which doubtful headings can be read: what could be said of columns, each tried."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, product
from typing import NamedTuple, Self

from sokatsu_cli.model.columns import normalised
from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.spreadsheet.places import letters
from sokatsu_cli.tidy.choices import Choices
from sokatsu_cli.tidy.heading_readings import words_of
from sokatsu_cli.tidy.heading_words import Role, roles_in
from sokatsu_cli.tidy.headings import headings_end
from sokatsu_cli.tidy.name_columns import has_names, names_something_else
from sokatsu_cli.tidy.named_columns import named_columns
from sokatsu_cli.tidy.rate_evidence import agreeing_rates
from sokatsu_cli.tidy.rows import TidyRow
from sokatsu_cli.tidy.sheets import SheetRow
from sokatsu_cli.tidy.value_columns import DoubtfulHeadings
from sokatsu_cli.tidy.value_texts import value_text

_BELOW = 30  # rows below headings that show what a column holds
_TRIED = 16  # readings of one kind that are tried
_MOST_NAMES = 4  # columns that are tried for the names
_ALL_PAIRS = 6  # pairs of target and actual up to which each is tried with each
_WIDEST = 200  # columns of a sheet whose readings are tried
_LONGEST = 40  # characters of a heading that is written out

_NOW = re.compile("現[状況在]|最新|直近|実行値")
"""What says that a value is measured, beside the words of an actual."""

_ANOTHER = re.compile(
    "前年|前回|昨年|翌|次年|次期|差|比|増減|率|平均|理由|根拠|考え方|説明|内訳|previous|last year"
)
"""What tells that a heading with the word of a target or an actual is of something else."""

Chosen = tuple[tuple[str, str], ...]
"""Known columns and the headings that hold them."""


class Tried(NamedTuple):
    """What is read with some choices: the rows, and what is wrong with them."""

    rows: list[TidyRow]
    problems: list[Problem]


Trial = Callable[[Choices], Tried]


class Reading(NamedTuple):
    """One way to read a table: what is said of its columns, and what comes of it."""

    columns: Chosen
    tried: Tried


class Doubt(NamedTuple):
    """Headings that are not understood, or in two ways.

    Attributes:
        row: The first row of them.
        text: What is doubtful.
        otherwise: What to do in the sheet where no choice of columns settles it.
        column: The known column in doubt, "" where it is no single one; None where no choice of
            columns would settle it.
        places: The columns of the sheet that may hold it, or some value.
    """

    row: SheetRow
    text: str
    otherwise: str = ""
    column: str | None = ""
    places: tuple[int, ...] = ()

    @classmethod
    def of(cls, row: SheetRow, headings: DoubtfulHeadings) -> Self:
        """Return the doubt that was met below the headings of a row."""
        text = _("doubtful headings: {doubt}").format(doubt=headings.doubt)
        return cls(row, text, headings.otherwise, headings.column, headings.places)


def readings(
    doubt: Doubt, rows: Sequence[SheetRow], choices: Choices, trial: Trial
) -> list[Reading]:
    """Return the ways to read headings that give more rows than problems.

    Those of which all say more than needed are left out where fewer words give a clean table.

    Args:
        doubt: The headings.
        rows: All rows of their sheet.
        choices: What the user says of it.
        trial: Reads the sheet with other choices.
    """
    if doubt.column is None or len(doubt.row.cells) > _WIDEST:
        return []
    first: list[Reading] = []
    for stage in _Heads.of(doubt.row, rows, choices).stages(doubt.column, doubt.places):
        found: list[Reading] = []
        for columns in islice(stage, _TRIED):
            known = {name: text for name, text in choices.columns if name not in dict(columns)}
            tried = trial(replace(choices, columns=(*known.items(), *columns)))
            if len(tried.rows) > len(tried.problems) and all(
                tried.rows != each.tried.rows for each in found
            ):
                found.append(Reading(columns, tried))
        found = _by_rates(found)
        if any(not each.tried.problems for each in found):
            return found
        first = first or found
    return first


def _by_rates(found: Sequence[Reading]) -> list[Reading]:
    """Return the ways to read a table that its printed rates do not speak against.

    Those alone that give all rates, where there are some; else those that give any.
    """
    agreeing = [(each, agreeing_rates(each.tried.rows)) for each in found]
    exact = [each for each, (count, of) in agreeing if of and count == of]
    return exact or [each for each, (count, of) in agreeing if count or not of]


@dataclass(frozen=True)
class _Heads:
    """Heading rows and what stands below them, with what could be said of each column."""

    stack: Sequence[SheetRow]
    below: Sequence[SheetRow]
    named: bool

    @classmethod
    def of(cls, row: SheetRow, rows: Sequence[SheetRow], choices: Choices) -> "_Heads":
        at = next(at for at, each in enumerate(rows) if each.number == row.number)
        end = headings_end(rows, at, named_columns(row, choices))
        above = [each for each in rows[max(at - 1, 0) : at] if len(each.filled()) > 1]
        below = [each for each in rows[end : end + _BELOW] if each.filled()]
        named = any("indicator" in named_columns(each, choices) for each in rows[at:end])
        return cls([*above, *rows[at:end]], below, named)

    def stages(self, column: str, places: Sequence[int]) -> Iterator[Iterator[Chosen]]:
        """Yield what could be said: of the column in doubt alone, then of more columns.

        Args:
            column: The column in doubt, "" for no single one.
            places: The columns that may hold it, or some value.
        """
        if column:
            alone = (place for place in places if self._may_be(column, place))
            yield (((column, self._heading(place)),) for place in alone)
        names = [*self._names()]
        pairs = [*self._pairs(places)]
        if not self.named:
            yield iter(names)
        yield (name + pair for name, pair in product([()] if self.named else names, pairs))
        if self.named:
            yield (name + pair for name, pair in product(names, pairs))

    def _heading(self, place: int) -> str:
        """Return how a column is named: by its heading, or by its letters."""
        text = " ".join(self._own(place).split())
        same = [at for at in range(self._width) if normalised(self._own(at)) == normalised(text)]
        return text if text and same == [place] and len(text) <= _LONGEST else letters(place)

    @property
    def _width(self) -> int:
        return max(len(row.cells) for row in (*self.stack, *self.below))

    def _own(self, place: int) -> str:
        return next((row.at(place) for row in reversed(self.stack) if row.at(place)), "")

    def _roles(self, place: int) -> frozenset[Role]:
        """Return the roles that a heading speaks of, or else the title above it."""
        above = [row.at(at) for row in self.stack[:-1] for at in range(place, -1, -1) if row.at(at)]
        return _roles_of(self._own(place)) or _roles_of(next(iter(above), ""))

    def _is_another(self, column: str, place: int) -> bool:
        """Tell whether the words of a heading are those of another column."""
        roles, text = self._roles(place), self._own(place)
        if column == "indicator":
            return names_something_else(text)
        other = {"target": {Role.ACTUAL}, "actual": {Role.TARGET}}.get(column, set())
        return bool(roles & {*other, Role.PAIR})

    def _may_be(self, column: str, place: int) -> bool:
        """Tell whether a heading has no words of another column, and no unit of its own."""
        other = {"target": Role.ACTUAL, "actual": Role.TARGET}.get(column)
        beside = self._with_values(other) if other else []
        units = {words_of(self._own(each)).unit for each in beside} - {""}
        own = words_of(self._own(place)).unit
        return not self._is_another(column, place) and (not own or not units or own in units)

    def _with_values(self, role: Role, further: Sequence[int] = ()) -> list[int]:
        """Return the columns of values whose words are those of a target or an actual."""
        return [
            place
            for place in range(self._width)
            if any(_is_value(row.shown(place)) for row in self.below)
            and not self._is_another(str(role), place)
            and (place in further or self._says(role, place))
        ]

    def _says(self, role: Role, place: int) -> bool:
        roles = self._roles(place)
        other = roles & {Role.RATE, Role.BASELINE} or _ANOTHER.search(self._own(place))
        return role in roles and not other

    def _pairs(self, further: Sequence[int]) -> Iterator[Chosen]:
        """Yield a target and an actual: each with each, or neighbours where there are many."""
        targets = self._with_values(Role.TARGET)
        actuals = self._with_values(Role.ACTUAL, further)
        for target, actual in product(targets, actuals):
            between = {*targets, *actuals} & {*range(min(target, actual) + 1, max(target, actual))}
            near = len(targets) * len(actuals) <= _ALL_PAIRS or (target < actual and not between)
            units = {words_of(self._own(place)).unit for place in (target, actual)}
            if near and len(units - {""}) <= 1:
                yield ("target", self._heading(target)), ("actual", self._heading(actual))

    def _names(self) -> Iterator[Chosen]:
        """Yield the columns of texts left of the values."""
        values = [*self._with_values(Role.TARGET), *self._with_values(Role.ACTUAL)]
        texts = [
            place
            for place in range(min(values, default=0))
            if has_names(place, self.below)
            and not self._roles(place)
            and not names_something_else(self._own(place))
        ]
        yield from ((("indicator", self._heading(place)),) for place in texts[:_MOST_NAMES])


def _roles_of(text: str) -> frozenset[Role]:
    """Return the roles of which a heading speaks, a current value as an actual."""
    roles = roles_in(text)
    return frozenset({Role.ACTUAL}) if _NOW.search(text) and not roles else roles


def _is_value(text: str) -> bool:
    return value_text(text) is not None
