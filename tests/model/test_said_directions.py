"""Which direction a row says, and that nothing else is one."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokatsu_cli.model.said_directions import Said, Source, said_direction
from sokatsu_cli.model.terms import Direction


def said(
    target: str = "10",
    *,
    name: str = "件数",
    texts: Mapping[str, str] = {},
    value: str | None = "10",
    baseline: str | None = None,
) -> Said:
    value, baseline = (None if text in ("", None) else text for text in (value, baseline))
    return said_direction(
        target=target,
        name=name,
        texts=texts,
        target_value=None if value is None else Fraction(value),
        baseline=None if baseline is None else Fraction(baseline),
    )


@pytest.mark.parametrize(
    ("target", "value", "way"),
    [
        ("28人以下", "28", "down"),
        ("28人以下", "", "down"),
        ("2,350 人 以下", "2350", "down"),
        ("170.0キログラム/年以下", "170", "down"),
        ("3,668kg-CO2以下", "3668", "down"),
        ("10分以内", "10", "down"),
        ("15%未満", "15", "down"),
        ("15%以下に抑制", "15", "down"),
        ("15%以下に抑えます。", "15", "down"),
        ("41%以上", "41", "up"),
        ("41%(以上)", "41", "up"),
        ("80%以上(H30)", "80", "up"),
        ("80%以上を維持", "80", "up"),
        ("80%超", "80", "up"),
        ("80%を超える", "80", "up"),
        ("年間5件以上", "5", "up"),
        ("65.4万人以上", "654000", "up"),
        (">=41%", "41", "up"),
        ("≦41%", "41", "down"),
        ("at least 41%", "41", "up"),
        ("41% or less", "41", "down"),
        ("前年度以上", "", "up"),
        ("県平均以下", "", "down"),
        ("増加", "", "up"),
        ("前年度より増加", "", "up"),
        ("減少を目指します", "", "down"),
        ("現状維持", "", "maintain"),
        ("80%を維持", "80", "maintain"),
        ("20%減", "", "down"),
        ("20%減", "-20", "down"),
        ("15%増", "15", "up"),
        ("61.9 (20%減)", "61.9", "down"),
        ("61.9(H16比20%減)", "61.9", "down"),
        ("61.9(減少を目指す)", "61.9", "down"),
        ("50件に削減", "50", "down"),
        ("1,000人まで増やす", "1000", "up"),
        ("10(高いほど良い)", "10", "up"),
    ],
)
def test_the_words_of_a_target_say_it(target: str, value: str, way: str) -> None:
    found = said(target, value=value)
    assert (found.way, found.source) == (Direction(way), Source.TARGET)
    assert found.told.endswith(f" in the target '{target}'")


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("10", "10"),
        ("ゼロ", ""),
        ("H30", "30"),
        ("5回以上実施する市町村10", "10"),
        ("30% 18歳以上", "30"),
        ("30%(18歳以上)", "30"),
        ("推進", ""),
        ("5人以上の事業所", "5"),
        ("前年度以上", "10"),
    ],
)
def test_other_words_of_a_target_say_nothing(target: str, value: str) -> None:
    lacking = "baseline" if value else "target"
    told = f"no word says it, and there is no {lacking} to compare"
    assert said(target, value=value) == Said(None, told)


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("60%以上80%未満", "以上 and 未満"),
        ("超過勤務 60時間以上80時間未満", "以上 and 未満"),
        ("74人減", "減"),
        ("20%削減", "削減"),
        ("50件(減少)", "減少"),
        ("▲5%以上", "以上"),
        ("30%以上削減", "削減"),
        ("20%を目標に減らしていく", "減"),
        ("41%以上(20%減)", "以上 and 20%減"),
        ("10(高いほど良い、低いほど良い)", "高いほど良い and 低いほど良い"),
    ],
)
def test_what_a_target_says_of_a_change_or_of_two_sides_is_not_certain(
    target: str, told: str
) -> None:
    value = "".join(filter(str.isdigit, target[:5])) or "10"
    found = said(target, value=value, baseline="1000")
    assert found == Said(None, f"not certain: {told} in the target '{target}'")


def test_a_decrease_beside_the_number_of_a_decrease_is_not_certain() -> None:
    found = said("100 (20%減)", name="CO2削減量", value="100")
    assert found.told == "not certain: 20%減 in the target '100 (20%減)'"
    assert said("41%以上", name="CO2削減率", value="41").way is Direction.UP


@pytest.mark.parametrize(
    ("target", "name", "texts"),
    [
        ("10位以上", "学力", {}),
        ("10以上", "全国順位", {}),
        ("10", "全国順位を高めます", {}),
        ("10", "ランキング(高いほど良い)", {}),
        ("10以上", "魅力度", {"単位": "位"}),
    ],
)
def test_what_words_say_of_a_rank_is_not_certain(
    target: str, name: str, texts: dict[str, str]
) -> None:
    found = said(target, name=name, texts=texts)
    assert found.way is None
    assert found.told.endswith(", of a rank")
    assert said("20単位以上", name="履修", value="20").way is Direction.UP
    assert (
        said("10", name=name.replace("(高いほど良い)", "")[:4], baseline="20").way is Direction.DOWN
    )


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("販売金額年間1千万円以上の農業経営体を増やします", "up"),
        ("農地の利用権設定率を向上させます", "up"),
        ("新規就農者数を増やします ○新規就農者数(農業後継者含む)", "up"),
        ("認定農業者を増やす\n認定農業者の数", "up"),
        ("満足度の向上を目指します", "up"),
        ("①満足度を高めます", "up"),
        ("耕作放棄地の発生を抑制します ○耕作放棄地の面積", "down"),
        ("犯罪発生件数を減少させます", "down"),
        ("待ち時間の縮小を図る", "down"),
        ("残業時間を短縮します", "down"),
        ("人口を維持します", "maintain"),
        ("待機児童数(低いほど良い)", "down"),
        ("1日当たり(多いほどよい)", "up"),
        ("Waiting list (lower is better)", "down"),
        ("Score, HIGHER IS BETTER", "up"),
        ("待ち時間※下がると良い指標", "down"),
    ],
)
def test_a_name_that_says_what_to_do_with_its_number(name: str, way: str) -> None:
    found = said(name=name)
    assert (found.way, found.source) == (Direction(way), Source.NAME)


@pytest.mark.parametrize(
    "name",
    [
        *("CO2削減率", "人口増加率", "減少率", "ごみ減量化率", "削減量", "増減", "向上心のある人"),
        *(
            "5人以上の事業所",
            "80歳以上の健康な人",
            "上場企業数",
            "下水道普及率",
            "低未利用地",
            "18歳未満の人口",
        ),
        *("死者数の減少", "施設入所者の削減", "満足度の向上", "人口減少を抑制します"),
        *("電力消費を抑制します", "自然環境を維持します", "維持・増加させます"),
        "ごみを減らします ○リサイクル率",
        "ごみを減らします ○ごみ減量化協力店数",
        "交通事故を減らします ○交通事故防止教室の開催回数",
        "認定農業者数を増やします ○市が認定した農業経営改善計画の認定経営体数",
        "利用者数を増やします 満足度を高めます",
        "利用者数を増やします ○利用者数 ○うち市民",
        "農業施設等を計画的に更新します ①県営両筑平野の進捗率",
        "評価は高いほど良いとは限らない",
        "高いほど良いわけではない点数",
        "Score (not higher is better)",
        "",
    ],
)
def test_a_name_that_merely_contains_a_word_says_nothing(name: str) -> None:
    assert said(name=name).way is None


@pytest.mark.parametrize(
    ("heading", "text", "way"),
    [
        ("改善の上向き/下向き", "上がると良い指標", "up"),
        ("改善の上向き/下向き", "下がるとよい指標", "down"),
        ("備考", "値は低いほど良い。", "down"),
        ("めざす姿", "増加", "up"),
        ("Desired trend", "↘", "down"),
        ("取組", "新規就農者数を増やします。", "up"),
        ("取組", "新規就農者を減らします。", "down"),
    ],
)
def test_another_column_says_it(heading: str, text: str, way: str) -> None:
    found = said(name="新規就農者数", texts={"担当課": "農政課", heading: text})
    assert (found.way, found.source) == (Direction(way), Source.TEXT)
    assert f"'{heading}': '{text}'" in found.told


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("前年度からの推移", "増加"),
        ("推移の方向", "↗"),
        ("今後の方向性", "縮小"),
        ("事業のめざす方向", "縮小"),
        ("改善策", "削減"),
        ("備考", "増加"),
        ("めざす姿", "新しい街"),
        ("取組", "農家を減らします"),
        ("対象", "10人以上の事業所"),
        ("結果", "新規就農者数を増やしました"),
    ],
)
def test_another_column_that_speaks_of_other_things_says_nothing(heading: str, text: str) -> None:
    assert said(name="新規就農者数", texts={heading: text}).way is None


def test_a_percentage_of_what_is_none_may_be_the_change() -> None:
    name = "医療費を抑制します"
    assert said("20億円", name=name).way is Direction.DOWN
    assert said("20%", name=name).way is None
    assert said("20", name=name, texts={"単位": "％(前年比)"}).way is None
    assert said("20%", name="未納率を抑えます").way is Direction.DOWN
    assert said("20%", name="医療費", texts={"方針": name}).way is None
    assert said("20%", name="医療費 市分", texts={"方針": name}).way is None


@pytest.mark.parametrize(
    ("value", "baseline", "way", "told"),
    [
        ("6", "3", "up", "baseline 3 → target 6"),
        ("0.5", "-1.25", "up", "baseline -1.25 → target 0.5"),
        ("0", "21", "down", "baseline 21 → target 0"),
        ("3", "3.0", None, "no word says it, and baseline and target are both 3"),
        ("", "3", None, "no word says it, and there is no target to compare"),
        ("3", "", None, "no word says it, and there is no baseline to compare"),
    ],
)
def test_else_the_target_lies_above_or_below_the_baseline(
    value: str, baseline: str, way: str | None, told: str
) -> None:
    found = said(value, value=value, baseline=baseline)
    assert found == Said(Direction(way) if way else None, told, Source.BASELINE if way else None)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (
            {"target": "10以上", "baseline": "12"},
            "以上 in the target '10以上', but baseline 12 → target 10",
        ),
        (
            {"baseline": "5", "name": "死者数の減少"},
            "baseline 5 → target 10, but 減少 in the name '死者数の減少'",
        ),
        (
            {"baseline": "5", "name": "ごみを減らします"},
            "baseline 5 → target 10, but 減らします in the name 'ごみを減らします'",
        ),
        (
            {"baseline": "15", "name": "件数(増加)"},
            "baseline 15 → target 10, but 増加 in the name '件数(増加)'",
        ),
        (
            {"target": "10以上", "name": "件数(少ないほど良い)"},
            "以上 in the target '10以上', but 少ないほど良い in the name '件数(少ないほど良い)'",
        ),
        (
            {"target": "10を維持", "baseline": "9"},
            "維持 in the target '10を維持', but baseline 9 → target 10",
        ),
    ],
)
def test_two_that_contradict_each_other_are_told_both(row: dict[str, str], told: str) -> None:
    assert said(**row) == Said(None, told)  # type: ignore[arg-type] # only texts


def test_what_agrees_is_told_by_the_target_first() -> None:
    found = said("10以下", name="件数を減らします", texts={"方向": "↘"}, baseline="12")
    assert found == Said(Direction.DOWN, "以下 in the target '10以下'", Source.TARGET)
    assert said("10以下", name="件数の減少", baseline="10").way is Direction.DOWN
    assert said(name="件数の減少", baseline="12").source is Source.BASELINE


SILENT = st.text("人口数率件の 0123456789.,()（）%年度事故ごみ目標値xyz-/・", max_size=30)


@given(target=SILENT, name=SILENT, text=SILENT, value=st.fractions(), same=st.booleans())
def test_a_text_that_says_nothing_gives_no_direction(
    target: str, name: str, text: str, value: Fraction, same: bool
) -> None:
    baseline = value if same else None
    found = said_direction(
        target=target,
        name=name,
        texts={"方向": text, "備考": text},
        target_value=value,
        baseline=baseline,
    )
    assert found.way is None


PUBLISHED = [
    ("28人以下", "死者数", "28", "", "down"),
    ("2,350人以下", "死傷者数", "2350", "", "down"),
    ("170.0キログラム/年以下", "一人当たりごみ排出量", "170", "", "down"),
    ("1,730基以上", "生ごみ処理機等設置基数", "1730", "", "up"),
    ("0件", "野焼きに関する苦情", "0", "", None),
    ("250.8キロワット", "太陽光発電システム発生電力量", "250.8", "", None),
    ("5.9‰", "数値目標① 婚姻率", "5.9", "5.5", "up"),
    ("1299人", "<1>施設入所支援(施設入所者の削減)", "1299", "", None),
    ("61.9 (20%減)", "製造品出荷額当たりのエネルギー消費量(GJ/百万円)", "61.9", "77.4", "down"),
    ("112.9 (16%減)", "CO2換算(kg-CO2/㎡)", "112.9", "134.4", "down"),
    (
        "132経営体\n(36年度)",
        "認定農業者数を増やします\n○市が認定した農業経営改善計画の認定経営体数",
        "132",
        "122",
        "up",
    ),
    ("6法人\n(36年度)", "集落営農等の法人化を推進します\n○集落営農等の法人化数", "6", "", None),
    (
        "5人/年\n(36年度)",
        "新規就農者数を増やします\n○新規就農者数(農業後継者含む)",
        "5",
        "4",
        "up",
    ),
    (
        "74経営体\n(36年度)",
        "販売金額年間1千万円以上の農業経営体を増やします",
        "74",
        "61",
        "up",
    ),
    (
        "80.0%\n(36年度)",
        "農地の流動化による担い手への集積面積を増やします",
        "80",
        "75.8",
        "up",
    ),
    ("2箇所\n(36年度)", "②ため池等整備事業等の取り組み数", "2", "2", None),
    (
        "2.7ha\n(36年度)",
        "耕作放棄地の発生を抑制します\n○耕作放棄地の面積",
        "2.7",
        "2.7",
        "down",
    ),
    ("70ha\n(36年度)", "環境保全型農業を増やします", "70", "0", "up"),
]


@pytest.mark.parametrize(("target", "name", "value", "baseline", "way"), PUBLISHED)
def test_rows_as_they_are_published(
    target: str, name: str, value: str, baseline: str, way: str | None
) -> None:
    found = said(target, name=name, value=value, baseline=baseline)
    assert found.way == (Direction(way) if way else None)


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("人口", None),
        ("総人口（人）", None),
        ("高齢化率", None),
        ("要介護認定者数", None),
        ("交流人口", "down"),
        ("ごみ排出量", "down"),
    ],
)
def test_what_is_often_foreseen_has_no_direction_of_its_baseline(
    name: str, way: str | None
) -> None:
    found = said(name=name, value="10", baseline="12")
    assert found.way == way
    if way is None:
        assert (
            found.told
            == f"baseline 12 → target 10 may be a forecast of '{name}', not what is wanted"
        )


def test_words_go_before_what_is_foreseen() -> None:
    assert said("10以上", name="人口", value="10", baseline="12").way is None  # they contradict
    assert said("10以上", name="人口", value="10", baseline="8").way == "up"
