"""What stands over the columns of tables in each language, and what is ours of a table read."""

from collections.abc import Sequence

from sokatsu_cli.model.computed_columns import COMPUTED
from sokatsu_cli.model.language import ENGLISH, LANGUAGES, translated

HEADINGS = {
    "chapter": "Chapter",
    "section": "Section",
    "section_name": "Section name",
    "indicator": "Indicator",
    "unit": "Unit",
    "direction": "Dir",
    "period": "Period",
    "year": "Year",
    "baseline_year": "Baseline year",
    "baseline": "Baseline",
    "target_year": "Target year",
    "target": "Target",
    "actual": "Actual",
    "published_rate": "Published",
    "published_status": "Published status",
    "reason": "Reason",
    "method": "Method",
    "expected": "Expected",
    "rate": "Rate %",
    "capped_rate": "Capped",
    "status": "Status",
    "note": "Note",
    "grade": "Grade",
    "change": "Change",
    "change_status": "Trend",
    "way": "Way %",
    "time": "Time %",
    "pace": "Pace %",
    "projection": "Projection",
    "met_in": "Met in",
    "class": "Class",
    "growth_needed": "Needed %",
    "growth_seen": "Seen %",
    "growth_share": "Ratio %",
    "rows": "Rows",
    "indicators": "Indicators",
    "achieved": "Achieved",
    "not_achieved": "Not achieved",
    "no_data": "No data",
    "share_achieved": "Share %",
    "mean_capped_rate": "Mean %",
    "median_capped_rate": "Median %",
    "without_capped_rate": "No capped",
    "lowest_capped_rate": "Lowest %",
    "lowest_indicator": "Lowest indicator",
    "lowest_period": "Lowest period",
    "lowest_line": "Lowest line",
    "ungraded": "No grade",
}
"""What stands over each column."""


def has_results(names: Sequence[str]) -> bool:
    """Tell whether a table was written with its rates: their columns stand together, in order.

    >>> has_results(["indicator", "rate", "capped_rate", "status", "note"])
    True
    >>> has_results(["indicator", "rate", "note"])
    False
    """
    return _place(names, COMPUTED) is not None


def own_names(names: Sequence[str]) -> list[str]:
    """Return headings, with those of rates that we wrote in another language by our names.

    >>> own_names(["目標値", "達成率%", "上限後%", "状況", "備考"])
    ['目標値', 'rate', 'capped_rate', 'status', 'note']
    >>> own_names(["目標値", "達成率%", "備考"])
    ['目標値', '達成率%', '備考']
    """
    own = list(names)
    if all(map(str.isascii, own)):
        return own
    for language in (each for each in LANGUAGES if each != ENGLISH):
        told = [translated(HEADINGS[name], language, "heading") for name in COMPUTED]
        at = _place(own, told)
        if at is not None:
            own[at : at + len(told)] = COMPUTED
    return own


def _place(names: Sequence[str], wanted: Sequence[str]) -> int | None:
    """Return where some headings stand together, None where they do not."""
    count = len(wanted)
    places = (at for at, name in enumerate(names) if name == wanted[0])
    return next((at for at in places if [*names[at : at + count]] == [*wanted]), None)
