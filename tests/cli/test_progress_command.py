"""The command ``progress``."""

import json
from pathlib import Path

import pytest

from support import Sokatsu

TABLE = """\
節番号,目標指標,単位,方向,基準年度,策定時,目標年度,目標値,年度,実績値
1,満足度,%,↗,H28,60,R6,80,H30,61
1,満足度,%,↗,H28,60,R6,80,R1,64.5
2,人口,人,→,H28,1000,R6,1000,R2,900
1,苦情,件,↘,H28,100,R6,50,R2,40
2,参加者,"人,回",↗,H28,100,R6,200,R2,150
"""

HEADING = (
    "section,indicator,unit,direction,baseline_year,baseline,year,actual,target_year,target,"
    "way,time,expected,pace,projection,met_in,class,note"
)
SATISFACTION = "1,満足度,%,up,2016,60,2019,64.5,2024,80,22.5,37.5,67.5,60.0,72,2030,behind,"
ON_TRACK = SATISFACTION.replace("behind", "on-track")
COMPLAINTS = "1,苦情,件,down,2016,100,2020,40,2024,50,120.0,50.0,75,240.0,-20,2020,achieved,"
VISITORS = '2,参加者,"人,回",up,2016,100,2020,150,2024,200,50.0,50.0,150,100.0,200,2024,on-track,'
PEOPLE = "2,人口,人,maintain,2016,1000,2020,900,2024,1000,,,,,,,moving-away,no shares for maintain"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "計画.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("options", "lines"),
    [
        ([], [SATISFACTION, PEOPLE, COMPLAINTS, VISITORS]),
        (["--sort", "-pace"], [COMPLAINTS, VISITORS, SATISFACTION, PEOPLE]),
        (["--where", "節=1", "--where", "class=behind"], [SATISFACTION]),
        (
            ["--bounds", "60,0", "--where", "class=on-track"],
            [SATISFACTION.replace("behind", "on-track"), VISITORS],
        ),
    ],
)
def test_a_row_for_each_indicator(
    sokatsu: Sokatsu, path: Path, options: list[str], lines: list[str]
) -> None:
    path.write_text(TABLE.replace("節番号", "節"), encoding="utf-8")
    found = sokatsu("progress", path, *options, "-f", "csv")
    assert found.stdout.decode().splitlines()[1:] == lines
    assert found.stderr == ""


def test_numbers_of_json(sokatsu: Sokatsu, path: Path) -> None:
    found = sokatsu("progress", path, "-f", "json", "--columns", "year,actual,pace,met_in,note")
    assert json.loads(found.stdout)[:2] == [
        {"year": 2019, "actual": 64.5, "pace": 60.0, "met_in": 2030, "note": ""},
        {
            "year": 2020,
            "actual": 900,
            "pace": None,
            "met_in": None,
            "note": "no shares for maintain",
        },
    ]


def test_counts_by_section_and_by_two_columns(sokatsu: Sokatsu, path: Path) -> None:
    found = sokatsu("progress", path, "--by", "section", "-f", "csv")
    assert found.stdout.decode().splitlines() == [
        "section,indicators,achieved,on-track,behind,moving-away,no-data",
        *("1,2,1,0,1,0,0", "2,2,0,1,0,1,0", "total,4,1,1,1,1,0"),
    ]
    columns = ("--columns", "behind,unit")
    found = sokatsu("progress", path, "--by", "section", "--by", "単位", *columns)
    lines = [line.split() for line in found.stdout.decode().splitlines()]
    assert lines[2:7] == [["1", "%"], ["0", "件"], ["0", "人"], ["0", "人,回"], ["1"]]
    found = sokatsu("progress", path, "--by", "direction")
    lines = [line.split() for line in found.stdout.decode().splitlines()]
    assert ["Total", "4", "1", "1", "1", "1", "0"] in lines


def test_what_is_told_beside_the_result(sokatsu: Sokatsu, path: Path) -> None:
    kept = [line.split(",") for line in TABLE.splitlines()[:3]]
    path.write_text("".join(",".join([*row[:4], *row[6:]]) + "\n" for row in kept), "utf-8")
    found = sokatsu("progress", path, "--where", "class=achieved", "-f", "csv")
    assert found.stdout.decode().splitlines() == [HEADING]
    assert found.stderr.splitlines() == [
        (
            "sokatsu: 1 of 1 indicators: missing baseline; --column baseline=NAME says where it "
            "stands, --earliest-baseline takes the earliest actual"
        ),
        "sokatsu: no indicator is left by --where; class has no-data",
    ]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--bounds", "1"], "sokatsu: bounds of way must be 2 numbers, as 100,0: 1 are given"),
        (["--bounds", "x,0"], "sokatsu: bounds of way: 'x' is not a number"),
        (["--growth-bounds", "1"], "sokatsu: --growth-bounds are for --measure growth"),
        (
            ["--sort", "pace", "--by", "unit"],
            "sokatsu: --sort is for indicators, not for the counts of --by",
        ),
        (["--by", "achieved"], "sokatsu: Invalid value for --by: no column 'achieved'"),
        (["--sort", "growth_share"], "sokatsu: Invalid value for --sort: no column 'growth_share'"),
    ],
)
def test_options_that_do_not_go(
    sokatsu: Sokatsu, path: Path, options: list[str], told: str
) -> None:
    found = sokatsu("progress", path, *options)
    assert (found.status, found.stdout) == (2, b"")
    assert told in found.stderr


def test_bad_rows_by_their_places(sokatsu: Sokatsu, path: Path) -> None:
    path.write_text(TABLE + "1,満足度,%,↗,H28,60,R6,80,2019,64.6\n", encoding="utf-8")
    found = sokatsu("progress", path)
    assert (found.status, found.stdout) == (2, b"")
    told = "実績値: 64.6 here and 64.5 in line 3, for one indicator and year"
    assert found.stderr.splitlines() == [f"{path}:7: {told}"]


def test_growth_needs_no_target(sokatsu: Sokatsu, path: Path) -> None:
    path.write_text("indicator,direction,actual,year\na,up,5,R1\n", encoding="utf-8")
    assert sokatsu("progress", path).status == 2
    found = sokatsu("progress", path, "--measure", "growth", "--by", "unit", "-f", "csv")
    assert found.status == 2
    options = ("--measure", "growth", "--growth-bounds", "2,1,0", "--earliest-baseline")
    found = sokatsu("progress", path, *options, "-f", "csv")
    assert found.stdout.decode().splitlines()[1].startswith("a,up,2019,5,2019,5,,,")


def test_conditions_mean_words_in_columns_of_words_alone(sokatsu: Sokatsu, path: Path) -> None:
    row = "1,{},%,↗,H28,60,R6,80,2019,70\n"
    lines = TABLE.splitlines()[0] + "\n" + row.format("維持") + row.format("参加者、来場者")
    path.write_text(lines, "utf-8")
    for name in ("維持", "参加者、来場者"):
        found = sokatsu("progress", path, "--where", f"目標指標={name}", "-f", "csv")
        assert len(found.stdout.decode().splitlines()) == 2
    found = sokatsu("progress", path, "--where", "class=順調", "-f", "csv")
    assert len(found.stdout.decode().splitlines()) == 3


def test_indicators_of_one_name_have_their_sections_beside_them(
    sokatsu: Sokatsu, path: Path
) -> None:
    path.write_text(TABLE.replace("2,参加者", "2,満足度"), encoding="utf-8")
    first, _line, *lines = sokatsu("progress", path).stdout.decode().splitlines()
    assert first.split()[:2] == ["Section", "Indicator"]
    assert [line.split()[:2] for line in lines[:4]] == [
        *(["1", "満足度"], ["2", "人口"], ["1", "苦情"], ["2", "満足度"]),
    ]


def test_columns_that_the_result_lacks_are_told_with_those_it_has(
    sokatsu: Sokatsu, path: Path
) -> None:
    found = sokatsu("progress", path, "--where", "担当課=a")
    assert found.status == 2
    assert found.stderr.splitlines()[0].endswith("pace, projection, met_in, class, note")


@pytest.mark.parametrize("baseline", ["", "策定時,"])
def test_an_office_table_with_and_without_baselines(
    sokatsu: Sokatsu, path: Path, baseline: str
) -> None:
    years = "目標値(H26),実績値(H26),目標値(H30),実績値(H30)"
    lines = [f"目標指標,単位,めざす方向,{baseline}{years}", "満足度,%,↗,"]
    lines[1] += "62," * bool(baseline) + "70,65,80,72"
    path.write_text("\n".join([*lines, ""]), "utf-8")
    options = ("--baseline-year", "H26", "--target-year", "row", "--earliest-baseline", "-f", "csv")
    found = sokatsu("progress", path, *options, "--columns", "baseline,year,way")
    expected = "62,2018,55.6" if baseline else "65,2018,46.7"
    assert found.stdout.decode().splitlines()[1:] == [expected]
