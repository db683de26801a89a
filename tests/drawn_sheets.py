"""Random tables of indicators, written as summary sheets in every layout that tidy knows."""

from dataclasses import dataclass, field
from random import Random

from sokatsu_cli.tidy.sheets import Sheet, SheetRow

NAMES = ["公園の利用者数", "20代女性のやせすぎ", "1人あたりのごみ排出量", "65歳以上の就業率"]
NAMES += ["119番通報の件数", "健診を受けた割合", "NPO団体との協働", "第2次計画の進み"]
UNITS = ["人", "件", "%", "団体", "㎡"]
SECTIONS = ["第1節 福祉", "第2節 環境", "第3節 道路"]
DIRECTIONS = ["↗", "↘", "→", "up", "減少"]
PAIRS = {
    "目標・実績": True,
    "実績値・目標値": False,
    "上段:目標値 下段:実績値": True,
    "目標(上段)実績(下段)": True,
    "実績(上段)・目標(下段)": False,
}
"""Headings of pairs, and whether the target is the upper value."""

Key = tuple[str, str, str]
Fields = dict[str, str]


@dataclass
class Column:
    """What a column holds (its kind), of which period, and its headings from the top on."""

    kind: str
    headings: list[str]
    period: tuple[str, str] = ("", "")


@dataclass
class Drawn:
    """A table of indicators, and the sheet that it was written as."""

    columns: list[Column]
    grid: list[list[str]]
    heads: int
    layout: str
    expected: dict[Key, Fields]
    merged: dict[int, dict[int, str]] = field(default_factory=dict)
    lower: set[int] = field(default_factory=set)
    is_text: bool = False
    is_padded: bool = True

    def sheet(self, grid: list[list[str]] | None = None) -> Sheet:
        rows = [
            SheetRow(number + 1, self._written(cells), self.merged.get(number, {}))
            for number, cells in enumerate(self.grid if grid is None else grid)
        ]
        return Sheet("sheet", rows, self.is_text)

    def _written(self, cells: list[str]) -> list[str]:
        cells = list(cells)
        while not self.is_padded and cells and not cells[-1]:
            cells.pop()
        return cells


def draw(random: Random) -> Drawn:
    """Draw a table and a layout for it."""
    layout = random.choice(["row", "row", "below", "above", "long"])
    pair = random.choice(["columns", "columns", "cell", "rows"])
    periods = random.choice(
        [
            [("前期", "H26"), ("後期", "H30")],
            [("", "H27"), ("", "H28"), ("", "H29")][: random.randint(1, 3)],
        ]
        + [[("", "")]] * (layout == "row")
    )
    columns = [
        *_named_columns(random, layout),
        *_value_columns(random, layout, pair, periods),
        *_further_columns(random, layout),
    ]
    is_text = random.random() < 0.5
    drawn = Drawn(columns, [], 1, layout, {}, is_text=is_text)
    drawn.is_padded = not is_text or random.random() < 0.7
    drawn.heads = len(columns[0].headings)
    drawn.grid = [[column.headings[depth] for column in columns] for depth in range(drawn.heads)]
    _indicators(random, drawn, pair, periods)
    return drawn


def _named_columns(random: Random, layout: str) -> list[Column]:
    kinds = ["section"] * (random.random() < 0.5) + ["number"] * (random.random() < 0.2)
    kinds += ["indicator"] + ["unit"] * (random.random() < 0.8)
    kinds += ["direction"] * (random.random() < 0.8)
    kinds += ["when"] * (layout == "long")
    headings = {"section": "節", "number": "番号", "indicator": "目標指標", "unit": "単位"}
    headings |= {"direction": "めざす方向", "when": "計画期間"}
    named = [Column(kind, _heads(layout, headings[kind])) for kind in kinds]
    if random.random() < 0.3:
        named.append(Column("baseline", _heads(layout, "策定時")))
    return named


def _heads(layout: str, heading: str) -> list[str]:
    """Put a heading into the row that has those of the indicators."""
    return {"below": [heading, ""], "above": ["", heading]}.get(layout, [heading])


def _value_columns(
    random: Random, layout: str, pair: str, periods: list[tuple[str, str]]
) -> list[Column]:
    words = random.choice(list(PAIRS))
    kinds = {"target": "目標値", "actual": "実績値"} if pair == "columns" else {"pair": words}
    kinds |= {"rate": "達成率"} if random.random() < 0.6 else {}
    form = random.choice(
        ["{period}{word}({year})", "{word}({period} {year})", "{year}{period}{word}"]
    )
    title = random.choice(["{period}基本計画 {year}", "{period} ({year})", "{year}{period}"])
    columns = []
    for period, year in [("", "")] if layout == "long" else periods:
        label = form if period or year else "{word}"
        for at, (kind, word) in enumerate(kinds.items()):
            head = label.format(period=period, year=year, word=word)
            above = "" if at else title.format(period=period, year=year)
            heads = [head] if layout in ("row", "long") else [above, word]
            columns.append(Column(kind, heads, (period, year)))
    final = layout != "long" and bool(periods[-1][1]) and random.random() < 0.3
    if final:
        head = random.choice(["最終目標", f"目標値({periods[-1][1]})"])
        outside = layout == "below" and random.random() < 0.5
        heads = [head] if layout == "row" else [head, ""] if outside else ["", head]
        columns.append(Column("final", heads, periods[-1]))
    return columns


def _further_columns(random: Random, layout: str) -> list[Column]:
    kinds = {"remark": "備考", "count": "実績件数", "difference": "目標との差"}
    return [
        Column(kind, _heads(layout, kinds[kind]))
        for kind in random.sample(list(kinds), random.choice([0, 0, 1, 2]))
    ]


def _indicators(random: Random, drawn: Drawn, pair: str, periods: list[tuple[str, str]]) -> None:
    names = random.sample(NAMES, random.randint(1, 4))
    percent = "%" if random.random() < 0.6 else ""
    way = random.choice(["every", "blank", "merged"])
    section = ""
    for name in names:
        fields = {
            "indicator": name,
            "unit": random.choice(UNITS),
            "number": str(random.randint(1, 99)),
        }
        fields["direction"] = random.choice(DIRECTIONS) if _has(drawn, "direction") else "up"
        fields |= {"baseline": _number(random), "count": _number(random), "difference": "-3"}
        fields["remark"] = random.choice(["", "速報による", "市全体"])
        fields["section"] = random.choice(SECTIONS) if random.random() < 0.4 else ""
        section = fields["section"] or section
        own = random.sample(periods, random.randint(1, len(periods)))
        values = {period: _values(random, percent) for period in periods if period in own}
        for period, found in values.items():
            unit = fields["unit"] if _has(drawn, "unit") else ""
            rate = found["rate"] if _has(drawn, "rate") else ""
            key = (name, period[0] or period[1], "") if drawn.layout == "long" else (name, *period)
            drawn.expected[key] = {
                "target": found["target"],
                "actual": found["actual"],
                "published_rate": rate,
                "unit": unit,
                "direction": fields["direction"],
            }
        _write(drawn, fields, values, pair, way)


def _has(drawn: Drawn, kind: str) -> bool:
    return any(column.kind == kind for column in drawn.columns)


def _number(random: Random) -> str:
    return random.choice(["{:d}", "{:d}.5"]).format(random.randint(1, 400))


def _values(random: Random, percent: str) -> Fields:
    target, actual = _number(random), _number(random)
    if random.random() < 0.15:
        return {"target": target, "actual": "-", "rate": ""}
    rate = f"{float(actual) / float(target) * 100:.1f}{percent}" if random.random() < 0.8 else ""
    return {"target": target, "actual": actual, "rate": rate}


def _write(
    drawn: Drawn,
    fields: Fields,
    values: dict[tuple[str, str], Fields],
    pair: str,
    way: str,
) -> None:
    """Write an indicator: one row, an upper and a lower one, or a row a period."""
    if drawn.layout != "long":
        _write_row(drawn, fields, values, pair)
        return
    for at, (period, found) in enumerate(values.items()):
        merged_down = way == "merged" and not drawn.is_text
        once = fields if at == 0 or way == "every" else {}
        when = period[0] or period[1]
        row = len(drawn.grid)
        _write_row(drawn, {**once, "when": when}, {("", ""): found}, pair)
        for number in range(row, len(drawn.grid)):
            below = at or number > row
            drawn.merged[number] = {
                place: fields.get(column.kind, "")
                for place, column in enumerate(drawn.columns)
                if column.kind in ("indicator", "unit", "direction") and merged_down and below
            }


def _write_row(
    drawn: Drawn, fields: Fields, values: dict[tuple[str, str], Fields], pair: str
) -> None:
    upper, lower = [], []
    for column in drawn.columns:
        found = values.get(column.period, {})
        first, second = "", ""
        if column.kind == "pair" and found:
            first, second = found["target"], found["actual"]
            if not any(PAIRS[word] for word in PAIRS if word in column.headings[-1]):
                first, second = second, first
            if pair == "cell":
                first, second = f"{first}\n{second}", ""
        elif column.kind == "final":
            first = found.get("target", "")
        elif column.kind in ("target", "actual", "rate"):
            first = found.get(column.kind, "")
        else:
            first = fields.get(column.kind, "")
        upper.append(first)
        lower.append(second)
    drawn.grid.append(upper)
    if any(lower):
        drawn.lower.add(len(drawn.grid))
        drawn.grid.append(lower)
