"""The words of the top of a page: how a plan stands, and what to look at first."""

from sokatsu_cli.report.outlook import HALFWAY, NEAR, Step
from sokatsu_cli.report.sheet import SECTIONS
from sokatsu_cli.writing.wording import LANGUAGES, Said, Words


class TopWords(Words):
    """The names of the top's parts, and its sentences."""

    skip = Said("Skip to the content", "本文へ")
    period = Said("{name} ({year})", "{name}({year})")
    span = Said("{first} to {last}", "{first}～{last}")
    periods = Said("Period: {periods}", "対象期間: {periods}")
    unordered = Said("Periods in the order of the table", "期間の順は表の順")
    date = Said("Date: {text}", "作成日: {text}")
    owner = Said("Owner: {text}", "担当: {text}")
    only = Said("Only rows with {name} = {text}", "{name}が「{text}」の行だけ")
    standing = Said("How the plan stands", "計画の達成状況")
    counts = Said("{achieved} of {rows} targets achieved", "{rows}件中{achieved}件達成")
    no_data = Said(" ({count} of the {rows} without data)", "({rows}件のうち{count}件はデータなし)")
    nothing_counted = Said("no results", "集計する結果なし")
    nothing_shown = Said("There are no results to show.", "表示する結果はありません。")
    dated = Said("{period}: {counts}", "{period} {counts}")
    stop = Said(".", "。")
    blank = Said(" ", "")
    without_any = Said(
        "In {count} of {sections} {parts} none is achieved",
        "{sections}{parts}のうち{count}{parts}で達成なし",
    )
    all_sections = Said(
        "Each of the {sections} {parts} has some achieved", "{sections}{parts}のすべてに達成あり"
    )
    unknown_sections = Said(
        " ({count} of these without any data)", "(うち{count}{parts}は全件データなし)"
    )
    other_sections = Said(
        "{begun} without results in this period: {count}",
        "ほかに{count}{parts}はこの期間の結果なし",
    )
    lacking = Said(
        "Indicators without target and actual in this period: {count} (not counted above)",
        "この期間に目標・実績の記載がない指標: {count}(上の件数に含まない)",
    )
    achieved = Said("achieved", "達成")
    not_achieved = Said("not achieved", "未達成")
    without_data = Said("no data", "データなし")
    worse = Said("worse than the baseline", "策定時より悪化")
    of_rows = Said("of {rows}", "{rows}件中")
    of_compared = Said("of {rows} to compare", "比較できる{rows}件中")
    no_baseline = Said("no comparison with a baseline", "策定時との比較なし")
    trend = Said("Period by period", "期間ごとの達成状況")
    whole = Said("Achieved and not", "達成・未達成の内訳")
    steps = Said(
        {
            Step.ACHIEVED: "achieved",
            Step.NEAR: f"not achieved, rate {NEAR} % or more",
            Step.HALFWAY: f"not achieved, {HALFWAY} % or more",
            Step.FAR: f"not achieved, below {HALFWAY} %",
            Step.UNRATED: "not achieved, no rate",
            Step.NO_DATA: "no data",
        },
        {
            Step.ACHIEVED: "達成",
            Step.NEAR: f"未達成(達成率{NEAR}%以上)",
            Step.HALFWAY: f"未達成({HALFWAY}%以上)",
            Step.FAR: f"未達成({HALFWAY}%未満)",
            Step.UNRATED: "未達成(達成率なし)",
            Step.NO_DATA: "データなし",
        },
    )
    unrated = Said("no rate", "率なし")
    count = Said("{count}", "{count}件")
    share = Said("{achieved} of {rows} achieved", "{rows}件中{achieved}件達成")
    by_section = Said("By section", "節ごとの達成状況")
    by_parts = Said("By {parts}", "{parts}ごとの達成状況")
    lowest = Said("Lowest: {name} {rate}", "最も低い指標: {name} {rate}")
    all_achieved = Said("All achieved", "すべて達成")
    no_results = Said("No results in this period", "この期間の結果なし")
    first = Said("Look here first", "まず見るところ")
    nothing_first = Said(
        "Nothing to look at first: no target is missed, nothing is worse than its baseline, and "
        "no published rate differs.",
        "特に見るべきものはありません。未達成、策定時からの悪化、公表値との相違はいずれもありません。",
    )
    further = Said("{count} more", "ほか{count}件")
    rest_worse = Said(
        "Also worse than the baseline, {count}: {names}.",
        "ほかに策定時より悪化{count}件: {names}。",
    )
    rest_missed = Said("Others not achieved: {count}.", "このほかの未達成: {count}件。")
    rest_differing = Said("Others that differ: {count}.", "このほかの公表値との相違: {count}件。")
    joint = Said(", ", "、")
    lowest_rate = Said("lowest rate", "達成率が最も低い")
    low_rate = Said("lowest rates: no. {rank}", "達成率が低いほうから{rank}番目")
    missed = Said("target not achieved", "目標未達成")
    united = Said("{number} {unit}", "{number}{unit}")
    points = Said("points", "ポイント")
    gap = Said("{gap} to the target", "目標まで{gap}")
    distance = Said("{gap} from the target", "目標との差 {gap}")
    ahead = Said("Toward the target year {year}: {counts}", "目標年度{year}に向けて: {counts}")
    ahead_of_several = Said("Toward the target years: {counts}", "目標年度に向けて: {counts}")
    without_rate = Said("no rate: {note}", "達成率なし: {note}")
    from_baseline = Said("{change} (baseline {baseline})", "{change}(策定時 {baseline})")
    false_hundred = Said("shown as 100 or more, not achieved", "100%以上と表示されるが未達成")
    values = Said(
        "actual {actual} / target {target} ({direction})",
        "実績 {actual} / 目標 {target}({direction})",
    )
    reason = Said("Reason", "理由")
    dots = Said("Every indicator on one scale", "全指標の達成率")
    dots_note = Said(
        "Rate in %: filled dots are {period}, hollow ones are earlier; a line leads from the last "
        "of these to {period}; the right line is 100 %.",
        "達成率(%)。塗りつぶした点は{period}、白い点はそれ以前の期間。横線は直前の白い点から{period}まで。"
        "右端の線が100%。",
    )
    dots_note_single = Said("Rate in %; the right line is 100 %.", "達成率(%)。右端の線が100%。")
    beyond = Said(
        "› beyond 100 %, ‹ below 0 %: off the scale.", "›は100%超、‹は0%未満(目盛りの外)。"
    )
    now = Said("this period", "この期間")
    no_row = Said("not given", "記載なし")

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
