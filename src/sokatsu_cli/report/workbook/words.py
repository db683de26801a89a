"""The words of the sheets of a spreadsheet that stand before the published layout."""

from sokatsu_cli.reading.computed_sheets import COMPUTED
from sokatsu_cli.writing.wording import LANGUAGES, Said, Words


class WorkbookWords(Words):
    """The names of the sheets, their headings and their notes."""

    overview = Said("Summary", "集計")
    results = Said("Results", "一覧")
    computed = Said(COMPUTED["en"], COMPUTED["ja"])
    section_number = Said("Section no.", "節No.")
    period_number = Said("Period no.", "期No.")
    number = Said("No.", "No.")
    period = Said("Period", "期間")
    count = Said("Results", "件数")
    share = Said("Achieved %", "達成の割合")
    mean = Said("Mean rate (capped)", "平均達成率(上限後)")
    mean_uncapped = Said("Mean rate", "平均達成率")
    worse = Said("Worse than baseline", "策定時より悪化")
    worse_mark = Said("worse", "悪化")
    differing = Said("Differ from print", "公表値と相違")
    total = Said("Total", "合計")
    trend = Said("All periods", "期間ごとの推移")
    rate = Said("Rate", "達成率")
    capped_rate = Said("Capped rate", "達成率(上限後)")
    mark = Said("≠", "≠")
    difference = Said("Difference from the published rate", "公表値との相違")
    note = Said("Note", "備考")
    quotient = Said("Rate, not rounded", "達成率(丸める前)")
    capped_quotient = Said("Capped rate, not rounded", "上限後(丸める前)")
    is_value = Said("exact value, no formula", "数式でなく正確な値")
    change = Said(
        "Change targets and actuals on the sheet '{name}'; the results follow.",
        "目標値・実績値を「{name}」のシートで直すと、一覧と集計の数式も変わります。",
    )
    printed = Said(
        "The rates on the sheet '{name}' are the published ones, which do not follow; marks there, "
        "and what is said of differences, are of when this was made.",
        "「{name}」のシートの達成率は公表された値で、直しても変わりません。そのシートの印と、公表値との"
        "相違の説明は、このファイルを作った時点のものです。",
    )
    as_printed = Said(
        "Published rates, as they were printed: they do not follow when a target or an actual is "
        "changed. Recomputed rates stand on the sheet '{name}'.",
        "公表された達成率(印刷されたままの値)です。目標値・実績値を直しても変わりません。計算し直した"
        "達成率は「{name}」のシートにあります。",
    )
    chosen = Said("Number of the period to be counted →", "集計する期間の番号 →")
    numbers = Said("Numbers of periods: ", "期間の番号: ")
    comma = Said(", ", "、")
    change_period = Said(
        "Another number shows another period.",
        "番号を変えると、ほかの期間の集計になります。",
    )
    values = Said(
        "Shaded figures in italics are exact values, no formulas, and do not follow: a spreadsheet "
        "computes with rounded binary numbers, and may give another figure, or has no formula.",
        "斜体で地色の付いた数値は、数式ではなく正確に計算した値です。表計算ソフトの計算では別の値に"
        "なり得るか、数式で表せないためです。元の値を直しても変わりません。",
    )


WORKBOOK_LANGUAGES = {language: WorkbookWords(language) for language in LANGUAGES}
"""Each language of a spreadsheet."""
