"""Values that are merged over several columns, of which nobody can tell which they are of."""

import pytest

from sokatsu_cli.model.cells import trouble_of
from sokatsu_cli.reading.spreadsheet import merged_cells
from sokatsu_cli.reading.spreadsheet.merged_cells import doubt_beside
from sokatsu_cli.reading.spreadsheet.packages import RefusedError
from sokatsu_cli.reading.spreadsheet.places import Area

HEAD = ["指標", "目標値", "実績値", "備考"]


def doubted(*rows: list[str], areas: list[Area], begun: set[int] | None = None) -> set[str]:
    """Return the places, row and column from 1, of the cells that become doubtful."""
    numbered = dict(enumerate(rows, 1))
    doubt_beside(numbered, areas, begun)
    return {
        f"{number}.{column}"
        for number, row in numbered.items()
        for column, cell in enumerate(row, 1)
        if trouble_of(cell)
    }


@pytest.mark.parametrize(
    "value", ["70.0", "70 %", "(１０)", "△3", "1,200人", "＋5", "2000", "5年以内", "9\n4"]
)
def test_a_value_over_two_columns_makes_the_second_doubtful(value: str) -> None:
    assert doubted(HEAD, ["甲", value], areas=[Area(2, 2, 1, 2)]) == {"2.3"}


def test_all_columns_that_it_covers_are_doubtful() -> None:
    assert doubted(HEAD, ["甲", "70", "", "*"], areas=[Area(2, 3, 1, 3)]) == {"2.3", "2.4"}


@pytest.mark.parametrize(
    "text", ["", "－", "調査なし", "平成30年度", "2018年", "1 文化・教育", "1日当たりのごみ"]
)
def test_what_is_no_value_leaves_no_doubt(text: str) -> None:
    assert not doubted(HEAD, ["甲", text], areas=[Area(2, 2, 1, 2)])


def test_a_title_that_is_merged_over_the_table_leaves_no_doubt() -> None:
    assert not doubted(HEAD, ["2", "70"], ["3"], areas=[Area(2, 2, 0, 3), Area(3, 3, 0, 2)])


def test_columns_of_a_drawn_form_are_not_doubtful() -> None:
    """Each value of it is merged over the columns of its heading."""
    rows = [["一覧"], ["指標", "目標値", "", "実績値"], ["甲", "70", "", "60"]]
    areas = [Area(number, number, column, column + 1) for number in (2, 3) for column in (1, 3)]
    assert not doubted(*rows, areas=areas)


def test_a_value_over_rows_alone_leaves_no_doubt() -> None:
    assert not doubted(HEAD, ["甲", "70"], areas=[Area(2, 3, 1, 1)])


def test_an_area_beyond_the_row_has_no_value() -> None:
    assert not doubted(HEAD, ["甲"], areas=[Area(2, 2, 1, 2)])


def test_headings_on_a_page_before_count() -> None:
    begun: set[int] = set()
    doubted(HEAD, areas=[], begun=begun)
    assert doubted(["甲", "70"], areas=[Area(1, 1, 1, 2)], begun=begun) == {"1.3"}


def test_too_many_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merged_cells, "_MOST_LOOKED_AT", 3)
    with pytest.raises(RefusedError, match="too many merged cells"):
        doubted(HEAD, ["甲", "70"], areas=[Area(2, 2, 1, 2)])
