"""The words of a summary sheet in each language, beside those of `wording`."""

from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.terms import Direction, Method
from sokatsu_cli.writing.wording import LANGUAGES, Said, Wording, Words


class SheetWords(Words):
    """The names of a sheet's parts, and its sentences."""

    @property
    def table(self) -> Wording:
        """The words that tables of this language use too."""
        return LANGUAGES[self.language]

    title = Said("Summary sheet")
    source = Said("Table: {path}")
    rule = Said("Rates by {method}, rounded {rounding}, capped at {cap} %")
    rule_no_cap = Said("Rates by {method}, rounded {rounding}, without a cap")
    methods = Said({name.value: name.value for name in Method}, "method")
    rounding = Said({name.value: name.value for name in Rounding}, "rounding")
    counts = Said(
        "Indicators: {indicators}, results: {rows}; {achieved} achieved, {not_achieved} not "
        "achieved, {no_data} without data"
    )
    mean = Said("Capped rates: mean {mean} %, median {median} %")
    mean_uncapped = Said("Rates: mean {mean} %, median {median} %")
    of_period = Said("{period}: {said}")
    without_rate = Said(" (without the {rows} that have none)")
    chapter = Said("Chapter {number}")
    section = Said("Section {number}")
    unnamed = Said("(no section)")
    unnamed_chapter = Said("(no chapter)")
    unnamed_period = Said("(no period)")
    sheet = Said("Indicators", "sheet")
    pair = Said("above: target\nbelow: actual")
    target = Said("Target")
    actual = Said("Actual")
    rate = Said("Rate")
    computed_rate = Said("Computed")
    final_target = Said("Final target")
    reasons = Said("Why targets were not achieved")
    reasons_of_any = Said("Reasons")
    reasons_of_period = Said("Why targets were not achieved ({period})")
    since_baseline = Said("since baseline")
    computed = Said("computed {rate}%")
    uncapped = Said("uncapped {rate}%")
    false_hundred = Said("prints as 100, not achieved")
    by_section = Said("By section", "counts")
    by = Said("By {parts}", "counts")
    by_need = Said("All results, those not achieved first, from the lowest rate on")
    differences = Said("Differences from the published rates")
    no_differences = Said("Every published rate is the recomputed one.")
    differs = Said("published {published}%, computed {computed}%")
    unreadable = Said("published '{published}' is no number to compare")
    printed = Said("published")
    totals = Said("Totals and means of other rows, which are not counted: {names}")
    not_comparable = Said("published {published}%, but there is no rate: {note}")
    directions = Said({way.value: way.value for way in Direction}, "word")


SHEET_LANGUAGES = {language: SheetWords(language) for language in LANGUAGES}
"""Each language of a summary sheet."""
