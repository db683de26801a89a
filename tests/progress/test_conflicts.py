import pandas as pd
import pytest

from sokatsu_cli import InputError, progress_table
from sokatsu_cli.progress.conflicts import SEVERAL_UNITS

ROW = {"indicator": "a", "unit": "", "direction": "up", "year": "R1"}


def problems_of(*rows: dict[str, str], **options: str) -> list[str]:
    frame = pd.DataFrame([ROW | row for row in rows]).fillna("")
    with pytest.raises(InputError) as raised:
        progress_table(frame, **options)  # type: ignore[arg-type]
    return raised.value.lines()


def test_rows_of_one_year_must_agree() -> None:
    target = {"baseline": "1", "target": "9", "target_year": "R8"}
    found = problems_of(
        target | {"actual": "5"},
        target | {"actual": "5.0", "year": "2019年度"},
        target | {"actual": "6", "baseline": "2"},
        target | {"actual": "-", "target": "増加"},
        target | {"actual": "-", "target_year": "R9", "indicator": "b"},
        target | {"actual": "-", "target_year": "", "indicator": "b"},
        target | {"actual": "7", "year": "R2"},
    )
    told = "for one indicator and year"
    assert found == [
        f"<frame>: index 2: actual: 6 here and 5.0 in index 1, {told}",
        f"<frame>: index 2: baseline: 2 here and 1 in index 1, {told}",
        f"<frame>: index 3: target: a word for 2026 here and 9 for 2026 in index 2, {told}",
        f"<frame>: index 3: baseline: 1 here and 2 in index 2, {told}",
        f"<frame>: index 5: target: 9 here and 9 for 2027 in index 4, {told}",
    ]


def test_a_share_or_in_percent() -> None:
    row = {"target": "70%", "baseline": "0"}
    told = "a share, or in percent? write % behind both or behind neither"
    found = problems_of(
        row | {"actual": "64%"},
        row | {"actual": "0.65", "target": "0.7", "year": "R2"},
        row | {"actual": "65", "target": "", "unit": "%", "year": "R3"},
        {"actual": "3", "target": "5", "indicator": "b"},
    )
    assert found == [
        f"<frame>: index 1: target: 0.7 beside 64% in index 0: {told}",
        f"<frame>: index 1: actual: 0.65 beside 64% in index 0: {told}",
    ]


def test_a_row_without_a_unit_is_of_one_of_several_for_certain() -> None:
    row = {"actual": "5", "target": "9"}
    persons, cases, blank = (row | {"year": year} for year in ("R1", "R2", "R3"))
    rows = persons | {"unit": "人"}, cases | {"unit": "件"}, blank
    other = {"indicator": "b", "unit": "人"}, {"indicator": "b", "year": "R2"}
    for order in ((0, 1, 2), (2, 0, 1)):
        found = problems_of(*(rows[at] for at in order), *other)
        assert found == [f"<frame>: index {order.index(2)}: unit: {SEVERAL_UNITS}"]


def test_cells_that_cannot_be_read_are_all_told() -> None:
    found = problems_of({"actual": "about 5", "target": "9"}, {"actual": "5", "year": "30年度"})
    assert [line.split(": ")[1:3] for line in found] == [["index 0", "actual"], ["index 1", "year"]]
