"""The words around what findings say, in each language: headings, counts, and what names mean."""

from sokatsu_cli.writing.wording import Said, SaidOfNames, Words

_MEANINGS = {
    "rate-differs": "the published rate is not the one that target and actual give",
    "not-comparable": "something is published where there is no rate, or it is no number",
    "mixed-precision": "the published rate has fewer decimals than asked for",
    "above-cap": "the published rate is above the upper bound of rates",
    "reason-missing": "the target was not achieved, and no reason is given",
    "reason-unneeded": "the target was achieved, but a reason is given",
    "duplicate-row": "an indicator stands again with the same period",
    "baseline-regressed": "the actual is worse than the baseline",
    "target-behind-baseline": "the target asks for less than the baseline already was",
    "status-differs": "the printed status or grade is not what the values give",
    "unusable-file": "the file cannot be checked as it is",
}
"""What each finding is."""


class ReportWords(Words):
    """What reports say beside their findings, to be filled with numbers."""

    counts = Said(
        "{agrees} agree, {differs} differ, {not_comparable} not comparable, "
        "{unpublished} unpublished; errors: {errors}, warnings: {warnings}"
    )
    unusable = Said("cannot be used, problems: {problems}")
    total = Said("Files: {files}; errors: {errors}, warnings: {warnings}")
    total_unusable = Said(
        "Files: {files}, {unusable} of them cannot be used; errors: {errors}, warnings: {warnings}"
    )
    more_problems = Said("… and {count} more problems")
    line = Said("line {line}")
    unpublished = Said("no published rate")
    left_out = Said("Left out for want of room: {what}.")
    left_findings = Said("{count} findings")
    left_files = Said("{count} files")
    rest = Said("and {more} are not shown here;{whole} the job's summary or -f text has all")
    rest_found = Said("{count} more ({numbers})")
    rest_of = Said("{level}s: {count}")
    rest_counts = Said("{count} more counts")
    rest_whole = Said(" {counts};")
    between = Said(", ")
    headings = Said(("Place", "Indicator", "Period", "Finding", "", "Message"))
    levels = Said({"error": "error", "warning": "warning"})
    meanings = Said(_MEANINGS)
    names = SaidOfNames(_MEANINGS, "finding")

    def named(self, name: str) -> str:
        """Return the name of a finding, with a word of the language where that has one.

        >>> WORDS["ja"].named("rate-differs"), WORDS["en"].named("rate-differs")
        ('rate-differs(不一致)', 'rate-differs')
        """
        word = self.names.get(name)
        return f"{name}({word})" if word else name


WORDS = {language: ReportWords(language) for language in ("en", "ja")}
"""The words of each language."""
