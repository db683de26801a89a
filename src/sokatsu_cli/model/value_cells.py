"""What is read of the cells of spreadsheets, column by column."""

import re
from collections.abc import Mapping, Sequence

from sokatsu_cli.model.cells import NOT_PLAIN, Cell, number_text, printed_text, trouble_of
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import is_percent, parse_number
from sokatsu_cli.model.percent_signs import share_or_percent
from sokatsu_cli.model.visible import quoted

VALUES = ("target", "actual", "baseline")
"""The columns whose numbers are computed with."""

READ_AS = {**dict.fromkeys(VALUES, number_text), "published_rate": printed_text}
"""What is read of a cell of a spreadsheet, by known column; else its text."""

_DECIDING = {*READ_AS, "unit", "direction", "method", "baseline_year", "target_year", "year"}
"""The columns of which a cell must be certain; of others it needs a text."""

_FIGURES = re.compile(r"[-+−▲△()0-9０-９.,．，\s%％]+")
_SCALES = re.compile("[十百千万億兆割]")
_BOUND = re.compile("(?:以上|以下|以内|超|未満)(?:を?維持)?$")


def has_cells(texts: Sequence[str]) -> bool:
    """Tell whether some texts know the number behind them.

    >>> has_cells(["70", Cell("70%", number="0.7")]), has_cells(["70"])
    (True, False)
    """
    return Cell in set(map(type, texts))


def read_texts(name: str, texts: Sequence[str]) -> Sequence[str]:
    """Return the text that is read of each cell of a known column.

    >>> read_texts("target", [Cell("H26", number="26"), "30"])
    ['26', '30']
    """
    read = READ_AS.get(name)
    return list(map(read, texts)) if read and has_cells(texts) else texts


def troubles(name: str, texts: Sequence[str]) -> dict[int, str]:
    """Return what is wrong with cells of a known column, by their places.

    Of a column that decides no result only those cells are wrong that have no text.

    >>> troubles("target", ["70", Cell("1-3", trouble="a date")])
    {1: 'a date'}
    >>> struck = Cell("↗", trouble="struck through")
    >>> troubles("direction", [struck]), troubles("indicator", [struck])
    ({0: 'struck through'}, {})
    """
    if not has_cells(texts):
        return {}
    return {
        place: trouble_of(text)
        for place, text in enumerate(texts)
        if trouble_of(text) and (name in _DECIDING or not text.strip())
    }


def words_shown(text: str) -> str:
    """Return the words that the format of a number shows around it, "" for none.

    >>> words_shown(Cell("10千人", number="10")), words_shown("10千人")
    ('千人', '')
    """
    return _FIGURES.sub("", text.printed.removesuffix(NOT_PLAIN)) if isinstance(text, Cell) else ""


def share_troubles(values: Mapping[str, str], unit: str = "") -> dict[str, str]:
    """Say which values of one row stand beside one in percent as they are stored.

    Where a format makes 70% of a stored 0.7, a plain 1.05 is 105 percent or 1.05, whatever the
    unit. A 0 is the same either way.

    Args:
        values: Name to the cell of each value that is not blank.
        unit: The unit of the row.

    >>> share_troubles({"target": Cell("70%", is_scaled=True), "actual": "1.05"})
    {'actual': "'1.05' beside '70%': a share, or in percent? write % behind both or behind neither"}
    """
    cells = [cell for cell in values.values() if isinstance(cell, Cell)]
    scaled = next((cell for cell in cells if cell.is_scaled), None)
    if scaled is None:
        return {}
    return {
        name: share_or_percent(number_text(cell), number_text(scaled))
        for name, cell in values.items()
        if not is_percent(number_text(cell)) and _is_value(number_text(cell), unit)
    }


def _is_value(text: str, unit: str) -> bool:
    """Tell whether a text is a number that is not 0."""
    try:
        return bool(parse_number(text, unit))
    except ValueError:
        return False


def no_number_but_bound(text: str) -> str:
    """Say of a cell that it is a bound, such as 10人以下."""
    return _("{text} is a bound, no number; write the number").format(text=quoted(text))


def _bound_troubles(values: Mapping[str, str]) -> dict[str, str]:
    """Say which values but the target are shown as the bound of a number."""
    return {
        name: no_number_but_bound(printed_text(text))
        for name, text in values.items()
        if name != "target" and _BOUND.search(words_shown(text))
    }


def _thousand_troubles(values: Mapping[str, str], unit: str) -> dict[str, str]:
    """Say which values of one row are shown in other thousands than the first; a 0 is in any."""
    thousands = {
        name: cell.thousands if isinstance(cell, Cell) else 0
        for name, cell in values.items()
        if _is_value(number_text(cell), unit)
    }
    first = next(iter(thousands), "")
    return {
        name: _(
            "{text} beside {other}: in thousands, or not? store and show both in one unit"
        ).format(text=_shown(values[name]), other=_shown(values[first]))
        for name in thousands
        if thousands[name] != thousands[first]
    }


def _shown(text: str) -> str:
    """Return what is shown, and what is stored where it is another number."""
    shown = quoted(printed_text(text))
    if not isinstance(text, Cell) or not text.thousands:
        return shown
    return _("{shown} (stored: {number})").format(shown=shown, number=number_text(text))


def unit_troubles(values: Mapping[str, str], unit: str = "") -> dict[str, str]:
    """Say which values of one row are shown in another unit, or scaled otherwise, than others.

    The number that a cell stores is computed with, and a format may show a part of the unit: 10 as
    10千人 beside 900 as 900人. A unit behind one of them alone is that of both, but for one with a
    scale such as 千, unless it is the unit of the row. A bound (10人以下) is of a target alone.

    Args:
        values: Name to the cell of each value that is not blank.
        unit: The unit of the row.

    >>> cells = {"target": Cell("10千人", number="10"), "actual": Cell("900人", number="900")}
    >>> unit_troubles(cells)
    {'actual': "'900人' beside '10千人': in one unit, or in two? show both in one"}
    """
    found = share_troubles(values, unit) | _thousand_troubles(values, unit)
    found |= _bound_troubles(values)
    words = {name: _BOUND.sub("", words_shown(text)) for name, text in values.items()}
    shown = {*words.values()} - {""}
    lone = len(shown) == 1 and not any(map(_SCALES.search, shown - {unit.strip()}))
    if lone or len({*words.values()}) < 2:  # noqa: PLR2004 - two units
        return found
    first, *others = values
    told = _("{text} beside {other}: in one unit, or in two? show both in one")
    return found | {
        name: told.format(
            text=quoted(printed_text(values[name])), other=quoted(printed_text(values[first]))
        )
        for name in others
        if words[name] != words[first]
    }
