"""The method ``expected`` in ``check`` and ``infer``: explanations, commands, statuses, formats."""

import json
import shlex
from pathlib import Path

import pandas as pd
import pytest

from sokatsu_cli import check_rates, infer_rules
from sokatsu_cli.check.reports.formats import REPORT_FORMATS
from support import Sokatsu

HEAD = "indicator,direction,baseline,year,actual,target,published_rate\n"
ROWS = "会員,↗,60,R4,66,80,97.1%\n講座,↗,0,R3,23,100,115.0%\n事故,↘,60,R4,65,40,80.0%\n"
YEARS = ("--baseline-year", "令和2年度", "--target-year", "2025")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "計画.csv"
    path.write_text(HEAD + ROWS, encoding="utf-8")
    return path


def frame(**columns: list[str]) -> pd.DataFrame:
    years = {"baseline_year": ["R2"], "target_year": ["R7"], "year": ["R4"]}
    row = {"indicator": ["甲"], "direction": ["↗"], "baseline": ["60"], "target": ["80"]}
    return pd.DataFrame({**row, **years, **columns}, dtype=object)


def explanations(table: pd.DataFrame, **options: str) -> list[str]:
    """Return what explains the first difference, as it is told."""
    found = check_rates(table, cap=None, **options).findings  # type: ignore[arg-type]
    told = next(each.data["explanations"] for each in found if each.name == "rate-differs")
    assert isinstance(told, list)
    return told


@pytest.mark.parametrize(
    ("way", "actual", "published", "told"),
    [
        ("↗", "66", "97.1", "actual / expected value gives 97.1"),
        ("→", "66", "97.1", "the smaller / the larger of actual and expected value gives 97.1"),
        ("↘", "85", "80.0", "expected value / actual gives 80.0"),
    ],
)
def test_a_rate_against_the_expected_value_is_explained(
    way: str, actual: str, published: str, told: str
) -> None:
    table = frame(direction=[way], actual=[actual], published_rate=[published])
    line = "(on the line from 60 in 2020 to 80 in 2025, at 2022)"
    assert f"{told} {line}" in explanations(table)
    found = check_rates(table, method="expected").findings
    assert {each.name for each in found} <= {"baseline-regressed", "target-behind-baseline"}


def test_in_the_target_year_the_ratio_says_it() -> None:
    table = frame(actual=["78"], published_rate=["97.5"], year=["R7"])
    told = explanations(table, method="baseline")
    assert told[0] == "actual / target gives 97.5"
    assert not any("expected" in each for each in told)


def test_by_the_method_the_line_is_named_with_the_rest() -> None:
    table = frame(actual=["66"], published_rate=["97.0"])
    line = "on the line from 60 in 2020 to 80 in 2025, at 2022"
    assert explanations(table, method="expected") == [
        f"actual / expected value gives 97.0 ({line}, truncated)",
        "actual / expected value is 97, padded with zeros gives 97.0",
        "97.1 with one digit changed",
    ]


def test_values_printed_rounder_than_computed_with() -> None:
    table = frame(
        actual=["66.0"], target=["80.0"], baseline=["60.0"], unit=["%"], published_rate=["97.12"]
    )
    assert explanations(table, method="expected")[0] == (
        "actual / expected value gives 96.91 to 97.20 "
        "(target from 79.95 to 80.05, actual from 65.95 to 66.05, baseline from 59.95 to 60.05)"
    )
    level = table.assign(direction="→", actual="68.0", published_rate="100.00")
    assert check_rates(level, method="expected", allow=["rounded-inputs"]).findings == ()
    near = table.assign(direction="→", actual="68.1", published_rate="100.00")
    assert "gives 99.71 to 100.00" in explanations(near, method="expected")[1]


def test_the_target_of_another_year_comes_with_its_year() -> None:
    rows = {"target": ["80", "120"], "target_year": ["R7", "R12"], "year": ["R4", "R5"]}
    table = pd.concat([frame(), frame()]).assign(**rows, actual=["66", "78"])
    right = table.assign(published_rate=["97.1", "100.0"])
    assert check_rates(right, method="expected").findings == ()
    told = explanations(table.assign(published_rate=["91.7", "100.0"]), method="expected")
    assert told[0] == "actual / expected value gives 91.7 (target 120 of index 0 (iloc 1), R5)"


def test_what_most_have_in_common_is_told_with_the_years(sokatsu: Sokatsu, path: Path) -> None:
    run = sokatsu("check", path, "--no-cap", *YEARS)
    remark = run.stdout.decode().splitlines()[-2].removeprefix(f"{path}: ")
    text, command = remark.split(" with: ")
    assert text == "3 of 3 differences: by the method expected; 0 differ"
    arguments = shlex.split(command)[1:]
    assert arguments == ["check", str(path), "--method", "expected", *YEARS, "--no-cap"]
    assert sokatsu(*arguments).status == 0
    run = sokatsu("check", path, "--no-cap", *YEARS, "--lang", "ja")
    assert "3件のうち3件: expected方式で計算。" in run.stdout.decode()


@pytest.mark.parametrize("form", REPORT_FORMATS)
def test_every_format_of_check(form: str, sokatsu: Sokatsu, path: Path) -> None:
    given = ("--no-cap", *YEARS, "-f", form)
    assert sokatsu("check", path, *given, "--method", "expected").status == 0
    run = sokatsu("check", path, *given)
    assert run.status == 1
    assert (b"expected value gives" in run.stdout) is (form != "counts")


def test_infer_names_it_and_its_command_agrees(sokatsu: Sokatsu, path: Path) -> None:
    run = sokatsu("infer", path, *YEARS)
    lines = run.stdout.decode().splitlines()
    assert lines[4].split(maxsplit=4)[4].startswith("↗↘ expected")
    arguments = shlex.split(lines[-1])[1:]
    assert arguments[:4] == ["check", str(path), "--method", "expected"]
    assert {*YEARS} <= {*arguments}
    assert sokatsu(*arguments).status == 0
    without = json.loads(sokatsu("infer", path, "-f", "json").stdout)
    assert "expected" not in json.dumps(without["combinations"])


def test_infer_names_examples_with_years() -> None:
    table = frame(actual=["66"], published_rate=["100.0"]).assign(target="68", year="R7")
    found = infer_rules(table.assign(actual="68"))
    assert found.best[0].methods["up"] == tuple(found.cases.methods)  # type: ignore[index]
    examples = [dict(each.values) for each in found.separations]
    years = {"baseline year": "2020", "target year": "2025", "year": "2023"}
    assert any(years.items() <= each.items() for each in examples)


def test_infer_names_the_years_of_rows_without_a_printed_rate() -> None:
    table = pd.concat([frame(), frame()]).assign(actual=["80", "66"], year=["R7", "R4"])
    (first, *_more) = infer_rules(table.assign(published_rate=["100.0", ""])).separations
    years = {"baseline year": "2020", "target year": "2025", "year": "2022"}
    assert first.line == 2
    values = dict(first.values)
    assert values == {"target": "80", "actual": "66", "baseline": "60", **years}


def test_a_printed_status_is_judged_against_the_expected_value() -> None:
    table = frame(actual=["70"], published_rate=[""], published_status=["未達成"])
    (finding,) = check_rates(table, method="expected").findings
    assert finding.message == "printed 未達成, but the expected value is met (102.9)"
    assert finding.data["by"] == "expected"
    missed = table.assign(actual="67", published_status="達成", method="expected")
    (finding,) = check_rates(missed).findings
    assert finding.message == "printed 達成, but the expected value is not met (98.5)"
    assert finding.said("ja") == "「達成」とあるが、期待値に達していない(98.5)"
    graded = table.assign(published_status="B")
    (finding,) = check_rates(graded, method="expected", grades="100:A,80:B").findings
    assert finding.message == "printed B, but the grade is A (102.9)"


@pytest.mark.parametrize(
    ("column", "cell", "method"),
    [
        ("actual", "70", "ratio"),  # the target is that of a later year
        ("published_status", "○", "expected"),
        ("year", "R9", "expected"),  # outside the span
        ("baseline", "", "expected"),
    ],
)
def test_a_status_that_contradicts_nothing(column: str, cell: str, method: str) -> None:
    table = frame(actual=["70"], published_rate=[""], published_status=["未達成"])
    assert check_rates(table.assign(**{column: cell}), method=method).findings == ()


def test_years_that_are_not_certain_explain_nothing(sokatsu: Sokatsu, path: Path) -> None:
    text = HEAD + ROWS + "苦情,↘,9,R4～R5,8,7,87.5%\n"
    path.write_text(text, encoding="utf-8")
    assert sokatsu("check", path, *YEARS, "--method", "expected").status == 2
    assert "expected" not in sokatsu("check", path, "--no-cap", *YEARS).stdout.decode()
    for size in (1 << 20, 64):  # the table at once, and in parts
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("sokatsu_cli.reading.blocks.BLOCK", size)
            run = sokatsu("infer", path, *YEARS, "-f", "json")
        assert "expected" not in json.dumps(json.loads(run.stdout)["combinations"])


def test_the_hint_to_infer_has_the_years(sokatsu: Sokatsu, path: Path) -> None:
    rows = "甲,↗,10,R4,5,20,11\n乙,↗,10,R4,7,20,13\n丙,↗,10,R4,9,20,77\n"
    path.write_text(HEAD + rows, encoding="utf-8")
    run = sokatsu("check", path, "--baseline-year", "R2", "--target-year", "row")
    hint = run.stdout.decode().splitlines()[-2]
    arguments = shlex.split(hint.rpartition(" with: ")[2])[1:]
    assert arguments == ["infer", str(path), "--baseline-year", "R2", "--target-year", "row"]


def test_the_tables_of_an_office(sokatsu: Sokatsu, path: Path) -> None:
    path.write_text(
        "目標指標,単位,方向,基準値,実績値(H28),目標値(H31),達成率\n"
        "農産物の販売額,億円,↗,4000,4386,4600,102.0%\n待機児童数,人,↘,300,160,0,93.8%\n",
        encoding="utf-8",
    )
    command = sokatsu("infer", path, "--baseline-year", "H25").stdout.decode().splitlines()[-1]
    arguments = shlex.split(command)[1:]
    assert arguments[3] == "expected"
    assert sokatsu(*arguments).status == 0
