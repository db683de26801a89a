import pytest

from sokatsu_cli.model.columns import ALIASES, Header, normalised


@pytest.mark.parametrize(
    ("column", "alias"), [(column, alias) for column in ALIASES for alias in ALIASES[column]]
)
def test_every_heading_is_accepted(column: str, alias: str) -> None:
    header = Header([f" {alias[:1]}\n{alias[1:]}\u3000"], needed=[column])
    assert (header.positions, header.problems) == ({column: 0}, [])


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (" Target ", "target"),
        ("ＴＡＲＧＥＴ", "target"),
        ("目標\r\n 値", "目標値"),
        ("目標値（H26）", "目標値(h26)"),
        ("", ""),
    ],
)
def test_normalised(heading: str, expected: str) -> None:
    assert normalised(heading) == expected


NEEDED = ["indicator", "direction", "target", "actual"]


def test_places() -> None:
    header = Header(["備考", "目標指標", "方向", "目標", "実績", "Rate"])
    assert header.positions == {"indicator": 1, "direction": 2, "target": 3, "actual": 4, "rate": 5}
    assert header.problems == []
    names = ("target", "目標", "目標値", "備 考", "RATE", "基準値", "x")
    assert [header.find(name) for name in names] == [3, 3, 3, 0, 5, None, None]
    assert [header.known(place) for place in (0, 1)] == [None, "indicator"]


def test_a_heading_named_by_hand_serves_no_other_column() -> None:
    header = Header([*NEEDED[:2], "実績", "実績値"], {"target": "実績値"})
    assert header.positions == {"indicator": 0, "direction": 1, "target": 3, "actual": 2}


def test_a_heading_named_by_hand_settles_a_doubled_column() -> None:
    header = Header([*NEEDED, "目標値"], {"target": "目標値"})
    assert (header.positions["target"], header.problems) == (4, [])


@pytest.mark.parametrize("column", ["baseline", "published_rate", "method"])
def test_a_doubled_known_column_is_a_problem(column: str) -> None:
    header = Header([*NEEDED, column, ALIASES[column][0]])
    text = f"2 headings for this column: {column}, {ALIASES[column][0]}; choose with --column"
    assert header.problems == [(column, text)]


def test_a_heading_named_by_hand_is_taken_exactly_if_it_can_be() -> None:
    header = Header([*NEEDED[:2], "T", "t", "actual"], {"target": "t"})
    assert (header.positions["target"], header.problems) == (3, [])


def test_a_computed_column_cannot_be_named_by_hand() -> None:
    text = "'Rate' is the name of a computed column; rename it in the file"
    assert Header([*NEEDED[:3], "rate"], {"actual": "Rate"}).problems == [("actual", text)]


@pytest.mark.parametrize("column", ["reason", "year", "section_name"])
def test_a_doubled_column_that_decides_nothing_passes(column: str) -> None:
    header = Header([*NEEDED, column, ALIASES[column][0]])
    assert (header.positions[column], header.problems) == (4, [])


def test_a_heading_named_by_hand_that_stands_twice() -> None:
    header = Header([*NEEDED, "a", "a"], {"baseline": "a"})
    listed = "indicator, direction, target, actual, a, a"
    assert header.problems == [("baseline", f"2 headings 'a'; the table has {listed}")]


STATUS = "published_status"


def test_statuses_pass_through_where_nobody_asks_for_them() -> None:
    assert Header([*NEEDED, "判定", STATUS]).positions.keys() == {*NEEDED}
    assert Header([*NEEDED, "判定"], needed=[*NEEDED, STATUS]).positions[STATUS] == 4
    assert Header([*NEEDED, "評価"], {STATUS: "評価"}).positions[STATUS] == 4


@pytest.mark.parametrize(
    ("headings", "place"),
    [
        (["達成状況", "判定"], 5),
        (["判定", "達成状況"], 4),
        (["判定", "判定"], 4),
        (["達成度", "published_status"], 5),
    ],
)
def test_of_several_headings_of_statuses_the_more_telling_counts(
    headings: list[str], place: int
) -> None:
    header = Header([*NEEDED, *headings], needed=[STATUS])
    assert (header.positions[STATUS], header.problems) == (place, [])


@pytest.mark.parametrize(
    ("headings", "needed", "missing"),
    [
        (["達成率"], ["published_rate", STATUS], []),
        (["判定"], ["published_rate", STATUS], []),
        (["判定"], ["published_rate"], ["published_rate"]),
        (["備考"], ["published_rate", STATUS], ["published_rate"]),
        (["備考"], [STATUS], []),
    ],
)
def test_statuses_are_enough_where_both_are_asked_for(
    headings: list[str], needed: list[str], missing: list[str]
) -> None:
    header = Header([*NEEDED, *headings], needed=needed)
    assert [column for column, _text in header.problems] == missing


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["indicator", "", "x"], "indicator, x, 1 blank"),
        (["a"] * 12, ", ".join("a" * 12)),
        (["a"] * 100_000, f"{', '.join('a' * 12)}, … and 99988 more"),
        (
            [*"abcdefghijklm", "", " ", "\u3000"],
            f"{', '.join('abcdefghijkl')}, … and 1 more, 3 blank",
        ),
        ([""] * 9, "9 blank"),
        (["長" * 41, "\x1b[31m"], f"{'長' * 20}…{'長' * 19}, \\x1b[31m"),
    ],
)
def test_a_dozen_headings_are_listed(headings: list[str], expected: str) -> None:
    assert Header(headings).listed() == expected


@pytest.mark.parametrize(
    ("heading", "delimiter"),
    [
        ("indicator;direction;target;actual", "';'"),
        ("indicator,direction,target,actual", "','"),
        ("indicator\tdirection\ttarget\tactual", "tab"),
        ("indicator|direction|target|actual", "'|'"),
    ],
)
def test_one_wrong_delimiter_is_one_problem(heading: str, delimiter: str) -> None:
    shown = heading.replace("\t", "\\t")
    text = f"the heading is one cell, {shown}; perhaps --delimiter {delimiter}"
    assert Header([heading]).problems == [(None, text)]


def test_the_headings_are_listed_once_for_all_missing_columns() -> None:
    listed_once = "; the table has 名前, 目標値(H26), 実績"
    assert Header(["名前", "目標値(H26)", "実績"]).problems == [
        ("indicator", f"missing column (目標指標 / 指標 / 指標名 / 成果指標){listed_once}"),
        ("direction", "missing column (指標のめざす方向 / めざす方向 / 方向 / 方向性)"),
        ("target", "missing column (目標値 / 目標); perhaps --column 'target=目標値(H26)'"),
    ]


def test_what_is_suggested_can_be_pasted() -> None:
    heading = "目標値\n（前期）it's" + "長" * 50
    ((_column, text),) = Header(["指標", "方向", heading, "実績"]).problems
    word = f"$'target=目標値\\012（前期）it\\'s{'長' * 50}'"
    assert text.endswith(f"; perhaps --column {word}")


def test_of_headings_that_are_as_near_none_is_suggested() -> None:
    ((_column, text),) = Header(
        ["指標", "方向", "目標値", "実績値(上半期)", "実績値(通年)"]
    ).problems
    assert text.endswith("; 実績値(上半期), 実績値(通年) are as near; choose with --column")
