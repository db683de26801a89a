"""The years of rows whose method needs none: as far as they are certain."""

import pandas as pd
import pytest

from sokatsu_cli.check.possible_years import PossibleYears
from sokatsu_cli.model.cells import Cell
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.rows import RowReader
from sokatsu_cli.rate.rules import GivenYears

ROW = {"indicator": "甲", "direction": "↗", "target": "80", "actual": "66", "baseline": "60"}
NONE = GivenYears()
YEARS = {"baseline_year": "R2", "target_year": "R7", "year": "R4"}


def years(
    row: dict[str, str], given: GivenYears = NONE, missing: tuple[str, ...] = ()
) -> list[int] | None:
    frame = pd.DataFrame([row], dtype=object)
    part = FramePart(frame, header_of(frame, None, ()))
    found = PossibleYears(given, missing).read(part, RowReader().read(part))
    return None if found is None else [int(year) for year in found[0]]


def test_all_years_are_there() -> None:
    assert years(ROW | YEARS) == [2020, 2025, 2022]
    assert years(ROW, GivenYears(2019, 2030, 2021)) == [2019, 2030, 2021]
    assert years(ROW | {"period": "令和4年度"}, GivenYears(2020, 2025)) == [2020, 2025, 2022]
    assert years(ROW | {"period": "前期"}, GivenYears(2020, 2025)) == [2020, 2025, 0]


@pytest.mark.parametrize("name", ["baseline", *YEARS])
def test_without_a_column_no_row_can_have_an_expected_value(name: str) -> None:
    cells = {each: cell for each, cell in (ROW | YEARS).items() if each != name}
    assert years(cells) == [0, 0, 0]


@pytest.mark.parametrize("name", YEARS)
def test_where_a_cell_is_no_year_none_counts(name: str) -> None:
    given = GivenYears(2019, 2030, 2021)
    row = {**ROW, **YEARS}
    assert years(row | {name: "R5～R7"}, given) is None
    assert years(row | {name: Cell("R2", trouble="struck through")}, given) is None
    assert years(row | {name: Cell("R2")}, given) is not None
    filled = years(row | {name: "不詳"}, given, ("不詳",))
    assert filled is not None
    assert [year in given for year in filled] == [each == name for each in YEARS]
