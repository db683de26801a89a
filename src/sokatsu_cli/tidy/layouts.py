"""What the heading rows of a sheet say: which column holds what, and for which period."""

from dataclasses import dataclass
from functools import cached_property

from sokatsu_cli.tidy.heading_words import Role
from sokatsu_cli.tidy.period_columns import PeriodColumns


@dataclass(frozen=True)
class Layout:
    """What the heading rows say.

    Attributes:
        named: Known column, such as indicator, to its place.
        baseline: The place of the baseline, which serves every period.
        periods: The columns of each period, in their order.
        others: The place of each further column, with its heading.
        reach: How many columns have a heading or stand left of one.
        width: How many cells the longest heading row has, blank ones too.
        remarks: What the user should know of them.
        unit_in_name: Whether the names end with their units, as the heading 項目(単位) says.
        shares: The places of rates that are published as shares, such as 0.95.
        baseline_year: The year in the heading of the baseline, as printed; "" for none.
    """

    named: dict[str, int]
    baseline: int | None
    periods: tuple[PeriodColumns, ...]
    others: dict[int, str]
    reach: int
    width: int
    remarks: tuple[str, ...]
    unit_in_name: bool = False
    shares: frozenset[int] = frozenset()
    baseline_year: str = ""

    @cached_property
    def values(self) -> dict[int, str]:
        """The places of the columns of values, with what each holds."""
        places = {} if self.baseline is None else {self.baseline: str(Role.BASELINE)}
        for period in self.periods:
            places |= {place: str(role) for role, place in period.places.items()}
            places |= {} if period.final is None else {period.final: "repeated target"}
        return places

    @cached_property
    def places(self) -> set[int]:
        """The places of all columns that have a heading."""
        statuses = {place for each in self.periods for place in each.statuses.values()}
        return {*self.named.values(), *self.others, *self.values, *statuses}
