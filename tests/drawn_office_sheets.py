"""Random tables of indicators, and the sheets that they are written in."""

from dataclasses import dataclass, field
from random import Random

from drawn_office_values import Measure, Style, Value

PAIRS = [
    *[("目標値", "実績値"), ("目標", "実績"), ("計画値", "実績値"), ("計画", "実績")],
    *[("見込量", "実績"), ("プラン", "実績"), ("努力目標", "実績"), ("計画", "決算")],
    *[("目標値", "最新値"), ("目標値", "結果"), ("目標値", "直近値"), ("目標値", "実績(見込)")],
]
FEWER = PAIRS[:6]
"""Words for target and actual that also stand beside years."""

NAMES = ["指標", "項目", "評価項目", "目標項目", "指標項目", "区分", "成果目標", "サービス種別"]
NAMES += ["目標(指標)名", "Indicators", "指標名", ""]
BASELINES = ["当初", "策定時", "ベースライン", "基準値", "計画策定時"]
RATES = ["達成率", "達成率(%)", "達成度", "進捗率"]
SECTIONS = ["◇豊かな自然を守る", "1.施設", "①子育て", "第1節 福祉", "(1)道路"]
FORMS = ["H{}", "平成{}年度", "{}年度", "H{}年度", "平成{}年", "H{}末"]
FORMS += ["R{}", "令和{}年度", "20{}", "20{}年度", "FY20{}", "20{}年"]


@dataclass(frozen=True)
class Row:
    """A row of the table that a sheet was made from."""

    measure: Measure
    year: str
    target: Value
    actual: Value
    rate: Value
    target_year: str = ""


@dataclass
class Drawn:
    """A sheet, what is merged in it, and the table it was made from.

    ``merged`` has first row and column, last row and column of each area, from 0. ``way`` is
    the direction of all rows by name, "" where the sheet has a column of them.
    """

    layout: str
    style: Style
    grid: list[list[str]] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    has_unit: bool = False
    has_direction: bool = False
    baseline: bool = False


@dataclass
class Column:
    """Its headings from the top on, and its cells."""

    headings: list[str]
    cells: list[str]


def draw_years(random: Random, count: int) -> list[str]:
    form = random.choice(FORMS)
    first = random.randint(2, 4) if "令和" in form or form == "R{}" else random.randint(21, 26)
    return [form.format(first + at) for at in range(count)]


def left_columns(
    random: Random, drawn: Drawn, measures: list[Measure], *, known: bool = False
) -> list[Column]:
    """Return the columns left of the values, perhaps with a usual heading of the names."""
    in_name = drawn.style.units == "name"
    heads = ["環境指標項目(単位)", "指標(単位)"] if in_name else NAMES
    heading = random.choice(["指標", "項目", "評価項目"] if known else heads)
    names = [each.name + (f"({each.unit})" if in_name else "") for each in measures]
    columns = [Column([heading], names)]
    if random.random() < 0.2:
        columns.insert(0, Column(["No."], [str(at + 1) for at in range(len(measures))]))
    if drawn.style.units == "column":
        columns.append(Column(["単位"], [each.unit for each in measures]))
    if random.random() < 0.3:
        arrows = {"up": "↗", "down": "↘", "maintain": "→"}
        columns.append(Column(["めざす方向"], [arrows[each.way] for each in measures]))
        drawn.has_direction = True
    if drawn.style.has_baseline:
        cells = [each.baseline.text for each in measures]
        columns.append(Column([with_unit(random.choice(BASELINES), drawn, measures)], cells))
        drawn.baseline = True
    drawn.has_unit = drawn.style.units != "none"
    return columns


def with_unit(heading: str, drawn: Drawn, measures: list[Measure]) -> str:
    """Write the unit of all rows into a heading of values."""
    return f"{heading}({measures[0].unit})" if drawn.style.units == "heading" else heading


def right_columns(random: Random, measures: list[Measure]) -> list[Column]:
    kinds = {"備考": ["", "新規"], "担当課": ["環境課", "福祉課"], "順位": ["1位", "12位"]}
    kinds |= {"目標との差": ["3", "-5"], "全国平均": ["12.5", "40"], "前年度実績": ["17", "80"]}
    found = random.sample(list(kinds), random.choice([0, 0, 0, 1, 2]))
    return [Column([each], [random.choice(kinds[each]) for _ in measures]) for each in found]


def expect(drawn: Drawn, measures: list[Measure], years: list[str], target_year: str = "") -> None:
    for each in measures:
        wanted = each.targets if len(each.targets) == len(years) else each.targets * len(years)
        found = zip(years, wanted, each.actuals, each.rates, strict=True)
        drawn.rows += [Row(each, *values, target_year) for values in found]


def written(random: Random, drawn: Drawn, columns: list[Column], depth: int = 1) -> None:
    """Write columns below their headings, sometimes with the titles of sections between."""
    stacks = [[*each.headings, *[""] * (depth - len(each.headings))] for each in columns]
    top = len(drawn.grid)
    drawn.grid += [[stack[at] for stack in stacks] for at in range(depth)]
    lone = [at for at, each in enumerate(columns) if len(each.headings) < depth]
    drawn.merged += [(top, at, top + depth - 1, at) for at in lone]
    count = len(columns[0].cells)
    titles = {}
    if random.random() < 0.3:
        titles = dict(zip([0, random.randrange(count)], random.sample(SECTIONS, 2), strict=True))
    for at in range(count):
        if at in titles:
            drawn.grid.append([titles[at]])
        drawn.grid.append([each.cells[at] for each in columns])


def cells_of(measures: list[Measure], kind: str, at: int = 0) -> list[str]:
    return [getattr(each, kind)[at].text for each in measures]


def rate_columns(
    random: Random, drawn: Drawn, measures: list[Measure], at: int, form: str
) -> list[Column]:
    if drawn.style.rates == "none":
        return []
    word = random.choice(RATES[:2] if "{}" in form else RATES)
    return [Column([form.format(word) if "{}" in form else word], cells_of(measures, "rates", at))]
