"""Summaries of a table of indicators: counts, and the mean, median and lowest of capped rates."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import NamedTuple

import pandas as pd

from sokatsu_cli.model.columns import SECTION, TOTAL, Header, normalised, summed_columns
from sokatsu_cli.model.names import first_spellings
from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.progress import tracked
from sokatsu_cli.model.terms import Method, Methods, Status
from sokatsu_cli.rate.frame_texts import column_texts, lines_of, texts_of
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.identities import Identity, identities_of, sections_of, totals_of
from sokatsu_cli.rate.rates import Achievement, Number
from sokatsu_cli.rate.rows import Row, Rules, header_of, read_rows


class Member(NamedTuple):
    """One row of a table as a summary counts it.

    Attributes:
        line: Its physical line.
        indicator: The name of its indicator.
        identity: What tells its indicator from others.
        period: As printed; the year where there is no period.
        found: Its exact rates and its status.
        grade: Its grade, "" for none.
    """

    line: int
    indicator: str
    identity: Identity
    period: str
    found: Achievement
    grade: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What a group of rows comes to; rates are exact percents."""

    members: Sequence[Member]

    @property
    def indicators(self) -> int:
        """How many indicators the rows are of; one of several periods counts once."""
        return len({member.identity for member in self.members})

    def count(self, status: Status) -> int:
        """Return how many rows have a status."""
        return sum(member.found.status is status for member in self.members)

    @property
    def share_achieved(self) -> Fraction | None:
        """The share of achieved rows in those that have data; None where none has."""
        achieved = self.count(Status.ACHIEVED)
        judged = achieved + self.count(Status.NOT_ACHIEVED)
        return Fraction(100 * achieved, judged) if judged else None

    @property
    def capped_rates(self) -> list[Fraction]:
        """The capped rates that are defined."""
        rates = (member.found.capped_rate for member in self.members)
        return [rate for rate in rates if rate is not None]

    @property
    def without_capped_rate(self) -> int:
        """How many rows have no capped rate, and are left out of mean and median."""
        return len(self.members) - len(self.capped_rates)

    def graded(self, labels: Iterable[str]) -> list[int]:
        """Return how many rows have each of these grades, "" for none."""
        grades = Counter(member.grade for member in self.members)
        return [grades[label] for label in labels]

    @property
    def mean(self) -> Fraction | None:
        """The mean of the capped rates that are defined; None where none is."""
        rates = self.capped_rates
        return _exact_sum(rates) / len(rates) if rates else None

    @property
    def median(self) -> Fraction | None:
        """The median of the capped rates that are defined; None where none is."""
        return median(self.capped_rates) if self.capped_rates else None

    @property
    def lowest(self) -> Member | None:
        """The row of the lowest capped rate, the first of several; None where none is defined."""
        rated = [member for member in self.members if member.found.capped_rate is not None]
        return min(rated, key=lambda member: member.found.capped_rate or 0, default=None)


def _exact_sum(values: Iterable[Fraction]) -> Fraction:
    """Add by denominator first, then in pairs: one after another, denominators would pile up."""
    numerators: dict[int, int] = defaultdict(int)
    for value in values:
        numerators[value.denominator] += value.numerator
    sums = [Fraction(numerator, denominator) for denominator, numerator in numerators.items()]
    while len(sums) > 1:
        sums = [sum(sums[at : at + 2], Fraction(0)) for at in range(0, len(sums), 2)]
    return sums[0]


def members_of(
    frame: pd.DataFrame,
    header: Header,
    rows: Sequence[Row],
    rules: Rules,
    grades: Grades | None,
) -> list[Member]:
    """Compute the rows of a table that were read before."""
    texts = [
        [text.strip() for text in column_texts(frame, header, name)]
        for name in ("indicator", "period", "year")
    ]
    identities = identities_of(frame, header)
    found = map(rules.achievement, tracked(rows, len(rows), "computing"))
    return [
        Member(line, name, identity, period or year, each, grades.of(each) if grades else "")
        for line, name, period, year, identity, each in zip(
            lines_of(frame), *texts, identities, found, strict=True
        )
    ]


def summary_table(
    frame: pd.DataFrame,
    *,
    by: Sequence[str] = ("section",),
    total: bool = True,
    method: Methods | str = Method.RATIO,
    tolerance: Number = 0,
    cap: Number | None = 100,
    digits: int = 1,
    rounding: Rounding | str = Rounding.HALF_UP,
    grades: Grades | str | None = None,
    columns: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
) -> pd.DataFrame:
    """Summarise the capped achievement rates of a table by groups of its rows, in %.

    Left out are rows that by their names are totals of others (計, 合計, 平均 …). Cells that differ
    in blanks and width only make one group, under the first of them.

    - ``share_achieved``: achieved / (achieved + not achieved); rows without data do not count
    - ``mean_capped_rate``, ``median_capped_rate``: of the capped rates that are defined;
      ``without_capped_rate`` says how many rows were left out

    All are exact and rounded once. Undefined where a group has no row to count: None.

    Args:
        frame: n rows, as for `rate_table`. Not changed.
        by: Columns whose cells make a group. ``section`` is a section of its chapter, by its
            number and name as far as the table has them. No column: only the total.
        total: Whether a last row counts all rows, its first cell being ``total``.
        method: As for `rate_table`.
        tolerance: As for `rate_table`.
        cap: As for `rate_table`.
        digits: Decimals of the rates, 0 … 6.
        rounding: As for `rate_table`.
        grades: Count these grades too; as for `rate_table`.
        columns: As for `rate_table`.
        missing: As for `rate_table`.

    Returns:
        A new frame of one row a group, ordered by where the cells of each column first appear: the
        columns of ``by``, then ``rows``, ``indicators`` (one of several periods counts once),
        ``achieved``, ``not_achieved`` and ``no_data`` (rows), the rates (Decimal, 0 … cap),
        ``lowest_capped_rate`` with the ``lowest_indicator``, ``lowest_period`` and ``lowest_line``
        of its first row; then ``grade_`` and the label for each grade, and ``ungraded``.

    Raises:
        InputError: As `rate_table`.
        ValueError: A column of ``by`` that is not there or has the name of a summary's column, or
            a setting out of its range.

    Examples:
        >>> table = pd.DataFrame({"indicator": ["満足度", "苦情", "人口"],
        ...     "direction": ["↗", "↘", "→"], "target": ["80", "10", "5"],
        ...     "actual": ["60", "9", "-"], "period": ["後期"] * 3})
        >>> summed = summary_table(table, by=["period"], total=False)
        >>> summed[["rows", "achieved", "no_data", "share_achieved", "mean_capped_rate"]]
          rows achieved no_data share_achieved mean_capped_rate
        0    3        1       1           50.0             87.5

        The caveat: the mean leaves out what has no rate, so read it with ``without_capped_rate``.

    Source: docs/contract.md, Methods, for the rates.
    """
    rules = Rules.checked(method, tolerance, cap, digits, rounding)
    graded = Grades.checked(grades)
    header = header_of(frame, columns)
    labels = graded.labels if graded else ()
    keys = _key_places(header, by, summed_columns(labels))
    frame = _counted(frame, header)
    rows = read_rows(frame, header, missing)
    members = members_of(frame, header, rows, rules, graded)
    groups = _groups(frame, header, keys, members)
    names = [header.names[place] for place in keys]
    if total:
        groups.append(([TOTAL, *[""] * len(names)][: len(names)], Summary(members)))
    summed = [[*cells, *_cells(summary, rules, labels)] for cells, summary in groups]
    return pd.DataFrame(summed, columns=[*names, *summed_columns(labels)], dtype=object)


def _counted(frame: pd.DataFrame, header: Header) -> pd.DataFrame:
    """Leave out the rows that are totals of others; the others keep their lines."""
    totals = totals_of(frame, header)
    if not any(totals):
        return frame
    places = [place for place, total in enumerate(totals) if not total]
    every = lines_of(frame)
    lines = pd.Index([every[place] for place in places], name="line")
    counted = frame.iloc[places].set_axis(lines)
    counted.attrs = dict(frame.attrs)
    return counted


def _key_places(header: Header, by: Sequence[str], summed: Sequence[str]) -> list[int]:
    """Return the places of the columns whose cells make a group, each once."""
    places: list[int] = []
    for name in by:
        if name == "section" and {"section", "section_name"} & header.positions.keys():
            there = [each for each in SECTION if each in header.positions]
            places += [header.positions[each] for each in there]
            continue
        place = header.find(name)
        if place is None:
            raise ValueError(f"no column {name!r}; the table has {header.listed()}")
        places.append(place)
    taken = [place for place in places if normalised(header.names[place]) in summed]
    if taken:
        raise ValueError(
            f"{header.names[taken[0]]!r} is the name of a summary's column; rename it in the table"
        )
    return list(dict.fromkeys(places))


def _groups(
    frame: pd.DataFrame, header: Header, keys: Sequence[int], members: Sequence[Member]
) -> list[tuple[list[str], Summary]]:
    if not keys:
        return []
    groups: dict[tuple[str, ...], list[Member]] = defaultdict(list)
    texts = [first_spellings(texts_of(frame.iloc[:, place])) for place in keys]
    known = [header.known(place) for place in keys]
    if "section" in known and "section_name" in known:
        texts[known.index("section_name")] = [key.name for key in sections_of(frame, header)]
    for *cells, member in zip(*texts, members, strict=True):
        groups[tuple(cells)].append(member)
    first = [{text: at for at, text in reversed(list(enumerate(column)))} for column in texts]
    ordered = sorted(
        groups, key=lambda cells: [at[text] for at, text in zip(first, cells, strict=True)]
    )
    return [(list(cells), Summary(groups[cells])) for cells in ordered]


def _cells(summary: Summary, rules: Rules, labels: Sequence[str]) -> list[object]:
    """Return the cells of `summed_columns`."""
    lowest = summary.lowest
    return [
        len(summary.members),
        summary.indicators,
        *(summary.count(status) for status in Status),
        rules.rounded(summary.share_achieved),
        rules.rounded(summary.mean),
        rules.rounded(summary.median),
        summary.without_capped_rate,
        *([None, "", "", None] if lowest is None else _lowest(lowest, rules)),
        *(summary.graded((*labels, "")) if labels else []),
    ]


def _lowest(member: Member, rules: Rules) -> list[object]:
    return [
        rules.rounded(member.found.capped_rate),
        member.indicator,
        member.period,
        member.line,
    ]
