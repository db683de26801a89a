"""What the catalogue of messages must hold, found in the code and in the commands themselves.

``python -m tests.catalogue`` brings the catalogues up to date, names what lacks a translation, and
compiles them.
"""

import importlib
import io
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from hatch_build import compile_catalogues

import sokatsu_cli
from sokatsu_cli.cli import _COMMANDS, cli
from sokatsu_cli.cli.help_texts import paragraphs
from sokatsu_cli.model.language import DOMAIN, FOLDER
from sokatsu_cli.writing.wording import Said, Words

ROOT = Path(__file__).parents[1]
JAPANESE = Path(FOLDER, "ja", "LC_MESSAGES", f"{DOMAIN}.po")

_KEYWORDS = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "N_": None,
    "translated": None,
}

_CLICK = {
    f"click/{name}.py"
    for name in ("core", "decorators", "exceptions", "formatting", "parser", "types")
}
"""What of click speaks to users of a program that asks for nothing."""

_LEFT_OUT = (
    b'"Last-Tr',
    b'"Language-Team',
    b'"Generated',
    b'"Report',
    b'"Project',
)
"""Lines of a catalogue's head that change, or say nothing."""


class Message(NamedTuple):
    """A text that people read: in English, perhaps with a context and a form for several."""

    text: str | tuple[str, ...]
    context: str | None
    place: str


def messages() -> Iterator[Message]:
    """Yield every message of the program, and of what click itself says."""
    source = Path(sokatsu_cli.__file__).parent
    yield from _marked(source)
    yield from _said()
    yield from _help()
    for message in _marked(Path(click.__file__).parent, "click/"):
        if message.place in _CLICK:
            yield message


def _marked(folder: Path, before: str = "") -> Iterator[Message]:
    """Yield what is marked in the code: ``_("…")``."""
    found = extract_from_dir(folder, [("**.py", "python")], keywords=_KEYWORDS)
    for path, _line, text, _comments, context in found:
        yield Message(text, context, before + path)


def _said() -> Iterator[Message]:
    """Yield the words of tables and reports."""
    for info in pkgutil.walk_packages(sokatsu_cli.__path__, f"{sokatsu_cli.__name__}."):
        if not info.name.endswith("__main__"):
            importlib.import_module(info.name)
    for kind in _kinds(Words):
        place = kind.__module__.removeprefix("sokatsu_cli.").replace(".", "/")
        for said in vars(kind).values():
            if isinstance(said, Said):
                for text in _texts(said.english):
                    yield Message(text, said.context or None, f"{place}.py")


def _kinds(kind: type[Words]) -> Iterator[type[Words]]:
    for each in kind.__subclasses__():
        yield each
        yield from _kinds(each)


def _texts(english: object) -> Iterator[str]:
    if isinstance(english, dict):
        for text in english.values():
            yield from _texts(text)
    elif isinstance(english, tuple):
        for text in english:
            yield from _texts(text)
    elif english:
        yield str(english)


def _help() -> Iterator[Message]:
    """Yield the help of each command and option."""
    for text in _COMMANDS.values():
        yield Message(text, None, "cli/__init__.py")
    context = click.Context(cli)
    for name in ["", *_COMMANDS]:
        command = cli.get_command(context, name) if name else cli
        assert command is not None
        place = f"cli/{name or '__init__'}.py"
        for text in paragraphs(command.help or ""):
            yield Message(text, None, place)
        for option in command.params:
            if isinstance(option, click.Option) and option.help:
                yield Message(option.help, None, place)


def catalogue() -> Catalog:
    """Return the catalogue as it is."""
    with JAPANESE.open("rb") as file:
        return read_po(file, locale="ja", abort_invalid=True)


def updated() -> Catalog:
    """Return the catalogue as it must be: what the program says, with the translations there are.

    What only another version of click says stays.
    """
    before, after = catalogue(), Catalog(locale="ja", fuzzy=False)
    after.header_comment = before.header_comment
    after.creation_date, after.revision_date = before.creation_date, before.revision_date
    for message in sorted(messages(), key=lambda each: (each.place, str(each.text))):
        known = before.get(message.text, message.context)
        after.add(
            message.text,
            known.string if known else None,
            locations=[(message.place, 0)],
            context=message.context,
        )
    for kept in before:
        of_click = any(place.startswith("click/") for place, _line in kept.locations)
        if of_click and _is_translated(kept.string) and after.get(kept.id, kept.context) is None:
            after[kept.id] = kept
    return after


def lacking(known: Catalog) -> list[str]:
    """Return what has no translation."""
    return [str(each.id) for each in known if each.id and not _is_translated(each.string)]


def _is_translated(told: str | tuple[str, ...] | list[str] | None) -> bool:
    return all(told) if isinstance(told, (tuple, list)) else bool(told)


def written(known: Catalog) -> bytes:
    """Return the text of a catalogue."""
    output = io.BytesIO()
    write_po(output, known, width=98, include_lineno=False)
    head, *rest = output.getvalue().split(b"\n\n", 1)  # the head has dates and empty names
    kept = [line for line in head.split(b"\n") if not line.startswith(_LEFT_OUT)]
    return b"\n\n".join([b"\n".join(kept), *rest])


if __name__ == "__main__":
    now = updated()
    JAPANESE.write_bytes(written(now))
    compile_catalogues(ROOT)
    without = lacking(now)
    print(*without, sep="\n")  # noqa: T201
    sys.exit(f"{len(without)} messages lack a translation" if without else 0)
