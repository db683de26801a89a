"""Names that are kept as one text are those that were written."""

import pandas as pd
import pytest

from sokatsu_cli.model.columns import Header
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.written_names import written_names
from sokatsu_cli.streaming.block_parts import block_part

NAMES = [
    ["甲"],
    ["甲", " 乙　", ""],
    ["", "", ""],
    ["甲\n乙", "丙"],
    ['"甲"', "乙"],
    ["\ud800", "乙"],
]


@pytest.mark.parametrize("names", NAMES)
def test_names_of_a_frame(names: list[str]) -> None:
    cells = dict.fromkeys(("direction", "target", "actual"), ["1"] * len(names))
    frame = pd.DataFrame({"indicator": names, **cells}, dtype=object)
    _cells, written = written_names(FramePart(frame, header_of(frame, None)))
    assert written.texts() == [name.strip() for name in names]


def test_quotes_of_a_text_are_no_part_of_a_name() -> None:
    block = '"甲,乙"\n丙\n"丁""戊"\n'.encode()
    part = block_part(block.replace(b"\n", b",1\n"), Header(["indicator", "unit"]), "a.csv", ",")
    assert part is not None
    assert written_names(part)[1].texts() == ["甲,乙", "丙", '丁"戊']
