"""Where the figures that a spreadsheet shows would give other rates than those it stores."""

from collections.abc import Collection, Iterator, Sequence

from sokatsu_cli.model.cells import Cell, number_text
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.number_formats.numbers import shows_another
from sokatsu_cli.model.value_cells import VALUES, has_cells
from sokatsu_cli.rate.parts import Part, TextPart
from sokatsu_cli.rate.quotients import quotients
from sokatsu_cli.rate.rates import achievements
from sokatsu_cli.rate.row_years import year_reader
from sokatsu_cli.rate.rows import RowReader
from sokatsu_cli.rate.rules import Rules

_NAMED = 3
"""Rows that a note names."""


def shown_otherwise(part: Part, rules: Rules, missing: Collection[str] = ()) -> list[str]:
    """Say which rows have another rate, as printed, or status by the figures that a sheet shows.

    Args:
        part: n rows of a spreadsheet, which have rates.
        rules: How rates are computed.
        missing: As for `rate_table`.

    Returns:
        One note for the user, or none.

    Source: docs/contract.md, Spreadsheets.
    """
    rows = _rows_shown_otherwise(part)
    if not rows:
        return []
    texts = {name: part.texts(name) for name in part.header.positions}
    shown = texts | {name: list(map(_shown, texts[name])) for name in VALUES if name in texts}
    lines = [part.lines[row] for row in rows]
    results = [
        list(_results(_some_rows(part, each, rows), rules, missing)) for each in (texts, shown)
    ]
    differing = [
        _("{line}: {figure} instead of {result}").format(line=line, figure=other, result=result)
        for line, result, other in zip(lines, *results, strict=True)
        if result != other
    ]
    if not differing:
        return []
    told = _(
        "{path}: rates are computed from what is stored; what the sheet shows would give others in "
        "line {lines} (rows: {count})"
    )
    lines_told = "; ".join(differing[:_NAMED])
    return [told.format(path=part.path, lines=lines_told, count=len(differing))]


def _some_rows(part: Part, texts: dict[str, Sequence[str]], rows: Sequence[int]) -> TextPart:
    """Return some rows with the cells of their known columns."""
    places = {part.header.positions[name]: cells for name, cells in texts.items()}

    def column(place: int) -> list[str]:
        return [places[place][row] for row in rows]

    return TextPart(part.header, column, [part.lines[row] for row in rows], part.path)


def _rows_shown_otherwise(part: Part) -> list[int]:
    """Return the places of the rows of which a value is shown with other digits than it has."""
    columns = map(part.texts, VALUES)
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


def _results(part: TextPart, rules: Rules, missing: Collection[str]) -> Iterator[str]:
    rows = RowReader(missing, years=year_reader(rules)).read(part).measured(0)
    for found in achievements(quotients(rows, rules), rules.cap):
        rate = rules.rounded(found.rate)
        yield f"{_('no rate') if rate is None else format(rate, 'f')} {found.status}"
