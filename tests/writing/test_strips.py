import unicodedata
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sokatsu_cli.writing.strips import Strips

HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("way", "due", "fine", "plain"),
    [
        ("-0.001", HALF, "◂╌╌╌╌▯╌╌╌╌╏", "<----:----|"),
        ("0", HALF, "▮╌╌╌╌▯╌╌╌╌╏", "#----:----|"),
        ("0", Fraction(0), "▮╌╌╌╌╌╌╌╌╌╏", "#---------|"),
        ("0.4999", HALF, "╏╍╍╍▮▯╌╌╌╌╏", "|===#:----|"),
        ("0.5", HALF, "╏╍╍╍╍▮╌╌╌╌╏", "|====#----|"),
        ("0.5", None, "╏╍╍╍╍▮╌╌╌╌╏", "|====#----|"),
        ("0.59", Fraction(51, 100), "╏╍╍╍╍▮╌╌╌╌╏", "|====#----|"),
        ("0.9999", HALF, "╏╍╍╍╍▯╍╍╍▮╏", "|====:===#|"),
        ("0.9999", Fraction(1), "╏╍╍╍╍╍╍╍╍▮▯", "|========#:"),
        ("1", HALF, "╏╍╍╍╍▯╍╍╍╍▮", "|====:====#"),
        ("1.0001", Fraction(1), "╏╍╍╍╍╍╍╍╍╍▸", "|=========>"),
    ],
)
def test_marks_stand_where_they_are_and_never_farther(
    way: str, due: Fraction | None, fine: str, plain: str
) -> None:
    assert Strips(10, plain=False).draw(Fraction(way), due) == fine
    assert Strips(10, plain=True).draw(Fraction(way), due) == plain


def test_without_a_way_there_is_no_strip() -> None:
    assert Strips(10, plain=False).draw(None, HALF) == ""


@settings(max_examples=30)
@given(st.fractions(-2, 3), st.fractions(Fraction(1, 1000), 1), st.integers(1, 20))
def test_a_strip_never_looks_better_than_it_is(way: Fraction, due: Fraction, steps: int) -> None:
    drawn = Strips(steps, plain=True).draw(way, due)
    now, mark = (max(drawn.find(each) for each in marks) for marks in ("<#>", ":"))
    assert len(drawn) == steps + 1
    assert drawn[now] == ("<" if way < 0 else ">" if way > 1 else "#")
    assert now <= max(way, Fraction(0)) * steps
    assert (mark > now) is (way < due)
    assert mark == -1 or mark >= due * steps


def test_each_character_takes_one_cell_in_every_terminal() -> None:
    for plain in (False, True):
        glyphs = "".join(Strips(10, plain=plain).glyphs.values())
        assert {*map(unicodedata.east_asian_width, glyphs)} <= {"N", "Na"}
        assert glyphs.isascii() is plain
