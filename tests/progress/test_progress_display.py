"""What people see of progress: what has room, what looks better than it is, in two languages."""

import pytest
from wcwidth import wcswidth

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.terms import Method
from sokatsu_cli.progress.display import progress_display
from sokatsu_cli.progress.indicator_rows import with_numbers
from sokatsu_cli.progress.measures import MEASURES, settings_of
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.writing.displays import Table, View
from sokatsu_cli.writing.formats import render

RULES = Rules.checked(Method.RATIO, 0, 100, 1, "half-up")
FIRST = [
    "indicator",
    "unit",
    "direction",
    "baseline_year",
    "baseline",
    "year",
    "actual",
    "target_year",
    "target",
]

LONG = "日本語学習支援ボランティア養成講座の定員に対する参加率"
"""A name that has to be broken, of characters of two cells."""

WAY = """\
待機児童数,人,down,2018,42,2024,0,2028,0,100.0,60.0,,166.7,,,achieved,
参加率,%,up,2018,51.5,2024,57.9,2028,60.0,75.3,60.0,,125.5,,,on-track,
ごみ排出量,g,down,2018,1912,2024,1871,2028,1820,44.6,60.0,,74.3,,,behind,targets differ; missing year
加入率,%,up,2018,66.0,2024,61.9,2028,70.0,-102.5,60.0,,-170.8,,,moving-away,
満足度,%,up,2018,66.0,,,2028,70.0,,,,,,,no-data,missing actual
"""  # noqa: E501


def table_of(measure: str, rows: str, view: View) -> Table:
    """Return the table of rows of CSV, as the command makes it."""
    names = [*FIRST, *MEASURES[measure].columns, "class", "note"]
    columns = list(zip(*(line.split(",") for line in rows.splitlines()), strict=True))
    header = Header(names, {}, (), names)
    return Table(with_numbers(names, columns, measure), header, view)


def shown(
    measure: str, rows: str, view: View, form: str = "table", bounds: str | None = None
) -> str:
    settings = settings_of(measure, RULES, bounds)
    table = table_of(measure, rows, view)
    return render(form, table, lambda each: progress_display(each, measure, settings)).decode()


ALL = """\
目標指標    単位  方向  策定時 2018  実績値 2024  目標値 2028  進捗率%  経過率%  ペース%  進捗状況  0                 100  備考
----------  ----  ----  -----------  -----------  -----------  -------  -------  -------  --------  ---------------------  --------------------------------
待機児童数  人    減少           42            0            0    100.0     60.0    166.7  達成      ╏╍╍╍╍╍╍╍╍╍╍╍▯╍╍╍╍╍╍╍▮
参加率      %     増加         51.5         57.9         60.0     75.3     60.0    125.5  順調      ╏╍╍╍╍╍╍╍╍╍╍╍▯╍╍▮╌╌╌╌╏
ごみ排出量  g     減少        1,912        1,871        1,820     44.6     60.0     74.3  遅れ      ╏╍╍╍╍╍╍╍▮╌╌╌▯╌╌╌╌╌╌╌╏  行により目標値が異なる、年度なし
加入率      %     増加         66.0         61.9         70.0   -102.5     60.0   -170.8  後退      ◂╌╌╌╌╌╌╌╌╌╌╌▯╌╌╌╌╌╌╌╏
満足度      %     増加         66.0                      70.0                             判定不能                         実績値なし

▮ 現在、▯ 期待値、◂ 策定時より後退、▸ 目標を超過
進捗率 = (実績値 - 策定時) / (目標値 - 策定時)、経過率は年数による
ペース = 進捗率 / 経過率: 100%以上は順調、0%以上は遅れ、0%未満は後退
全5指標: 達成1件、順調1件、遅れ1件、後退1件、判定不能1件
"""  # noqa: E501

NARROW = """\
Indicator             Baseline  Actual  Target  Pace %  Class        0       100
                          2018    2024    2028
--------------------  --------  ------  ------  ------  -----------  -----------
待機児童数                  42       0       0   166.7  achieved     |=====:===#
日本語学習支援ボラン      51.5    57.9    60.0   125.5  on-track     |=====:#--|
ティア養成講座の定員
に対する参加率
ごみ排出量               1,912   1,871   1,820    74.3  behind       |===#-:---|
加入率                    66.0    61.9    70.0  -170.8  moving-away  <-----:---|
満足度                    66.0            70.0          no-data

left out for want of room: Time %, Unit, Dir, Way %
targets differ; missing year: ごみ排出量
missing actual: 満足度
# now, : expected by now; < behind the baseline, > past the target
way = (actual - baseline) / (target - baseline); time is that of the years
pace = way / time: from 100 % on-track, from 0 % behind, below moving-away
Indicators: 5; 1 achieved, 1 on-track, 1 behind, 1 moving-away, 1 no-data
"""


def test_all_is_shown_where_there_is_room() -> None:
    assert shown("way", WAY, View(language="ja", bars=True)) == ALL


def test_a_narrow_terminal_has_fewer_columns_and_the_notes_below() -> None:
    view = View(bars=True, plain=True, width=80)
    assert shown("way", WAY.replace("参加率", LONG), view) == NARROW


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_a_terminal(language: str, width: int) -> None:
    view = View(language=language, bars=True, width=width)
    for rows in (WAY.replace("参加率", LONG), WAY.replace("2024,0", "2023,0")):
        table, _blank, _closing = shown("way", rows, view).rpartition("\n\n")
        assert max(map(wcswidth, table.split("\n"))) <= width


def test_paragraphs_leave_nothing_out() -> None:
    first, *_ = shown("way", WAY, View(bars=True, width=40)).split("\n\n")
    assert first.endswith("Class          achieved\n0       100    ╏╍╍╍╍╍▯╍╍╍▮\nNote")


def test_years_that_differ_stand_in_the_cells_and_no_year_nowhere() -> None:
    rows = """\
a,,up,,1,2024,2,,3,50.0,,,,,,no-data,
b,,up,2018,1000,2023,1500,,2000,50.0,,,,,,no-data,
c,,up,2018,10,,,,30,,,,,,,no-data,
"""
    heading, _line, *lines = shown("way", rows, View()).splitlines()
    assert heading.split()[3:6] == ["Baseline", "Actual", "Target"]
    assert [line.split()[2:6] for line in lines[:2]] == [
        ["1", "2", "(2024)", "3"],
        ["1,000", "(2018)", "1,500", "(2023)"],
    ]


FALSE = """\
way,,up,2018,0,2024,9999,2028,10000,100.0,60.0,,166.7,,,on-track,
pace,,up,2018,0,2024,5999,2028,10000,60.0,60.0,,100.0,,,behind,
past,,up,2018,0,2028,95,2028,100,95.0,100.0,,95.0,,,behind,
last,,up,2018,0,2028,9999,2028,10000,100.0,100.0,,100.0,,,behind,
true,,up,2018,0,2024,60,2028,100,60.0,60.0,,100.0,,,on-track,
"""

FALSE_GROWTH = """\
share,,up,2018,1,2024,2,2028,3,5.0,4.7,95.0,moderate,
down,,down,2018,1,2024,2,,,,-1.5,,moderate,
up,,up,2018,1,2024,2,,,,1.4,,moderate,
"""


def test_what_prints_as_a_bound_that_it_does_not_reach_is_marked() -> None:
    text = shown("way", FALSE, View())
    assert [line.split()[-4:-1] for line in text.splitlines()[2:7]] == [
        ["*100.0", "60.0", "166.7"],
        ["60.0", "60.0", "*100.0"],
        ["95.0", "100.0", "95.0"],
        ["*100.0", "100.0", "*100.0"],
        ["60.0", "60.0", "100.0"],
    ]
    assert "\n* prints as a bound that the exact value does not reach\n" in text
    narrow = shown("way", FALSE.splitlines()[0] + "\n", View(bars=True, width=62))
    assert "room: Time %, Unit, Dir, Way %" in narrow
    assert "*" not in narrow


def test_growth_has_its_own_columns_and_bounds() -> None:
    text = shown("growth", FALSE_GROWTH, View(bars=True))
    assert (
        text
        == """\
Indicator  Unit  Dir   Baseline 2018  Actual 2024  Target 2028  Needed %  Seen %  Ratio %  Class
---------  ----  ----  -------------  -----------  -----------  --------  ------  -------  --------
share            up                1            2            3       5.0     4.7    *95.0  moderate
down             down              1            2                          *-1.5           moderate
up               up                1            2                            1.4           moderate

* prints as a bound that the exact value does not reach
growth is that of a year: seen from baseline to actual, needed to the target
share = seen / needed: from 95 % substantial, from 60 % moderate, from 0 % limited, \
below deterioration
without a target, growth as wished: from 1.5 % substantial, from 0.5 % moderate, \
from 0 % limited, below deterioration
Indicators: 3; 3 moderate
"""
    )


def test_other_bounds_are_said() -> None:
    *_, judged, counts = shown("way", FALSE, View(), bounds="90,33.3").splitlines()
    assert judged == (
        "pace = way / time: from 90 % on-track, from 33.3 % behind, below moving-away; "
        "from the target year on at best behind"
    )
    assert counts == "Indicators: 5; 2 on-track, 3 behind"


def test_no_indicators_are_counted_too() -> None:
    names = [*FIRST, *MEASURES["way"].columns, "class", "note"]
    table = Table([[] for _name in names], Header(names, {}, (), names), View(bars=True, width=80))
    display = progress_display(table, "way", settings_of("way", RULES))
    assert display.closing[-1] == (
        "Indicators: 0; 0 achieved, 0 on-track, 0 behind, 0 moving-away, 0 no-data"
    )


def test_classes_and_strips_have_colours() -> None:
    text = shown("way", WAY, View(bars=True, color=True))
    assert "\x1b[33mbehind\x1b[0m" in text
    assert "\x1b[31m◂" in text
    assert "mno-data" not in text


def test_chosen_columns_are_all() -> None:
    view = View(bars=True, columns=(0, 15), language="ja")
    assert shown("way", WAY, view).splitlines()[2:4] == ["待機児童数  達成", "参加率      順調"]


def test_markdown_has_no_strips_but_those_asked_for() -> None:
    first, _line, achieved, *_ = shown("way", WAY, View(), "markdown").splitlines()
    assert first.startswith("| Indicator | Unit | Dir | Baseline 2018 | Actual 2024 |")
    assert achieved.endswith("| 42 | 0 | 0 | 100.0 | 60.0 | 166.7 | achieved |  |")
