"""Sheets in every layout, whole and damaged: the right table or none, never another one."""

from collections.abc import Callable
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from damage import (
    KINDS,
    Grid,
    damaged_kinds,
    heading_blanked,
    heading_doubled,
    heading_qualified,
    headings_contradict,
    is_past_finding_out,
    is_retitled,
)
from drawn_sheets import Drawn, Fields, Key, draw
from sokatsu_cli import InputError
from sokatsu_cli.tidy.tables import tidy_sheets

FIELDS = ("target", "actual", "published_rate", "unit", "direction")
SEEDS = st.integers(min_value=0, max_value=10**12)
Rows = list[tuple[Key, Fields]]


def read(drawn: Drawn, grid: list[list[str]]) -> Rows | str:
    """Return the rows that a sheet becomes, "-" as blank, or why it is refused."""
    supplied = "" if any(column.kind == "direction" for column in drawn.columns) else "up"
    try:
        tidied = tidy_sheets([drawn.sheet(grid)], direction=lambda _name: supplied)
    except InputError as error:
        return str(error)
    if tidied.problems:
        return "\n".join(map(str, tidied.problems))
    return [
        (
            (row["indicator"], row["period"], row["year"]),
            {name: row[name].removeprefix("-") for name in FIELDS},
        )
        for row in tidied.rows
    ]


def expected(drawn: Drawn) -> Rows:
    return [
        (key, {name: text.removeprefix("-") for name, text in fields.items()})
        for key, fields in drawn.expected.items()
    ]


@given(SEEDS)
@settings(max_examples=80, deadline=None)
def test_a_whole_sheet_becomes_its_table(seed: int) -> None:
    drawn = draw(Random(seed))
    found = read(drawn, drawn.grid)
    if drawn.is_padded:
        assert found == expected(drawn)
    else:
        # Without blank cells at the end, some rows look as if they had lost one.
        assert found == expected(drawn) or "a cell may be lost" in str(found)


@given(SEEDS, st.sampled_from(KINDS))
@settings(max_examples=100, deadline=None)
def test_a_damaged_sheet_never_becomes_another_table(
    seed: int, damage: Callable[[Random, Drawn], Grid]
) -> None:
    random = Random(seed)
    drawn = draw(random)
    grid = damage(random, drawn)
    found, right = read(drawn, grid), expected(drawn)
    if isinstance(found, str) or found == right:
        return
    assert damage is not headings_contradict or grid == drawn.grid, grid
    if damage in (heading_blanked, heading_doubled, heading_qualified):
        # A unit, a rate or a period whose heading says something else is a further column.
        gone = damaged_kinds(drawn, grid) & {"unit", "rate", "when"}
        if damage is heading_qualified and is_retitled(drawn, grid):
            gone.add("when")
        if without(found, gone) == without(right, gone):
            return
    assert damage is not heading_qualified, grid
    assert is_past_finding_out(damage, drawn, grid), grid


def without(rows: Rows, kinds: set[str]) -> Rows:
    names = {"published_rate" if kind == "rate" else kind for kind in kinds}
    return [
        (
            (key[0], "", "") if "when" in kinds else key,
            {name: text for name, text in fields.items() if name not in names},
        )
        for key, fields in rows
    ]
