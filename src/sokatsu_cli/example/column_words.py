"""What is said of each column: on the sheet that explains the table, and in its schema."""

from collections.abc import Mapping

from sokatsu_cli.model.terms import SPELLINGS
from sokatsu_cli.writing.wording import LANGUAGES, Said, Words


class ColumnWords(Words):
    """What each column holds, with an example."""

    schema_title = Said("Tidy table of sokatsu")
    schema_description = Said(
        "One row for each indicator and period. The columns indicator, direction, target "
        "and actual are needed; a blank target or actual is no data. sokatsu accepts more "
        "than this schema: Japanese headings, percent signs and units behind numbers, "
        "words as targets (docs/contract.md, The tidy table)."
    )
    explanations: Said[Mapping[str, tuple[str, str]]] = Said(
        {
            "chapter": (
                "Number or name of the chapter of the plan.",
                "1",
            ),
            "section": (
                "Number of the section.",
                "1-1",
            ),
            "section_name": (
                "Name of the section: summaries and reports count by it.",
                "Health",
            ),
            "indicator": (
                "Name of the indicator, the same in all its rows.",
                "Cancer screening",
            ),
            "unit": (
                "Unit of the values.",
                "%",
            ),
            "direction": (
                "↗ more is better, ↘ less is better, → keep. Also read: {ways} …",
                "↗",
            ),
            "period": (
                "Period of the plan.",
                "Phase 1",
            ),
            "year": (
                "Year of the actual value: 2018, H30, 平成30年度.",
                "2018",
            ),
            "baseline_year": (
                "Year of the baseline, for `sokatsu progress`.",
                "2010",
            ),
            "baseline": (
                "Value when the plan was made.",
                "66",
            ),
            "target_year": (
                "Year of the target, for `sokatsu progress`.",
                "2020",
            ),
            "target": (
                "Target: a number. Blank or - is no data.",
                "70",
            ),
            "actual": (
                "Actual value: a number. Blank or - is no data.",
                "64.2",
            ),
            "published_rate": (
                "Rate as it was published, with its digits, for `sokatsu check`.",
                "91.7%",
            ),
            "reason": (
                "Why the target was not achieved.",
                "",
            ),
            "published_status": (
                "Whether the target was achieved, as it was published, for `sokatsu check`.",
                "○",
            ),
            "method": (
                "Formula of the row, where it is not the usual one.",
                "ratio",
            ),
        },
        "example",
    )
    computed_explanations: Said[Mapping[str, str]] = Said(
        {
            "rate": "Rate in percent, one decimal, rounded half up.",
            "capped_rate": "The same, at most 100.",
            "status": "Whether the target is achieved, judged from the values.",
            "note": "Why there is no rate, or what to look at.",
        }
    )

    def described(self, name: str) -> tuple[str, str]:
        """Return what a column holds, and an example."""
        told, example = self.explanations[name]
        listed = "、".join if self.language == "ja" else ", ".join
        return told.format(ways=listed(self._some_ways())), example

    def _some_ways(self) -> list[str]:
        """Return some words of directions in the language."""
        is_ascii = self.language == "en"
        words = [
            [each for each in spellings.split() if len(each) > 1 and each.isascii() == is_ascii]
            for spellings in SPELLINGS.values()
        ]
        return [each for some in words for each in some[:_SOME]]


_SOME = 4
"""Words of a direction that are named."""

COLUMN_LANGUAGES = {language: ColumnWords(language) for language in LANGUAGES}
"""Each language."""
