"""The national RSシステム, file 3-1: what is read of it, and that all else is refused by place."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from rs_files import (
    ACTIVITY,
    ACTUALS,
    FOUR,
    HEADING,
    MARKS,
    NAMES,
    RATES,
    TARGETS,
    collected,
    indicator,
    named,
    quoted,
    text_of,
)
from slow.rs_rows import rs_rows
from sokatsu_cli.model.errors import InputError
from sokatsu_cli.reading.record_files import opened_file
from sokatsu_cli.reading.rs_layout import COLUMNS, is_rs, kind_of
from sokatsu_cli.reading.rs_tables import RsTable

SOURCE = Path(__file__).parents[1] / "source"
PUBLISHED = SOURCE / "rs-3-1.csv"
ORDER = "an indicator has the rows 1.目標年度, 2.目標値, 3.実績値, 4.達成率, one below the other"

ROWS = [
    [
        "215",
        "1",
        "研究",
        "日数",
        "日",
        "上向き",
        "1.短期",
        year,
        *values,
        "2024",
        "内閣府",
        "アウトカム",
    ]
    for year, *values in zip(["2021", "2022", "2023"], *(row[1:] for row in FOUR[1:]), strict=True)
]


def written(path: Path, rows: Sequence[Sequence[str]], end: str = "\r\n") -> Path:
    path.write_bytes(text_of(rows, end).encode())
    return path


def test_the_published_rows_have_the_values_that_an_analyst_reads() -> None:
    """The file is an excerpt of what rssystem.go.jp published for 2024: see source/rs-3-1.md."""
    found = collected(PUBLISHED)
    assert found.problems == []
    names = ["indicator", "year", "target", "actual", "published_rate", "unit"]
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in found.rows]
    with (SOURCE / "rs-3-1-values.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.DictReader(file))
    assert [[row[name] for name in names] for row in rows] == [
        [row[name] for name in names] for row in expected
    ]
    ways = {"up": "上がると良い指標", "down": "下がると良い指標", "": ""}
    assert [row["direction"] for row in rows] == [ways[row["direction"]] for row in expected]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (HEADING, True),
        (["予算事業ID", "活動指標/成果指標", "目標年度/目標値/実績値/達成率", "２０２１"], True),
        (HEADING[:-3], False),
        ([*HEADING, "備考"], False),
        ([*HEADING, "2023"], False),
        (HEADING[2:], False),
        ([*HEADING[:2], "予算事業ID", *HEADING[2:]], False),
        ([*HEADING[2:-3], "予算事業ID", "2021"], False),
        ([HEADING[-4], "予算事業ID", "活動指標／成果指標", "2021"], False),
        (["indicator", "direction", "target", "actual"], False),
        ([], False),
    ],
)
def test_it_is_known_by_its_headings(names: Sequence[str], expected: bool) -> None:
    assert is_rs(names) is expected


def test_other_headings_are_a_mistake_of_the_caller(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("indicator,target\n", encoding="utf-8")
    with opened_file(path) as file, pytest.raises(ValueError, match="not the headings"):
        RsTable(file)


@pytest.mark.parametrize("block", [1, 7, 1000, 1 << 19])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_one_row_for_an_indicator_and_a_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int, end: str
) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", block)
    path = written(tmp_path / "a.csv", [ACTIVITY, *indicator()], end)
    found = collected(path)
    assert found.rows == ROWS
    assert found.lines == [4, 4, 4]
    assert found.problems == []
    (note,) = found.notes
    assert (
        note == f"{path}: RSシステム 3-1, read as one row for each indicator and year: 1 indicators"
    )


BLANK = [MARKS, *([kind, "", "", ""] for kind in ("2.目標値", "3.実績値", "4.達成率"))]


@pytest.mark.parametrize("block", [1, 1 << 19])
def test_what_has_no_value_gives_no_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", block)
    gap = [MARKS, ["2.目標値", "1", "", ""], ["3.実績値", "", "", "-"], ["4.達成率", "", " ", ""]]
    rows = [*indicator(*BLANK, names=named(活動="-")), *indicator(*gap), *indicator(*BLANK)]
    found = collected(written(tmp_path / "a.csv", rows))
    assert [row[7:11] for row in found.rows] == [["2021", "1", "", ""], ["2023", "", "-", ""]]
    assert found.problems == []
    without = "3 indicators, 2 of them without any value, which make no row"
    assert found.notes[0].endswith(without)


STRANGE = [
    *indicator(names=named(活動='名,"甲"', 事業名="一\r\n二", アク="")),
    *indicator(names=named(活動="人数", 改善=" ", 種別="アウト,プット")),
    [*ACTIVITY[:7], "一行目\r\n二行目,", *ACTIVITY[8:]],
    *indicator(MARKS, ["2.目標値", "1,234", "△5", ""], *FOUR[2:]),
]


@pytest.mark.parametrize("block", [1, 7, 1000, 1 << 19])
def test_quotes_and_lines_in_cells_and_lost_directions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", block)
    path = written(tmp_path / "a.csv", STRANGE)
    found = collected(path)
    assert found.problems == []
    assert found.rows == rs_rows(path, {"人数": "up"})
    assert found.lines == [4] * 3 + [11] * 3 + [17] * 2
    assert found.rows[0][2:4] == ["一\r\n二", '名,"甲"']


@pytest.mark.parametrize(
    ("options", "encoding"),
    [({}, "utf-8-sig"), ({}, "cp932"), ({"delimiter": ";"}, "utf-8"), ({}, "utf-16")],
)
def test_other_encodings_and_delimiters(
    tmp_path: Path, options: dict[str, str], encoding: str
) -> None:
    text = text_of([ACTIVITY, *indicator(names=named(活動="名"))])
    if options:
        text = text.replace(",", ";")
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    if encoding == "utf-16":
        with pytest.raises(InputError):
            collected(path)
        return
    found = collected(path, options)
    assert [row[3] for row in found.rows] == ["名"] * 3
    assert found.problems == []


def test_the_last_line_may_lack_its_end_and_blank_rows_count_for_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    one, other, *more = text_of(indicator(), "\n").splitlines()
    path.write_text("\n".join([one, other, "," * 14, "", *more]), encoding="utf-8")
    found = collected(path)
    assert (found.rows, found.problems) == (ROWS, [])
    path.write_text("\n".join([one, other, *more]), encoding="utf-8")
    assert collected(path).rows == ROWS


def test_rows_whose_kinds_are_written_otherwise(tmp_path: Path) -> None:
    rows = indicator(
        *(
            [f"目{kind[3:]}" if at < 2 else f"{at + 1}．{kind[2:]}", *cells]
            for at, (kind, *cells) in enumerate(FOUR)
        )
    )
    assert collected(written(tmp_path / "a.csv", rows)).rows == ROWS
    assert kind_of("5.その他") is None


TWICE = "the indicator before is the same in all columns, and nothing tells their values apart"
WIDE = "too many fields: 16 fields where the heading has 15; a cell with the delimiter in it "
WIDE += "needs quotes"
IN_ONE = "in the rows of one indicator"
AT = "FILE:{}: 目標年度／目標値／実績値／達成率: "


@pytest.mark.parametrize("block", [1, 1000, 1 << 19])
@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        (indicator(*FOUR[:3]), [AT.format(4) + f"no 4.達成率 follows this row; {ORDER}"]),
        (indicator(MARKS), [AT.format(2) + f"no 2.目標値 follows this row; {ORDER}"]),
        (
            [*indicator(*FOUR[:2]), *indicator(names=named(活動="乙"))],
            [AT.format(3) + f"no 3.実績値 follows this row; {ORDER}"],
        ),
        (
            [*indicator(*FOUR[:3]), ACTIVITY],
            [AT.format(4) + f"no 4.達成率 follows this row; {ORDER}"],
        ),
        (
            indicator(MARKS, ACTUALS, TARGETS, RATES),
            [AT.format(3) + f"'3.実績値' where 2.目標値 should be after line 2; {ORDER}"],
        ),
        (
            indicator(MARKS, TARGETS, TARGETS, ACTUALS, RATES),
            [AT.format(4) + f"'2.目標値' where 3.実績値 should be after line 3; {ORDER}"],
        ),
        (
            [*indicator(), *indicator(*FOUR[1:], names=named(活動="乙"))],
            [AT.format(6) + f"'2.目標値' where 1.目標年度 should be; {ORDER}"],
        ),
        (
            [*indicator(*FOUR[:2]), *indicator(*FOUR[2:], names=named(活動="乙"))],
            [f"FILE:4: 活動指標／成果指標: '乙', but '日数' on line 2, {IN_ONE}"],
        ),
        (
            [*indicator(*FOUR[:3]), *indicator(RATES, names=named(単位="人"))],
            ["FILE:5: 単位: '人', but '日' on line 2, " + IN_ONE],
        ),
        (
            [*indicator(MARKS, TARGETS, ["5.その他", "1", "", ""]), *indicator()],
            [
                AT.format(3) + f"no 3.実績値 follows this row; {ORDER}",
                AT.format(4) + "'5.その他' is none of 1.目標年度, 2.目標値, 3.実績値, 4.達成率",
            ],
        ),
        (
            [*indicator(), ACTIVITY[: len(NAMES)], *indicator(names=named(活動="乙"))],
            ["FILE:6: too few fields: 11 fields where the heading has 15"],
        ),
        (
            [*indicator(*FOUR[:2]), ACTIVITY[:9], *indicator(*FOUR[:3], names=named(活動="乙"))],
            ["FILE:4: too few fields: 9 fields where the heading has 15"],
        ),
        (
            [*indicator(*FOUR[1:]), ACTIVITY[:9]],
            [
                AT.format(2) + f"'2.目標値' where 1.目標年度 should be; {ORDER}",
                "FILE:5: too few fields: 9 fields where the heading has 15",
            ],
        ),
        (
            [[*ACTIVITY[:-2], "7", ""]],
            ["FILE:2: 2022: '7' in a row that is none of 1.目標年度, 2.目標値, 3.実績値, 4.達成率"],
        ),
        (
            indicator(names=named(活動="　")),
            ["FILE:2: 活動指標／成果指標: blank, in the rows of an indicator with values"],
        ),
        (
            [*indicator(), ACTIVITY, *indicator()],
            [f"FILE:7: 活動指標／成果指標: {TWICE}"],
        ),
        (
            [[*NAMES, *MARKS], [*NAMES, *TARGETS[:-1]], *indicator(*FOUR[2:])],
            ["FILE:3: too few fields: 14 fields where the heading has 15"],
        ),
        (
            [[*NAMES, *MARKS], [*NAMES, *TARGETS, "9"], *indicator(*FOUR[2:])],
            [f"FILE:3: {WIDE}"],
        ),
    ],
)
def test_what_does_not_fit_is_refused_by_its_place(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    rows: Sequence[Sequence[str]],
    problems: Sequence[str],
    block: int,
) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", block)
    path = written(tmp_path / "a.csv", rows)
    assert [each.replace(str(path), "FILE") for each in collected(path).problems] == problems


@pytest.mark.parametrize(
    "text",
    [
        text_of(indicator()).replace("研究", '研"究'),
        text_of(indicator()).replace("研究", '"研究"x'),
        text_of(indicator()).replace("研究", '"研究'),
        text_of(indicator()).replace("研究", "研\0究"),
        text_of(indicator()).replace("研究", "研\x1b[0m究"),
        text_of(indicator()).replace("研究", "研\ufeff究"),
        text_of(indicator()).replace("研究", "研\r究"),
        text_of(indicator()).replace("10", '"10"'),
        text_of(indicator()).replace("10", "\r\n10"),
        text_of(indicator()).replace("10", "10\t"),
        text_of(indicator()).replace("10,20", " ,　"),
    ],
)
def test_what_is_unusual_is_read_as_row_by_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode())
    found = collected(path)
    monkeypatch.setattr("sokatsu_cli.reading.rs_blocks.RsBlockReader.read", lambda *_block: None)
    assert collected(path) == found


def test_bytes_that_are_no_text_are_found_wherever_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    for place in ("短縮", "10,20", "進める"):
        text = text_of([ACTIVITY, *indicator(), *indicator(names=named(活動="乙"))])
        path.write_bytes(text.encode().replace(place.encode(), b"\xff"))
        with pytest.raises(InputError, match="byte 0xFF"):
            collected(path, {"encoding": "utf-8"})


def test_a_spreadsheet_and_a_very_long_block_are_read_row_by_row(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.worksheets[0]
    for row in [HEADING, ACTIVITY, *indicator()]:
        sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    assert collected(tmp_path / "a.xlsx").rows == ROWS
    long = [[*ACTIVITY[:7], letter * 600_000, *ACTIVITY[8:]] for letter in "ab"]
    rows = [row[:5] for row in collected(written(tmp_path / "a.csv", [*indicator(), *long])).rows]
    assert rows == [row[:5] for row in ROWS]


CELLS = st.sampled_from(["", "1", "-5", "12.5", "1,234", "-", "△3", " ", "未定", '"', "0"])
WORDS = st.sampled_from(["甲", "乙", "丙,丁", "一\r\n二", '"語"', "人数", "Ａ", "b"])
NAMED = st.builds(
    lambda a, b, c: named(活動=a, 種別=b, 改善=c), WORDS, WORDS, st.sampled_from(["", "上向き"])
)
VALUES = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=3, max_size=3)


@given(
    st.lists(st.tuples(NAMED, VALUES, st.booleans()), max_size=12),
    st.sampled_from([1, 300, 1 << 19]),
    st.booleans(),
)
@settings(max_examples=150, deadline=None)
def test_the_rows_are_those_of_a_simple_reader(
    tmp_path_factory: pytest.TempPathFactory,
    groups: Sequence[tuple[list[str], list[tuple[str, str, str]], bool]],
    block: int,
    all_quoted: bool,
) -> None:
    rows: list[list[str]] = []
    for number, (names, values, after_activity) in enumerate(groups):
        names[4] = str(number)
        four = [
            MARKS,
            *(
                [kind, *cells]
                for kind, cells in zip(("2.目標値", "3.実績値", "4.達成率"), values, strict=True)
            ),
        ]
        rows += [ACTIVITY] * after_activity + indicator(*four, names=names)
    path = tmp_path_factory.mktemp("rs") / "a.csv"
    always = (lambda cell: f'"{cell.replace(chr(34), chr(34) * 2)}"') if all_quoted else quoted
    path.write_bytes(text_of(rows, written=always).encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sokatsu_cli.reading.blocks.BLOCK", block)
        found = collected(path)
    assert found.problems == []
    assert found.rows == rs_rows(path, {"人数": "up"})
