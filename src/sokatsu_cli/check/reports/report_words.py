"""The words around what findings say, in each language: headings, counts, and what names mean."""

from sokatsu_cli.writing.wording import Said, Words


class ReportWords(Words):
    """What reports say beside their findings, to be filled with numbers."""

    counts = Said(
        "{agrees} agree, {differs} differ, {not_comparable} not comparable, "
        "{unpublished} unpublished; errors: {errors}, warnings: {warnings}",
        "{agrees}件一致、{differs}件不一致、{not_comparable}件比較不能、{unpublished}件公表値なし。"
        "エラー{errors}件、警告{warnings}件",
    )
    unusable = Said("cannot be used, problems: {problems}", "使えない(問題{problems}件)")
    total = Said(
        "Files: {files}; errors: {errors}, warnings: {warnings}",
        "{files}ファイル。エラー{errors}件、警告{warnings}件",
    )
    total_unusable = Said(
        "Files: {files}, {unusable} of them cannot be used; errors: {errors}, warnings: {warnings}",
        "{files}ファイル(うち使えないもの{unusable}ファイル)。エラー{errors}件、警告{warnings}件",
    )
    more_problems = Said("… and {count} more problems", "… ほか{count}件の問題")
    line = Said("line {line}", "{line}行目")
    unpublished = Said("no published rate", "公表達成率なし")
    left_out = Said("Left out for want of room: {what}.", "場所が足りず省いたもの: {what}。")
    left_findings = Said("{count} findings", "指摘{count}件")
    left_files = Said("{count} files", "ファイル{count}件")
    rest = Said(
        "and {more} are not shown here;{whole} the job's summary or -f text has all",
        "ほか{more}はここに出ていない。{whole}すべてはジョブの要約または -f text にある",
    )
    rest_found = Said("{count} more ({numbers})", "{count}件({numbers})")
    rest_of = Said("{level}s: {count}", "{level}{count}件")
    rest_counts = Said("{count} more counts", "{count}ファイルの件数")
    rest_whole = Said(" {counts};", "{counts}。")
    between = Said(", ", "、")
    headings = Said(
        ("Place", "Indicator", "Period", "Finding", "", "Message"),
        ("場所", "指標", "期間", "指摘", "", "内容"),
    )
    levels = Said({"error": "error", "warning": "warning"}, {"error": "エラー", "warning": "警告"})
    meanings = Said(
        {
            "rate-differs": "the published rate is not the one that target and actual give",
            "not-comparable": "something is published where there is no rate, or it is no number",
            "mixed-precision": "the published rate has fewer decimals than asked for",
            "above-cap": "the published rate is above the upper bound of rates",
            "reason-missing": "the target was not achieved, and no reason is given",
            "reason-unneeded": "the target was achieved, but a reason is given",
            "duplicate-row": "an indicator stands again with the same period",
            "baseline-regressed": "the actual is worse than the baseline",
            "target-behind-baseline": "the target asks for less than the baseline already was",
            "status-differs": "the printed status or grade is not what the values give",
            "unusable-file": "the file cannot be checked as it is",
        },
        {
            "rate-differs": "公表達成率が、目標値と実績値から計算した達成率と違う",
            "not-comparable": "達成率を計算できないのに公表されている、または公表値が数値でない",
            "mixed-precision": "公表達成率の小数の桁数が、指定より少ない",
            "above-cap": "公表達成率が上限を超えている",
            "reason-missing": "目標に達していないのに、理由が書かれていない",
            "reason-unneeded": "目標に達しているのに、理由が書かれている",
            "duplicate-row": "同じ指標・期間の行がもう一度ある",
            "baseline-regressed": "実績値が策定時の値より悪い",
            "target-behind-baseline": "目標値が策定時の値より後退している",
            "status-differs": "印刷された達成状況や評価が、値から決まるものと違う",
            "unusable-file": "このままでは検算できないファイル",
        },
    )
    names = Said(
        {},
        {
            "rate-differs": "不一致",
            "not-comparable": "比較不能",
            "mixed-precision": "桁数不足",
            "above-cap": "上限超過",
            "reason-missing": "理由なし",
            "reason-unneeded": "理由不要",
            "duplicate-row": "行の重複",
            "baseline-regressed": "策定時より悪化",
            "target-behind-baseline": "目標の後退",
            "status-differs": "達成状況の不一致",
            "unusable-file": "使えないファイル",
        },
    )

    def named(self, name: str) -> str:
        """Return the name of a finding, with a word of the language where that has one.

        >>> WORDS["ja"].named("rate-differs"), WORDS["en"].named("rate-differs")
        ('rate-differs(不一致)', 'rate-differs')
        """
        word = self.names.get(name)
        return f"{name}({word})" if word else name


WORDS = {language: ReportWords(language) for language in ("en", "ja")}
"""The words of each language."""
