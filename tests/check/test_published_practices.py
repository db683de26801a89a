"""How public bodies publish rates: what infer says of each practice, and check of what is left.

Each table is made for its practice: those of docs/contract.md (Methods, who publishes so), and the
causes of differences that were found in published tables. The inputs marked so are those of the
faults that these showed before.
"""

from io import StringIO
from typing import NamedTuple

import pandas as pd
import pytest

from sokatsu_cli import check_rates, infer_rules


class Document(NamedTuple):
    """A published table, how it was computed, and what check says of the other rows."""

    rows: str
    setting: str
    rounding: str
    cap: int | str | None
    allowed: tuple[str, ...] = ()
    counted: str = ""
    left: tuple[str, ...] = ()


UP = "indicator,direction,unit,year,target,actual,published_rate\n"
BASED = "indicator,direction,baseline,target,actual,published_rate\n"

EXPECTED = (
    "目標指標,方向,単位,基準年度,基準値,年度,期待値,実績値,目標年度,目標値,達成率\n"
    "農産物の販売額,↗,億円,H25,4000,H27,4200,4116,H31,4600,98.0%\n"
    "農産物の販売額,↗,億円,H25,4000,H28,4300,4386,H31,4600,102.0%\n"
    "待機児童数,↘,人,平成25年度,300,平成27年度,200,250,平成31年度,0,80.0%\n"
    "待機児童数,↘,人,平成25年度,300,平成28年度,150,160,平成31年度,0,93.8%\n"
)

DOCUMENTS = {
    "against the value expected in the year": Document(EXPECTED, "expected", "half-up", None),
    "the source document": Document(
        UP
        + "奨励金,↗,件,H26,9,4,44.4%\n奨励金,↗,件,H30,9,4,44%\n加入率,↗,％,H26,70,64.2,91.7%\n"
        + "ごみ,↘,g,H30,820,909.4,90.2%\n講座,↗,回,H30,22,26,100%\n",
        "ratio",
        "half-up",
        100,
    ),
    "target / actual for those to be decreased": Document(
        UP + "事故,↘,件,R4,30,37,81.1\n事故,↘,件,R5,30,25,120.0\n会員,↗,人,R5,48,51,106.3\n",
        "ratio",
        "half-up",
        None,
    ),
    "2 - actual / target, truncated": Document(
        UP + "ごみ,↘,t,R5,80,100,75.0\n事故,↘,件,R5,30,31,96.6\n会員,↗,人,R5,48,47,97.9\n",
        "difference",
        "down",
        100,
    ),
    "progress from the baseline": Document(
        BASED + "会員,↗,20,80,50,50.0\n事故,↘,90,30,70,33.3\n離職,↘,12.5,10,14,-60.0\n",
        "baseline",
        "half-up",
        None,
    ),
    "the direction ignored": Document(
        UP + "ごみ,↘,g,R5,820,909.4,110.9\n空き家,↘,戸,R5,30,37,123.3\n会員,↗,人,R5,48,47,97.9\n",
        "raw",
        "half-up",
        None,
    ),
    "achieved without a rate": Document(  # undefined-but-achieved.csv
        UP + "待機児童,↘,人,R5,0,0,100.0\n苦情,↘,件,R5,3,0,100.0\n会員,↗,人,R5,50,40,80.0\n",
        "ratio",
        "half-up",
        100,
    ),
    "a cap with more digits than are printed": Document(  # cap-with-two-decimals.csv
        UP + "会員,↗,人,R4,2000,2363,118.2\n会員,↗,人,R5,10,9,90.0\n",
        "ratio",
        "half-up",
        None,
    ),
    "values printed rounder than computed with": Document(
        UP
        + "加入率,↗,％,R4,88.3,86.5,97.9\n加入率,↗,％,R5,88.3,86.6,98.2\n"
        + "満足度,↗,％,R4,62.2,51.3,82.4\n満足度,↗,％,R5,62.2,51.4,82.7\n会員,↗,人,R5,48,47,97.9\n",
        "ratio",
        "half-up",
        100,
        ("rounded-inputs",),
    ),
    "one digit, printed with two": Document(
        UP + "会員,↗,人,R4,95,71,74.70\n会員,↗,人,R5,95,73,76.80\n講座,↗,回,R5,7,6,85.70\n",
        "ratio",
        "half-up",
        100,
        ("padded",),
    ),
    "shares": Document(  # rate-as-fraction.txt
        UP + "会員,↗,人,R4,96,91,0.95\n会員,↗,人,R5,96,80,0.83\n講座,↗,回,R5,7,6,0.86\n",
        "ratio",
        "half-up",
        100,
        ("share",),
    ),
    "against the final target": Document(
        UP
        + "会員,↗,人,R4,80,70,70.0\n会員,↗,人,R5,90,80,80.0\n会員,↗,人,R6,100,90,90.0\n"
        + "講座,↗,回,R4,40,30,50.0\n講座,↗,回,R5,50,40,66.7\n講座,↗,回,R6,60,50,83.3\n",
        "ratio",
        "half-up",
        100,
        ("final-target",),
    ),
    "against the target of the year before": Document(
        UP
        + "会員,↗,人,R4,80,70,87.5\n会員,↗,人,R5,90,72,90.0\n会員,↗,人,R6,100,81,90.0\n"
        + "講座,↗,回,R4,40,30,75.0\n講座,↗,回,R5,50,33,82.5\n講座,↗,回,R6,60,41,82.0\n",
        "ratio",
        "half-up",
        100,
        ("previous-target",),
    ),
    "one slip in each of some rows": Document(
        UP
        + "会員,↗,人,R4,80,70,87.5\n会員,↗,人,R5,90,80,88.9\n会員,↗,人,R6,100,93,93.0\n"
        + "講座,↗,回,R4,40,30,57.0\n講座,↗,回,R5,60,40,66.7\n講座,↗,回,R6,60,50,8.3\n"
        + "事故,↘,件,R6,30,37,123.3\n公園,↗,箇所,R6,16,12,133.3\n広場,↗,箇所,R6,16,14,12.5\n"
        + "文化,↗,件,R6,10,12,100.0\n体育,↗,件,R6,10,13,100.0\n"
        + "図書,↗,冊,R6,25,21,-4\n利用,↗,人,R6,31,29,93.5\n利用率,↗,人,R6,70,29,93.1\n",
        "ratio",
        "half-up",
        100,
        (),
        "7 of 14",
        (
            "75.0 with two digits exchanged",
            "83.3 with one digit left out",
            "actual / target gives 123.3 (direction ignored)",
            "target / actual gives 133.3 (target and actual exchanged)",
            "1 - actual / target gives 12.5",
            "actual - target gives -4",
            "",
        ),
    ),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_practice(name: str) -> None:
    document = DOCUMENTS[name]
    frame = pd.read_csv(StringIO(document.rows), dtype=str, keep_default_na=False)
    best = infer_rules(frame).best[0]
    cap = None if best.cap is None else int(best.cap)
    found = (best.setting, str(best.rounding), cap, best.allowed)
    assert found == (document.setting, document.rounding, document.cap, document.allowed)
    assert f"{best.count} of {len(frame)}" == (document.counted or f"{len(frame)} of {len(frame)}")
    report = check_rates(
        frame, method=best.setting, rounding=best.rounding, cap=best.cap, allow=best.allowed
    )
    differing = [each for each in report.findings if each.name == "rate-differs"]
    left = [each for each in differing if each.severity == "error"]
    assert tuple("".join(each.data["explanations"][:1]) for each in left) == document.left
    assert all(each.because for each in differing if each.severity == "warning")
