"""The words of a page's 総括表, its lists, its definitions and its table of contents."""

from sokatsu_cli.model.terms import Method
from sokatsu_cli.writing.wording import LANGUAGES, Said, Words


class ListWords(Words):
    """What these parts say; `parts` is what each part of the page is called, by its id."""

    contents = Said("Contents", "目次")
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
        },
        {
            "standing": "計画の達成状況",
            "trend": "期間ごとの達成状況",
            "by-section": "節ごとの達成状況",
            "first": "まず見るところ",
            "dots": "全指標の達成率",
            "indicators": "指標ごとの状況",
            "differences": "公表値との相違",
            "sheet": "総括表",
            "sections": "節ごとの集計表",
            "need": "すべての結果",
            "definitions": "計算のしかた",
            "data": "データ",
        },
    )
    divided = Said(
        {"by-section": "By {parts}", "sections": "Counts by {parts}"},
        {"by-section": "{parts}ごとの達成状況", "sections": "{parts}ごとの集計表"},
    )
    extent = Said(
        "Show the sheet as on paper (indicators: {rows}, periods: {periods})",
        "紙の総括表の形で見る({rows}指標、{periods}期間)",
    )
    sheet_marks = Said(
        "{signs}. Struck through: the published rate where it differs from the computed one. "
        "≠: another difference from the print.",
        "{signs}。取り消し線は計算値と異なる公表値。≠はその他の相違。",
    )
    sideways = Said(
        "{name}: scrolls sideways where the screen is narrow",
        "{name}: 狭い画面では横に動かせます",
    )
    swipe = Said("The table scrolls sideways.", "表は横に動かせます。")
    steps = Said(
        {
            "✓": "achieved",
            "△": "not achieved, {near} % or more",
            "▲": "{halfway} % or more",
            "✗": "less, or no rate",
            "–": "no data",
        },
        {
            "✓": "達成",
            "△": "未達成で{near}%以上",
            "▲": "{halfway}%以上",
            "✗": "それ未満か達成率なし",
            "–": "データなし",
        },
    )
    joint = Said(", ", "、")

    sections_shown = Said("Show the counts of {period}", "{period}の集計を見る")
    sections_all = Said("Show the counts", "集計を見る")
    of_period = Said(
        "All counts by section are of {period}; the totals of every period stand below them.",
        "節ごとの数値は{period}のもの。その下は期間ごとの合計。",
    )
    total_of = Said("Total {period}", "合計 {period}")

    need_shown = Said(
        "Show all {results} results, the lowest rates of {period} first",
        "全{results}件を見る({period}の達成率が低い順)",
    )
    need_all = Said(
        "Show all {results} results, the lowest rates first",
        "全{results}件を見る(達成率の低い順)",
    )
    need_form = Said(
        "In each line: period, rate, status, actual / target",
        "各行は 期間、達成率、状況、実績値 / 目標値",
    )
    status = Said("Status", "状況")
    period = Said("Period", "期間")
    every = Said("all", "すべて")
    worse = Said("worse than the baseline", "策定時より悪化")
    worse_mark = Said("worse", "悪化")
    chosen = Said("{period} {status}: {count}", "{period} {status} {count}件")
    back = Said("Choose others", "ほかの結果を選ぶ")

    definitions_shown = Said("Show formulas and signs", "式と記号の説明を見る")
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
        {
            "rate": "達成率",
            "rounding": "端数処理",
            "cap": "上限",
            "achieved": "達成の判定",
            "signs": "記号",
            "expected": "期待値",
            "change": "策定時との比較",
            "progress": "進捗の区分",
            "counted": "件数の数え方",
            "published": "公表値",
        },
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
        },
        {
            Method.RATIO: "増加は 実績値÷目標値、減少は 目標値÷実績値、維持は 小さい方÷大きい方",
            Method.DIFFERENCE: "増加は 実績値÷目標値、減少は 2−実績値÷目標値、"
            "維持は 1−目標値との差÷目標値",
            Method.BASELINE: "(実績値−策定時)÷(目標値−策定時)。維持にはなし",
            Method.RAW: "方向によらず 実績値÷目標値",
            Method.EXPECTED: "増加は 実績値÷期待値、減少は 期待値÷実績値、維持は 小さい方÷大きい方",
        },
    )
    rounded = Said(
        "The exact quotient is rounded once, to {digits} decimals ({rounding}).",
        "正確な商を一度だけ、小数第{digits}位まで丸める({rounding})。",
    )
    capped = Said(
        "Means, medians and figures are of rates of at most {cap} %.",
        "表示・平均・中央値では{cap}%を上限とする。",
    )
    uncapped = Said("None.", "なし。")
    judged = Said(
        "Judged from the exact values, never from the rate: up actual ≥ target, down actual ≤ "
        "target, maintain within {tolerance} % of the target.",
        "達成率ではなく正確な値で判定する: 増加は 実績値≧目標値、減少は 実績値≦目標値、"
        "維持は 目標値との差が{tolerance}%以内。",
    )
    bounds = Said(
        "{signs}. The bounds {near} and {halfway} % hold for exact capped rates; they are a choice "
        "of this page.",
        "{signs}。境の{near}%と{halfway}%は上限後の正確な率で見る。このページの目安であり、"
        "計画の定めではない。",
    )
    expected = Said(
        "What the straight line from the baseline to the target gives in the year of the actual.",
        "策定時から目標年度の目標値まで直線で進んだときの、実績値の年度の値。",
    )
    change = Said(
        "From the baseline to the actual, judged by the direction; for maintain by the distance "
        "from the target.",
        "策定時から実績値への変化を、めざす方向で見る。維持は目標値との差で見る。",
    )
    progress = Said(
        "Pace is the share of the way from baseline to target divided by the share of the time: "
        "on track from 100 % on, behind from 0 % on, below that moving away.",
        "策定時から目標値までの進み具合を、経過した年数の割合で割った値(ペース)で見る: "
        "100%以上は順調、0%以上は遅れ、0%未満は後退。",
    )
    counted = Said("A result is an indicator in one period.", "結果1件は、1つの指標の1つの期間。")
    differing = Said(
        "The large figure is always the computed one; a published rate that differs is struck "
        "through.",
        "大きく示すのは常に計算値。異なる公表値には取り消し線を引く。",
    )

    download = Said(
        "Download the table with its computed rates ({form}, {rows} rows, {size} KB)",
        "計算した達成率つきの表をダウンロード({form}、{rows}行、{size} KB)",
    )
    zipped = Said("CSV in a ZIP file", "ZIPに入れたCSV")
    too_large = Said(
        "The table is too large to be carried by this page ({rows} rows).",
        "表が大きいため、このページには収めていません({rows}行)。",
    )


LIST_LANGUAGES = {language: ListWords(language) for language in LANGUAGES}
"""The words in each language."""
