"""The words of tables for people, in each language; machine formats keep the English names."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from sokatsu_cli.model.columns import normalised

Text = TypeVar("Text")


class Words:
    """The words of one language; each is `Said` in all of them."""

    def __init__(self, language: str) -> None:
        """Take the name of the language: en or ja."""
        self.language = language


@dataclass(frozen=True, slots=True)
class Said(Generic[Text]):
    """One thing in English and in Japanese; of the words of a language it is what that one says."""

    en: Text
    ja: Text

    def __get__(self, words: Words, _kind: type[Words]) -> Text:
        """Return it in the language of the words."""
        return self.ja if words.language == "ja" else self.en


_HEADINGS = {
    "chapter": ("Chapter", "章"),
    "section": ("Section", "節番号"),
    "section_name": ("Section name", "節"),
    "indicator": ("Indicator", "目標指標"),
    "unit": ("Unit", "単位"),
    "direction": ("Dir", "方向"),
    "period": ("Period", "期間"),
    "year": ("Year", "年度"),
    "baseline_year": ("Baseline year", "基準年度"),
    "baseline": ("Baseline", "策定時"),
    "target_year": ("Target year", "目標年度"),
    "target": ("Target", "目標値"),
    "actual": ("Actual", "実績値"),
    "published_rate": ("Published", "公表達成率"),
    "published_status": ("Published status", "公表達成状況"),
    "reason": ("Reason", "未達成の理由"),
    "method": ("Method", "計算方法"),
    "expected": ("Expected", "期待値"),
    "rate": ("Rate %", "達成率%"),
    "capped_rate": ("Capped", "上限後%"),
    "status": ("Status", "状況"),
    "note": ("Note", "備考"),
    "grade": ("Grade", "評価"),
    "change": ("Change", "増減"),
    "change_status": ("Trend", "策定時比"),
    "way": ("Way %", "進捗率%"),
    "time": ("Time %", "経過率%"),
    "pace": ("Pace %", "ペース%"),
    "projection": ("Projection", "到達見込み"),
    "met_in": ("Met in", "達成見込みの年"),
    "class": ("Class", "進捗状況"),
    "growth_needed": ("Needed %", "必要年率%"),
    "growth_seen": ("Seen %", "実績年率%"),
    "growth_share": ("Share %", "必要比%"),
    "rows": ("Rows", "行数"),
    "indicators": ("Indicators", "指標数"),
    "achieved": ("Achieved", "達成"),
    "not_achieved": ("Not achieved", "未達成"),
    "no_data": ("No data", "データなし"),
    "share_achieved": ("Share %", "達成%"),
    "mean_capped_rate": ("Mean %", "平均%"),
    "median_capped_rate": ("Median %", "中央値%"),
    "without_capped_rate": ("No capped", "算出不可"),
    "lowest_capped_rate": ("Lowest %", "最低%"),
    "lowest_indicator": ("Lowest indicator", "最低の指標"),
    "lowest_period": ("Lowest period", "最低の期間"),
    "lowest_line": ("Lowest line", "最低の行"),
    "ungraded": ("No grade", "評価なし"),
}
"""What stands over each column, in English and in Japanese."""

_JAPANESE = {
    "achieved": "達成",
    "not_achieved": "未達成",
    "no_data": "データなし",
    "improved": "改善",
    "worse": "悪化",
    "unchanged": "変化なし",
    "target is a word": "目標が数値でなく言葉",
    "missing target": "目標値なし",
    "missing actual": "実績値なし",
    "negative value: use baseline": "負の値(baseline方式を使用)",
    "target is 0": "目標値が0",
    "actual is 0": "実績値が0",
    "missing baseline": "策定時の値なし",
    "baseline equals target": "策定時の値と目標値が同じ",
    "target is behind the baseline": "目標値が策定時の値より後退",
    "no baseline method for maintain": "維持目標にbaseline方式はない",
    "direction ignored": "方向を考慮しない",
    "no expected value: missing baseline": "期待値なし: 策定時の値なし",
    "no expected value: missing baseline year": "期待値なし: 基準年度なし",
    "no expected value: missing target year": "期待値なし: 目標年度なし",
    "no expected value: missing year": "期待値なし: 年度なし",
    "no expected value: baseline year is not before the target year": (
        "期待値なし: 基準年度が目標年度より前でない"
    ),
    "no expected value: year is outside the span": "期待値なし: 年度が期間の外",
    "no expected value: baseline equals target": "期待値なし: 策定時の値と目標値が同じ",
    "expected value is 0": "期待値が0",
}
"""The statuses and notes in Japanese."""


class Wording(Words):
    """What stands over the columns of a table, in them and below it.

    A heading, status or note without an entry is shown under its own name.
    """

    headings = Said(
        {name: english for name, (english, _japanese) in _HEADINGS.items()},
        {name: japanese for name, (_english, japanese) in _HEADINGS.items()},
    )
    words = Said({}, _JAPANESE)
    summary = Said(
        "{rates} of {rows} rows have a rate; {achieved} achieved, {not_achieved} not achieved, "
        "{no_data} without data",
        "全{rows}行のうち達成率を算出できたもの{rates}件。達成{achieved}件、未達成{not_achieved}件、"
        "データなし{no_data}件",
    )
    marked = Said(
        "prints as {hundred}, but the exact values do not achieve the target",
        "表示は{hundred}だが、正確な値では目標に達していない",
    )
    counts_rows = Said(
        "the other counts are of rows, of which an indicator may have several",
        "指標数以外は行数で数える(1指標に複数の行があることがある)",
    )
    lowest = Said(
        "lowest in {group}: {rate} {indicator}{period}", "最低 {group}: {rate} {indicator}{period}"
    )
    section = Said("Section", "節")
    total = Said("Total", "合計")
    blank = Said("(blank)", "(記載なし)")
    left_out = Said("left out for want of room: {columns}", "幅が足りないため省いた列: {columns}")


LANGUAGES = {language: Wording(language) for language in ("en", "ja")}
"""Each language that ``--lang`` knows."""


def column_named(heading: str) -> str | None:
    """Return the column that a heading stands over in any language, None if there is none."""
    headings = (pair for wording in LANGUAGES.values() for pair in wording.headings.items())
    key = normalised(heading)
    return next((column for column, shown in headings if normalised(shown) == key), None)


def word_meant(word: str) -> str:
    """Return the status or note that a word stands for in any language, else the word itself."""
    words = (pair for wording in LANGUAGES.values() for pair in wording.words.items())
    return next((meant for meant, shown in words if shown == word), word)
