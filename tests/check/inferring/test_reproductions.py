"""What reproduces printed rates is the same however a table is divided."""

from collections.abc import Sequence
from unittest.mock import patch

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sokatsu_cli import Rounding, infer_rules
from sokatsu_cli.check.inferring.inference import COMPARED, Inference, ranking
from sokatsu_cli.check.inferring.inference_formats import RANKING_FORMATS
from sokatsu_cli.check.inferring.reproductions import Reproductions
from sokatsu_cli.model.columns import Header
from sokatsu_cli.rate.parts import TextPart
from sokatsu_cli.rate.rules import Rules

NAMES = [*COMPARED, "method"]


def in_parts(rows: Sequence[Sequence[str]], size: int) -> Inference:
    """Infer from rows that come in parts of some size, whose lines count from 0."""
    work = Reproductions("<frame>", Rules.checked("ratio", 0, None, 0, "half-up"))
    for start in range(0, len(rows), size):
        some = rows[start : start + size]
        columns = list(zip(*some, strict=True))
        part = TextPart(Header(NAMES), columns.__getitem__, range(len(some)), "<frame>")
        work.take(work.result(part), 1 + start)
    return ranking(work)


def whole(rows: Sequence[Sequence[str]]) -> Inference:
    return infer_rules(pd.DataFrame(rows, columns=NAMES, dtype=object))


def up(*cells: str) -> list[list[str]]:
    """Return rows of an actual and a printed rate, the target being 100."""
    pairs = (cell.split() for cell in cells)
    return [["甲", "↗", "100", actual, printed, ""] for actual, printed in pairs]


def reproduced(inference: Inference, cap: str) -> dict[Rounding, tuple[int, ...]]:
    """Return the most lines that each rounding reproduces with a cap."""
    combinations = reversed(inference.combinations)
    return {each.rounding: each.lines for each in combinations if str(each.cap) == cap}


ALL = (1, 2, 3)

LARGEST = {  # rows, cap, what half-up and what down reproduces
    "at the cap": (up("140 130.0", "90 90.0", "131 130.0"), "130", ALL, ALL),
    "the largest comes last": (up("90 90.0", "140 130", "131 130.00"), "130", ALL, ALL),
    "what looked largest is not": (up("99 50.0", "60 60.0", "70 60.0"), "60", (2, 3), (2, 3)),
    "rounded down to it": (up("200 118.15", "200 118.1", "200 118.15"), "2363/20", (1, 3), ALL),
    "below it": (up("200 118.15", "118 118", "200 118.15"), "2363/20", ALL, ALL),
    "only one prints it": (up("200 118.15", "200 118.1"), "2363/20", None, None),
    "one of the usual caps": (up("200 100", "200 100.0"), "100", (1, 2), (1, 2)),
    "no more than 0": (up("5 0", "-5 0.0", "0 0"), "0", (1, 3), (1, 3)),
    "below 0": (up("5 -1.0", "7 -1"), "-1", (1, 2), (1, 2)),
    "many decimals": (up(f"140 130.{15 * '0'}", "140 130", "99.9 99.9"), "130", ALL, ALL),
}


@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_printed_rate_is_a_cap(name: str) -> None:
    rows, cap, half_up, down = LARGEST[name]
    for inference in (whole(rows), *(in_parts(rows, size) for size in (1, 2))):
        found = reproduced(inference, cap)
        assert (found.get(Rounding.HALF_UP), found.get(Rounding.DOWN)) == (half_up, down)


CELLS = st.sampled_from(["0", "1", "3", "7", "100", "-4", "12.5", 18 * "9", "-"])
PRINTED = st.sampled_from(
    [
        *["0.0", "100", "100.0", "120", "150.00", "33.3", "33", "34", "700", "-3", "-3.0"],
        *["118.15", "118.1", "118.2", "118", "皆増", "-"],
        *[f"100.{15 * '0'}", f"0.{30 * '0'}1", 18 * "1"],
    ]
)
ROWS = st.tuples(
    *(st.just("甲"), st.sampled_from("↗↘→"), CELLS, CELLS, PRINTED),
    st.sampled_from(["", "", "raw", "difference"]),
)


@settings(max_examples=12, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=12), st.integers(1, 5))
def test_parts_of_a_table_give_what_the_whole_gives(rows: list[tuple[str, ...]], size: int) -> None:
    rows = [*rows, ("甲", "↗", "10", "9", "90.0", "")]
    with patch("sokatsu_cli.check.inferring.reproductions.MOST_ROWS", 6):
        one, other = whole(rows), in_parts(rows, size)
    assert one == other
    for form in RANKING_FORMATS.values():
        assert list(form(one, "", None)) == list(form(other, "", None))


def test_combinations_are_compared_and_shown_as_values() -> None:
    first, other = (whole(up("90 90.0", second)).combinations[0] for second in ("8 8", "8 9"))
    assert first == whole(up("90 90.0", "8 8")).combinations[0] != other
    assert repr(first).endswith("target=<Target.OWN: 'own'>), count=2)")
