"""Cells of values with more than a number: units, bounds, notes and years."""

import pytest

from plain_sheets import problems, read, refused, values
from sokatsu_cli.tidy.value_texts import ValueText, value_text

HEADINGS = "指標|目標値|実績値"


@pytest.mark.parametrize(
    ("text", "number", "unit", "bound", "note", "year"),
    [
        ("3,950人以下", "3,950", "人", "以下", "", ""),
        ("41%以上", "41", "%", "以上", "", ""),
        ("5.0‰", "5.0", "‰", "", "", ""),
        ("65.4万人", "65.4", "万人", "", "", ""),
        ("74人減", "74", "人減", "", "", ""),
        ("△ 5 人", "△ 5", "人", "", "", ""),
        ("5.0% (平成32年)", "5.0", "%", "", "(平成32年)", "平成32年"),
        ("900(H22速報)", "900", "", "", "(H22速報)", "H22"),
        ("900(H22、H23)", "900", "", "", "(H22、H23)", ""),
        ("900(20%減)", "900", "", "", "(20%減)", ""),
        ("900 ※1", "900", "", "", "※1", ""),
        ("900【参考】", "900", "", "", "【参考】", ""),
        ("900(人)", "900", "人", "", "", ""),
        ("300t-CO2", "300", "t-CO2", "", "", ""),
        ("100%を維持", "100", "%", "を維持", "", ""),
        ("- (H22)", "-", "", "", "(H22)", "H22"),
        ("未実施", "未実施", "", "", "", ""),
    ],
)
def test_a_number_and_what_stands_beside_it(
    text: str, number: str, unit: str, bound: str, note: str, year: str
) -> None:
    assert value_text(text) == ValueText(number, unit, bound, note, year)


@pytest.mark.parametrize("text", ["", "3～5", "約70", "70程度", "12/15", "5回/", "70前後", "増加"])
@pytest.mark.parametrize("blanks", ["", " "])
def test_what_is_not_a_number_alone(text: str, blanks: str) -> None:
    assert value_text(text + blanks) is None


@pytest.mark.parametrize(
    "text", ["1 2", "48\n50", "1 254", "900(3)5", "90※ 100", "1, 254", "5 .5", "(1,000)", "※"]
)
def test_what_is_not_one_number(text: str) -> None:
    assert value_text(text) is None


def test_further_words_for_no_number() -> None:
    assert value_text("非公表") is None
    assert value_text("非公表(H22)", {"非公表"}) == ValueText("非公表", "", "", "(H22)", "H22")


def test_a_unit_of_target_and_actual_is_that_of_the_row() -> None:
    found = read(HEADINGS, "甲|350,000点|300,000点", "乙|3千円|2千円", "丙|9%|8%")
    assert values(found, "indicator", "unit", "target", "actual") == [
        "甲 点 350,000 300,000",
        "乙 千円 3 2",
        "丙 - 9% 8%",
    ]


def test_a_value_without_its_unit_beside_one_that_has_it_is_refused() -> None:
    assert problems(read(HEADINGS, "甲|50|25人")) == [
        "sheet:2: column B: '50' and '25人' are in two units; write both in one"
    ]
    assert values(read(HEADINGS, "甲|50人|-"), "unit", "target", "actual") == ["人 50 -"]


@pytest.mark.parametrize("cells", ["65.4万人|602,000人", "74人減|60人増", "30分|1時間", "9‰|8人"])
def test_two_units_in_one_row_are_refused_once(cells: str) -> None:
    target, actual = cells.split("|")
    assert problems(read(HEADINGS, f"甲|{cells}")) == [
        f"sheet:2: column B: '{target}' and '{actual}' are in two units; write both in one"
    ]


def test_a_column_of_units_decides() -> None:
    rows = ["指標|単位|目標値|実績値", "甲|人|50人|40"]
    assert values(read(*rows), "unit", "target", "actual") == ["人 50人 40"]
    assert problems(read(rows[0], "甲|人|50|2万人")) == [
        "sheet:2: column D: '2万人' is not a number; the unit is '人'"
    ]


def test_notes_and_years_have_columns_of_their_own() -> None:
    found = read("指標|基準値|目標値|実績値", "甲|9(H20)|30人 (平成32年)|25人（H27）※1")
    assert values(found, "baseline", "baseline_year", "target", "target_year", "note_target") == [
        "9 H20 30 平成32年 (平成32年)"
    ]
    assert values(found, "actual", "year", "note_actual", "note_baseline", "unit") == [
        "25 H27 （H27） ※1 (H20) 人"
    ]


def test_a_bound_is_a_direction() -> None:
    rows = [HEADINGS, "甲|15%以下|16%", "乙|41%以上|42%", "丙|3未満|2", "丁|9超|10"]
    found = read(*rows, direction="", auto=True)
    assert values(found, "direction", "target") == ["down 15%", "up 41%", "down 3", "up 9"]


def test_no_numbers_said_by_hand() -> None:
    rows = [HEADINGS, "甲|10|非公表"]
    assert problems(read(*rows)) == ["sheet:2: column C: '非公表' is not a number"]
    assert values(read(*rows, missing=["非公表"])) == ["甲 10 -"]
    usual = [HEADINGS, "甲|10|未実施", "乙|10|調査なし", "丙|10|皆増", "丁|…|ー"]
    assert values(read(*usual)) == ["甲 10 未実施", "乙 10 調査なし", "丙 10 皆増", "丁 … ー"]


def test_a_year_is_no_value() -> None:
    assert refused(HEADINGS, "甲|平成30年度|平成29年度").startswith("sheet:2: the row has no place")


def test_a_published_word_alone_keeps_its_row() -> None:
    rows = ["指標|前期目標|前期実績|前期達成率|後期目標|後期実績|後期達成率", "甲|||皆増|9|8|"]
    assert values(read(*rows), "period", "published_rate") == ["前期 皆増", "後期 -"]


def test_the_very_number_of_a_target_that_is_to_be_passed() -> None:
    told = "'15%' is the very number of '15%未満': not achieved, which no rate shows"
    assert problems(read(HEADINGS, "甲|15%未満|15%"))[0].startswith(f"sheet:2: column C: {told}")
    assert problems(read(HEADINGS, "甲|15未満|約15")) == [
        "sheet:2: column C: '約15' is not a number"
    ]
    assert values(read(HEADINGS, "甲|15%未満|14%")) == ["甲 15% 14%"]


def test_a_word_as_target_is_no_number() -> None:
    found = read(HEADINGS, "甲|増加|5", direction="", auto=True)
    assert values(found, "indicator", "direction", "actual") == ["甲 up 5"]


@pytest.mark.parametrize(
    ("target", "actual", "told"),
    [
        ("100件(累計)", "90件(単年度)", "of 累計 and of 単年度"),
        ("100件(累計)", "90件", "not both of 累計"),
        ("500人（R2～R6累計）", "90人（R4）", "not both of 2020~2024"),
        ("500人(R2～R6累計)", "90人(R2～R4累計)", "not both of 2020~2024"),
        ("1,000人(年)", "90人(月)", "of 年 and of 月"),
        ("100人（延べ）", "80人（実）", "of 延べ and of 実"),
        ("500件(計画期間中)", "90件", "not both of 計画期間中"),
        ("500人", "90人(5年間)", "not both of 5年間"),
        ("30.0(男性)", "28.0(女性)", "of 男性 and of 女性"),
        ("50(6月)", "48(12月)", "of 6月 and of 12月"),
        ("100(目標)", "95(見込)", "of 目標 and of 見込"),
        ("100(人口10万対)", "95(人口1万対)", "of 人口10万対 and of 人口1万対"),
    ],
)
def test_notes_that_contradict_each_other(target: str, actual: str, told: str) -> None:
    text = f"'{target}' and '{actual}' are {told}"
    assert problems(read(HEADINGS, f"甲|{target}|{actual}")) == [f"sheet:2: column B: {text}"]


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("100件(累計)", "90件（H28累計）"),
        ("100(累計500)", "90(累計450)"),
        ("100(累計500)", "90"),
        ("100回(1,000人)", "90回(900人)"),
        ("100(R6.3末目標)", "90(令和5年3月31日現在)"),
        ("100(目標)", "90(実績)"),
        ("100(25%減)", "90(H22速報)"),
        ("100 ※1", "90(注2)"),
        ("100(前年95)", "90"),
    ],
)
def test_notes_that_do_not(target: str, actual: str) -> None:
    found = read(HEADINGS, f"甲|{target}|{actual}")
    assert values(found) == ["甲 100 90"]


def test_no_number_has_no_span() -> None:
    assert values(read(HEADINGS, "甲|500件(累計)|未実施")) == ["甲 500 未実施"]


@pytest.mark.parametrize(
    "text", ["10人未満", "100人超", "3件以下", "8回以上", "8回(以上)", "9日以内"]
)
def test_a_bound_is_no_actual_and_no_baseline(text: str) -> None:
    told = f"'{text}' is a bound, no number; write the number"
    found = read("指標|単位|基準値|目標値|実績値", f"甲|点|{text}|8|9", f"乙|点|8|9|{text}")
    assert problems(found) == [f"sheet:2: column C: {told}", f"sheet:3: column E: {told}"]
    names = ("baseline", "target", "actual")
    assert [[row[name] for name in names] for row in found.rows] == [["", "", ""]] * 2


def test_a_number_that_is_maintained_is_one() -> None:
    assert values(read(HEADINGS, "甲|100%|100%を維持")) == ["甲 100% 100%"]


@pytest.mark.parametrize("text", ["1億2000万円", "10.5.1", "100+", "1,00", "901)", "90 2"])
def test_what_is_refused_is_in_no_row(text: str) -> None:
    found = read("指標|基準値|目標値|実績値", f"甲|7|{text}|1", f"乙|7|1|{text}", f"丙|{text}|1|2")
    cells = [(row["baseline"], row["target"], row["actual"]) for row in found.rows]
    assert (cells, len(found.problems)) == ([("7", "", ""), ("7", "", ""), ("", "1", "2")], 3)


def test_what_stands_behind_a_reference_is_a_note() -> None:
    found = read(HEADINGS, "甲|30%|36.6%(注3) 【参考】総合職区分 (平成27年度)")
    assert values(found, "target", "actual", "year") == ["30% 36.6% 平成27年度"]
    assert value_text("36.6%総合職") is None
    assert value_text("5%ポイント") == ValueText("5", "%ポイント", "", "", "")
