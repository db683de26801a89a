"""Slips of the hand, each tried out on the text of a figure."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import numpy as np
import pytest

from slow.explanations import slipped
from slow.oracle import figures
from slow.sentences import SLIPS, decimals_of
from sokatsu_cli.check.explaining.causes import Slip
from sokatsu_cli.check.explaining.slips import slips
from sokatsu_cli.rate.digits import Numbers

CASES = {
    "digits-exchanged": [
        *[("79.8", "78.9"), ("79.8", "97.8"), ("79.8", "89.7"), ("0.5", "5.0"), ("0.05", "0.50")],
        *[("-90.47", "-70.49"), ("123456.7", "123457.6")],
    ],
    "digit-changed": [
        *[("79.8", "70.8"), ("0.5", "0.0"), ("5", "6"), ("0.5", "1.5"), ("-100.0", "-500.0")],
    ],
    "digit-dropped": [
        *[("105.3", "15.3"), ("97.8", "7.8"), ("10.5", "0.5"), ("88", "8"), ("-12.5", "-2.5")],
        *[("74.85", "74.5"), ("0.05", "0.5")],
    ],
    "digit-doubled": [
        *[("97.8", "997.8"), ("97.8", "977.8"), ("8", "88"), ("100", "1100"), ("-2.5", "-22.5")],
        *[("74.8", "74.88"), ("0.5", "0.55"), ("9.47", "9.447"), ("9.47", "9.477")],
    ],
}
CASES["point-moved"] = [("86.25", "862.5"), ("86", "8.6"), ("80", "0.80"), ("-2.54", "-25.4")]
NONE = [
    *[("79.8", "-79.8"), ("-5.0", "5.1"), ("100.0", "0.0"), ("100.5", "0.5"), ("97.8", "987.8")],
    *[("12.34", "43.21"), ("12345678", "2345678"), ("1234567.8", "1234576.8")],
    *[("79", "97.8"), ("105.3", "150.35"), ("12.5", "99"), ("12", "34.5")],
]


def found(right: str, printed: str) -> set[tuple[str, str]]:
    """Return the slips that make a printed figure of an exact rate, with the right figure."""
    (value,) = slips_of([Fraction(right)], [printed])
    return value


def slips_of(rates: Sequence[Fraction], printed: Sequence[str]) -> list[set[tuple[str, str]]]:
    def right(decimals: int, rows: Numbers) -> Numbers:
        exact = [figures(rates[row], decimals) for row in rows.tolist()]
        return np.array([units(each) for each in exact], dtype=object)

    decimals = np.array([*map(decimals_of, printed)])
    told: list[set[tuple[str, str]]] = [set() for _ in rates]
    for each in slips(right, np.array([*map(units, printed)]), decimals):
        for place in each.places.tolist():
            slip = each.make(place)
            assert isinstance(slip, Slip)
            told[place].add((str(*slip.causes), slip.figure))
    return told


def units(figure: str) -> int:
    return int(figure.replace(".", ""))


@pytest.mark.parametrize(
    ("slip", "right", "printed"),
    [(slip, *pair) for slip, pairs in CASES.items() for pair in pairs],
)
def test_slips(slip: str, right: str, printed: str) -> None:
    assert (slip, right) in found(right, printed)


@pytest.mark.parametrize(("right", "printed"), NONE)
def test_no_slips(right: str, printed: str) -> None:
    assert found(right, printed) == set()


def test_long_figures_are_no_slips() -> None:
    long = Fraction("44.444444444444")
    assert found("44.444444444444", "44.444444444445") == found(str(10**18), "1") == set()
    assert slips_of([long], ["44.4444444444444445"]) == [set()]
    assert slips_of([Fraction(10**30), Fraction("79.8")], ["11.0", "78.9"]) == [
        set(),
        {("digits-exchanged", "79.8")},
    ]


@pytest.mark.parametrize("seed", range(10))
def test_as_the_text_of_the_figure_says(seed: int) -> None:
    random = Random(seed)
    rates, printed = [], []
    for _ in range(60):
        rate = Fraction(random.randint(-50, 2000), random.choice([1, 3, 7, 10, 40]))
        digits = random.randint(0, 3)
        texts = [
            each
            for count in {digits, abs(digits - 1), digits + 1}
            for slip in SLIPS.values()
            for each in sorted(slipped(figures(rate, count), slip))
            if decimals_of(each) == digits and (units(each) or each[0] != "-")
        ]
        rates.append(rate)
        printed.append(random.choice([*texts, figures(rate + random.choice([0, 1, 9]), digits)]))
    for rate, text, told in zip(rates, printed, slips_of(rates, printed), strict=True):
        if text != figures(rate, decimals_of(text)):  # else nothing differs
            assert told == expected(rate, text)


def expected(rate: Fraction, printed: str) -> set[tuple[str, str]]:
    """Try all slips; what rounding to fewer digits leaves out is none."""
    digits = decimals_of(printed)
    right, fine = figures(rate, digits), figures(rate, digits + 1)
    told = {(slip, right) for slip in SLIPS.values() if printed in slipped(right, slip)}
    coarse = figures(rate, digits - 1) if digits > 1 else ""
    if printed in slipped(coarse, "digit-doubled"):
        told.add(("digit-doubled", coarse))
    is_left_out = digits and printed in slipped(fine, "digit-dropped") - {fine[:-1]}
    if is_left_out and ("digit-dropped", right) not in told:
        told.add(("digit-dropped", fine))
    told |= {
        ("point-moved", moved)
        for moved in (figures(rate, digits + move) for move in (-2, -1, 1, 2) if digits + move >= 0)
        if printed in slipped(moved, "point-moved")
    }
    return {each for each in told if max(map(len, (*each[1:], printed))) <= 8}
