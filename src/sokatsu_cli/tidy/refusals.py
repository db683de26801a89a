"""What a refusal tells: the closest headings, what they lack, and the commands that would work."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.labels import file_of
from sokatsu_cli.model.language import N_, joined, ngettext
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import is_number
from sokatsu_cli.model.page_rows import column_told
from sokatsu_cli.model.visible import listed, quoted, shell_line
from sokatsu_cli.tidy.choices import Choices
from sokatsu_cli.tidy.heading_readings import words_of
from sokatsu_cli.tidy.heading_words import Role
from sokatsu_cli.tidy.named_columns import named_columns
from sokatsu_cli.tidy.readings import Chosen, Doubt, Reading, Trial, readings
from sokatsu_cli.tidy.rows import TidyRow
from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.value_columns import with_way

_LOOKED_AT = 300  # rows in which headings are looked for
_NEEDED = ("indicator", "target", "actual")
_SHOWN = 4  # readings of one doubt that are shown
_NAME = 24  # characters of the name of a row that is shown

_MISSING_WORDS = 8  # words in cells of values that one command names
_NO_WAY = N_(
    "none of the columns tried makes a table of it; name them by heading or letters, such as "
    "--column 'indicator=column A' --column 'target=column B' --column 'actual=column C'"
)


class Told(NamedTuple):
    """What is wrong with a sheet, and the ways out, which are lines of their own."""

    problems: list[Problem]
    ways: list[Problem]


def no_table(sheet: Sheet, choices: Choices, trial: Trial) -> Told:
    """Return why a sheet has no table, with the ways out where there are some.

    Args:
        sheet: The sheet.
        choices: What the user said of it.
        trial: Reads the sheet with other choices.
    """
    rows = [row for row in sheet.rows if row.filled()][:_LOOKED_AT]
    best = max(rows, key=lambda row: len(_understood(row, choices)), default=None)
    found = _understood(best, choices) if best else {}
    if best is None or not set(found.values()) - {"unit", "year", "period"}:
        text = _(
            "no indicator table found: no row has headings such as 目標指標, 目標値 and 実績値"
        )
        problem = Problem(sheet.path, None, None, with_way(text, _headings_said(rows)))
        return Told([problem], [])
    held = set(found.values())
    names = [
        _("{heading} is the {role}").format(heading=quoted(best.at(place)), role=column)
        for place, column in found.items()
    ]
    lacking = [_no_column(each) for each in _NEEDED if each not in held]
    missing = _(" and ").join(lacking) or _("in no order that is known")
    told = _("no indicator table found; the closest headings: {names}; {missing}")
    told = told.format(names=_(", ").join(names), missing=missing)
    doubt = Doubt(best, told, _(_NO_WAY))
    return told_doubts(sheet, [doubt], choices, trial)


def _no_column(column: str) -> str:
    return _("no column of names") if column == "indicator" else _("no {role}").format(role=column)


def together(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems with one for all those that are alike and of whole sheets of a file."""
    count = Counter(each.text for each in problems if each.line is None)
    return list(
        dict.fromkeys(
            Problem(
                file_of(each.path),
                None,
                None,
                _("{text} (sheets or tables like it: {count})").format(text=each.text, count=times),
            )
            if (times := count[each.text]) > 1 and each.line is None
            else each
            for each in problems
        )
    )


def _headings_said(rows: Sequence[SheetRow]) -> str:
    """Return how to say what the first row of several words has, "" if there is none."""
    wide = (row for row in rows if len(row.filled()) >= len(_NEEDED))
    row = next((row for row in wide if not any(map(is_number, row.texts()))), None)
    words = [text for text in row.texts() if not words_of(text).is_when] if row else []
    if row is None or len(words) < len(_NEEDED) or len(words) < len(row.filled()):
        return ""  # values below years are in rows, of which no choice of columns makes a table
    options = " ".join(f"--column {column}=HEADING" for column in _NEEDED)
    told = _("if row {row} ({headings}) has them, say which: {options}")
    return told.format(row=row.number, headings=listed(words), options=options)


def _understood(row: SheetRow, choices: Choices) -> dict[int, str]:
    """Return the places of a row of which the heading is understood, with what it says."""
    found = {place: name for name, place in named_columns(row, choices).items()}
    for place in row.filled():
        role = words_of(row.at(place)).holds
        chosen = choices.chosen(place, row.at(place))
        if chosen or (role and place not in found):
            found[place] = chosen or str(Role.ACTUAL if role is Role.CURRENT else role)
    return found if len(row.filled()) > 1 and not any(map(is_number, row.texts())) else {}


def told_doubts(sheet: Sheet, doubts: Sequence[Doubt], choices: Choices, trial: Trial) -> Told:
    """Return what is doubtful in the headings of a sheet, and the ways to read them.

    Tables that repeat the headings of one above are told without its ways.

    Args:
        sheet: The sheet.
        doubts: What is doubtful.
        choices: What the user said of it.
        trial: Reads the sheet with other choices.
    """
    found = Told([], [])
    seen: set[tuple[str, ...]] = set()
    for doubt in doubts:
        key = tuple(doubt.row.texts())
        ways = [] if key in seen else readings(doubt, sheet.rows, choices, trial)
        told = [*_told(sheet, ways, choices)]
        otherwise = "" if told or key in seen else doubt.otherwise
        text = with_way(doubt.text, otherwise)
        found.problems.append(sheet.problem(doubt.row, None, text))
        found.ways.extend(sheet.problem(doubt.row, None, each) for each in told)
        seen.add(key)
    return found


def _told(sheet: Sheet, ways: Sequence[Reading], choices: Choices) -> Iterator[str]:
    """Yield each way to read headings: what it gives with its command, or what is still wrong."""
    for columns, (rows, problems) in ways[:_SHOWN]:
        if not problems:
            line = command(sheet.path, choices, columns)
            yield _("for {row}: {command}").format(row=_first(rows, columns), command=line)
            continue
        first = problems[0]
        place = "" if first.line is None else _("line {line}").format(line=first.line)
        column = column_told(first.column or "")
        trouble = joined(": ", [place, column, first.text])
        text = _("with {options} {count} rows are read, but {trouble}")
        if len(problems) > 1:
            text = _("with {options} {count} rows are read, but {trouble} (and {more} more)")
        options, more = shell_line(_options(columns)), len(problems) - 1
        yield text.format(options=options, count=len(rows), trouble=trouble, more=more)
    if len(ways) > _SHOWN:
        yield _("… and {count} more ways").format(count=len(ways) - _SHOWN)


def _first(rows: Sequence[TidyRow], columns: Chosen) -> str:
    """Return the first row that has both values, as it is read."""
    row = next((row for row in rows if row["target"] and row["actual"]), rows[0])
    names = ["target", "actual", *(name for name, _heading in columns if name in row)]
    names = [name for name in dict.fromkeys(names) if name != "indicator"]
    values = (joined(" ", [name, row[name] or _("blank")]) for name in names)
    return joined(" ", [quoted(row["indicator"], _NAME), _(", ").join(values)])


def _options(columns: Sequence[tuple[str, str]]) -> list[str]:
    return [word for name, heading in columns for word in ("--column", f"{name}={heading}")]


def command(path: str, choices: Choices, columns: Chosen = (), *more: str) -> str:
    """Return the command that reads a sheet as it was read, with more options, ready to paste.

    >>> command("a.xlsx[第1章]", Choices(), (("target", "見込量"),), "--direction", "up")
    "sokatsu tidy a.xlsx --sheet '第1章' --column 'target=見込量' --direction up"
    """
    file = whole_file(path)
    words = ["sokatsu", choices.command, "-" if file == "<stdin>" else file]
    words += ["--sheet", path[len(file) + 1 : -1]] if file != path else []
    words += ["--header-row", str(choices.header_row)] if choices.header_row else []
    words += _options([*dict([*choices.columns, *columns]).items()])
    words += [word for text in sorted(choices.missing) for word in ("--missing", text)]
    return shell_line([*words, *choices.others, *more])


def whole_file(path: str) -> str:
    """Return the path of the file that has a sheet.

    >>> whole_file("a.xlsx[第1章]"), whole_file("a.xlsx")
    ('a.xlsx', 'a.xlsx')
    """
    return path.removesuffix("]").rpartition("[")[0] if path.endswith("]") else path


def without_number(path: str, choices: Choices, texts: Sequence[str]) -> list[Problem]:
    """Return the command that reads cells of values, which hold words, as without a number."""
    words = list(dict.fromkeys(texts))[:_MISSING_WORDS]
    if not words:
        return []
    options = [option for text in words for option in ("--missing", text)]
    told = ngettext(
        "a cell of values holds a word; if it says no number: {command}",
        "{count} cells of values hold words; if they say that there is no number: {command}",
        len(texts),
    )
    way = command(whole_file(path), choices, (), *options)
    return [Problem(path, None, None, told.format(count=len(texts), command=way))]


def left_over(path: str, choices: Choices, rows: Sequence[int]) -> list[Problem]:
    """Return the command that leaves out rows that are no indicators of the table above them."""
    if not rows:
        return []
    told = ngettext(
        "if no indicators stand in row {rows}, the others are written by: {command}",
        "if no indicators stand in rows {rows}, the others are written by: {command}",
        len(rows),
    )
    way = command(whole_file(path), replace(choices, command="tidy"), (), "--partial")
    return [Problem(path, None, None, told.format(rows=listed(rows), command=way))]
