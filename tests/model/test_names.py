"""Which names are one, and which are those of totals."""

import pytest

from sokatsu_cli.model.names import first_spellings, is_total, name_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("市民活動", "市民 活動"),
        ("市民活動", "\u3000市民\n活\t動 "),
        ("ＮＰＯ（団体）", "NPO(団体)"),
        ("ｺﾞﾐ", "ゴミ"),
        ("こ\u3099み", "ごみ"),
        ("㎡", "m2"),
        ("①満足度", "1満足度"),
        ("利用\u200b者", "\ufeff利用者"),
        ("神", "\ufa19"),  # a compatibility ideograph
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)
    assert first_spellings([one, other]) == [one, one]


@pytest.mark.parametrize(
    ("one", "other"),
    [("NPO", "npo"), ("市民活動", "市民運動"), ("満足度(市民)", "満足度"), ("は", "ば")],
)
def test_two_names(one: str, other: str) -> None:
    assert first_spellings([one, other]) == [one, other]


@pytest.mark.parametrize(
    "name",
    [
        *("計", "合計", "小計", "総計", "平均", "平均値", "累計", "総合計", "総平均"),
        *("合　計", " 計 ", "合\n計", "（計）", "【合計】", "＜小計＞", "小計①", "小計Ａ", "小計2"),
        *("計（件）", "合計(人)", "平均（％）", "合計※", "合計※１", "小計(1)※2"),
        *("年計", "年度計", "市計", "市民計", "所沢市計", "地区計", "うち計", "全体計", "加重平均"),
        *("1 計", "１．計", "教育部計", "市町村計（人）"),
        *("Total", "TOTAL", "Subtotal", "grand total", "Average"),
    ],
)
def test_totals(name: str) -> None:
    assert is_total(name)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "",
            "計画",
            "計画数",
            "会計",
            "統計",
            "家計",
            "時計",
            "計測器",
            "中計",
            "合計特殊出生率",
            "平均寿命",
        ),
        *("推計", "設計", "集計", "温度計", "特別会計", "都市設計", "加重平均寿命", "全体"),
        *("平均点", "一人あたり平均", "累計件数", "総計画数", "市合計特殊", "延べ人数"),
        *("Total fertility rate", "Totals of waste", "averages"),
    ],
)
def test_indicators(name: str) -> None:
    assert not is_total(name)
