"""The words of progress in each language: classes and notes, and what stands below a table."""

from sokatsu_cli.progress.notes import JOINT
from sokatsu_cli.writing.wording import LANGUAGES, Said, Wording, Words

_JAPANESE = {
    "on-track": "順調",
    "behind": "遅れ",
    "moving-away": "後退",
    "substantial": "大きく前進",
    "moderate": "一定の前進",
    "limited": "わずかに前進",
    "deterioration": "悪化",
    "no-data": "判定不能",
    "up": "増加",
    "down": "減少",
    "maintain": "維持",
    "directions differ": "行により方向が異なる",
    "targets differ": "行により目標値が異なる",
    "baselines differ": "行により策定時の値が異なる",
    "missing year": "年度なし",
    "no actual from the baseline year on": "基準年度以降の実績値なし",
    "no shares for maintain": "維持目標に進捗率はない",
    "missing baseline year": "基準年度なし",
    "missing target year": "目標年度なし",
    "baseline year is not before the target year": "基準年度が目標年度より前でない",
    "no time has passed since the baseline": "策定時からまだ年数が経っていない",
    "no growth for maintain": "維持目標に伸びの計算はない",
    "growth needs values above 0": "伸びの計算には正の値が必要",
    "year is after the target year": "年度が目標年度より後",
}
"""The classes, directions and notes of progress in Japanese, beside those of `wording`."""

WORDED = ("direction", "class", "note")
"""The columns whose cells are such words."""


class ProgressWords(Words):
    """The words and sentences of one language."""

    words = Said({}, _JAPANESE)
    notes_joint = Said(JOINT, "、")
    strip = Said(
        "{now} now, {due} expected by now; {before} behind the baseline, {beyond} past the target",
        "{now} 現在、{due} 期待値、{before} 策定時より後退、{beyond} 目標を超過",
    )
    formula = Said(
        {
            "way": "way = (actual - baseline) / (target - baseline); time is that of the years",
            "growth": "growth is that of a year: seen from baseline to actual, "
            "needed to the target",
        },
        {
            "way": "進捗率 = (実績値 - 策定時) / (目標値 - 策定時)、経過率は年数による",
            "growth": "年率は1年当たりの伸び: 実績は策定時から実績値まで、必要は目標値まで",
        },
    )
    judged = Said(
        {"way": "pace = way / time: {bounds}", "growth": "share = seen / needed: {bounds}"},
        {
            "way": "ペース = 進捗率 / 経過率: {bounds}",
            "growth": "必要比 = 実績年率 / 必要年率: {bounds}",
        },
    )
    without_target = Said(
        "without a target, growth as wished: {bounds}",
        "目標値がない場合、望む方向への年率: {bounds}",
    )
    bound = Said("from {bound} % {name}", "{bound}%以上は{name}")
    below = Said("below {name}", "{bound}%未満は{name}")
    late = Said("; from the target year on at best behind", "。目標年度以降は未達成なら遅れ以下")
    joint = Said(", ", "、")
    counts = Said("Indicators: {rows}; {counts}", "全{rows}指標: {counts}")
    count = Said("{count} {name}", "{name}{count}件")
    marked = Said(
        "prints as a bound that the exact value does not reach",
        "表示は境界の値だが、正確な値は達していない",
    )

    @property
    def table(self) -> Wording:
        """The words that tables of this language use too."""
        return LANGUAGES[self.language]

    def word(self, name: str) -> str:
        """Return a class, a direction or a note as this language says it."""
        return self.words.get(name, self.table.words.get(name, name))

    def note(self, joined: str) -> str:
        """Return the notes of an indicator, each as this language says it."""
        return self.notes_joint.join(map(self.word, joined.split(JOINT)))


PROGRESS_LANGUAGES = {language: ProgressWords(language) for language in LANGUAGES}
"""The words of each language."""


def progress_word_meant(word: str) -> str:
    """Return the class, direction or note that a word stands for in any language, else the word.

    >>> [progress_word_meant(word) for word in ("順調", "達成", "on-track")]
    ['on-track', 'achieved', 'on-track']
    >>> progress_word_meant("年度なし、行により目標値が異なる")
    'missing year; targets differ'
    """
    meant = {
        shown: name
        for words in PROGRESS_LANGUAGES.values()
        for name, shown in {**words.table.words, **words.words}.items()
    }
    parts = word.split(PROGRESS_LANGUAGES["ja"].notes_joint)
    return JOINT.join(meant.get(part, part) for part in parts)
