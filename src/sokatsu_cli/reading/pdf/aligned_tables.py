"""Tables without rules, by how their words stand below each other; only where that is certain.

Every line has words in two columns or more, no word reaches into the gap between two columns, no
column has two words in one line, and the words of a column begin, end or have their middle at one
place. Anything else is left, and said.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.pdf.cell_contents import doubt_of, lines_in, without_borders
from sokatsu_cli.reading.pdf.cell_texts import cell_of
from sokatsu_cli.reading.pdf.letter_lines import BETWEEN_CELLS, Line, text_of, words_of
from sokatsu_cli.reading.pdf.page_parts import PageCell, PageTable, has_value_words
from sokatsu_cli.reading.pdf.shapes import FILL, RULE, Box, Paint

_NO_BORDERS = N_("it has no ruled borders")
_LONGEST_HEADING = 10  # letters: 令和8年度目標値
_LEAST_LINES = 3
_LEAST_COLUMNS = 2
_ALIGNED = 0.35  # of the size of the text: how far a column may be out of line
_FAR = 3.0  # times the size of the text: lines farther from each other are of two tables


_Row = tuple[Line, list[Line]]


def aligned_tables(
    lines: Sequence[Line], paints: Sequence[Paint]
) -> tuple[list[PageTable], list[Line]]:
    """Return what may be tables of a page without rules, and the lines that are none.

    Args:
        lines: The lines of the page.
        paints: What else is painted on it.
    """
    rows = [(line, words_of(line)) for line in lines]
    tables, others = [], []
    for several, block in groupby(_blocks(rows), key=lambda each: each[0]):
        for _several, part in block:
            if several and len(part) >= _LEAST_LINES:
                tables.append(_table(part, paints))
            else:
                others += [line for line, _words_of_it in part]
    return tables, others


def _blocks(rows: Sequence[_Row]) -> Iterator[tuple[bool, list[_Row]]]:
    """Yield lines that follow each other closely, and whether they have several words.

    A line with one word inside a table may go on with the line above or the one below: it stays
    with them, and makes the table doubtful.
    """
    block: list[_Row] = []
    for row in rows:
        if block and _between(block[-1], row) > _FAR * row[0].size:
            yield from _parts(block)
            block = []
        block.append(row)
    if block:
        yield from _parts(block)


def _between(last: _Row, row: _Row) -> float:
    return row[0].letters[0].base - last[0].letters[0].base


def _parts(block: list[_Row]) -> Iterator[tuple[bool, list[_Row]]]:
    several = [at for at, (_line, words) in enumerate(block) if len(words) >= _LEAST_COLUMNS]
    if not several:
        yield False, block
        return
    first, end = several[0], several[-1] + 1
    yield False, block[:first]
    yield True, block[first:end]
    yield False, block[end:]


def _table(rows: Sequence[_Row], paints: Sequence[Paint]) -> PageTable:
    """Return the table of lines, with a doubt where their columns are not certain."""
    size = max(line.size for line, _words_of_it in rows)
    columns = _columns([each for _line, words in rows for each in words], size)
    edges = [columns[0][0], *((one[1] + other[0]) / 2 for one, other in pairwise(columns))]
    edges.append(columns[-1][1])
    first, last = rows[0][0].letters[0], rows[-1][0].letters[0]
    near = Box(edges[0], first.top, edges[-1], last.bottom).wider(size)
    inside = [paint for paint in paints if paint.box.meets(near)]
    table = PageTable(edges, first.top, last.bottom, len(rows), [], is_ruled=False)
    named = any(_are_headings([text_of(each) for each in words]) for _line, words in rows)
    table = table._replace(has_values=named)
    doubt = _doubt(rows, columns, size)
    if not doubt and any(paint.kind not in (RULE, FILL) for paint in inside):
        doubt = _("a picture or a drawing stands in it")
    if doubt:
        return table._replace(doubt=_("it has no ruled borders, and {doubt}").format(doubt=doubt))
    return table._replace(cells=list(_cells(rows, columns, edges, inside)))


def _are_headings(words: Sequence[str]) -> bool:
    """Tell whether words of a line are headings of a target and of an actual, and no prose."""
    short = [word for word in words if len(word) <= _LONGEST_HEADING]
    return any(has_value_words(one + other) for one, other in pairwise(short))


def _cells(
    rows: Sequence[_Row],
    columns: Sequence[tuple[float, float]],
    edges: Sequence[float],
    paints: Sequence[Paint],
) -> Iterator[PageCell]:
    for number, (_line, words) in enumerate(rows):
        for each in words:
            column, letters = _column_of(each, columns), each.letters
            top, bottom = min(one.top for one in letters), max(one.bottom for one in letters)
            box = Box(edges[column], top, edges[column + 1], bottom)
            near = without_borders(box, [paint for paint in paints if paint.box.meets(box)])
            doubt = doubt_of(box, letters, near)
            cell = cell_of(letters, float("inf"), lines_in(near), doubt)
            yield PageCell(cell, number, number, column, column)


def _columns(words: Sequence[Line], size: float) -> list[tuple[float, float]]:
    """Return from where to where the columns go: what words stand above each other."""
    columns: list[tuple[float, float]] = []
    for each in sorted(words, key=lambda each: each.left):
        if columns and each.left < columns[-1][1] + BETWEEN_CELLS * size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], each.right))
        else:
            columns.append((each.left, each.right))
    return columns


def _column_of(words: Line, columns: Sequence[tuple[float, float]]) -> int:
    return next(at for at, (left, right) in enumerate(columns) if left <= words.left <= right)


def _doubt(rows: Sequence[_Row], columns: Sequence[tuple[float, float]], size: float) -> str:
    """Say why the columns of lines are not certain, "" where they are."""
    if len(columns) < _LEAST_COLUMNS:
        return _("its columns are not apart")
    if any(len(words) < _LEAST_COLUMNS for _line, words in rows):
        return _("a line in it has words in one column alone")
    by_column: list[list[Line]] = [[] for _column in columns]
    for _line, words in rows:
        places = [_column_of(each, columns) for each in words]
        if len(set(places)) < len(places):
            return _("a column has two words in one line")
        for place, each in zip(places, words, strict=True):
            by_column[place].append(each)
    if any(len(each) == 1 for each in by_column):
        return _("a heading stands above no column, or a word below no heading")
    if not all(_is_aligned(each[1:], size) for each in by_column):
        return _("the words of a column are not below each other")
    return ""


def _is_aligned(words: Sequence[Line], size: float) -> bool:
    """Tell whether words below a heading begin, end or have their middle at one place."""
    places = [(each.left, each.right, (each.left + each.right) / 2) for each in words]
    spreads = [max(each) - min(each) for each in zip(*places, strict=True)]
    return not spreads or min(spreads) <= _ALIGNED * size
