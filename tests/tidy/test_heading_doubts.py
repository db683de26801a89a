"""Headings whose values may be of another kind or time than they seem are refused."""

import pytest

from plain_sheets import read, refused, values


@pytest.mark.parametrize(
    ("headings", "rows", "why"),
    [
        (
            "目標値|実績値|方向性",
            ["9|8|縮小", "9|8|現状維持"],
            "方向性' (縮小, 現状維持) may",
        ),
        ("目標値|実績値|方向性", ["9|8|維持・継続"], "write 今後の方向性"),
        ("現状値(R5)|実績値(R3)|目標値(R7)", ["1|2|3"], "may be '現状値(R5)' or '実績値(R3)'"),
        ("現状値(R5)|目標値(R7)|実績値(R3)", ["1|2|3"], "may be '現状値(R5)' or '実績値(R3)'"),
        ("現状(R2)|目標(R6)|進捗(R5)", ["1|2|3"], "may be '現状(R2)' or '進捗(R5)'"),
        ("現状|目標|進捗", ["1|2|3"], "may be '現状' or '進捗'"),
        ("R4実績|目標|R5実績", ["1|2|3"], "'目標' may be the target of 'R4実績' or 'R5実績'"),
        ("予算|決算|計画", ["1|2|3"], "'決算' may be money"),
        ("目標値|実績値|R5", ["1|2|3"], "'R5' may be a value of its period or something else"),
        ("区分|R3|R4|目標(R7)", ["計画|1|2|3", "実施|1|2|3"], "'計画' in column B ('区分')"),
    ],
)
def test_what_may_be_another_value_is_refused(headings: str, rows: list[str], why: str) -> None:
    names = "甲乙"
    lines = [f"{name}|{row}" for name, row in zip(names, rows, strict=False)]
    assert why in refused(f"指標|{headings}", *lines)


@pytest.mark.parametrize(
    ("headings", "row", "told"),
    [
        ("目標値|実績値|方向性", "9|8|↗", "9 8"),
        ("目標値|実績値|方向性", "9|8|増加", "9 8"),
        ("目標値|実績値|めざす方向", "9|8|維持", "9 8"),
        ("現状値(R2)|R3実績|目標値(R7)", "1|2|3", "3 2"),
        ("現状(R2)|目標(R6)|備考(R5)", "1|2|注", "2 1"),
        ("R4実績|最終目標|R5実績", "1|2|3", "2 1"),
        ("計画額|予算額|決算額", "3|2|1", "3 1"),
        ("目標値|実績値|R5", "9|8|注", "9 8"),
        ("区分|R3|R4|目標(R7)", "整備計画の数|1|2|3", "3 1"),
    ],
)
def test_what_is_certain_is_read(headings: str, row: str, told: str) -> None:
    assert values(read(f"指標|{headings}", f"甲|{row}"), "target", "actual")[0] == told


@pytest.mark.parametrize(
    ("headings", "row", "columns"),
    [
        ("目標値|実績値|方向性", "9|8|維持", {"direction": "方向性"}),
        ("実績値(R3)|現状値(R5)|目標値", "8|7|9", {"actual": "実績値(R3)"}),
        ("現状(R2)|目標|進捗(R5)", "7|9|8", {"actual": "進捗(R5)"}),
        ("R4実績|目標|R5実績", "7|9|8", {"actual": "R5実績"}),
        ("目標値|実績値|R5", "9|8|7", {"target": "目標値", "actual": "実績値"}),
    ],
)
def test_a_choice_of_columns_settles_it(headings: str, row: str, columns: dict[str, str]) -> None:
    found = read(f"指標|{headings}", f"甲|{row}", columns=columns)
    assert values(found, "target", "actual") == ["9 8"]


def test_columns_named_by_hand_keep_their_units() -> None:
    columns = {"target": "目標値(千円)", "actual": "実績値(円)"}
    told = refused("指標|目標値(千円)|実績値(円)", "甲|12|13", columns=columns)
    assert "'目標値(千円)' and '実績値(円)' are of different units" in told


def test_rows_with_numbers_that_no_table_has_are_noted() -> None:
    other = ("図書館費", "年度|R3|R4", "予算|300|400", "決算|200|400")
    found = read(*other, "来館者数", "年度|R3|R4", "計画|3|4", "実績|2|4")
    note = "sheet: rows with numbers that no table has, left out (-v lists them): 3, 4"
    assert found.notes == [note]
