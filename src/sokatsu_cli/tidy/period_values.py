"""The values of one period of an indicator, and what stands beside their numbers in the cells."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from sokatsu_cli.model.cells import Cell, printed_text
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import MISSING_RATES, parse_number
from sokatsu_cli.model.value_cells import no_number_but_bound
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.tidy.cell_notes import contradiction
from sokatsu_cli.tidy.heading_words import Role
from sokatsu_cli.tidy.pairs import Value
from sokatsu_cli.tidy.period_columns import PeriodColumns
from sokatsu_cli.tidy.row_places import is_missing
from sokatsu_cli.tidy.rows import TidyRow
from sokatsu_cli.tidy.value_texts import ValueText, value_text

_YEARS = {Role.TARGET: "target_year", Role.ACTUAL: "year", Role.BASELINE: "baseline_year"}
_PERCENT = {"%", "％"}  # which stay behind their numbers
_BEYOND = ("超", "未満")
_BOTH = (Role.TARGET, Role.ACTUAL)
_BOUND = re.compile("以上|以下|以内|超|未満")


@dataclass(slots=True)
class PeriodValues:
    """One period of an indicator.

    Attributes:
        columns: Its columns.
        row: Its row of the tidy table.
        values: Its values by what they are.
        pair: The values of its pair so far.
        final: The target repeated, None for none.
        printed: The cells of values as printed, where they hold more than a number.
    """

    columns: PeriodColumns
    row: TidyRow
    values: dict[Role, Value]
    pair: list[Value]
    final: Value | None
    printed: dict[Role, str] = field(default_factory=dict)

    @property
    def troubled(self) -> bool:
        """Whether a cell of it has no certain number."""
        values = [value for role, value in self.values.items() if role is not Role.BASELINE]
        cells = [*values, *self.pair, *([self.final] if self.final else [])]
        return any(value.trouble for value in cells)

    @property
    def has_values(self) -> bool:
        """Whether there is any value, or a status beside none."""
        values = self.pair or self.row[Role.TARGET] or self.row[Role.ACTUAL] or self.troubled
        final = self.final is not None and not is_missing(self.final.text)
        told = any(not is_missing(self.row[name]) for name in self.columns.statuses)
        return bool(values) or final or told or self.row[Role.RATE].strip() not in MISSING_RATES

    @property
    def waits(self) -> bool:
        """Whether the lower value of the pair is still to come."""
        return len(self.pair) == 1

    def take_apart(self, *, with_unit: bool) -> Iterator[tuple[Value, str]]:
        """Read units, bounds, notes and years in the cells; yield doubtful values and why.

        Args:
            with_unit: Whether the table has a column of units.
        """
        parts = {role: self._part(role) for role in _YEARS if role in self.values}
        found = {role: part for role, part in parts.items() if part is not None}
        for role, part in found.items():
            note = " ".join(filter(None, (part.bound, part.note)))
            self.row |= {f"note_{role}": note} if note else {}
            self.row |= {_YEARS[role]: part.year} if part.year else {}
            if note:
                self.printed[role] = self._printed(role)
        yield from self._bounds(found)
        units = {
            role: part.unit
            for role, part in found.items()
            if not is_missing(part.number) and not isinstance(self.values[role].cell, Cell)
        }
        shared = {units[role] for role in _BOTH if role in units}
        own = not self.row["unit"] and not with_unit and len(shared - _PERCENT) == len(shared) == 1
        if own:
            self.row["unit"] = shared.pop()
        elif len(shared) > 1 and not self.row["unit"] and not _PERCENT & shared:
            first, other = (self.values[role] for role in _BOTH)
            text = _("{one} and {other} are in two units; write both in one")
            yield first, text.format(one=quoted(first.text), other=quoted(other.text))
        notes = [found[role].note if role in found else "" for role in _BOTH]
        against = contradiction(*notes) if all(map(self._is_number, _BOTH)) else ""
        if against:
            first, other = (self.values[role] for role in _BOTH)
            text = _("{names} are {why}")
            names = _(" and ").join([quoted(first.text), quoted(other.text)])
            yield first, text.format(names=names, why=against)
        for role, part in found.items():
            suffix = "" if own and part.unit in ("", self.row["unit"]) else part.unit
            self._give(role, part.number + suffix)
        if self._is_just_missed(found):
            target, actual = (self.printed[Role.TARGET], self.values[Role.ACTUAL])
            text = _(
                "{actual} is the very number of {target}: not achieved, which no rate shows; "
                "leave the row out, or write another target"
            )
            yield actual, text.format(actual=quoted(actual.text), target=quoted(target))

    def _bounds(self, found: Mapping[Role, ValueText]) -> Iterator[tuple[Value, str]]:
        """Yield the actual and the baseline if they are bounds of a number, and why."""
        for role in (Role.ACTUAL, Role.BASELINE):
            part = found.get(role)
            if part and (_BOUND.search(part.unit + part.bound) or _BOUND.match(part.note[1:])):
                yield self.values[role], no_number_but_bound(self._printed(role))

    def _is_number(self, role: Role) -> bool:
        """Tell whether there is a value, and no word that stands for a missing one."""
        return role in self.values and any(map(str.isdigit, self.values[role].text))

    def _is_just_missed(self, found: Mapping[Role, ValueText]) -> bool:
        """Tell whether the actual is the number that it should be beyond, as 15 of 15%未満."""
        target = found.get(Role.TARGET)
        if target is None or not target.bound.startswith(_BEYOND) or Role.ACTUAL not in self.values:
            return False
        texts = (self.values[role].text for role in _BOTH)
        with suppress(ValueError):
            number, actual = (parse_number(text, self.row["unit"]) for text in texts)
            return number == actual
        return False

    def blank(self, role: Role) -> None:
        """Blank a refused value in its row, and both of target and actual."""
        self.row |= dict.fromkeys(_BOTH if role in _BOTH else (role,), "")

    def final_troubles(self) -> Iterator[tuple[Value, str]]:
        """Yield the repeated target if it is no number or another one, and why."""
        target, final = self.row["target"], self.final
        if final is not None and final.trouble:
            yield final, final.trouble
        elif final is not None and final.text and not _same(final.text, target, self.row["unit"]):
            text = _("the target is repeated as {other}, but is {target}")
            yield final, text.format(other=quoted(final.text), target=quoted(target))

    def told(self) -> Iterator[tuple[Value, str]]:
        """Yield the values beside whose numbers something stands, and what it is."""
        for role, printed in self.printed.items():
            value, note = self.values[role], quoted(self.row[f"note_{role}"])
            text = _("{printed} is the {role} {value}, and {note} is its note")
            text = text.format(printed=quoted(printed), role=role, value=value.text, note=note)
            yield value, text

    def _part(self, role: Role) -> ValueText | None:
        value = self.values[role]
        if not isinstance(value.cell, Cell):
            return value_text(value.text) if value.text else None
        shown = None if value.trouble else value_text(value.cell.printed)
        return ValueText(value.text, "", shown.bound, "", "") if shown and shown.bound else None

    def _printed(self, role: Role) -> str:
        value = self.values[role]
        return printed_text(value.cell) if isinstance(value.cell, Cell) else value.text

    def _give(self, role: Role, text: str) -> None:
        self.values[role] = self.values[role]._replace(text=text)
        self.row[str(role)] = text


def _same(one: str, other: str, unit: str) -> bool:
    try:
        return parse_number(one, unit) == parse_number(other, unit)
    except ValueError:
        return one == other
