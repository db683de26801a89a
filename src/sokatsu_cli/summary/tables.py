"""A table of text in, a row for each group of its rows out."""

from collections.abc import Collection, Mapping, Sequence

import pandas as pd

from sokatsu_cli.model.numerals import Rounding
from sokatsu_cli.model.terms import Method, Methods
from sokatsu_cli.rate.frame_errors import told_of_frame
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.rate.grades import Grades
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.rules import GivenYears, Number, Rules
from sokatsu_cli.summary.groups import Groups


@told_of_frame
def summary_table(
    frame: pd.DataFrame,
    *,
    by: str | Sequence[str] = "section",
    total: bool = True,
    method: Methods | str = Method.RATIO,
    tolerance: Number = 0,
    cap: Number | None = 100,
    digits: int = 1,
    rounding: Rounding | str = Rounding.HALF_UP,
    grades: Grades | str | None = None,
    columns: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
    baseline_year: int | str | None = None,
    target_year: int | str | None = None,
    year: int | str | None = None,
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
        by: The column, or columns, whose cells make a group. ``section`` is a section of its
            chapter, by its number and name as far as the table has them. ``[]``: only the total.
        total: Whether a last row counts all rows, its first cell being ``total``.
        method: As for `rate_table`.
        tolerance: As for `rate_table`.
        cap: As for `rate_table`.
        digits: Decimals of the rates, 0 … 6.
        rounding: As for `rate_table`.
        grades: Count these grades too; as for `rate_table`.
        columns: As for `rate_table`.
        missing: As for `rate_table`.
        baseline_year: As for `rate_table`.
        target_year: As for `rate_table`.
        year: As for `rate_table`.

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
        >>> summed = summary_table(table, by="period", total=False)
        >>> summed[["rows", "achieved", "no_data", "share_achieved", "mean_capped_rate"]]
          rows achieved no_data share_achieved mean_capped_rate
        0    3        1       1           50.0             87.5

        The caveat: the mean leaves out what has no rate, so read it with ``without_capped_rate``.

    Source: docs/contract.md, Methods, for the rates.
    """
    years = GivenYears.checked(baseline_year, target_year, year)
    rules = Rules.checked(method, tolerance, cap, digits, rounding, years=years)
    graded = Grades.checked(grades)
    header = header_of(frame, columns)
    part = FramePart(frame, header)
    keys = [by] if isinstance(by, str) else by
    groups = Groups(header, part.path, keys, rules, graded, missing=missing)
    groups.take(groups.result(part), 0)
    return pd.DataFrame(groups.rows(total=total), columns=groups.names, dtype=object)
