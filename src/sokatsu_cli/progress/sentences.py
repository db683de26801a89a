"""What stands below progress and counts of it: the formulas, the bounds between the classes."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sokatsu_cli.model.numerals import plain
from sokatsu_cli.progress.measures import MEASURES
from sokatsu_cli.progress.settings import Settings
from sokatsu_cli.progress.words import PROGRESS_LANGUAGES, ProgressWords


def class_sentences(
    language: str, measure: str, settings: Settings, *, targets_missing: bool
) -> Iterator[str]:
    """Yield how a measure is computed, and from which bound on each class is.

    Args:
        language: en or ja.
        measure: Its name among `measures.MEASURES`.
        settings: The bounds.
        targets_missing: Whether there may be indicators without a target.
    """
    words = PROGRESS_LANGUAGES[language]
    yield words.formula[measure]
    late = measure == "way" and settings.bounds[0] < 100  # noqa: PLR2004
    bounds = _bounds(words, measure, settings.bounds) + (words.late if late else "")
    yield words.judged[measure].format(bounds=bounds)
    if measure == "growth" and targets_missing:
        bounds = _bounds(words, measure, settings.growth_bounds)
        yield words.without_target.format(bounds=bounds)


def _bounds(words: ProgressWords, measure: str, bounds: Sequence[Fraction]) -> str:
    *names, lowest = map(words.word, MEASURES[measure].classes[1:-1])
    told = [
        words.bound.format(bound=plain(bound), name=name)
        for bound, name in zip(bounds, names, strict=True)
    ]
    return words.joint.join([*told, words.below.format(bound=plain(bounds[-1]), name=lowest)])
