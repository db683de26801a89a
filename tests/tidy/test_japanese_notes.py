"""What is wrong, doubtful or left out in a sheet, in Japanese: the same places and numbers."""

import re
from collections.abc import Sequence

import pytest

from sokatsu_cli import InputError
from sokatsu_cli.model.language import speaking
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import tidy_sheets

HEAD = "指標|単位|方向|目標値|実績値"

WRONG = {
    "numbers and arrows": [HEAD, "甲|人|↗|約10|5", "乙|人|?|10|5", "丙|人|横|10|3～5"],
    "bounds and units": [HEAD, "甲||↗|10人|5件", "乙||↗|10|5以下", "丙|%|↗|70%|0.642"],
    "words": [HEAD, "甲|人|↗|10|※", "乙|人|↗|10|New"],
    "a lost cell": [HEAD, "甲|人|↗|10|5", "乙|人|↗|10|5|1", "丙|人|↗|10", "丁|人|↗|10|5"],
    "astray": [HEAD, "甲|人|↗|10|5", "乙|↗|10|5|", "3|人|↗|10|5"],
    "below the end": [HEAD, "甲|人|↗|10|5", "", "注 前年は別", "", "乙|人|↗|10|5"],
    "two targets": ["指標|目標値|目標値|実績値", "甲|10|9|5"],
    "two targets and bad values": [
        "指標|方向|目標値|目標値|実績値",
        *("甲|↗|約10|約9|5", "乙|↗|10|約9|5", "丙|↗|10|約9|5"),
    ],
    "many directions": [
        "指標|単位|目標値|実績値",
        "甲|人|10以上|5",
        *(f"{name}|人|10|5" for name in "乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"),
    ],
    "two actuals": ["指標|目標|9月末実績|3月末実績", "甲|10|4|8"],
    "two units": ["指標|目標(千円)|実績(円)", "甲|10|8"],
    "two names": ["||計画|実績", "第1章|甲|10|8", "第2章|甲|20|9", "第2章|乙|20|9"],
    "no direction": ["指標|単位|目標値|実績値", "甲|人|10|5", "乙|人|10以上|5"],
    "no table": ["指標|計画|備考", "甲|乙|丙"],
    "no headings": ["甲|乙|丙", "丁|戊|己"],
    "twice": ["指標|方向|年度|目標|実績", "甲|↗|H30|10|5", "|↗|H30|9|4"],
    "years": ["指標|方向|年度|H30目標|R1実績", "甲|↗|H29|10|5"],
    "labels": ["指標|区分|H29|H30", "甲|目標値|10|11", "|実績値|9|8", "乙|目標値|5|6"],
    "mixed years": ["指標|区分|H29|H29", "甲|目標値|10|11", "|実績値|9|8"],
    "a rate alone": ["指標|方向|目標値|実績値|達成率", "甲|↗|-|5|50%"],
}

NOTED = {
    "totals": [HEAD, "甲|人|↗|10|5", "合計|||20|10"],
    "against the direction": [f"{HEAD}|策定時", "甲|人|↗|10|5|12"],
    "made": ["R2年3月作成", HEAD, "甲|人|↗|10|5"],
    "only one says": ["指標|方向|目標値(累計)|実績値", "甲|↗|10|5"],
    "current": ["指標|方向|目標値|現状値", "甲|↗|10|5"],
}

ENGLISH = re.compile(r"(?<![\w-])[a-z]{2,},? [a-z]{2,}")
"""Two words of a sentence."""

TEXT = re.compile("'[^']*'")
"""A quoted text of the sheet, or a word of a command."""

NAMES = re.compile("'[^']*'|sokatsu .*|--[a-z]+ \\S*|indicator,direction")
"""What is the same in both languages: texts of the sheet, commands, options."""


def sheet_of(rows: Sequence[str]) -> Sheet:
    cells = [row.split("|") for row in rows]
    return Sheet("表.csv", [SheetRow(at, row) for at, row in enumerate(cells, 1)], is_text=True)


def lines(rows: Sequence[str], language: str) -> list[str]:
    with speaking(language):
        try:
            tidied = tidy_sheets([sheet_of(rows)])
        except InputError as error:
            return error.lines()
        found = [*tidied.problems, *tidied.ways, *tidied.skipped, *tidied.taken]
        return [*tidied.notes, *map(str, found)]


def place(line: str) -> str:
    """Return the file, the line, and the letters of the column."""
    column = re.match("表.csv:[0-9]+: (?:column ([A-Z]+)|([A-Z]+)列): ", line)
    return line.split(": ", maxsplit=1)[0] + (f" {column[1] or column[2]}" if column else "")


@pytest.mark.parametrize("rows", [*WRONG.values(), *NOTED.values()], ids=[*WRONG, *NOTED])
def test_it_is_told_in_japanese_with_the_same_places_and_texts(rows: Sequence[str]) -> None:
    english, japanese = lines(rows, "en"), lines(rows, "ja")
    assert len(english) == len(japanese) > 0
    for one, other in zip(english, japanese, strict=True):
        assert one != other
        assert place(one) == place(other)
        assert sorted(TEXT.findall(one)) == sorted(TEXT.findall(other))
        assert {*re.findall("[0-9]+", one)} <= {*re.findall("[0-9]+", other)}
        assert not ENGLISH.search(NAMES.sub("", other)), other
    assert lines(rows, "en") == english
