"""The words of a summary sheet in each language, beside those of `wording`."""

from dataclasses import dataclass

from sokatsu_cli.writing.wording import LANGUAGES, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetWords:
    """One language: the names of a sheet's parts, and its sentences."""

    language: str
    title: str
    source: str
    rule: str
    rule_no_cap: str
    rounding: dict[str, str]
    counts: str
    mean: str
    mean_uncapped: str
    without_rate: str
    chapter: str
    section: str
    unnamed: str
    unnamed_chapter: str
    unnamed_period: str
    contents: str
    sheet: str
    pair: str
    target: str
    actual: str
    rate: str
    computed_rate: str
    final_target: str
    reasons: str
    reasons_of_any: str
    reasons_of_period: str
    since_baseline: str
    computed: str
    uncapped: str
    false_hundred: str
    by_section: str
    by_need: str
    differences: str
    no_differences: str
    differs: str
    unreadable: str
    printed: str
    totals: str
    not_comparable: str
    marks: str
    directions: dict[str, str]

    @property
    def table(self) -> Wording:
        """The words that tables of this language use too."""
        return LANGUAGES[self.language]


_JAPANESE = SheetWords(
    language="ja",
    title="総括表",
    source="元の表: {path}",
    rule="達成率の計算: {method}方式、{rounding}、上限{cap}%",
    rule_no_cap="達成率の計算: {method}方式、{rounding}、上限なし",
    rounding={
        "half-up": "四捨五入",
        "down": "切り捨て",
        "up": "切り上げ",
        "half-even": "最近接偶数への丸め",
    },
    counts="{indicators}指標の{rows}件のうち、達成{achieved}件、未達成{not_achieved}件、データなし{no_data}件",
    mean="上限後の達成率: 平均{mean}%、中央値{median}%",
    mean_uncapped="達成率: 平均{mean}%、中央値{median}%",
    without_rate="(算出できない{rows}件を除く)",
    chapter="第{number}章",
    section="第{number}節",
    unnamed="(節の記載なし)",
    unnamed_chapter="(章の記載なし)",
    unnamed_period="(期間の記載なし)",
    contents="目次",
    sheet="指標の達成状況",
    pair="上段: 目標値\n下段: 実績値",
    target="目標値",
    actual="実績値",
    rate="達成率",
    computed_rate="計算値",
    final_target="最終目標値",
    reasons="未達成指標の理由・分析",
    reasons_of_any="理由・分析",
    reasons_of_period="{period}に係る未達成指標の理由・分析",
    since_baseline="策定時比",
    computed="計算値 {rate}%",
    uncapped="上限前 {rate}%",
    false_hundred="100%と表示されるが未達成",
    by_section="節ごとの集計",
    by_need="指標の一覧(未達成を先に、達成率の低い順)",
    differences="公表値との相違",
    no_differences="公表された達成率は、すべて計算値と一致します。",
    differs="公表値 {published}% は計算値 {computed}% と異なります",
    unreadable="公表値「{published}」は数値ではないため比較できません",
    printed="公表値",
    totals="次の行は合計・平均なので、件数・平均に含めません: {names}",
    not_comparable="公表値 {published}% がありますが、達成率を算出できません({note})",
    marks="棒は達成率、縦線は100%",
    directions={"up": "増加", "down": "減少", "maintain": "維持"},
)

_ENGLISH = SheetWords(
    language="en",
    title="Summary sheet",
    source="Table: {path}",
    rule="Rates by {method}, rounded {rounding}, capped at {cap} %",
    rule_no_cap="Rates by {method}, rounded {rounding}, without a cap",
    rounding={name: name for name in ("half-up", "down", "up", "half-even")},
    counts="Indicators: {indicators}, results: {rows}; {achieved} achieved, {not_achieved} not "
    "achieved, {no_data} without data",
    mean="Capped rates: mean {mean} %, median {median} %",
    mean_uncapped="Rates: mean {mean} %, median {median} %",
    without_rate=" (without the {rows} that have none)",
    chapter="Chapter {number}",
    section="Section {number}",
    unnamed="(no section)",
    unnamed_chapter="(no chapter)",
    unnamed_period="(no period)",
    contents="Contents",
    sheet="Indicators",
    pair="above: target\nbelow: actual",
    target="Target",
    actual="Actual",
    rate="Rate",
    computed_rate="Computed",
    final_target="Final target",
    reasons="Why targets were not achieved",
    reasons_of_any="Reasons",
    reasons_of_period="Why targets were not achieved ({period})",
    since_baseline="since baseline",
    computed="computed {rate}%",
    uncapped="uncapped {rate}%",
    false_hundred="prints as 100, not achieved",
    by_section="By section",
    by_need="All results, those not achieved first, from the lowest rate on",
    differences="Differences from the published rates",
    no_differences="Every published rate is the recomputed one.",
    differs="published {published}%, computed {computed}%",
    unreadable="published '{published}' is no number to compare",
    printed="published",
    totals="Totals and means of other rows, which are not counted: {names}",
    not_comparable="published {published}%, but there is no rate: {note}",
    marks="Bars are rates, the line is 100 %",
    directions={"up": "up", "down": "down", "maintain": "maintain"},
)

SHEET_LANGUAGES = {"ja": _JAPANESE, "en": _ENGLISH}
"""Each language of a summary sheet."""
