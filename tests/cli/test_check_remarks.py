"""What most differences of a table have in common, and the command that takes that in."""

import shlex
from pathlib import Path

import pytest

from support import Sokatsu

HEAD = "indicator,direction,unit,year,target,actual,published_rate\n"
FINAL = HEAD + "会員,↗,人,R4,80,70,70\n会員,↗,人,R5,90,80,80\n会員,↗,人,R6,100,90,90\n"
WITH_ALL = [
    *("--method", "difference", "--rounding", "half-even", "--no-cap", "--tolerance", "5"),
    *("--digits", "0", "--within", "0.04", "--grades", "100:◎,80:○", "--ignore", "above-cap"),
]


def remarked(sokatsu: Sokatsu, folder: Path, text: str, *options: str) -> str:
    """Return what stands before the counts, behind the name of the file."""
    path = folder / "a.csv"
    path.write_text(text, encoding="utf-8")
    lines = sokatsu("check", path, *options).stdout.decode().splitlines()
    return lines[-2].removeprefix(f"{path}: ").replace(str(path), "a.csv")


@pytest.mark.parametrize(
    ("text", "options", "expected"),
    [
        (
            FINAL,
            WITH_ALL,
            (
                "2 of 2 differences: computed against the final target; accepted with: sokatsu "
                "check a.csv --allow final-target --method difference --rounding half-even "
                "--no-cap --tolerance 5 --digits 0 --within 0.04 --ignore above-cap "
                "--grades '100:◎,80:○'"
            ),
        ),
        (
            FINAL,
            ["--cap", "120", "--strict", "--lang", "ja"],
            (
                "不一致2件のうち2件: 最終の目標値に対して計算。許容するには: sokatsu check a.csv "
                "--allow final-target --cap 120 --strict --lang ja"
            ),
        ),
        (
            HEAD
            + "甲,↗,人,R6,7,4,57.1\n乙,↗,人,R6,7,2,28.5\n"
            + "丙,↗,人,R6,7,5,71.4\n丁,↗,人,R6,9,5,55.5\n",
            ["--allow", "share"],
            (
                "2 of 2 differences: truncated; 0 differ with: sokatsu check a.csv --rounding down "
                "--allow share"
            ),
        ),
        (
            HEAD + "甲,↘,人,R6,80,100,75.0\n乙,↘,人,R6,30,31,96.7\n",
            [],
            (
                "2 of 2 differences: by the method difference; 0 differ with: sokatsu check a.csv "
                "--method difference"
            ),
        ),
        (
            HEAD + "甲,↗,人,R6,80,100,120\n乙,↗,人,R6,30,41,120\n丙,↗,人,R6,30,33,110\n",
            ["--cap", "150", "--ignore", "mixed-precision"],
            (
                "2 of 2 differences: capped at 120; 0 differ with: sokatsu check a.csv --cap 120 "
                "--ignore mixed-precision"
            ),
        ),
        (
            HEAD + "甲,↗,人,R6,80,100,125.0\n乙,↗,人,R6,30,41,136.7\n",
            ["--lang", "ja", "--ignore", "above-cap"],
            (
                "不一致2件のうち2件: 上限なし。次の指定では不一致0件: sokatsu check a.csv --no-cap "
                "--ignore above-cap --lang ja"
            ),
        ),
        (  # most rows with a direction have it regarded: nothing is won
            HEAD
            + "甲,↘,人,R6,80,100,125.0\n乙,↘,人,R6,30,41,136.7\n"
            + "丙,↘,人,R6,30,41,73.2\n丁,↘,人,R6,30,42,71.4\n戊,↘,人,R6,30,43,69.8\n",
            ["--no-cap"],
            "2 of 2 differences: direction ignored",
        ),
        (
            HEAD + "甲,↗,人,R6,80,70,11.1\n乙,↗,人,R6,90,80,22.2\n丙,↗,人,R6,100,90,33.3\n",
            ["--tolerance", "5", "--column", "target=target"],
            (
                "most published rates differ; how they were computed may be found with: "
                "sokatsu infer a.csv --column target=target --tolerance 5"
            ),
        ),
    ],
)
def test_remark(
    sokatsu: Sokatsu, tmp_path: Path, text: str, options: list[str], expected: str
) -> None:
    assert remarked(sokatsu, tmp_path, text, *options) == expected


def test_a_command_that_accepts_does_so(sokatsu: Sokatsu, tmp_path: Path) -> None:
    told = remarked(sokatsu, tmp_path, FINAL, *WITH_ALL)
    _name, *words = shlex.split(told.partition("with: ")[2])
    words[1] = str(tmp_path / words[1])
    run = sokatsu(*words)
    assert (run.status, run.stdout.decode().count("rate-differs")) == (0, 2)
    assert run.stdout.decode().endswith("errors: 0, warnings: 2\n")


def test_no_other_name_can_be_allowed(sokatsu: Sokatsu) -> None:
    run = sokatsu("check", "--allow", "share,rounding")
    assert run.status == 2
    assert "'rounding' is none of rounded-inputs, padded, share," in run.stderr


def test_a_large_table_is_kept_in_a_file(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(FINAL, encoding="utf-8")
    usual = sokatsu("check", path)
    monkeypatch.setattr("sokatsu_cli.check.kept_parts.MOST_ROWS", 2)
    assert sokatsu("check", path) == usual
