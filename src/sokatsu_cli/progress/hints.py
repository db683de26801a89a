"""What would give indicators the values and years that they lack."""

from collections import Counter
from collections.abc import Iterator, Sequence

from sokatsu_cli.model.language import N_, spoken
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.terms import Note
from sokatsu_cli.progress.notes import JOINT, ProgressNote
from sokatsu_cli.progress.words import PROGRESS_LANGUAGES

_GIVEN = {
    Note.MISSING_BASELINE: N_(
        "--column baseline=NAME says where it stands, --earliest-baseline takes the earliest actual"
    ),
    ProgressNote.MISSING_BASELINE_YEAR: N_("--baseline-year gives it"),
    ProgressNote.MISSING_TARGET_YEAR: N_("--target-year gives it, 'row' that of each row"),
    ProgressNote.MISSING_YEAR: N_("--year gives it"),
}
"""The notes of what options can give."""


def hints(notes: Sequence[str], *, earliest_baseline: bool = False) -> Iterator[str]:
    """Yield a line for each option that some indicators need.

    >>> list(hints(["missing baseline year", "missing year; missing baseline year"]))
    ['2 of 2 indicators: missing baseline year; --baseline-year gives it', \
'1 of 2 indicators: missing year; --year gives it']

    Args:
        notes: Those of each indicator.
        earliest_baseline: Whether that option is given.
    """
    counts: Counter[str] = Counter()
    for note, count in Counter(notes).items():
        counts.update(dict.fromkeys(note.split(JOINT), count))
    for name, option in _GIVEN.items():
        count = counts[name]
        if count and not (earliest_baseline and name is Note.MISSING_BASELINE):
            told = _("{count} of {all} indicators: {note}; {way}")
            note = PROGRESS_LANGUAGES[spoken()].word(name)
            yield told.format(count=count, all=len(notes), note=note, way=_(option))
