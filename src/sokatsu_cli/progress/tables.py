"""A table of text of any years in, a row for each of its indicators out."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.terms import Method
from sokatsu_cli.progress.indicator_rows import with_numbers
from sokatsu_cli.progress.measures import GROWTH_BOUNDS, MEASURES, settings_of
from sokatsu_cli.progress.works import ProgressWork
from sokatsu_cli.rate.frame_errors import told_of_frame
from sokatsu_cli.rate.frame_texts import header_of, places_of
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.rules import GivenYears, Number, Rules


@told_of_frame
def progress_table(
    frame: pd.DataFrame,
    *,
    measure: str = "way",
    bounds: str | Sequence[Number] | None = None,
    growth_bounds: str | Sequence[Number] = GROWTH_BOUNDS,
    earliest_baseline: bool = False,
    baseline_year: int | str | None = None,
    target_year: int | str | None = None,
    year: int | str | None = None,
    tolerance: Number = 0,
    digits: int = 1,
    rounding: Rounding | str = Rounding.HALF_UP,
    columns: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
) -> pd.DataFrame:
    """Say of each indicator of a table how far it is on its way from the baseline to the target.

    Of the rows of an indicator (same section, name and unit) count: the actual of the latest year,
    not before the baseline's; the target and the baseline of the latest row that has one. Without
    a column ``baseline`` the earliest actual is it. With a, t, b of the years y, y1, y0:

    - ``way``: (a − b) / (t − b) in %; ``time``: (y − y0) / (y1 − y0) in %, 100 past the target year
    - ``expected``: b + (t − b) × time; ``pace``: way / time in %
    - ``projection``: b + (a − b) × (y1 − y0) / (y − y0), what the line reaches in the target year
    - ``met_in``: the first whole year in which that line meets the target
    - ``class``: ``achieved`` where a meets t, else ``on-track`` from a pace of the first bound on,
      ``behind`` from the second on, below ``moving-away``; ``no-data``

    By the measure ``growth`` instead, in % a year (the share in %):

    - ``growth_needed``: (t / b) ^ (1 / (y1 − y0)) − 1
    - ``growth_seen``: (a / b) ^ (1 / (y − y0)) − 1; ``growth_share``: seen / needed
    - ``class``: ``achieved``; ``substantial``, ``moderate``, ``limited`` from the bounds of the
      share on, below ``deterioration``; without a target by the growth seen; ``no-data``

    All are exact and rounded once. Undefined where something is missing, contradicts itself or
    would divide by 0: None, and ``note`` says why. The row of an indicator depends on its own rows
    alone, in whatever order.

    Args:
        frame: n rows, as for `rate_table`, of any years. Not changed.
        measure: ``way``; or ``growth``, the compound annual growth seen beside that needed.
        bounds: Lower bounds of the classes below ``achieved`` in %, falling; ``100,0`` for
            ``way``, ``95,60,0`` for ``growth``.
        growth_bounds: The same of growth in % a year where there is no target.
        earliest_baseline: Take the earliest actual, with its year, as the baseline of indicators
            without one; where a baseline year is said, only the actual of that year can be it.
        baseline_year: The year of baselines whose rows say none, such as 2014 or ``H26``.
        target_year: The same of targets; ``row`` for that of the row itself.
        year: The same of actuals.
        tolerance: For maintain, in % of the target.
        digits: Decimals of shares, 0 … 6; expected values and projections have so many more than
            the values of their indicator.
        rounding: As for `rate_table`.
        columns: As for `rate_table`.
        missing: As for `rate_table`.

    Returns:
        A new frame of one row an indicator, in the order in which they stand first: the columns of
        its section that ``frame`` has, ``indicator``, ``unit``, ``direction`` (``up``, ``down``,
        ``maintain``), ``baseline_year``, ``baseline``, ``year``, ``actual``, ``target_year``,
        ``target``, the columns of the measure, ``class`` and ``note``. Values and shares are
        Decimals, years whole numbers, None where there is none.

    Raises:
        InputError: As `rate_table`; cells that are no years; rows of one indicator and year that
            have different values.
        ValueError: A setting out of its range.
        TypeError: What is no number for a bound or ``tolerance``.

    Examples:
        >>> table = pd.DataFrame({"indicator": ["満足度"] * 3, "direction": ["↗"] * 3,
        ...     "year": ["H30", "R1", "R2"], "baseline": ["60"] * 3, "target": ["80"] * 3,
        ...     "actual": ["61", "64", "集計中"]})
        >>> found = progress_table(table, baseline_year="H28", target_year="R6")
        >>> found[["year", "actual", "way", "time", "expected", "pace", "met_in", "class"]]
           year actual   way  time expected  pace met_in   class
        0  2019     64  20.0  37.5     67.5  53.3   2031  behind

    Source: docs/contract.md, Progress.
    """
    years = GivenYears.checked(baseline_year, target_year, year)
    rules = Rules.checked(Method.RATIO, tolerance, 100, digits, rounding, years=years)
    settings = settings_of(
        measure, rules, bounds, growth_bounds, earliest_baseline=earliest_baseline
    )
    header = header_of(frame, columns, MEASURES[measure].needed)
    part = FramePart(frame, header)
    work = ProgressWork(
        header, part.path, measure, settings, missing=missing, places=places_of(frame)
    )
    work.take(work.result(part), 0)
    cells = with_numbers(work.names, work.texts(), measure)
    return pd.DataFrame(dict(zip(work.names, cells, strict=True)), dtype=object)
