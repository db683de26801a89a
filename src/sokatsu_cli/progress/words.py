"""The words of progress in each language: classes and notes, and what stands below a table."""

from collections.abc import Sequence

from sokatsu_cli.model.numerals import each_once
from sokatsu_cli.model.terms import Direction
from sokatsu_cli.progress.classes import ProgressClass
from sokatsu_cli.progress.notes import JOINT, ProgressNote
from sokatsu_cli.writing.wording import LANGUAGES, Said, SaidOfNames, Wording, Words

WORDED = ("direction", "class", "note")
"""The columns whose cells are such words."""


class ProgressWords(Words):
    """The words and sentences of one language."""

    words = SaidOfNames((*ProgressClass, *Direction, *ProgressNote), "word")
    notes_joint = Said(JOINT)
    strip = Said(
        "{now} now, {due} expected by now; {before} behind the baseline, {beyond} past the target"
    )
    formula = Said(
        {
            "way": "way = (actual - baseline) / (target - baseline); time is that of the years",
            "growth": "growth is that of a year: seen from baseline to actual, "
            "needed to the target",
        }
    )
    judged = Said(
        {"way": "pace = way / time: {bounds}", "growth": "share = seen / needed: {bounds}"}
    )
    without_target = Said("without a target, growth as wished: {bounds}")
    bound = Said("from {bound} % {name}")
    below = Said("below {name}")
    late = Said("; from the target year on at best behind")
    joint = Said(", ")
    counts = Said("Indicators: {rows}; {counts}")
    count = Said("{count} {name}")
    marked = Said("prints as a bound that the exact value does not reach")

    @property
    def table(self) -> Wording:
        """The words that tables of this language use too."""
        return LANGUAGES[self.language]

    def word(self, name: str) -> str:
        """Return a class, a direction or a note as this language says it."""
        return self.words.get(name, self.table.words.get(name, name))

    def note(self, joined: str) -> str:
        """Return the notes of an indicator, each as this language says it."""
        return self.notes_joint.join(map(self.word, joined.split(JOINT)))


PROGRESS_LANGUAGES = {language: ProgressWords(language) for language in LANGUAGES}
"""The words of each language."""


def told(
    names: Sequence[str], columns: Sequence[Sequence[object]], language: str
) -> tuple[list[str], list[Sequence[object]]]:
    """Return headings that are classes, and cells that are words of ours, as a language says them.

    Args:
        names: n headings, of which those that are no class stay.
        columns: n columns, whose cells are told where `WORDED` has their headings.
        language: en or ja.
    """
    words = PROGRESS_LANGUAGES[language]
    cells: list[Sequence[object]] = [
        each_once(lambda cell: words.note(str(cell)), column) if name in WORDED else column
        for name, column in zip(names, columns, strict=True)
    ]
    classes = {str(each) for each in ProgressClass}
    return [words.word(name) if name in classes else name for name in names], cells


def progress_word_meant(word: str) -> str:
    """Return the class, direction or note that a word stands for in any language, else the word.

    >>> [progress_word_meant(word) for word in ("順調", "達成", "on-track")]
    ['on-track', 'achieved', 'on-track']
    >>> progress_word_meant("年度なし、行により目標値が異なる")
    'missing year; targets differ'
    """
    meant = {
        shown: name
        for words in PROGRESS_LANGUAGES.values()
        for name, shown in {**words.table.words, **words.words}.items()
    }
    parts = word.split(PROGRESS_LANGUAGES["ja"].notes_joint)
    return JOINT.join(meant.get(part, part) for part in parts)
