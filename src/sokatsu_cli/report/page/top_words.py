"""The words of the top of a page: how a plan stands, and what to look at first."""

from sokatsu_cli.report.outlook import HALFWAY, NEAR, Step
from sokatsu_cli.report.sheet import SECTIONS
from sokatsu_cli.writing.wording import LANGUAGES, Said, Words


class TopWords(Words):
    """The names of the top's parts, and its sentences."""

    @property
    def blank(self) -> str:
        """What stands between two sentences."""
        return "" if self.language == "ja" else " "

    skip = Said("Skip to the content")
    period = Said("{name} ({year})")
    span = Said("{first} to {last}")
    periods = Said("Period: {periods}")
    unordered = Said("Periods in the order of the table")
    date = Said("Date: {text}")
    owner = Said("Owner: {text}")
    only = Said("Only rows with {condition}")
    standing = Said("How the plan stands")
    counts = Said("{achieved} of {rows} targets achieved")
    no_data = Said(" ({count} of the {rows} without data)")
    nothing_counted = Said("no results")
    nothing_shown = Said("There are no results to show.")
    dated = Said("{period}: {counts}")
    stop = Said(".")
    without_any = Said("In {count} of {sections} {parts} none is achieved")
    all_sections = Said("Each of the {sections} {parts} has some achieved")
    unknown_sections = Said(" ({count} of these without any data)")
    other_sections = Said("{begun} without results in this period: {count}")
    lacking = Said(
        "Indicators without target and actual in this period: {count} (not counted above)"
    )
    achieved = Said("achieved")
    not_achieved = Said("not achieved")
    without_data = Said("no data")
    worse = Said("worse than the baseline")
    of_rows = Said("of {rows}")
    of_compared = Said("of {rows} to compare")
    no_baseline = Said("no comparison with a baseline")
    trend = Said("Period by period")
    whole = Said("Achieved and not")
    steps = Said(
        {
            Step.ACHIEVED: "achieved",
            Step.NEAR: f"not achieved, rate {NEAR} % or more",
            Step.HALFWAY: f"not achieved, {HALFWAY} % or more",
            Step.FAR: f"not achieved, below {HALFWAY} %",
            Step.UNRATED: "not achieved, no rate",
            Step.NO_DATA: "no data",
        }
    )
    unrated = Said("no rate")
    count = Said("{count}")
    share = Said("{achieved} of {rows} achieved")
    by_section = Said("By section")
    by_parts = Said("By {parts}")
    lowest = Said("Lowest: {name} {rate}")
    all_achieved = Said("All achieved")
    no_results = Said("No results in this period")
    first = Said("Look here first")
    nothing_first = Said(
        "Nothing to look at first: no target is missed, nothing is worse than its baseline, and "
        "no published rate differs."
    )
    further = Said("{count} more")
    rest_worse = Said("Also worse than the baseline, {count}: {names}.")
    rest_missed = Said("Others not achieved: {count}.")
    rest_differing = Said("Others that differ: {count}.")
    joint = Said(", ")
    lowest_rate = Said("lowest rate")
    low_rate = Said("lowest rates: no. {rank}")
    missed = Said("target not achieved")
    united = Said("{number} {unit}")
    points = Said("points")
    gap = Said("{gap} to the target")
    distance = Said("{gap} from the target")
    ahead = Said("Toward the target year {year}: {counts}")
    ahead_of_several = Said("Toward the target years: {counts}")
    without_rate = Said("no rate: {note}")
    from_baseline = Said("{change} (baseline {baseline})")
    false_hundred = Said("shown as 100 or more, not achieved")
    values = Said("actual {actual} / target {target} ({direction})")
    reason = Said("Reason")
    dots = Said("Every indicator on one scale")
    dots_note = Said(
        "Rate in %: filled dots are {period}, hollow ones are earlier; a line leads from the last "
        "of these to {period}; the right line is 100 %."
    )
    dots_note_single = Said("Rate in %; the right line is 100 %.")
    beyond = Said("› beyond 100 %, ‹ below 0 %: off the scale.")
    now = Said("this period")
    no_row = Said("not given")

    def parts(self, by: str) -> str:
        """Name what a sheet is divided into by a column, many of them where a word differs."""
        if self.language == "ja":
            words = LANGUAGES[self.language]
            return words.section if by == SECTIONS else words.headings.get(by, by)
        return {SECTIONS: "sections", "chapter": "chapters"}.get(by, "groups")

    @property
    def statuses(self) -> dict[str, str]:
        """The words of notes, as tables have them."""
        return LANGUAGES[self.language].words
