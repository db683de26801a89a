"""The words of tables for people, in each language; machine formats keep the English names."""

from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from sokatsu_cli.model.columns import normalised
from sokatsu_cli.model.headings import HEADINGS
from sokatsu_cli.model.language import ENGLISH, translated
from sokatsu_cli.model.language import LANGUAGES as LANGUAGE_NAMES
from sokatsu_cli.model.terms import ChangeStatus, Note, Status

Text = TypeVar("Text")


class Words:
    """The words of one language; each is `Said` in all of them."""

    def __init__(self, language: str) -> None:
        """Take the name of the language: en or ja."""
        self.language = language


class Said(Generic[Text]):
    """One thing in English; of the words of a language it is what the catalogue has for it."""

    def __init__(self, english: Text, context: str = "") -> None:
        """Take a text, or texts by name or in order.

        Args:
            english: What is said.
            context: What tells it from the same words with another meaning.
        """
        self.english = english
        self.context = context
        self._told: dict[str, Text] = {}

    def __get__(self, words: Words, _kind: type[Words]) -> Text:
        """Return it in the language of the words."""
        told = self._told.get(words.language)
        if told is None:
            told = self._told[words.language] = self._in(words.language, self.english)
        return told

    def _in(self, language: str, english: Any) -> Any:  # noqa: ANN401 - texts in any arrangement
        if isinstance(english, dict):
            return {name: self._in(language, text) for name, text in english.items()}
        if isinstance(english, tuple):
            return tuple(self._in(language, text) for text in english)
        return english and translated(english, language, self.context)


WORDED = {"status", "note", "change_status"}
"""The columns whose cells are words of ours."""


class SaidOfNames(Said[dict[str, str]]):
    """Words for names of ours, such as those of statuses, which English says as they are."""

    def __init__(self, names: Iterable[object], context: str) -> None:
        """Take the names."""
        super().__init__({str(name): str(name) for name in names}, context)

    def __get__(self, words: Words, kind: type[Words]) -> dict[str, str]:
        """Return the words by the names, none in English."""
        return {} if words.language == ENGLISH else super().__get__(words, kind)


class Wording(Words):
    """What stands over the columns of a table, in them and below it.

    A heading, status or note without an entry is shown under its own name.
    """

    headings = Said(HEADINGS, "heading")
    words = SaidOfNames((*Status, *ChangeStatus, *Note), "word")
    summary = Said(
        "{rates} of {rows} rows have a rate; {achieved} achieved, {not_achieved} not achieved, "
        "{no_data} without data"
    )
    marked = Said("prints as {hundred}, but the exact values do not achieve the target")
    counts_rows = Said("the other counts are of rows, of which an indicator may have several")
    lowest = Said("lowest in {group}: {rate} {indicator}{period}")
    section = Said("Section")
    total = Said("Total")
    blank = Said("(blank)")
    left_out = Said("left out for want of room: {columns}")


LANGUAGES = {language: Wording(language) for language in LANGUAGE_NAMES}
"""Each language that ``--lang`` knows."""


def column_named(heading: str) -> str | None:
    """Return the column that a heading stands over in any language, None if there is none."""
    headings = (pair for wording in LANGUAGES.values() for pair in wording.headings.items())
    key = normalised(heading)
    return next((column for column, shown in headings if normalised(shown) == key), None)


def word_meant(word: str) -> str:
    """Return the status or note that a word stands for in any language, else the word itself."""
    words = (pair for wording in LANGUAGES.values() for pair in wording.words.items())
    return next((meant for meant, shown in words if shown == word), word)
