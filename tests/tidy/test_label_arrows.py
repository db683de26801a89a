"""Arrows below a blank heading in tables whose targets and actuals are rows."""

from sokatsu_cli import InputError
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import tidy_sheets

HEAD = "指標名|基準値||区分|H23|H24\n"


def sheet_of(text: str) -> Sheet:
    lines = text.split("\n")
    return Sheet("s", [SheetRow(at, line.split("|")) for at, line in enumerate(lines, 1)])


def test_arrows_without_a_heading_are_directions() -> None:
    text = HEAD + "甲|7|⇧|目標値|10|20\n|||実績値|9|15\n乙|3|⇩|目標値|3|2\n|||実績値|4|1"
    found = tidy_sheets([sheet_of(text)], direction=lambda _name: "")
    assert not found.problems
    names = ("indicator", "direction", "year", "baseline", "target", "actual")
    assert [" ".join(row[name] for name in names) for row in found.rows] == [
        "甲 ⇧ H23 7 10 9",
        "甲 ⇧ H24 7 20 15",
        "乙 ⇩ H23 3 3 4",
        "乙 ⇩ H24 3 2 1",
    ]


def refused(text: str) -> list[str]:
    try:
        problems = tidy_sheets([sheet_of(text)], direction=lambda _name: "up").problems
    except InputError as error:
        problems = list(error.problems)
    return [problem.text for problem in problems]


def test_two_arrows_of_one_name_are_refused() -> None:
    text = HEAD + "甲|7|⇧|目標値|10|20\n||⇩|実績値|9|15"
    assert "no name for these rows; write it beside the first" in refused(text)


def test_arrows_among_other_texts_are_no_directions() -> None:
    text = HEAD + "甲|7|⇧|目標値|10|20\n|||実績値|9|15\n乙|3|A|目標値|3|2\n|||実績値|4|1"
    assert any("'⇧'" in each for each in refused(text))


def test_a_column_of_directions_stands_before_arrows_without_a_heading() -> None:
    text = "指標名|方向||区分|H23|H24\n甲|↗|⇩|目標値|10|20\n|||実績値|9|15"
    assert refused(text) == ["'⇩' has no heading"]
