"""Write a large file of the national RSシステム, 3-1 目標・実績, the same for the same seed.

    python benchmarks/generate_rs.py ROWS PATH

Its 82 columns, BOM and CRLF are those of the published file. A project has an activity, which is
one row without values, and one to four indicators of four rows each: targets of three to seven
years, actuals and published rates (five decimals, without regard to direction) of those that are
over. One indicator in twenty is qualitative: long texts and no values. Texts with commas, quotes
and line breaks are quoted. Every indicator has a direction here, which outputs lack in print.
"""

import csv
import random
import sys
from collections.abc import Iterator
from pathlib import Path

SEED = 20261126
FIRST, LAST, NOW = 2007, 2060, 2024
HEADING = [
    *["シート種別", "事業年度", "予算事業ID", "事業名", "府省庁の建制順", "政策所管府省庁"],
    *["府省庁", "局・庁", "部", "課", "室", "班", "係"],
    "事業に関連するKPIが定められている閣議決定等の名称",
    "事業に関連するKPIが定められている閣議決定等のURL",
    "事業に関連するKPIが定められている閣議決定等の該当箇所",
    "アクティビティ・アウトプット・アウトカムの番号",
    "種別（アクティビティ・アウトプット・アウトカム）",
    *["アウトカムの期間", "成果目標の種類", "アクティビティ／活動目標／成果目標"],
    *["活動指標／成果指標", "単位", "改善の上向き／下向き"],
    "成果実績及び目標値の根拠として用いた統計・データ名（出典）",
    "定性的なアウトカム目標を設定している理由",
    "定性的なアウトカムに関する成果実績",
    "目標年度／目標値／実績値／達成率",
    *map(str, range(FIRST, LAST + 1)),
]
KINDS = ["1.目標年度", "2.目標値", "3.実績値", "4.達成率"]
YEARS = LAST - FIRST + 1
MINISTRIES = [
    ("3", "デジタル庁", "戦略・組織グループ", ""),
    ("4", "内閣府", "食品安全委員会", "事務局"),
    ("15", "総務省", "情報流通行政局", "情報通信政策課"),
    ("19", "文部科学省", "高等教育局", "医学教育課"),
    ("20", "厚生労働省", "医政局", "地域医療計画課"),
    ("21", "農林水産省", "農村振興局", "農村政策部"),
    ("23", "国土交通省", "水管理・国土保全局", "河川計画課"),
    ("24", "環境省", "自然環境局", "自然環境計画課"),
]
PROJECTS = [
    "食品健康影響評価技術の研究に必要な経費",
    "保健医療分野における研究開発加速に向けた人材養成産学協働プロジェクト",
    "地域の防災力の強化に必要な経費",
    "農山漁村の振興（交付金）",
    "国立公園の利用の推進等に必要な経費",
]
TERMS = ["1.短期", "2.中期", "3.長期"]
GOALS = [
    "着実な研究の採択と実施",
    "大学院教育プログラムの実施に伴う専門人材の養成により、地域の医療を担う人材を確保する。",
    "開示決定までの期間の短縮",
    "自治体における計画の策定を支援し、住民が安心して暮らせる地域をつくる",
]
INDICATORS = [
    ("当該年度に実施した研究課題数", "課題", False),
    ("研究成果がリスク評価等に活用された課題の割合(2.5年)", "%", False),
    ("教育プログラム履修人数", "人", False),
    ("開示請求事務の平均処理日数", "日", True),
    ("計画を策定した市町村の数", "団体", False),
    ("事業の利用者の満足度", "％", False),
]
DECISIONS = ["", "", "", "経済財政運営と改革の基本方針", "デジタル社会の実現に向けた重点計画"]
LONG = "本事業の成果は参加者の意識の変化として現れるため、数値で測ることが難しいことから、"


def rows(count: int) -> Iterator[list[str]]:
    """Make so many rows of text, one after another; the last project may have fewer indicators."""
    source = random.Random(SEED)
    number, left = 0, count
    while left:
        number += 1
        for row in _project(source, number, left):
            left -= 1
            yield row


def _project(source: random.Random, number: int, left: int) -> Iterator[list[str]]:
    order, ministry, office, division = source.choice(MINISTRIES)
    name = f"{source.choice(PROJECTS)}({number})"
    head = [
        "レビューシート",
        str(NOW),
        str(number),
        name,
        order,
        ministry,
        ministry,
        office,
        "",
        division,
    ]
    decision = source.choice(DECISIONS)
    head += ["", "", "", decision, "https://example.go.jp/kpi" * bool(decision), ""]
    used = 1
    yield [*head, "1", "アクティビティ", "", "", source.choice(GOALS), *[""] * 7, *[""] * YEARS]
    for indicator in range(source.randint(1, 4)):
        if used + len(KINDS) > left:
            break
        used += len(KINDS)
        yield from _indicator(source, head, indicator)
    while left - used < len(KINDS) and used < left:  # what is left of the whole file
        used += 1
        yield [
            *head,
            str(used),
            "アクティビティ",
            "",
            "",
            source.choice(GOALS),
            *[""] * 7,
            *[""] * YEARS,
        ]


def _indicator(source: random.Random, head: list[str], number: int) -> Iterator[list[str]]:
    name, unit, down = source.choice(INDICATORS)
    chance = source.random()
    goal = source.choice(GOALS)
    if chance < 0.02:
        goal += "\r\n(2)関係する機関との連携の強化"
    elif chance < 0.05:
        name = f'{name}(累計, "新規"を除く)'
    kind, term = ("アウトプット", "") if number == 0 else ("アウトカム", TERMS[(number - 1) % 3])
    is_text = source.random() < 0.05
    texts = [
        "定性的" if is_text else "定量的",
        goal,
        "-" if is_text else name,
        "" if is_text else unit,
    ]
    texts.append("下がると良い指標" if down else "上がると良い指標")
    texts.append("担当課調べ" if source.random() < 0.5 else "")
    texts += [LONG * 2, LONG] if is_text else ["", ""]
    names = [*head, str(1 + number), kind, term, *texts]
    values = [[""] * YEARS for _kind in KINDS] if is_text else _values(source, unit)
    for word, cells in zip(KINDS, values, strict=True):
        yield [*names, word, *cells]


def _values(source: random.Random, unit: str) -> list[list[str]]:
    """Return the cells of marks, targets, actuals and rates."""
    marks, targets, actuals, rates = values = [[""] * YEARS for _kind in KINDS]
    begin = source.randint(2019, 2022)
    end = source.randint(NOW, NOW + 3)
    decimals = 1 if unit in "%％" and source.random() < 0.5 else 0
    for place in range(begin - FIRST, end - FIRST + 1):
        target = source.randint(1, 20_000)
        targets[place] = _printed(target, decimals)
        if place < NOW - FIRST and source.random() < 0.95:
            actual = int(target * (0.5 + source.random()))
            actuals[place] = _printed(actual, decimals)
            rates[place] = f"{actual / target * 100:.5f}".rstrip("0").rstrip(".")
    marks[end - FIRST] = "1"
    return values


def _printed(number: int, decimals: int) -> str:
    return f"{number / 10:.1f}" if decimals else str(number)


def main() -> None:
    """Write the file."""
    count, path = int(sys.argv[1]), Path(sys.argv[2])
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADING)
        writer.writerows(rows(count))


if __name__ == "__main__":
    main()
