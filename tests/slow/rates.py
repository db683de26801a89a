"""``sokatsu rate``: each row of a table with its rate, and what follows from it."""

from collections.abc import Sequence
from fractions import Fraction

from slow.formats import Cell, Figures, Rated
from slow.oracle import Achievement, changed, exact_figures, expected_value, figures, graded
from slow.rows import Row, Rules, Settings, Table, read
from slow.shared import MISSING, Method, name_key, parse_printed

_COMPUTED = ("rate", "capped_rate", "status", "note")


def rate(table: Table, settings: Settings, *, change: bool = False) -> Rated:
    """Add the computed cells to each row; columns of the input with their names are replaced."""
    rules, bounds = settings.rules, settings.bounds
    there = table.header.positions
    own = "method" in there and ("target_year" in there or rules.given[1] != "")
    with_expected = own or Method.EXPECTED in rules.methods
    added = [*["expected"] * with_expected, *_COMPUTED, *["grade"] * bool(settings.grades)]
    added += ["change", "change_status"] * change
    kept = [place for place, name in enumerate(table.names) if name.casefold() not in added]
    rows: list[list[Cell]] = []
    for cells, row in zip(table.rows, read(table, settings.missing), strict=True):
        found = rules.achievement(row)
        expected = [_expected(row, rules)] * with_expected
        computed = [*expected, *computed_cells(found, rules, bounds)]
        if change:
            amount, judged = changed(row.direction, row.baseline, row.actual, row.target)
            printed = None if amount is None else Figures(exact_figures(amount))
            computed += [printed, judged]
        rows.append([*(cells[place] for place in kept), *computed])
    return Rated([*(table.names[place] for place in kept), *added], rows)


def _expected(row: Row, rules: Rules) -> Figures | None:
    """Return the expected value of a row that is rated by it, as it is printed."""
    if rules.method_of(row) is not Method.EXPECTED or row.target is None:
        return None
    value = expected_value(row.target, row.baseline, *row.years(rules.given))
    if not isinstance(value, Fraction):
        return None
    known = {"target": row.target, "actual": row.actual, "baseline": row.baseline}
    there = [name for name, number in known.items() if number is not None]
    decimals = max(_decimals(row.texts[name], row) for name in there)
    text = figures(value, decimals + rules.digits, rules.rounding)
    return Figures(text.rstrip("0").rstrip(".") if "." in text else text)


def _decimals(text: str, row: Row) -> int:
    printed = parse_printed(text, row.texts["unit"], MISSING)
    return printed.decimals if printed else 0


def computed_cells(
    found: Achievement, rules: Rules, bounds: Sequence[tuple[Fraction, str]]
) -> list[Cell]:
    """Return rate, capped rate, status and note, and the grade where there are bounds."""
    rates = (printed(value, rules) for value in (found.rate, found.capped_rate))
    grade = [graded(found, bounds)] if bounds else []
    return [*rates, found.status.value, found.note, *grade]


def printed(value: Fraction | None, rules: Rules) -> Figures | None:
    """Return a rate as it is printed."""
    return None if value is None else Figures(figures(value, rules.digits, rules.rounding))


def where(table: Rated, name: str, value: str) -> Rated:
    """Keep the rows with a cell, blanks and width aside."""
    place = table.names.index(name)
    wanted = name_key(value)
    rows = [row for row in table.rows if name_key(str(row[place] or "")) == wanted]
    return Rated(table.names, rows)


def by_rate(table: Rated, *, falling: bool) -> Rated:
    """Order by printed rates, rows without one last."""
    place = table.names.index("rate")
    rows = [(row, Fraction(str(row[place]))) for row in table.rows if row[place] is not None]
    rows.sort(key=lambda pair: -pair[1] if falling else pair[1])
    unrated = [row for row in table.rows if row[place] is None]
    return Rated(table.names, [*(row for row, _rate in rows), *unrated])


def columns(table: Rated, names: Sequence[str]) -> Rated:
    """Choose columns."""
    places = [table.names.index(name) for name in names]
    return Rated(list(names), [[row[place] for place in places] for row in table.rows])
