"""The measure ``growth``: compound annual growth needed and seen."""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from sokatsu_cli.model.terms import Method, Note
from sokatsu_cli.progress.classes import GROWTH_CLASSES, ProgressClass
from sokatsu_cli.progress.growth_rates import Growth, Shares, in_percents, reaches
from sokatsu_cli.progress.indicators import Indicators
from sokatsu_cli.progress.notes import ProgressNote
from sokatsu_cli.progress.settings import Judged, Settings
from sokatsu_cli.rate.codes import decimal_text
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.quotients import MAINTAIN, METHODS, quotients, signs

_Reasons = list[tuple[Flags, str]]

_SAID = ""
"""Stands for what `Indicators.notes` says."""


class _Known(NamedTuple):
    """What is known of n indicators.

    Attributes:
        seen: Whether there is a growth seen.
        needed: Whether there is a growth needed.
        targeted: Whether there is a target that is a number.
        backward: Whether that is the baseline or behind it.
        notes: Why something of this is not known, and of what else a reader should know.
    """

    seen: Flags
    needed: Flags
    targeted: Flags
    backward: Flags
    notes: _Reasons


def growth(indicators: Indicators, settings: Settings) -> Judged:
    """Judge n indicators by compound annual growth.

    With a the latest actual, of the year y, b the baseline, of y0, and t the target, of y1, in %
    a year (the share in %):

    - ``growth_needed``: (t / b) ^ (1 / (y1 - y0)) - 1
    - ``growth_seen``: (a / b) ^ (1 / (y - y0)) - 1
    - ``growth_share``: the growth seen / the growth needed

    A target that is met is ``achieved``, whatever else is known. Otherwise the share decides by
    `Settings.bounds`; where there is no target, or a word for one, the growth seen in the
    direction of the indicator by `Settings.growth_bounds`. Where the target is the baseline or
    behind it, an actual that does not meet it has moved away: ``deterioration``, without a share.

    Undefined, with a note and ``no-data``: a missing value or year, no time between two years,
    values of 0 or less, ``maintain``, directions that differ.

    Source: docs/methods.md, progress: growth.
    """
    rows = indicators.measured
    first, last, now = rows.years.T
    known = _known(indicators)
    seen = Growth(rows.actual, rows.baseline, now - first)
    needed = Growth(rows.target, rows.baseline, last - first)
    shared = known.seen & known.needed & ~known.backward
    shares = Shares(seen.at(shared), needed.at(shared))
    free = known.seen & indicators.untargeted
    seen_free, wished = seen.at(free), signs(rows.way)[free]

    classes = np.full(len(shared), GROWTH_CLASSES.index(ProgressClass.NO_DATA))
    classes[known.seen & known.backward] = GROWTH_CLASSES.index(ProgressClass.DETERIORATION)
    classes[shared] = _classes(reaches(shares, bound / 100) for bound in settings.bounds)
    classes[free] = _classes(
        reaches(seen_free, bound / 100, wished) for bound in settings.growth_bounds
    )
    classes[_achieved(indicators, settings)] = GROWTH_CLASSES.index(ProgressClass.ACHIEVED)

    rules = settings.rules
    cells = [
        _texts(known.needed, in_percents(needed.at(known.needed), rules), rules.digits),
        _texts(known.seen, in_percents(seen.at(known.seen), rules), rules.digits),
        _texts(shared, in_percents(shares, rules), rules.digits),
    ]
    return Judged(cells, classes, known.notes)


def _achieved(indicators: Indicators, settings: Settings) -> Flags:
    ratio = np.full_like(indicators.measured.way, METHODS.index(Method.RATIO))
    rows = indicators.measured._replace(method=ratio)
    return indicators.one_way & quotients(rows, settings.rules).achieved


def _known(indicators: Indicators) -> _Known:
    rows = indicators.measured
    first, last, now = rows.years.T
    t, a, b = rows.target, rows.actual, rows.baseline
    either: _Reasons = [
        (~indicators.one_way, _SAID),
        (rows.way == MAINTAIN, ProgressNote.NO_GROWTH_FOR_MAINTAIN),
        (~rows.has_baseline, Note.MISSING_BASELINE),
        (first == 0, ProgressNote.MISSING_BASELINE_YEAR),
    ]
    uncertain = ~rows.has_target & ~indicators.untargeted
    of_target = _first_of((rows.worded | uncertain, _SAID), (~rows.has_target, Note.MISSING_TARGET))
    of_seen = _first_of(
        (~rows.has_actual | (now == 0), _SAID),
        *either,
        (now <= first, ProgressNote.NO_TIME_PASSED),
        ((a <= 0) | (b <= 0), ProgressNote.NOT_POSITIVE),
    )
    of_needed = _first_of(
        *either,
        (last == 0, ProgressNote.MISSING_TARGET_YEAR),
        (first >= last, ProgressNote.NO_SPAN),
        ((t <= 0) | (b <= 0), ProgressNote.NOT_POSITIVE),
    )
    behind = _first_of(
        (t == b, Note.BASELINE_IS_TARGET),
        (signs(indicators.measured.way) * (t - b) < 0, Note.BASELINE_BEYOND_TARGET),
    )
    past = (now > last, ProgressNote.PAST_TARGET_YEAR)
    seen, targeted = ~_any(of_seen), ~_any(of_target)
    of_share = _first_of(*behind, *of_needed, past)
    notes = [*of_target, *of_seen, *((flags & seen & targeted, note) for flags, note in of_share)]
    said = [(flags, note) for flags, note in notes if note != _SAID]
    return _Known(seen, targeted & ~_any(of_needed), targeted, targeted & _any(behind), said)


def _first_of(*reasons: tuple[Flags, str]) -> _Reasons:
    """Return the reasons with each where it holds and none before it does."""
    left = np.ones(len(reasons[0][0]), dtype=np.bool_)
    found: _Reasons = []
    for holds, note in reasons:
        found.append((holds & left, note))
        left &= ~holds
    return found


def _any(reasons: _Reasons) -> Flags:
    holds: Flags = np.logical_or.reduce([flags for flags, _ in reasons])
    return holds


def _classes(reached: Iterable[Flags]) -> Numbers:
    """Return the place of the class of each row: behind one for each bound that is not reached."""
    best = GROWTH_CLASSES.index(ProgressClass.SUBSTANTIAL)
    places: Numbers = best + np.sum([~flags for flags in reached], axis=0)
    return places


def _texts(known: Flags, numbers: Iterable[int], digits: int) -> list[str]:
    """Return the texts of numbers in units of the last digit, "" for rows without one."""
    texts = (decimal_text(number, digits) for number in numbers)
    return [next(texts) if there else "" for there in known.tolist()]
