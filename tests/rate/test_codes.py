"""What is computed of whole columns against the rules of one row, for every kind of row."""

from fractions import Fraction
from itertools import product

import numpy as np
import pytest

from sokatsu_cli import Grades, Method, figures
from sokatsu_cli.model.numerals import cell_text
from sokatsu_cli.rate.changes import judged_change
from sokatsu_cli.rate.codes import coders
from sokatsu_cli.rate.quotients import LEFT, MISSING, WAYS, Measured
from sokatsu_cli.rate.rows import Row, Rules

VALUES = [None, *map(Fraction, ("-3", "-0.5", "0", "0.5", "2", "2.05", "3"))]
MIXED = ["up=baseline,down=difference,maintain=raw", "up=raw,down=ratio", "down=raw", "up=baseline"]
ROWS = list(product(range(len(WAYS)), VALUES, VALUES, VALUES))


def number(value: Fraction | None) -> int:
    return MISSING if value is None else int(value * 10_000)


def measured(rows: list[tuple[int, Fraction | None, Fraction | None, Fraction | None]]) -> Measured:
    ways, *values = zip(*rows, strict=True)
    columns = [np.array([number(value) for value in column]) for column in values]
    return Measured(np.array(ways), *columns)


def expected(row: Row, rules: Rules, grades: Grades) -> tuple[str, ...]:
    found = rules.achievement(row)
    rates = [
        "" if rate is None else figures(rate, rules.digits, rules.rounding)
        for rate in (found.rate, found.capped_rate)
    ]
    change = judged_change(row.direction, row.baseline, row.actual, row.target)
    changed = ("", "") if change is None else (cell_text(change.printed), change.status or "")
    return (*rates, found.status, found.note, grades.of(found), *changed)


@pytest.mark.parametrize("method", [*Method, *MIXED])
@pytest.mark.parametrize(
    ("tolerance", "cap", "digits", "rounding"),
    [
        (0, 100, 1, "half-up"),
        (5, None, 0, "half-even"),
        ("2.5", "99.95", 6, "down"),
        (150, 0, 2, "up"),
        (100, 10**19, 0, "half-up"),
    ],
)
def test_columns_as_rows(
    method: str, tolerance: int | str, cap: int | str | None, digits: int, rounding: str
) -> None:
    rules = Rules.checked(method, tolerance, cap, digits, rounding)
    grades = Grades.parse("100:◎,99.95:○,0:△")
    parts = coders(rules, grades, change=True).each
    rows = measured(ROWS)
    codes = zip(*(part.codes(rows).tolist() for part in parts), strict=True)
    for (way, t, a, b), of_row in zip(ROWS, codes, strict=True):
        texts = sum((part.texts(code) for part, code in zip(parts, of_row, strict=True)), ())
        row = Row(WAYS[way], t, a, b, None, None)
        assert texts == expected(row, rules, grades), row


def test_without_grades_and_changes_there_are_four_columns() -> None:
    (part,) = coders(Rules.checked("ratio", 0, 100, 1, "half-up")).each
    rows = measured([(0, Fraction(80), Fraction(81), None), (1, Fraction(5), Fraction(0), None)])
    assert [part.texts(code) for code in part.codes(rows).tolist()] == [
        ("101.3", "100.0", "achieved", ""),
        ("", "100.0", "achieved", "actual is 0"),
    ]


def test_the_largest_values_and_a_rate_too_large() -> None:
    codes = coders(Rules.checked("difference", 0, 100, 1, "half-up"))
    (part,) = codes.each
    most = codes.largest
    rows = Measured(*map(np.array, ([1, 2, 0], [most, most, 1], [0, 0, most], [MISSING] * 3)))
    half, whole, too_large = part.codes(rows).tolist()
    assert part.texts(half)[:2] == ("200.0", "100.0")
    assert part.texts(whole)[:2] == ("0.0", "0.0")
    assert too_large == LEFT


@pytest.mark.parametrize(
    ("tolerance", "bounds"),
    [(10**25, ()), (f"0.{'0' * 17}1", ()), (0, ((Fraction(10**25), "A"),))],
)
def test_settings_that_leave_no_room_are_left(
    tolerance: int | str, bounds: tuple[tuple[Fraction, str], ...]
) -> None:
    rules = Rules.checked("ratio", tolerance, 100, 1, "half-up")
    assert coders(rules, Grades(bounds)).largest == 0
