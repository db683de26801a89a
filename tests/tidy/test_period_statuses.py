"""Columns of printed statuses that name a period: of whose rows they are, and of whose not."""

from pathlib import Path

import pytest

from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import Tidied, tidy_sheets
from support import Sokatsu


def read(text: str) -> Tidied:
    lines = enumerate(text.split("\n"), 1)
    sheet = Sheet("sheet", [SheetRow(number, line.split("|")) for number, line in lines])
    return tidy_sheets([sheet], direction=lambda _name: "up")


def marks(tidied: Tidied, name: str) -> list[str]:
    return [row.get(name, "") for row in tidied.rows]


ROW = "\n甲|4|3|×|6|7|○"
TITLES = "指標|R5|||R6||\n|目標値|実績値|達成状況|目標値|実績値|達成状況"
MARKED = "指標|R5|||R6||\n|目標値|実績値|達成度|目標値|実績値|達成度"
GROUPED = "指標|R5目標値|R6目標値|R5実績値|R6実績値|R5達成状況|R6達成状況"
BELOW = "指標|目標値||実績値||達成状況|\n|R5|R6|R5|R6|R5|R6"
ERAS = "指標|平成26年度目標|26年度実績|26年度判定|27年度目標|27年度実績|27年度判定"
PAST = "指標|R4|R5|||R6||\n|実績値|目標値|実績値|達成状況|目標値|実績値|達成状況"
TWICE = "指標|R5目標値|R5実績値|R5判定|R5達成度|R6目標値|R6実績値|R6判定|R6達成度"
PAIRS = "指標|R5||R6|\n|上段:目標値 下段:実績値|達成状況|上段:目標値 下段:実績値|達成状況"


def across(*headings: str) -> str:
    values = [f"{each}{role}" for each in ("R5", "R6") for role in ("目標値", "実績値")]
    return "|".join(["指標", *values[:2], headings[0], *values[2:], *headings[1:]])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (across("R5達成状況", "R6達成状況") + ROW, "達成状況"),
        (across("達成判定(R5)", "達成判定(R6)") + ROW, "達成判定"),
        (across("令和5年度の達成／未達成", "R6 達成・未達成") + ROW, "達成/未達成"),
        (across("R5目標達成状況", "R6目標達成状況") + ROW, "目標達成状況"),
        (across("R5達成度", "R6達成度") + ROW, "達成度"),
        (across("R5判定※", "判定 (R6)") + ROW, "判定"),
        (TITLES + ROW, "達成状況"),
        (MARKED + ROW, "達成度"),
        (GROUPED + "\n甲|4|6|3|7|×|○", "達成状況"),
        (BELOW + "\n甲|4|6|3|7|×|○", "達成状況"),
        (PAIRS + "\n甲|4|×|6|○\n|3||7|", "達成状況"),
        ("指標|前期目標値|前期実績値|判定(前期)|後期目標値|後期実績値|後期判定" + ROW, "判定"),
        ("指標|市目標値|市実績値|市判定|県目標値|県実績値|県判定" + ROW, "判定"),
        ("指標|目標値(R7)|実績値(R4)|R4判定|実績値(R5)|R5判定\n甲|4|3|×|5|○", "判定"),
        (f"{ERAS}{ROW}", "判定"),
    ],
)
def test_a_status_that_names_a_period_is_that_of_its_rows(text: str, name: str) -> None:
    tidied = read(text)
    assert tidied.problems == []
    assert marks(tidied, name) == ["×", "○"]
    assert tidied.columns[-1] == name or tidied.columns[-2:] == ["target_year", name]
    assert not any("status" in note for note in tidied.notes)
    cells = text.split("\n甲|")[1].split("\n", maxsplit=1)[0].split("|")
    letters = [f"column {'BCDEFG'[cells.index(mark)]}" for mark in "×○"]
    assert [place.letters[name] for place in tidied.places] == letters


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("指標|R6目標値|R6実績値|R6達成状況\n甲|4|3|○", {"達成状況": ["○"]}),
        (
            "指標|R5|||R6|\n|目標値|実績値|達成状況|目標値|実績値\n甲|4|3|×|6|7",
            {"達成状況": ["×", ""]},
        ),
        (
            f"{PAST}\n甲|2|4|3|×|6|7|○",
            {"達成状況": ["", "×", "○"]},
        ),
        (
            f"{TWICE}\n甲|4|3|×|A|6|7|○|B",
            {"判定": ["×", "○"], "達成度": ["A", "B"]},
        ),
        (TITLES + "\n甲|4|3|×|||○\n乙|4|3|×|||－", {"達成状況": ["×", "○", "×"]}),
    ],
)
def test_a_period_may_have_no_status_or_two_or_one_alone(
    text: str, statuses: dict[str, list[str]]
) -> None:
    tidied = read(text)
    assert tidied.problems == []
    assert {name: marks(tidied, name) for name in statuses} == statuses
    assert not any("status" in note for note in tidied.notes)


DOUBT = "may be a status of which the target and the actual are not certain; it goes out as"


@pytest.mark.parametrize(
    ("text", "doubtful", "statuses"),
    [
        (across("R5判定", "R7判定") + ROW, {"R7判定": "R7判定"}, {"判定": ["×", ""]}),
        (across("R5判定", "判定") + ROW, {"判定": "判定 (2)"}, {"判定": ["×", ""]}),
        (across("判定", "判定") + ROW, {"判定": "判定 (2) 判定 (3)"}, {}),
        (across("備考", "R5～R6判定") + ROW, {"R5～R6判定": "R5～R6判定"}, {}),
        (across("備考", "R5～6判定") + ROW, {"R5～6判定": "R5～6判定"}, {}),
        (across("備考", "R6判定(総合)") + ROW, {"R6判定(総合)": "R6判定(総合)"}, {}),
        (across("備考", "R6総合判定") + ROW, {"R6総合判定": "R6総合判定"}, {}),
        (across("備考", "R6(判定)") + ROW, {"R6(判定)": "R6(判定)"}, {}),
        (across("備考", "R6実績判定") + ROW, {"R6実績判定": "R6実績判定"}, {}),
        (across("備考", "R6累計達成度") + ROW, {"R6累計達成度": "R6累計達成度"}, {}),
        (across("R6判定", "R6判定") + ROW, {"R6判定": "R6判定 R6判定 (2)"}, {}),
        ("指標|目標値|実績値|R6判定\n甲|4|3|○", {"R6判定": "R6判定"}, {}),
        ("指標|R6目標値|R6実績値|R5判定\n甲|4|3|○", {"R5判定": "R5判定"}, {}),
        ("指標|R5目標値|R5実績値|前期判定\n甲|4|3|○", {"前期判定": "前期判定"}, {}),
        (
            "指標|R4||R5|\n|実績値|判定|目標値|実績値\n甲|4|○|4|5",
            {"R4 判定": "判定 (2)"},
            {},
        ),
    ],
)
def test_a_status_of_no_certain_period_is_told(
    text: str, doubtful: dict[str, str], statuses: dict[str, list[str]]
) -> None:
    tidied = read(text)
    expected = [
        f"sheet:1: '{name}' {DOUBT} '{other}' and is not compared"
        for name, others in doubtful.items()
        for other in others.replace(" 判", "|判").replace(" R", "|R").split("|")
    ]
    assert [note for note in tidied.notes if "status" in note] == expected
    assert {name: marks(tidied, name) for name in statuses} == statuses
    for name in ("判定", "達成状況"):
        assert name in statuses or name not in tidied.columns


@pytest.mark.parametrize(
    "text",
    [
        "指標|R5||R6||\n|目標値|実績値|目標値|実績値|判定\n甲|4|3|6|7|○",
        "指標|R5||R6||判定\n|目標値|実績値|目標値|実績値|\n甲|4|3|6|7|○",
        "指標|令和5年度|||||\n|目標値(R4)|実績値(R4)|判定|目標値(R5)|実績値(R5)\n甲|4|3|○|6|7",
    ],
)
def test_a_status_that_may_be_of_all_periods_is_none_of_the_last(text: str) -> None:
    tidied = read(text)
    assert marks(tidied, "判定 (2)") == ["○", "○"]
    assert "判定" not in tidied.columns
    assert [note for note in tidied.notes if "stands once beside several periods" in note]


@pytest.mark.parametrize(
    ("headings", "places"),
    [
        (("R5達成状況", "R6達成状況"), ["D", "G"]),
        (("R5達成度", "R6達成度"), ["D", "G"]),
    ],
)
def test_a_check_judges_the_statuses_of_each_period(
    headings: tuple[str, str], places: list[str], sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "表.csv"
    text = f"{across(*headings)}\n甲|4|3|○|6|7|×\n乙|4|3|×|6|7|○"
    path.write_text(text.replace("|", ","), encoding="utf-8")
    run = sokatsu("check", path, "--direction", "up")
    told = run.stdout.decode().replace(str(path), "F").splitlines()
    said = ["○, but the target is not achieved (75.0)", "×, but the target is achieved (116.7)"]
    assert told[:-1] == [
        f"F:2: column {place}: status-differs: 甲 {year}: printed {each}"
        for place, year, each in zip(places, ("R5", "R6"), said, strict=True)
    ]
    assert run.status == 1


def test_a_check_of_a_status_without_a_certain_period_says_so(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "表.csv"
    text = "指標,R6目標値,R6実績値,R6達成率,R5達成状況\n甲,4,3,75.0%,○"
    path.write_text(text, encoding="utf-8")
    run = sokatsu("check", path, "--direction", "up")
    assert run.status == 0
    assert f"'R5達成状況' {DOUBT} 'R5達成状況' and is not compared" in run.stderr
