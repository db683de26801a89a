"""Periods that have their year in some rows alone, of which a headline would count a part."""

from pathlib import Path

import pandas as pd
import pytest

from sokatsu_cli import InputError, report_page
from sokatsu_cli.rate.chosen_periods import ChosenPeriod
from support import Sokatsu

HEAD = "indicator,direction,period,year,target,actual\n"
BESIDE = f"{HEAD}A,up,前期,H30,8,8\nA,up,後期,R5,8,9\nB,up,前期,H30,8,7\nB,up,後期,,8,9\n"
BRACKETS = f"{HEAD}A,up,前期,,8,8\nA,up,後期（R5）,,8,9\nB,up,前期,,8,7\nB,up,後期,,8,9\n"
TWICE = f"{HEAD}A,up,後期,令和5,8,8\nB,up,後期(R5),,8,9\n"
WAY = "write it alike in all of them"
TOLD = f"these would be told as two periods, each of a part of the rows; {WAY}"
BEHIND = f"{HEAD}A,up,後期R5,,8,8\nB,up,後期,,8,9\n"
BOTH = f"{HEAD}A,up,後期(R5),R5,8,8\nB,up,後期,R5,8,9\n"
NAMELESS = f"{HEAD}A,up,後期,R5,8,8\nB,up,,令和5年度,8,9\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (BESIDE, "5: the period '後期' is '後期 (R5)' in line 3"),
        (BRACKETS, "5: the period '後期' is '後期（R5）' in line 3"),
        (TWICE, "3: the period '後期(R5)' is '後期 (令和5)' in line 2"),
        (BEHIND, "3: the period '後期' is '後期R5' in line 2"),
        (BOTH, "3: the period '後期 (R5)' is '後期(R5) (R5)' in line 2"),
        (NAMELESS, "3: the period 'R5' is '後期 (R5)' in line 2"),
    ],
)
def test_a_report_refuses_them(sokatsu: Sokatsu, tmp_path: Path, text: str, problem: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    run = sokatsu("report", path)
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr.splitlines()[-1] == f"{path}:{problem}: {TOLD}"
    assert sokatsu("report", path, "--period", "R5").status == 2


def test_another_period_that_is_chosen_is_told_of(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(BESIDE, encoding="utf-8")
    run = sokatsu("report", path, "-f", "markdown", "--period", "前期")
    assert (run.status, run.stderr.splitlines()[:-1]) == (0, [])
    assert "前期(H30) 2件中1件達成" in run.stdout.decode()
    assert sokatsu("report", path, "--period", "後期 (R5)").status == 2


def test_it_says_so_in_japanese(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(BEHIND, encoding="utf-8")
    last = sokatsu("report", path, "--lang", "ja").stderr.splitlines()[-1]
    assert last.startswith(f"{path}:3: 期間'後期'は、2行目では'後期R5'である。")


def test_the_library_names_labels() -> None:
    rows = [line.split(",") for line in BESIDE.splitlines()]
    frame = pd.DataFrame(rows[1:], columns=rows[0], index=[*"abcd"])
    with pytest.raises(InputError) as caught:
        report_page(frame)
    assert str(caught.value) == (
        f"<frame>: index 'd': the period '後期' is '後期 (R5)' in index 'b': {TOLD}"
    )
    assert report_page(frame, period="前期").startswith("<!DOCTYPE html>")


def test_years_that_differ_are_periods_of_their_own() -> None:
    rows = [("A", "後期", "R5"), ("B", "後期", "R6"), ("C", "", "R7"), ("D", "", "")]
    frame = pd.DataFrame(rows, columns=["indicator", "period", "year"])
    page = report_page(frame.assign(direction="up", target="8", actual="9"))
    assert page.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("text", ["後期", "R5", "2023", "後期(R5)", "後期 (令和5年度)"])
def test_a_year_in_brackets_is_the_year_of_a_period(text: str) -> None:
    assert ChosenPeriod(text).found([("前期(R1)", ""), ("後期(R5)", "")]) == ("後期(R5)", "")


def test_brackets_without_a_year_are_a_part_of_the_name() -> None:
    with pytest.raises(ValueError, match="no period '後期'"):
        ChosenPeriod("後期").found([("後期(案)", "")])
