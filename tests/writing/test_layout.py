from decimal import Decimal

import pandas as pd
import pytest
from wcwidth import wcswidth

from sokatsu_cli import rate_table
from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.computed_columns import computed_columns
from sokatsu_cli.writing.displays import Column, Table, View
from sokatsu_cli.writing.formats import format_of, render
from sokatsu_cli.writing.grid import grid, wrapped
from sokatsu_cli.writing.rate_display import rate_display

TABLE = rate_table(
    pd.DataFrame(
        {
            "indicator": [
                "日本語教室に参加している外国籍市民の数",
                "rate of people who answer",
                "1_000",
            ],
            "direction": ["↗", "↘", "→"],
            "target": ["1,360", "10000", "0"],
            "actual": ["1,019", "10004", "1"],
        },
        dtype=object,
    )
)


def laid_out(width: int | None, form: str = "table", frame: pd.DataFrame = TABLE) -> str:
    return rendered(View(width=width), form, frame)


def rendered(view: View, form: str = "table", frame: pd.DataFrame = TABLE) -> str:
    table = Table.of_frame(frame, Header(list(frame.columns)), view)
    return render(form, table, rate_display).decode()


NARROW = """\
Indicator      Dir  Target  Actual  Rate %  Capped  Status
-------------  ---  ------  ------  ------  ------  ------------
日本語教室に   ↗     1,360   1,019    74.9    74.9  not_achieved
参加している
外国籍市民の
数
rate of        ↘     10000   10004  *100.0  *100.0  not_achieved
people who
answer
1_000          →         0       1     0.0     0.0  not_achieved

* prints as 100.0, but the exact values do not achieve the target
3 of 3 rows have a rate; 0 achieved, 3 not achieved, 0 without data
"""


def test_names_are_wrapped_to_fit() -> None:
    assert laid_out(64) == NARROW


@pytest.mark.parametrize("width", [25, 40, 62, 70, 80, 200, None])
def test_no_line_is_wider_than_the_terminal(width: int | None) -> None:
    table, _blank, _closing = laid_out(width).rpartition("\n\n")
    assert max(map(wcswidth, table.split("\n"))) <= (width or 999)


PARAGRAPHS = """\
Indicator  日本語教室に参加して
           いる外国籍市民の数
Rate %     74.9
Status     \x1b[31mnot_achieved\x1b[0m

Indicator  rate of people who
           answer
Rate %     *100.0
Status     \x1b[31mnot_achieved\x1b[0m
"""


def test_a_terminal_that_is_too_narrow_gets_paragraphs() -> None:
    view = View(width=31, columns=(0, 4, 6), color=True)
    assert rendered(view).startswith(PARAGRAPHS)


def test_a_table_of_numbers_alone_becomes_paragraphs_too() -> None:
    view = View(width=12, columns=(2, 3))
    lines = rendered(view).splitlines()
    assert lines[:2] == ["Target  1,360", "Actual  1,019"]


def test_a_long_cell_takes_linear_time() -> None:
    frame = TABLE.assign(indicator="長" * 200_000)
    assert "長" * 200_000 in laid_out(None, frame=frame)


def test_the_mark_of_whole_percents() -> None:
    frame = TABLE.assign(
        rate=pd.Series([Decimal(75), Decimal(100), None], dtype=object), capped_rate=None
    )
    assert "\n* prints as 100, but" in laid_out(None, frame=frame)


def test_suffixes() -> None:
    names = ["a.csv", "A.MD", "b.markdown", "x.jsonl", "csv", "a.xlsx", "a.xls"]
    assert [format_of(name) for name in names] == [
        "csv",
        "markdown",
        "markdown",
        "jsonl",
        None,
        "xlsx",
        None,
    ]


ALL = "Indicator Unit Dir Baseline Target Actual Change Trend Rate % Capped Status"
WITH_CHANGE = rate_table(
    TABLE.iloc[:, :4].assign(baseline="1,254", unit="人"), baseline_change=True
)


@pytest.mark.parametrize(
    ("width", "bars", "shown"),
    [
        (
            None,
            False,
            "Indicator Unit Dir Baseline Target Actual Change Trend Rate % Capped Status",
        ),
        (109, False, "Indicator Dir Target Actual Change Trend Capped Status"),
        (160, True, ALL.replace("Capped", "Capped 0 100")),
        (139, True, ALL.replace(" Rate %", "").replace("Capped", "Capped 0 100")),
        (100, True, "Indicator Dir Target Actual Change Capped 0 100 Status"),
        (80, True, "Indicator Target Actual Change Capped 0 100"),
    ],
)
def test_a_narrow_terminal_leaves_room_for_bars_and_changes(
    width: int | None, bars: bool, shown: str
) -> None:
    names = list(WITH_CHANGE.columns)
    computed = computed_columns(grades=False, change=True)
    table = Table.of_frame(
        WITH_CHANGE, Header(names, computed=computed), View(width=width, bars=bars)
    )
    heading, _rest = render("table", table, rate_display).decode().split("\n", 1)
    assert " ".join(heading.split()) == shown


def test_a_column_without_any_text_takes_no_room() -> None:
    columns = [Column("A", ["1"]), Column("", [""]), Column("B", ["2"])]
    assert grid(columns) == "A    B\n-    -\n1    2"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("実績値が45.25～45.35", 14, ["実績値が45.25", "～45.35"]),
        ("実績値が45.25～45.35", 11, ["実績値が", "45.25～", "45.35"]),
        ("上限100で", 6, ["上限", "100で"]),
        ("達成率87.5%", 9, ["達成率", "87.5%"]),
        ("1234567", 4, ["1234", "567"]),
    ],
)
def test_a_number_stays_whole_where_a_line_ends(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width).split("\n") == lines
