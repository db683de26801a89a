"""A table of text, the settings of a command, and the rows of the table in Fractions."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import NamedTuple

from slow.oracle import Achievement, achievement, rounded
from slow.shared import (
    MISSING,
    MISSING_RATES,
    NEEDED,
    Direction,
    Header,
    Method,
    Methods,
    Printed,
    Rounding,
    Status,
    is_word_target,
    parse_number,
    parse_printed,
    year_of,
)


@dataclass(frozen=True, eq=False)
class Table:
    """A table that can be used: its cells as written, and the line on which each row begins."""

    path: str
    names: list[str]
    rows: list[list[str]]
    lines: list[int]

    @cached_property
    def header(self) -> Header:
        """Where the known columns stand."""
        return Header(self.names)

    @cached_property
    def _checked(self) -> Header:
        """Where they stand for a check, which also looks at printed statuses."""
        return Header(self.names, needed=(*NEEDED, "published_rate", "published_status"))

    def column(self, name: str) -> list[str]:
        """Return the cells of a known column, "" where there is none."""
        place = self._checked.positions.get(name)
        return [row[place] if place is not None else "" for row in self.rows]

    def without(self, left_out: list[bool]) -> "Table":
        """Return the table without some rows; the others keep their lines."""
        kept = [place for place, out in enumerate(left_out) if not out]
        rows, lines = [self.rows[place] for place in kept], [self.lines[place] for place in kept]
        return Table(self.path, self.names, rows, lines)


class Settings(NamedTuple):
    """The options of a command as they are written."""

    method: str = "ratio"
    tolerance: str = "0"
    cap: str | None = "100"
    digits: int = 1
    rounding: str = "half-up"
    missing: tuple[str, ...] = ()
    grades: str = ""
    years: tuple[str, str, str] = ("", "", "")

    @property
    def arguments(self) -> list[str]:
        """What the command line takes of the formula."""
        cap = ["--no-cap"] if self.cap is None else ["--cap", self.cap]
        digits = ["--digits", str(self.digits), "--rounding", self.rounding]
        how = ["--method", self.method, "--tolerance", self.tolerance]
        return [*how, *cap, *digits, *self.year_arguments]

    @property
    def year_arguments(self) -> list[str]:
        """What the command line takes of the years of the baseline, the target and the row."""
        pairs = zip(("--baseline-year", "--target-year", "--year"), self.years, strict=True)
        return [word for name, year in pairs if year for word in (name, year)]

    @property
    def missing_arguments(self) -> list[str]:
        """What the command line takes of cells that stand for no number."""
        return [word for token in self.missing for word in ("--missing", token)]

    @property
    def bounds(self) -> list[tuple[Fraction, str]]:
        """The grades, the best first."""
        parts = [part.split(":") for part in self.grades.split(",") if part]
        return sorted(((Fraction(bound), label) for bound, label in parts), reverse=True)

    @property
    def rules(self) -> "Rules":
        """The settings as they are computed with."""
        cap = None if self.cap is None else Fraction(self.cap)
        tolerance, methods = Fraction(self.tolerance), Methods.parse(self.method)
        return Rules(methods, tolerance, cap, self.digits, Rounding(self.rounding), self.years)


class Row(NamedTuple):
    """What one row says, None for what is missing or not set."""

    line: int
    direction: Direction
    target: Fraction | None
    actual: Fraction | None
    baseline: Fraction | None
    method: Method | None
    published: Printed | None
    unreadable: str
    texts: dict[str, str]
    is_worded: bool

    def years(self, given: tuple[str, str, str]) -> tuple[int, int, int]:
        """Return the years of the baseline, the target and the actual, 0 for none.

        Args:
            given: Those of rows that say none, "" for none; ``row`` for the target of the row's.
        """
        now = self.texts["of"] or given[2]
        first = self.texts["baseline_year"] or given[0]
        last = self.texts["target_year"] or (now if given[1] == "row" else given[1])
        return _number(first), _number(last), _number(now)


def _number(text: str) -> int:
    return year_of(text) if text else 0


def _year_or_none(text: str) -> str:
    try:
        year_of(text)
    except ValueError:
        return ""
    return text


class Rules(NamedTuple):
    """How rates are computed."""

    methods: Methods
    tolerance: Fraction
    cap: Fraction | None
    digits: int
    rounding: Rounding
    given: tuple[str, str, str] = ("", "", "")

    def method_of(self, row: Row) -> Method:
        """Return the method of a row: its own, else that of its direction."""
        return row.method or self.methods.of(row.direction)

    def achievement(self, row: Row) -> Achievement:
        """Return the exact rate of a row."""
        if row.is_worded:
            return Achievement(None, None, Status.NO_DATA, "target is a word")
        way, method = row.direction, self.method_of(row)
        values = row.target, row.actual, row.baseline
        years = row.years(self.given)
        return achievement(
            *(way, method, *values), tolerance=self.tolerance, cap=self.cap, years=years
        )

    def uncapped(self, row: Row, method: Method) -> Achievement:
        """Return the exact rate of a row by one method, whatever its own is."""
        return self._replace(cap=None).achievement(row._replace(method=method))


def matches(printed: Printed, value: Fraction | None, rounding: Rounding) -> bool:
    """Tell whether a value prints as a number."""
    return value is not None and rounded(value, printed.decimals, rounding) == printed.value


_TEXTS = (
    "indicator",
    "unit",
    "direction",
    "method",
    "period",
    "year",
    "baseline_year",
    "target_year",
    "reason",
    "published_status",
)
_NUMBERS = ("target", "actual", "baseline", "published_rate")


@lru_cache(64)
def read(table: Table, missing: tuple[str, ...] = ()) -> list[Row]:
    """Read the rows of a table, none of which is wrong."""
    columns = [table.column(name) for name in (*_TEXTS, *_NUMBERS)]
    tokens = MISSING.union(missing)
    rows = []
    for line, *cells in zip(table.lines, *columns, strict=True):
        texts = dict(zip((*_TEXTS, *_NUMBERS), cells, strict=True))
        is_worded = is_word_target(texts["target"])
        target, actual, baseline = (
            None
            if is_worded and name == "target"
            else parse_number(texts[name], texts["unit"], tokens)
            for name in _NUMBERS[:3]
        )
        method = Method.parse(texts["method"]) if texts["method"].strip() else None
        published, unreadable = None, ""
        try:
            published = parse_printed(texts["published_rate"], "%", MISSING_RATES.union(missing))
        except ValueError as error:
            unreadable = str(error)
        way = Direction.parse(texts["direction"])
        numbers = (target, actual, baseline, method, published, unreadable)
        stripped = {key: cell.strip() for key, cell in texts.items()}
        has_years = "year" in table.header.positions
        stripped["of"] = stripped["year"] if has_years else _year_or_none(stripped["period"])
        rows.append(Row(line, way, *numbers, stripped, is_worded))
    return rows


def told_of_years(table: Table, rules: Rules) -> str:
    """Return what stderr says of columns of years that are not there, where they are needed."""
    there = table.header.positions
    given = zip(("baseline_year", "target_year", "year"), rules.given, strict=True)
    lacking = [name for name, year in given if not year and name not in there]
    if "period" in there and "year" in lacking:
        lacking.remove("year")
    if Method.EXPECTED not in rules.methods or not lacking:
        return ""
    options = ", ".join("--" + name.replace("_", "-") for name in lacking)
    return f"sokatsu: no expected values: the table has no {', '.join(lacking)}; see {options}\n"
