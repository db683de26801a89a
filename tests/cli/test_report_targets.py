"""The language of each report of one run: people's is the user's, programs' is English."""

import json
from pathlib import Path

import pytest

from support import Sokatsu

HEAD = "目標指標,方向,単位,年度,目標値,実績値,達成率\n"
FINAL = HEAD + "会員,↗,人,R4,80,70,70.0\n会員,↗,人,R5,90,80,80.0\n会員,↗,人,R6,100,90,5件\n"
FORMATS = ("text", "json", "junit", "github", "markdown")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.csv").write_text(FINAL, encoding="utf-8")
    broken = HEAD.replace("実績値", "成果") + "会員,x,人,R4,80,70,70.0\n"
    (tmp_path / "broken.csv").write_text(broken, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def written(folder: Path) -> dict[str, str]:
    return {form: (folder / f"{form}.out").read_text(encoding="utf-8") for form in FORMATS}


def test_each_report_is_told_in_its_own_language(
    folder: Path, sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["check", "a.csv", "broken.csv"]
    given = [word for form in FORMATS for word in ("--report", f"{form}={form}.out")]
    english = sokatsu(*words, *given), written(folder)
    japanese = sokatsu(*words, *given, "--lang", "ja"), written(folder)
    monkeypatch.setenv("SOKATSU_LANG", "ja")
    run, reports = sokatsu(*words, *given), written(folder)
    assert run == japanese[0] != english[0]
    of = {form: english if form in ("json", "junit") else japanese for form in FORMATS}
    assert reports == {form: of[form][1][form] for form in FORMATS}
    assert english[1]["json"] != japanese[1]["json"]
    assert sokatsu(*words, "-f", "json") == run._replace(stdout=english[1]["json"].encode())


def test_what_json_says_is_english_where_the_user_is_not(
    folder: Path, sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOKATSU_LANG", "ja")
    run = sokatsu("check", "a.csv", "broken.csv", "--report", "json=json.out")
    assert run.stderr.splitlines()[-1] == (
        "broken.csv:1: actual: 列がない (実績値 / 実績); 表にあるのは 目標指標、方向、単位、年度、"
        "目標値、成果、達成率"
    )
    assert run.stdout.decode().splitlines()[-3:-1] == [
        (
            "a.csv: 不一致2件のうち2件: 最終の目標値に対して計算。許容するには: sokatsu check "
            "a.csv --allow final-target --lang ja"
        ),
        "a.csv: 0件一致、2件不一致、1件比較不能、0件公表値なし。エラー3件、警告0件",
    ]
    checked, broken = json.loads((folder / "json.out").read_bytes())["files"]
    assert checked["remark"] == (
        "2 of 2 differences: computed against the final target; accepted with: sokatsu check "
        "a.csv --allow final-target"
    )
    assert checked["findings"][-1]["data"]["note"] == "'5件' is not a number; the unit is '%'"
    assert broken["problems"][0]["message"] == (
        "missing column (実績値 / 実績); the table has 目標指標, 方向, 単位, 年度, 目標値, 成果, "
        "達成率"
    )


def test_counts_leave_the_screen_as_it_is(folder: Path, sokatsu: Sokatsu) -> None:
    words = ["--lang", "ja", "check", "a.csv"]
    assert sokatsu(*words, "--report", "counts=counts.out") == sokatsu(*words)
    assert (folder / "counts.out").read_text() == "errors=3\nwarnings=0\nagreeing=0\n"
