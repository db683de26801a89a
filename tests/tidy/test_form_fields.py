"""Forms that have the name of an indicator in a field above its years."""

import pytest

from sokatsu_cli import InputError
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import Tidied, tidy_sheets

ROWS = "|年度|H22|H23\n|目標|20|30\n|実績|18|24\n|達成率|90%|80%"


def read(text: str, merged: str = "") -> Tidied:
    """Read a sheet; the cell of the first column is merged over all rows if it has a text."""
    rows = []
    above: dict[int, str] = {}
    for at, line in enumerate(text.split("\n"), 1):
        cells = line.split("|")
        above = {} if cells[0] else above
        rows.append(SheetRow(at, cells, above))
        above = {0: cells[0] or above[0]} if merged else {}
    return tidy_sheets([Sheet("s", rows)], direction=lambda _name: "up")


@pytest.mark.parametrize("merged", ["", "yes"])
def test_fields_name_the_rows_below(merged: str) -> None:
    first = "活動指標|指標名称|利用者数(人)||説明|年間\n" + ROWS
    second = "成果指標|指標名称|稼働率|||\n" + ROWS
    third = "成果指標|指標名|満足度|単位|点|\n" + ROWS
    found = read(f"{first}\n{second}\n{third}", merged)
    assert not found.problems
    names = ("indicator", "unit", "year", "target", "actual", "published_rate")
    said = [" ".join(filter(None, map(row.get, names))) for row in found.rows]
    values = ("H22 20 18 90%", "H23 30 24 80%")
    assert said == [
        f"{name} {each}" for name in ("利用者数(人)", "稼働率", "満足度 点") for each in values
    ]


@pytest.mark.parametrize(
    "field",
    ["活動指標|指標名称||説明|年間|", "活動指標|指標名称||説明||", "活動指標|事業名|甲"],
)
def test_a_field_without_a_name_names_nothing(field: str) -> None:
    with pytest.raises(InputError) as raised:
        read(f"{field}\n{ROWS}")
    assert "no name for these rows; write it beside the first" in str(raised.value)
