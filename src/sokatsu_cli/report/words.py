"""The words of a summary sheet in each language, beside those of `wording`."""

from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.terms import Direction, Method
from sokatsu_cli.writing.wording import LANGUAGES, Said, Wording, Words


class SheetWords(Words):
    """The names of a sheet's parts, and its sentences."""

    @property
    def table(self) -> Wording:
        """The words that tables of this language use too."""
        return LANGUAGES[self.language]

    title = Said("Summary sheet", "総括表")
    source = Said("Table: {path}", "元の表: {path}")
    rule = Said(
        "Rates by {method}, rounded {rounding}, capped at {cap} %",
        "達成率の計算: {method}、{rounding}、上限{cap}%",
    )
    rule_no_cap = Said(
        "Rates by {method}, rounded {rounding}, without a cap",
        "達成率の計算: {method}、{rounding}、上限なし",
    )
    methods = Said(
        {name.value: name.value for name in Method},
        {
            "ratio": "比率方式(ratio)",
            "difference": "差引方式(difference)",
            "baseline": "策定時比方式(baseline)",
            "raw": "単純比方式(raw)",
            "expected": "期待値方式(expected)",
        },
    )
    rounding = Said(
        {name.value: name.value for name in Rounding},
        {
            "half-up": "四捨五入",
            "down": "切り捨て",
            "up": "切り上げ",
            "half-even": "最近接偶数への丸め",
        },
    )
    counts = Said(
        "Indicators: {indicators}, results: {rows}; {achieved} achieved, {not_achieved} not "
        "achieved, {no_data} without data",
        "{indicators}指標の{rows}件のうち、達成{achieved}件、未達成{not_achieved}件、データなし{no_data}件",
    )
    mean = Said(
        "Capped rates: mean {mean} %, median {median} %",
        "上限後の達成率: 平均{mean}%、中央値{median}%",
    )
    mean_uncapped = Said(
        "Rates: mean {mean} %, median {median} %", "達成率: 平均{mean}%、中央値{median}%"
    )
    of_period = Said("{period}: {said}", "{period} {said}")
    without_rate = Said(" (without the {rows} that have none)", "(算出できない{rows}件を除く)")
    chapter = Said("Chapter {number}", "第{number}章")
    section = Said("Section {number}", "第{number}節")
    unnamed = Said("(no section)", "(節の記載なし)")
    unnamed_chapter = Said("(no chapter)", "(章の記載なし)")
    unnamed_period = Said("(no period)", "(期間の記載なし)")
    sheet = Said("Indicators", "指標の達成状況")
    pair = Said("above: target\nbelow: actual", "上段: 目標値\n下段: 実績値")
    target = Said("Target", "目標値")
    actual = Said("Actual", "実績値")
    rate = Said("Rate", "達成率")
    computed_rate = Said("Computed", "計算値")
    final_target = Said("Final target", "最終目標値")
    reasons = Said("Why targets were not achieved", "未達成指標の理由・分析")
    reasons_of_any = Said("Reasons", "理由・分析")
    reasons_of_period = Said(
        "Why targets were not achieved ({period})", "{period}に係る未達成指標の理由・分析"
    )
    since_baseline = Said("since baseline", "策定時比")
    computed = Said("computed {rate}%", "計算値 {rate}%")
    uncapped = Said("uncapped {rate}%", "上限前 {rate}%")
    false_hundred = Said("prints as 100, not achieved", "100%と表示されるが未達成")
    by_section = Said("By section", "節ごとの集計")
    by = Said("By {parts}", "{parts}ごとの集計")
    by_need = Said(
        "All results, those not achieved first, from the lowest rate on",
        "指標の一覧(未達成を先に、達成率の低い順)",
    )
    differences = Said("Differences from the published rates", "公表値との相違")
    no_differences = Said(
        "Every published rate is the recomputed one.",
        "公表された達成率は、すべて計算値と一致します。",
    )
    differs = Said(
        "published {published}%, computed {computed}%",
        "公表値 {published}% は計算値 {computed}% と異なります",
    )
    unreadable = Said(
        "published '{published}' is no number to compare",
        "公表値「{published}」は数値ではないため比較できません",
    )
    printed = Said("published", "公表値")
    totals = Said(
        "Totals and means of other rows, which are not counted: {names}",
        "次の行は合計・平均なので、件数・平均に含めません: {names}",
    )
    not_comparable = Said(
        "published {published}%, but there is no rate: {note}",
        "公表値 {published}% がありますが、達成率を算出できません({note})",
    )
    directions = Said(
        {way.value: way.value for way in Direction},
        {"up": "増加", "down": "減少", "maintain": "維持"},
    )


SHEET_LANGUAGES = {language: SheetWords(language) for language in LANGUAGES}
"""Each language of a summary sheet."""
