"""What gives a printed rate that the rules do not: another formula, a practice, a row, or a slip.

Each explanation is true as it is written: what it names, on the numbers of the row and with no more
than the qualifiers that it names, gives the figure that it names.
"""

from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import NamedTuple

from sokatsu_cli.check.explaining.candidates import Candidate, Likeliest
from sokatsu_cli.check.explaining.causes import Common
from sokatsu_cli.check.explaining.common_practices import common_key, common_practice
from sokatsu_cli.check.explaining.confusions import complements, exchanged, points
from sokatsu_cli.check.explaining.differences import Differences
from sokatsu_cli.check.explaining.formulas import formulas
from sokatsu_cli.check.explaining.other_rows import other_rows
from sokatsu_cli.check.explaining.practised import practised
from sokatsu_cli.check.explaining.slips import slips
from sokatsu_cli.check.practices import Allowance
from sokatsu_cli.rate.digits import Flags


class Explained(NamedTuple):
    """What explains the printed rates of n rows.

    Attributes:
        likeliest: The likeliest explanations of each row.
        accepted: Whether what is allowed explains the rate of a row.
        common: What most of the rows have in common, None for nothing.
    """

    likeliest: Likeliest
    accepted: Flags
    common: Common | None


def explained(
    rows: Differences, allowed: Collection[Allowance] = (), within: Fraction = Fraction(0)
) -> Explained:
    """Explain printed rates.

    What most of them have in common is the likeliest for each.

    Args:
        rows: The rows that have them.
        allowed: The practices that are accepted.
        within: Points by which a printed rate may differ.

    Source: docs/contract.md, Published rates.
    """
    by_practice = practised(rows, allowed)
    candidates = [*by_practice.candidates, *_others(rows)]
    key = common_key(candidates, len(rows)) if rows.table.is_whole else None
    if key is None:
        return Explained(Likeliest(candidates, len(rows)), by_practice.accepted, None)
    common = common_practice(key, candidates, rows, allowed, within)
    first = [
        each._replace(rank=each.rank * 0) if each.practice == key else each for each in candidates
    ]
    return Explained(Likeliest(first, len(rows)), by_practice.accepted, common)


def _others(rows: Differences) -> Iterator[Candidate]:
    yield from formulas(rows)
    yield exchanged(rows)
    yield from complements(rows)
    yield from points(rows)
    yield from other_rows(rows)
    yield from slips(rows.computed, rows.published, rows.decimals)
