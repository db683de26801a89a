"""What the headings of summary sheets say, and what they leave open."""

import re
from collections.abc import Sequence

import pytest

from sokatsu_cli import InputError
from sokatsu_cli.tidy.heading_readings import words_of
from sokatsu_cli.tidy.heading_words import Qualifier, Role, roles_in
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import Tidied, tidy_sheets
from support import Sokatsu, calls_of


def tidied(rows: Sequence[str], *, is_text: bool = False, direction: str = "") -> Tidied:
    """Tidy a sheet whose rows are written with | between the cells and / for a line break."""
    cells = [[cell.strip().replace("/", "\n") for cell in row.split("|")] for row in rows]
    sheet = Sheet("sheet", [SheetRow(number, row) for number, row in enumerate(cells, 1)], is_text)
    return tidy_sheets([sheet], direction=lambda _indicator: direction)


def values(found: Tidied) -> list[str]:
    """Return period, year, target, actual, rate of each row, with - for a blank one."""
    names = ("period", "year", "target", "actual", "published_rate")
    return [" ".join(row[name] or "-" for name in names) for row in found.rows]


def refusal(rows: Sequence[str], *, is_text: bool = False, direction: str = "") -> list[str]:
    try:
        found = tidied(rows, is_text=is_text, direction=direction)
    except InputError as error:
        lines = [str(problem) for problem in error.problems]
        return [line for line in lines if not _WAY.search(line)]  # see test_refusals
    return [str(problem) for problem in found.problems]


_WAY = re.compile(r"^sheet:\d+: (?:for '.*: sokatsu tidy |with --column |… and )")


@pytest.mark.parametrize(
    ("heading", "role", "period", "year"),
    [
        ("目標値", Role.TARGET, "", ""),
        ("数値目標", Role.TARGET, "", ""),
        ("目標値(前期 H26)", Role.TARGET, "前期", "H26"),
        ("前期目標値(H26)", Role.TARGET, "前期", "H26"),
        ("目標値（Ｈ３０）", Role.TARGET, "", "Ｈ３０"),
        ("目標値A", Role.TARGET, "", ""),
        ("目標値(A)", Role.TARGET, "", ""),
        ("目標値①", Role.TARGET, "", ""),
        ("目標値※1", Role.TARGET, "", ""),
        ("目標値(単位:人)", Role.TARGET, "", ""),
        ("目標値(千円)", Role.TARGET, "", ""),
        ("最終目標値(H30)", Role.TARGET, "最終", "H30"),
        ("当初目標", Role.TARGET, "", ""),
        ("H27_target", Role.TARGET, "", "H27"),
        ("target value", Role.TARGET, "", ""),
        ("実績", Role.ACTUAL, "", ""),
        ("実績値(見込み)", Role.ACTUAL, "", ""),
        ("実績見込", Role.ACTUAL, "", ""),
        ("平成26年度末実績", Role.ACTUAL, "", "平成26年度"),
        ("実績(H30.3末現在)", Role.ACTUAL, "", "H30"),
        ("上半期実績", Role.ACTUAL, "上半期", ""),
        ("第2期実績", Role.ACTUAL, "第2期", ""),
        ("達成率", Role.RATE, "", ""),
        ("達成度(%)", Role.RATE, "", ""),
        ("目標達成率", Role.RATE, "", ""),
        ("目標値に対する達成率", Role.RATE, "", ""),
        ("達成率(B/A×100)", Role.RATE, "", ""),
        ("達成率(実績÷目標)", Role.RATE, "", ""),
        ("達成率②/①", Role.RATE, "", ""),
        ("published_rate", Role.RATE, "", ""),
        ("achievement rate", Role.RATE, "", ""),
        ("策定時", Role.BASELINE, "", ""),
        ("第5次総合計画策定時(H22)", Role.BASELINE, "", "H22"),
        ("現状値(実績)", Role.CURRENT, "", ""),
        ("努力目標", Role.TARGET, "", ""),
        ("26年度目標値", Role.TARGET, "", "26年度"),
        ("決算額", Role.ACTUAL, "", ""),
        ("進捗率(B)/(A)", Role.RATE, "", ""),
        ("目標・実績", Role.PAIR, "", ""),
        ("前期計画終了時(H26) 上段:目標値 下段:実績値", Role.PAIR, "前期", "H26"),
    ],
)
def test_headings_of_values(heading: str, role: Role, period: str, year: str) -> None:
    words = words_of(heading)
    assert (words.holds, words.period, words.year) == (role, period, year)


SOMETHING_ELSE = """
目標との差 実績前年比 実績件数 H23-27実績額・事業数 目標達成見込 目標値の根拠
目標(指標)の説明 目標年度 前年度実績 前回実績 目標比 目標達成状況
実績(前年比) 実績(うち市内) 目標は未定 当初予算額 rate strategy target_group 備考 目標・実績件数
目標・目標・実績
"""


@pytest.mark.parametrize("heading", SOMETHING_ELSE.split())
def test_headings_of_something_else(heading: str) -> None:
    assert words_of(heading).holds is None


@pytest.mark.parametrize(
    ("heading", "qualifier"),
    [
        ("実績", Qualifier.NONE),
        ("実績(速報)", Qualifier.PROVISIONAL),
        ("実績(確定値)", Qualifier.FINAL),
        ("目標(変更後)", Qualifier.OTHER),
        ("目標(H27)(H25)", Qualifier.UNKNOWN),
        ("目標・実績(H27)(H25)", Qualifier.UNKNOWN),
        ("目標(H27～H30)", Qualifier.NONE),
        ("目標(全国)", Qualifier.UNKNOWN),
    ],
)
def test_words_that_tell_columns_of_one_role_apart(heading: str, qualifier: Qualifier) -> None:
    assert words_of(heading).qualifier is qualifier


H = "指標|方向|"


@pytest.mark.parametrize(
    ("rows", "expected", "further"),
    [
        ([H + "目標|実績(見込)|実績", "甲|↗|9|8|7"], ["- - 9 7 -"], {"実績(見込)": "8"}),
        ([H + "目標|実績|実績(速報)", "甲|↗|9|7|8"], ["- - 9 7 -"], {"実績(速報)": "8"}),
        ([H + "目標|実績速報|実績確定", "甲|↗|9|8|7"], ["- - 9 7 -"], {"実績速報": "8"}),
        ([H + "H30目標|H30実績|目標との差", "甲|↗|9|8|-1"], ["- H30 9 8 -"], {"目標との差": "-1"}),
        ([H + "目標|実績|達成率|実績件数", "甲|↗|9|8|88.9|3"], ["- - 9 8 88.9"], {"実績件数": "3"}),
        ([H + "目標|実績|達成度", "甲|↗|9|8|○", "乙|↗|9|8|"], ["- - 9 8 -"] * 2, {"達成度": "○"}),
        ([H + "目標|実績|達成率", "甲|↗|9|8|未達成"], ["- - 9 8 -"], {"達成率 (2)": "未達成"}),
        ([H + "目標|実績|目標値の根拠", "甲|↗|9|8|法"], ["- - 9 8 -"], {"目標値の根拠": "法"}),
        (
            [
                H + "目標値(前期 H26)|実績値(前期 H26)|目標値(後期 H30)|実績値(後期 H30)",
                "甲|↗|1|2|3|4",
            ],
            ["前期 H26 1 2 -", "後期 H30 3 4 -"],
            {},
        ),
        (
            [H + "上半期目標|上半期実績|下半期目標|下半期実績", "甲|↗|1|2|3|4"],
            ["上半期 - 1 2 -", "下半期 - 3 4 -"],
            {},
        ),
        (
            [H + "第2次目標|第2次実績|第3次目標|第3次実績", "甲|↗|1|2|3|4"],
            ["第2次 - 1 2 -", "第3次 - 3 4 -"],
            {},
        ),
        (
            [H + "目標値||実績値|", "||H27|H28|H27|H28", "甲|↗|1|2|3|4"],
            ["- H27 1 3 -", "- H28 2 4 -"],
            {},
        ),
        ([H + "目標値|達成率", "||実績値|", "甲|↗|9|88.9", "||8|"], ["- - 9 8 88.9"], {}),
        ([H + "実績値|達成率", "||目標値|", "甲|↗|8|88.9", "||9|"], ["- - 9 8 88.9"], {}),
        (
            [H + "H29実績|H30目標|H30実績|R1目標", "甲|↗|1|2|3|4"],
            ["- H29 - 1 -", "- H30 2 3 -", "- R1 4 - -"],
            {},
        ),
        (
            [H + "前期目標(H26)|前期実績(H26)|達成率(H26)", "甲|↗|9|8|88.9"],
            ["前期 H26 9 8 88.9"],
            {},
        ),
        ([H + "前期目標|前期実績|達成率", "甲|↗|9|8|88.9"], ["前期 - 9 8 88.9"], {}),
        (
            [H + "H27目標|H27実績|最終目標(R2)", "甲|↗|9|8|30"],
            ["- H27 9 8 -"],
            {"最終目標(R2)": "30"},
        ),
        (
            [H + "中間目標|中間実績|最終目標|最終実績", "甲|↗|1|2|3|4"],
            ["中間 - 1 2 -", "最終 - 3 4 -"],
            {},
        ),
        (["||令和5年度 総括表|", H + "目標|実績", "甲|↗|9|8"], ["- 令和5年度 9 8 -"], {}),
        (
            [H + "件数||費用|", "||目標|実績|目標|実績", "甲|↗|1|2|3|4"],
            ["件数 - 1 2 -", "費用 - 3 4 -"],
            {},
        ),
        ([H + "実績||", "||目標値|実績値|達成率", "甲|↗|9|8|88.9"], ["- - 9 8 88.9"], {}),
    ],
)
def test_columns_are_told_apart_by_their_words(
    rows: list[str], expected: list[str], further: dict[str, str]
) -> None:
    found = tidied(rows)
    assert (values(found), found.problems) == (expected, [])
    assert {name: found.rows[0][name] for name in found.columns[13:]} == further


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([H + "目標|実績|実績"], "the actual may be '実績' in column D or '実績' in column E"),
        ([H + "目標|実績|実績(確定)"], "the actual may be '実績' or '実績(確定)'"),
        ([H + "目標|実績(見込)|実績(速報)"], "the actual may be '実績(見込)' or '実績(速報)'"),
        ([H + "H30目標|H30実績|H30実績"], "'H30実績' in column D or 'H30実績' in column E"),
        ([H + "目標(当初)|目標(変更後)|実績"], "the target may be '目標(当初)' or '目標(変更後)'"),
        ([H + "目標|目標|実績"], "the target may be '目標' in column C or '目標' in column D"),
        ([H + "目標値1|目標値2|実績"], "the target may be '目標値1' or '目標値2'"),
        ([H + "目標|実績|達成率|達成率"], "'達成率' in column E or '達成率' in column F"),
        ([H + "目標・実績|実績"], "the actual may be '目標・実績' or '実績'"),
        ([H + "目標・実績|目標|目標"], "or '目標' in column D or '目標' in column E"),
        (
            [H + "基準値(H20)|現状値(H25)|目標|実績"],
            "the baseline may be '基準値(H20)' or '現状値(H25)'",
        ),
        (
            ["指標|方向|方向|目標|実績"],
            "the direction may be '方向' in column B or '方向' in column C",
        ),
        ([H + "目標|実績(全国)"], "'実績(全国)' may be the actual or something else"),
        (
            [H + "H27目標(H28見直し)|H27実績"],
            "'H27目標(H28見直し)' may be the target or something else",
        ),
        ([H + "目標|実績|前年度目標・実績"], "'前年度目標・実績' may be a value of its period"),
        (
            [H + "H27目標|H27実績|H28目標|H28実績件数"],
            "no actual of H28, unless 'H28実績件数' is one",
        ),
        ([H + "H27目標|H28実績|H29目標|H29実績"], "H27 has no actual, H28 has no target"),
        ([H + "H27目標|H28目標|H28実績"], "H27 has no actual"),
        ([H + "前期目標|前期実績|目標"], "no period has no actual"),
        (
            [H + "目標値||目標|実績", "||実績値|達成率||"],
            "'実績値' below the title '目標値' in column C may be actuals or targets and actuals",
        ),
        ([H + "上半期実績|目標|実績"], "上半期 has no target"),
        ([H + "目標|実績|上半期実績"], "上半期 has no target"),
        (
            [H + "前期目標(H26)|前期実績(H26)|後期目標(H26)|後期実績(H26)|達成率(H26)"],
            "'達成率(H26)' may belong to 前期 or 後期",
        ),
        ([H + "前期||後期|", "|||実績|目標|実績"], "no heading in column C below the title '前期'"),
        ([H + "前期||後期|", "||目標||目標|実績"], "前期 has no actual"),
        ([H + "備考||後期|", "|||実績|目標|実績"], "no heading in column C below the title '備考'"),
        (
            [H + "前期||備考|", "||目標|実績|目標|実績"],
            "the title '備考' does not name a period or year",
        ),
        (
            [H + "前期||後期|", "||目標|実績|人口|世帯"],
            "'人口' may be a value of its period or something else",
        ),
        (
            [H + "前期|||後期|", "||目標|実績|達成率|実績件数|達成率"],
            "a rate of 後期, and no target and actual",
        ),
        ([H + "H27||H28|最終目標", "||目標|実績|人口|最終目標"], "'人口' may be a value"),
        ([H + "前期||後期||", "||目標|実績|目標||最終目標"], "'最終目標' below '後期'"),
    ],
)
def test_headings_that_leave_it_open_are_refused(rows: list[str], message: str) -> None:
    found = refusal([*rows, "甲|↗|9|8|7|6|5|4"])
    assert len(found) == 1
    assert found[0].startswith("sheet:1: doubtful headings: ")
    assert message in found[0]


OTHER_UNITS = """
目標(千円)|実績(円) 目標(千人)|実績(人) 目標(件)|実績(千件) 目標(トン)|実績(kg) 目標(t)|実績(kg)
目標(百万円)|実績(千円) 目標(ha)|実績(㎡) 目標(時間)|実績(分) 目標(人)|実績(%) 目標(%)|実績(人)
目標/(千円)|実績/(円) 目標値[千円]|実績値[円] 目標値（単位：千円）|実績値（単位：円） 目標%|実績(人)
目標(H26、千円)|実績(H26、円) 目標(前期、千円)|実績(前期、円)
単位|目標(千円)|実績 基準値(円)|目標(千円)|実績(千円) 基準値(円)|目標(千円)|実績
"""


@pytest.mark.parametrize("headings", OTHER_UNITS.split())
def test_headings_of_different_units_are_refused(headings: str) -> None:
    [found] = refusal([H + headings, "甲|↗|9|8"])
    assert "are of different units; no rate can be made of them" in found
    named = [each.replace("/", "\\n") for each in headings.split("|") if each != "単位"]
    assert all(f"'{each}'" in found for each in named)


@pytest.mark.parametrize(
    "headings",
    [
        "目標(千円)|実績（千円）",
        "目標(m2)|実績(㎡)",
        "目標(か所)|実績(箇所)",
        "目標(人)|実績(人)|達成率(%)",
    ],
)
def test_headings_of_one_unit(headings: str) -> None:
    found = tidied([H + headings, "甲|↗|9|8"])
    assert (values(found), found.problems, found.notes) == (["- - 9 8 -"], [], [])


def test_a_unit_beside_a_year_or_a_period() -> None:
    found = tidied([H + "目標(H26、人)|実績(H26 人)", "甲|↗|9|8"])
    assert (values(found), found.notes) == (["- H26 9 8 -"], [])
    found = tidied([H + "目標(前期、人)|実績(前期 人)", "甲|↗|9|8"])
    assert (values(found), found.notes) == (["前期 - 9 8 -"], [])


OTHER_MOMENTS = """
目標(累計)|実績(単年度) 累計目標|単年度実績 年間目標|累計実績 目標(年間)|実績(9月末)
目標(3月末)|実績(9月末) 4月目標|5月実績 目標(4月)|実績(5月) 目標値(R5.3)|実績値(R5.9)
目標値(R5.3.1)|実績値(R5.3.31) 目標値(R5年3月末)|実績値(R5年9月末) 目標値(変更前)|実績値(変更後)
目標値(26)|実績値(27) 目標値26|実績値27 目標値(5)|実績値(6)
"""


@pytest.mark.parametrize("headings", OTHER_MOMENTS.split())
def test_headings_of_different_moments_are_refused(headings: str) -> None:
    [found] = refusal([H + headings, "甲|↗|9|8"])
    target, actual = headings.split("|")
    assert f"'{target}' and '{actual}' are of " in found


@pytest.mark.parametrize(
    "headings",
    [
        "目標(累計)|実績(累計)",
        "目標(3月末)|実績(3月末現在)",
        "目標(R5.3.31)|実績(R5.3.31現在)",
        "目標値(1)|実績値(2)|達成率(3)",
        "目標値(A)|実績値(B)",
        "目標値(26)|実績値(26)",
    ],
)
def test_headings_of_one_moment(headings: str) -> None:
    found = tidied([H + headings, "甲|↗|9|8"])
    assert (found.rows[0]["target"], found.rows[0]["actual"]) == ("9", "8")
    assert (found.problems, found.notes) == ([], [])


@pytest.mark.parametrize(
    ("headings", "note"),
    [
        (
            "目標値(変更前)|実績",
            "'目標値(変更前)' is read as the target: only this heading says '変更前'",
        ),
        ("目標|実績(9月末)", "'実績(9月末)' is read as the actual: only this heading says '9月末'"),
        ("目標(千円)|実績", "'目標(千円)' is read as the target: only this heading says '千円'"),
    ],
)
def test_what_only_one_heading_says_is_named(headings: str, note: str) -> None:
    found = tidied([H + headings, "甲|↗|9|8"])
    assert (values(found), found.notes) == (["- - 9 8 -"], [f"sheet:1: {note}"])


@pytest.mark.parametrize(
    "rows",
    [
        [H + "目標値|実績値", "||累計|単年度"],
        [H + "目標値(千円)|実績値(円)", "||R5|R5"],
        [H + "R2～R6|R6", "||目標|実績"],
    ],
)
def test_contradictions_of_two_heading_rows_are_refused(rows: list[str]) -> None:
    [found] = refusal([*rows, "甲|↗|9|8"])
    assert "no rate can be made of them" in found
    assert found.count(" below ") == 1


def test_a_heading_row_of_qualifiers() -> None:
    found = tidied([H + "目標値|実績値", "||累計|累計", "甲|↗|9|8"])
    assert (values(found), found.problems) == (["- - 9 8 -"], [])
    [text] = refusal([H + "目標値||実績値|", "||累計|単年度|累計|単年度", "甲|↗|9|8|7|6"])
    assert "the target may be '累計' or '単年度'" in text
    [text] = refusal([H + "目標(全国)|実績", "||R5|R5", "甲|↗|9|8"])
    assert "'R5' may be the target or something else" in text


OTHER_YEARS = """
目標(R6)|実績(R2～R6) 目標(R2～R6)|実績(R6) 目標(R6)|実績(R5、R6)
目標(～R6)|実績(R6) 目標(R2～R6)|実績(R2、R6) R5～R6目標|R6実績 目標(2023-2024)|実績(2024)
"""


@pytest.mark.parametrize("headings", OTHER_YEARS.split())
def test_a_range_of_years_against_a_year_is_refused(headings: str) -> None:
    [found] = refusal([H + headings, "甲|↗|9|8"])
    assert "are of different years" in found


def test_a_range_of_years_with_one_era_is_not_cut_to_its_first() -> None:
    [told] = refusal([H + "目標(R2～6)|実績(R2)", "甲|↗|9|8"])
    assert "'目標(R2～6)' is the target of R2～6" in told
    found = tidied(["指標|目標|H23-27実績額", "甲|9|8"], direction="up")
    assert values(found) == ["- H23-27 9 8 -"]


def test_the_year_of_an_evaluation_is_none_of_the_values() -> None:
    of_values = tidied(["評価シート(令和4年度)", "指標|目標|実績", "甲|9|8"], direction="up")
    assert values(of_values) == ["- 令和4年度 9 8 -"]
    found = tidied(["令和5年度 行政評価", "指標|目標|実績", "甲|9|8"], direction="up")
    assert values(found) == ["- - 9 8 -"]
    told = (
        "the year of '令和5年度 行政評価' may be that of its making: the rows are given none of it"
    )
    assert found.notes == [f"sheet:2: {told}"]


@pytest.mark.parametrize(("title", "year"), [("R2～6年度 総括表", "R2～6年度"), ("R5～1 表", "R5")])
def test_a_range_in_the_title_above(title: str, year: str) -> None:
    found = tidied([title, "指標|目標|実績", "甲|9|8"], direction="up")
    assert found.rows[0]["year"] == year


@pytest.mark.parametrize(
    "headings",
    [
        "目標(R2～R6)|実績(R2-R6)",
        "目標(H27)|H27-実績",
        "目標(R5、R6)|実績(R5・R6)",
        "目標(R2～R6)|実績",
    ],
)
def test_ranges_of_the_same_years(headings: str) -> None:
    found = tidied([H + headings, "甲|↗|9|8"])
    assert (found.rows[0]["target"], found.rows[0]["actual"]) == ("9", "8")


def test_a_year_within_the_span_of_a_title() -> None:
    found = tidied([H + "前期 H23～H26|", "||目標(H26)|実績", "甲|↗|9|8"])
    assert values(found) == ["前期 H26 9 8 -"]


@pytest.mark.parametrize("rate", ["R4達成率", "達成率(R4)", "R10目標達成率"])
def test_a_dated_rate_beside_undated_values(rate: str) -> None:
    [found] = refusal([H + f"目標|実績|{rate}", "甲|↗|9|8|88.9"])
    assert "and no target and actual" in found


@pytest.mark.parametrize("rate", ["累計達成率", "達成率(累計)", "達成度(点)", "達成率(27)"])
def test_rates_of_something_else(rate: str) -> None:
    found = tidied([H + f"目標|実績|{rate}", "甲|↗|9|8|88.9"])
    assert (values(found), found.rows[0][rate]) == (["- - 9 8 -"], "88.9")


@pytest.mark.parametrize("rate", ["達成率(目標)", "達成度(A～D)", "達成度(A-D)"])
def test_rates_that_may_be_something_else(rate: str) -> None:
    [found] = refusal([H + f"目標|実績|{rate}", "甲|↗|9|8|88.9"])
    assert "may be the published_rate or something else" in found


def test_a_rate_of_the_same_moment() -> None:
    found = tidied([H + "目標(累計)|実績(累計)|累計達成率", "甲|↗|9|8|88.9"])
    assert values(found) == ["- - 9 8 88.9"]


MADE = """
令和6年7月1日現在 令和6年度作成 (令和6年7月1日公表) 令和6年度版 R6.7.1 2024-07-01
第5次総合計画(平成23年策定)
令和6年3月改訂 令和6年度末時点 令和6年度更新 令和6年7月発行
"""


@pytest.mark.parametrize("title", MADE.split())
def test_a_year_of_printing_is_no_year_of_values(title: str) -> None:
    found = tidied([f"||{title}|", H + "目標|実績", "甲|↗|9|8"])
    text = "may be that of its making: the rows are given none of it"
    assert (values(found), found.problems) == (["- - 9 8 -"], [])
    assert found.notes == [f"sheet:2: the year of '{title}' {text}"]
    above = tidied([title, H + "目標|実績", "甲|↗|9|8"])
    assert values(above) == ["- - 9 8 -"]
    assert above.notes == ([] if title.startswith("(") else found.notes)  # a note is no title


@pytest.mark.parametrize("title", ["令和5年度 総括表", "令和5年度実績報告書", "総括表(令和5年度)"])
def test_a_year_of_a_title_is_that_of_values(title: str) -> None:
    for above in (f"||{title}|", title):
        [found] = values(tidied([above, H + "目標|実績", "甲|↗|9|8"]))
        assert found == "- 令和5年度 9 8 -"


def test_titles_of_moments_are_periods() -> None:
    rows = [H + "H30.3月末||R2.3月末|", "||目標|実績|目標|実績", "甲|↗|1|2|3|4"]
    assert [each.split()[1:4] for each in values(tidied(rows))] == [
        ["H30", "1", "2"],
        ["R2", "3", "4"],
    ]


def test_two_columns_of_one_heading_with_numbers() -> None:
    rows = [H + "目標|実績|備考|備考", "甲|↗|9|8|a|3"]
    text = "two columns '備考', and numbers in column F; a heading may be lost"
    assert refusal(rows) == [f"sheet:1: doubtful headings: {text}"]
    rows = [H + "H27目標|H27実績|H28目標|備考|備考", "甲|↗|9|8|9|a|b"]
    text = "H28 has no actual: a heading may name the wrong period"
    assert refusal(rows) == [f"sheet:1: doubtful headings: {text}"]


@pytest.mark.parametrize("heading", ["最終目標値(H30)", "最終目標", "目標値(H30)"])
def test_a_final_target_is_compared_wherever_it_stands(heading: str) -> None:
    rows = [f"指標|方向|前期 H26||後期 H30||{heading}", "||目標|実績|目標|実績|"]
    found = tidied([*rows, "甲|↗|1|2|3|4|3.0"])
    assert (values(found), found.problems) == (["前期 H26 1 2 -", "後期 H30 3 4 -"], [])
    text = "sheet:3: column G: the target is repeated as '70', but is '3'"
    assert refusal([*rows, "甲|↗|1|2|3|4|70"]) == [text]
    text = "sheet:3: column G: the target is repeated as '70', but is ''"
    assert refusal([*rows, "甲|↗|1|2|||70"]) == [text]
    row = f"指標|方向|前期目標(H26)|前期実績(H26)|後期目標(H30)|後期実績(H30)|{heading}"
    assert values(tidied([row, "甲|↗|1|2|3|4|3"])) == values(found)


def test_a_final_target_below_a_title_of_its_own() -> None:
    rows = [H + "前期 H26||将来", "||目標|実績|最終目標", "甲|↗|1|2|3"]
    assert "does not name a period or year" in refusal(rows)[0]
    rows = [H + "前期 H26||将来計画", "||目標|実績|最終目標", "甲|↗|1|2|3"]
    assert refusal(rows) == [
        "sheet:1: doubtful headings: '最終目標' below '将来計画', which has no actual"
    ]


def test_a_provisional_value_without_another_one_is_named() -> None:
    found = tidied([H + "目標|実績(見込)", "甲|↗|9|8"])
    assert values(found) == ["- - 9 8 -"]
    text = "'実績(見込)' is read as the actual: there is no other column of it"
    assert found.notes == [f"sheet:1: {text}"]


def test_headings_without_one_of_the_indicators() -> None:
    rows = ["担当|方向|目標|実績", "甲課|↗|9|8"]
    text = "headings without 指標, the indicators; write their names in a column 指標"
    text += ": '担当 方向 目標 実績'"
    assert refusal(rows)[0].splitlines()[0] == f"sheet:1: {text}"
    rows = ["指標|方向|目標|実績", "甲|↗|9|8", "", *rows]
    assert refusal(rows)[0].splitlines()[0] == f"sheet:4: {text}"


def test_headings_of_two_years_say_what_each_was_read_as() -> None:
    rows = [H + "基準値|目標値(R7)|前期実績値(R5)", "甲|↗|1|9|8"]
    read = "'基準値' is the baseline, '目標値(R7)' is the target of R7, "
    read += "'前期実績値(R5)' is the actual of 前期 R5"
    assert refusal(rows)[0].startswith(
        f"sheet:1: headings without a target and an actual of one period ({read}): '"
    )


@pytest.mark.parametrize(
    ("title", "target", "actual", "year"),
    [
        ("前期（平成26年度）", "目標値（H26）", "実績値（H26）", "平成26年度"),
        ("前期（平成26年度）", "目標値", "実績値（2014）", "平成26年度"),
        ("前期（H26）", "目標値（平成26年度）", "実績値（㍻26）", "H26"),
        ("前期（平成26年度）", "目標値（H27）", "実績値（H27）", ""),
        ("前期（平成26年度）", "目標値（H26）", "実績値（H27）", ""),
        ("前期（平成27年度）", "目標値（H27.3末）", "実績値（H27.3末）", ""),
    ],
)
def test_a_year_may_be_written_in_two_ways(title: str, target: str, actual: str, year: str) -> None:
    rows = [H + f"{title}||", f"||{target}|{actual}|達成率", "甲|↗|10|8|80%"]
    if year:
        assert values(tidied(rows)) == [f"前期 {year} 10 8 80%"]
    else:
        assert refusal(rows)


def test_a_sheet_of_more_columns_than_any_office_has() -> None:
    periods = [f"第{number}期{word}" for number in range(1, 302) for word in ("目標", "実績")]
    text = "602 columns of values, more than 600: too many for a summary sheet"
    assert refusal([H + "|".join(periods), "甲|↗|" + "|".join("9" * 602)]) == [
        f"sheet:1: doubtful headings: {text}"
    ]
    row = "|".join(["9|8"] * 300)
    found = tidied([H + "|".join(periods[:600]), f"甲|↗|{row}"])
    assert len(found.rows) == 300


def test_many_tables_take_no_more_than_each_of_few() -> None:
    table = [H + "目標|実績", "甲|↗|9|8"]
    few = calls_of(lambda: tidied(table * 50))
    assert calls_of(lambda: tidied(table * 500)) < 11 * few


def test_numbers_are_no_headings() -> None:
    rows = ["指標|方向|前期||後期|", "||目標|実績|目標|9/8", "甲|↗|1|2|3|4"]
    assert refusal(rows)[0].startswith("sheet:1: headings without a target and an actual")


def test_directions_given_against_the_baselines(sokatsu: Sokatsu) -> None:
    rows = [
        "指標|単位|基準値|目標値|実績値",
        "甲|%|23%|15%|26%",
        "乙|歩|8歩|9歩|7歩",
        "丙|人|-|9|8",
        "",
    ]
    sheet = "\n".join(rows).replace("|", "\t")
    run = sokatsu("tidy", "-", "--direction", "up", stdin=sheet.encode())
    start = "<stdin>: warning: the target is"
    given = "which is against the direction"
    assert run.status == 0
    assert (
        run.stderr
        == f"{start} below the baseline, {given} up given with --direction: line 2 '甲'\n"
    )
    run = sokatsu("tidy", "-", "--direction", "down", stdin=sheet.encode())
    assert (
        run.stderr
        == f"{start} above the baseline, {given} down given with --direction: line 3 '乙'\n"
    )
    many = sheet + "丁\t%\t23%\t15%\t26%\n" * 13
    run = sokatsu("tidy", "-", "--direction", "up", stdin=many.encode())
    assert run.stderr.endswith(", line 15 '丁', and 2 more\n")


def test_a_long_text_is_no_heading() -> None:
    text = "目標" * 101
    assert (words_of(text).holds, len(roles_in(text))) == (None, 0)
    assert (words_of("目標").holds, *roles_in("目標")) == (Role.TARGET, Role.TARGET)


def test_what_stands_behind_a_said_order_is_no_period() -> None:
    words = words_of("上段:目標値 下段:実績値 備考")
    assert (words.period, words.leftover, words.target_first) == ("", "備考", True)
