"""Frames whose directions an option gives."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from sokatsu_cli.model.columns import Header
from sokatsu_cli.rate.parts import FramePart, Part
from sokatsu_cli.rate.row_directions import Given
from sokatsu_cli.rate.rows import RowReader
from sokatsu_cli.streaming.directed_works import DirectedWork

if TYPE_CHECKING:
    import pandas as pd


class _Reading:
    """The work of reading rows, in the terms of `streams.Work`."""

    def __init__(self, missing: Collection[str]) -> None:
        self._reader = RowReader(missing)

    def result(self, part: Part) -> Part:
        self._reader.read(part)
        return part

    def take(self, _result: Part, _line: int) -> None:
        pass


def directed_frame(
    frame: "pd.DataFrame",
    header: Header,
    given: Given,
    missing: Collection[str] = (),
    *,
    verbose: bool = False,
) -> "tuple[pd.DataFrame, DirectedWork[Part]]":
    """Return a frame with a direction in every row, and the work that knows from where.

    Args:
        frame: n rows of text. Not changed.
        header: Its header with a direction.
        given: What gives rows their directions.
        missing: As for `rate_table`.
        verbose: Whether the work knows it row by row.

    Raises:
        InputError: Rows that have none, and cells that cannot be read; all of them.
    """
    work = DirectedWork(_Reading(missing), header, given, verbose=verbose)
    part = FramePart(frame, work.own_header)
    found = work.result(part)
    work.take(found, 0)
    result = frame.copy()
    for name in ("target", "direction"):
        place, texts = header.positions[name], list(found.result.texts(name))
        if place == len(result.columns):
            result.insert(place, name, texts)
        else:
            result.isetitem(place, texts)
    result.attrs = dict(frame.attrs)
    return result, work
