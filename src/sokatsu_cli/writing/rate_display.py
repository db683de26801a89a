"""A table of rates as people read it: the usual columns, words of a language, marks, counts."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from sokatsu_cli.model.computed_columns import CHANGE
from sokatsu_cli.model.numerals import cell_text, cell_texts, each_once
from sokatsu_cli.model.terms import Status
from sokatsu_cli.model.value_cells import VALUES
from sokatsu_cli.model.visible import listed
from sokatsu_cli.writing.bars import Bars
from sokatsu_cli.writing.displays import Column, Display, Table
from sokatsu_cli.writing.signed_changes import signed_change
from sokatsu_cli.writing.wording import WORDED

_BEFORE = ("indicator", "unit", "direction", "period", "year")
_AFTER = ("expected", "rate", "capped_rate", "status", "grade", "note")

_SHOWN = (*_BEFORE, "target", "actual", *_AFTER)
"""The columns that are shown where the table has them; ``note`` only if one is set."""

_SHOWN_WITH_CHANGE = (*_BEFORE, "baseline", "target", "actual", *CHANGE, *_AFTER)

_LEFT_WHERE_NARROW = ("unit", "baseline", "rate")
"""What makes room on a narrow terminal for bars and changes."""

_ROOM = 80
_MORE_ROOM = 30
"""Terminal cells below which a terminal is narrow, and how many more bars and changes take each."""

_BAR = 20
"""Terminal cells of a bar from 0 to 100 %."""

_NUMBERS = {
    *("baseline", "target", "actual", "published_rate"),
    *("expected", "rate", "capped_rate", "change"),
}

_LONG = {"indicator", "section_name", "reason", "note"}
"""The columns of text that may need several lines on a terminal."""

_COLORS = {"achieved": 32, "not_achieved": 31, "no_data": 33, "improved": 32, "worse": 31}
"""ANSI colour codes: green, red, yellow."""

_MARK = "*"


def rate_display(table: Table) -> Display:
    """Show a table of rates; what prints as 100 and is not achieved is marked."""
    view = table.view
    if view.columns is not None:
        return Display(_chosen(table, view.columns), list(_closing(table, ())), view.width)
    if view.bars:
        return _with_bars(table)
    usual = _usual(table)
    left = [name for name in _LEFT_WHERE_NARROW if name in usual and _is_narrow(table)]
    columns = [_column(table, place) for name, place in usual.items() if name not in left]
    return Display(columns, list(_closing(table, left)), view.width)


def _chosen(table: Table, places: Sequence[int]) -> list[Column]:
    """Show the columns that were chosen, and behind the capped rates their bars if there are."""
    columns = [_column(table, place) for place in places]
    if table.view.bars:
        capped = table.heading(table.header.positions["capped_rate"])
        headings = [column.heading for column in columns]
        after = headings.index(capped) + 1 if capped in headings else len(columns)
        columns.insert(after, _bar_column(table, _bars(table, _BAR // (1 + _is_narrow(table)))))
    return columns


def _with_bars(table: Table) -> Display:
    """Show the usual columns with bars, as many as leave each row on one line of the terminal."""
    from sokatsu_cli.writing.bar_columns import BAR, BAR_CELLS, Fitting, fitting

    columns: dict[str, Column] = {}
    for name, place in _usual(table).items():
        columns[name] = _column(table, place)._replace(wrap=name == "indicator")
        if name == "capped_rate":
            columns[BAR] = Column("", [])  # takes its place
    width, bars = table.view.width, [_bars(table, cells) for cells in BAR_CELLS]
    fit = Fitting() if width is None else fitting(columns, bars, width)
    columns[BAR] = _bar_column(table, bars[fit.bars])
    kept = [column for name, column in columns.items() if name not in fit.left]
    return Display(kept, list(_closing(table, fit.left)), width, fit.narrowest)


def _usual(table: Table) -> dict[str, int]:
    """Return the usual columns that the table has and that say something, with their places."""
    positions = table.header.positions
    silent = {"note"} if not any(table.column("note")) else set()
    if "period" in positions:
        years = any(table.column("year")) if "year" in positions else False
        silent |= {"period" if years and not any(table.column("period")) else "year"}
    usual = _SHOWN_WITH_CHANGE if "change" in positions else _SHOWN
    named = {name: positions[name] for name in usual if name in positions and name not in silent}
    view = table.view
    shown = {name: place for name, place in named.items() if place not in view.left}
    there = {*shown.values()}
    return shown | {f"+{place}": place for place in view.added if place not in there}


def _is_narrow(table: Table) -> bool:
    more = table.view.bars + ("change" in table.header.positions)
    width = table.view.width
    return width is not None and more > 0 and width < _ROOM + more * _MORE_ROOM


def _column(table: Table, place: int) -> Column:
    """Show one column: words of the view's language, false hundreds marked, changes signed."""
    known = table.header.known(place)
    (cells,) = table.columns([place])
    if known in WORDED:
        words = table.wording.words
        texts = each_once(lambda cell: words.get(str(cell), cell_text(cell)), cells)
    elif known == "change":
        texts = _signed(table, cells)
    elif known == "expected" and any("," in cell_text(cell) for cell in table.column("target")):
        texts = each_once(_grouped, cells)
    else:
        texts = _marked(cells, table.column("status"))
    colored = table.view.color and known in ("status", "change_status")
    return Column(
        table.heading(place),
        texts,
        right=known in _NUMBERS,
        wrap=known is None or known in _LONG,
        colors=[_COLORS.get(str(cell), 0) for cell in cells] if colored else None,
    )


def _grouped(cell: object) -> str:
    """Return a number with its thousands, as the targets beside it have them."""
    return format(cell, ",f") if isinstance(cell, Decimal) else ""


def _signed(table: Table, cells: Sequence[object]) -> list[str]:
    """Return the texts of changes, each with its thousands as the values of its row have them."""
    positions = table.header.positions
    values = [table.column(name) for name in VALUES if name in positions]
    rows = zip(*(map(cell_text, column) for column in values), strict=True)
    return [
        signed_change(cell if isinstance(cell, Decimal) else None, texts)
        for cell, texts in zip(cells, rows, strict=True)
    ]


def _marked(cells: Sequence[object], statuses: Sequence[object]) -> Sequence[str]:
    """Return the texts of cells, a rate that prints as 100 and is not achieved marked."""
    texts = cell_texts(cells)
    if texts is cells:
        return texts
    return [
        _MARK * _false_hundred(cell, status) + text
        for cell, text, status in zip(cells, texts, statuses, strict=True)
    ]


def _bars(table: Table, cells: int) -> Bars:
    return Bars.fitting(_capped(table), cells, plain=table.view.plain)


def _capped(table: Table) -> list[Decimal | None]:
    return [rate if isinstance(rate, Decimal) else None for rate in table.column("capped_rate")]


def _bar_column(table: Table, bars: Bars) -> Column:
    statuses = table.column("status")
    texts = [
        bars.draw(rate, short=status != Status.ACHIEVED)
        for rate, status in zip(_capped(table), statuses, strict=True)
    ]
    colors = [_COLORS[str(status)] for status in statuses] if table.view.color else None
    return Column(bars.axis, texts, colors=colors)


def _false_hundred(cell: object, status: object) -> bool:
    """Tell whether a rate prints as 100 on a row that is not achieved."""
    return status == "not_achieved" and isinstance(cell, Decimal) and cell == 100  # noqa: PLR2004


def _closing(table: Table, left: Sequence[str]) -> Iterator[str]:
    """Yield the lines below: what is left out, what the mark means if there is one, the counts."""
    positions = table.header.positions
    headings = [table.heading(positions[name]) for name in left if name != "note"]
    if headings:
        yield table.wording.left_out.format(columns=", ".join(headings))
    if "note" in left:
        yield from _notes(table)
    statuses = table.column("status")
    rates = table.column("rate")
    shown = [cell for name in ("rate", "capped_rate") for cell in table.column(name)]
    false = [
        cell
        for cell, status in zip(shown, [*statuses, *statuses], strict=True)
        if _false_hundred(cell, status)
    ]
    if false:
        yield f"{_MARK} {table.wording.marked.format(hundred=cell_text(false[0]))}"
    counts = Counter(str(status) for status in statuses)
    yield table.wording.summary.format(
        rows=len(statuses),
        rates=sum(rate is not None for rate in rates),
        achieved=counts["achieved"],
        not_achieved=counts["not_achieved"],
        no_data=counts["no_data"],
    )


def _notes(table: Table) -> Iterator[str]:
    """Yield each note that had no room beside its rows, and the indicators of these."""
    words, named = table.wording.words, dict[str, dict[object, None]]()
    for indicator, note in zip(table.column("indicator"), table.column("note"), strict=True):
        named.setdefault(str(note), {})[indicator] = None
    for note, indicators in named.items():
        if note:
            yield f"{words.get(note, note)}: {listed(list(indicators))}"
