"""The words of a page's 総括表, its lists, its definitions and its table of contents."""

from sokatsu_cli.model.terms import Method
from sokatsu_cli.writing.wording import LANGUAGES, Said, Words


class ListWords(Words):
    """What these parts say; `parts` is what each part of the page is called, by its id."""

    contents = Said("Contents")
    parts = Said(
        {
            "standing": "How the plan stands",
            "trend": "Period by period",
            "by-section": "By section",
            "first": "Look here first",
            "dots": "Every indicator on one scale",
            "indicators": "Each indicator",
            "differences": "Differences from the published rates",
            "sheet": "Summary sheet",
            "sections": "Counts by section",
            "need": "All results",
            "definitions": "How it is computed",
            "data": "The data",
        }
    )
    divided = Said({"by-section": "By {parts}", "sections": "Counts by {parts}"})
    extent = Said("Show the sheet as on paper (indicators: {rows}, periods: {periods})")
    sheet_marks = Said(
        "{signs}. Struck through: the published rate where it differs from the computed one. "
        "≠: another difference from the print."
    )
    sideways = Said("{name}: scrolls sideways where the screen is narrow")
    swipe = Said("The table scrolls sideways.")
    steps = Said(
        {
            "✓": "achieved",
            "△": "not achieved, {near} % or more",
            "▲": "{halfway} % or more",
            "✗": "less, or no rate",
            "–": "no data",
        }
    )
    joint = Said(", ")

    sections_shown = Said("Show the counts of {period}")
    sections_all = Said("Show the counts")
    of_period = Said(
        "All counts by section are of {period}; the totals of every period stand below them."
    )
    total_of = Said("Total {period}")

    need_shown = Said("Show all {results} results, the lowest rates of {period} first")
    need_all = Said("Show all {results} results, the lowest rates first")
    need_form = Said("In each line: period, rate, status, actual / target")
    status = Said("Status")
    period = Said("Period")
    every = Said("all")
    worse = Said("worse than the baseline")
    worse_mark = Said("worse")
    chosen = Said("{period} {status}: {count}")
    back = Said("Choose others")

    definitions_shown = Said("Show formulas and signs")
    terms = Said(
        {
            "rate": "Rate",
            "rounding": "Rounding",
            "cap": "Cap",
            "achieved": "Achieved",
            "signs": "Signs",
            "expected": "Expected value",
            "change": "Worse than the baseline",
            "progress": "Progress",
            "counted": "What is counted",
            "published": "Published rates",
        },
        "definition",
    )
    formulas = Said(
        {
            Method.RATIO: "up: actual / target; down: target / actual; "
            "maintain: the smaller of both / the larger",
            Method.DIFFERENCE: "up: actual / target; down: 2 - actual / target; "
            "maintain: 1 - distance from the target / target",
            Method.BASELINE: "(actual - baseline) / (target - baseline); none for maintain",
            Method.RAW: "actual / target, whatever the direction",
            Method.EXPECTED: "up: actual / expected value; down: expected value / actual; "
            "maintain: the smaller of both / the larger",
        }
    )
    rounded = Said("The exact quotient is rounded once, to {digits} decimals ({rounding}).")
    capped = Said("Means, medians and figures are of rates of at most {cap} %.")
    uncapped = Said("None.")
    judged = Said(
        "Judged from the exact values, never from the rate: up actual ≥ target, down actual ≤ "
        "target, maintain within {tolerance} % of the target."
    )
    bounds = Said(
        "{signs}. The bounds {near} and {halfway} % hold for exact capped rates; they are a choice "
        "of this page."
    )
    expected = Said(
        "What the straight line from the baseline to the target gives in the year of the actual."
    )
    change = Said(
        "From the baseline to the actual, judged by the direction; for maintain by the distance "
        "from the target."
    )
    progress = Said(
        "Pace is the share of the way from baseline to target divided by the share of the time: "
        "on track from 100 % on, behind from 0 % on, below that moving away."
    )
    counted = Said("A result is an indicator in one period.")
    differing = Said(
        "The large figure is always the computed one; a published rate that differs is struck "
        "through."
    )

    download = Said("Download the table with its computed rates ({form}, {rows} rows, {size} KB)")
    zipped = Said("CSV in a ZIP file")
    too_large = Said("The table is too large to be carried by this page ({rows} rows).")


LIST_LANGUAGES = {language: ListWords(language) for language in LANGUAGES}
"""The words in each language."""
