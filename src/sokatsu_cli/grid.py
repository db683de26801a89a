"""Columns of text on a terminal, where a CJK character takes two cells."""

from collections.abc import Mapping, Sequence

from sokatsu_cli.visible import visible

_NARROWEST = 10
"""Terminal cells below which a column of text is not wrapped further."""

_GAP = 2
"""Blanks between columns."""


def grid(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Sequence[bool],
    limit: int | None = None,
    colors: Mapping[int, Sequence[int]] | None = None,
) -> str:
    """Lay out m rows of n columns below their headings.

    Args:
        headings: n texts.
        rows: m rows of n texts; control characters are made visible.
        right: For each column whether it is aligned right; such columns are never wrapped.
        limit: Terminal cells that a line may take; None for any number.
        colors: Column to the ANSI colour code of each of its m cells.

    Returns:
        The lines, joined, without a last line break.
    """
    from tabulate import tabulate

    cells = [[visible(text) for text in row] for row in [headings, *rows]]
    widths = _fitting_widths(cells, right, limit)
    wrapped = [[_wrapped(*cell) for cell in zip(row, widths, strict=True)] for row in cells]
    for column, codes in (colors or {}).items():
        for row, code in zip(wrapped[1:], codes, strict=True):
            row[column] = f"\x1b[{code}m{row[column]}\x1b[0m"
    # Headings as rows, since tabulate makes a column two wider than its heading; cells wrapped
    # before, since its maxcolwidths reads numbers in text and prints 1_000 as 1000.
    laid_out = tabulate(
        [wrapped[0], ["-" * width for width in widths], *wrapped[1:]],
        tablefmt="plain",
        disable_numparse=True,
        colalign=["right" if flag else "left" for flag in right],
    )
    return "\n".join(line.rstrip() for line in laid_out.split("\n"))


def _fitting_widths(
    cells: Sequence[Sequence[str]], right: Sequence[bool], limit: int | None
) -> list[int]:
    """Narrow the widest text column, again and again, until the table fits its limit."""
    from wcwidth import wcswidth

    widths = [max(map(wcswidth, column)) for column in zip(*cells, strict=True)]
    texts = [place for place, flag in enumerate(right) if not flag]
    while limit is not None and texts and sum(widths) + _GAP * (len(widths) - 1) > limit:
        widest = max(texts, key=lambda place: widths[place])
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _wrapped(text: str, width: int) -> str:
    """Break the text into lines of at most ``width`` terminal cells, at blanks where there are."""
    from wcwidth import wcswidth

    lines = [""]
    for character in text:
        if wcswidth(lines[-1] + character) > width:
            begun, _blank, word = lines[-1].rpartition(" ")
            lines[-1:] = [begun, word] if begun else [lines[-1], ""]
        lines[-1] += character
    return "\n".join(lines)
