"""The words of the cards and of the differences, in each language."""

from sokatsu_cli.progress.classes import ProgressClass
from sokatsu_cli.writing.wording import LANGUAGES, Said, Words


class CardWords(Words):
    """The words of the cards and of the differences."""

    heading = Said("Each indicator")
    written = Said("What is written of the plan and its parts")
    plan = Said("The whole plan")
    achieved = Said("{achieved}/{all} achieved")
    goal = Said("Target", "goal")
    start = Said("Baseline")
    is_total = Said("total or mean, not counted")
    more = Said("Reasons and details")
    printed = Said("Published", "figure")
    computed = Said("Computed %")
    remarks = Said("Remarks")
    joint = Said(", ")
    at = Said("{period}: {text}")
    progress = Said("{name}: by {year}, {passed}, {gone} ({expected} expected by then)")
    passed = Said("{time} % of the time to the target year {goal} has passed")
    noted = Said("{said}; {note}")
    criteria = Said(
        {
            ProgressClass.ACHIEVED: "and the target is met: {way} % of the way to it",
            ProgressClass.ON_TRACK: "and {way} % of the way to the target is done",
            ProgressClass.BEHIND: "but only {way} % of the way to the target is done",
            ProgressClass.MOVING_AWAY: "but the value is worse than the baseline: "
            "{way} % of the way to the target",
        }
    )
    barely = Said("but a little less of the way to the target is done: {way} %")
    zero = Said("As the target is 0, the rate by ratio is 0 until the target is met.")
    way_and_zero = Said("{way} % of the way to the target is done. {zero}")
    because = Said("Likely cause: {cause}")
    further = Said("{count} more")
    row = Said("'{name}'")


CARD_LANGUAGES = {language: CardWords(language) for language in LANGUAGES}
"""The words of each language."""
