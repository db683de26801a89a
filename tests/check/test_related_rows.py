"""The rows of an indicator that have the targets of other years."""

from collections.abc import Callable, Sequence
from random import Random

import numpy as np
import pytest

from sokatsu_cli.check.practices import Target
from sokatsu_cli.check.related_rows import NONE, in_order, related_rows, unrelated_rows

RELATED = (Target.FINAL, Target.PREVIOUS, Target.NEXT, Target.FIRST)


@pytest.mark.parametrize(
    ("groups", "years", "when", "has_target", "expected"),
    [
        ("", "", "", "", ["", "", "", ""]),
        ("0", "1", "0", "1", ["-", "-", "-", "-"]),
        # final, previous, next, first
        ("000", "123", "012", "111", ["22-", "-01", "12-", "-00"]),
        ("000", "321", "012", "111", ["-00", "12-", "-01", "22-"]),
        # without a year for all of them, they stand as in the table
        ("000", "301", "012", "111", ["22-", "-01", "12-", "-00"]),
        # between others
        ("01010", "11223", "00112", "11111", ["434--", "--012", "234--", "--010"]),
        # rows without a target give none, but take some
        ("000", "123", "012", "101", ["22-", "-00", "22-", "-00"]),
        ("000", "123", "012", "010", ["1-1", "--1", "1--", "1-1"]),
        ("000", "123", "012", "000", ["---", "---", "---", "---"]),
        # no row of the same period and year is another one
        ("000", "112", "001", "111", ["22-", "--1", "-2-", "--0"]),
        ("00", "11", "00", "11", ["--", "--", "--", "--"]),
    ],
)
def test_related_rows(
    groups: str, years: str, when: str, has_target: str, expected: list[str]
) -> None:
    flags = numbers(has_target) == 1
    found = related_rows(numbers(groups), numbers(years), numbers(when), flags)
    assert ["".join("-0123456789"[at + 1] for at in found.of(each)) for each in RELATED] == expected


def numbers(digits: str) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.array([*map(int, digits)], dtype=np.int64)


@pytest.mark.parametrize("seed", range(20))
def test_as_one_row_after_the_other(seed: int) -> None:
    random = Random(seed)
    count = random.randint(1, 12)
    groups, years, when = (
        [random.randrange(most) for _ in range(count)] for most in (3, random.choice([2, 5]), 4)
    )
    has_target = [random.random() < 0.7 for _ in range(count)]
    found = related_rows(*map(np.array, (groups, years, when, has_target)))
    for row in range(count):
        same = [at for at in range(count) if groups[at] == groups[row]]
        if all(years[at] for at in same):
            same.sort(key=years.__getitem__)
        place = same.index(row)
        for target, others in (
            (Target.FINAL, same[::-1]),
            (Target.PREVIOUS, same[:place][::-1]),
            (Target.NEXT, same[place + 1 :]),
            (Target.FIRST, same),
        ):
            first = next((at for at in others if has_target[at]), NONE)
            is_other = first != NONE and when[first] != when[row]
            assert found.of(target)[row] == (first if is_other else NONE)


def test_rows_without_others() -> None:
    assert [each.tolist() for each in unrelated_rows(2)] == [[NONE, NONE]] * 4


@pytest.mark.parametrize(
    ("groups", "years", "expected"),
    [
        ("0101", "2211", [2, 0, 3, 1]),
        ("0101", "2210", [2, 0, 1, 3]),
        ("00", "00", [0, 1]),
    ],
)
def test_order(groups: str, years: str, expected: Sequence[int]) -> None:
    found: Callable[[], object] = in_order(numbers(groups), numbers(years)).tolist
    assert found() == expected
