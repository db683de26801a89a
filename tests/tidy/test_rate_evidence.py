"""What printed rates tell of the columns beside them."""

import pytest

from plain_sheets import read, refused, values

HEADINGS = "指標|目標値|実績値|達成率"


@pytest.mark.parametrize(
    ("rates", "read_as"),
    [
        (("0.5", "0.9", "0.80"), ["50%", "90%", "80%"]),
        (("0.5", "1.0", "0.8"), ["50%", "100%", "80%"]),
        (("0.50", "0.90", "-"), ["50%", "90%", "-"]),
        (("0.512", "0.9", "0.8"), ["51.2%", "90%", "80%"]),
        (("0.5", "90", "0.80"), ["0.5", "90", "0.80"]),
        (("0.5%", "0.9", "0.8"), ["0.5%", "0.9", "0.8"]),
        (("1", "1", "1"), ["1", "1", "1"]),
        (("0.1", "0.2", "0.3"), ["0.1", "0.2", "0.3"]),
        (("-", "-", "-"), ["-", "-", "-"]),
    ],
)
def test_shares(rates: tuple[str, ...], read_as: list[str]) -> None:
    rows = (f"甲{at}|10|{actual}|{rates[at]}" for at, actual in enumerate(["5", "9", "8"]))
    found = read(HEADINGS, *rows)
    assert values(found, "published_rate") == read_as
    said = f"sheet:1: the rates in column D are shares: '{rates[0]}' is {read_as[0]}"
    assert found.notes == ([said] if read_as[0] != rates[0] else [])


def test_shares_of_values_that_are_no_numbers() -> None:
    found = read(HEADINGS, "甲|10|5|0.5", "乙|0|5|-", "丙|-|5|皆増")
    assert values(found, "published_rate") == ["50%", "-", "皆増"]
    rows = ["甲|10|5|0.5", "乙|10|0|0.0", "丙|10|8|0.8", "丁|約9|8|0.9", "戊|10|7|0.7"]
    found = read(HEADINGS, *rows)
    assert [row["published_rate"] for row in found.rows] == ["50%", "0%", "80%", "90%", "70%"]


def test_rates_of_another_column_are_refused() -> None:
    rows = ["甲|10|5|9|90%", "乙|10|9|8|80%", "丙|10|8|7|70%"]
    assert refused("指標|目標値|実績値|うち市内|達成率", *rows) == (
        "sheet:1: doubtful headings: every rate is that of 'うち市内', none that of the actual"
    )
    rows = ["甲|10|5|20|25%", "乙|10|9|30|30%", "丙|10|8|40|20%"]
    assert refused("指標|目標値|実績値|前年度目標|達成率", *rows) == (
        "sheet:1: doubtful headings: every rate is that against '前年度目標', none that against "
        "the target"
    )


@pytest.mark.parametrize(
    "rows",
    [
        ["甲|10|5|9|90%", "乙|10|9|8|80%"],
        ["甲|10|5|9|90%", "乙|10|9|8|80%", "丙|10|8|7|80%"],
        ["甲|10|5|9|91%", "乙|10|9|8|81%", "丙|10|8|7|71%"],
        ["甲|10|5|9|90%", "乙|10|9|8|80%", "丙|10|8|約7|70%"],
    ],
)
def test_rates_that_tell_nothing(rows: list[str]) -> None:
    assert not refused("指標|目標値|実績値|うち市内|達成率", *rows)
