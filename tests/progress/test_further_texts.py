"""Cells of further columns by indicators, part after part."""

import numpy as np

from sokatsu_cli.model.columns import Header
from sokatsu_cli.progress.further_texts import FurtherTexts, further_codes
from sokatsu_cli.rate.parts import TextPart


def part_of(*columns: list[str]) -> TextPart:
    lines = range(2, 2 + len(columns[0]))
    return TextPart(Header(["target", "課"], {}, ()), columns.__getitem__, lines, "a.csv")


def test_cells_of_parts_are_put_together_by_indicators() -> None:
    first = further_codes(part_of(["1", "2", "1"], [" b", "", "a "]), [1, 0])
    second = further_codes(part_of(["2", "3"], ["b", "c"]), [1, 0])
    assert [list(each.texts) for each in first] == [["b", "", "a"], ["1", "2"]]
    further = FurtherTexts(2)
    further.take(first)
    further.take(second)
    groups = np.array([0, 1, 0, 1, 1])
    assert further.of(groups, 3) == [["b / a", "b / c", ""], ["1", "2 / 3", ""]]


def test_nothing_is_kept_unasked() -> None:
    further = FurtherTexts(0)
    further.take(further_codes(part_of(["1"], ["a"]), []))
    assert further.of(np.array([0]), 1) == []
