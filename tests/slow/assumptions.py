"""What explanations assume, told from what they say and from the rows of the table."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from slow.oracle import figures
from slow.recomputed import POINTS, held_by, is_exchanged, results
from slow.rows import Row, Rules
from slow.sentences import FORMULAS, ROUNDINGS, Told, when_of
from slow.shared import fiscal_year

_FARTHEST = 12

_STEPS = {"share": "as a share", "padded": "padded with zeros"}
_FLAGS = {
    "tolerance": {"no tolerance"},
    "rounding": {*ROUNDINGS.values()},
}


class Checked(NamedTuple):
    """The rows of a table, what tells their indicators, and the rules that are checked by.

    Attributes:
        rows: The rows.
        identities: Equal values for rows of one indicator.
        rules: The rules.
        allowed: The practices that are accepted, and so no assumptions.
        has_common: Whether most differences have something in common, which comes first then.
    """

    rows: Sequence[Row]
    identities: Sequence[object]
    rules: Rules
    allowed: Collection[str] = ()
    has_common: bool = False


def assumptions(table: Checked, place: int, found: Told) -> set[str]:
    """Return the names of what an explanation by a formula assumes."""
    if is_exchanged(found):
        return {"exchanged"}
    if found.words in POINTS:
        return {"points"}
    if found.words.startswith("1 - ") and "|" not in found.words:
        return {"complement"}
    row, rules = table.rows[place], table.rules
    own = FORMULAS.get((rules.method_of(row), row.direction))
    ignored = "direction ignored" in found.flags
    other = {"direction-ignored" if ignored else "method"} if found.words != own else set()
    return {
        *other,
        *(cause for cause, step in _STEPS.items() if step in found.steps),
        *(cause for cause, words in _FLAGS.items() if words & found.flags),
        *(["rounded-inputs"] if found.ranges else []),
        *(["cap"] if _has_other_cap(row, found, rules) else []),
        *(
            cause
            for column, (other_row, _value) in found.taken.items()
            for cause in _of_other(table, place, other_row, column)
        ),
    }


def _has_other_cap(row: Row, found: Told, rules: Rules) -> bool:
    """Tell whether the cap of the rules gives another figure, or is another one."""
    caps = [step.split()[-1] for step in found.steps if step.startswith("capped")]
    if found.ranges or found.taken or "padded with zeros" in found.steps:
        return rules.cap is None and bool(caps)
    exact = {*results(row, found, rules)}
    if len(exact) != 1:
        return False
    steps = ["as a share"] if "as a share" in found.steps else []
    if rules.cap is not None:
        steps = [f"capped at {rules.cap.numerator}/{rules.cap.denominator}", "held to 0", *steps]
    assert row.published is not None
    value = held_by(steps, exact.pop())
    decimals, rounding = row.published.decimals, found.rounding(rules.rounding)
    return figures(value, decimals, rounding) != figures(*row.published)


def _of_other(table: Checked, place: int, other: Row, column: str) -> Iterator[str]:
    """Yield what it is to take a value of another row."""
    rows, identities, _rules, allowed, _common = table
    row, mine = rows[place], identities[place]
    same = [each for each, found in zip(rows, identities, strict=True) if found == mine]
    if all(map(_year, same)):
        same = sorted(same, key=_year)
    if other not in same:
        yield f"other-{column}"
        yield "other-row" if other in rows_beside(rows, place) else "wrong"
        return
    at, there = same.index(row), same.index(other)
    related = _related(same, at) if column == "target" and when_of(other) != when_of(row) else {}
    named = [cause for cause, each in related.items() if each is other]
    named.sort(key=lambda cause: cause not in allowed)
    yield named[0] if named else f"other-{column}"
    if abs(at - there) > _FARTHEST and not named:
        yield "wrong"


def _related(same: Sequence[Row], at: int) -> dict[str, Row]:
    """Return the rows of an indicator whose targets are those of other years."""
    with_target = [each for each in same if each.target is not None]
    before = [each for each in same[:at] if each.target is not None]
    behind = [each for each in same[at + 1 :] if each.target is not None]
    ends = {
        "final-target": with_target[-1:],
        "previous-target": before[-1:],
        "next-target": behind[:1],
        "first-target": with_target[:1],
    }
    return {cause: each[0] for cause, each in ends.items() if each}


def rows_beside(rows: Sequence[Row], place: int) -> list[Row]:
    """Return the rows before and behind a row."""
    return [rows[at] for at in (place - 1, place + 1) if 0 <= at < len(rows)]


def _year(row: Row) -> int:
    return fiscal_year(row.texts["year"]) or fiscal_year(row.texts["period"]) or 0
