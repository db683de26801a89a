"""What happens to sheets in offices: a cell lost, added or moved, a heading blanked or changed."""

import re
from collections.abc import Callable
from copy import deepcopy
from random import Random

from drawn_sheets import NAMES, UNITS, Column, Drawn

QUALIFIERS = [
    "(見込)",
    "速報",
    "件数",
    "との差",
    "前年比",
    "の根拠",
    "(変更後)",
    "(累計)",
    "(前年比)",
]
QUALIFIERS += ["2", "※1", "達成見込", "(人)", "(A)"]
CONTRADICTIONS = [
    ("(千円)", "(円)"),
    ("(人)", "(%)"),
    ("\n(百万円)", "\n(千円)"),
    ("(累計)", "(単年度)"),
    ("(年間)", "(9月末)"),
    ("(3月末)", "(9月末)"),
    ("(変更前)", "(変更後)"),
    ("(26)", "(27)"),
]
"""What says of a target and of its actual that no rate can be made of them."""

JUNK = ["", "5", "88.8%", "再掲", "人", "↗", "公園の利用者数", "第9節 他", "-"]

Grid = list[list[str]]


def cell_lost(random: Random, drawn: Drawn) -> Grid:
    """Delete a cell; those to its right move left."""
    grid, row, place = _chosen(random, drawn)
    del grid[row][place]
    return _filled_up(drawn, grid)


def cell_added(random: Random, drawn: Drawn) -> Grid:
    """Add a cell; those to its right move right."""
    grid, row, place = _chosen(random, drawn)
    grid[row].insert(place, random.choice([*JUNK, random.choice(grid[row])]))
    return _filled_up(drawn, grid)


def cell_moved(random: Random, drawn: Drawn) -> Grid:
    """Move a text to a blank cell, often the nearest, of its row or the next."""
    grid, row, _place = _chosen(random, drawn)
    place = random.choice([at for at, text in enumerate(grid[row]) if text])
    other = min(len(grid) - 1, max(0, row + random.choice([0, 0, 0, 1, -1])))
    blank = sorted(
        (at for at, text in enumerate(grid[other]) if not text), key=lambda at: abs(at - place)
    )
    if blank:
        to = random.choice([blank[0], *blank])
        grid[other][to], grid[row][place] = grid[row][place], ""
    return grid


def cell_blanked(random: Random, drawn: Drawn) -> Grid:
    """Clear a cell of an indicator's row."""
    grid, row, place = _chosen(random, drawn)
    if row >= drawn.heads:
        grid[row][place] = ""
    return grid


def heading_blanked(random: Random, drawn: Drawn) -> Grid:
    """Clear a heading, or a title above headings."""
    grid, row, place = _heading(random, drawn)
    grid[row][place] = ""
    return grid


def heading_doubled(random: Random, drawn: Drawn) -> Grid:
    """Write another heading of its row over a heading, often the nearest."""
    grid, row, place = _heading(random, drawn)
    others = sorted(
        (at for at, text in enumerate(grid[row]) if text and at != place),
        key=lambda at: abs(at - place),
    )
    if others:
        grid[row][place] = grid[row][random.choice([others[0], *others])]
    return grid


def heading_qualified(random: Random, drawn: Drawn) -> Grid:
    """Add words to a heading."""
    grid, row, place = _heading(random, drawn)
    words = random.choice(QUALIFIERS)
    grid[row][place] = random.choice([grid[row][place] + words, "前年度" + grid[row][place]])
    return grid


def headings_contradict(random: Random, drawn: Drawn) -> Grid:
    """Add words to the headings of a target and of its actual that differ, in any order."""
    grid = deepcopy(drawn.grid)
    columns = drawn.columns
    periods = list(dict.fromkeys(each.period for each in columns if each.kind == "target"))
    words = list(random.choice(CONTRADICTIONS))
    random.shuffle(words)
    period = random.choice(periods or [None])
    for at, column in enumerate(columns):
        if column.period == period and column.kind in ("target", "actual"):
            grid[drawn.heads - 1][at] += words[column.kind == "actual"]
    return grid


KINDS: list[Callable[[Random, Drawn], Grid]] = [cell_lost, cell_added, cell_moved, cell_blanked]
KINDS += [heading_blanked, heading_doubled, heading_qualified]
KINDS += [headings_contradict]


def _chosen(random: Random, drawn: Drawn) -> tuple[Grid, int, int]:
    grid = deepcopy(drawn.grid)
    row = random.randrange(0 if random.random() < 0.2 else drawn.heads, len(grid))
    return grid, row, random.randrange(len(grid[row]))


def _heading(random: Random, drawn: Drawn) -> tuple[Grid, int, int]:
    grid = deepcopy(drawn.grid)
    row = random.randrange(drawn.heads)
    return grid, row, random.choice([at for at, text in enumerate(grid[row]) if text])


def _filled_up(drawn: Drawn, grid: Grid) -> Grid:
    """Make the rows of a spreadsheet as long as each other again."""
    width = max(map(len, grid))
    return grid if drawn.is_text else [row + [""] * (width - len(row)) for row in grid]


# What no reader can see

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def is_past_finding_out(damage: Callable[..., Grid], drawn: Drawn, grid: Grid) -> bool:
    """Tell whether a sheet that was damaged is one that an office could have meant.

    Nobody could say then what it was before. These are:

    - rows in which each cell stands under a heading of its kind, such as a value that was cleared,
      or values that moved left in a spreadsheet up to a last one that was blank. Of a text whose
      rows end with blank cells the lengths tell, so that none that moved is among them;
    - a title that was cleared or written over, for the name of a period is free: only where
      several stand beside each other does their number tell;
    - the headings of a spreadsheet, or of a text without blank cells at the end, moved against
      their columns of which the last was blank.
    """
    heads = not _same_heads(drawn, grid)
    if is_retitled(drawn, grid):
        return len(_titles(drawn)) == 1
    if damage in (cell_lost, cell_added) and heads:
        return not (drawn.is_text and _ends_blank(drawn, drawn.grid))
    if heads and damage is not cell_moved:
        return False
    full = drawn.is_text and _ends_blank(drawn, grid)
    return all(
        _could_be_meant(drawn, grid[row], row, full=full) for row in range(drawn.heads, len(grid))
    )


def is_retitled(drawn: Drawn, grid: Grid) -> bool:
    """Tell whether the title of a period has changed, whose name is free."""
    return any(grid[0][at : at + 1] != drawn.grid[0][at : at + 1] for at in _titles(drawn))


def _titles(drawn: Drawn) -> list[int]:
    return [at for at, each in enumerate(drawn.columns) if drawn.heads > 1 and _is_first(each)]


def damaged_kinds(drawn: Drawn, grid: Grid) -> set[str]:
    """Return what the columns hold of which a heading was changed."""
    return {
        column.kind
        for at, column in enumerate(drawn.columns)
        if any(at < len(row) and row[at] != grid_row[at] for row, grid_row in _heads(drawn, grid))
    }


def _heads(drawn: Drawn, grid: Grid) -> list[tuple[list[str], list[str]]]:
    return list(zip(grid[: drawn.heads], drawn.grid, strict=False))


def _is_first(column: Column) -> bool:
    return column.kind in ("target", "pair") and bool(column.headings[0])


def _same_heads(drawn: Drawn, grid: Grid) -> bool:
    return all([*filter(None, a)] == [*filter(None, b)] for a, b in _heads(drawn, grid))


def _ends_blank(drawn: Drawn, grid: Grid) -> bool:
    return drawn.is_padded and any(not row[-1] for row in grid)


def _could_be_meant(drawn: Drawn, row: list[str], number: int, *, full: bool) -> bool:
    width = len(drawn.columns)
    if any(row[width:]) or (full and len(row) != width):
        return False
    if row[0] in NAMES and drawn.columns[0].kind == "indicator" and not any(row[1:]):
        return True  # in the first column titles and notes begin
    merged = drawn.merged.get(number, {})
    first = ""
    values: dict[tuple[str, str], dict[str, str]] = {}
    for at, (text, column) in enumerate(
        zip([*row, *[""] * (width - len(row))], drawn.columns, strict=False)
    ):
        shown = text if number in drawn.lower else text or merged.get(at, "")
        if not _fits(column.kind, shown, drawn, number):
            return False
        values.setdefault(column.period, {})[column.kind] = text
        first = first or (text if column.kind in ("target", "actual", "pair") else "")
    return bool(first) and all(map(_agree, values.values()))


def _fits(kind: str, text: str, drawn: Drawn, number: int) -> bool:
    """Tell whether a text is of the kind that a column has."""
    if number in drawn.lower:
        return not text if kind != "pair" else True
    match kind:
        case "indicator":
            return text in NAMES or (drawn.layout == "long" and not text)
        case "unit":
            return text in ("", "-", *UNITS)
        case "direction":
            return text in ("↗", "↘", "→", "up", "減少") or (drawn.layout == "long" and not text)
        case "when":
            return bool(re.fullmatch("|前期|後期|H2[789]|[0-9]{1,2}", text))
        case "pair":
            return all(part in ("-", "") or _NUMBER.fullmatch(part) for part in text.split("\n"))
        case "section" | "remark" | "count" | "difference" | "number":
            return True
        case _:
            return text in ("", "-") or bool(_NUMBER.fullmatch(text.removesuffix("%")))


def _agree(values: dict[str, str]) -> bool:
    """Tell whether the values of a period agree: no rate without both, the target repeated."""
    target, actual = (values.get(kind, "") for kind in ("target", "actual"))
    rate, final = (values.get(kind, "") for kind in ("rate", "final"))
    if "target" in values and rate.strip("-") and not (target.strip("-") and actual.strip("-")):
        return False
    if "target" in values and target and actual and target.endswith("%") != actual.endswith("%"):
        return False
    return not final.strip("-") or "pair" in values or final == target
