"""Which periods are one, and in which order they follow one another."""

import pytest

from report_tables import contents_of
from sokatsu_cli.report.page.anchors import Anchors
from sokatsu_cli.report.page.top import Top
from sokatsu_cli.report.period_order import in_order, spelled_periods
from sokatsu_cli.report.results import Period
from support import Sokatsu


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("後期 前期", "前期 後期"),
        ("後期 前期 中期", "前期 中期 後期"),
        ("第2期 第１期 第10期", "第１期 第2期 第10期"),
        ("R2 H30", "H30 R2"),
        ("下半期 上半期", "上半期 下半期"),
        ("後期", "後期"),
    ],
)
def test_years_and_names_that_follow_one_another_order_periods(names: str, expected: str) -> None:
    periods, is_certain = in_order(Period(name, "") for name in names.split())
    assert ([period.name for period in periods], is_certain) == (expected.split(), True)


@pytest.mark.parametrize("names", ["最終 中間", "後期 第1期", "第1期 第2回", "R2 後期"])
def test_others_stand_as_in_the_table(names: str) -> None:
    periods, is_certain = in_order(Period(name, "") for name in names.split())
    assert ([period.name for period in periods], is_certain) == (names.split(), False)


def test_a_year_of_some_does_not_matter_where_names_follow_one_another() -> None:
    mixed = [Period("後期", "R4"), Period("", ""), Period("前期", "")]
    assert in_order(mixed) == ((mixed[1], mixed[2], mixed[0]), True)


def test_one_year_is_one_period_wherever_it_stands() -> None:
    periods, years = ["H30", "平成30年度", "", "", "前期"], ["", "", "平成30年度", "H29", "H30"]
    year = ("", "平成30年度")
    others = [("", "H29"), ("前期", "平成30年度")]
    assert spelled_periods(periods, years) == [year, year, year, *others]


UNCERTAIN = "indicator,direction,period,target,actual\n甲,up,最終,10,9\n甲,up,中間,10,10\n"


def test_a_report_says_that_the_order_is_not_certain(sokatsu: Sokatsu) -> None:
    run = sokatsu("report", "-", stdin=UNCERTAIN.encode())
    note = "the periods have no years, so the last of the table is taken as the latest"
    assert (run.status, note in run.stderr) == (0, True)
    assert sokatsu("report", "-", "--period", "最終", stdin=UNCERTAIN.encode()).stderr == ""
    contents = contents_of(UNCERTAIN)
    assert "期間の順は表の順" in Top(contents, Anchors(contents.sheet)).facts


BASELINES = """\
indicator,direction,period,baseline,target,actual
甲,up,前期,"1,000",2000,1500
甲,up,後期,1000,2000,1800
乙,up,前期,5,10,8
乙,up,後期,,10,9
"""


def test_a_baseline_written_in_two_ways_or_once_is_one() -> None:
    (section,) = contents_of(BASELINES).sheet.sections
    assert [row.baseline for row in section.rows] == ["1,000", "5"]
