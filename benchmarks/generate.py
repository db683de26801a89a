"""Write a large table of indicators with published rates, the same for the same seed.

    python benchmarks/generate.py ROWS PATH [KIND]

Its 13 columns are those of data/indicators.csv: thirty sections, all directions, numbers of none to
two decimals, missing values. No indicator has two rows of one period. Published rates are exact,
rounded half up to one decimal and capped at 100 by whole numbers; one in a hundred is wrong. KIND:

    plain       (default) towns of 300 indicators with two periods, one below the other
    method      the same with a column of methods
    decimals    the same with five decimals in target and actual
    separators  the same with thousands separated, in quotes
    years       60 indicators, year after year
    series      indicators with ten years, one below the other, and nothing published
"""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path

SEED = 20261124
KINDS = ("plain", "method", "decimals", "separators", "years", "series")
HEADING = ["chapter", "section", "section_name", "indicator", "unit", "direction", "period"]
HEADING += ["year", "baseline", "target", "actual", "published_rate", "reason"]
SECTIONS = [
    *["地域コミュニティ", "市民活動", "人権尊重社会", "男女共同参画社会", "国際社会"],
    *["学校教育", "青少年健全育成", "生涯学習", "スポーツ振興", "文化芸術"],
    *["地域福祉", "高齢者福祉", "障害者福祉", "子育て支援", "健康づくり"],
    *["商業振興", "工業振興", "農業振興", "観光振興", "就労支援"],
    *["防災", "防犯", "交通安全", "消防・救急", "消費生活"],
    *["みどりの保全", "循環型社会", "道路整備", "公共交通", "上下水道"],
]
NAMES = [
    ("地域づくり協議会により実施された事業数", "事業"),
    ("自治会・町内会への加入率", "%"),
    ("市民活動支援センター登録団体数", "団体"),
    ("市民活動支援センターの利用者満足度", "%"),
    ("国際交流フォーラムの参加者数", "人"),
    ("一人一日当たりのごみ排出量", "kg"),
    ("地域の底力支援事業の奨励金支給件数", "件"),
]
DECIMALS = {"%": 1, "kg": 2}
MOST = {"%": 1_000, "kg": 100_000}
DIRECTIONS = ["↗", "↗", "↗", "↘", "↗", "→", "↗", "↘", "↗", "↘"]
PERIODS = [("前期", "H26"), ("後期", "H30")]
METHODS = ["ratio", "ratio", "", "difference", "raw"]
MISSING = ["", "-", "集計中"]
REASON = "実施の機会が限られたことが、未達成の主な要因と考える。"
FIRST_YEAR, IN_YEARS = 1980, 60
SERIES, SERIES_YEARS = 2015, 10


def rows(count: int, kind: str = "plain") -> Iterator[list[str]]:
    """Make so many rows of text, one after another: five million do not fit into little memory."""
    source = random.Random(SEED)
    baseline, target = "", ""
    for number in range(count):
        indicator, period, year = _place(number, kind)
        section = indicator // 10 % len(SECTIONS)
        name, unit = NAMES[indicator % len(NAMES)]
        direction = DIRECTIONS[indicator % len(DIRECTIONS)]
        row = [str(1 + section // 5), str(1 + section % 5), SECTIONS[section]]
        row += [f"{name}({indicator:07d})", unit, direction, period, year]
        numbers = _numbers(source, unit, direction, kind)
        if kind == "series":
            if year == str(SERIES):
                baseline, target = numbers[:2]
            numbers = [baseline, target, numbers[2], ""]
        row += numbers
        row.append(REASON if source.random() < 0.05 else "")
        if kind == "method":
            row.append(METHODS[number % len(METHODS)])
        yield row


def _place(number: int, kind: str) -> tuple[int, str, str]:
    """Return the indicator of a row, its period and its year."""
    if kind == "years":
        year = FIRST_YEAR + number // IN_YEARS
        return number % IN_YEARS, f"{year}年度", str(year)
    if kind == "series":
        indicator, later = divmod(number, SERIES_YEARS)
        return indicator, f"{SERIES + later}年度", str(SERIES + later)
    indicator, later = divmod(number, len(PERIODS))
    return (indicator, *PERIODS[later])


def _numbers(source: random.Random, unit: str, direction: str, kind: str) -> list[str]:
    """Return baseline, target, actual and published rate, computed in units of the last decimal."""
    decimals, most = DECIMALS.get(unit, 0), MOST.get(unit, 20_000)
    if kind == "decimals":
        decimals, most = 5, 10_000_000
    target = 1 + int(source.random() * most)
    actual = int(target * (0.3 + source.random()))
    baseline = int(min(target, actual) * 0.9 if direction == "↗" else max(target, actual) * 1.1)
    chance = source.random()
    before = "" if direction == "→" or chance < 0.5 else _printed(baseline, decimals, kind)
    if 0.2 < chance < 0.22:
        return [before, _printed(target, decimals, kind), source.choice(MISSING), "-"]
    tenths = _tenths(target, actual, direction)
    if 0.3 < chance < 0.31:
        tenths += 1 + int(source.random() * 30) if tenths < 500 else -1 - int(source.random() * 30)
    numbers = [_printed(number, decimals, kind) for number in (target, actual)]
    return [before, *numbers, f"{tenths // 10}.{tenths % 10}%"]


def _tenths(target: int, actual: int, direction: str) -> int:
    """Return the capped rate in tenths of a percent, rounded half up."""
    above, below = {
        "↗": (actual, target),
        "↘": (target, actual),
        "→": (min(actual, target), max(actual, target)),
    }[direction]
    return min((2_000 * above + below) // (2 * below), 1_000) if below else 1_000


def _printed(number: int, decimals: int, kind: str) -> str:
    whole, part = divmod(number, 10**decimals)
    shown = f"{whole:,}" if kind == "separators" else str(whole)
    return f"{shown}.{part:0{decimals}d}" if decimals else shown


def main() -> None:
    """Write the table."""
    count, path = int(sys.argv[1]), Path(sys.argv[2])
    kind = sys.argv[3] if sys.argv[3:] else "plain"
    if kind not in KINDS:
        raise SystemExit(f"no such kind of table: {kind}")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*HEADING, "method"] if kind == "method" else HEADING)
        writer.writerows(rows(count, kind))


if __name__ == "__main__":
    main()
