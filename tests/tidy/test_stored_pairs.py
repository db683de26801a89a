"""Values of office sheets that are spreadsheets: each as it is stored, and in its own row."""

from collections.abc import Sequence
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from sokatsu_cli.model.numerals import parse_number
from sokatsu_cli.tidy.sheets import read_sheets
from sokatsu_cli.tidy.tables import Tidied, tidy_sheets

PAIR = ["目標指標", "単位", "めざす方向", "上段:目標値/下段:実績値", "達成率"]


def sheet_of(*rows: Sequence[object], merge: Sequence[str] = (), **formats: str) -> Tidied:
    """Tidy a spreadsheet of rows, with the formats of its cells by their places."""
    book = Workbook()
    sheet: Any = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    for place, code in formats.items():
        if code == "struck":
            sheet[place].font = Font(strike=True)
        else:
            sheet[place].number_format = code
    for area in merge:
        sheet.merge_cells(area)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        saved = BytesIO()
        book.save(saved)
        path.write_bytes(saved.getvalue())
        sheets, _notes = read_sheets(str(path))
    return tidy_sheets([each._replace(path="a.xlsx") for each in sheets])


def pair_of(upper: object, lower: object, code: str, second: str = "") -> Tidied:
    rows: list[Sequence[object]] = [PAIR, ["甲", "人", "↗", upper], [None, None, None, lower]]
    return sheet_of(*rows, D2=code, D3=second or code)


def values(found: Tidied) -> list[tuple[str, str]]:
    return [(row["target"], row["actual"]) for row in found.rows]


def told(found: Tidied) -> list[str]:
    return [str(problem) for problem in found.problems]


@pytest.mark.parametrize(
    ("upper", "lower", "code", "expected"),
    [
        (1254.6, 1254.4, '#,##0"人"', ("1,254.6", "1,254.4")),
        (12000, 9000, "¥#,##0", ("12,000", "9,000")),
        (12000, 9000, '#,##0 "人"', ("12,000", "9,000")),
        (-3, -5, "0;▲ 0", ("▲3", "▲5")),
        (0.7, 0.6963, "0%", ("70%", "69.63%")),
        (0.7, 0.6963, "0.0", ("0.7", "0.6963")),
    ],
)
def test_a_pair_is_read_as_it_is_stored(
    upper: float, lower: float, code: str, expected: tuple[str, str]
) -> None:
    found = pair_of(upper, lower, code)
    assert (values(found), found.problems) == ([expected], [])


@pytest.mark.parametrize(
    ("lower", "code", "problem"),
    [
        (0, '0;-0;"-"', "shows"),
        (0, "0;-0;", "shows"),
        (9, "struck", "struck through"),
        (43000, "yyyy/m/d", "a date"),
        ("=1+1", "General", "a formula without a saved value"),
    ],
)
def test_a_lower_value_that_is_not_certain_is_refused_at_its_cell(
    lower: object, code: str, problem: str
) -> None:
    found = pair_of(10, lower, "0", code)
    assert len(told(found)) == 1
    assert told(found)[0].startswith("a.xlsx:3: column D: ")
    assert problem in told(found)[0]
    above = pair_of(lower, 10, code, "0")
    assert told(above)[0].startswith("a.xlsx:2: column D: ")
    assert problem in told(above)[0]


def test_a_pair_that_is_shown_otherwise_is_told() -> None:
    note = "a.xlsx: numbers are read as they are stored, such as D3: '69.63%', shown as '70%'"
    assert pair_of(0.7, 0.6963, "0%").notes == [f"{note} (cells like it: 1)"]


def test_the_first_cell_that_is_shown_otherwise_is_told() -> None:
    heads = ["目標指標", "めざす方向", "目標値", "実績値"]
    found = sheet_of(heads, ["甲", "↗", 9.4, 8.4], C2="0", D2="0")
    told = "numbers are read as they are stored, such as C2: '9.4', shown as '9'"
    assert found.notes == [f"a.xlsx: {told} (cells like it: 2)"]


FORMATS = ["General", "0", "#,##0", '#,##0"人"', "¥#,##0", "0.0", "0%", '0;-0;"-"', ";;;", "0;(0)"]
FORMATS += ["yyyy/m/d", "#,##0,", "@", '"H"0', "# ##0", "0 %", "0_ ;▲ 0", '0"/"0']
NUMBERS = st.one_of(st.integers(-2000, 2000), st.integers(0, 99999).map(lambda n: n / 100))


@given(
    upper=NUMBERS,
    lower=NUMBERS,
    code=st.sampled_from(FORMATS),
    second=st.sampled_from(FORMATS),
    columns=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_a_drawn_pair_is_as_stored_or_refused(
    upper: float, lower: float, code: str, second: str, *, columns: bool
) -> None:
    if columns:
        heads = ["目標指標", "単位", "めざす方向", "目標値", "実績値"]
        found = sheet_of(heads, ["甲", "人", "↗", upper, lower], D2=code, E2=second)
    else:
        found = pair_of(upper, lower, code, second)
    if not found.problems:
        numbers = [
            parse_number(text, "人") if text else None for pair in values(found) for text in pair
        ]
        scales = [100 if "%" in each else 1 for each in (code, second)]
        assert numbers == [
            Fraction(str(number)) * scale
            for number, scale in zip((upper, lower), scales, strict=True)
        ]


COLUMNS = ["目標指標", "単位", "めざす方向", "策定時", "目標値", "実績値", "達成率", "理由", "備考"]


@pytest.mark.parametrize(
    ("column", "name", "expected"),
    [
        ("D", "baseline", ""),
        ("E", "target", ""),
        ("F", "actual", ""),
        ("H", "reason", ""),
        ("I", "備考", "注"),
        ("B", "unit", "人"),
        ("C", "direction", "↗"),
    ],
)
def test_merged_cells_name_and_describe_and_have_no_values(
    column: str, name: str, expected: str
) -> None:
    second: list[object] = ["乙", "人", "↗", 5, 10, 8, None, "雨", "注"]
    second["ABCDEFGHI".index(column)] = None
    rows: list[Sequence[object]] = [COLUMNS, ["甲", "人", "↗", 5, 10, 9, None, "雨", "注"], second]
    found = sheet_of(*rows, merge=[f"{column}2:{column}3"])
    assert (found.rows[1].get(name, ""), found.problems) == (expected, [])
    note = f"a merged cell counts for its first row alone, not for {column}3 below {name}"
    assert found.notes == ([] if expected else [f"a.xlsx: {note} (cells like it: 1)"])


def test_a_merged_rate_counts_for_its_first_row() -> None:
    rows: list[Sequence[object]] = [
        COLUMNS,
        ["甲", "人", "↗", 5, 10, 9, "90.0%"],
        ["乙", "人", "↗", 5, 10, 8],
    ]
    found = sheet_of(*rows, merge=["G2:G3"])
    assert [row["published_rate"] for row in found.rows] == ["90.0%", ""]


def test_values_merged_over_two_names_leave_the_second_without_any() -> None:
    rows: list[Sequence[object]] = [
        ["目標指標", "目標値", "実績値", "方向"],
        ["甲", 10, 9, "↗"],
        ["乙", None, None, "↗"],
    ]
    assert told(sheet_of(*rows, merge=["B2:B3", "C2:C3"])) == [
        "a.xlsx:3: no value of any period for '乙'"
    ]
    rows = [["目標指標", "目標値", "実績値"], ["甲", 10, 9], ["乙", None, None]]
    found = sheet_of(*rows, merge=["B2:B3", "C2:C3"])
    assert "a.xlsx:3: no value of any period for '乙'" in told(found)


def test_what_is_merged_over_the_rows_of_one_pair_is_of_its_indicator() -> None:
    heads = [*PAIR, "最終目標", "理由"]
    rows: list[Sequence[object]] = [
        heads,
        ["甲", "人", "↗", 10, "80.0%", 10, "雨"],
        [None, None, None, 8],
    ]
    rows += [["乙", "人", "↗", 10, None, None, None], [None, None, None, 7]]
    found = sheet_of(
        *rows, merge=[f"{column}{at}:{column}{at + 1}" for column in "ABCEFG" for at in (2, 4)]
    )
    assert (values(found), found.problems, found.notes) == ([("10", "8"), ("10", "7")], [], [])
    assert [row["reason"] for row in found.rows] == ["雨", ""]


@pytest.mark.parametrize("blank", [[], [None]])
def test_a_row_of_formulas_without_saved_values_is_refused(blank: list[None]) -> None:
    heads = ["目標指標", "めざす方向", "目標値", "実績値"]
    rows: list[Sequence[object]] = [heads, ["甲", "↗", 9, 8], *([each] for each in blank)]
    rows.append(["=X!A1", "=X!B1", "=X!C1", "=X!D1"])
    line = 3 + len(blank)
    problem = "a formula without a saved value; open the file in a spreadsheet and save it"
    assert told(sheet_of(*rows)) == [f"a.xlsx:{line}: column A: {problem}"]
    beside = [*rows[:2], [None, None, None, None, "=NOW()"], ["乙", "↗", 9, 8]]
    assert (len(sheet_of(*beside).rows), told(sheet_of(*beside))) == (2, [])


def test_a_name_that_is_not_computed_is_no_blank_one() -> None:
    rows: list[Sequence[object]] = [
        ["目標指標", "方向", "期間", "目標値", "実績値"],
        ["甲", "↗", "前期", 9, 8],
    ]
    found = sheet_of(*rows, ["=X!A1", None, "後期", 9, 8])
    assert len(found.rows) == 1
    assert told(found)[0].startswith("a.xlsx:3: column A: a formula without a saved value")


@pytest.mark.parametrize(("place", "column"), [(1, "B"), (3, "D")])
def test_a_unit_or_a_period_that_is_not_computed_is_refused(place: int, column: str) -> None:
    heads = ["目標指標", "単位", "方向", "期間", "目標値", "実績値"]
    cells: list[object] = ["甲", "人", "↗", "前期", 9, 8]
    cells[place] = "=X!A1"
    problems = told(sheet_of(heads, cells))
    assert len(problems) == 1
    assert problems[0].startswith(f"a.xlsx:2: column {column}: a formula without a saved value")


@pytest.mark.parametrize("code", [";;;", "formula"])
def test_a_final_target_that_is_not_certain_is_refused(code: str) -> None:
    heads = ["目標指標", "方向", "目標値(H30)", "実績値(H30)", "最終目標値(H30)"]
    final = "=1+1" if code == "formula" else 9
    found = sheet_of(heads, ["甲", "↗", 9, 8, final], E2="0" if code == "formula" else code)
    assert len(told(found)) == 1
    assert told(found)[0].startswith("a.xlsx:2: column E: ")


SHARE = "a share, or in percent? write % behind both or behind neither"


@pytest.mark.parametrize(
    ("baseline", "unit", "problems"),
    [
        (0.5, "%", [f"a.xlsx:2: column D: '0.5' beside '70%': {SHARE}"]),
        (64, "%", [f"a.xlsx:2: column D: '64' beside '70%': {SHARE}"]),
        (0, "%", []),
        ("64%", "", []),
    ],
)
def test_a_number_beside_percent_cells_is_refused(
    baseline: object, unit: str, problems: list[str]
) -> None:
    heads = ["目標指標", "単位", "めざす方向", "策定時", "目標値", "実績値"]
    found = sheet_of(heads, ["甲", unit, "↗", baseline, 0.7, 0.6], E2="0%", F2="0%")
    assert told(found) == problems


VALUES = ["目標指標", "単位", "めざす方向", "策定時", "目標値", "実績値"]


@pytest.mark.parametrize(
    ("row", "formats", "expected"),
    [
        (
            ["千円", "↗", 900, 1235, 1200000],
            {"F2": "#,##0,"},
            ["column F: '1,200' (stored: 1,200,000)"],
        ),
        (
            ["", "↗", None, 1235, 1200000],
            {"E2": '#,##0"千円"', "F2": '#,##0,"千円"'},
            ["column F: "],
        ),
        (
            ["円", "↗", 900, 1235000, 1200000],
            {"E2": "#,##0,", "F2": "#,##0,"},
            ["column D: "],
        ),
        (["円", "↗", 0, 1235000, 1200000], {"E2": "#,##0,", "F2": "#,##0,"}, []),
        (["人", "↗", 5, 10, 8], {"F2": '0"人未満"'}, ["column F: '8人未満' is a bound"]),
        (["人", "↗", 5, 10, 8], {"D2": '0"以下"'}, ["column D: '5以下' is a bound"]),
    ],
)
def test_what_a_format_shows_of_one_value_alone(
    row: Sequence[object], formats: dict[str, str], expected: list[str]
) -> None:
    rows: list[Sequence[object]] = [VALUES, ["甲", *row]]
    found = told(sheet_of(*rows, **formats))
    assert len(found) == len(expected)
    assert all(text in line for text, line in zip(expected, found, strict=True))


def test_a_bound_in_the_format_of_a_target_is_its_direction() -> None:
    headings = [each for each in VALUES if each != "めざす方向"]
    book = Workbook()
    sheet: Any = book.worksheets[0]
    sheet.append(headings)
    sheet.append(["甲", "%", None, 20, 21])
    sheet["D2"].number_format = '0"%以下"'
    sheet["E2"].number_format = '0"%"'
    saved = BytesIO()
    book.save(saved)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(saved.getvalue())
        sheets, _notes = read_sheets(str(path))
    found = tidy_sheets(sheets, direction=lambda _name: "up")
    row = found.rows[0]
    assert [row[name] for name in ("direction", "target", "actual")] == ["down", "20%", "21%"]
    assert (row["note_target"], found.problems) == ("以下", [])


def test_a_merged_baseline_is_that_of_one_name() -> None:
    headings = ["目標指標", "単位", "めざす方向", "年度", "策定時", "目標値", "実績値"]
    rows: list[Sequence[object]] = [
        ["甲", "人", "↗", "R3", 8, 10, 9],
        ["甲", "人", "↗", "R4", None, 10, 9],
        ["うち乙", "人", "↗", "R3", None, 10, 9],
    ]
    found = sheet_of(headings, *rows, merge=["E2:E4"])
    assert [row["baseline"] for row in found.rows] == ["8", "8", ""]
