"""What may explain printed rates, for many rows at once; sentences are made of the likeliest."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from sokatsu_cli.check.explaining.causes import Cause, Explanation
from sokatsu_cli.check.practices import Allowance
from sokatsu_cli.rate.digits import Numbers

MOST = 3
"""Explanations of one printed rate that are told."""

_ASSUMPTION = 100
"""What one more assumption counts in a rank."""


class Candidate(NamedTuple):
    """One way to come to a printed rate, and the rows that it explains.

    Attributes:
        places: The rows that it explains, of those that are looked at.
        rank: How likely it is for each of them, the likeliest first; see `ranked`.
        make: Makes the explanation of one of the rows.
        practice: What is common to all of its rows, and can be the practice of a publisher.
    """

    places: Numbers
    rank: Numbers
    make: Callable[[int], Explanation]
    practice: object = None


def candidate(
    cause: str,
    places: Numbers,
    make: Callable[[int], Explanation],
    *,
    assumptions: int = 1,
    practice: object = None,
) -> Candidate:
    """Return what is as likely for all the rows that it explains."""
    rank = np.full(len(places), ranked(cause, assumptions))
    return Candidate(places, rank, make, practice)


def ranked(cause: str, assumptions: int = 1) -> int:
    """Return the rank of a cause, or `WIDE`: the fewest assumptions first, then the likeliest."""
    return assumptions * _ASSUMPTION + _LIKELIHOOD.index(cause)


WIDE = "wide"
"""Stands for what gives the same of so many values that an exact explanation says more."""

_LIKELIHOOD = (
    *(Allowance.ROUNDED_INPUTS, Cause.ROUNDING, Cause.CAP, Cause.TOLERANCE),
    *(Cause.DIRECTION_IGNORED, Cause.METHOD, Allowance.SHARE, Allowance.PADDED),
    *(Allowance.FINAL_TARGET, Allowance.PREVIOUS_TARGET),
    *(Allowance.NEXT_TARGET, Allowance.FIRST_TARGET, Cause.EXCHANGED),
    *(Cause.COMPLEMENT, Cause.POINTS, WIDE, Cause.DIGITS_EXCHANGED, Cause.OTHER_TARGET),
    *(Cause.OTHER_ACTUAL, Cause.DIGIT_DROPPED, Cause.DIGIT_DOUBLED, Cause.POINT_MOVED),
    Cause.OTHER_ROW,
    Cause.DIGIT_CHANGED,
)
"""All causes and `WIDE`, the likeliest first."""


class Likeliest:
    """The likeliest explanations of n rows, which are made when they are asked for."""

    def __init__(self, candidates: Sequence[Candidate], count: int) -> None:
        """Take what was found, and n."""
        self._makers = [each.make for each in candidates]
        sizes = [len(each.places) for each in candidates]
        places = np.concatenate(
            [np.zeros(0, dtype=np.int64), *(each.places for each in candidates)]
        )
        ranks = np.concatenate([np.zeros(0, dtype=np.int64), *(each.rank for each in candidates)])
        numbers = np.repeat(np.arange(len(sizes)), sizes)
        order = np.lexsort((numbers, ranks, places))
        self._numbers: list[int] = numbers[order].tolist()
        starts = np.searchsorted(places[order], np.arange(count + 1))
        self._starts: list[int] = starts.tolist()

    def count(self, place: int) -> int:
        """Return how many explanations a row has."""
        return self._starts[place + 1] - self._starts[place]

    def of(self, place: int, most: int = MOST) -> list[Explanation]:
        """Return the explanations of a row, the likeliest first, three at most."""
        start, end = self._starts[place : place + 2]
        numbers = self._numbers[start : min(end, start + most)]
        return [self._makers[number](place) for number in numbers]
