"""What the sheet says that explains the one to be filled in."""

from sokatsu_cli.reading.computed_sheets import EXPLAINING
from sokatsu_cli.writing.wording import LANGUAGES, Said, Words


class GuideWords(Words):
    """Steps, how rates are computed, and commands."""

    explaining = Said(EXPLAINING)
    title = Said("How to fill in the table")
    steps_title = Said("Steps")
    steps = Said(
        (
            (
                "1. Write over the rows of the example on the first sheet: one row for each "
                "indicator and period. Formulas are prepared for {rows} rows; below them copy "
                "them down."
            ),
            (
                "2. Rates and statuses appear as you type. Columns with (sokatsu) are "
                "computed; leave them as they are. You may add columns of your own, left or "
                "right of these."
            ),
            (
                "3. Save the file as .xlsx and run the commands below. sokatsu reads the first "
                "sheet and leaves the columns with (sokatsu) and this sheet out."
            ),
        )
    )
    columns_title = Said("Columns")
    columns_headings = Said(
        (
            "Column",
            "Needed",
            "What it holds",
            "Example",
        )
    )
    needed_yes = Said("yes")
    needed_no = Said("no")
    formula = Said("formula")
    rules_title = Said("How rates are computed")
    rules = Said(
        (
            "↗ actual ÷ target × 100",
            "↘ target ÷ actual × 100",
            "→ the smaller of both ÷ the larger × 100",
            (
                "100 where actual and target are equal, also at 0. No rate where a value is "
                "negative, or where it would be divided by 0."
            ),
            (
                "Text such as 80% typed as text, 1,254人 or a word as a target is read by "
                "sokatsu, but not by the formulas here; nor are values that need more than 10 "
                "digits. The remark says so."
            ),
            (
                "Other methods, roundings, caps and a tolerance are options of the commands "
                "(sokatsu rate --help); the formulas here know the usual ones alone."
            ),
        )
    )
    commands_title = Said("Commands")
    commands = Said(
        (
            (
                "sokatsu rate my.xlsx",
                "all rates",
            ),
            (
                "sokatsu check my.xlsx",
                "compare the published rates",
            ),
            (
                "sokatsu summary my.xlsx",
                "counts and means by section",
            ),
            (
                "sokatsu report my.xlsx -o report.html",
                "a report to look at",
            ),
        )
    )


GUIDE_LANGUAGES = {language: GuideWords(language) for language in LANGUAGES}
"""Each language."""
