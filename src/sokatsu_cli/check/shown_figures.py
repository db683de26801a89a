"""Where the figures that a spreadsheet shows would give other rates than those it stores."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from sokatsu_cli.model.cells import Cell, number_text
from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.number_formats.numbers import shows_another
from sokatsu_cli.model.value_cells import VALUES, has_cells
from sokatsu_cli.rate.frame_texts import lines_of, path_of, texts_of
from sokatsu_cli.rate.rows import Row, Rules, read_rows

if TYPE_CHECKING:
    import pandas as pd

_NAMED = 3
"""Rows that a note names."""


def shown_otherwise(
    frame: "pd.DataFrame",
    rules: Rules,
    columns: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
) -> list[str]:
    """Say which rows have another rate, as printed, or status by the figures that a sheet shows.

    Args:
        frame: n rows, as `read_indicators` returns them, which have rates.
        rules: How rates are computed.
        columns: As for `rate_table`.
        missing: As for `rate_table`.

    Returns:
        One note for the user, or none.

    Source: docs/contract.md, Spreadsheets.
    """
    header = Header([str(name) for name in frame.columns], columns)
    rows = _rows_shown_otherwise(frame, header)
    if not rows:
        return []
    lines, stored = lines_of(frame), frame.iloc[rows]
    shown = stored.copy()
    for place in _places(header):
        shown.isetitem(place, list(map(_shown, texts_of(stored.iloc[:, place]))))
    results, others = (
        [_result(rules, row) for row in read_rows(each, header, missing)]
        for each in (stored, shown)
    )
    differing = [
        f"{lines[row]}: {other} instead of {result}"
        for row, result, other in zip(rows, results, others, strict=True)
        if result != other
    ]
    if not differing:
        return []
    told = "rates are computed from what is stored; what the sheet shows would give others in line"
    return [f"{path_of(frame)}: {told} {'; '.join(differing[:_NAMED])} (rows: {len(differing)})"]


def _places(header: Header) -> list[int]:
    return [header.positions[name] for name in VALUES if name in header.positions]


def _rows_shown_otherwise(frame: "pd.DataFrame", header: Header) -> list[int]:
    """Return the places of the rows of which a value is shown with other digits than it has."""
    columns = (texts_of(frame.iloc[:, place]) for place in _places(header))
    return sorted(
        {
            row
            for cells in filter(has_cells, columns)
            for row, cell in enumerate(cells)
            if _shown(cell) != number_text(cell)
        }
    )


def _shown(cell: str) -> str:
    """Return the number that a cell shows, that which it stores where it shows no other."""
    return cell.figures if isinstance(cell, Cell) and shows_another(cell) else number_text(cell)


def _result(rules: Rules, row: Row) -> str:
    found = rules.achievement(row)
    rate = rules.rounded(found.rate)
    return f"{'no rate' if rate is None else format(rate, 'f')} {found.status}"
