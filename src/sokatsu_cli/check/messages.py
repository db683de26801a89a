"""What findings say, in each language, made from what they found."""

from collections.abc import Mapping, Sequence
from typing import Any

from sokatsu_cli.model.language import ENGLISH, said_in
from sokatsu_cli.model.numerals import no_number
from sokatsu_cli.model.terms import Note
from sokatsu_cli.model.visible import quoted
from sokatsu_cli.writing.wording import Said, Wording, Words


class Messages(Words):
    """The messages of one language, by the names of findings, to be filled with their data."""

    texts = Said(
        {
            "rate-differs": "published {published}, computed {computed}",
            "not-comparable": "published {published}, but there is no rate: {note}",
            "mixed-precision": "published {published}, decimals {decimals} instead of {digits}",
            "above-cap": "published {published} is above the cap of {cap}",
            "reason-missing": "not achieved in {period}, and no reason",
            "reason-unneeded": "achieved in {period}, but has a reason",
            "duplicate-row": "the same indicator and period as {other}",
            "baseline-regressed": "actual {actual} is worse than the baseline {baseline}",
            "target-behind-baseline": "target {target} is behind the baseline {baseline}",
            "status-differs": "printed {published}, but the {status}{figure}",
        }
    )
    no_number = Said("the published rate {note}")
    no_digits = Said("the published rate {published} is not a number")
    because = Said("{told}; {because}")
    unexplained = Said("nothing that was tried gives it")
    alternatives = Said("; or ")
    statuses = Said({"achieved": "target is achieved", "not_achieved": "target is not achieved"})
    expected = Said(
        {"achieved": "expected value is met", "not_achieved": "expected value is not met"}
    )
    grade = Said("grade is {computed}")
    no_grade = Said("rate has no grade")
    figure = Said(" ({rate})")


_MESSAGES = {language: Messages(language) for language in ("en", "ja")}
_WORDS = {language: Wording(language) for language in ("en", "ja")}
_NOTES = frozenset(Note)


def message(name: str, data: Mapping[str, Any], other: str, language: str) -> str:
    """Return what a finding says.

    Args:
        name: One of `findings.FINDINGS`.
        data: What it found.
        other: The place of the row that it has to do with.
        language: en or ja.
    """
    text = _MESSAGES[language].texts[name]
    if name == "not-comparable":
        return _not_comparable(text, data, language)
    if name == "status-differs":
        return text.format(**data, **_of_status(_MESSAGES[language], data))
    return text.format(**data, other=other)


def _not_comparable(text: str, data: Mapping[str, Any], language: str) -> str:
    """Return why a published rate cannot be compared."""
    messages, note = _MESSAGES[language], data["note"]
    published = data["published"]
    if said_in(note, ENGLISH) == said_in(no_number(published), ENGLISH):
        return messages.no_digits.format(published=quoted(published))
    if note not in _NOTES:  # the published rate is no number
        text = messages.no_number
    said = _WORDS[language].words.get(note) or said_in(note, language)
    return text.format(published=published, note=said)


def unexplained(language: str) -> str:
    """Return that nothing explains a printed rate."""
    return _MESSAGES[language].unexplained


def explained(told: str, because: Sequence[str], language: str) -> str:
    """Return what a finding says with what explains it.

    >>> explained("published 1", ["a", "b"], "en"), explained("published 1", [], "en")
    ('published 1; a; or b', 'published 1')
    """
    if not because:
        return told
    messages = _MESSAGES[language]
    return messages.because.format(told=told, because=messages.alternatives.join(because))


def _of_status(messages: Messages, data: Mapping[str, Any]) -> Mapping[str, str]:
    """Return what is said of a status or a grade that is not the printed one."""
    if data["by"] == "target":
        status = messages.statuses[data["computed"]]
    elif data["by"] == "expected":
        status = messages.expected[data["computed"]]
    else:
        graded = messages.grade if data["computed"] else messages.no_grade
        status = graded.format(**data)
    return {"status": status, "figure": messages.figure.format(**data) if data["rate"] else ""}
