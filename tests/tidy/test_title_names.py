"""Lines above a table: which is the name of its indicator, and which is refused as none."""

import pytest

from plain_sheets import read, refused, values

TABLE = ("年度|R3|R4", "目標|100|110", "実績|95|96")
DOWN = ("年度|目標|実績", "R3|100|95", "R4|110|96")


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (("来館者数",), "来館者数 - R3"),
        (("●来館者数",), "●来館者数 - R3"),
        (("指標名：来館者数（人）",), "来館者数（人） 人 R3"),
        (("成果指標:来館者数", "(単位:人)"), "来館者数 人 R3"),
        (("【目標指標1】来館者数を百人とする。",), "【目標指標1】来館者数を百人とする。 - R3"),
        (("2 利用状況", "来館者数"), "来館者数 - R3"),
        (("担当：図書館", "来館者数"), "来館者数 - R3"),
        (("1.職員数|(単位:人)",), "1.職員数 人 R3"),
    ],
)
@pytest.mark.parametrize("table", [TABLE, DOWN])
def test_the_only_line_that_may_be_one_is_the_name(
    lines: tuple[str, ...], named: str, table: tuple[str, ...]
) -> None:
    assert values(read(*lines, *table), "indicator", "unit", "year")[0] == named


@pytest.mark.parametrize(
    "lines",
    [
        ("●待機児童数", "担当：保育課"),
        ("担当課：子育て課",),
        ("来館者数", "図書館の年間来館者数をいう。"),
        ("来館者数", "出典：図書館年報"),
        ("来館者数", "計画期間：令和3年度～令和7年度"),
        ("来館者数", "図書館の利用"),
        ("目標と実績の推移",),
        ("令和5年度 図書館評価",),
        ("３　成果目標の達成状況",),
        ("施策１　子育て支援の充実",),
        ("2 来館",),
        ("指標名：令和5年度の評価",),
    ],
)
@pytest.mark.parametrize(
    ("table", "why"),
    [(TABLE, "no name for these rows"), (DOWN, "write their names in a column 指標")],
)
def test_a_line_that_may_say_something_else_is_no_name(
    lines: tuple[str, ...], table: tuple[str, ...], why: str
) -> None:
    assert why in refused(*lines, *table)
