"""The identities of indicators, the notes on rows that are none, and the sections of rows."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokatsu_cli.model.columns import SECTION
from sokatsu_cli.model.names import is_total, name_key, name_keys
from sokatsu_cli.model.sections import SectionKey, with_names
from sokatsu_cli.rate.coded_cells import Coded, coded
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.rate.identities import (
    Identities,
    IdentityNumbers,
    identities,
    sections_of,
    totals_of,
)
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.totals import total_notes, total_rows
from sokatsu_cli.rate.written_names import WrittenNames


def part_of(names: list[str], **columns: list[str]) -> FramePart:
    cells = {
        "indicator": names,
        **dict.fromkeys(("direction", "target", "actual"), ["1"] * len(names)),
    }
    frame = pd.DataFrame({**cells, **columns}, dtype=object)
    return FramePart(frame, header_of(frame, None))


def notes(names: list[str]) -> list[str]:
    part = part_of(names)
    rows = total_rows(part, totals_of(part))
    return list(total_notes(part.path, rows, len(rows)))


def test_each_total_is_named() -> None:
    text = "is a total or mean of other rows, no indicator: it is not counted"
    assert notes(["甲", "計", "乙", "合　計", "会計"]) == [
        f"<frame>:2: '計' {text}",
        f"<frame>:4: '合　計' {text}",
    ]
    assert notes(["甲"]) == notes(["legal", "計画", "G"]) == []
    assert notes(["Grand Total", "総計画", "ＡＶＥＲＡＧＥ"])[1:] == [
        f"<frame>:3: 'ＡＶＥＲＡＧＥ' {text}"
    ]


def test_many_totals_are_counted() -> None:
    lines = notes(["計"] * 14)
    assert len(lines) == 13
    assert lines[-1] == "<frame>: … and 2 more totals"


def test_the_name_of_a_section_may_stand_anywhere() -> None:
    numbers = IdentityNumbers()
    table = {"section": ["１", "1", "2"], "section_name": ["", "市民 活動", ""]}
    numbers.take(identities(part_of(["a", "b", "c"], **table)))
    assert numbers.section_keys() == [
        SectionKey("", "1", "市民 活動"),
        SectionKey("", "1", "市民 活動"),
        SectionKey("", "2", ""),
    ]


NAME = st.text(
    st.sampled_from("aか\u3099 \u3000\n\r\u200bＡ計平均(①)\u0301\ud800ｶﾞ\x1f¨"), max_size=4
)


@given(st.lists(NAME, max_size=6))
def test_many_names_have_the_forms_of_each(names: list[str]) -> None:
    assert name_keys(names) == list(map(name_key, names))


CELL = st.sampled_from(["", "1", "１", " 1", "2", "市民", "市 民", "\u200b"])
ROW = st.tuples(CELL, CELL, CELL, st.sampled_from(["甲", " 甲", "計", "乙"]), CELL)


@given(st.lists(st.lists(ROW, max_size=6), max_size=3))
def test_numbers_are_equal_where_section_name_and_unit_are(
    parts: list[list[Sequence[str]]],
) -> None:
    numbers = IdentityNumbers()
    for rows in parts:
        columns = {name: [row[at] for row in rows] for at, name in enumerate(SECTION)}
        units = [row[4] for row in rows]
        part = part_of([row[3] for row in rows], **columns, unit=units)
        each = identities(part)
        numbers.take(each)
        assert each.totals.tolist() == [is_total(row[3]) for row in rows]
    whole = [row for rows in parts for row in rows]
    sections = sections_of([row[:3] for row in whole])
    spelled = dict(zip((row[:3] for row in whole), sections, strict=True))
    assert numbers.section_keys() == list(spelled.values())
    same: dict[object, int] = {}
    expected = [same.setdefault(each, len(same)) for each in written_out(whole, sections)]
    same.clear()
    got = [same.setdefault(each, len(same)) for each in numbers.numbers().tolist()]
    assert got == expected


def written_out(rows: list[Sequence[str]], sections: list[SectionKey]) -> list[object]:
    """Return the identity of each row, row by row."""
    keys = with_names([SectionKey(*map(name_key, section)) for section in sections])
    pairs = [(key, name_key(row[3])) for key, row in zip(keys, rows, strict=True)]
    units = [name_key(row[4]) for row in rows]
    known: dict[object, str] = {}
    for pair, unit in zip(pairs, units, strict=True):
        if unit:
            known.setdefault(pair, unit)
    return [(pair, unit or known.get(pair, "")) for pair, unit in zip(pairs, units, strict=True)]


@pytest.mark.parametrize("second", [[5, 5, 6, 5], [5, 6, 5, 6]])
def test_names_of_one_hash_are_told_apart_by_the_other(second: list[int]) -> None:
    one = Coded(np.zeros(4, dtype=np.int32), [("",)])
    numbers = IdentityNumbers()
    names = np.array([7] * 4), np.array(second)
    sections, totals = one._replace(keys=[("", "", "")]), np.zeros(4, np.bool_)
    numbers.take(Identities(sections, one, names, totals, WrittenNames()))
    codes = numbers.numbers().tolist()
    assert [[a == b for a in codes] for b in codes] == [[a == b for a in second] for b in second]


@pytest.mark.parametrize(
    "settings",
    [{}, {"_FEW": 0}, {"_FEW": 0, "SPREAD": np.uint64(0)}],
    ids=["one by one", "at once", "all cells have one hash"],
)
def test_cells_of_few_kinds_are_numbered(
    settings: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in settings.items():
        monkeypatch.setattr(f"sokatsu_cli.rate.coded_cells.{name}", value)
    long = "地域コミュニティの活性化"
    part = part_of(
        list("abcde"), unit=["件", long, "", "件", f"{long} "], year=["1", "", "", "1", ""]
    )
    found = coded(part, ["period", "unit", "year"])
    assert found.codes.tolist() == [0, 1, 2, 0, 3]
    assert found.keys == [("", "件", "1"), ("", long, ""), ("", "", ""), ("", f"{long} ", "")]
    assert [coded(part, ["chapter"]).codes.tolist(), coded(part_of([]), ["unit"]).keys] == [
        [0] * 5,
        [],
    ]
