"""What is wrong with cells, headings and words, in Japanese."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.columns import checked_header
from sokatsu_cli.model.errors import InputError, Problem, Problems, first_lines
from sokatsu_cli.model.language import speaking
from sokatsu_cli.model.number_formats.numbers import dated_cell, hidden_cell, unclear_cell
from sokatsu_cli.model.numerals import parse_number
from sokatsu_cli.model.page_rows import PageRow
from sokatsu_cli.model.percent_signs import beside_percents
from sokatsu_cli.model.said_directions import said_direction, sources_told
from sokatsu_cli.model.terms import Direction, Methods
from sokatsu_cli.model.value_cells import unit_troubles
from sokatsu_cli.model.visible import listed
from sokatsu_cli.model.years import year_of


@pytest.mark.parametrize(
    ("line", "column", "told"),
    [
        (None, None, "表.csv: 違う"),
        (7, None, "表.csv:7: 違う"),
        (7, "column D", "表.csv:7: D列: 違う"),
        (7, "column D, row 9", "表.csv:7: D列、9行目: 違う"),
        (7, "column 4", "表.csv:7: 4列目: 違う"),
        (7, "目標値", "表.csv:7: 目標値: 違う"),
        (7, "column D of all", "表.csv:7: column D of all: 違う"),
        (PageRow(31, page=3, row=7), "column D", "表.csv:p.3: 7行目、4列目: 違う"),
        (PageRow(31, page=3, row=7), None, "表.csv:p.3: 7行目: 違う"),
        (PageRow(31, page=3, row=0), None, "表.csv:p.3: 表の上: 違う"),
    ],
)
def test_a_problem_has_its_place(line: int | None, column: str | None, told: str) -> None:
    with speaking("ja"):
        assert str(Problem("表.csv", line, column, "違う")) == told


def test_a_row_of_a_page_is_named() -> None:
    row = PageRow(31, page=3, row=7)
    assert f"row {row}" == "row 7 of p.3"
    with speaking("ja"):
        assert f"{row}行目" == "p.3の7行目"


def test_what_is_not_listed_is_counted() -> None:
    problems = Problems(most=1)
    problems.add(Problem("a.csv", line, None, "違う") for line in range(3))
    with speaking("ja"):
        assert problems.error().lines() == ["a.csv:0: 違う", "… ほか2件の問題"]
        assert first_lines(["注", "意"], "note", 4) == ["注", "意", "… ほか4件の注意"]
        assert first_lines(["注"], "note") == ["注"]
        assert listed(["甲", "乙", "丙"], most=2) == "甲、乙、… ほか1"


def refused(read: Callable[[], object]) -> str:
    with pytest.raises(ValueError, match=r"\S") as error:
        read()
    return str(error.value)


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (lambda: parse_number("約10"), "'約10'は数値ではない"),
        (lambda: parse_number("10人"), "'10人'は数値ではない。単位は空欄"),
        (lambda: parse_number("10人", "件"), "'10人'は数値ではない。単位は'件'"),
        (lambda: parse_number("1" * 19), f"'{'1' * 19}'は18桁を超える"),
        (lambda: parse_number(f"0.{'0' * 101}"), f"'0.{'0' * 58}…'は小数が100桁を超える"),
        (
            lambda: year_of("26年"),
            (
                "'26年'は年と断定できない。元号がない。"
                "H26、平成26年度、R1、2018 のように書いてください"
            ),
        ),
        (
            lambda: year_of("春"),
            "'春'は年と断定できない。H26、平成26年度、R1、2018 のように書いてください",
        ),
        (
            lambda: Direction.parse(""),
            "方向が空欄。up、down、maintain (↗ ↘ →) のどれかを書いてください",
        ),
        (
            lambda: Direction.parse("横"),
            "不明な方向'横'。up、down、maintain (↗ ↘ →) のどれかを書いてください",
        ),
        (
            lambda: Methods.parse("率"),
            (
                "不明な計算方式'率'。次のどれかを書いてください: "
                "ratio, difference, baseline, raw, expected"
            ),
        ),
        (lambda: Methods.parse("up=raw,raw"), "'raw'は DIRECTION=METHOD の形でない"),
        (lambda: Methods.parse("up=raw,up=ratio"), "upが2回指定されている"),
    ],
)
def test_a_text_is_refused(read: Callable[[], object], told: str) -> None:
    with speaking("ja"):
        assert refused(read) == told


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        (
            lambda: dated_cell("1月3日", "2", is_time=False),
            "日付 (表示は'1月3日')。表計算ソフトは 1-3 や 1/3 を日付にする",
        ),
        (
            lambda: dated_cell("1:30", "2", is_time=True),
            "時刻 (表示は'1:30')。表計算ソフトは 1:30 を時刻にする",
        ),
        (
            lambda: hidden_cell("", "0.5"),
            "0.5が入っているのに何も表示されない。正しい値を書いてください",
        ),
        (
            lambda: hidden_cell("済", "0.5"),
            "0.5が入っているのに'済'と表示される。正しい値を書いてください",
        ),
        (
            lambda: unclear_cell("7", "0.5"),
            "0.5が入っているのに'7'と表示される。どちらが正しいのか",
        ),
    ],
)
def test_a_cell_has_no_certain_number(cell: Callable[[], Cell], told: str) -> None:
    with speaking("ja"):
        assert cell().trouble == told


SHARE = "割合か百分率か。% を両方に付けるか、両方とも付けないでください"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (Cell("70%", is_scaled=True), "1.05", f"'70%'と並ぶ'1.05': {SHARE}"),
        (
            "10",
            Cell("5以下", number="5"),
            "'5以下'は限界を示すもので、数値ではない。数値を書いてください",
        ),
        (
            Cell("10千人", number="10"),
            Cell("900人", number="900"),
            "'10千人'と並ぶ'900人': 同じ単位か、別の単位か。同じ単位で表示してください",
        ),
        (
            Cell("10", number="10000", thousands=1),
            "900",
            (
                "'10' (入っている値: 10000)と並ぶ'900': 千単位かどうか。"
                "同じ単位で入力し、表示してください"
            ),
        ),
    ],
)
def test_two_values_do_not_go_together(one: str, other: str, told: str) -> None:
    with speaking("ja"):
        assert unit_troubles({"target": one, "actual": other}) == {"actual": told}


def test_a_number_may_be_a_share() -> None:
    values = {"target": ("70%", Fraction(70)), "actual": ("64.2", Fraction("64.2"))}
    with speaking("ja"):
        assert beside_percents(values) == {"actual": f"'70%'と並ぶ'64.2': {SHARE}"}


@pytest.mark.parametrize(
    ("target", "name", "numbers", "told"),
    [
        ("41%以上", "率", (41, None), "目標値'41%以上'の「以上」"),
        (
            "60%以上80%未満",
            "率",
            (None, None),
            "確かでない: 目標値'60%以上80%未満'の「以上と未満」",
        ),
        ("5", "数を増やします", (5, None), "指標名'数を増やします'の「増やします」"),
        ("6", "数", (6, 3), "策定時3 → 目標値6"),
        ("6", "数", (6, 6), "方向を示す語がなく、策定時も目標値も6"),
        ("6", "数", (6, None), "方向を示す語がなく、比べる策定時の値もない"),
        ("未定", "数", (None, None), "方向を示す語がなく、比べる目標値もない"),
        ("5以上", "数", (5, 6), "目標値'5以上'の「以上」、しかし策定時6 → 目標値5"),
        ("10位以上", "順位", (10, None), "確かでない: 目標値'10位以上'の「以上」 (順位)"),
    ],
)
def test_a_direction_is_said(
    target: str, name: str, numbers: tuple[int | None, int | None], told: str
) -> None:
    value, baseline = (None if each is None else Fraction(each) for each in numbers)
    with speaking("ja"):
        said = said_direction(
            target=target, name=name, texts={}, target_value=value, baseline=baseline
        )
    assert said.told == told


def test_where_directions_are_from() -> None:
    with speaking("ja"):
        counts = {"words in the target": 3, "baseline → target": 2}
        assert sources_told(counts) == "目標値の語から3、策定時 → 目標値から2"


@pytest.mark.parametrize(
    ("names", "columns", "told"),
    [
        (
            ["目標指標;方向"],
            {},
            (
                "a.csv:1: 見出しが1つのセル (目標指標;方向) になっている。"
                "もしかすると --delimiter ';'"
            ),
        ),
        (
            ["目標指標", "方向", "目標値", "実績値2", ""],
            {},
            (
                "a.csv:1: actual: 列がない (実績値 / 実績); 表にあるのは "
                "目標指標、方向、目標値、実績値2、空欄1; もしかすると --column 'actual=実績値2'"
            ),
        ),
        (
            ["目標指標", "方向", "目標値", "実績値", "実績値"],
            {},
            "a.csv:1: actual: この列の見出しが2個ある: 実績値、実績値。--column で選んでください",
        ),
        (
            ["目標指標", "方向", "目標値", "実績値"],
            {"unit": "人"},
            ("a.csv:1: unit: 見出し'人'がない。表にあるのは 目標指標、方向、目標値、実績値"),
        ),
    ],
)
def test_a_heading_is_refused(names: list[str], columns: dict[str, str], told: str) -> None:
    with speaking("ja"), pytest.raises(InputError) as error:
        checked_header(names, ("a.csv", 1), columns)
    with speaking("ja"):
        assert str(error.value) == told
