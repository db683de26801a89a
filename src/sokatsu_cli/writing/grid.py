"""Columns of text on a terminal, where a CJK character takes two cells."""

from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate

from sokatsu_cli.model.visible import visible

_NARROWEST = 10
"""Terminal cells below which a column of text is not wrapped further."""

_GAP = 2
"""Blanks between columns."""


def grid(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    right: Collection[int] = (),
    *,
    wrap: Collection[int] = (),
    limit: int | None = None,
    colors: Mapping[int, Sequence[int]] | None = None,
) -> str:
    """Lay out m rows of n columns below their headings.

    Where the lines are longer than ``limit`` however narrow the columns that may be wrapped, each
    row becomes a paragraph of n lines instead.

    Args:
        headings: n texts.
        rows: m rows of n texts; control characters are made visible.
        right: The columns that are aligned right.
        wrap: The columns whose cells may be broken into lines.
        limit: Terminal cells that a line may take; None for any number.
        colors: Column to the ANSI colour code of each of its m cells, 0 for none.

    Returns:
        The lines, joined, without a last line break.
    """
    from wcwidth import wcswidth

    cells = [[visible(text) for text in row] for row in [headings, *rows]]
    natural = [max(map(wcswidth, column)) for column in zip(*cells, strict=True)]
    widths = _narrowed(natural, wrap, limit)
    if limit is not None and _line_width(widths) > limit:  # break the headings too, at blanks
        words = [max(map(wcswidth, heading.split() or [""])) for heading in cells[0]]
        below = [max(map(wcswidth, column), default=0) for column in zip(*cells[1:], strict=True)]
        broken = [max(pair) for pair in zip(words, below or words, strict=True)]
        widths = _narrowed(broken, wrap, limit)
    fits = limit is None or _line_width(widths) <= limit
    if not fits:
        names = max(map(wcswidth, cells[0]))
        widths = [max(limit or 0, names + _GAP + _NARROWEST) - names - _GAP] * len(widths)
    wrapped = [[_wrapped(*cell) for cell in zip(row, widths, strict=True)] for row in cells]
    for column, codes in (colors or {}).items():
        for row, code in zip(wrapped[1:], codes, strict=True):
            if code and row[column]:
                row[column] = f"\x1b[{code}m{row[column]}\x1b[0m"
    if fits:
        # Headings as rows, since tabulate makes a column two wider than its heading; cells wrapped
        # before, since its maxcolwidths reads numbers in text and prints 1_000 as 1000.
        rules = ["-" * width for width in widths]
        return _aligned([wrapped[0], rules, *wrapped[1:]], right)
    return "\n\n".join(_aligned(list(zip(cells[0], row, strict=True)), ()) for row in wrapped[1:])


def _aligned(rows: Sequence[Sequence[str]], right: Collection[int]) -> str:
    from tabulate import tabulate

    align = ["right" if column in right else "left" for column in range(len(rows[0]))]
    text = tabulate(rows, tablefmt="plain", disable_numparse=True, colalign=align)
    return "\n".join(line.rstrip() for line in text.split("\n"))


def _line_width(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _narrowed(natural: Sequence[int], wrap: Collection[int], limit: int | None) -> list[int]:
    """Narrow the widest column that may be wrapped, again and again, until the table fits."""
    widths = list(natural)
    while limit is not None and wrap and _line_width(widths) > limit:
        widest = max(wrap, key=lambda column: widths[column])
        if widths[widest] <= _NARROWEST:
            break
        widths[widest] -= 1
    return widths


def _wrapped(text: str, width: int) -> str:
    """Break the text into lines of at most ``width`` terminal cells, between words that fit one."""
    from wcwidth import wcswidth

    if wcswidth(text) <= width:
        return text
    first, *words = text.split(" ")
    lines, line = [], first
    for word in [*words, None]:
        while wcswidth(line) > width:
            begun = _prefix(line, width)
            lines.append(begun)
            line = line[len(begun) :]
        if word is None or (wcswidth(f"{line} {word}") > width >= wcswidth(word)):
            lines.append(line)
            line = word or ""
        else:
            line = f"{line} {word}"
    return "\n".join(lines)


def _prefix(text: str, width: int) -> str:
    """Return the longest beginning of the text that takes at most ``width`` terminal cells."""
    from wcwidth import wcwidth

    used = accumulate(map(wcwidth, text))
    return text[: sum(cells <= width for cells in used)]
