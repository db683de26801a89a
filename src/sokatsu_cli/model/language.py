"""The language in which people are spoken to, and the catalogue of what is said in it.

Messages stand in the code in English. What they are in Japanese stands in one catalogue in the
gettext form, `locale/ja/LC_MESSAGES/sokatsu.po`, which the build compiles; `tests/catalogue.py`
brings it up to date.
"""

import os.path
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations, translation

ENGLISH = "en"

LANGUAGES = (ENGLISH, "ja")
"""The languages that there are, by the names that ``--lang`` has for them."""

DOMAIN = "sokatsu"
"""The name of the catalogue's file."""

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")  # noqa: PTH118, PTH120 - pathlib takes a tenth of the start
"""Where the catalogues are, each in ``LANGUAGE/LC_MESSAGES``."""

_spoken = ContextVar("spoken", default=ENGLISH)


def spoken() -> str:
    """Return the language of messages: English, unless `speaking` says otherwise."""
    return _spoken.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let messages that are made meanwhile be in a language.

    Args:
        language: One of `LANGUAGES`.
    """
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def gettext(message: str) -> str:
    """Return a message as the spoken language has it; values are put into its fields after that.

    >>> gettext("no column {name}").format(name="x")
    'no column x'
    """
    return catalogue(_spoken.get()).gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Return what is said of so many things, as the spoken language has it."""
    return catalogue(_spoken.get()).ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - so gettext's users call it
    """Mark a message that stands in a table, and is translated where it is said."""
    return message


def translated(message: str, language: str, context: str = "") -> str:
    """Return a message as a language has it.

    Args:
        message: In English.
        language: One of `LANGUAGES`.
        context: What tells it from the same words with another meaning.
    """
    if not message:  # which stands for the catalogue's own head
        return ""
    known = catalogue(language)
    return known.pgettext(context, message) if context else known.gettext(message)


@cache
def catalogue(language: str) -> NullTranslations:
    """Return what a language has for the messages; English has them as they are.

    So has every language where the catalogues are not compiled (``python hatch_build.py``).
    """
    if language == ENGLISH:
        return _AS_IT_IS
    try:
        return translation(DOMAIN, FOLDER, [language])
    except FileNotFoundError:  # run from sources that no build has seen
        return _AS_IT_IS


_AS_IT_IS = NullTranslations()
