"""What is wrong with the cells of a spreadsheet of which nobody can tell the value."""

from collections.abc import Sequence

from sokatsu_cli.model.value_cells import VALUES, has_cells, troubles, unit_troubles
from sokatsu_cli.rate.parts import Part


def uncertain_cells(part: Part, columns: Sequence[str]) -> dict[int, dict[str, str]]:
    """Return what is wrong with the cells of a spreadsheet of which nobody can tell the value.

    Args:
        part: n rows of text.
        columns: The known columns that are needed. Of those that hold no numbers only cells are
            wrong that have no text.

    Returns:
        By the place of a row, known column to what is wrong with its cell.
    """
    found: dict[int, dict[str, str]] = {}
    texts = {name: part.texts(name) for name in {*columns, *VALUES}}
    for name in columns:
        for place, text in troubles(name, texts[name]).items():
            found.setdefault(place, {})[name] = text
    values = {name: texts[name] for name in VALUES}
    if any(map(has_cells, values.values())):
        units = part.texts("unit")
        for place, cells in enumerate(zip(*values.values(), strict=True)):
            filled = {name: cell for name, cell in zip(VALUES, cells, strict=True) if cell.strip()}
            for name, text in unit_troubles(filled, units[place]).items():
                found.setdefault(place, {}).setdefault(name, text)
    return found
