import pytest

from sokatsu_cli.model.terms import Direction
from sokatsu_cli.progress.classes import ProgressClass
from sokatsu_cli.progress.notes import ProgressNote
from sokatsu_cli.progress.words import PROGRESS_LANGUAGES, progress_word_meant


@pytest.mark.parametrize("word", [*ProgressClass, *ProgressNote, *Direction])
def test_each_word_is_said_in_japanese_and_understood(word: str) -> None:
    said = PROGRESS_LANGUAGES["ja"].word(word)
    assert not said.isascii()
    assert progress_word_meant(said) == word
    assert PROGRESS_LANGUAGES["en"].word(word) == word


def test_joined_notes_are_said_one_by_one() -> None:
    notes = "missing baseline; targets differ"
    said = PROGRESS_LANGUAGES["ja"].note(notes)
    assert said == "策定時の値なし、行により目標値が異なる"
    assert progress_word_meant(said) == notes
