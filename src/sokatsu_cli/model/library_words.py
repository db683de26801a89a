"""What messages say of the command, in the words of the library: its functions and arguments.

The texts of messages name the options of the command; who calls a function is told its arguments.
"""

import re
import shlex
from collections.abc import Sequence
from typing import TypeVar

from sokatsu_cli.model.errors import InputError

_ARGUMENTS = {"column": "columns"}
"""Options whose arguments have another name than they have themselves."""

_OPTIONS = (
    *("column", "sheet", "encoding", "delimiter", "direction", "header-row", "missing", "partial"),
    *("baseline-year", "target-year", "year", "earliest-baseline", "overwrite", "grades", "allow"),
    *("method", "rounding", "cap", "period"),
)
_FLAGS = {"partial", "overwrite", "earliest-baseline"}
_NUMBERS = {"header-row"}
_FUNCTIONS = {"tidy": "tidy_sheet"}

_NAMES = "|".join(sorted(_OPTIONS, key=len, reverse=True))
_QUOTE = "'"
_QUOTED = r"'(?:[^'\n]|'\\'')*'"
_PAIR = rf"--column (?:{_QUOTED}|[^\s;,:=]+=[^\s;,:]+)"
_VALUED = r"(?:auto|up|down|maintain|utf-[0-9]+[a-z-]*|cp932|euc_jp|shift_jis|iso2022_jp|tab)"
_MENTION = re.compile(
    rf"(?P<command>\bsokatsu [a-z_]+ \S.*)"
    rf"|'sokatsu (?P<named>[a-z]+)'"
    rf"|(?P<columns>{_PAIR}(?: {_PAIR})*)"
    r"|(?P<ways>--direction up, down or maintain)"
    rf"|--(?P<given>{_NAMES}) (?P<value>{_QUOTED}|{_VALUED}(?![\w-]))"
    rf"|--(?P<option>{_NAMES})(?![\w-])"
    rf"|(?P<other>(?<!\w){_QUOTED}(?!\w))"
)

_Error = TypeVar("_Error", bound=Exception)


def library_text(text: str) -> str:
    r"""Return a text that names options and commands with arguments and functions instead.

    What is quoted of a table stays as it is.

    >>> library_text("2 headings for this column: 目標値, 目標; choose with --column")
    '2 headings for this column: 目標値, 目標; choose with columns='
    >>> library_text("perhaps --column 'target=目標値(H30)'")
    "perhaps columns={'target': '目標値(H30)'}"
    >>> library_text("target 5: sokatsu tidy a.xlsx --sheet '第1章' --column target=見込 --partial")
    "target 5: tidy_sheet('a.xlsx', sheet='第1章', columns={'target': '見込'}, partial=True)"
    >>> library_text("'--sheet' is not a number; 'sokatsu tidy' reads it")
    "'--sheet' is not a number; tidy_sheet reads it"
    """
    return _MENTION.sub(_said, text)


def library_place(path: str) -> str:
    """Return what stands for the file of a problem: an argument for an option that names one.

    >>> library_place("--direction ways.csv"), library_place("table.csv")
    ("direction='ways.csv'", 'table.csv')
    """
    option, _blank, value = path.partition(" ")
    name = option.removeprefix("--")
    return f"{_argument(name)}={value!r}" if option != name and name in _OPTIONS else path


def in_library(error: InputError) -> InputError:
    """Return what is wrong with an input in the words of the library."""
    problems = [
        each._replace(path=library_place(each.path), text=library_text(each.text))
        for each in error.problems
    ]
    return type(error)(problems, error.more)


def said_in_library(error: _Error) -> _Error | InputError:
    """Return an error that a function raises in the words of the library."""
    if isinstance(error, InputError):
        return in_library(error)
    return type(error)(library_text(str(error)))


def _said(found: re.Match[str]) -> str:
    """Return what stands for one mention."""
    match found.lastgroup:
        case "command":
            said = _called(found[0])
        case "named":
            said = _FUNCTIONS.get(found["named"], "")
        case "columns":
            said = ", ".join(_arguments(_words(found[0])))
        case "ways":
            said = "direction='up', 'down' or 'maintain'"
        case "value":
            value = found["value"]
            text = value if value.startswith(_QUOTE) else repr(value)
            said = f"{_argument(found['given'])}={text}"
        case "option":
            said = f"{_argument(found['option'])}="
        case _:
            said = ""
    return said or found[0]


def _argument(option: str) -> str:
    return _ARGUMENTS.get(option, option.replace("-", "_"))


def _words(line: str) -> list[str]:
    """Return the words of a command line, none if it cannot be split."""
    try:
        return shlex.split(line)
    except ValueError:
        return []


def _called(line: str) -> str:
    """Return the call that does what a command does, "" if that is not certain."""
    _sokatsu, name, file, *words = [*_words(line), "", "", ""]
    words = words[:-3]
    arguments = _arguments(words)
    if not file or (words and not arguments):
        return ""
    return f"{_FUNCTIONS.get(name, name)}({', '.join([repr(file), *arguments])})"


def _arguments(words: Sequence[str]) -> list[str]:
    """Return the arguments that options become, none if one of them is not known."""
    pairs: dict[str, str] = {}
    missing: list[str] = []
    found: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        option = word.removeprefix("--")
        value = "True" if option in _FLAGS else next(rest, "")
        if option == word or option not in _OPTIONS or not value:
            return []
        if option == "column":
            column, _equals, heading = value.partition("=")
            pairs[column] = heading
            found["columns"] = repr(pairs)
        elif option == "missing":
            missing.append(value)
            found["missing"] = repr(missing)
        else:
            is_plain = option in _FLAGS | _NUMBERS
            found[_argument(option)] = value if is_plain else repr(value)
    return [f"{name}={value}" for name, value in found.items()]
