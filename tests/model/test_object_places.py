"""Where rows stand whose objects share lines."""

import pickle

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.object_places import ObjectPlaces
from sokatsu_cli.model.object_rows import ObjectRow, as_object
from sokatsu_cli.model.page_rows import row_number

PLACES = ObjectPlaces()
THIRD = ObjectRow.at(line=1, number=3)


def test_a_row_is_told_by_its_object() -> None:
    row = int(THIRD)
    assert (PLACES.line(row), PLACES.apart(row), PLACES.sheet(row)) == (1, 3, "")
    assert (PLACES.told(row), PLACES.told(row, "ja")) == ("object 3", "3番目のオブジェクト")
    assert PLACES.place(row, "target") == "object 3"
    assert PLACES.in_file("a.json", row, "target") == "a.json:1: object 3"


def test_rows_are_in_order_and_none_is_a_line() -> None:
    rows = [ObjectRow.at(line=1, number=2), THIRD, ObjectRow.at(line=2, number=4)]
    assert sorted({*rows}) == rows
    assert [as_object(row) for row in (None, 7, int(THIRD))] == [None, 7, THIRD]
    assert (row_number(THIRD), f"{THIRD:>9}", str(THIRD)) == (1, " object 3", "object 3")
    copied = pickle.loads(pickle.dumps(THIRD))  # noqa: S301 - as processes hand it on
    assert str(copied) == "object 3"


def test_what_is_wrong_is_told_by_objects() -> None:
    lines = [None, 1, int(THIRD)]
    error = InputError([Problem("a.json", line, "target", "no number") for line in lines], 2)
    assert PLACES.error(error).lines() == [
        "a.json: target: no number",
        "a.json:1: target: no number",
        "a.json:1: object 3: target: no number",
        "… and 2 more problems",
    ]
