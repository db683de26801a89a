"""The notes of a printed report are those that `sokatsu report` writes."""

import pytest

from sokatsu_cli.model.terms import ChangeStatus, Status
from sokatsu_cli.reading.pdf.report_notes import is_once_more, without_report_notes
from sokatsu_cli.report.phrases import SIGNS
from sokatsu_cli.report.words import SheetWords


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_note_of_a_report_is_known(language: str) -> None:
    words = SheetWords(language)
    said = words.table.words
    notes = [
        *(f"{SIGNS[each]} {said.get(each, each.replace('_', ' '))}" for each in Status),
        *(f"{words.since_baseline} +3 {said.get(each, each)}" for each in ChangeStatus),
        words.computed.format(rate="44.4"),
        words.uncapped.format(rate="118.2"),
        words.false_hundred,
    ]
    assert [without_report_notes(f"9 {note}") for note in notes] == ["9"] * len(notes)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_second_table_of_a_report_is_known(language: str) -> None:
    assert is_once_more([SheetWords(language).by_need])
