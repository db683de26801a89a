"""Formulas against exact figures: in doubles each comes to what is computed without any."""

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sokatsu_cli.model.terms import Direction, Method, Status
from sokatsu_cli.report.arrangement import summary_sheet
from sokatsu_cli.report.contents import Contents, Heading
from sokatsu_cli.report.outlook import is_worse
from sokatsu_cli.report.words import SHEET_LANGUAGES
from sokatsu_cli.report.workbook.books import sheet_workbook
from sokatsu_cli.report.workbook.expressions import Calculation, Cell, Defined, Number, certain
from spreadsheet_formulas import Computed

if TYPE_CHECKING:
    from decimal import Decimal

STATUSES = {"achieved": "達成", "not_achieved": "未達成", "no_data": "データなし"}


def computed(rows: Sequence[Sequence[str]], **options: object) -> tuple[Contents, Computed]:
    columns = ["indicator", "section", "period", "direction", "method", "baseline"]
    frame = pd.DataFrame(rows, columns=[*columns, "target", "actual"], dtype=object)
    sheet = summary_sheet(frame, **options)  # type: ignore[arg-type]
    contents = Contents(sheet, SHEET_LANGUAGES["ja"], Heading("総括表"))
    return contents, Computed(sheet_workbook(contents))


def same(saved: object, found: object) -> bool:
    if isinstance(saved, (int, float)) and isinstance(found, (int, float)):
        return abs(Fraction(saved) - Fraction(found)) <= Fraction(1, 10**10) * abs(Fraction(saved))
    return ("" if saved is None else saved) == ("" if found is None else found)


def refuted(book: Computed) -> list[tuple[object, ...]]:
    """Return the formulas that come to something else than was saved with them."""
    found = list(book.formulas())
    assert found
    return [each for each in found if not same(each[3], each[4])]


def column(book: Computed, heading: str) -> list[object]:
    page = book.saved["一覧"]
    place = next(cell.column for cell in page[4] if cell.value == heading)
    return [page.cell(row, place).value for row in range(5, page.max_row + 1)]


def listed(contents: Contents, book: Computed) -> None:
    """Hold what the list shows to the exact figures of the results."""
    results = contents.sheet.counted
    shares: dict[str, list[Fraction | Decimal | None]] = {
        "達成率": [result.rate for result in results],
        "達成率(丸める前)": [result.found.rate for result in results],
    }
    for heading, rates in shares.items():
        for rate, shown in zip(rates, column(book, heading), strict=True):
            assert same("" if rate is None else float(rate / 100), shown), heading
    if any(result.change for result in results):
        worse = ["悪化" if is_worse(result) else None for result in results]
        assert [word or None for word in column(book, "策定時より悪化")] == worse
    assert column(book, "状況") == [STATUSES[result.status] for result in results]


NUMBERS = st.one_of(
    st.integers(0, 40).map(str),
    st.integers(-50, 50).map(lambda number: f"{number / 10}"),
    st.integers(1, 10**7).map(lambda number: f"{number / 1000:.3f}"),
    st.sampled_from(["", "-", "８０", "999999999999999", "123456789012345678", "1,254", "69.0%"]),
)
ROWS = st.tuples(
    st.sampled_from(["甲", "乙", "=1+1", "丙"]),
    st.sampled_from(["1", "2", "*"]),
    st.sampled_from(["前期", "後期"]),
    st.sampled_from([*Direction]).map(str),
    st.sampled_from(["", *Method]).map(str),
    *[NUMBERS] * 3,
)


@settings(max_examples=12, deadline=None)
@given(
    st.lists(ROWS, min_size=1, max_size=6),
    st.sampled_from([None, 100, "120.05"]),
    st.sampled_from(["half-up", "down", "up", "half-even"]),
    st.integers(0, 3),
    st.sampled_from([0, 5, "2.5"]),
)
def test_each_formula_comes_to_the_exact_figure(
    rows: list[tuple[str, ...]],
    cap: object,
    rounding: str,
    digits: int,
    tolerance: object,
) -> None:
    if any("%" in "".join(row[5:]) for row in rows):
        rows = [(*row[:5], *("69.0%" if text else "" for text in row[5:])) for row in rows]
    options = {"cap": cap, "rounding": rounding, "digits": digits, "tolerance": tolerance}
    contents, book = computed(rows, **options)
    assert refuted(book) == []
    listed(contents, book)


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("way", Direction)
def test_each_method_in_each_direction_comes_to_the_exact_figure(
    way: Direction, method: Method
) -> None:
    values = [("40", "80", "60"), ("40", "80", "80"), ("90", "80", "84")]
    rows = [("甲", "1", "前期", str(way), str(method), *each) for each in values]
    contents, book = computed(rows)
    assert refuted(book) == []
    listed(contents, book)


@pytest.mark.parametrize(
    ("row", "options", "is_formula"),
    [
        ("↗, ,,80,81", {}, True),  # 101.25 is a half that doubles hold once it is 1012.5
        ("↗, ,,32,31.6", {}, True),
        ("↗, ,,2000,889", {}, True),
        ("↗, ,,70,64.4", {"rounding": "down"}, False),
        ("↗, ,,70,64.4", {"rounding": "half-even"}, False),
        ("↗,expected,1,2,1", {}, False),
        ("↗, ,,８０,60", {}, False),  # a text in the sheet
        ("↗, ,,999999999999999,999999999999998", {}, False),  # almost one
    ],
)
def test_what_doubles_may_miss_is_a_value(
    row: str, options: dict[str, str], is_formula: bool
) -> None:
    way, method, *values = row.split(",")
    _contents, book = computed([("甲", "1", "前期", way, method.strip(), *values)], **options)
    formulas = {
        cell: text for sheet, cell, text, _saved, _found in book.formulas() if sheet == "一覧"
    }
    page = book.book["一覧"]
    rate = next(cell.column_letter for cell in page[4] if cell.value == "達成率")
    assert (f"{rate}5" in formulas) is is_formula
    (note,) = column(book, "備考")
    assert ("数式でなく正確な値" in str(note)) is not is_formula
    notes = [cell.value for cell in book.book["集計"]["A"] if str(cell.value).startswith("斜体")]
    assert bool(notes) is not is_formula


def test_an_error_is_no_figure() -> None:
    parts = Calculation(Cell("a"), "/", Cell("b"))
    cells = {"a": Number.of(1), "b": Number.of(0)}
    assert certain(parts, cells, Number.of(1)) is None
    assert certain(Defined(parts), cells, "") == ""
    assert Defined(parts).text({"a": "A1", "b": "B1"}) == 'IFERROR(A1/B1,"")'


def test_no_status_is_left_out() -> None:
    assert set(STATUSES) == set(Status)
