"""Rows of an office's sheet that look like an indicator's, and are those of something else."""

from pathlib import Path

import pytest

from support import Sokatsu
from written_sheets import problems_of, rows_of, tidied

SECTIONED = "節|指標|目標|実績"


@pytest.mark.parametrize("total", ["計", "市民計", "合計", "１ 計", "地区計"])
@pytest.mark.parametrize("note", [[], [""], ["※ 速報値"]])
def test_a_total_by_its_section_goes_on_below_it(total: str, note: list[str]) -> None:
    rows = ["A|甲|9|8", f"{total}|甲|9|8", *note, "|乙|7|6", "|丙|5|4", "B|丁|3|2", "|戊|1|1"]
    found = tidied(SECTIONED, *rows)
    assert rows_of(found) == ["甲 - up - 9 8", "丁 - up - 3 2", "戊 - up - 1 1"]
    lines = [3, *(each + len(note) for each in (4, 5))]
    assert [remark.split(": ")[0] for remark in found.notes] == [f"sheet:{at}" for at in lines]
    assert found.problems == []


@pytest.mark.parametrize("end", ["第2節 B", "指標|目標|実績"])
def test_a_band_or_headings_end_a_total(end: str) -> None:
    below = ["|乙|7|6"] if end == "第2節 B" else ["乙|7|6"]
    found = tidied(SECTIONED, "A|甲|9|8", "計|甲|9|8", end, *below)
    assert (rows_of(found)[1:], found.problems) == (["乙 - up - 7 6"], [])
    found = tidied(SECTIONED, "計|甲|9|8", "第2章 まち", "|乙|7|6")
    assert (rows_of(found), found.problems) == (["乙 - up - 7 6"], [])


def test_a_row_below_the_total_of_a_section_needs_a_section() -> None:
    found = tidied(SECTIONED, "A|甲|9|8", "計||9|8", "|乙|7|6", "B|丙|5|4")
    text = "'乙' stands below a total, without a section; write its section into its row"
    assert problems_of(found) == [f"sheet:4: {text}"]
    assert rows_of(found) == ["甲 - up - 9 8", "丙 - up - 5 4"]


IN_ITS_PLACE = "the title of a section stands in the place of a name"
MEND = "; mend the merged cells, or write its name there"


def test_a_section_reached_by_a_merged_cell_is_no_name(sokatsu: Sokatsu, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<meta charset="utf-8"><table><tr><th>節<th>指標<th>単位<th>方向<th>目標<th>実績'
        "<tr><td rowspan=3>第1節 A<td>甲<td>人<td>↗<td>9<td>8"
        "<tr><td>乙<td>人<td>↗<td>7<td>6"
        "<tr><td rowspan=2>第2節 B<td>丙<td>人<td>↗<td>5<td>4"
        "<tr><td>丁<td>人<td>↗<td>3<td>2</table>",
        encoding="utf-8",
    )
    run = sokatsu("tidy", page)
    assert run.stderr == f"{page}:5: column B: {IN_ITS_PLACE}: '第2節 B'{MEND}\n"
    assert (run.status, run.stdout) == (2, b"")


@pytest.mark.parametrize("name", ["第3節 道", "第３章", "第三節 道", "【第1章】 道", "第 十 節"])
def test_the_title_of_a_section_is_no_name(name: str) -> None:
    rows = [
        "A|甲|前期|9|8",
        "||後期|7|6",
        f"B|{name}|前期|5|4",
        "||後期|3|2",
        "C|第3次計画|前期|1|1",
    ]
    found = tidied("節|指標|期間|目標|実績", *rows)
    assert problems_of(found) == [
        f"sheet:4: column B: {IN_ITS_PLACE}: '{name}'{MEND}",
        "sheet:5: the row has no place in the table: '後期 3 2'",
    ]
    kept = ["甲 - up 前期 9 8", "甲 - up 後期 7 6", "第3次計画 - up 前期 1 1"]
    assert rows_of(found) == kept


def test_a_section_may_stand_before_a_name() -> None:
    found = tidied("指標||目標|実績", "第1節 A|甲|9|8", "|乙|7|6", "第2節 B|丙|5|4")
    names = ["第1節 A / 甲", "第1節 A / 乙", "第2節 B / 丙"]
    assert [row["indicator"] for row in found.rows] == names
    assert found.problems == []


@pytest.mark.parametrize("ditto", ["〃", "同上", "″", '"', "''", "仝"])
@pytest.mark.parametrize("name", ["indicator", "unit", "period", "section_name"])
def test_what_repeats_the_cell_above_is_refused(ditto: str, name: str) -> None:
    cells = {"section_name": "A", "indicator": "乙", "unit": "人", "period": "後期"}
    row = "|".join(({**cells, name: ditto}).values())
    found = tidied("節|指標|単位|期間|目標|実績", "A|甲|人|前期|9|8", f"{row}|7|6")
    place = "ABCD"[[*cells].index(name)]
    text = f"'{ditto}' is no {name}; write out that of the row above"
    assert problems_of(found) == [f"sheet:3: column {place}: {text}"]


@pytest.mark.parametrize(
    ("period", "actual", "refused"),
    [
        ("最終目標", "", True),
        ("最終目標(H30)", "-", True),
        ("目標値", "", True),
        ("備考", "8", True),
        ("注", "", True),
        ("最終", "", False),
        ("後期", "", False),
        ("中間目標", "8", False),
    ],
)
def test_what_is_no_period_makes_no_row(period: str, actual: str, *, refused: bool) -> None:
    found = tidied("指標|期間|目標|実績", "甲|前期|9|8", f"|{period}|7|{actual}")
    text = f"sheet:3: column B: '{period}' is no period of its own; leave its row out"
    assert problems_of(found) == [text] * refused


SHORT = "指標|方向|基準値|目標|実績|順位"
LOST = "5 cells where the headings have 6; a cell may be lost"


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (["甲|↗|10|20|30|1", "乙|↗|20|30|2"], [3]),
        (["甲|↗|10|20|30|1", "乙|↗|20|30|2", "丙|↗|20|30|2"], []),
        (["甲|↗|10|20|30|1", "乙|↗|10|20|30|2", "丙|↗|20|30|2", "丁|↗|20|30|2"], [4, 5]),
        (["甲|↗|10|20|30|1"] * 9 + ["乙|↗|20|30|2"] * 3, []),
        (["甲|↗|10|20|30|1"] * 9 + ["※ 注"] * 3 + ["乙|↗|20|30|2"], [14]),
    ],
)
def test_a_row_that_alone_lacks_its_last_cell_may_have_lost_one(
    rows: list[str], lines: list[int]
) -> None:
    found = tidied(SHORT, *rows, is_text=True)
    assert problems_of(found) == [f"sheet:{line}: {LOST}" for line in lines]


def test_directions_are_found_by_names_as_they_are_compared(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    known = tmp_path / "known.csv"
    known.write_text("indicator,direction\nごみ　排出量（ｇ）,↘\n", encoding="utf-8")
    sheet = "指標\t方向\t目標\t実績\nごみ排出量(g)\t?\t9\t8\n".encode()
    run = sokatsu("tidy", "-", "--direction", known, stdin=sheet)
    assert run.stdout.decode().splitlines()[1] == ",,,ごみ排出量(g),,↘,,,,9,8,,"
    known.write_text("indicator,direction\n甲 乙,↘\n甲乙,↗\n", encoding="utf-8")
    run = sokatsu("tidy", "-", "--direction", known, stdin=sheet)
    assert run.stderr == f"{known}:3: direction: '甲乙' has another direction above\n"


def test_a_direction_that_is_given_is_compared_only_with_numbers(sokatsu: Sokatsu) -> None:
    sheet = "指標\t方向\t策定時\t目標\t実績\n甲\t?\t10\t約9\t8\n".encode()
    run = sokatsu("tidy", "-", "--direction", "up", stdin=sheet)
    assert run.stderr.startswith("<stdin>:2: column D: '約9' is not a number; ")
