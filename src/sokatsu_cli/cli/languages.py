"""In which language people are spoken to: what they ask for, else that of their system."""

import gettext as system_gettext
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from sokatsu_cli.model.language import DOMAIN, ENGLISH, FOLDER, LANGUAGES, N_, speaking, spoken
from sokatsu_cli.model.systems import is_windows

Command = TypeVar("Command", bound=Callable[..., Any])

VARIABLE = "SOKATSU_LANG"

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""The variables in which a system says it, the first that is set."""

_JAPANESE_WINDOWS = 0x11
"""The primary language of Windows' Japanese."""

_PRIMARY = 0x3FF


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language of messages: by ``--lang``, by SOKATSU_LANG, by the system's locale.

    The arguments are looked at before click reads them, since it has messages of its own.

    Raises:
        click.UsageError: SOKATSU_LANG is no language.
    """
    asked = _asked(arguments)
    if asked in LANGUAGES:
        return asked
    chosen = environment.get(VARIABLE)
    if chosen:
        if chosen not in LANGUAGES:
            raise click.UsageError(f"{VARIABLE} is {chosen!r}, not one of {', '.join(LANGUAGES)}")
        return chosen
    locale = next(filter(None, map(environment.get, _LOCALE)), None)
    language = (locale or _of_windows()).replace("-", "_").partition("_")[0].partition(".")[0]
    return language if language in LANGUAGES else ENGLISH


def _asked(arguments: Sequence[str]) -> str:
    """Return the last value of ``--lang``, "" where it is not given."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    asked = ""
    for name, value in pairwise([*options, ""]):
        if name == "--lang":
            asked = value
        elif name.startswith("--lang="):
            asked = name.partition("=")[2]
    return asked


def _of_windows() -> str:
    """Return the language of the user's Windows, "" elsewhere."""
    if not is_windows():
        return ""
    import ctypes

    windows: Any = getattr(ctypes, "windll", None)
    if windows is None:  # Python of another system on Windows
        return ""
    is_japanese = windows.kernel32.GetUserDefaultUILanguage() & _PRIMARY == _JAPANESE_WINDOWS
    return "ja" if is_japanese else ""


@contextmanager
def speaking_to_user(language: str) -> Iterator[None]:
    """Let click's messages and ours be in a language meanwhile; click's are in our catalogue."""
    before = system_gettext.textdomain(), os.environ.get("LANGUAGE")
    system_gettext.bindtextdomain(DOMAIN, FOLDER)
    system_gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = language
    try:
        with speaking(language):
            yield
    finally:
        system_gettext.textdomain(before[0])
        os.environ.pop("LANGUAGE")
        if before[1] is not None:
            os.environ["LANGUAGE"] = before[1]


def lang_option(
    what: str,
    usual: Callable[[], str] = spoken,
    said: str = N_("SOKATSU_LANG, else the locale"),
    *,
    exposed: bool = True,
) -> Callable[[Command], Command]:
    """The language of what people read."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=usual,
        show_default=said,
        expose_value=exposed,
        help=f"Language of {what}.",
    )


def output_language(*, for_programs: bool) -> str:
    """Return the language of an output: programs expect English, unless one is asked for."""
    return spoken() if _is_by_hand() or not for_programs else ENGLISH


def page_language() -> str:
    """Return the language of a report that nobody has asked for in one: Japanese, as plans are."""
    return spoken() if _is_by_hand() or os.environ.get(VARIABLE) else "ja"


def _is_by_hand() -> bool:
    """Tell whether ``--lang`` is given, to the command or before it."""
    context: click.Context | None = click.get_current_context()
    while context is not None:
        if context.get_parameter_source("lang") is ParameterSource.COMMANDLINE:
            return True
        context = context.parent
    return False
