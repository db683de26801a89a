"""The language in which people are spoken to, and the catalogue of what is said in it.

Messages stand in the code in English. What they are in Japanese stands in one catalogue in the
gettext form, `locale/ja/LC_MESSAGES/sokatsu.po`, which the build compiles; `tests/catalogue.py`
brings it up to date.
"""

import os.path
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations, translation
from typing import NamedTuple

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


class _Original(NamedTuple):
    """What stands in the code: a message, or what is said of one thing and of so many."""

    message: str
    of_many: str = ""
    number: int = 1
    is_sign: bool = False

    def said(self, language: str) -> str:
        """Return it in a language; a sign, such as a semicolon, is the same in each."""
        if self.is_sign:
            return self.message
        known = catalogue(language)
        if not self.of_many:
            return known.gettext(self.message)
        return known.ngettext(self.message, self.of_many, self.number)


class Message(str):
    """A message in the spoken language, which knows how it is said in others."""

    __slots__ = ("_fields", "_items", "_original")
    _original: _Original
    _fields: Mapping[str, object] | None
    _items: Sequence[str] | None

    @classmethod
    def of(cls, original: _Original, language: str) -> "Message":
        """Return what stands in the code as a language has it, with fields to be filled."""
        return cls._made(original.said(language), original)

    @classmethod
    def _made(
        cls,
        text: str,
        original: _Original,
        fields: Mapping[str, object] | None = None,
        items: Sequence[str] | None = None,
    ) -> "Message":
        message = cls(text)
        message._original, message._fields, message._items = original, fields, items
        return message

    def __str__(self) -> str:
        """Return the message itself, so that it is what an error says that was made of it."""
        return self

    def format(self, **fields: object) -> "Message":  # type: ignore[override]
        """Return the message with its fields filled."""
        return self._made(super().format(**fields), self._original, fields)

    def join(self, items: Iterable[str], /) -> "Message":
        """Return items with the message between them."""
        items = tuple(items)
        return self._made(super().join(items), self._original, items=items)

    def said(self, language: str) -> str:
        """Return it in a language, with what it is filled with."""
        text = self._original.said(language)
        if self._items is not None:
            return text.join(said_in(item, language) for item in self._items)
        if self._fields is None:
            return text
        values = self._fields.items()
        with speaking(language):  # which numbers of rows may be told in
            return text.format(
                **{
                    name: value.said(language) if isinstance(value, Message) else value
                    for name, value in values
                }
            )


def said_in(text: str, language: str) -> str:
    """Return a text in a language if it is a message, else as it is.

    >>> with speaking("ja"):
    ...     text = gettext("no column {name}").format(name="x")
    >>> said_in(text, "en"), said_in("x", "ja")
    ('no column x', 'x')
    """
    return text.said(language) if isinstance(text, Message) else text


def joined(sign: str, texts: Iterable[str]) -> str:
    """Return messages with a sign between them, such as a semicolon; blank ones are left out."""
    return Message.of(_Original(sign, is_sign=True), ENGLISH).join(filter(None, texts))


def gettext(message: str) -> str:
    """Return a message as the spoken language has it; values are put into its fields after that.

    >>> gettext("no column {name}").format(name="x")
    'no column x'
    """
    return Message.of(_Original(message), _spoken.get()) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Return what is said of so many things, as the spoken language has it."""
    return Message.of(_Original(one, many, count), _spoken.get())


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
