from decimal import Decimal

import pandas as pd
import pytest
from wcwidth import wcswidth

from sokatsu_cli import rate_table
from sokatsu_cli.columns import Header
from sokatsu_cli.rendering import format_of, render
from sokatsu_cli.views import View

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
    return render(form, frame, Header(list(frame.columns)), View(width=width))


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


@pytest.mark.parametrize("width", [62, 70, 80, 200, None])
def test_no_line_is_wider_than_the_terminal(width: int | None) -> None:
    table = laid_out(width).split("\n\n", maxsplit=1)[0]
    assert max(map(wcswidth, table.split("\n"))) <= (width or 999)


def test_a_terminal_that_is_too_narrow_gets_the_narrowest_table() -> None:
    assert laid_out(1) == laid_out(20)


def test_a_table_of_numbers_alone_is_not_wrapped() -> None:
    view = View(width=5, columns=(2, 3))
    lines = render("table", TABLE, Header(list(TABLE.columns)), view).splitlines()
    assert lines[0] == "Target  Actual"


def test_the_mark_of_whole_percents() -> None:
    frame = TABLE.assign(
        rate=pd.Series([Decimal(75), Decimal(100), None], dtype=object), capped_rate=None
    )
    assert "\n* prints as 100, but" in laid_out(None, frame=frame)


def test_suffixes() -> None:
    names = ["a.csv", "A.MD", "b.markdown", "x.jsonl", "csv", "a.xlsx"]
    assert [format_of(name) for name in names] == [
        "csv",
        "markdown",
        "markdown",
        "jsonl",
        None,
        None,
    ]
