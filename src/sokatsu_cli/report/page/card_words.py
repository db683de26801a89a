"""The words of the cards and of the differences, in each language."""

from sokatsu_cli.progress.classes import ProgressClass
from sokatsu_cli.writing.wording import LANGUAGES, Said, Words


class CardWords(Words):
    """The words of the cards and of the differences."""

    heading = Said("Each indicator", "指標ごとの状況")
    written = Said("What is written of the plan and its parts", "計画と各区分の記述")
    plan = Said("The whole plan", "計画全体")
    achieved = Said("{achieved}/{all} achieved", "達成 {achieved}/{all}")
    goal = Said("Target", "目標")
    start = Said("Baseline", "策定時")
    is_total = Said("total or mean, not counted", "合計・平均(件数に含めない)")
    more = Said("Reasons and details", "理由・詳細")
    printed = Said("Published", "公表値")
    computed = Said("Computed %", "計算値%")
    remarks = Said("Remarks", "備考")
    joint = Said(", ", "、")
    at = Said("{period}: {text}", "{period}: {text}")
    progress = Said(
        "{name}: by {year}, {passed}, {gone} ({expected} expected by then)",
        "{name}: {year}時点で、{passed}、{gone}(この時点の目安は{expected})",
    )
    passed = Said(
        "{time} % of the time to the target year {goal} has passed",
        "目標年度{goal}までの時間の{time}%が過ぎ",
    )
    noted = Said("{said}; {note}", "{said}。{note}")
    criteria = Said(
        {
            ProgressClass.ACHIEVED: "and the target is met: {way} % of the way to it",
            ProgressClass.ON_TRACK: "and {way} % of the way to the target is done",
            ProgressClass.BEHIND: "but only {way} % of the way to the target is done",
            ProgressClass.MOVING_AWAY: "but the value is worse than the baseline: "
            "{way} % of the way to the target",
        },
        {
            ProgressClass.ACHIEVED: "目標に届いた: 目標までの道のりの{way}%",
            ProgressClass.ON_TRACK: "目標までの道のりの{way}%を進んだ",
            ProgressClass.BEHIND: "進んだのは目標までの道のりの{way}%",
            ProgressClass.MOVING_AWAY: "策定時より後退した: 目標までの道のりの{way}%",
        },
    )
    barely = Said(
        "but a little less of the way to the target is done: {way} %",
        "進んだのは目標までの道のりの{way}%で、それにわずかに届かない",
    )
    zero = Said(
        "As the target is 0, the rate by ratio is 0 until the target is met.",
        "目標値が0のため、比による達成率は目標を達成するまで0のまま。",
    )
    way_and_zero = Said(
        "{way} % of the way to the target is done. {zero}",
        "目標までの道のりの{way}%を進んだ。{zero}",
    )
    because = Said("Likely cause: {cause}", "考えられる原因: {cause}")
    further = Said("{count} more", "ほか{count}件")
    row = Said("'{name}'", "「{name}」")


CARD_LANGUAGES = {language: CardWords(language) for language in LANGUAGES}
"""The words of each language."""
