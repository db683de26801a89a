"""The method ``expected`` in every command that computes rates."""

from pathlib import Path

import pytest

from support import Sokatsu

TABLE = """\
目標指標,めざす方向,基準年度,策定時,目標年度,目標値,年度,実績値,達成率
満足度,↗,H30,60,R10,80,R4,70,102.9%
苦情,↘,H30,100,R10,70,R4,110,80.0%
加入率,↗,H30,,R10,70,R4,65,
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "計画.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_rate_writes_the_expected_value_beside_the_rate(sokatsu: Sokatsu, path: Path) -> None:
    found = sokatsu("rate", path, "--method", "expected", "-f", "csv")
    lines = found.stdout.decode().splitlines()
    assert [line.split(",", 9)[9] for line in lines] == [
        "expected,rate,capped_rate,status,note",
        "68,102.9,100.0,achieved,",
        "88,80.0,80.0,not_achieved,",
        ",,,no_data,no expected value: missing baseline",
    ]


def test_years_for_a_whole_table(sokatsu: Sokatsu, path: Path) -> None:
    path.write_text("indicator,direction,baseline,target,actual\na,up,0,100,30\n", encoding="utf-8")
    years = ("--baseline-year", "H26", "--target-year", "2024", "--year", "平成30年度")
    found = sokatsu("rate", path, "--method", "expected", *years, "-f", "csv")
    assert found.stdout.decode().splitlines()[1] == "a,up,0,100,30,40,75.0,75.0,not_achieved,"
    found = sokatsu("rate", path, "--method", "expected", *years[:2], "--year", "30年度")
    assert (found.status, found.stdout) == (2, b"")
    assert "'--year': '30年度' is no year for certain: its era is not said" in found.stderr


def test_summary_counts_by_expected_values(sokatsu: Sokatsu, path: Path) -> None:
    found = sokatsu("summary", path, "--by", "year", "--method", "expected", "-f", "csv")
    assert found.stdout.decode().splitlines()[1].startswith("R4,3,3,1,1,1,50.0,90.0")


def test_check_compares_with_expected_values(sokatsu: Sokatsu, path: Path) -> None:
    assert sokatsu("check", path, "--method", "expected", "--no-cap").status == 0
    assert sokatsu("check", path, "--no-cap").status == 1


def test_report_shows_rates_of_expected_values(sokatsu: Sokatsu, path: Path) -> None:
    found = sokatsu("report", path, "--method", "expected", "-f", "markdown", "--no-cap")
    assert "102.9" in found.stdout.decode()
    assert found.status == 0


def test_a_cell_that_is_no_year_is_named(sokatsu: Sokatsu, path: Path) -> None:
    path.write_text(TABLE.replace("R4,70", "4年度,70"), encoding="utf-8")
    found = sokatsu("rate", path, "--method", "up=expected,down=ratio")
    assert (found.status, found.stdout) == (2, b"")
    assert f"{path}:2: 年度: '4年度' is no year for certain: its era is not said" in found.stderr
    assert sokatsu("rate", path).status == 0
    assert sokatsu("rate", path, "--method", "down=expected").status == 0


WITHOUT_YEARS = """\
目標指標,めざす方向,策定時,目標値,実績値,達成率
満足度,↗,60,80,70,102.9%
苦情,↘,100,70,110,80.0%
"""
SEE = (
    "the table has no baseline_year, target_year, year; see --baseline-year, --target-year, --year"
)


@pytest.mark.parametrize("command", ["rate", "summary", "check"])
def test_a_table_without_years_is_told_what_gives_them(
    sokatsu: Sokatsu, path: Path, command: str
) -> None:
    path.write_text(WITHOUT_YEARS, encoding="utf-8")
    found = sokatsu(command, path, "--method", "expected")
    assert f"sokatsu: no expected values: {SEE}\n" in found.stderr
    years = ("--baseline-year", "2018", "--target-year", "2028", "--year", "2022")
    found = sokatsu(command, path, "--method", "expected", "--no-cap", *years)
    assert found.status == 0
    assert "expected" not in found.stderr


def test_infer_says_what_it_could_not_try(sokatsu: Sokatsu, path: Path) -> None:
    path.write_text(WITHOUT_YEARS, encoding="utf-8")
    assert f"sokatsu: expected values were not tried: {SEE}\n" in sokatsu("infer", path).stderr
    years = ("--baseline-year", "2018", "--target-year", "2028", "--year", "2022")
    found = sokatsu("infer", path, *years)
    assert found.stderr == ""
    assert b"--method expected" in found.stdout


def test_the_years_of_a_period_are_enough(sokatsu: Sokatsu, path: Path) -> None:
    path.write_text(TABLE.replace("年度,実績値", "期間,実績値"), encoding="utf-8")
    found = sokatsu("rate", path, "--method", "expected", "-f", "csv")
    assert (found.stderr, b",68,102.9," in found.stdout) == ("", True)
