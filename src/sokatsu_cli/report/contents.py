"""What a report is made of: the one thing that all its formats take."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from sokatsu_cli.report.further_rows import FurtherRows
from sokatsu_cli.report.notes import SectionNote
from sokatsu_cli.report.outlook import Outlook, latest_period
from sokatsu_cli.report.results import Period
from sokatsu_cli.report.sheet import SummarySheet
from sokatsu_cli.report.words import SheetWords


class Heading(NamedTuple):
    """What stands at the top of a report, as the user says it; "" for what is not said.

    Attributes:
        title: Its title.
        subtitle: What stands below, such as the name of the plan.
        owner: Who answers for it.
        date: Its date.
        conditions: Which rows were asked for, where not all were, such as ``status = no_data``.
    """

    title: str
    subtitle: str = ""
    owner: str = ""
    date: str = ""
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contents:
    """What a report is made of.

    Attributes:
        sheet: The results.
        words: The words of its language.
        heading: What stands at its top.
        period: The period that its headline is about, None for the latest.
        notes: What the office writes of its sections.
        further: Further columns of the table that are shown with the indicators.
    """

    sheet: SummarySheet
    words: SheetWords
    heading: Heading
    period: Period | None = None
    notes: tuple[SectionNote, ...] = ()
    further: FurtherRows = field(default_factory=FurtherRows)

    @cached_property
    def outlook(self) -> Outlook:
        """How the plan stands in the period."""
        return Outlook(self.sheet, self.period or latest_period(self.sheet))
