"""What is wrong with a command line, in Japanese: the same things are named as in English."""

import re
from pathlib import Path

import pytest

from support import Sokatsu

PLAN = """section,indicator,direction,period,target,actual,published_rate
1,甲,↗,前期 (H26),10,5,50.0
1,甲,↗,後期 (H30),10,8,80.0
"""

WRONG = [
    "rate plan.csv --wrong",
    "rate plan.csv --sort rat",
    "rate missing.csv",
    "rate broken.json",
    "rate plan.csv --where rate",
    "rate plan.csv --where colour=1",
    "rate plan.csv --where rate!~80",
    "rate plan.csv --where rate<much",
    "rate plan.csv --where period~",
    "rate plan.csv --columns indicator,colour",
    "rate plan.csv --columns +unit,indicator",
    'rate plan.csv --columns "unit',
    "summary plan.csv --columns -section,-indicator,-direction",
    "rate plan.csv --grades 90",
    "rate plan.csv --cap -1",
    "rate plan.csv --cap 80 --no-cap",
    "rate plan.csv --digits 9",
    "rate plan.csv --method up=magic",
    "rate plan.csv --year soon",
    "rate plan.csv --direction sideways",
    "rate plan.csv --column target=a --column target=b",
    "rate plan.csv --delimiter ::",
    "rate plan.csv -f nothing",
    "rate plan.csv -f csv --bars",
    "rate plan.csv -f json --bom",
    "rate plan.csv -o folder",
    "rate plan.csv -o rates.unknown",
    "rate plan.csv --save-options",
    "rate - --save-options --sheet 1",
    "rate saved/plan.csv",
    "summary plan.csv -o plan.csv",
    "progress plan.csv",
    "progress plan.csv --bounds 100",
    "progress plan.csv --growth-bounds 1",
    "progress plan.csv --where class=late",
    "report plan.csv --period R9",
    "report plan.csv --notes notes.csv",
    "report plan.csv --by period",
    "report plan.csv -f xlsx -o plan.xlsx --grades iaa",
    "check plan.csv --reasons R9",
    "check plan.csv --where rate>100",
    "check plan.csv --allow nothing",
    "check plan.csv --report xml=plan.xml",
    "infer unpublished.csv",
    "tidy",
    "tidy plan.csv -f table",
    "example -o plan.csv",
    "example -o plan.txt",
    "example -o plan.xlsx --bom",
    "plan.csv",
    "-v",
]

NAMED = re.compile(r"(?<![\w-])--?[a-z][a-z-]*|\w[\w/]+\.[a-z]+|(?!1[つ文行])[0-9]+", re.ASCII)
"""Options, paths and numbers; 1つ and the like are what English writes as a word."""

FOREIGN = re.compile(
    r"'[^']*'|\bsokatsu [a-z]+ \S+|(?<![\w-])--?[a-z][a-z-]*|[\w/]+\.[a-z]+", re.ASCII
)
"""What is in no language."""

SENTENCE = re.compile(r"(?:\b[A-Za-z]+\b ?){3,}")
"""Words in a row, as in a sentence that is not translated."""


@pytest.fixture(autouse=True)
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("folder", "saved"):
        Path(name).mkdir()
    for name in ("plan.csv", "saved/plan.csv"):
        Path(name).write_text(PLAN, encoding="utf-8")
    Path("unpublished.csv").write_text("目標指標,めざす方向,目標値,実績値\n甲,↗,10,5\n", "utf-8")
    Path("notes.csv").write_text("節,区分,本文\n9,課題,本文\n,,\n", "utf-8")
    Path("broken.json").write_text('[{"indicator": 1,}]', "utf-8")
    Path("saved/sokatsu.toml").write_text('["plan.csv"]\nsheet = 3\ncolour = "red"\n', "utf-8")


@pytest.mark.parametrize("line", WRONG)
def test_wrong_usage_is_told_in_japanese(sokatsu: Sokatsu, line: str) -> None:
    words = line.split(" ")
    english, japanese = (sokatsu("--lang", language, *words) for language in ("en", "ja"))
    assert (japanese.status, bool(japanese.stdout)) == (english.status, bool(english.stdout))
    told = japanese.stderr
    assert re.search("[ぁ-ん]", told)
    assert SENTENCE.search(FOREIGN.sub("", told)) is None, told
    assert sorted(NAMED.findall(told)) == sorted(NAMED.findall(english.stderr))
