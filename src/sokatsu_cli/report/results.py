"""The results of a sheet: one of each row of the table, and what some of them come to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

import numpy as np

from sokatsu_cli.check.findings import Finding
from sokatsu_cli.model.names import is_total
from sokatsu_cli.model.numerals import Printed, cell_text
from sokatsu_cli.model.terms import Direction, Method, Status
from sokatsu_cli.rate.achievements import Achievement
from sokatsu_cli.rate.changes import Change
from sokatsu_cli.rate.chosen_periods import when_label
from sokatsu_cli.summary.averages import exact_sum, median_of

_TARGET = 100
"""The rate in % that achieves a target."""


class Period(NamedTuple):
    """A period of the plan and the year that it is measured in, as printed; "" for none."""

    name: str
    year: str

    @property
    def label(self) -> str:
        """What stands over its columns: 前期 (H26)."""
        return when_label(self.name, self.year)


class Values(NamedTuple):
    """The values of a row as they are computed with, None for none."""

    baseline: Fraction | None
    target: Fraction | None
    actual: Fraction | None


@dataclass(frozen=True, eq=False, kw_only=True)
class Result:
    """One row of the table: an indicator in one period.

    Attributes:
        line: Where its row stands in the table.
        texts: Its cells as printed, by known column.
        further: Its cells under other headings, those that are not blank.
        values: Its exact values.
        direction: Where the indicator should go.
        identity: The number of its indicator.
        printed_period: Its period as its own row spells it, or else its year.
        found: Its exact rates and its status.
        grade: Its grade, "" for none.
        rate: The rate in % as printed, None where undefined.
        capped_rate: The capped rate in % as printed, None where undefined.
        published: The published rate in %, None for none.
        method: The formula of its rate.
        expected: The value that its actual is compared with instead of the target, None for none.
        change: From the baseline to the actual; None where one of them is missing.
        difference: How the published rate differs from the recomputed one, None if it does not.
    """

    line: int
    texts: Mapping[str, str]
    further: Mapping[str, str]
    values: Values
    direction: Direction
    identity: int
    printed_period: str
    found: Achievement
    grade: str
    rate: Decimal | None
    capped_rate: Decimal | None
    published: Printed | None
    method: Method
    expected: Decimal | None
    change: Change | None
    difference: Finding | None

    @cached_property
    def period(self) -> Period:
        """Its period."""
        return Period(self.texts["period"], self.texts["year"])

    @property
    def status(self) -> Status:
        """Whether the target is achieved."""
        return self.found.status

    @property
    def is_total(self) -> bool:
        """Whether it is a total or a mean of other rows, which is no indicator."""
        return is_total(self.texts["indicator"])

    @property
    def is_corrected(self) -> bool:
        """Whether the computed rate stands where the published one would."""
        return self.difference is not None and self.capped_rate is not None

    @property
    def computed_rate(self) -> str:
        """The capped rate in % as it is printed, "" for none."""
        return "" if self.capped_rate is None else f"{cell_text(self.capped_rate)}%"

    @property
    def shown_rate(self) -> str:
        """The published rate if it is the computed one, or else the capped one; "" for none."""
        printed = self.texts["published_rate"]
        if self.capped_rate is None or (printed and not self.is_corrected):
            return printed
        return self.computed_rate

    @property
    def struck_rate(self) -> str:
        """The published rate that the computed one differs from, "" for none."""
        differs = self.is_corrected and self.published is not None
        return self.texts["published_rate"] if differs else ""

    @property
    def is_false_hundred(self) -> bool:
        """Whether the rate that is shown is 100 though the exact one is less."""
        published = None if self.is_corrected else self.published
        shown = self.capped_rate if published is None else published.value
        rate = self.found.rate
        return rate is not None and rate < _TARGET == shown


@dataclass(frozen=True, slots=True)
class Summary:
    """What a group of rows comes to; rates are exact percents."""

    results: Sequence[Result]

    @property
    def indicators(self) -> int:
        """How many indicators the rows are of; one of several periods counts once."""
        return len({result.identity for result in self.results})

    def count(self, status: Status) -> int:
        """Return how many rows have a status."""
        return sum(result.status is status for result in self.results)

    @property
    def share_achieved(self) -> Fraction | None:
        """The share of achieved rows in those that have data; None where none has."""
        achieved = self.count(Status.ACHIEVED)
        judged = achieved + self.count(Status.NOT_ACHIEVED)
        return Fraction(100 * achieved, judged) if judged else None

    @property
    def capped_rates(self) -> list[Fraction]:
        """The capped rates that are defined."""
        rates = (result.found.capped_rate for result in self.results)
        return [rate for rate in rates if rate is not None]

    @property
    def without_capped_rate(self) -> int:
        """How many rows have no capped rate, and are left out of mean and median."""
        return len(self.results) - len(self.capped_rates)

    def graded(self, labels: Iterable[str]) -> list[int]:
        """Return how many rows have each of these grades, "" for none."""
        grades = Counter(result.grade for result in self.results)
        return [grades[label] for label in labels]

    @property
    def mean(self) -> Fraction | None:
        """The mean of the capped rates that are defined; None where none is."""
        rates = self.capped_rates
        return exact_sum(rates) / len(rates) if rates else None

    @property
    def median(self) -> Fraction | None:
        """The median of the capped rates that are defined; None where none is."""
        quotients = [rate.as_integer_ratio() for rate in self.capped_rates]
        over, under = np.array(quotients, dtype=object).reshape(-1, 2).T
        return median_of(over, 100 * under)

    @property
    def lowest(self) -> Result | None:
        """The row of the lowest capped rate, the first of several; None where none is defined."""
        rated = [result for result in self.results if result.found.capped_rate is not None]
        return min(rated, key=lambda result: result.found.capped_rate or 0, default=None)
