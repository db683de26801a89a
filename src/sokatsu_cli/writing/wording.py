"""The words of tables for people, in each language; machine formats keep the English names."""

from dataclasses import dataclass

from sokatsu_cli.model.columns import normalised


@dataclass(frozen=True, slots=True)
class Wording:
    """One language: what stands over the columns, in them and below the table.

    A heading, status or note without an entry is shown under its own name.
    """

    headings: dict[str, str]
    words: dict[str, str]
    summary: str
    marked: str
    counts_rows: str
    lowest: str
    section: str
    total: str
    blank: str
    left_out: str


_ENGLISH = Wording(
    headings={
        "chapter": "Chapter",
        "section": "Section",
        "section_name": "Section name",
        "indicator": "Indicator",
        "unit": "Unit",
        "direction": "Dir",
        "period": "Period",
        "year": "Year",
        "baseline": "Baseline",
        "target": "Target",
        "actual": "Actual",
        "published_rate": "Published",
        "reason": "Reason",
        "method": "Method",
        "rate": "Rate %",
        "capped_rate": "Capped",
        "status": "Status",
        "note": "Note",
        "grade": "Grade",
        "change": "Change",
        "change_status": "Trend",
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
    },
    words={},
    summary="{rates} of {rows} rows have a rate; {achieved} achieved, {not_achieved} not achieved, "
    "{no_data} without data",
    marked="prints as {hundred}, but the exact values do not achieve the target",
    counts_rows="the other counts are of rows, of which an indicator may have several",
    lowest="lowest in {group}: {rate} {indicator}{period}",
    section="Section",
    total="Total",
    blank="(blank)",
    left_out="left out for want of room: {columns}",
)

_JAPANESE = Wording(
    headings={
        "chapter": "章",
        "section": "節番号",
        "section_name": "節",
        "indicator": "目標指標",
        "unit": "単位",
        "direction": "方向",
        "period": "期間",
        "year": "年度",
        "baseline": "策定時",
        "target": "目標値",
        "actual": "実績値",
        "published_rate": "公表達成率",
        "reason": "未達成の理由",
        "method": "計算方法",
        "rate": "達成率%",
        "capped_rate": "上限後%",
        "status": "状況",
        "note": "備考",
        "grade": "評価",
        "change": "増減",
        "change_status": "策定時比",
        "rows": "行数",
        "indicators": "指標数",
        "achieved": "達成",
        "not_achieved": "未達成",
        "no_data": "データなし",
        "share_achieved": "達成%",
        "mean_capped_rate": "平均%",
        "median_capped_rate": "中央値%",
        "without_capped_rate": "算出不可",
        "lowest_capped_rate": "最低%",
        "lowest_indicator": "最低の指標",
        "lowest_period": "最低の期間",
        "lowest_line": "最低の行",
        "ungraded": "評価なし",
    },
    words={
        "achieved": "達成",
        "not_achieved": "未達成",
        "no_data": "データなし",
        "improved": "改善",
        "worse": "悪化",
        "unchanged": "変化なし",
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
    },
    summary="全{rows}行のうち達成率を算出できたもの{rates}件。達成{achieved}件、未達成{not_achieved}件、"
    "データなし{no_data}件",
    marked="表示は{hundred}だが、正確な値では目標に達していない",
    counts_rows="指標数以外は行数で数える(1指標に複数の行があることがある)",
    lowest="最低 {group}: {rate} {indicator}{period}",
    section="節",
    total="合計",
    blank="(記載なし)",
    left_out="幅が足りないため省いた列: {columns}",
)


def column_named(heading: str) -> str | None:
    """Return the column that a heading stands over in any language, None if there is none."""
    headings = (pair for wording in LANGUAGES.values() for pair in wording.headings.items())
    key = normalised(heading)
    return next((column for column, shown in headings if normalised(shown) == key), None)


def word_meant(word: str) -> str:
    """Return the status or note that a word stands for in any language, else the word itself."""
    words = (pair for wording in LANGUAGES.values() for pair in wording.words.items())
    return next((meant for meant, shown in words if shown == word), word)


LANGUAGES = {"en": _ENGLISH, "ja": _JAPANESE}
"""Each language that ``--lang`` knows."""
