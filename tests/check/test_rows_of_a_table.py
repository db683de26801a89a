"""The rows of a table, put together from parts."""

from collections.abc import Sequence

import pandas as pd
import pytest

from sokatsu_cli.check import table_rows
from sokatsu_cli.check.table_rows import KeptRows, TableRows, part_rows
from sokatsu_cli.rate.coded_cells import coded
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.rate.identities import identities
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.rows import RowReader
from told_explanations import ROW

ROWS = [
    {"indicator": "甲", "period": "前期", "year": "平成30年度", "unit": "%", "target": "80"},
    {"indicator": "乙", "period": "前期", "year": "H30", "target": "70"},
    {"indicator": "甲", "period": "後期", "year": "", "unit": "％", "actual": "5"},
    {"indicator": "甲", "period": "R3", "year": "", "unit": "", "target": "9.5"},
    {"indicator": "乙", "period": " 前 期", "year": "2018", "target": "70"},
]


def kept(rows: Sequence[dict[str, str]], size: int) -> TableRows | None:
    """Return rows that were taken in parts."""
    frame = pd.DataFrame([{**ROW, **row} for row in rows], columns=[*ROW], dtype=object)
    table, reader = KeptRows(), RowReader()
    for start in range(0, max(len(frame), 1), size):
        piece = frame.iloc[start : start + size]
        part = FramePart(piece, header_of(piece, None))
        when = coded(part, ["period", "year"])
        lines = range(start + 2, start + 2 + len(piece))
        table.take(part_rows(part, reader.read(part), None, identities(part), when), lines)
    return table.table()


@pytest.mark.parametrize("size", [1, 2, 5])
def test_rows_of_all_parts(size: int) -> None:
    table = kept(ROWS, size)
    assert table is not None
    assert [each == table.groups[0] for each in table.groups] == [True, False, True, True, False]
    assert table.years.tolist() == [2018, 2018, 0, 2021, 2018]
    assert [table.whens[at] for at in table.when.tolist()] == [
        *["前期 平成30年度", "前期 平成30年度", "後期", "R3", "前期 平成30年度"],
    ]
    assert table.measures.tolist() == [True, False, True, False, False]
    assert [*table.lines] == [2, 3, 4, 5, 6]
    target, _actual, _baseline = table.rows[2]
    assert target.decimals.tolist() == [0, 0, 0, 1, 0]
    assert target.known.tolist() == [True, True, False, True, True]
    assert table.related.final.tolist() == [3, -1, 3, -1, -1]
    assert table.is_whole


def test_no_rows() -> None:
    table = kept([], 3)
    assert table is not None
    assert (len(table.rows), [*table.whens], table.measures.tolist()) == (0, [], [])
    assert KeptRows().table() is None


@pytest.mark.parametrize("size", [1, 3, 5])
def test_too_many_rows(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_rows, "MOST_ROWS", 5)
    assert kept(ROWS, size) is not None
    monkeypatch.setattr(table_rows, "MOST_ROWS", 4)
    assert kept(ROWS, size) is None
