"""What findings say, in each language, made from what they found."""

from collections.abc import Mapping, Sequence
from typing import Any

from sokatsu_cli.model.numerals import NO_NUMBER
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
        },
        {
            "rate-differs": "公表値{published}、計算値{computed}",
            "not-comparable": "公表値{published}があるが、達成率を計算できない: {note}",
            "mixed-precision": "公表値{published}の小数は{decimals}桁({digits}桁のはず)",
            "above-cap": "公表値{published}は上限{cap}を超えている",
            "reason-missing": "{period}に未達成だが、理由がない",
            "reason-unneeded": "{period}に達成しているのに、理由がある",
            "duplicate-row": "{other}と同じ指標・期間",
            "baseline-regressed": "実績値{actual}は策定時の値{baseline}より悪い",
            "target-behind-baseline": "目標値{target}は策定時の値{baseline}より後退している",
            "status-differs": "「{published}」とあるが、{status}{figure}",
        },
    )
    no_number = Said("the published rate {note}", "公表達成率が数値ではない({note})")
    no_digits = Said("the published rate {note}", "公表達成率「{published}」は数値ではない")
    because = Said("{told}; {because}", "{told}。{because}")
    unexplained = Said("nothing that was tried gives it", "試したどの計算でもこの値にならない")
    alternatives = Said("; or ", "、または")
    statuses = Said(
        {"achieved": "target is achieved", "not_achieved": "target is not achieved"},
        {"achieved": "目標を達成している", "not_achieved": "目標を達成していない"},
    )
    expected = Said(
        {"achieved": "expected value is met", "not_achieved": "expected value is not met"},
        {"achieved": "期待値に達している", "not_achieved": "期待値に達していない"},
    )
    grade = Said("grade is {computed}", "評価は「{computed}」")
    no_grade = Said("rate has no grade", "達成率に評価がない")
    figure = Said(" ({rate})", "({rate})")


_MESSAGES = {language: Messages(language) for language in ("en", "ja")}
_TEXTS = {language: messages.texts for language, messages in _MESSAGES.items()}
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
    text = _TEXTS[language][name]
    if name == "not-comparable":
        return _not_comparable(text, data, language)
    if name == "status-differs":
        return text.format(**data, **_of_status(_MESSAGES[language], data))
    return text.format(**data, other=other)


def _not_comparable(text: str, data: Mapping[str, Any], language: str) -> str:
    """Return why a published rate cannot be compared."""
    messages, note = _MESSAGES[language], data["note"]
    if note not in _NOTES:  # the published rate is no number
        is_all = note == f"{quoted(data['published'])} {NO_NUMBER}"
        text = messages.no_digits if is_all else messages.no_number
    return text.format(published=data["published"], note=_WORDS[language].words.get(note, note))


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
