"""What makes it uncertain whose the values in rows of targets and of actuals are."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.names import name_key
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.model.years import fiscal_year
from sokatsu_cli.tidy.heading_readings import words_of
from sokatsu_cli.tidy.label_groups import Group, Labelled
from sokatsu_cli.tidy.placed_cells import NewCells, Placed, own
from sokatsu_cli.tidy.row_labels import Kind, label_of, letter_in
from sokatsu_cli.tidy.row_places import writes_blanks
from sokatsu_cli.tidy.sheets import Sheet, SheetRow, extra_cell, lost_cell
from sokatsu_cli.tidy.year_headings import YearHeadings, plain

_SEVERAL = 2  # rows that end alike, or cells that are not there, which are more than one lost cell
_BOTH = (Kind.TARGET, Kind.ACTUAL)


def doubtful_years(path: str, headings: YearHeadings) -> Iterator[Problem]:
    """Refuse a year that stands twice, and years of an era that do not rise."""
    years = list(headings.years.values())
    counts = Counter(year.key for year in years)
    for year in years:
        if counts[year.key] > 1:
            told = _("{text} stands twice").format(text=quoted(year.placed.text))
            yield year.placed.problem(path, told)
    numbers = [fiscal_year(year.year) or 0 for year in years]
    below_era = [year for year in years if year.year and year.year != year.placed.text]
    if below_era and numbers != sorted(numbers) and not any(year.period for year in years):
        told = _("the years below an era do not rise: {year}")
        told = told.format(year=quoted(below_era[0].year))
        yield below_era[0].placed.problem(path, told)
    if not all(year.period for year in years) and not all(year.year for year in years):
        told = _("these headings are periods and years, mixed")
        yield years[0].placed.problem(path, told)


def doubtful_lengths(sheet: Sheet, found: Labelled) -> Iterator[Problem]:
    """Refuse rows of a text that are not as long as their headings.

    Years to come may be missing at the end where no row is written with blank cells there: two of
    them or more, or in several rows of the same label, as one row has rather lost a cell.
    """
    heads = sheet.rows[found.headings.first : found.headings.at + 1]
    reach = max(row.held()[-1] for row in heads) + 1
    widest = max(len(row.cells) for row in heads)
    rows = [row for group in found.groups for row in group.rows]
    full = writes_blanks([*heads, *rows])
    ends = Counter((label_of(row.at(found.column)), len(row.cells)) for row in rows)
    for row in rows if sheet.is_text else ():
        length, label = len(row.cells), label_of(row.at(found.column))
        several = reach - length >= _SEVERAL or ends[label, length] >= _SEVERAL
        if not (reach <= length <= widest or (length < reach and not full and several)):
            told = lost_cell(length, widest) if length < reach else extra_cell(length, widest)
            yield Problem(sheet.path, row.number, None, told)


def doubtful_labels(path: str, found: Labelled) -> Iterator[Problem]:
    """Refuse labels of targets, or of actuals, that may be of two kinds of values."""
    for kind in _BOTH:
        rows = [row for group in found.groups if (row := group.row(kind)) is not None]
        texts = {name_key(row.at(found.column)): row for row in rows}
        said = {_said(row.at(found.column)) for row in rows}
        if len(said) > 1:
            both = _(" and ").join(quoted(row.at(found.column)) for row in texts.values())
            row = [*texts.values()][-1]
            place = Placed.of(row, found.column)
            told = _("{both}, both for the {kind}s; write one of them")
            yield place.problem(path, told.format(both=both, kind=kind))


def _said(label: str) -> tuple[str, str, str]:
    """Return what a label says beside its word: how certain its values are, unit and letter."""
    letter = letter_in(label)[1]
    letter = letter if letter in plain(label) else ""
    return words_of(label).qualifier, plain(label).partition("(")[2], letter


def doubtful_groups(
    path: str,
    found: Labelled,
    names: Sequence[Placed | None],
    once: Sequence[NewCells],
    place: int,
) -> Iterator[Problem]:
    """Refuse groups without a name, two of one name, and what lacks its target or its actual.

    Args:
        path: The sheet.
        found: The groups.
        names: The name of each.
        once: The cells that each of its new rows has.
        place: The column of the names.
    """
    seen: dict[tuple[tuple[str, str], ...], int] = {}
    for group, name, cells in zip(found.groups, names, once, strict=True):
        first = group.rows[0]
        if name is None and not is_valued(group, found):
            continue
        for kind in _BOTH:
            if group.row(kind) is None:
                told = _("no row of {kind}s beside {label}; a row may be lost")
                if name is not None:
                    told = _("no row of {kind}s beside {label} of {name}; a row may be lost")
                label, of = quoted(first.at(found.column)), quoted(name.text if name else "")
                told = told.format(kind=kind, label=label, name=of)
                yield Placed.of(first, found.column).problem(path, told)
        if name is None:
            told = _("no name for these rows; write it beside the first")
            yield Placed.of(first, place).problem(path, told)
            continue
        key = tuple(sorted((str(at), name_key(each.text)) for at, each in cells.items()))
        above = seen.setdefault(key, first.number)
        if above != first.number and not group.is_after_gap:
            told = _("{name} stands in row {row} too; a name may be wrong")
            told = told.format(name=quoted(name.text), row=above)
            yield name.problem(path, told)
        yield from _merged_values(path, group, found)
        yield from _lone_target(path, group, found)


def is_valued(group: Group, found: Labelled) -> bool:
    """Tell whether some row of a group has a value."""
    return any(own(row, column) for row in group.rows for column in found.headings.years)


def _merged_values(path: str, group: Group, found: Labelled) -> Iterator[Problem]:
    """Refuse a value that is merged over the rows of a target and an actual."""
    for row in group.both:
        for column in found.headings.years:
            if not own(row, column) and _is_covered(row, column):
                told = _("the merged cell {text} stands in several rows")
                told = told.format(text=quoted(row.merged[column]))
                yield Placed.of(row, column).problem(path, told)


def _lone_target(path: str, group: Group, found: Labelled) -> Iterator[Problem]:
    """Refuse the only target of a group if years to its right have actuals: it may be theirs too.

    A target that is merged over years stands in the first of them.
    """
    target, actual = (group.row(kind) for kind in _BOTH)
    if target is None or actual is None:
        return
    years = [column for column in found.headings.years if own(target, column)]
    later = [at for at in found.headings.years if at > max(years, default=at) and own(actual, at)]
    if len(years) == 1 and later:
        told = _(
            "{text} may be the target of the years behind it too; write it below each year it is of"
        ).format(text=quoted(target.at(years[0])))
        yield Placed.of(target, years[0]).problem(path, told)


def _is_covered(row: SheetRow, column: int) -> bool:
    return bool(row.merged.get(column, "").strip())
