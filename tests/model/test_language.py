"""The language of messages: which one is spoken, and what it has for a message."""

import ast
import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from gettext import NullTranslations
from pathlib import Path

import pytest

from sokatsu_cli.model import language
from sokatsu_cli.model.language import (
    LANGUAGES,
    N_,
    catalogue,
    gettext,
    joined,
    ngettext,
    said_in,
    speaking,
    spoken,
    translated,
)
from sokatsu_cli.model.object_rows import ObjectRow


def test_english_is_spoken() -> None:
    assert spoken() == "en"
    assert gettext("column {letters}") == "column {letters}"


def test_another_language_is_spoken_meanwhile() -> None:
    with speaking("ja"):
        assert spoken() == "ja"
        assert gettext("column {letters}").format(letters="D") == "D列"
        with speaking("en"):
            assert gettext("column {letters}") == "column {letters}"
        assert spoken() == "ja"
    assert spoken() == "en"


def test_the_language_before_is_spoken_again_after_an_error() -> None:
    def fail() -> None:
        with speaking("ja"):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert spoken() == "en"


@pytest.mark.parametrize(
    ("spoken_language", "count", "told"),
    [
        ("en", 1, "… and 1 more problem"),
        ("en", 2, "… and 2 more problems"),
        ("ja", 1, "… ほか1件の問題"),
        ("ja", 2, "… ほか2件の問題"),
    ],
)
def test_how_many(spoken_language: str, count: int, told: str) -> None:
    with speaking(spoken_language):
        many = ngettext("… and {count} more problem", "… and {count} more problems", count)
    assert many.format(count=count) == told


def test_a_marked_message_is_translated_where_it_is_said() -> None:
    with speaking("ja"):
        assert N_("a range") == "a range"
        assert gettext(N_("a range")) == "範囲"


def test_a_language_can_be_asked_for() -> None:
    assert [translated("row {row}", each) for each in LANGUAGES] == ["row {row}", "{row}行目"]


def test_a_context_tells_the_same_words_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    class Told(NullTranslations):
        def gettext(self, message: str) -> str:
            return f"<{message}>"

        def pgettext(self, context: str, message: str) -> str:
            return f"<{context}: {message}>"

    monkeypatch.setattr(language, "catalogue", lambda _language: Told())
    assert translated("target", "ja", "a heading") == "<a heading: target>"
    assert translated("target", "ja") == "<target>"


@pytest.mark.parametrize("each", LANGUAGES)
def test_what_is_not_in_the_catalogue_stays_as_it_is(each: str) -> None:
    with speaking(each):
        assert gettext("of no catalogue") == "of no catalogue"
        assert translated("of no catalogue", each, "context") == "of no catalogue"
        assert ngettext("one of none", "many of none", 2) == "many of none"


@pytest.mark.parametrize("each", LANGUAGES)
def test_nothing_is_said_of_nothing(each: str) -> None:
    with speaking(each):
        assert gettext("") == translated("", each) == ""


def test_a_catalogue_is_read_once() -> None:
    assert catalogue("ja") is catalogue("ja")


def test_without_compiled_catalogues_it_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "FOLDER", "nowhere")
    language.catalogue.cache_clear()
    try:
        assert language.translated("Target", "ja") == "Target"
    finally:
        language.catalogue.cache_clear()


def test_each_thread_has_its_own() -> None:
    with language.speaking("ja"), ThreadPoolExecutor(1) as pool:
        assert pool.submit(language.spoken).result() == "en"


SOURCES = sorted(Path(language.__file__).parents[1].rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=str)
def test_nothing_is_translated_before_it_is_said(path: Path) -> None:
    """What a module or a class has would stay in the language of the first user."""
    made = ast.parse(path.read_text(encoding="utf-8"))
    said = [node for part in made.body for node in _at_once(part) if isinstance(node, ast.Call)]
    names = {node.func.id for node in said if isinstance(node.func, ast.Name)}
    assert names.isdisjoint({"_", "gettext", "ngettext", "translated"})


def _at_once(part: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs when a module is loaded."""
    if isinstance(part, (ast.FunctionDef, ast.Lambda)):
        return
    yield part
    for inner in ast.iter_child_nodes(part):
        yield from _at_once(inner)


def test_a_message_is_said_in_another_language() -> None:
    names = ["a", "b"]
    with speaking("ja"):
        there = gettext(", ").join([*names, ngettext("{count} row", "{count} rows", 2)])
        told = gettext("no column {name}; the table has {headings}")
        told = told.format(name="x", headings=there)
        known = pickle.loads(  # noqa: S301 - our own
            pickle.dumps(str(ValueError(joined("; ", [told, "", "y"]))))
        )
        assert known == "列xがない。表の列: a、b、{count}行; y"
    assert said_in(known, "ja") == known
    assert said_in(known, "en") == "no column x; the table has a, b, {count} rows; y"
    assert said_in("x", "ja") == "x"


def test_rows_in_a_message_are_told_in_its_language() -> None:
    with speaking("ja"):
        row = ObjectRow.at(line=1, number=3)
        several = gettext(", ").join([str(row), str(row)])
        text = gettext("the same as {row} ({rows})").format(row=row, rows=several)
    assert text == "the same as 3番目のオブジェクト (3番目のオブジェクト、3番目のオブジェクト)"
    assert said_in(text, "en") == "the same as object 3 (object 3, object 3)"
