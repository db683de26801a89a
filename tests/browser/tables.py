"""Write two invented tables of a plan: sixty indicators of six years, and one section of five.

Usage: python tests/browser/tables.py FOLDER (sixty.csv and five.csv; the same ones each time)
"""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HEADINGS = (
    "章,節番号,節,目標指標,単位,めざす方向,年度,基準年度,目標年度,策定時,目標値,実績値,達成率,"
    "未達成の理由,担当課"
)
SECTIONS = """\
子育て・教育 こども政策課
健康・福祉 健康増進課
安全・安心 危機管理課
環境・循環型社会 環境政策課
産業・雇用 産業振興課
都市基盤・交通 交通政策課
文化・スポーツ 文化振興課
市民参加・協働 市民協働推進課
人権・男女共同参画 人権推進課
行財政運営 財政課
""".splitlines()
INDICATORS = """\
放課後児童クラブの待機児童数 人 ↘
地域子育て支援拠点の年間延べ利用者数 人 ↗
全国学力・学習状況調査の平均正答率 % ↗
自主防災組織の組織率 % ↗
1人1日当たりのごみ排出量 g ↘
特定健康診査の受診率 % ↗
市内事業所の従業者数 人 ↗
公共交通の年間利用者数 人 ↗
図書館の市民1人当たり年間貸出点数 点 ↗
審議会等の委員に占める女性の割合 % ↗
市税の収納率 % ↗
市政に関心がある市民の割合 % ↗
交通事故の発生件数 件 ↘
空き家バンクの成約件数 件 ↗
温室効果ガスの年間排出量 t ↘
""".splitlines()
YEARS = 6
REASON = (
    "「{}」は、新型感染症の影響により事業の一部を縮小したことに加え、周知が十分でなかったことから、"
    "目標に届かなかった。"
)


class Indicator(NamedTuple):
    """An indicator, and what it is to come from and to."""

    name: str
    unit: str
    direction: str
    baseline: float
    target: float

    def shown(self, value: float) -> str:
        """Return a value as an office prints it."""
        return f"{round(value):,}" if self.unit in {"人", "t"} else f"{value:.1f}"

    def number(self, value: float) -> float:
        """Return a value as it is read again."""
        return float(self.shown(value).replace(",", ""))


def drawn_indicator(draw: random.Random, at: int, section: str) -> Indicator:
    again, kind = divmod(at, len(INDICATORS))
    name, unit, direction = INDICATORS[kind].split()
    name += f"（{section.partition('・')[0]}・その{again}）" if again else ""
    large = unit in {"人", "t"}
    baseline = float(draw.randint(3_000, 90_000)) if large else draw.randint(200, 800) / 10
    change = draw.uniform(0.6, 0.9) if direction == "↘" else draw.uniform(1.1, 1.6)
    return Indicator(name, unit, direction, baseline, baseline * change)


def drawn_result(draw: random.Random, of: Indicator, year: int, rising: bool) -> list[str]:
    """Return target, actual, printed rate and reason; few lack an actual or have a wrong rate."""
    way = of.target - of.baseline
    target = of.baseline + way * year / YEARS if rising else of.target
    if draw.random() < 0.04:
        return [of.shown(target), "", "", ""]
    actual = of.baseline + way * year / YEARS * draw.uniform(-0.3, 1.5)
    aim, value = of.number(target), of.number(actual)
    rate = aim / value if of.direction == "↘" else value / aim
    printed = min(rate, 1) if draw.random() > 0.04 else rate + 0.05
    missed = value > aim if of.direction == "↘" else value < aim
    reason = REASON.format(of.name) if missed and year == YEARS else ""
    return [of.shown(target), of.shown(actual), f"{printed * 100:.1f}%", reason]


def drawn_rows() -> Iterator[list[str]]:
    draw = random.Random(18)
    for number, line in enumerate(SECTIONS):
        section, department = line.split()
        place = [str(1 + number // 5), str(number % 5 + 1), section]
        for at in range(6):
            one = drawn_indicator(draw, number * 6 + at, section)
            for year in range(1, YEARS + 1):
                result = drawn_result(draw, one, year, rising=bool(at % 2))
                kind = [one.name, one.unit, one.direction, f"R{year}", "H30", "R7"]
                yield [*place, *kind, one.shown(one.baseline), *result, department]


def main() -> None:
    folder = Path(sys.argv[1])
    sixty = list(drawn_rows())
    latest = [row for row in sixty if row[2] == "環境・循環型社会" and row[6] == f"R{YEARS}"]
    for name, rows in (("sixty.csv", sixty), ("five.csv", latest[:5])):
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADINGS.split(","), *rows])


if __name__ == "__main__":
    main()
