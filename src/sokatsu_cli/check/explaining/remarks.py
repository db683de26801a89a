"""What most differences of a table have in common, as a sentence in each language."""

from collections.abc import Iterator

from sokatsu_cli.check.explaining.causes import Cause, Common, CommonKey, FormulaPractice
from sokatsu_cli.check.explaining.sentences import EXCHANGED, IGNORED, NO_CAP, term
from sokatsu_cli.check.practices import ROUNDINGS, Allowance
from sokatsu_cli.model.numerals import plain
from sokatsu_cli.writing.wording import Said, Words


class _Remarks(Words):
    """The words of one language."""

    practices = Said(
        {
            Allowance.ROUNDED_INPUTS: "computed from values that are printed rounded",
            Allowance.PADDED: "rounded to fewer digits and padded with zeros",
            Allowance.SHARE: "printed as shares",
            Allowance.FINAL_TARGET: "computed against the final target",
            Allowance.PREVIOUS_TARGET: "computed against the target before",
            Allowance.NEXT_TARGET: "computed against the target behind",
            Allowance.FIRST_TARGET: "computed against the first target",
            Cause.EXCHANGED: EXCHANGED,
            Cause.COMPLEMENT: "what a rate lacks to 100 is printed",
            Cause.POINTS: "the difference of target and actual is printed, no rate",
        }
    )
    joined = Said(", ")
    method = Said("by the method {method}")
    capped = Said("capped at {cap}")
    remark = Said("{explains} of {of} differences: {practice}")
    accepted = Said("{remark}; accepted with: {command}")
    computed = Said("{remark}; {left} differ with: {command}")
    differ = Said(
        "most published rates differ; how they were computed may be found with: {command}"
    )


_REMARKS = {language: _Remarks(language) for language in ("en", "ja")}


def most_differ(language: str, command: str) -> str:
    """Say that most rates differ, and which command may find out why."""
    return _REMARKS[language].differ.format(command=command)


def remark(found: Common, language: str, command: str) -> str:
    """Say what most differences have in common, and how that is accepted.

    Args:
        found: It.
        language: en or ja.
        command: The command line with the options that accept it, "" where there is none.
    """
    words = _REMARKS[language]
    practice = _practice(found.practice, words)
    said = words.remark.format(explains=found.explains, of=found.of, practice=practice)
    if not (command and found.options):
        return said
    if found.left is None:
        return words.accepted.format(remark=said, command=command)
    return words.computed.format(remark=said, left=found.left, command=command)


def _practice(key: CommonKey, words: _Remarks) -> str:
    if isinstance(key, Cause):
        return words.practices[key]
    if not isinstance(key, FormulaPractice):
        return words.joined.join(words.practices[each] for each in key)
    return words.joined.join(_formula(key, words))


def _formula(key: FormulaPractice, words: _Remarks) -> Iterator[str]:
    """Yield in words what the rules have otherwise."""
    if Cause.DIRECTION_IGNORED in key.causes:
        yield term(IGNORED, words.language)
    if Cause.METHOD in key.causes:
        yield words.method.format(method=key.method)
    if Cause.ROUNDING in key.causes:
        yield term(ROUNDINGS[key.rounding], words.language)
    if Cause.CAP in key.causes:
        if key.cap is None:
            yield term(NO_CAP, words.language)
        else:
            yield words.capped.format(cap=plain(key.cap))
