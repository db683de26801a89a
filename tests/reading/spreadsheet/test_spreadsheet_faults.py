"""The spreadsheets of tests/inputs, each with the values that are right."""

from pathlib import Path

import pytest

from support import Sokatsu

NOTED = ("percent-cells-rounded", "red-negative", "conditional-sections", "rich-text")
"""Those of which a note says that the sheet shows something else."""

INPUTS = Path(__file__).parents[2] / "inputs"


@pytest.mark.parametrize(
    ("name", "columns", "rows"),
    [
        (
            "percent-cells-rounded",
            "目標値,実績値,rate,status",
            ["70%,69.63%,99.5,not_achieved", "80%,79.99%,100.0,not_achieved"],
        ),
        (
            "red-negative",
            "target,actual,rate,status,note",
            [
                "-5,-8,,not_achieved,negative value: use baseline",
                "3,-3,,not_achieved,negative value: use baseline",
            ],
        ),
        ("conditional-sections", "target,actual,rate", ['"5,000","4,200",84.0', "900,400,44.4"]),
        ("formula-with-empty-text", "達成率,rate,status", ["91.7%,91.7,not_achieved", ",,no_data"]),
        ("rich-text", "target,actual,rate", ["70,64,91.4", "80,81,101.3"]),
        ("formatted-last-row", "target,actual,rate", ["70,64.2,91.7"]),
        (
            "merged-indicator-periods",
            "節,目標指標,単位,めざす方向,計画期間,rate",
            [
                "1-1,加入率,%,↗,前期,91.7",
                "1-1,加入率,%,↗,後期,89.7",
                "1-1,団体数,団体,↗,前期,118.2",
                "1-1,団体数,団体,↗,後期,103.3",
            ],
        ),
        ("era-dates", "節番号,年度,rate", ["1-1,平成26年度,91.7", "1-2,平成30年度,118.2"]),
        ("dropdown", "target,actual,rate", ["70,64.2,91.7"]),
    ],
)
def test_rates(name: str, columns: str, rows: list[str], sokatsu: Sokatsu) -> None:
    run = sokatsu("rate", INPUTS / f"{name}.xlsx", "-f", "csv", "--columns", columns)
    assert run.status == 0
    assert run.stdout.decode().splitlines()[1:] == rows
    noted = name in NOTED
    assert run.stderr.count("\n") == noted


@pytest.mark.parametrize("name", ["formula-with-empty-text", "merged-indicator-periods"])
@pytest.mark.parametrize("command", ["check", "infer", "summary", "report"])
def test_other_commands(name: str, command: str, sokatsu: Sokatsu) -> None:
    run = sokatsu(command, INPUTS / f"{name}.xlsx")
    assert run.status == 0
    said = {"check": " agree, 0 differ", "infer": "ratio", "summary": "Total", "report": "加入率"}
    assert said[command] in run.stdout.decode()


def test_a_blank_result_is_blank_in_a_tidy_table(sokatsu: Sokatsu) -> None:
    run = sokatsu("tidy", INPUTS / "formula-with-empty-text.xlsx")
    assert run.stdout.decode().splitlines()[1:] == [
        ",,,加入率,,↗,,,,70,64.2,91.7%,",
        ",,,満足度,,↗,,,,80,,,",
    ]
    assert (run.status, run.stderr) == (0, "")
