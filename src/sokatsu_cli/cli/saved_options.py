"""Options that are kept in ``sokatsu.toml`` beside a table, so that nobody gives them again."""

import os
from pathlib import Path
from typing import Any, TypeVar, cast

import click

from sokatsu_cli.cli.messages import say
from sokatsu_cli.cli.options import InputOptions
from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.terms import Direction
from sokatsu_cli.model.visible import shell_line
from sokatsu_cli.tidy.reading_options import AUTO
from sokatsu_cli.writing.files import write_output

Options = TypeVar("Options", bound=InputOptions)

OPTIONS_FILE = "sokatsu.toml"
"""The name of the file, in the folder of the tables."""

_VALUES = {
    "encoding": "encoding",
    "delimiter": "delimiter",
    "sheet": "sheet",
    "column": "by_hand",
    "direction": "direction",
    "missing": "missing",
    "header-row": "header_row",
}
"""The name of each option that is kept, and that of its value."""


def saved_with(source: str, options: Options) -> Options:
    """Return options with those that are kept for a file; say so, and let the given ones win.

    Raises:
        InputError: The file of options cannot be used.
    """
    path = Path(source).parent / OPTIONS_FILE
    if source in ("", "-") or not path.exists():
        return options
    from sokatsu_cli.reading.option_files import saved_entry

    entry = saved_entry(path, Path(source).name)
    if entry is None:
        return options
    given = _given(options)
    kept = {name: value for name, value in entry.options.items() if name not in given}
    columns = entry.options.get("column")
    if isinstance(columns, dict) and "column" in given:
        kept["column"] = {
            name: each for name, each in columns.items() if name not in given["column"]
        }
    if kept.get("direction"):
        kept["direction"] = _moved(str(kept["direction"]), path.parent)
    told = _("sokatsu: {path} has for {pattern}: {options}")
    words = shell_line(_words(kept)) or _("nothing more")
    say(told.format(path=path, pattern=entry.pattern, options=words))
    values: dict[str, Any] = {_VALUES[name]: _read(name, value) for name, value in kept.items()}
    values["by_hand"] = (*values.get("by_hand", ()), *options["by_hand"])
    return cast("Options", {**options, **values})


def refuse_unsaveable(source: str | None, options: InputOptions) -> None:
    """Refuse ``--save-options`` where there is no file, or nothing to keep."""
    if options["save_options"] and source in (None, "", "-"):
        raise click.UsageError(_("--save-options needs a FILE beside which they are kept"))
    if options["save_options"] and not _given(options):
        raise click.UsageError(_("--save-options: no option is given that says how FILE is read"))


def save_options(source: str, options: InputOptions) -> None:
    """Keep the options of a file that has been read by them, if that is asked for.

    Raises:
        InputError: The file of options is there and cannot be used.
        SokatsuError: It cannot be written.
    """
    if not options["save_options"]:
        return
    from sokatsu_cli.reading.option_files import Entry, pattern_of, saved_entry, with_entry

    name = Path(source).name
    path = Path(source).parent / OPTIONS_FILE
    found = saved_entry(path, name)
    kept = _given(options)
    if options["direction"]:
        kept["direction"] = _moved(options["direction"], path.parent, back=True)
    entry = Entry(found.pattern if found else pattern_of(name), kept)
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    try:
        written = with_entry(text, entry)
    except ValueError as error:
        told = _("{path} is left as it is: {reason}").format(path=path, reason=error)
        raise SokatsuError(told) from None
    write_output(written.encode(), path)
    told = _("sokatsu: kept in {path} for {pattern}: {options}")
    say(told.format(path=path, pattern=entry.pattern, options=shell_line(_words(kept))))


def _given(options: InputOptions) -> dict[str, Any]:
    """Return the options that have a value, as they are kept."""
    values = cast("dict[str, Any]", options)
    given = {name: values[value] for name, value in _VALUES.items() if values[value]}
    if "column" in given:
        given["column"] = dict(given["column"])
    if "missing" in given:
        given["missing"] = list(given["missing"])
    if given.get("delimiter") == "\t":
        given["delimiter"] = "tab"
    return given


def _read(name: str, value: Any) -> Any:  # noqa: ANN401 - of the kind that the option has
    """Return a value that is kept as the command line gives it."""
    if name == "column":
        return tuple(value.items())
    if name == "missing":
        return tuple(value)
    return "\t" if (name, value) == ("delimiter", "tab") else value


def _words(kept: dict[str, Any]) -> list[str]:
    """Return options as words of a command line."""
    words = []
    for name, value in kept.items():
        if name == "column":
            values = [f"{column}={heading}" for column, heading in value.items()]
        else:
            values = value if isinstance(value, list) else [str(value)]
        words += [word for each in values for word in (f"--{name}", each)]
    return words


def _moved(direction: str, folder: Path, *, back: bool = False) -> str:
    """Return a direction; a file of directions is named from the folder of the options on."""
    if direction == AUTO:
        return direction
    try:
        Direction.parse(direction)
    except ValueError:
        if back:
            return _relative(Path(direction), folder).as_posix()
        return str(folder / direction)
    return direction


def _relative(path: Path, folder: Path) -> Path:
    """Return a path from a folder on; all of it where no way leads there, as to another drive."""
    try:
        return Path(os.path.relpath(path, folder))
    except ValueError:
        return path.absolute()
