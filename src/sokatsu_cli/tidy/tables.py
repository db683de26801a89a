"""A summary sheet in, a tidy table out, without loss: what has no place is named."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sokatsu_cli.model.errors import InputError, Problem, SokatsuError
from sokatsu_cli.model.labels import file_of, sheet_of
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.visible import listed, quoted
from sokatsu_cli.model.years import fiscal_year
from sokatsu_cli.tidy.choices import Choices
from sokatsu_cli.tidy.continued_tables import continued_tables
from sokatsu_cli.tidy.readings import Tried
from sokatsu_cli.tidy.rearranged import rearranged
from sokatsu_cli.tidy.refusals import no_table, together, told_doubts
from sokatsu_cli.tidy.repeated_rows import repeated_rows
from sokatsu_cli.tidy.row_directions import RowDirections
from sokatsu_cli.tidy.rows import COLUMNS, RowPlace, TidyRow
from sokatsu_cli.tidy.shared_statuses import renamed, shared_notes, shared_statuses
from sokatsu_cli.tidy.sheet_tables import Walker
from sokatsu_cli.tidy.sheets import Sheet

if TYPE_CHECKING:
    import pandas as pd

_TRIED = 300  # rows of a sheet that are read with other choices


class Tidied(NamedTuple):
    """What was read of a sheet: rows by column and their places, problems, skipped rows, notes.

    ``taken`` says what each heading was taken for, what stands beside numbers, and from where
    directions are. ``ways`` are commands that would settle some of the problems, a line each.
    """

    columns: list[str]
    rows: list[TidyRow]
    places: list[RowPlace]
    problems: list[Problem]
    skipped: list[Problem]
    notes: list[str]
    taken: list[Problem]
    ways: Sequence[Problem] = ()

    def frame(self) -> "pd.DataFrame":
        """Return the rows as a frame of text, "" where a row has no cell."""
        import pandas as pd

        return pd.DataFrame(self.rows, columns=self.columns, dtype=object).fillna("")


def tidy_sheets(
    sheets: Sequence[Sheet],
    *,
    direction: Callable[[str], str] = lambda _indicator: "",
    auto: bool = False,
    columns: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
    header_row: int | None = None,
    with_fiscal_year: bool = False,
    others: Collection[str] = (),
    command: str = "tidy",
) -> Tidied:
    """Read the indicator tables of summary sheets.

    Tables are found by the words of their headings. Target and actual may stand in two columns,
    in two rows or in one cell; rows may be moved by stray cells, which their arrow shows.

    Args:
        sheets: The sheets of a file, as `read_sheets` returns them.
        direction: Gives the direction of an indicator whose cell is not readable, "" for none.
        auto: Take it from the words of its row, or from baseline and target, first.
        columns: Known column to the heading that holds it, where headings are unusual.
        missing: Further cells that say that there is no number.
        header_row: The number of the row that has the headings, where they are not found.
        others: Further options that were given, for the commands that messages name.
        command: The command that was given, for the same.
        with_fiscal_year: Add the column ``fiscal_year`` with the western number of the year.

    Returns:
        A `Tidied`, with one row for each indicator and period that has a value. Cells are text
        as in the sheet.

    Raises:
        InputError: No indicator table was recognised.

    Source: the layout of 第5次所沢市総合計画 総括表.
    """
    choices = Choices.of(columns or {}, missing, header_row, others, command)
    walkers = _walked(sheets, choices, direction, auto=auto)
    # The rows that are made of one row of a sheet may all have the same problem.
    problems = list(dict.fromkeys(problem for walker in walkers for problem in walker.problems))
    trials = [partial(_tried, sheet) for sheet in sheets]
    ways = []
    for walker, trial in zip(walkers, trials, strict=True):
        told = told_doubts(walker.sheet, walker.doubts, choices, trial)
        problems[:0] = told.problems
        ways += told.ways
    if not any(walker.starts for walker in walkers):
        none = [
            no_table(walker.sheet, choices, trial)
            for walker, trial in zip(walkers, trials, strict=True)
        ]
        untold = together([problem for each in none for problem in (*each.problems, *each.ways)])
        raise InputError([*problems, *ways] or untold)
    problems += _wrong_over_all(walkers)
    rows = [row for walker in walkers for row in walker.rows]
    places = [place for walker in walkers for place in walker.places]
    names = list(dict.fromkeys([*COLUMNS, *(name for row in rows for name in row)]))
    shared = shared_statuses(names, rows, places)
    if shared:
        rows, places = renamed(shared, rows, places)
        names = [shared.get(name, name) for name in names]
    if with_fiscal_year:
        _add_fiscal_years(names, rows)
    # A target that several actuals are compared with is told once.
    taken = dict.fromkeys(each for one in walkers for each in (*one.taken, *one.directions.told))
    return Tidied(
        names,
        rows,
        places,
        problems,
        [row for walker in walkers for row in walker.skipped],
        [*_notes(walkers), *shared_notes(shared, places)],
        list(taken),
        [*ways, *(each for walker in walkers for each in walker.ways())],
    )


def _notes(walkers: Sequence[Walker]) -> list[str]:
    return [*(note for walker in walkers for note in walker.notes()), *_without_tables(walkers)]


def _without_tables(walkers: Sequence[Walker]) -> list[str]:
    """Say in one line which sheets, or tables of a document, are left as no indicator table."""
    left = [each.sheet.path for each in _left(walkers)]
    if len(left) <= 1:
        return [_("{path}: no indicator table").format(path=path) for path in left]
    names = listed([*map(sheet_of, left)])
    told = _("{path}: sheets or tables: {all}, without an indicator table: {without} ({names})")
    count = {"all": len(walkers), "without": len(left)}
    return [told.format(path=file_of(left[0]), names=names, **count)]


def _wrong_over_all(walkers: Sequence[Walker]) -> Iterator[Problem]:
    """Say what is wrong with rows of whole tables, or between the tables of a file."""
    for walker in walkers:
        yield from walker.undirected()
    yield from _in_two_sheets(walkers)
    sheets = [walker.sheet for walker in walkers]
    yield from continued_tables(sheets, {each.sheet.path for each in _left(walkers)})
    repeated = (repeated_rows(each.rows, each.places, each.starts) for each in walkers)
    yield from dict.fromkeys(problem for each in repeated for problem in each)


def _left(walkers: Sequence[Walker]) -> list[Walker]:
    return [each for each in walkers if not (each.starts or each.doubts)]


def doubts_of(sheet: Sheet, choices: Choices) -> list[Problem]:
    """Return what is doubtful in the headings of a table that has those of a tidy one.

    Args:
        sheet: Its first rows.
        choices: What the user says of it.
    """
    walker = Walker(
        sheet, directions=RowDirections(lambda _each: "up", auto=False), choices=choices
    )
    walker.walk()
    told = told_doubts(sheet, walker.doubts, choices, partial(_tried, sheet))
    return [*told.problems, *told.ways]


def _walked(
    sheets: Sequence[Sheet],
    choices: Choices,
    direction: Callable[[str], str],
    *,
    auto: bool,
) -> list[Walker]:
    """Go down each sheet, rearranged if its headings are not chosen."""
    chosen = dict(choices.columns).get("indicator", "")
    by_row = choices.header_row is not None
    arranged = sheets if by_row else [rearranged(each, indicator=chosen) for each in sheets]
    walkers = [
        Walker(sheet, directions=RowDirections(direction, auto), choices=choices)
        for sheet in arranged
    ]
    for walker in walkers:
        walker.walk()
    _check_choices(choices, sheets)
    return walkers


def _tried(sheet: Sheet, choices: Choices) -> Tried:
    """Read the first rows of a sheet with other choices, as if all of them had a direction."""
    first = sheet._replace(rows=sheet.rows[:_TRIED])
    return _walked([first], choices, lambda _each: "up", auto=False)[0].tried()


def _check_choices(choices: Choices, sheets: Sequence[Sheet]) -> None:
    """Refuse a column that was said to be one which no sheet has."""
    cells = (
        (at, text) for sheet in sheets for row in sheet.rows for at, text in enumerate(row.cells)
    )
    left = {*dict(choices.columns)}
    while left and (cell := next(cells, None)):
        left.discard(choices.chosen(*cell) or "")
    for column, text in choices.columns:
        if column in left:
            told = _("--column {column}={heading}: no heading is {quoted}")
            raise SokatsuError(told.format(column=column, heading=text, quoted=quoted(text)))


def _add_fiscal_years(names: list[str], rows: Sequence[TidyRow]) -> None:
    if "fiscal_year" in names:
        text = _("the sheet has a column {column} of its own")
        raise SokatsuError(text.format(column="fiscal_year"))
    names.insert(names.index("year") + 1, "fiscal_year")
    for row in rows:
        year = fiscal_year(row.get("year", ""))
        row["fiscal_year"] = "" if year is None else str(year)


_SAME = ("chapter", "section", "section_name", "indicator", "unit", "period", "year")


def _in_two_sheets(walkers: Sequence[Walker]) -> Iterator[Problem]:
    """Name what stands in two sheets and is told apart by nothing but these, as by their years."""
    first: dict[tuple[str, ...], str] = {}
    for walker in walkers:
        path = walker.sheet.path
        keys = [tuple(name_key(row.get(name, "")) for name in _SAME) for row in walker.rows]
        for key, row in zip(keys, walker.rows, strict=True):
            if first.get(key, path) != path:
                text = _(
                    "{name} of the same period stands in {other} too; read one of them with --sheet"
                )
                text = text.format(name=quoted(row["indicator"]), other=first[key])
                yield Problem(path, None, None, text)
        first |= dict.fromkeys(keys, path)
