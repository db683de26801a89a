"""How cells stand to what is asked of them."""

from decimal import Decimal

import numpy as np
import pytest

from sokatsu_cli.model.expressions import Operator
from sokatsu_cli.rate.comparisons import (
    Comparison,
    chosen_by,
    notes_on,
    printed_as_bound,
    verdicts,
)


def held(known: str | None, asked: str, *cells: object, unit: str = "") -> list[str]:
    """Return the first letters of how cells stand to an operator and a value."""
    operator, value = asked.split(" ", 1)
    comparison = Comparison(0, known, Operator(operator), value, missing=["×"])
    return [comparison.of(cell, unit).name for cell in cells]


H, F, N = "HOLDS", "FAILS", "NO_NUMBER"


@pytest.mark.parametrize(
    ("known", "asked", "cells", "expected"),
    [
        ("target", "< 80", ["79.9", "80", "８０", "▲1,000", "80.1"], [H, F, F, H, F]),
        ("target", "<= 1,000", ["1000", "1,000.0", "1000.01"], [H, H, F]),
        ("target", "> 80%", ["80.0001%", "80 %", "70"], [H, F, F]),
        ("target", ">= 0.1", ["0.1", "0.10", "0.09"], [H, H, F]),
        ("target", "> 1", ["", "-", "集計中", "×", "増加", "1e5"], [N] * 6),
        ("target", "= 80", ["80.0", "８０", "80%", "81", ""], [H, H, H, F, F]),
        ("target", "!= 80", ["80.0", "81", "", "増加"], [F, H, H, H]),
        ("target", "= 増加", ["増 加", "80"], [H, F]),
        ("target", "= 2018", ["H30", "2018"], [F, H]),
        ("published_rate", ">= 100", ["100%", "99.9％", "皆増"], [H, F, N]),
        ("change", "> 0", [Decimal("0.1"), Decimal(0), None], [H, F, N]),
        ("change", "= 1e30", [Decimal("1e30")], [F]),
        ("change", "> 5", [Decimal("1e30"), Decimal("-1e30")], [H, F]),
        ("rate", "= 100", [Decimal("100.0"), Decimal("99.9"), None], [H, F, F]),
        ("year", ">= H30", ["平成30年度", "R1", "2017", "30"], [H, H, F, N]),
        ("year", "= 2018", ["H30", "H30年度", "H29", "前期"], [H, H, F, F]),
        ("year", "!= 2018", ["H30", "H29"], [F, H]),
        ("period", "= H30", ["2018", "後期", "H 30"], [H, F, H]),
        ("period", "<= 3", ["2", "４", "後期"], [H, F, N]),
        ("section", "= 1.1", ["1.1", "1.10", "１．１"], [H, F, H]),
        ("section", "< 3", ["2", "10", "1-2"], [H, F, N]),
        ("direction", "= up", ["↗", "増加", "↘", "", "?"], [H, H, F, F, F]),
        ("direction", "= ups", ["↗", "ups"], [F, H]),
        ("direction", "~ 増", ["増加", "↗"], [H, F]),
        ("status", "~ achieved", ["achieved", "not_achieved", "no_data"], [H, H, F]),
        (None, "= 7", ["7", "007", "7 "], [H, F, H]),
        (None, "= 007", ["007", "7"], [H, F]),
        (None, "= 1000", ["1,000", "1000", "1000.0"], [H, H, "HOLDS_OTHERWISE"]),
        (None, "!= 1.1", ["1.10", "1.1", "x"], ["FAILS_OTHERWISE", F, H]),
        (None, "= 環境 課", ["環境課", "環境課長"], [H, F]),
        (None, "~ 環境", ["環　境課", "市民課"], [H, F]),
        (None, "~ NPO", ["ＮＰＯ法人", "npo"], [H, F]),
        (None, "~ .*", ["abc", "a.*b"], [F, H]),
        (None, ">= 2018", ["H30", "2017", "平成29年度", "x"], [H, F, F, N]),
        (None, ">= H30", ["2018", "R1", "2017年"], [H, H, F]),
        (None, "= H30", ["平成30年度", "30"], [H, F]),
    ],
)
def test_cells(known: str | None, asked: str, cells: list[object], expected: list[str]) -> None:
    assert held(known, asked, *cells) == expected


def test_the_unit_of_a_row_may_stand_behind_its_numbers() -> None:
    assert held("target", "> 1000", "1,254人", "999 人", unit="人") == [H, F]
    assert held("target", "> 1000", "1,254人") == [N]
    assert held("target", "= 1254", "1,254人", unit="人") == [H]


@pytest.mark.parametrize(
    ("known", "asked", "message"),
    [
        ("status", "> achieved", "'achieved' is no number; > compares numbers and years"),
        ("target", "<= H30", "'H30' is no number; <= compares numbers and years"),
        ("target", "<= ", "'' is no number; <= compares numbers and years"),
        ("target", "< 1e5", "'1e5' is no number; < compares numbers and years"),
        ("year", "> 30", "'30' is no year; > compares numbers and years"),
        (None, "~  ", "nothing stands behind ~, and every cell contains nothing"),
    ],
)
def test_values_that_cannot_be_compared(known: str | None, asked: str, message: str) -> None:
    with pytest.raises(ValueError, match="^" + message.replace("|", r"\|") + "$"):
        held(known, asked)


def test_rows_are_told_of_that_the_other_conditions_choose() -> None:
    asked = [
        Comparison(0, None, Operator.BELOW, "5", text="a<5"),
        Comparison(1, None, Operator.EQUAL, "2", text="b=2"),
    ]
    cells = [["1", "x", "9", "y", "1"], ["2", "2", "x", "3", "2.0"]]
    found = [verdicts(each, column) for each, column in zip(asked, cells, strict=True)]
    chosen = chosen_by(found, np.ones(5, dtype=np.bool_))
    assert chosen.rows.tolist() == [True, False, False, False, True]
    assert chosen.told.tolist() == [[1, 0], [0, 1]]
    assert list(notes_on(asked, chosen.told)) == [
        "sokatsu: --where 'a<5': not chosen, as no number stands there: 1 row",
        "sokatsu: --where 'b=2': the same number with other decimals: 1 row",
    ]


@pytest.mark.parametrize(
    ("known", "operator", "rows"),
    [("pace", ">=", "2 rows"), ("pace", "=", ""), ("met_in", ">=", ""), ("target", ">=", "")],
)
def test_what_prints_as_the_bound_is_told(known: str, operator: str, rows: str) -> None:
    asked = Comparison(0, known, Operator(operator), "2031", text="x")
    told = f"sokatsu: --where 'x': compared as printed, which is the very bound: {rows}"
    assert list(printed_as_bound(asked, ["2031.0", "2031", "", "5"])) == [told] * bool(rows)


def test_nothing_prints_as_the_bound() -> None:
    asked = Comparison(0, "pace", Operator.BELOW, "5", text="x")
    assert not list(printed_as_bound(asked, ["5.1", ""]))
