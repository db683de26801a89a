"""The notes on rows that are no indicators, and the sections of rows."""

import pandas as pd

from sokatsu_cli.model.sections import SectionKey
from sokatsu_cli.rate.identities import sections_of, total_notes
from sokatsu_cli.rate.rows import header_of


def frame(names: list[str], **columns: list[str]) -> pd.DataFrame:
    cells = {
        "indicator": names,
        **dict.fromkeys(("direction", "target", "actual"), ["1"] * len(names)),
    }
    return pd.DataFrame({**cells, **columns}, dtype=object)


def notes(names: list[str]) -> list[str]:
    table = frame(names)
    return list(total_notes(table, header_of(table, None)))


def test_each_total_is_named() -> None:
    text = "is a total or mean of other rows, no indicator: it is not counted"
    assert notes(["甲", "計", "乙", "合　計"]) == [
        f"<frame>:2: '計' {text}",
        f"<frame>:4: '合　計' {text}",
    ]
    assert notes(["甲"]) == []


def test_many_totals_are_counted() -> None:
    lines = notes(["計"] * 14)
    assert len(lines) == 13
    assert lines[-1] == "<frame>: … and 2 more totals"


def test_the_name_of_a_section_may_stand_anywhere() -> None:
    table = frame(["a", "b", "c"], section=["１", "1", "2"], section_name=["", "市民 活動", ""])
    assert sections_of(table, header_of(table, None)) == [
        SectionKey("", "1", "市民 活動"),
        SectionKey("", "1", "市民 活動"),
        SectionKey("", "2", ""),
    ]
