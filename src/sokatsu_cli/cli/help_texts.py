"""The help of commands and options in the language of the run, on lines that fit the terminal."""

import inspect
import re
from collections.abc import Iterable, Iterator
from copy import copy
from unicodedata import east_asian_width

import click

from sokatsu_cli.model.language import ENGLISH, spoken
from sokatsu_cli.model.language import gettext as _

_AFTER = "[、。,)」』】々ー…・:]*"
"""Signs that may not begin a line."""

_BEFORE = r"(\[「『【"
"""Signs that may not end a line."""

_UNBROKEN = re.compile(rf"[!-~]*[{_BEFORE}]+[^ -~]{_AFTER}|[!-~]+{_AFTER}|[^ ]{_AFTER}| +")
"""What stands on one line: a word, or a sign with what may not begin a line."""

_KEPT = "\b"
"""The first line of a paragraph whose lines click keeps as they are."""


def in_spoken_language(command: click.Command) -> click.Command:
    """Return a command whose help is in the language of messages."""
    if spoken() == ENGLISH:
        return command
    told = copy(command)
    told.help = "\n\n".join(map(_, paragraphs(command.help or "")))
    told.params = [_told(parameter) for parameter in command.params]
    told.context_class = _Context
    return told


def paragraphs(text: str) -> list[str]:
    r"""Return the parts of a help text that are translated on their own.

    >>> paragraphs("Rate.\n\n\b\nTry:\n  sokatsu rate\n")
    ['Rate.', '\x08\nTry:\n  sokatsu rate']
    """
    return inspect.cleandoc(text).rstrip().split("\n\n")


def _told(parameter: click.Parameter) -> click.Parameter:
    if not isinstance(parameter, click.Option) or not parameter.help:
        return parameter
    told = copy(parameter)
    told.help = _(parameter.help)
    if isinstance(parameter.show_default, str):
        told.show_default = _(parameter.show_default)
    return told


class _Formatter(click.HelpFormatter):
    """Breaks Japanese, which has no blanks between words, where its lines are full."""

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        super().write_text(_broken(text, self.width - self.current_indent))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write names, each with what it is."""
        rows = list(rows)
        names = min(max(len(name) for name, _text in rows), col_max)
        room = max(self.width - names - col_spacing - 2, 10)
        told = [(name, _broken(text, room)) for name, text in rows]
        super().write_dl(told, col_max, col_spacing)


def _broken(text: str, width: int) -> str:
    """Return paragraphs as lines that click keeps."""
    parts = text.split("\n\n")
    return "\n\n".join(
        part if part.startswith(_KEPT) else "\n".join([_KEPT, *_lines(part, width)])
        for part in parts
    )


def _lines(text: str, width: int) -> Iterator[str]:
    """Yield a paragraph as lines of so many terminal cells, each of which ends behind a word."""
    line, used = "", 0
    for piece in _UNBROKEN.findall(" ".join(text.split("\n"))):
        cells = sum(2 if east_asian_width(sign) in "WF" else 1 for sign in piece)
        if line and used + cells > width:
            yield line.rstrip()
            line, used = "", 0
        if line or piece.strip():
            line, used = line + piece, used + cells
    yield line


class _Context(click.Context):
    """Writes help with lines of Japanese."""

    formatter_class = _Formatter
