"""A table of text in, the page of a report out."""

import os
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.terms import Method, Methods
from sokatsu_cli.rate.chosen_periods import ChosenPeriod
from sokatsu_cli.rate.frame_errors import told_of_frame
from sokatsu_cli.rate.frame_texts import header_of, places_of
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.rules import Number
from sokatsu_cli.report.arrangement import summary_sheet
from sokatsu_cli.report.contents import Contents, Heading
from sokatsu_cli.report.divided_periods import refuse_divided
from sokatsu_cli.report.html import sheet_page
from sokatsu_cli.report.notes import read_notes
from sokatsu_cli.report.results import Period
from sokatsu_cli.report.section_keys import section_keys
from sokatsu_cli.report.sheet import SECTIONS
from sokatsu_cli.report.words import SHEET_LANGUAGES

if TYPE_CHECKING:
    import pandas as pd


@told_of_frame
def report_page(
    frame: "pd.DataFrame",
    *,
    title: str | None = None,
    subtitle: str = "",
    owner: str = "",
    date: str = "",
    notes: str | os.PathLike[str] | None = None,
    by: str = SECTIONS,
    period: str | None = None,
    lang: str = "ja",
    method: Methods | str = Method.RATIO,
    tolerance: Number = 0,
    cap: Number | None = 100,
    digits: int = 1,
    rounding: Rounding | str = Rounding.HALF_UP,
    grades: Grades | str | None = None,
    baseline_change: bool = True,
    columns: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
    baseline_year: int | str | None = None,
    target_year: int | str | None = None,
    year: int | str | None = None,
) -> str:
    """Tell how a plan stands, as an HTML page that needs nothing else, to look at or to send.

    First the latest period in a sentence, with counts and what to look at first; then every
    indicator on a card, differences from the published rates, and the whole summary sheet (総括表).

    Args:
        frame: n rows, as for `rate_table`. Not changed.
        title: Default: 総括表, or Summary sheet.
        subtitle: What stands below it, such as the name of the plan.
        owner: Who answers for the report.
        date: Its date. Default: none, so that one table gives the same page.
        notes: The path of a table of what is written of each section beside its figures: columns
            section (節), kind (区分) and text (本文).
        by: The column whose cells make the sections; ``section`` for those of the plan.
        period: The period that its top tells of: 後期, H30, ``後期 (H30)``. Default: the latest.
        lang: ``ja`` or ``en``.
        method: As for `rate_table`.
        tolerance: As for `rate_table`.
        cap: As for `rate_table`.
        digits: As for `rate_table`.
        rounding: As for `rate_table`.
        grades: As for `rate_table`.
        baseline_change: Show the change from the baseline to the actual.
        columns: As for `rate_table`.
        missing: As for `rate_table`.
        baseline_year: As for `rate_table`.
        target_year: As for `rate_table`.
        year: As for `rate_table`.

    Returns:
        The page as text, to be written as UTF-8. Every text of the table is text in it.

    Raises:
        InputError: As `rate_table`; notes that cannot be used.
        SokatsuError: The extra ``report`` is not installed.
        ValueError: A setting out of its range; a column, a period or a language that is not there.

    Examples:
        >>> import pandas as pd
        >>> table = pd.DataFrame({"indicator": ["満足度"], "direction": ["↗"], "target": ["80"],
        ...                       "actual": ["81"], "period": ["R6"]})
        >>> page = report_page(table, title="○○市総合計画")
        >>> page[:15], "101.3" in page
        ('<!DOCTYPE html>', True)

    Source: docs/contract.md, Summaries and reports.
    """
    if lang not in SHEET_LANGUAGES:
        raise ValueError(f"no language {lang!r}; choose from {', '.join(SHEET_LANGUAGES)}")
    header = header_of(frame, columns)
    sections = section_keys(FramePart(frame, header), by)
    sheet = summary_sheet(
        frame,
        by=by,
        method=method,
        tolerance=tolerance,
        cap=cap,
        digits=digits,
        rounding=rounding,
        grades=grades,
        baseline_change=baseline_change,
        columns=columns,
        missing=missing,
        baseline_year=baseline_year,
        target_year=target_year,
        year=year,
    )
    words = SHEET_LANGUAGES[lang]
    heading = Heading(title or words.title, subtitle=subtitle, owner=owner, date=date)
    told = None
    if period is not None and sheet.results:
        told = Period(*ChosenPeriod(period).found(sheet.periods))
    refuse_divided(sheet, places_of(frame), told)
    written = read_notes(os.fspath(notes), sections) if notes is not None else ()
    return sheet_page(Contents(sheet, words, heading, told, written))
