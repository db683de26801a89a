"""Random tables of indicators, written in the layouts of published ones."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from drawn_office_sheets import (
    FEWER,
    PAIRS,
    Column,
    Drawn,
    Row,
    cells_of,
    draw_years,
    expect,
    left_columns,
    rate_columns,
    right_columns,
    with_unit,
    written,
)
from drawn_office_values import Value, draw_measures, draw_style


def _one_row(random: Random, drawn: Drawn) -> None:
    """Write a row for each indicator, with one target and one actual."""
    measures = draw_measures(random, drawn.style, 1)
    words = random.choice(PAIRS)
    forms = random.choice(
        [("{}", "{}"), ("中間{}", "中間{}"), ("最終{}", "最終{}"), ("直近の{}", "{}")]
    )
    forms = forms if words in FEWER else ("{}", "{}")
    both = [
        Column([with_unit(form.format(word), drawn, measures)], cells_of(measures, kind))
        for form, word, kind in zip(forms, words, ("targets", "actuals"), strict=True)
    ]
    both = both if random.random() < 0.7 else both[::-1]
    rates = rate_columns(random, drawn, measures, 0, "")
    expect(drawn, measures, [""])
    written(
        random,
        drawn,
        [*left_columns(random, drawn, measures), *both, *rates, *right_columns(random, measures)],
    )


def _year_pairs(random: Random, drawn: Drawn) -> None:
    """Write target and actual of each year side by side, the year in their headings."""
    years = draw_years(random, random.randint(1, 3))
    measures = draw_measures(random, drawn.style, len(years))
    target, actual = random.choice(FEWER)
    form = random.choice(["{year}{word}", "{word}({year})"])
    columns = left_columns(random, drawn, measures)
    for at, year in enumerate(years):
        for word, kind in ((target, "targets"), (actual, "actuals")):
            heading = form.format(year=year, word=word)
            columns.append(
                Column([with_unit(heading, drawn, measures)], cells_of(measures, kind, at))
            )
        rate = form.format(year=year, word="{}")
        columns += rate_columns(random, drawn, measures, at, rate)
    expect(drawn, measures, years)
    written(random, drawn, columns + right_columns(random, measures))


def _stacked(random: Random, drawn: Drawn) -> None:
    """Write years above target and actual, or target and actual above years."""
    years = draw_years(random, random.randint(2, 3))
    measures = draw_measures(random, drawn.style, len(years))
    words = random.choice(FEWER)
    columns = left_columns(random, drawn, measures)
    first = len(columns)
    kinds = [*zip(words, ("targets", "actuals"), strict=True)]
    kinds += [("達成率", "rates")] * (drawn.style.rates != "none")
    by_year = random.random() < 0.6
    order = (
        [(year, word, kind, at) for at, year in enumerate(years) for word, kind in kinds]
        if by_year
        else [(word, year, kind, at) for word, kind in kinds for at, year in enumerate(years)]
    )
    span = len(kinds) if by_year else len(years)
    top = len(drawn.grid)
    for number, (above, below, kind, at) in enumerate(order):
        title = "" if number % span else above
        columns.append(Column([title, below], cells_of(measures, kind, at)))
    for place in range(first, first + len(order), span):
        drawn.merged.append((top, place, top, place + span - 1))
    expect(drawn, measures, years)
    written(random, drawn, columns, 2)


def _one_target(random: Random, drawn: Drawn) -> None:
    """Write actuals of several years beside one later target."""
    years = draw_years(random, random.randint(2, 4))
    drawn.style = replace(drawn.style, rates="none")
    measures = draw_measures(random, drawn.style, len(years) - 1, targets=1)
    target, actual = random.choice(FEWER)
    form = random.choice(["{year}{word}", "{word}({year})"])
    heads = [form.format(year=year, word=actual) for year in years[:-1]]
    wanted = Column([form.format(year=years[-1], word=target)], cells_of(measures, "targets"))
    columns = [Column([head], cells_of(measures, "actuals", at)) for at, head in enumerate(heads)]
    columns.insert(random.choice([0, len(columns)]), wanted)
    expect(drawn, measures, years[:-1], years[-1])
    written(
        random,
        drawn,
        left_columns(random, drawn, measures) + columns + right_columns(random, measures),
    )


def _current(random: Random, drawn: Drawn) -> None:
    """Write a present value beside a target to come."""
    drawn.style = replace(drawn.style, rates="none")
    measures = draw_measures(random, drawn.style, 1)
    present = random.choice(["現状", "現状値", "現況", "現在値", "現況値"])
    target = random.choice(["目標値", "目標", "計画値"])
    year = random.choice(["", "令和2年度", "R2", "H30"])
    later = random.choice(["R7", "令和8年度"]) if year else ""
    heads = [f"{present}({year})" if year else present, f"{target}({later})" if later else target]
    columns = [
        Column([head], cells_of(measures, kind))
        for head, kind in zip(heads, ("actuals", "targets"), strict=True)
    ]
    expect(drawn, measures, [year], later)
    written(
        random,
        drawn,
        left_columns(random, drawn, measures) + columns + right_columns(random, measures),
    )


def _pair_rows(random: Random, drawn: Drawn) -> None:
    """Write the heading of the target above that of the actual, and two rows for each indicator."""
    drawn.style = replace(drawn.style, rates=random.choice(["none", "percent", "plain"]))
    measures = draw_measures(random, drawn.style, 1)
    columns = left_columns(random, drawn, measures, known=True)
    rates = rate_columns(random, drawn, measures, 0, "")
    top = len(drawn.grid)
    drawn.grid.append(
        [*(each.headings[0] for each in columns), "目標値", *(each.headings[0] for each in rates)]
    )
    drawn.grid.append([*[""] * len(columns), "実績値", *[""] * len(rates)])
    others = [*range(len(columns)), *range(len(columns) + 1, len(columns) + 1 + len(rates))]
    drawn.merged += [(top, at, top + 1, at) for at in others]
    for at, each in enumerate(measures):
        row = len(drawn.grid)
        left, right = [column.cells[at] for column in columns], [rate.cells[at] for rate in rates]
        drawn.grid.append([*left, each.targets[0].text, *right])
        drawn.grid.append([*[""] * len(left), each.actuals[0].text, *[""] * len(right)])
        drawn.merged += [(row, place, row + 1, place) for place in others]
    expect(drawn, measures, [""])


def _label_rows(random: Random, drawn: Drawn) -> None:
    """Write years across, and for each indicator a row of targets and a row of actuals."""
    years = draw_years(random, random.randint(1, 4))
    measures = draw_measures(random, drawn.style, len(years))
    words = random.choice(FEWER)
    heading = random.choice(["指標", "項目", "サービス種別"])
    drawn.grid.append([heading, random.choice(["区分", "", "種別"]), *years])
    kinds = [*zip(words, ("targets", "actuals"), strict=True)]
    kinds = kinds if random.random() < 0.7 else kinds[::-1]
    kinds += [("達成率", "rates")] * (drawn.style.rates != "none")
    for each in measures:
        name = each.name + (f"({each.unit})" if drawn.style.units == "name" else "")
        top = len(drawn.grid)
        for at, (word, kind) in enumerate(kinds):
            cells = [value.text for value in getattr(each, kind)]
            drawn.grid.append(["" if at else name, word, *cells])
        drawn.merged.append((top, 0, top + len(kinds) - 1, 0))
    expect(drawn, measures, years)


def _titled(random: Random, drawn: Drawn) -> None:
    """Write a table for each indicator below its name."""
    years = draw_years(random, random.randint(1, 4))
    measures = draw_measures(random, drawn.style, len(years))
    words = random.choice(FEWER)
    for each in measures:
        drawn.grid += [[each.name], [random.choice(["区分", "年度", ""]), *years]]
        drawn.grid.append([words[0], *(value.text for value in each.targets)])
        drawn.grid.append([words[1], *(value.text for value in each.actuals)])
        if drawn.style.rates != "none":
            drawn.grid.append(["達成率", *(value.text for value in each.rates)])
        drawn.grid.append([])
    expect(drawn, measures, years)


def _long(random: Random, drawn: Drawn) -> None:
    """Write a row for each year, the names merged or blank below."""
    years = draw_years(random, random.randint(2, 3))
    measures = draw_measures(random, drawn.style, len(years))
    words = random.choice(PAIRS)
    heads = [random.choice(["指標", "項目", "評価項目"]), "年度", *words]
    unit = drawn.style.units == "column"
    heads[1:1] = ["単位"] * unit
    heads += ["達成率"] * (drawn.style.rates != "none")
    drawn.grid.append(heads)
    how = random.choice(["merged", "every"])
    for each in measures:
        top = len(drawn.grid)
        for at, year in enumerate(years):
            first = [each.name, *[each.unit] * unit]
            cells = [each.targets[at].text, each.actuals[at].text, each.rates[at].text]
            named = first if at == 0 or how == "every" else [""] * len(first)
            drawn.grid.append([*named, year, *cells[: len(heads) - len(first) - 1]])
        if how == "merged":
            drawn.merged += [(top, place, top + len(years) - 1, place) for place in range(1 + unit)]
    expect(drawn, measures, years)


def _two_units(random: Random, drawn: Drawn) -> None:
    """Write each name over two units."""
    drawn.style = replace(drawn.style, units="column", rates="none")
    measures = draw_measures(random, drawn.style, 1, least=4)
    heads = [random.choice(["サービス種別", "項目", "区分"]), "単位", *random.choice(PAIRS)]
    drawn.grid.append(heads)
    for one, other in zip(measures[0:4:2], measures[1:4:2], strict=True):
        drawn.merged.append((len(drawn.grid), 0, len(drawn.grid) + 1, 0))
        for each, unit in ((one, "件"), (other, "時間")):
            name = one.name if each is one else ""
            drawn.grid.append([name, unit, each.targets[0].text, each.actuals[0].text])
            named = replace(each, name=one.name, unit=unit)
            drawn.rows.append(Row(named, "", each.targets[0], each.actuals[0], Value()))


LAYOUTS: dict[str, Callable[[Random, Drawn], None]] = {
    "one row": _one_row,
    "year pairs": _year_pairs,
    "stacked": _stacked,
    "one target": _one_target,
    "current": _current,
    "pair rows": _pair_rows,
    "label rows": _label_rows,
    "titled": _titled,
    "long": _long,
    "two units": _two_units,
}


def draw(seed: int) -> Drawn:
    """Draw a table and a layout for it."""
    random = Random(seed)
    layout = random.choice(list(LAYOUTS))
    drawn = Drawn(layout, draw_style(random))
    if random.random() < 0.2:
        drawn.grid += [["施策の成果一覧"], []]
    LAYOUTS[layout](random, drawn)
    return drawn
