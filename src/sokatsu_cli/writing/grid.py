"""Columns of text on a terminal, where a CJK character takes two cells.

Imported only where a table is laid out: a command that does none starts without these libraries.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, partial
from itertools import accumulate, chain, zip_longest

from tabulate import tabulate
from wcwidth import wcswidth, wcwidth

from sokatsu_cli.model.visible import visible, visible_texts
from sokatsu_cli.writing.displays import Column

NARROWEST = 10
"""Terminal cells below which a column of text is not wrapped further."""

_GAP = "  "
"""What stands between columns."""

_FEW = 3
"""What a short word takes of a line, as its share: a third."""

_SHORT = 6
"""Terminal cells up to which a word of a heading stays whole: three characters."""

_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
"""Where a heading may be broken, as moving-away."""

_NUMBER = re.compile("[0-9][0-9.,]*$")
_OF_NUMBER = re.compile("[0-9.,%]")

_MARK = "|"
"""Stands where blanks must be kept."""


def grid(columns: Sequence[Column], limit: int | None = None, narrowest: int = 0) -> str:
    """Lay out columns below their headings.

    Where the lines are longer than ``limit`` however narrow the columns that may be wrapped, each
    row becomes a paragraph instead, with a line for each column.

    Args:
        columns: One or more, all of m cells; control characters are made visible.
        limit: Terminal cells that a line may take; None for any number.
        narrowest: Cells that columns of text keep as long as headings can make room.

    Returns:
        The lines, joined, without a last line break.
    """
    shown = [
        column._replace(heading=visible(column.heading), texts=visible_texts(column.texts))
        for column in columns
    ]
    keeps = limit is not None and narrowest > NARROWEST and fits(shown, limit, narrowest)
    widths = _widths(shown, limit, narrowest if keeps else NARROWEST)
    if limit is None or _line_width(widths) <= limit:
        broken = shown if limit is None else list(map(_broken, shown, widths))
        cells = [
            [column.heading, "-" * width, *_colored(column)]
            for column, width in zip(broken, widths, strict=True)
        ]
        return _aligned(cells, [column.right for column in columns])
    longest = max(wcswidth(column.heading) for column in shown)
    width = max(limit - longest - len(_GAP), NARROWEST)
    names = [column.heading for column in shown]
    rows = zip(*(_colored(_broken(column, width)) for column in shown), strict=True)
    return "\n\n".join(_aligned([names, row], [False, False]) for row in rows)


def longest_fitting(names: Iterable[str], fit: Callable[[int], bool]) -> int | None:
    """Return the cells of the longest of some names for which there is room, at least a few.

    Args:
        names: The names.
        fit: Tells whether lines fit where names take so many cells.

    Returns:
        None where not even a few cells fit.
    """
    cells = {cells_of(visible(name)) for name in names}
    wanted = [*sorted((each for each in cells if each > NARROWEST), reverse=True), NARROWEST]
    return next(filter(fit, wanted), None)


def fits(columns: Sequence[Column], limit: int, narrowest: int) -> bool:
    """Tell whether lines fit where no column of text becomes narrower than ``narrowest``."""
    return _line_width(_widths(columns, limit, narrowest)) <= limit


def cells_of(text: str) -> int:
    """Return the terminal cells that a text takes."""
    return len(text) if text.isascii() else wcswidth(text)


def _widths(columns: Sequence[Column], limit: int | None, narrowest: int = NARROWEST) -> list[int]:
    """Return the terminal cells of each column; those that may be wrapped make room."""
    wrap = [place for place, column in enumerate(columns) if column.wrap]
    below = [_widest(column.texts) for column in columns]
    headings = [wcswidth(column.heading) for column in columns]
    widths = _narrowed(list(map(max, headings, below)), wrap, limit, narrowest)
    if limit is None or _line_width(widths) <= limit:
        return widths
    words = [max(map(_shortest, column.heading.split()), default=0) for column in columns]
    broken = list(map(max, words, below))  # the headings broken
    return _narrowed(broken, wrap, limit, narrowest)


def _broken(column: Column, width: int) -> Column:
    """Break the heading and the cells of a column into lines."""
    broken = cache(partial(wrapped, width=width))
    texts = list(map(broken, column.texts))
    heading = _HYPHEN.sub("- ", column.heading)
    whole = cells_of(column.heading) <= width or heading == column.heading
    broken_heading = broken(column.heading if whole else heading)
    return column._replace(
        heading=broken_heading if whole else broken_heading.replace("- ", "-"), texts=texts
    )


def _shortest(word: str) -> int:
    """Return the terminal cells of a word of a heading that is broken: at hyphens, or in half."""
    if word.isascii():
        return max(map(len, _HYPHEN.sub("- ", word).split()))
    whole = wcswidth(word)
    half = -(-whole // 2)
    return half + half % 2 if whole > _SHORT else whole


def _colored(column: Column) -> Sequence[str]:
    """Return the cells of a column with their colours."""
    if column.colors is None:
        return column.texts
    return [
        f"\x1b[{code}m{text}\x1b[0m" if code and text else text
        for text, code in zip(column.texts, column.colors, strict=True)
    ]


def _aligned(columns: Sequence[Sequence[str]], right: Iterable[bool]) -> str:
    """Join the cells of columns without the blanks around them, line beside line."""
    stripped: Sequence[Sequence[str]] = [list(map(str.strip, column)) for column in columns]
    if "\n" in "".join(map("".join, columns)):
        rows = zip(*(map(str.splitlines, column) for column in stripped), strict=True)
        lines = chain.from_iterable(zip_longest(*row, fillvalue="") for row in rows)
        stripped = list(zip(*lines, strict=True))
    padded = map(_padded, stripped, right)
    return "\n".join(map(str.rstrip, map(_GAP.join, zip(*padded, strict=True))))


def _padded(texts: Sequence[str], right: bool) -> list[str]:
    """Fill texts with blanks, so that all are as wide as the widest; each distinct one once."""
    if not any(texts):
        return list(texts)
    # One cell of many lines, since tabulate looks long at each cell. Marks keep the blanks at its
    # ends, and those behind each line.
    distinct = list(dict.fromkeys(texts))
    lines = [_MARK, *distinct, _MARK]
    row = ["\n".join(lines), "\n".join([_MARK] * len(lines))]
    align = ["right" if right else "left", "left"]
    laid_out = tabulate([row], tablefmt="plain", disable_numparse=True, colalign=align)
    filled = [line.removesuffix(_GAP + _MARK) for line in laid_out.split("\n")[1:-1]]
    return list(map(dict(zip(distinct, filled, strict=True)).__getitem__, texts))


def _widest(texts: Sequence[str]) -> int:
    """Return the terminal cells of the widest text."""
    if "".join(texts).isascii():
        return max(map(len, texts), default=0)
    return max(map(wcswidth, set(texts)))


def _line_width(widths: Sequence[int]) -> int:
    return sum(widths) + len(_GAP) * (len(widths) - 1)


def _narrowed(
    natural: Sequence[int], wrap: Collection[int], limit: int | None, narrowest: int
) -> list[int]:
    """Narrow the widest column that may be wrapped, again and again, until the table fits."""
    widths = list(natural)
    while limit is not None and wrap and _line_width(widths) > limit:
        widest = max(wrap, key=lambda column: widths[column])
        if widths[widest] <= narrowest:
            break
        widths[widest] -= 1
    return widths


def wrapped(text: str, width: int) -> str:
    """Break the text into lines of at most ``width`` terminal cells, between words that fit one."""
    if wcswidth(text) <= width:
        return text
    first, *words = text.split(" ")
    lines, line = [], first
    for word in [*words, None]:
        while wcswidth(line) > width:
            begun = _prefix(line, width)
            lines.append(begun)
            line = line[len(begun) :]
        if word is None or (
            wcswidth(f"{line} {word}") > width >= wcswidth(word) and not _fills(line, word, width)
        ):
            lines.append(line)
            line = word or ""
        else:
            line = f"{line} {word}"
    return "\n".join(lines)


def _fills(line: str, word: str, width: int) -> bool:
    """Tell whether a word that can be broken anywhere goes on behind a short one: 1-2 市民活動."""
    return not word.isascii() and _FEW * wcswidth(line) <= width


def _prefix(text: str, width: int) -> str:
    """Return the longest beginning of a text that takes at most ``width`` terminal cells.

    It ends in no number, but where that is longer.
    """
    used = accumulate(map(wcwidth, text))
    begun = text[: sum(cells <= width for cells in used)]
    number = _NUMBER.search(begun) if _OF_NUMBER.match(text, len(begun)) else None
    return begun[: number.start()] if number and number.start() else begun
