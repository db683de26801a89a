"""``sokatsu summary``: counts, and the mean, median and lowest of capped rates of groups."""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from statistics import median
from typing import NamedTuple

from slow.formats import Cell, Rated
from slow.identities import identities_of, sections_of
from slow.oracle import Achievement, graded
from slow.rates import printed
from slow.rows import Row, Rules, Settings, Table, read
from slow.shared import Status, first_spellings, is_total

_SECTION = ("chapter", "section", "section_name")
_SUMMED = (
    *("rows", "indicators", "achieved", "not_achieved", "no_data", "share_achieved"),
    *("mean_capped_rate", "median_capped_rate", "without_capped_rate"),
    *("lowest_capped_rate", "lowest_indicator", "lowest_period", "lowest_line"),
)


class _Member(NamedTuple):
    """One row as a summary counts it."""

    row: Row
    identity: tuple[object, ...]
    found: Achievement
    grade: str


def summary(
    table: Table, settings: Settings, *, by: Sequence[str] = ("section",), total: bool = True
) -> Rated:
    """Summarise the capped rates of a table by groups of its rows."""
    rules, bounds = settings.rules, settings.bounds
    places = _places(table, by)
    table = table.without([is_total(name) for name in table.column("indicator")])
    members = []
    for row, identity in zip(read(table, settings.missing), identities_of(table), strict=True):
        found = rules.achievement(row)
        members.append(_Member(row, identity, found, graded(found, bounds)))
    groups = _groups(table, places, members) if places else []
    if total:
        groups.append((["total", *[""] * len(places)][: len(places)], members))
    labels = [label for _bound, label in bounds]
    graded_names = [*(f"grade_{label}" for label in labels), *["ungraded"] * bool(labels)]
    names = [*(table.names[place] for place in places), *_SUMMED, *graded_names]
    rows = [[*cells, *_summed(group, rules, labels)] for cells, group in groups]
    return Rated(names, rows)


def _places(table: Table, by: Sequence[str]) -> list[int]:
    """Return the places of the columns whose cells make a group, each once."""
    positions = table.header.positions
    places: list[int] = []
    for given in by:
        name = given
        if given in table.names and given not in positions:
            name = table.header.known(table.names.index(given)) or given
        if name == "section" and {"section", "section_name"} & positions.keys():
            places += [positions[each] for each in _SECTION if each in positions]
        else:
            places.append(positions[name] if name in positions else table.names.index(name))
    return list(dict.fromkeys(places))


def _groups(
    table: Table, places: Sequence[int], members: Sequence[_Member]
) -> list[tuple[list[str], list[_Member]]]:
    texts = [first_spellings([row[place] for row in table.rows]) for place in places]
    known = [table.header.known(place) for place in places]
    if "section" in known and "section_name" in known:
        texts[known.index("section_name")] = [key.name for key in sections_of(table)]
    groups: dict[tuple[str, ...], list[_Member]] = {}
    for *cells, member in zip(*texts, members, strict=True):
        groups.setdefault(tuple(cells), []).append(member)
    ordered = sorted(
        groups,
        key=lambda cells: [
            list(column).index(cell) for column, cell in zip(texts, cells, strict=True)
        ],
    )
    return [(list(cells), groups[cells]) for cells in ordered]


def _summed(members: Sequence[_Member], rules: Rules, labels: Sequence[str]) -> list[Cell]:
    statuses = Counter(member.found.status for member in members)
    achieved = statuses[Status.ACHIEVED]
    judged = achieved + statuses[Status.NOT_ACHIEVED]
    rated = [
        (member.found.capped_rate, member)
        for member in members
        if member.found.capped_rate is not None
    ]
    rates = [rate for rate, _member in rated]
    figures = (
        Fraction(100 * achieved, judged) if judged else None,
        _sum(rates) / len(rates) if rates else None,
        median(rates) if rates else None,
    )
    lowest: list[Cell] = [None, "", "", None]
    if rated:
        rate, member = min(rated, key=lambda pair: pair[0])
        texts = member.row.texts
        period = texts["period"] or texts["year"]
        lowest = [printed(rate, rules), texts["indicator"], period, member.row.line]
    grades = Counter(member.grade for member in members)
    return [
        len(members),
        len({member.identity for member in members}),
        *(statuses[status] for status in Status),
        *(printed(figure, rules) for figure in figures),
        len(members) - len(rates),
        *lowest,
        *(grades[label] for label in ([*labels, ""] if labels else [])),
    ]


def _sum(values: Sequence[Fraction]) -> Fraction:
    """Add in halves, so that few sums have large denominators."""
    if len(values) == 1:
        return values[0]
    half = len(values) // 2
    return _sum(values[:half]) + _sum(values[half:])
