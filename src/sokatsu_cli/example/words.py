"""The words of the sheet to be filled in: names, headings, hints and remarks."""

from collections.abc import Mapping

from sokatsu_cli.model.columns import ALIASES
from sokatsu_cli.model.terms import Note, Status
from sokatsu_cli.reading.computed_sheets import COLUMN_MARK
from sokatsu_cli.writing.wording import LANGUAGES, Said, Words


class ExampleWords(Words):
    """The names of the sheets, headings, hints and remarks."""

    table = Said("Table", "sheet")
    guide = Said("How to fill in", "sheet")
    headings = Said({column: column for column in ALIASES}, "column")
    _computed = Said(
        {
            "rate": "rate %",
            "capped_rate": "capped %",
            "status": "status",
            "note": "remark",
            "way": "direction no.",
            "percents": "in percent",
            "scale": "scale",
        },
        "column of the sheet",
    )
    ways = Said(("↗", "↘", "→", "up", "down", "maintain"), "word")

    no_direction = Said("no direction")
    unknown_direction = Said("unknown direction")
    is_text = Said("not computed here: a text; see sokatsu rate")
    is_date = Said("a date: sokatsu refuses it")
    mixed_percents = Said("some values have %, some none: sokatsu refuses it")
    many_digits = Said("not computed here: too many digits; see sokatsu rate")
    false_hundred = Said("prints as 100, but the target is not met")

    direction_title = Said("Direction")
    direction_hint = Said("↗ more is better, ↘ less is better, → keep it. Choose from the list.")
    direction_doubt = Said(
        "sokatsu reads the arrows and words of the list, and some more (increase, lower, keep …; "
        "see the next sheet). It refuses anything else, and a blank cell. Keep it?"
    )
    number_title = Said("Is it a number?")
    number_doubt = Said(
        "sokatsu reads numbers (80, 1,254, 80%), numbers with the unit of the row, and for no "
        "number a blank cell or - N/A 未確定 集計中 …. A target may be a word (増加). It refuses "
        "'about 70', '12/15', ranges. Keep it?"
    )
    published_title = Said("As printed")
    published_hint = Said("44.4%, 100.0%: with the digits printed.")

    @property
    def computed(self) -> Mapping[str, str]:
        """What each computed column is called, with the mark by which reading knows it."""
        return {name: f"{heading} {COLUMN_MARK}" for name, heading in self._computed.items()}

    @property
    def titles(self) -> Mapping[str, str]:
        """What each column is called for people."""
        return LANGUAGES[self.language].headings | {"direction": self.direction_title}

    @property
    def statuses(self) -> Mapping[Status, str]:
        """What each status is called."""
        headings = LANGUAGES[self.language].headings
        return {status: headings[status.value] for status in Status}

    @property
    def notes(self) -> Mapping[Note, str]:
        """What each note says."""
        words = LANGUAGES[self.language].words
        return {note: words.get(note.value, note.value) for note in Note}


EXAMPLE_LANGUAGES = {language: ExampleWords(language) for language in LANGUAGES}
"""Each language of the sheet."""
