"""``sokatsu.toml``: how the tables of a folder are read, by the patterns of their names."""

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from sokatsu_cli.model.columns import ALIASES
from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.system_errors import reason_of
from sokatsu_cli.model.visible import listed, quoted

KINDS: Mapping[str, str] = {
    **dict.fromkeys(("encoding", "delimiter", "sheet"), N_("a text")),
    "column": N_("a table of texts"),
    "direction": N_("a text"),
    "missing": N_("an array of texts"),
    "header-row": N_("a whole number from 1 on"),
}
"""Each option that is kept, and what its value is."""

Saved = dict[str, object]
"""Options by name, of the kinds above."""

_FILES = "files"
_TABLE = re.compile(r"\s*\[")
_LINE = re.compile("[^\n]*\n")
_DIGITS = re.compile("[0-9０-９]+")
_NUMBER = "[0-9０-９]*"


class Entry(NamedTuple):
    """The options of the files that a pattern fits."""

    pattern: str
    options: Saved


def pattern_of(name: str) -> str:
    """Return the pattern that fits a file of this name, and next year's.

    Each number becomes one that any number fits. A name of nothing but a number is its own pattern.

    >>> pattern_of("R5総括表.xlsx"), pattern_of("2024.csv"), pattern_of("表[案].csv")
    ('R[0-9０-９]*総括表.xlsx', '2024.csv', '表[[]案].csv')
    """
    stem = Path(name).stem
    tail = name[len(stem) :]
    pieces = [re.sub(r"([*?\[])", r"[\1]", each) for each in _DIGITS.split(stem)]
    if not re.search(r"[^\W\d_]", stem):
        return re.sub(r"([*?\[])", r"[\1]", name)
    return _NUMBER.join(pieces) + tail


def saved_entry(path: Path, name: str) -> Entry | None:
    """Return the entry of a file of options that fits a file of this name, None for none.

    Args:
        path: The file of options, which need not be there.
        name: The name of the other file.

    Raises:
        InputError: It cannot be read or has anything that is no option, or two patterns fit.
    """
    text = _text(path)
    entries = [] if text is None else [Entry(*each) for each in _checked(text, path).items()]
    plain = unicodedata.normalize("NFC", name)
    fitting = [each for each in entries if _fits(plain, each.pattern)]
    if len(fitting) > 1:
        told = _("{patterns} fit the name {name}; leave one of them").format(
            patterns=listed([each.pattern for each in fitting]), name=quoted(name)
        )
        line = _line(str(text), [fitting[1].pattern])
        raise InputError([Problem(str(path), line, None, told)])
    return fitting[0] if fitting else None


def _fits(name: str, pattern: str) -> bool:
    return fnmatchcase(name, unicodedata.normalize("NFC", pattern))


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except OSError as error:
        told = _("cannot be read: {reason}").format(reason=reason_of(error))
    except UnicodeDecodeError:
        told = _("not UTF-8")
    raise InputError([Problem(str(path), None, None, told)])


def _checked(text: str, path: Path) -> dict[str, Saved]:
    """Return the options by pattern; refuse whatever else there is."""
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"\(at line ([0-9]+)", str(error))
        line = int(at[1]) if at else text.count("\n") + 1
        told = re.sub(r" *\(at [^()]*\)$", "", str(error))
        raise InputError(
            [Problem(str(path), line, None, _("no TOML: {told}").format(told=told))]
        ) from None
    problems = [
        Problem(str(path), _line(text, keys), ".".join(keys), told)
        for keys, told in _troubles(found)
    ]
    if problems:
        raise InputError(problems)
    files: dict[str, Saved] = found.get(_FILES, {})
    return files


def _troubles(found: Mapping[str, object]) -> Iterator[tuple[list[str], str]]:
    """Yield the keys of what is no option, and what is wrong."""
    for key, value in found.items():
        if key != _FILES or not isinstance(value, dict):
            yield [key], _('unknown; options stand below [{files}."PATTERN"]').format(files=_FILES)
            continue
        for pattern, options in value.items():
            if not isinstance(options, dict):
                yield [pattern], _("not a table of options")
                continue
            for name, each in options.items():
                if name not in KINDS:
                    yield (
                        [pattern, name],
                        _("no such option; there are {names}").format(names=listed(list(KINDS))),
                    )
                elif not _is_kind(each, KINDS[name]):
                    yield [pattern, name], _("must be {kind}").format(kind=_(KINDS[name]))
                elif told := _wrong(name, each):
                    yield [pattern, name], told


def _wrong(name: str, value: object) -> str:
    """Say what is wrong with a value of the right kind, "" for nothing."""
    match name, value:
        case "column", dict():
            unknown = [each for each in value if each not in ALIASES]
            return _("no such column: {names}").format(names=listed(unknown)) if unknown else ""
        case "delimiter", str():
            fits = value == "tab" or (len(value) == 1 and value not in '"\r\n\0')
            return "" if fits else _("must be one character, or tab")
        case "encoding", str():
            try:
                " ".encode(value)
            except (LookupError, UnicodeError):
                return _("{value} is no encoding of text").format(value=quoted(value))
    return ""


def _is_kind(value: object, kind: str) -> bool:
    match value:
        case str():
            return kind == "a text"
        case bool():
            return False
        case int():
            return kind == "a whole number from 1 on" and value > 0
        case list():
            return kind == "an array of texts" and all(isinstance(each, str) for each in value)
        case dict():
            texts = all(isinstance(each, str) for each in value.values())
            return kind == "a table of texts" and texts
    return False


def _line(text: str, keys: list[str]) -> int | None:
    """Return the line on which a key stands, behind the header of its table; None if not found."""
    lines = text.split("\n")
    start = 0
    for key in keys:
        for at in range(start, len(lines)):
            if key in _keys(lines[at]):
                start = at
                break
        else:
            return None
    return start + 1


def _keys(line: str) -> list[str]:
    """Return the keys that a line names: those of a header, or of what is set."""
    begun = line if _TABLE.match(line) else f"{line.partition('=')[0]}= 0"
    keys: list[str] = []
    with suppress(tomllib.TOMLDecodeError):
        found: object = tomllib.loads(begun)
        while isinstance(found, dict) and found:
            key, found = next(iter(found.items()))
            keys.append(key)
    return keys


def with_entry(text: str, entry: Entry) -> str:
    """Return the text of a file of options with an entry, in the place of that of its pattern.

    Everything else stays as it stands, comments too.

    Raises:
        ValueError: The file is written in a way that this does not understand.
    """
    before, comments, behind = _around(text, entry.pattern)
    head = f"[{_FILES}.{_value(entry.pattern)}]\n"
    values = [f"{name} = {_value(value)}\n" for name, value in entry.options.items()]
    apart = ["\n"] if before and before[-1].strip() and not _is_comment(before[-1]) else []
    written = "".join([*before, *apart, head, *comments, *values, *behind])
    wanted = tomllib.loads(text)
    wanted.setdefault(_FILES, {})[entry.pattern] = entry.options
    with suppress(tomllib.TOMLDecodeError):
        if tomllib.loads(written) == wanted:
            return written
    raise ValueError(_("it is written in a way that cannot be changed safely"))


def _around(text: str, pattern: str) -> tuple[list[str], list[str], list[str]]:
    """Return the lines before the entry of a pattern, comments in it, and the lines behind.

    Comments and blank lines above a header belong to it, not to the entry before.
    """
    before: list[str] = []
    comments: list[str] = []
    behind: list[str] = []
    inside = found = False
    above: list[str] = []
    for line in _LINE.findall(text if text.endswith("\n") else f"{text}\n" if text else ""):
        if _is_comment(line):
            above.append(line)
            continue
        if _TABLE.match(line):
            inside = _keys(line)[:2] == [_FILES, pattern]
        (comments if inside and found else behind if found else before).extend(above)
        above = []
        found = found or inside
        if not inside:
            (behind if found else before).append(line)
    (behind if found and not inside else comments if inside else before).extend(above)
    return before, comments, behind


def _is_comment(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _value(value: object) -> str:
    if isinstance(value, dict):
        members = ", ".join(f"{_value(key)} = {_value(each)}" for key, each in value.items())
        return f"{{ {members} }}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
