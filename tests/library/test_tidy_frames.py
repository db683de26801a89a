import io

import pytest
from openpyxl import Workbook

from rs_files import FOUR, indicator, text_of
from sokatsu_cli import InputError, SokatsuError, tidy_sheet
from sokatsu_cli.model.labels import sheet_of

ROWS = [
    "目標指標\t方向性\t目標値(R5)\t実績値(R5)",
    "満足度\t↗\t80\t81",
    "苦情\t↘\t10\t9ほか",
]
TEXT = "\n".join(ROWS) + "\n"
WHOLE = "\n".join(ROWS[:2]) + "\n"


def test_a_sheet_becomes_tidy_rows() -> None:
    frame = tidy_sheet(io.StringIO(WHOLE), fiscal_year=True, source_place=True)
    names = ["indicator", "direction", "year", "fiscal_year", "target", "actual", "source_place"]
    assert frame[names].to_numpy().tolist() == [
        ["満足度", "↗", "R5", "2023", "80", "81", "<buffer>:2"]
    ]
    assert frame.attrs == {
        "path": "<buffer>",
        "notes": [],
        "taken": [
            "<buffer>:1: 目標指標 in column A: indicator",
            "<buffer>:1: 方向性 in column B: direction",
            "<buffer>:1: 目標値(R5) in column C: target of R5",
            "<buffer>:1: 実績値(R5) in column D: actual of R5",
        ],
        "skipped": [],
        "problems": [],
    }


def test_a_doubt_is_refused_unless_a_part_is_enough() -> None:
    with pytest.raises(InputError) as caught:
        tidy_sheet(io.StringIO(TEXT))
    problem = "<buffer>:3: column C: '10' and '9ほか' are in two units; write both in one"
    assert str(caught.value) == problem
    frame = tidy_sheet(io.StringIO(TEXT), partial=True)
    assert frame[["indicator", "actual"]].to_numpy().tolist() == [["満足度", "81"], ["苦情", ""]]
    assert frame.attrs["problems"] == [problem]


def test_a_column_must_be_one() -> None:
    with pytest.raises(SokatsuError, match="columns= x: no such column; choose from "):
        tidy_sheet(io.StringIO(WHOLE), columns={"x": "目標指標"})
    with pytest.raises(InputError, match="<buffer>: target: no heading '見込'"):
        tidy_sheet(io.StringIO(WHOLE), columns={"target": "見込"})


def test_what_would_settle_a_doubt_is_told_as_a_call() -> None:
    text = "指標\t方向性\t見込\t実績\n満足度\t↗\t80\t81\n苦情\t↘\t10\t9\n"
    with pytest.raises(InputError) as caught:
        tidy_sheet(io.StringIO(text))
    assert "sokatsu" not in str(caught.value)
    assert "--" not in str(caught.value)
    frame = tidy_sheet(io.StringIO(text), columns={"target": "見込", "actual": "実績"})
    assert frame["target"].tolist() == ["80", "10"]


def test_a_file_of_the_rs_system() -> None:
    data = io.BytesIO(text_of(indicator(*FOUR)).encode())
    frame = tidy_sheet(data)
    assert frame[["indicator", "year", "target", "actual"]].to_numpy().tolist()[0] == [
        "日数",
        "2021",
        "10",
        "5",
    ]
    assert [each[:10] for each in frame.attrs["notes"]] == ["<buffer>: "]
    data.seek(0)
    with pytest.raises(ValueError, match="source_place is for an office's own table"):
        tidy_sheet(data, source_place=True)
    ragged = text_of(indicator(*FOUR)).rstrip() + ",1,1\r\n"
    with pytest.raises(InputError, match="<buffer>:5: too many fields"):
        tidy_sheet(io.BytesIO(ragged.encode()))


def test_what_is_no_file_is_told_as_by_the_command() -> None:
    with pytest.raises(InputError, match=r"nowhere\.csv: no such file"):
        tidy_sheet("nowhere.csv")
    with pytest.raises(InputError, match="<buffer>"):
        tidy_sheet(io.BytesIO(b"\n"))


def test_sheets_are_named_behind_their_buffer() -> None:
    book = Workbook()
    for name, actual in (("前", 81), ("後", "9ほか")):
        sheet = book.create_sheet(name)
        for row in (["目標指標", "方向性", "目標値", "実績値"], [name, "↗", 80, actual]):
            sheet.append(row)
    data = io.BytesIO()
    book.save(data)
    data.seek(0)
    with pytest.raises(InputError) as caught:
        tidy_sheet(data)
    (problem,) = [each for each in caught.value.problems if each.line == 2]
    assert str(problem).startswith("<buffer>[後]:2: column C: ")
    assert sheet_of(problem.path) == "後"
