"""The words of the sheets of a spreadsheet that stand before the published layout."""

from sokatsu_cli.reading.computed_sheets import COMPUTED
from sokatsu_cli.writing.wording import LANGUAGES, Said, Words


class WorkbookWords(Words):
    """The names of the sheets, their headings and their notes."""

    overview = Said("Summary")
    results = Said("Results", "sheet")
    computed = Said(COMPUTED)
    section_number = Said("Section no.")
    period_number = Said("Period no.")
    number = Said("No.")
    period = Said("Period")
    count = Said("Results")
    share = Said("Achieved %")
    mean = Said("Mean rate (capped)")
    mean_uncapped = Said("Mean rate")
    worse = Said("Worse than baseline")
    worse_mark = Said("worse")
    differing = Said("Differ from print")
    total = Said("Total")
    trend = Said("All periods")
    rate = Said("Rate")
    capped_rate = Said("Capped rate")
    mark = Said("≠")
    difference = Said("Difference from the published rate")
    note = Said("Note")
    quotient = Said("Rate, not rounded")
    capped_quotient = Said("Capped rate, not rounded")
    is_value = Said("exact value, no formula")
    change = Said("Change targets and actuals on the sheet '{name}'; the results follow.")
    printed = Said(
        "The rates on the sheet '{name}' are the published ones, which do not follow; marks there, "
        "and what is said of differences, are of when this was made."
    )
    as_printed = Said(
        "Published rates, as they were printed: they do not follow when a target or an actual is "
        "changed. Recomputed rates stand on the sheet '{name}'."
    )
    chosen = Said("Number of the period to be counted →")
    numbers = Said("Numbers of periods: ")
    comma = Said(", ")
    change_period = Said("Another number shows another period.")
    values = Said(
        "Shaded figures in italics are exact values, no formulas, and do not follow: a spreadsheet "
        "computes with rounded binary numbers, and may give another figure, or has no formula."
    )


WORKBOOK_LANGUAGES = {language: WorkbookWords(language) for language in LANGUAGES}
"""Each language of a spreadsheet."""
