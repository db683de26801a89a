"""Random tables whose targets and actuals are rows, or whose names are titles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random

from sokatsu_cli.tidy.sheets import Sheet, SheetRow

NAMES = [
    "公園の利用者数",
    "20代女性のやせすぎ",
    "1人あたりのごみ排出量",
    "65歳以上の就業率",
    "婚姻率",
]
TARGETS = ["目標値", "目標", "計画", "計画値", "見込量", "プラン", "最終目標", "目 標"]
ACTUALS = ["実績値", "実績", "決算", "現況", "結果", "実 績"]
ALONG = ["達成率", "進捗率", "達成状況", "差引", "目標と実績の比較", "前年比", "備考"]
YEARS = {
    "H{}年度": "H{}年度",
    "{}年度": "{}年度",
    "平成{}年度": "平成{}年度",
    "H{}": "H{}",
    "平成{}年": "平成{}年",
}

Key = tuple[str, str]
Pair = tuple[str, str]


@dataclass
class Drawn:
    """Tables in one sheet, and what they say: name and year to target and actual."""

    grid: list[list[str]] = field(default_factory=list)
    merged: dict[int, dict[int, str]] = field(default_factory=dict)
    expected: dict[Key, Pair] = field(default_factory=dict)
    is_text: bool = False

    def sheet(self, grid: list[list[str]] | None = None) -> Sheet:
        """Return the sheet, perhaps with other cells."""
        rows = [
            SheetRow(number + 1, list(cells), self._merged(number))
            for number, cells in enumerate(self.grid if grid is None else grid)
        ]
        return Sheet("sheet", rows, self.is_text)

    def areas(self) -> Iterator[tuple[int, int, int, str]]:
        """Yield the first and last row and the column of each merged cell, and its text."""
        for number, row in self.merged.items():
            for column, text in row.items():
                if column not in self.merged.get(number - 1, {}):
                    last = number
                    while column in self.merged.get(last + 1, {}):
                        last += 1
                    yield number - 1, last, column, text

    def _merged(self, number: int) -> Mapping[int, str]:
        return self.merged.get(number, {})


@dataclass
class Values:
    """The values of one indicator by year."""

    name: str
    target: list[str]
    actual: list[str]


def draw(random: Random) -> Drawn:
    """Draw one to three tables of one layout."""
    drawn = Drawn(is_text=random.random() < 0.5)
    layouts = [_labelled, _labelled, _levels, _below_lines, _titled, _cornered, _years_down, _dated]
    layout = random.choice(layouts)
    names = random.sample(NAMES, random.randint(1, 4))
    if random.random() < 0.3:
        drawn.grid += [["令和5年度 総括表"], []]
    layout(random, drawn, names)
    return drawn


def _values(random: Random, name: str, count: int) -> Values:
    actual = [_number(random) for _ in range(count)]
    for at in range(max(count - random.choice([0, 0, 1, 2]), 1), count):
        actual[at] = ""
    return Values(name, [_number(random) for _ in range(count)], actual)


def _number(random: Random) -> str:
    return random.choice([f"{random.randint(1, 9999):,}", f"{random.randint(1, 999) / 10}"])


def _expect(drawn: Drawn, values: Values, years: list[str]) -> None:
    for year, target, actual in zip(years, values.target, values.actual, strict=True):
        if target or actual:
            drawn.expected[values.name, year] = (target, actual)


def _years(random: Random) -> tuple[list[str], list[str]]:
    """Return years as headings and as they are read."""
    shown, read = random.choice(list(YEARS.items()))
    numbers = list(range(24, 24 + random.randint(1, 5)))
    return [shown.format(each) for each in numbers], [read.format(each) for each in numbers]


def _labels(random: Random) -> list[str]:
    labels = [random.choice(TARGETS), random.choice(ACTUALS)]
    labels = labels if random.random() < 0.5 else labels[::-1]
    return labels + random.sample(ALONG, random.choice([0, 0, 1, 2]))


def _labelled(random: Random, drawn: Drawn, names: list[str]) -> None:
    """Write a column of names and a column of labels."""
    shown, read = _years(random)
    labels = _labels(random)
    how = random.choice(["blank", "repeated"] if drawn.is_text else ["blank", "repeated", "merged"])
    left = random.choice(
        [["指標"], ["指標", "単位"], ["項目"], ["サービスの種類"], ["No.", "指標名"]]
    )
    right = random.choice([[], [], ["合計"], ["備考"], ["担当課"]])
    lower = random.random() < 0.3
    heading = [*left, random.choice(["区分", "項目", "種別", ""]), *shown, *right]
    drawn.grid.append(heading)
    between = random.choice([0, 0, 1])
    for place, name in enumerate(names):
        values = _values(random, name, len(shown))
        _expect(drawn, values, read)
        said = {"単位": "人", "No.": str(place + 1)}
        first = [said.get(each, name) for each in left]
        for at, label in enumerate(labels):
            beside = _beside(label, labels, values)
            cells = first if at == 0 or how == "repeated" else [""] * len(left)
            if at and how == "merged":
                drawn.merged[len(drawn.grid)] = dict(enumerate(first))
            end = [_right(random, each, at) for each in right]
            drawn.grid.append([*cells, label, *beside, *end])
        if between and lower:
            drawn.grid.append([])


def _right(random: Random, heading: str, at: int) -> str:
    if heading == "担当課":
        return "環境課" if at == 0 else ""
    return _number(random) if heading == "合計" else random.choice(["", "注"])


def _beside(label: str, labels: list[str], values: Values) -> list[str]:
    """Return the values of a row by its label."""
    if label in TARGETS and label in labels[:2]:
        return values.target
    if label in ACTUALS:
        return values.actual
    both = zip(values.target, values.actual, strict=True)
    text = "99.9%" if label == "達成率" else "○"
    return [text if target and actual else "" for target, actual in both]


def _levels(random: Random, drawn: Drawn, names: list[str]) -> None:
    """Write names below a name of their field, and two rows of headings."""
    numbers = list(range(28, 28 + random.randint(1, 3)))
    labels = _labels(random)
    above, upper = random.choice([("平成(年度)", ""), ("平成(年度)", "令和(年度)")])
    later = list(range(1, random.randint(1, 3))) if upper else []
    years = [f"平成{each}年度" for each in numbers] + [f"令和{each}年度" for each in later]
    heads = [above, *[""] * (len(numbers) - 1), upper, *[""] * (len(later) - 1)]
    blank = ["", "", ""]
    left = ["大項目", random.choice(["小項目", ""]), random.choice(["区分", ""])]
    drawn.grid.append([*left, *heads[: len(years)]])
    drawn.grid.append([*blank, *map(str, [*numbers, *later])])
    for place, name in enumerate(names):
        values = _values(random, name, len(years))
        _expect(drawn, values, years)
        field_name = "分野" if place == 0 else "他の分野" * (place == 2)
        for at, label in enumerate(labels):
            cells = [field_name, name] if at == 0 else ["", ""]
            drawn.grid.append([*cells, label, *_beside(label, labels, values)])


def _below_lines(random: Random, drawn: Drawn, names: list[str]) -> None:
    """Write each name as a line above its rows."""
    shown, read = _years(random)
    labels = _labels(random)
    drawn.grid.append([random.choice(["区分", "項目"]), *shown])
    for name in names:
        values = _values(random, name, len(shown))
        _expect(drawn, values, read)
        drawn.grid.append([name])
        drawn.grid += [[each, *_beside(each, labels, values)] for each in labels]


def _cornered(random: Random, drawn: Drawn, names: list[str]) -> None:
    """Write a table for each indicator, with its name in the corner."""
    for name in names:
        shown, read = _years(random)
        labels = _labels(random)
        values = _values(random, name, len(shown))
        _expect(drawn, values, read)
        drawn.grid.append([name, *shown])
        drawn.grid += [[each, *_beside(each, labels, values)] for each in labels]
        drawn.grid += [[]] * random.randint(0, 1)


def _titled(random: Random, drawn: Drawn, names: list[str]) -> None:
    """Write a table for each indicator, with its name above."""
    numbers = list(range(24, 24 + random.randint(1, 4)))
    for name in names:
        labels = _labels(random)
        values = _values(random, name, len(numbers))
        era = random.random() < 0.5
        years = [f"平成{each}年度" for each in numbers]
        _expect(drawn, values, years)
        title = random.choice([[name], ["成果指標", name], ["活動指標①", name, "単位", "人"]])
        heading = ["平成(年度)", *map(str, numbers)] if era else ["区分", *years]
        drawn.grid += [title, heading]
        drawn.grid += [[each, *_beside(each, labels, values)] for each in labels]
        drawn.grid.append([])


def _years_down(random: Random, drawn: Drawn, names: list[str]) -> None:
    """Write a table for each indicator, with its years down."""
    for name in names:
        shown, read = _years(random)
        labels = _labels(random)
        values = _values(random, name, len(shown))
        _expect(drawn, values, read)
        drawn.grid += [[name], ["年度", *labels]]
        columns = [_beside(each, labels, values) for each in labels]
        rows = zip(shown, *columns, strict=True)
        drawn.grid += [list(row) for row in rows]
        drawn.grid.append([])


def _dated(random: Random, drawn: Drawn, names: list[str]) -> None:
    """Write one row of values below years that say what each is."""
    for name in names:
        count = random.randint(0, 2)
        cells = [_number(random) for _ in range(count + 3)]
        years = [f"平成{20 + each}年" for each in range(count + 3)]
        roles = ["(基準値)", *[""] * count, "(現状値)", "(目標値)"]
        drawn.grid += [[name], [a + b for a, b in zip(years, roles, strict=True)], cells, []]
        for at in range(1, count + 2):
            drawn.expected[name, years[at]] = (cells[-1], cells[at])
