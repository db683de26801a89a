"""Targets that are a word of direction, in every way in which rows are read."""

from pathlib import Path

import pandas as pd
import pytest

from sokatsu_cli import InputError, check_rates, rate_table
from sokatsu_cli.model.direction_words import is_word_target
from support import Sokatsu


@pytest.mark.parametrize(
    "text",
    [
        *("増加", " 減少 ", "減少を目指します", "現状維持", "維持する", "増加させる", "前年度以上"),
        *("前年より増加", "減少傾向", "増加(前年比)", "全国平均以下", "高いほど良い"),
    ],
)
def test_a_word(text: str) -> None:
    assert is_word_target(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "-", "充実", "5", "5件増加", "３％減", "三割増", "半減", "↗", "up", "増加・減少"),
        *("増減", "維持・向上", "一定水準以上", "以上", "令和元年度の1割増", "削減しない"),
    ],
)
def test_no_word(text: str) -> None:
    assert not is_word_target(text)


def _table(target: str, actual: str = "5", baseline: str = "") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "indicator": ["甲", "乙"],
            "direction": ["up", "up"],
            "target": [target, "4"],
            "actual": [actual, "5"],
            "baseline": [baseline, ""],
            "published_rate": ["100.0%", "100.0%"],
        }
    )


def test_a_frame() -> None:
    rated = rate_table(_table("増加"))
    assert rated["note"].tolist() == ["target is a word", ""]
    assert rated["status"].tolist() == ["no_data", "achieved"]
    assert rated["target"].tolist() == ["増加", "4"]
    report = check_rates(_table("増加"))
    told = "published 100.0, but there is no rate: target is a word"
    assert [each.message for each in report.findings] == [told]


@pytest.mark.parametrize(
    ("columns", "place"),
    [(("充実",), "target"), (("増加", "増加"), "actual"), (("増加", "5", "増加"), "baseline")],
)
def test_any_other_text_is_an_error(columns: tuple[str, ...], place: str) -> None:
    with pytest.raises(InputError) as caught:
        rate_table(_table(*columns))
    assert [each.column for each in caught.value.problems] == [place]


def test_a_token_that_is_missing_goes_first() -> None:
    assert rate_table(_table("増加"), missing=["増加"])["note"].tolist()[0] == "missing target"


@pytest.mark.parametrize("more", ["", '丙,up,"増\n加",5\n'])
def test_blocks_and_records(sokatsu: Sokatsu, tmp_path: Path, more: str) -> None:
    rows = "".join(f"甲{at},up,{['増加', '4'][at % 2]},5\n" for at in range(9))
    path = tmp_path / "table.csv"
    path.write_text(f"indicator,direction,target,actual\n{rows}{more}", encoding="utf-8")
    run = sokatsu("rate", path, "-f", "csv")
    assert run.status == 0
    assert run.stdout.decode().count("no_data,target is a word") == 5 + bool(more)
    assert run.stdout.decode().count("125.0,100.0,achieved,") == 4


def test_the_word_of_a_target_in_japanese(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("indicator,direction,target,actual\n甲,up,増加,5\n", encoding="utf-8")
    assert "目標が数値でなく言葉" in sokatsu("rate", path, "--lang", "ja").stdout.decode()
    assert "目標が数値でなく言葉" in sokatsu("report", path).stdout.decode()
    infer = sokatsu("infer", path)
    assert infer.status == 2
