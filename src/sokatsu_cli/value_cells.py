"""What is read of the cells of spreadsheets, column by column."""

from collections.abc import Sequence

from sokatsu_cli.cells import Cell, number_text, printed_text, trouble_of

VALUES = ("target", "actual", "baseline")
"""The columns whose numbers are computed with."""

READ_AS = {**dict.fromkeys(VALUES, number_text), "published_rate": printed_text}
"""What is read of a cell of a spreadsheet, by known column; else its text."""


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
    read = READ_AS.get(name) if has_cells(texts) else None
    return list(map(read, texts)) if read else texts


def troubles(name: str, texts: Sequence[str]) -> dict[int, str]:
    """Return what is wrong with cells of a known column, by their places.

    Of a column that holds no numbers only those cells are wrong that have no text.

    >>> troubles("target", ["70", Cell("1-3", trouble="a date")])
    {1: 'a date'}
    """
    if not has_cells(texts):
        return {}
    return {
        place: trouble_of(text)
        for place, text in enumerate(texts)
        if trouble_of(text) and (name in READ_AS or not text.strip())
    }
