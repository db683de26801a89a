"""The likeliest explanations of many rows."""

import numpy as np
import pytest

from sokatsu_cli.check.explaining.candidates import (
    MOST,
    WIDE,
    Candidate,
    Likeliest,
    candidate,
    ranked,
)
from sokatsu_cli.check.explaining.causes import Cause, Slip
from sokatsu_cli.check.practices import Allowance


def slip(figure: str, cause: Cause, places: list[int], assumptions: int = 1) -> Candidate:
    made = Slip((cause,), figure)
    return candidate(cause, np.array(places), lambda _place: made, assumptions=assumptions)


@pytest.mark.parametrize(
    ("place", "expected"),
    [(0, ["b", "a", "d"]), (1, []), (2, ["a"]), (3, ["c"])],
)
def test_the_fewest_assumptions_come_first_then_the_likeliest(
    place: int, expected: list[str]
) -> None:
    candidates = [
        slip("c", Cause.CAP, [0, 3], assumptions=2),
        slip("a", Cause.DIGIT_CHANGED, [0, 2]),
        slip("b", Cause.POINTS, [0]),
        slip("d", Cause.ROUNDING, [0], assumptions=2),
    ]
    found = Likeliest(candidates, 4)
    assert [made.figure for made in found.of(place) if isinstance(made, Slip)] == expected
    assert found.count(place) == (4 if place == 0 else len(expected))
    assert len(found.of(place)) == min(found.count(place), MOST)
    assert len(found.of(place, 9)) == found.count(place)


def test_nothing_explains_nothing() -> None:
    found = Likeliest([], 2)
    assert (found.of(0), found.count(1)) == ([], 0)


def test_all_causes_have_a_place() -> None:
    ranks = [ranked(cause) for cause in (*Cause, *Allowance, WIDE)]
    assert len({*ranks}) == len(ranks)
    assert max(ranks) < ranked(Allowance.ROUNDED_INPUTS, 2)
