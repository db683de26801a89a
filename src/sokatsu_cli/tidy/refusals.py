"""What a refusal tells: the closest headings, what they lack, and the commands that would work."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from sokatsu_cli.model.errors import Problem
from sokatsu_cli.model.labels import file_of
from sokatsu_cli.model.numerals import is_number
from sokatsu_cli.model.visible import listed, quoted, shell_line
from sokatsu_cli.tidy.choices import Choices
from sokatsu_cli.tidy.heading_readings import words_of
from sokatsu_cli.tidy.heading_words import Role
from sokatsu_cli.tidy.named_columns import named_columns
from sokatsu_cli.tidy.readings import Chosen, Doubt, Reading, Trial, readings
from sokatsu_cli.tidy.rows import TidyRow
from sokatsu_cli.tidy.sheets import Sheet, SheetRow

_LOOKED_AT = 300  # rows in which headings are looked for
_MISSING = {"indicator": "column of names"}
_NEEDED = ("indicator", "target", "actual")
_SHOWN = 4  # readings of one doubt that are shown
_NAME = 24  # characters of the name of a row that is shown

_MISSING_WORDS = 8  # words in cells of values that one command names
_NO_WAY = (
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
        text = "no indicator table found: no row has headings such as 目標指標, 目標値 and 実績値"
        problem = Problem(sheet.path, None, None, f"{text}{_headings_said(rows)}")
        return Told([problem], [])
    held = set(found.values())
    names = [f"{quoted(best.at(place))} is the {column}" for place, column in found.items()]
    lacking = [f"no {_MISSING.get(each, each)}" for each in _NEEDED if each not in held]
    missing = " and ".join(lacking) or "in no order that is known"
    told = f"the closest headings: {', '.join(names)}; {missing}"
    doubt = Doubt(best, f"no indicator table found; {told}", _NO_WAY)
    return told_doubts(sheet, [doubt], choices, trial)


def together(problems: Sequence[Problem]) -> list[Problem]:
    """Return problems with one for all those that are alike and of whole sheets of a file."""
    count = Counter(each.text for each in problems if each.line is None)
    return list(
        dict.fromkeys(
            Problem(
                file_of(each.path), None, None, f"{each.text} (sheets or tables like it: {times})"
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
    return f"; if row {row.number} ({listed(words)}) has them, say which: {options}"


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
        text = f"{doubt.text}; {otherwise}" if otherwise else doubt.text
        found.problems.append(sheet.problem(doubt.row, None, text))
        found.ways.extend(sheet.problem(doubt.row, None, each) for each in told)
        seen.add(key)
    return found


def _told(sheet: Sheet, ways: Sequence[Reading], choices: Choices) -> Iterator[str]:
    """Yield each way to read headings: what it gives with its command, or what is still wrong."""
    for columns, (rows, problems) in ways[:_SHOWN]:
        if not problems:
            yield f"for {_first(rows, columns)}: {command(sheet.path, choices, columns)}"
            continue
        first = problems[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        place = "" if first.line is None else f"line {first.line}: "
        column = f"{first.column}: " if first.column else ""
        options = shell_line(_options(columns))
        yield f"with {options} {len(rows)} rows are read, but {place}{column}{first.text}{more}"
    if len(ways) > _SHOWN:
        yield f"… and {len(ways) - _SHOWN} more ways"


def _first(rows: Sequence[TidyRow], columns: Chosen) -> str:
    """Return the first row that has both values, as it is read."""
    row = next((row for row in rows if row["target"] and row["actual"]), rows[0])
    names = ["target", "actual", *(name for name, _ in columns if name in row)]
    names = [name for name in dict.fromkeys(names) if name != "indicator"]
    values = ", ".join(f"{name} {row[name] or 'blank'}" for name in names)
    return f"{quoted(row['indicator'], _NAME)} {values}"


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
    told = f"{len(texts)} cells of values hold words; if they say that there is no number"
    told = told if len(texts) > 1 else "a cell of values holds a word; if it says no number"
    way = command(whole_file(path), choices, (), *options)
    return [Problem(path, None, None, f"{told}: {way}")]


def left_over(path: str, choices: Choices, rows: Sequence[int]) -> list[Problem]:
    """Return the command that leaves out rows that are no indicators of the table above them."""
    if not rows:
        return []
    told = f"if no indicators stand in {'rows' if len(rows) > 1 else 'row'} {listed(rows)}"
    way = command(whole_file(path), replace(choices, command="tidy"), (), "--partial")
    return [Problem(path, None, None, f"{told}, the others are written by: {way}")]
