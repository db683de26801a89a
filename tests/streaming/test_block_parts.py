"""Blocks of bytes as parts of a table: what is certain of them, and that all else is left."""

import pytest

from sokatsu_cli.model.columns import Header
from sokatsu_cli.streaming.block_parts import BlockPart, block_part

HEADING = "indicator,direction,target,actual"


def part_of(block: str, delimiter: str = ",") -> BlockPart | None:
    return block_part(block.encode(), Header(HEADING.split(",")), "a.csv", delimiter)


@pytest.mark.parametrize(
    ("block", "cells"),
    [
        ("甲,↗,80,81\n", [["甲", "↗", "80", "81"]]),
        ("甲,↗,80,81", [["甲", "↗", "80", "81"]]),
        ("100%,↘,4,3\r\nb,→,,3\r\n", [["100%", "↘", "4", "3"], ["b", "→", "", "3"]]),
        ('"甲,乙",up,"1,360",1019\n', [["甲,乙", "up", "1,360", "1019"]]),
        ('"a ""b""",減少,0,0\n', [['a "b"', "減少", "0", "0"]]),
        ('"""",↘,5,0\n', [['"', "↘", "5", "0"]]),
        ("😀,é,123456789.25,\n", [["😀", "é", "123456789.25", ""]]),
        (",,,\n", [["", "", "", ""]]),
    ],
)
def test_the_cells_of_a_block(block: str, cells: list[list[str]]) -> None:
    part = part_of(block)
    assert part is not None
    assert [list(row) for row in zip(*map(part.column, range(4)), strict=True)] == cells
    assert list(part.lines) == list(range(len(cells)))
    spans = part.spans("indicator")
    assert list(map(spans.text_of, spans.cells())) == [row[0] for row in cells]
    assert part.texts("target") == [row[2] for row in cells]
    assert part.texts("unit") == [""] * len(cells)
    assert not part.has_cells(["target"])


@pytest.mark.parametrize(
    "block",
    [
        "",
        "\n",
        "a,↗,1\n",
        "a,↗,1,2,3\n",
        "a,↗,1,2\n\n",
        "a,↗,1,2,b,↗\n1,2\n",
        '"a",↗,1,2\n',
        '"",↗,1,2\n',
        'a",↗,1,2\n',
        '"a,"b,↗,1,2\n',
        'a"b,c",↗,1,2\n',
        '"a\nb",↗,1,2\n',
        '"a,\r\nb",↗,1,2\r\n',
        "a,↗,1,2\rb,↗,1,2\n",
        "a,↗,1,2\r\nb,↗,1,2\n",
        "\ufeffa,↗,1,2\n",
        "a\0,↗,1,2\n",
        "a\x1b,↗,1,2\n",
        "a" * (1 << 20) + ",↗,1,2\n",
    ],
)
def test_a_block_that_is_left(block: str) -> None:
    assert part_of(block) is None


def test_another_delimiter() -> None:
    part = part_of("甲\t↗\t8,0\t81\n", "\t")
    assert part is not None
    assert part.texts("target") == ["8,0"]


def test_bytes_that_are_no_text_are_left() -> None:
    assert block_part(b"\xe4\xb9,up,1,2\n", Header(HEADING.split(",")), "a.csv", ",") is None
