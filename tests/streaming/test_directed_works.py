"""Tables whose directions an option gives: what is read, counted, told and refused."""

import gc
import pickle
import weakref
from pathlib import Path

import pandas as pd
import pytest

from sokatsu_cli.model.cells import Cell
from sokatsu_cli.model.columns import DirectedHeader, Header
from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import speaking
from sokatsu_cli.model.terms import Direction
from sokatsu_cli.rate.directed_parts import AddedDirections
from sokatsu_cli.rate.parts import Part, TextPart
from sokatsu_cli.rate.row_directions import Given, said_directions
from sokatsu_cli.streaming.directed_frames import directed_frame
from sokatsu_cli.streaming.directed_works import DirectedWork
from sokatsu_cli.streaming.direction_hints import DirectionHint
from sokatsu_cli.streaming.streams import rows_part
from support import Run, Sokatsu

HEADINGS = ["指標", "目標値", "実績値", "基準値"]


class Texts:
    """The work of keeping the directions and targets of rows as they are read."""

    def __init__(self) -> None:
        self.kept: list[tuple[str, str]] = []

    def result(self, part: Part) -> list[tuple[str, str]]:
        return list(zip(part.texts("direction"), part.texts("target"), strict=True))

    def take(self, result: list[tuple[str, str]], _line: int) -> None:
        self.kept += result


def part_of(*rows: list[str], names: list[str] = HEADINGS) -> TextPart:
    return rows_part(rows, range(2, len(rows) + 2), Header(names, needed=()), "t.csv")


def test_each_row_is_asked_and_told() -> None:
    part = part_of(["甲", "9以上", "4", ""], ["乙", "9", "4", "12"])
    work = DirectedWork(Texts(), DirectedHeader(part.header), said_directions(), verbose=True)
    assert work.own_header is part.header
    inner = Texts()
    work = DirectedWork(inner, DirectedHeader(part.header), said_directions(), verbose=True)
    work.take(pickle.loads(pickle.dumps(work.result(part))), 100)  # noqa: S301 - our own
    assert inner.kept == [("up", "9"), ("down", "9")]
    assert work.notes("t.csv") == [
        "t.csv: directions: 1 from words in the target, 1 from baseline → target"
    ]
    assert work.lines("t.csv") == [
        "t.csv:102: direction: up: 以上 in the target '9以上'",
        "t.csv:103: direction: down: baseline 12 → target 9",
    ]


def test_only_blank_and_lost_cells_are_filled() -> None:
    names = [*HEADINGS, "方向"]
    rows = [["甲", "9", "4", "12", way] for way in ("↗", "？", " ", "何か")]
    part = part_of(*rows, names=names)
    inner = Texts()
    work = DirectedWork(inner, part.header, said_directions())
    work.take(work.result(part), 0)
    assert [way for way, _target in inner.kept] == ["↗", "down", "down", "何か"]
    assert work.own_header is part.header
    assert work.notes("t.csv") == [
        "t.csv: directions in blank or lost cells: 2 from baseline → target"
    ]
    assert work.lines("t.csv") == []
    whole = part_of(rows[0], names=names)
    assert work.directed(whole) == (whole, {})


def test_a_target_in_words_is_read_where_the_arrow_agrees() -> None:
    ways = {"↗": "9", "減": "9以上", "": "9", "何か": "9以上"}
    part = part_of(*(["甲", "9以上", "4", "", way] for way in ways), names=[*HEADINGS, "方向"])
    inner = Texts()
    work = DirectedWork(inner, part.header, said_directions())
    work.take(work.result(part), 0)
    assert inner.kept == [(way or "up", target) for way, target in ways.items()]
    assert work.notes("t.csv") == [
        "t.csv: directions in blank or lost cells: 1 from words in the target"
    ]


def test_one_direction_for_all_asks_nobody() -> None:
    part = part_of(["甲", "9", "4", "12"], ["乙", "9", "4", ""])
    header = DirectedHeader(part.header)
    work = DirectedWork(Texts(), header, Direction.MAINTAIN)
    directed, said = work.directed(part)
    assert isinstance(directed, AddedDirections)
    assert said == {}
    assert list(directed.column(4)) == directed.texts("direction") == ["maintain"] * 2
    assert directed.spans("direction").cells() == [b"maintain"] * 2
    assert directed.column(1) == directed.texts("target") == ("9", "9")
    work.take(work.result(part), 0)
    assert work.notes("t.csv") == []


@pytest.mark.parametrize("given", [Direction.UP, said_directions()], ids=["up", "auto"])
def test_a_part_goes_with_the_last_who_uses_it(given: Given) -> None:
    part = part_of(["甲", "9", "4", "12"])
    directed, _said = DirectedWork(Texts(), DirectedHeader(part.header), given).directed(part)
    assert directed.texts("direction")
    gone = weakref.ref(directed)
    gc.disable()
    try:
        del directed
        assert gone() is None
    finally:
        gc.enable()


def test_a_header_with_a_direction_has_it_behind_the_others() -> None:
    given = Header(["Rate", "指標", "目標値", "実績値"], needed=())
    header = DirectedHeader(given)
    assert header.names == ("Rate", "指標", "目標値", "実績値", "direction")
    assert header.positions == {**given.positions, "direction": 4}
    assert header.find("方向") == header.find("direction") == 4
    assert header.others() == ["指標", "目標値", "実績値", "direction"]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (0, "gives it to all rows"),
        (1, "; --direction auto would tell 1 of 1 rows; --direction up"),
        (3, "--direction auto would tell 2 of 3 rows (not 1); "),
        (10_000, "--direction auto would tell 5000 of 10000 rows (not 1, 3, 5, 7, 9 …); "),
        (10_001, "--direction auto would tell 5000 of the first 10000 rows (not 1, 3, "),
        (30_000, "--direction auto would tell 5000 of the first 10000 rows (not 1, 3, "),
    ],
)
def test_a_hint_counts_the_rows_that_say_one(rows: int, text: str) -> None:
    header = Header(HEADINGS, needed=())
    hint = DirectionHint(header, said_directions())
    cells = [["甲", "9", "4", ["5", ""][row % 2]] for row in range(rows)]
    for begin in range(0, rows, 4000):
        some = cells[begin : begin + 4000]
        hint.see(some, range(len(some)))
    problem = next(problem for problem in checked_problems())
    told = hint.explained(InputError([problem])).problems[0].text
    assert (text in told) is bool(rows)
    assert told.startswith(problem.text)


def checked_problems() -> tuple[Problem, ...]:
    from sokatsu_cli.model.columns import checked_header

    with pytest.raises(InputError) as caught:
        checked_header(HEADINGS, ("t.csv", 1), {})
    return caught.value.problems


def test_cells_of_spreadsheets_say_it_as_they_are_shown() -> None:
    shown = Cell("28", number="28", printed="28人以下", figures="28")
    part = part_of(["死者数", shown, "37", Cell("30", number="30")], ["甲", shown, "1", "20"])
    tell = said_directions()
    said, targets = tell(part, [0])
    assert said[0].told == "以下 in the target '28人以下'"
    assert targets == {}
    said, _targets = tell(part, [1])
    assert said[1].told == "以下 in the target '28人以下', but baseline 20 → target 28"


@pytest.mark.parametrize(
    ("target", "actual", "unit", "read"),
    [
        ("28人以下", "37", "人", "28人"),
        ("28人以下", "37", "", None),
        ("41% 以上 ", "37%", "", "41%"),
        ("15分未満", "14", "分", "15分"),
        ("15分未満", "15.0", "分", None),
        ("15分未満", "集計中", "分", "15分"),
        ("80超", "80", "", None),
        ("80超", "x", "", "80"),
        ("約80以上", "80", "", None),
        ("以上", "80", "", None),
        ("80", "80", "", None),
    ],
)
def test_the_number_of_a_target_with_a_word_behind_it(
    target: str, actual: str, unit: str, read: str | None
) -> None:
    part = part_of(["甲", target, actual, unit], names=["指標", "目標値", "実績値", "単位"])
    assert said_directions()(part, [0]).targets.get(0) == read


def test_a_frame_with_directions() -> None:
    rows = [["甲", "9以上", "4", ""], ["乙", "9", "4", "12"]]
    frame = pd.DataFrame(rows, columns=HEADINGS)
    header = DirectedHeader(Header(HEADINGS, needed=()))
    found, work = directed_frame(frame, header, said_directions())
    assert found["direction"].tolist() == ["up", "down"]
    assert found["目標値"].tolist() == ["9", "9"]
    assert list(frame.columns) == HEADINGS
    assert work.notes("<frame>")
    with pytest.raises(InputError, match="none is said: no word says it"):
        directed_frame(frame.iloc[:1].replace("9以上", "9"), header, said_directions())


TABLE = '指標,目標値,実績値,基準値,備考\r\n甲,9,4,1,"a,b"\r\n乙,9,12,10,%\r\n'


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            ["-f", "csv", "--direction", "up"],
            (
                "指標,目標値,実績値,基準値,備考,direction,rate,capped_rate,status,note\n"
                '甲,9,4,1,"a,b",up,44.4,44.4,not_achieved,\n乙,9,12,10,%,up,133.3,100.0,achieved,\n'
            ),
        ),
        (
            ["-f", "tsv", "--direction", "auto", "--baseline-change"],
            (
                "指標\t目標値\t実績値\t基準値\t備考\tdirection\trate\tcapped_rate\tstatus\tnote\tchange\t"
                "change_status\n甲\t9\t4\t1\ta,b\tup\t44.4\t44.4\tnot_achieved\t\t3\timproved\n"
                "乙\t9\t12\t10\t%\tdown\t75.0\t75.0\tnot_achieved\t\t2\tworse\n"
            ),
        ),
        (
            ["-f", "csv", "--direction", "auto", "--where", "direction=down"],
            (
                "指標,目標値,実績値,基準値,備考,direction,rate,capped_rate,status,note\n"
                "乙,9,12,10,%,down,75.0,75.0,not_achieved,\n"
            ),
        ),
        (
            ["-f", "csv", "--direction", "down", "--columns", "direction,指標"],
            "direction,指標\ndown,甲\ndown,乙\n",
        ),
    ],
)
def test_what_is_written(
    sokatsu: Sokatsu, tmp_path: Path, options: list[str], expected: str
) -> None:
    table = tmp_path / "t.csv"
    for text in (TABLE, TABLE.replace("\r\n", "\n")):
        table.write_bytes(text.encode())
        run: Run = sokatsu("rate", str(table), *options)
        assert run.stdout.decode().replace("\r\n", "\n") == expected


def test_a_table_that_is_read_by_its_records_gives_the_same(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    table = tmp_path / "t.csv"
    rows = [f"甲{row},{row + 1},4,1,メモ" for row in range(2000)]
    text = "\n".join(["指標,目標値,実績値,基準値,備考", *rows[1:], ""])
    table.write_text(text, encoding="utf-8")
    fast = sokatsu("rate", str(table), "-f", "csv", "--direction", "auto")
    table.write_text(text, encoding="cp932")
    slow = sokatsu("rate", str(table), "-f", "csv", "--direction", "auto")
    assert fast.stdout == slow.stdout
    assert fast.stderr.endswith("t.csv: directions: 1999 from baseline → target\n")


def test_a_spreadsheet_whose_shown_figures_give_other_rates(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.create_sheet("表", 0)
    sheet.append(["指標", "目標値", "実績値", "基準値"])
    sheet.append(["甲", 3, 2.4, 1])
    sheet["C2"].number_format = "0"
    book.save(tmp_path / "t.xlsx")
    run = sokatsu("rate", str(tmp_path / "t.xlsx"), "-f", "csv", "--direction", "auto")
    assert run.stdout.decode().splitlines()[1] == "甲,3,2.4,1,up,80.0,80.0,not_achieved,"
    assert "66.7 not_achieved instead of 80.0" in run.stderr
    assert "directions: 1 from baseline → target" in run.stderr


def test_a_hint_does_not_name_what_would_tell_no_row() -> None:
    hint = DirectionHint(Header(HEADINGS, needed=()), said_directions())
    hint.see([["甲", "9", "4", ""]], [2])
    told = hint.explained(InputError([checked_problems()[0]])).problems[0].text
    assert "auto" not in told
    assert "--direction up, down or maintain gives it to all rows" in told


class Refusing:
    """A work that refuses each target."""

    def result(self, part: Part) -> None:
        raise InputError(Problem("t.csv", line, "目標値", "違う") for line in part.lines)

    def take(self, _result: None, _line: int) -> None: ...


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "t.csv:2: 目標値: 違う; --direction auto reads 以上 and 以下"),
        ("ja", "t.csv:2: 目標値: 違う。--direction auto は「以上」「以下」を読む"),
    ],
)
def test_what_reads_a_target_in_words_is_told(language: str, told: str) -> None:
    part = part_of(["甲", "9以上", "4", ""], ["乙", "九", "4", ""])
    work = DirectedWork(Refusing(), DirectedHeader(part.header), Direction.UP)
    with speaking(language), pytest.raises(InputError) as error:
        work.result(part)
    assert error.value.lines() == [told, "t.csv:3: 目標値: 違う"]
