"""The column with the place of each row in the office's file."""

import pytest

from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.labels import sheet_label
from sokatsu_cli.model.places import RowPlace
from sokatsu_cli.tidy.source_places import with_source_places
from sokatsu_cli.tidy.tables import Tidied

VALUES = {"indicator": "column A", "target": "column Z", "actual": "column AA"}


def tidied(place: RowPlace, column: str = "indicator") -> Tidied:
    return Tidied([column], [{column: "甲"}], [place], [], [], [], [])


@pytest.mark.parametrize(
    ("source", "path", "letters", "told"),
    [
        ("表.csv", "表.csv", VALUES, "表.csv:7"),
        ("-", "<stdin>", VALUES, "<stdin>:7"),
        ("表.xlsx", "表.xlsx", VALUES, "Z7:AA7"),
        ("表.xlsx", sheet_label("表.xlsx", "第1章"), VALUES, "第1章!Z7:AA7"),
        ("表.xlsx", sheet_label("表.xlsx", "R5"), {"target": "column D"}, "'R5'!D7"),
        ("表.xlsx", sheet_label("表.xlsx", "1章"), {"actual": "column D"}, "'1章'!D7"),
        (
            "表.xlsx",
            sheet_label("表.xlsx", "it's"),
            {"target": "column D", "actual": "column D"},
            "'it''s'!D7",
        ),
    ],
)
def test_the_place_can_be_pasted(
    source: str, path: str, letters: dict[str, str], told: str
) -> None:
    found = with_source_places(tidied(RowPlace(path, 7, letters)), source)
    assert found.columns == ["indicator", "source_place"]
    assert found.rows == [{"indicator": "甲", "source_place": told}]


def test_a_column_of_this_name_is_in_the_way() -> None:
    with pytest.raises(SokatsuError, match="has a column source_place of its own"):
        with_source_places(tidied(RowPlace("表.csv", 7, VALUES), "source_place"), "表.csv")
