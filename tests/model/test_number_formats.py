"""Formats of numbers: what is computed with, what the sheet shows, and what has no number."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokatsu_cli.model.cells import Cell, number_text, printed_text, trouble_of
from sokatsu_cli.model.number_formats.codes import number_format
from sokatsu_cli.model.number_formats.numbers import number_cell, shows_another
from sokatsu_cli.model.numerals import parse_number

ACCOUNTING = '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ '


@pytest.mark.parametrize(
    ("value", "code", "text", "number", "printed"),
    [
        ("0.6963", "0%", "69.63%", "69.63%", "70%"),
        ("0.7", "0%", "70%", "70%", "70%"),
        ("69", "0.0", "69.0", "69.0", "69.0"),
        ("1254.6", "#,##0", "1,254.6", "1,254.6", "1,255"),
        ("-5", "0_ ;[Red]0", "-5", "-5", "5"),
        ("-5", "0;[Red]▲0", "▲5", "▲5", "▲5"),
        ("-5", "0_);(0)", "-5", "-5", "(5)"),
        ("-5.5", "(0)", "-(6)", "-5.5", "-(6)"),
        ("-1254.5", ACCOUNTING, "¥-1,255", "-1,254.5", "¥-1,255"),
        ("4200", "[>=1000]#,##0,;0", "4,200", "4,200", "4"),
        ("900", "[>=1000]#,##0,;0", "900", "900", "900"),
        ("-900", "[>=1000]#,##0,;[<0]△0;0", "△900", "△900", "△900"),
        ("50", "[>100]0;-0;[Blue]0.0", "50.0", "50.0", "50.0"),
        ("-50", "[>100]0;(0);0.0", "-50", "-50", "(50)"),
        ("70", "[>100]0;[<50]0", "70", "70", "70"),
        ("1254", "¥#,##0", "¥1,254", "1,254", "¥1,254"),
        ("1254", "[$¥-411]#,##0", "¥1,254", "1,254", "¥1,254"),
        ("1254.6", '#,##0"人"', "1,255人", "1,254.6", "1,255人"),
        ("26", '"H"0', "H26", "26", "H26"),
        ("0", '"第"0"節"', "第0節", "0", "第0節"),
        ("1234567", '#,##0,"千円"', "1,235千円", "1,234,567", "1,235千円"),
        ("44.4", '0.0"%"', "44.4%", "44.4%", "44.4%"),
        ("7", "000", "007", "007", "007"),
        ("7", "0,000", "0,007", "7", "0,007"),
        ("1234567", "0000000", "1234567", "1234567", "1234567"),
        ("0.5", ".00", "0.50", "0.50", ".50"),
        ("12.5", ".0", "12.5", "12.5", "12.5"),
        ("69", "0.##", "69", "69", "69"),
        ("69.25", "0.0##", "69.25", "69.25", "69.25"),
        ("-0.4", "0", "-0.4", "-0.4", "0"),
        ("-0.4", "0;-0", "-0.4", "-0.4", "-0"),
        ("3", "+0;-0", "3", "3", "+3"),
        ("5", 'General"人"', "5人", "5", "5人"),
        ("5", '@"人"', "5人", "5", "5人"),
        ("-5", "General", "-5", "-5", "-5"),
        ("5", "G/標準", "5", "5", "5"),
        ("5", "0.00E+00", "5", "5", "5 (not shown in plain digits)"),
        ("0.25", "# ?/?", "0.25", "0.25", "0.25 (not shown in plain digits)"),
        ("0.7", "%0", "%70", "70%", "%70"),
        ("0.7", '%0"人"', "%70人", "70%", "%70人"),
        ("-5", "General;[Red]-General", "-5", "-5", "-5"),
        ("-5", "General;General", "-5", "-5", "5"),
        ("-5", "General;(General)", "-5", "-5", "(5)"),
        ("-5", 'General;▲General"人"', "▲5人", "-5", "▲5人"),
        ("-5", '"約"General', "-約5", "-5", "-約5"),
        ("65", "0.0 kg", "65.0 kg", "65.0", "65.0 kg"),
        ("0.0000012", "0.0%", "0.00012%", "0.00012%", "0.0%"),
        ("1E+30", "0", "1" + "0" * 30, "1" + "0" * 30, "1" + "0" * 30),
        ("0.5", '0%"以上', "50%以上", "50%", "50%以上"),
        ("5", "0[", "5[", "5", "5["),
    ],
)
def test_a_stored_number_is_computed_with(
    value: str, code: str, text: str, number: str, printed: str
) -> None:
    cell = number_cell(Decimal(value), code)
    assert (cell, number_text(cell), printed_text(cell)) == (text, number, printed)
    assert trouble_of(cell) == ""
    scale = 100 if "%" in code.replace('"%"', "") else 1
    if len(number) < 20:
        assert parse_number(number) == Fraction(Decimal(value)) * scale


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("0", '#,##0;-#,##0;"-"', "'-'"),
        ("0", "#,##0;-#,##0;-", "'-'"),
        ("0", '0;0;"未確定"', "'未確定'"),
        ("0", '0;0;"第1節"', "'第1節'"),
        ("0", ACCOUNTING, "'¥-'"),
        ("0", "#", "nothing"),
        ("0", "#,###", "nothing"),
        ("0", "0;-0;", "nothing"),
        ("0", '0;-0;" "', "nothing"),
        ("0", "#.#", "nothing"),
        ("5", ";;;", "nothing"),
        ("-5", ";;;", "nothing"),
        ("-5", "0;", "nothing"),
        ("1", '[=1]"○";"×"', "'○'"),
        ("0", '[=1]"○";"×"', "'×'"),
    ],
)
def test_a_number_of_which_no_digit_is_shown_is_none(value: str, code: str, shown: str) -> None:
    cell = number_cell(Decimal(value), code)
    told = f"it shows {shown} where {value} is stored; write there what is meant"
    assert trouble_of(cell) == told
    assert cell == printed_text(cell) == ("" if shown == "nothing" else shown.strip("'"))


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (41730, '[$-411]ggge"年度"', "平成26年度"),
        (41730, '[$-ja-JP-x-gannen]ggge"年度"', "平成26年度"),
        (43586, '[$-ja-JP-x-gannen]ggge"年度"', "令和元年度"),
        (43586, '[$-411]ggge"年"m"月"d"日"', "令和1年5月1日"),
        (43585, "[$-411]ge.m.d", "H31.4.30"),
        (32515, "ggee", "昭64"),
        (32516, "ggee", "平01"),
        (4000, "gge", "明43"),
        (5000, "rr", "大正02"),
        (41730, 'yyyy"年"m"月"d"日"', "2014年4月1日"),
        (41730, "yyyy", "2014"),
        (41730, "yy", "14"),
        (41730, "yyyy/mm/dd", "2014/04/01"),
        (41730, "bbbb", "2557"),
        (45292, "m-d", "1-1"),
        (45355, 'm"/"d', "3/4"),
        (45292, "d-mmm-yy", "1-Jan-24"),
        (45292, "mmmm d, yyyy", "January 1, 2024"),
        (45292, "mmmmm", "J"),
        (45292, "ddd dddd", "Mon Monday"),
        (45292, "aaa aaaa", "月 月曜日"),
        (45292, "[$-F800]dddd, mmmm dd, yyyy", "2024年1月1日"),
        ("45292.395833333333", "yyyy/m/d h:mm:ss", "2024/1/1 9:30:00"),
        ("45292.999999999", "yyyy/m/d h:mm", "2024/1/2 0:00"),
        (1, "yyyy-mm-dd", "1900-01-01"),
        (60, "yyyy-mm-dd", "1900-02-29"),
        (61, "yyyy-mm-dd", "1900-03-01"),
        (2958465, "yyyy-mm-dd", "9999-12-31"),
    ],
)
def test_a_date_reads_as_it_is_shown(value: object, code: str, shown: str) -> None:
    cell = number_cell(Decimal(str(value)), code)
    assert cell == printed_text(cell) == shown
    assert trouble_of(cell) == f"a date, shown as '{shown}': spreadsheets make dates of 1-3 and 1/3"


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("0.5", "h:mm", "12:00"),
        ("0.75", "h:mm AM/PM", "6:00 PM"),
        ("0", "h A/P", "12 A"),
        ("1.5", "[h]:mm:ss", "36:00:00"),
        ("1.5", "[mm]:ss", "2160:00"),
        ("0.001", "[ss]", "86"),
        ("0.00012", "mm:ss.0", "00:10.4"),
        ("0.375", 'h"時"mm"分"', "9時00分"),
        ("0.375", "[$-F400]h:mm:ss AM/PM", "9:00:00"),
    ],
)
def test_a_time_reads_as_it_is_shown(value: str, code: str, shown: str) -> None:
    cell = number_cell(Decimal(value), code)
    assert (cell, trouble_of(cell)) == (
        shown,
        f"a time, shown as '{shown}': spreadsheets make times of 1:30",
    )


@pytest.mark.parametrize("value", ["-1", "2958466", "2958465.9999999", "1E+300"])
def test_no_sheet_shows_such_a_date(value: str) -> None:
    cell = number_cell(Decimal(value), "yyyy/m/d")
    plain = format(Decimal(value), "f")
    assert (cell, trouble_of(cell)) == (plain, f"a date, but {plain} is none")


def test_dates_counted_from_1904_on() -> None:
    assert number_cell(Decimal(40268), '[$-411]ggge"年"', since_1904=True) == "平成26年"


@pytest.mark.parametrize(
    ("value", "code", "number"),
    [
        ("70.4", '0"％"', "70.4%"),
        ("70.4", '"％"0', "70.4%"),
        ("70.4", 'General"%"', "70.4%"),
        ("70.4", '"約"General"％"', "70.4%"),
        ("0.704", "%0.0", "70.4%"),
    ],
)
def test_a_sign_of_percent_is_never_lost(value: str, code: str, number: str) -> None:
    assert number_text(number_cell(Decimal(value), code)) == number


@pytest.mark.parametrize(
    ("code", "printed"),
    [
        *(("0%%", "7000%%"), ("%0%", "%7000%"), ("General%", "0.7%")),
        *(("General General", "0.7 0.7"), ("0.0E+0%", "0.7 (not shown in plain digits)")),
    ],
)
def test_a_format_that_leaves_open_what_is_meant(code: str, printed: str) -> None:
    cell = number_cell(Decimal("0.7"), code)
    told = f"it shows '{printed}' where 0.7 is stored; which of both is meant?"
    assert (printed_text(cell), trouble_of(cell)) == (printed, told)


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        *(("80", '"1"0', "180"), ("80", '0"0"', "800"), ("80", '0"０"', "80０")),
        *(("805", '0"."0', "80.5"), ("805", "0!.0", "805!.0"), ("0.7", "0%0", "7%0")),
        *(("11", "0-0", "1-1"), ("123", "0-0", "12-3"), ("8", '0"年"0', "0年8")),
        *(("5", '"▲"0', "▲5"), ("5", "-0", "-5"), ("5", '"±"0', "±5"), ("5", '"≧"0', "≧5")),
        *(("5", '"("0")"', "(5)"), ("5", '"～"0', "～5"), ("5", '0"～"', "5～")),
        *(("5", '0"/100"', "5/100"), ("5", '0".5"', "5.5"), ("5", '0"-9"', "5-9")),
        *(("5", '"1"General', "15"), ("5", 'General"0人"', "50人"), ("5", '"▲"General', "▲5")),
    ],
)
def test_words_that_make_another_number(value: str, code: str, printed: str) -> None:
    cell = number_cell(Decimal(value), code)
    told = f"it shows '{printed}' where {value} is stored; which of both is meant?"
    assert (trouble_of(cell), printed_text(cell)) == (told, printed)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        *(("5", '0"m2"'), ("5", '"+"0'), ("80000", "# ##0"), ("5", '"約"0"人"')),
        *(("-5", "0;(0)"), ("-5", "(0)"), ("-5", '0;"▲"0'), ("-5", '"¥"0;"¥"-0'), ("5", '0"人."')),
        *(("-5", 'General;"△"General'), ("5", '0" - "'), ("5", "0_-"), ("5", '0"、"')),
    ],
)
def test_words_that_leave_the_number_as_it_is(value: str, code: str) -> None:
    cell = number_cell(Decimal(value), code)
    assert (trouble_of(cell), parse_number(number_text(cell))) == ("", Fraction(value))


@pytest.mark.parametrize(
    ("value", "code", "figures"),
    [
        ("100.4", '0"人"', "100"),
        ("1254.6", '#,##0"人"', "1255"),
        ("-0.3", '0"人"', "0"),
        ("-5.4", '0;"減"0', "-5"),
        ("-5", '0"人";[Red]0"人"', "5"),
        ("-5", "0;[Red]0", "5"),
        ("-5", "General;[Red]General", "5"),
        ("0.6963", '"約"0%', "70%"),
        ("1234567", '#,##0,"千人"', "1235"),
    ],
)
def test_the_number_that_is_shown_among_words(value: str, code: str, figures: str) -> None:
    cell = number_cell(Decimal(value), code)
    assert isinstance(cell, Cell)
    assert (cell.figures, shows_another(cell)) == (figures, True)


@pytest.mark.parametrize(
    ("cell", "another"),
    [
        (Cell("69.63%", printed="70%"), True),
        (Cell("¥5", number="5"), False),
        (Cell("5", number="5", printed="5.0"), False),
        (Cell("5人", number="5", printed="5人", figures="5.0"), False),
        (Cell("1-3", number="45294", trouble="a date"), False),
    ],
)
def test_whether_a_cell_shows_another_number(cell: Cell, *, another: bool) -> None:
    assert shows_another(cell) is another


SECTIONS = st.sampled_from(
    ["0", "0.0", "#,##0", "#,##0.00", "0%", "0.0%", "¥#,##0", '0"人"', "0_ ", "#,##0_)", "General"]
)
NEGATIVE = st.sampled_from(["", "-0", "[Red]0", "(0.0)", "▲#,##0", "△0%", '"マイナス"0'])
CONDITIONS = st.sampled_from(["", "[>=1000]", "[<10]", "[>0]", "[Red]", "[<=-5]"])


@given(
    st.decimals(-(10**9), 10**9, places=4, allow_nan=False),
    st.tuples(CONDITIONS, SECTIONS, NEGATIVE).map(
        lambda parts: ";".join([parts[0] + parts[1], parts[2]])
    ),
)
def test_whatever_is_shown_the_number_is_the_stored_one(value: Decimal, code: str) -> None:
    cell = number_cell(value, code.removesuffix(";"))
    section, _signless = number_format(code.removesuffix(";")).section_of(value)
    percent = section is not None and any(token.text == "%" for token in section.tokens)
    if not trouble_of(cell):
        assert parse_number(number_text(cell)) == Fraction(value) * (100 if percent else 1)
