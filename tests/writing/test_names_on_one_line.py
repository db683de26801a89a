"""Names of indicators and sections on a terminal: on one line where there is room for them."""

from decimal import Decimal
from functools import partial

import pytest

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.computed_columns import SUMMED as SUMMED_COLUMNS
from sokatsu_cli.model.computed_columns import computed_columns
from sokatsu_cli.progress.counts import counts_display
from sokatsu_cli.progress.measures import settings_of
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.summary.display import summary_display
from sokatsu_cli.writing.displays import Column, Table, View
from sokatsu_cli.writing.formats import render
from sokatsu_cli.writing.grid import grid, longest_fitting, wrapped
from sokatsu_cli.writing.rate_display import rate_display
from sokatsu_cli.writing.signed_changes import signed_change

NAMES = ("indicator", "unit", "direction", "period", "target", "actual", *computed_columns())
LONG = "審議会等の委員に占める女性の割合"
NOTE = "missing actual"


def rated(width: int | None, *names: str, columns: tuple[int, ...] | None = None) -> list[str]:
    """Return the lines of a table of rates with bars, a row for each name; the last has no rate."""
    rate = Decimal("99.9")
    rows: list[tuple[object, ...]] = [
        (name, "%", "up", "後期", "100", "99.9", rate, rate, "not_achieved", "") for name in names
    ]
    rows[-1] = (*rows[-1][:5], "-", None, None, "no_data", NOTE)
    view = View(width=width, bars=True, columns=columns)
    data = list(zip(*rows, strict=True))
    text = render("table", Table(data, Header(NAMES), view), rate_display).decode()
    return text.rstrip("\n").split("\n")


def heading(lines: list[str]) -> str:
    return " ".join(lines[0].split())


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (None, "Indicator Unit Dir Period Target Actual Rate % Capped 0 100 Status Note"),
        (140, "Indicator Unit Dir Period Target Actual Rate % Capped 0 100 Status Note"),
        (120, "Indicator Unit Dir Period Target Actual Capped 0 100 Status Note"),
        (95, "Indicator Dir Period Target Actual Capped 0 100 Status"),
        (80, "Indicator Dir Period Target Actual Capped 0 100"),
        (60, "Indicator Period Capped 0 100"),
    ],
)
def test_columns_make_room_for_names(width: int | None, shown: str) -> None:
    lines = rated(width, LONG, "苦情", LONG)
    assert heading(lines) == shown
    assert lines.index("") == 2 + 3
    left = next((line for line in lines if line.startswith("left out")), "")
    usual = {"Unit", "Dir", "Target", "Actual", "Rate", "Status", "Note"}
    assert {name.removesuffix(" %") for name in left.partition(": ")[2].split(", ")} - {""} == (
        usual - set(shown.split()) - {"Note"}
    )
    assert (f"{NOTE}: {LONG}" in lines) is ("Note" not in shown)


def test_only_a_name_longer_than_all_the_room_is_broken() -> None:
    lines = rated(60, LONG * 2, LONG, "苦情")
    assert lines[2].endswith("████▉│")
    assert [line.split()[0] for line in lines[4:6]] == [LONG, "苦情"]
    assert lines.index("") == 6


def test_where_nothing_fits_each_row_is_a_paragraph() -> None:
    lines = rated(24, LONG, "苦情")
    assert lines[0].startswith("Indicator")
    assert "0       100  █████████▉│" in lines
    assert "left out" not in "".join(lines)


def test_chosen_columns_stay() -> None:
    lines = rated(40, LONG, "苦情", columns=(0, 7, 1))
    assert heading(lines) == "Indicator Capped 0 100 Unit"
    assert heading(rated(40, "苦情", columns=(0,))) == "Indicator 0 100"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("1-3 人権尊重社会", 13, ["1-3 人権尊重", "社会"]),
        ("1-3 人権尊重社会", 7, ["1-3 人", "権尊重", "社会"]),
        ("one two three", 8, ["one two", "three"]),
    ],
)
def test_a_number_keeps_its_name(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width).split("\n") == lines


def test_headings_are_broken_before_names() -> None:
    name = "1-4 男女共同参画社会"
    columns = [
        Column("節", [name], wrap=True),
        Column("moving-away", ["1"], right=True),
        Column("データなし", ["2"], right=True),
        Column("指標数", ["3"], right=True),
    ]
    assert grid(columns, 45, 20).split("\n") == [
        "節                    moving-  データ  指標数",
        "                         away    なし",
        "--------------------  -------  ------  ------",
        f"{name}        1       2       3",
    ]
    assert longest_fitting([name, "節"], lambda cells: cells <= 20) == 20
    assert longest_fitting([name * 2, name], lambda cells: cells <= 12) == 10
    assert longest_fitting([name], lambda _cells: False) is None


def test_a_change_has_the_thousands_of_its_row() -> None:
    assert signed_change(Decimal("-1234.50"), ["９，９９９", "1"]) == "-1,234.50"
    assert signed_change(Decimal(1000), ["増加、10", ""]) == "+1000"
    assert (signed_change(Decimal(0), []), signed_change(None, ["1,000"])) == ("0", "")


SUMMED = ("section_name", *SUMMED_COLUMNS)


def summed(width: int | None, without: int, name: str) -> list[str]:
    """Return the lines of a summary of one section."""
    row: list[object] = [
        name,
        3,
        3,
        0,
        3,
        0,
        *[Decimal("90.7")] * 3,
        without,
        Decimal("1.0"),
        "甲",
        "",
        2,
    ]
    data: list[list[object]] = [[cell, cell] for cell in row]
    table = Table(data, Header(SUMMED, needed=(), computed=SUMMED[1:]), View(width=width))
    text = render("table", table, partial(summary_display, total=False)).decode()
    return text.rstrip("\n").split("\n")


@pytest.mark.parametrize(
    ("width", "without", "left"),
    [
        (None, 0, None),
        (120, 0, None),
        (80, 0, "left out for want of room: No capped"),
        (80, 2, "left out for want of room: Median %"),
        (72, 2, "left out for want of room: Median %, No capped"),
        (30, 2, None),
    ],
)
def test_names_of_sections_stand_on_one_line(
    width: int | None, without: int, left: str | None
) -> None:
    lines = summed(width, without, "地域コミュニティ地域")
    assert [line for line in lines if line.startswith("left out")] == ([left] if left else [])
    start = "地域コミュニティ地域 "
    assert sum(line.startswith(start) for line in lines) == (0 if width == 30 else 2)


def test_counts_of_progress_break_their_headings_first() -> None:
    names = ("section_name", "indicators", "achieved", "moving-away", "no-data")
    counts: list[list[object]] = [[1, 1]] * 4
    names_of: list[object] = ["1-1 男女共同参画社会", "total"]
    data = [names_of, *counts]
    header = Header(names, needed=(), computed=names[1:])
    rules = Rules.checked("ratio", 0, 100, 1, "half-up")
    settings = settings_of("way", rules)
    for width, heading in (
        (58, "Section name          Indicators  achieved  moving-   no-"),
        (None, ""),
    ):
        table = Table(data, header, View(width=width))
        display = partial(counts_display, measure="way", settings=settings)
        lines = render("table", table, display).decode().split("\n")
        assert lines[0].startswith(heading)
        assert sum(each.startswith("1-1 男女共同参画社会 ") for each in lines) == 1
