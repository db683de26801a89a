"""Random tidy tables with all that a check can find, and with all that a cell can look like.

All of them can be used: what cannot is held by the tests of reading. The same seed gives the same.
"""

from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import NamedTuple

from random_cells import FULL_WIDTH, Number, random_number, spelled
from slow.oracle import figures, graded
from slow.rows import Rules, Settings, Table, read

HEADINGS = {
    "chapter": ("章", "chapter"),
    "section": ("節番号", "section", "Section"),
    "section_name": ("節", "section_name"),
    "indicator": ("目標指標", "指標", "指標名", "indicator", "Indicator"),
    "unit": ("単位", "unit"),
    "direction": ("めざす方向", "指標のめざす\n方向", "方向", "direction"),
    "period": ("計画期間", "期間", "period"),
    "year": ("年度", "year", "Ｙｅａｒ"),
    "baseline": ("策定時", "基準値", "baseline"),
    "target": ("目標値", "目標", "target"),
    "actual": ("実績値", "実績", "actual"),
    "baseline_year": ("基準年度", "baseline_year"),
    "target_year": ("目標年度", "目標年次", "target_year"),
    "published_rate": ("達成率", "公表達成率", "published_rate"),
    "published_status": ("達成状況", "判定", "達成/未達成", "published_status"),
    "reason": ("未達成の理由", "理由", "reason"),
    "method": ("計算方法", "method"),
    "status": ("status", "Status"),
    "memo": ("備考", 'memo, "free"', "担当課"),
}

NEEDED = ("indicator", "direction", "target", "actual", "published_rate")

VALUES = ("target", "actual", "baseline")

NAMES = [
    *[
        "ごみ排出量",
        "自治会への加入率",
        'いわゆる "空き家"',
        "道路, 橋",
        "利用者の満足度",
        "A型事業",
    ],
    *["登録\n団体数", "公園 の数", "=SUM(A1)", "ｶﾀｶﾅ件数", "苦情", "図書館の蔵書数"],
]
TOTALS = ["計", "合　計", "平均", "【小計】", "第1章計", "Total", "平均値（％）"]
UNITS = ["人", "件", "団体", "kg", "千円"]
SECTIONS = [
    ("1", "1", "市民活動"),
    ("1", "2", "人権尊重社会"),
    ("2", "1", "国際社会"),
    ("", "", ""),
]
PERIODS = ["前期", "後期", "後 期", "第1期", ""]
YEARS = [["H30", "平成30年度", "2018", "Ｈ３０", "2018年度"], ["R1", "令和元年度", "2019年"], [""]]
DIRECTIONS = {
    "up": ["↗", "↗", "up", "増加", "UP", "向上", " ↑ "],
    "down": ["↘", "↘", "down", "減少", "Ｄｏｗｎ", "低減"],
    "maintain": ["→", "→", "maintain", "維持", "横ばい"],
}
OWN_METHODS = ["ratio", "Difference", " RAW ", "ｂａｓｅｌｉｎｅ", "raw", "expected"]
BASELINE_YEARS = ["H28", "平成28年度", "2016", "R1", ""]
TARGET_YEARS = ["R2", "令和2（2020）年度", "2019", "H30", ""]
GIVEN_YEARS = [("", "", ""), ("", "", ""), ("H27", "2021", "H30"), ("2017", "row", "")]
METHODS = [
    *["ratio", "difference", "baseline", "raw", "up=ratio,down=difference"],
    *["up=baseline,down=raw", "down=raw,maintain=difference", "up=raw,down=baseline,maintain=raw"],
    *["expected", "expected", "up=expected,down=difference", "maintain=expected"],
]
ROUNDINGS = ["half-up", "down", "up", "half-even"]
NO_NUMBERS = ["皆増", "皆減", "約80%", "100.0%以上", "9" * 19, "1,00", "※"]
REASONS = ["", "", "天候, ほか", 'いわゆる"外出自粛"', "　"]
STATUSES = [
    *[("○", "×"), ("〇", "△"), ("◎", "○"), ("達成", "未達成"), ("（◯）", "(▲)"), ("順調", "Ａ")],
    *[("", "未 達"), ("目標達成", "-"), ("Achieved", "not achieved"), ("【B】", "✕")],
]
MEMOS = ["", "", "福祉課", "a,b", 'x"y', "二行\nある", " 前後 ", "-5", "100%"]


class Drawn(NamedTuple):
    """A table, its file, how its published rates were made, and its own mark of no number."""

    table: Table
    data: bytes
    publisher: Settings
    missing: tuple[str, ...]


def random_settings(random: Random, missing: tuple[str, ...] = ()) -> Settings:
    """Draw the options of a calculation."""
    return Settings(
        random.choice(METHODS),
        random.choice(["0", "0", "5", "0.333", "150"]),
        random.choice(["100", "100", None, "120", "150", "99.95", "0"]),
        random.choice([0, 1, 1, 1, 2, 3, 4, 5, 6]),
        random.choice(ROUNDINGS),
        missing,
        random.choice(["", "", "100:◎,99.95:○,0.1:△", "120:A,100:B,80:C,0:D", '50:"良",0:a b']),
        random.choice(GIVEN_YEARS),
    )


def random_table(seed: int, rows: int, path: str) -> Drawn:
    """Draw a table of so many rows."""
    random = Random(seed)
    missing = ("n.d.",) if random.random() < 0.2 else ()
    optional = [
        name
        for name in HEADINGS
        if name not in NEEDED and random.random() < (0.1 if name == "status" else 0.7)
    ]
    known = random.sample([*NEEDED, *optional], len(NEEDED) + len(optional))
    names = [random.choice(HEADINGS[name]) for name in known]
    publisher = random_settings(random)
    publisher = publisher._replace(digits=random.choice([0, 1, 1, 1, 2]), missing=missing)
    drawn = [_cells(random, rows) for _ in range(rows)]
    for row in drawn:
        unit = row["unit"] if "unit" in known else ""
        row |= dict(zip(VALUES, _values(random, unit, missing), strict=True))
    cells = [[row[name] for name in known] for row in drawn]
    table = Table(path, names, cells, list(range(rows)))
    _publish(random, table, publisher)
    _judge(random, table, publisher)
    data, lines = written(random, names, cells, "\t" if path.endswith(".tsv") else ",")
    return Drawn(Table(path, names, cells, lines), data, publisher, missing)


def _cells(random: Random, rows: int) -> dict[str, str]:
    """Draw the cells of one row but for its values and its published rate."""
    way = random.choice(["up", "up", "down", "maintain"])
    chapter, section, section_name = random.choice(SECTIONS)
    if random.random() < 0.1:
        chapter = chapter.translate(FULL_WIDTH)
    name = random.choice(TOTALS if random.random() < 0.1 else NAMES)
    if rows > len(NAMES) * 10:
        name += str(random.randrange(rows // 10))
    year = random.choice(random.choice(YEARS))
    kind = random.random()
    unit = "%" if kind < 0.2 else random.choice(UNITS) if kind < 0.7 else ""
    return {
        "chapter": chapter,
        "section": section,
        "section_name": section_name if random.random() < 0.7 else "",
        "indicator": _varied(random, name),
        "unit": unit,
        "direction": random.choice(DIRECTIONS[way]),
        "period": random.choice(PERIODS),
        "year": year,
        "baseline_year": random.choice(BASELINE_YEARS),
        "target_year": random.choice(TARGET_YEARS),
        "published_rate": "",
        "published_status": "",
        "reason": random.choice(REASONS),
        "method": random.choice(OWN_METHODS) if random.random() < 0.2 else "",
        "status": random.choice(["achieved", "", "未達成"]),
        "memo": random.choice(MEMOS),
    }


def _varied(random: Random, name: str) -> str:
    """Spell a name otherwise, sometimes: it stays the same one."""
    kind = random.random()
    if kind < 0.1:
        return name.translate(FULL_WIDTH)
    if kind < 0.2:
        at = random.randrange(len(name) + 1)
        return f"{name[:at]}{random.choice([' ', '　'])}{name[at:]}"
    return name


def _values(random: Random, unit: str, missing: tuple[str, ...]) -> list[str]:
    """Draw target, actual and baseline as they are written: % behind all of them or behind none."""
    numbers = [random_number(random)]
    for _ in range(2):
        near = random.random() < 0.5
        numbers.append(_near(random, numbers[0]) if near else random_number(random))
    suffix = "%" if unit in ("", "%") and random.random() < 0.3 else ""
    texts = []
    for number in numbers:
        behind = suffix or (unit if unit not in ("", "%") and random.random() < 0.2 else "")
        none = random.random() < 0.07
        gap = random.choice(["", "", " "]) if behind else ""
        tokens = ["", "-", "－", "集計中", " … ", *missing]
        texts.append(random.choice(tokens) if none else spelled(random, number) + gap + behind)
    if random.random() < 0.02:
        texts[0] = random.choice(["増加", " 減少を目指します", "現状維持"])
    return texts


def _near(random: Random, number: Number) -> Number:
    """Draw a number about as large as another, or the same."""
    most = 10**17
    change = random.choice([0, 1, -1, random.randint(-20, 20), number.whole // 10])
    return number._replace(whole=min(max(number.whole + change, 0), most) or number.whole)


def _publish(random: Random, table: Table, publisher: Settings) -> None:
    """Write the published rates into a table, some of them wrong."""
    place = next(at for at, name in enumerate(table.names) if name in HEADINGS["published_rate"])
    percent = random.choice(["", "%", "％"])
    rules = publisher.rules
    before = ""
    slips = random.choice([0.02, 0.3, 0.7])
    for cells, row in zip(table.rows, read(table, publisher.missing), strict=True):
        rate = rules.achievement(row).capped_rate
        right = "" if rate is None else figures(rate, rules.digits, rules.rounding)
        text = right
        if random.random() < slips:
            other = _other_rules(random, rules)
            slip = other.achievement(row).capped_rate
            wrong = "" if slip is None else figures(slip, other.digits, other.rounding)
            swapped = row._replace(target=row.actual, actual=row.target)
            turned = rules.achievement(swapped).capped_rate
            texts = [wrong, wrong, before, *(damage(random, right) for damage in _DAMAGES)]
            texts += ["" if turned is None else figures(turned, rules.digits, rules.rounding)]
            text = random.choice([*texts, "", "-", "50", random.choice(NO_NUMBERS)])
        before = right
        cells[place] = text + percent if text[-1:].isdigit() and random.random() < 0.9 else text


def _judge(random: Random, table: Table, publisher: Settings) -> None:
    """Write the printed statuses into a table, most of them right."""
    places = [at for at, name in enumerate(table.names) if name in HEADINGS["published_status"]]
    if not places:
        return
    right, other = random.choice(STATUSES)
    labels = [label.strip('"') for _bound, label in publisher.bounds]
    several = random.random() < 0.3
    for cells, row in zip(table.rows, read(table, publisher.missing), strict=True):
        found = publisher.rules.achievement(row)
        text = right if found.status == "achieved" else other
        if labels and random.random() < 0.4:
            text = graded(found, publisher.bounds)
        if random.random() < 0.1:
            texts = [right, other, *labels, *(text for pair in STATUSES for text in pair)]
            text = random.choice(texts if several else [right, other])
        cells[places[0]] = text


def _other_rules(random: Random, rules: Rules) -> Rules:
    """Change one rule, or the digits."""
    other = random_settings(random).rules
    name = random.choice(["methods", "methods", "rounding", "cap", "tolerance", "digits"])
    return rules._replace(**{name: getattr(other, name)})


def _exchanged(random: Random, text: str) -> str:
    """Exchange two digits that stand side by side."""
    places = [at for at in range(len(text) - 1) if text[at : at + 2].isdigit()]
    if not places:
        return text
    at = random.choice(places)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _changed(random: Random, text: str) -> str:
    """Change one digit."""
    places = [at for at, letter in enumerate(text) if letter.isdigit()]
    if not places:
        return text
    at = random.choice(places)
    return text[:at] + random.choice("0123456789") + text[at + 1 :]


def _moved(random: Random, text: str) -> str:
    """Add a little, as a rate would be that was computed from rounded values."""
    if not text:
        return text
    digits = len(text.partition(".")[2])
    moved = Fraction(text) + Fraction(random.choice([-1, 1, 2]), 10**digits)
    return figures(moved, digits)


_DAMAGES: list[Callable[[Random, str], str]] = [_exchanged, _changed, _moved]


def written(
    random: Random, names: list[str], rows: list[list[str]], delimiter: str
) -> tuple[bytes, list[int]]:
    """Write a file of records; return it and the line on which each row begins."""
    end = random.choice(["\n", "\r\n"])
    always = random.random() < 0.1
    blank_lines = random.random() < 0.3
    parts: list[str] = []
    lines: list[int] = []
    line = 1
    for cells in (names, *rows):
        if parts and blank_lines and random.random() < 0.1:
            parts.append(random.choice(["", delimiter * (len(names) - 1)]) + end)
            line += 1
        lines.append(line)
        marks = {delimiter, '"', "\n", "\r"}
        texts = [
            '"' + cell.replace('"', '""') + '"' if always or marks & set(cell) else cell
            for cell in cells
        ]
        parts.append(delimiter.join(texts) + end)
        line += 1 + sum(cell.count("\n") for cell in cells)
    if random.random() < 0.2:
        parts[-1] = parts[-1].removesuffix(end)
    bom = "\ufeff" if random.random() < 0.3 else ""
    return (bom + "".join(parts)).encode(), lines[1:]
