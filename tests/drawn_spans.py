"""Random tables whose cells span columns and rows, and what is read of them."""

from hypothesis import strategies as st

from published_layout import Cell, Rows

_TEXTS = ("", "", "甲", "64.2", "1,254", "9\n4", "<&>\"'", "a b", "①↗", "100%")

GridRows = list[tuple[int, list[str], dict[int, str]]]


@st.composite
def tables(draw: st.DrawFn) -> tuple[Rows, GridRows]:
    """Draw a table that holds something, and the rows of its grid."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    text, size = st.sampled_from(_TEXTS), st.integers(1, 3)
    taken: dict[tuple[int, int], tuple[int, int]] = {}
    texts: dict[tuple[int, int], str] = {}
    rows: Rows = [[] for _ in range(height)]
    for place in ((row, column) for row in range(height) for column in range(width)):
        if place in taken:
            continue
        row, column = place
        right = min(column + draw(size), width)
        right = next((at for at in range(column, right) if (row, at) in taken), right)
        below = min(row + draw(size), height)
        texts[place] = draw(text)
        rows[row].append(Cell(texts[place], right - column, below - row))
        covered = ((one, other) for one in range(row, below) for other in range(column, right))
        taken |= dict.fromkeys(covered, place)
    if not any(texts.values()):
        texts[0, 0] = "乙"
        rows[0][0] = rows[0][0]._replace(text="乙")
    return rows, _grid(texts, taken, height, width)


def _grid(
    texts: dict[tuple[int, int], str],
    taken: dict[tuple[int, int], tuple[int, int]],
    height: int,
    width: int,
) -> GridRows:
    found: GridRows = []
    begun: set[int] = set()
    for row in range(height):
        cells = [texts.get((row, column), "") for column in range(width)]
        while cells and not cells[-1]:
            cells.pop()
        values = {at for at in range(min(begun, default=0) + 1, width) if (row, at) in texts}
        values = {at for at in values if texts[row, at][:1].isdecimal()}
        doubtful = [at for at in begun - values if taken[row, at] in {(row, own) for own in values}]
        cells += [""] * (max(doubtful, default=-1) + 1 - len(cells))
        begun |= {at for at in range(width) if texts.get((row, at))}
        begins = {taken[row, column] for column in range(width)}
        above = {column: texts[one, column] for one, column in begins if one < row}
        if cells:
            found.append((row + 1, cells, {at: text for at, text in above.items() if text}))
    return found
