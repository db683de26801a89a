"""The measure ``way``: the share of the way from baseline to target beside that of the time."""

from typing import NamedTuple

import numpy as np

from sokatsu_cli.model.terms import Note
from sokatsu_cli.progress.classes import WAY_CLASSES, ProgressClass
from sokatsu_cli.progress.indicators import Indicators
from sokatsu_cli.progress.notes import ProgressNote
from sokatsu_cli.progress.settings import Judged, Settings
from sokatsu_cli.progress.texts import share_texts, value_texts, whole_texts
from sokatsu_cli.rate.digits import Flags, Numbers
from sokatsu_cli.rate.quotients import MAINTAIN, Measured, on_line, quotients, signs


class _Way(NamedTuple):
    """The ways of n indicators; a number means nothing where the flag of it does not hold.

    Attributes:
        gain: What lies between baseline and actual, in the wished direction.
        whole: What lies between baseline and target.
        passed: The years from the baseline to the actual.
        span: The years from the baseline to the target.
        held: The years that have passed, no more than the span.
        judged: Whether there are one direction, a target and an actual.
        shared: Whether there is a share of the way.
        timed: Whether there is a share of the time too.
        paced: Whether time has passed.
    """

    gain: Numbers
    whole: Numbers
    passed: Numbers
    span: Numbers
    held: Numbers
    judged: Flags
    shared: Flags
    timed: Flags
    paced: Flags


def way(indicators: Indicators, settings: Settings) -> Judged:
    """Judge n indicators by their way.

    With a the latest actual, t the target and b the baseline, of the years y, y1 and y0:

    - way (a − b) / (t − b), time (y − y0) / (y1 − y0), at most 1, pace way / time
    - expected b + (t − b) × time; projection b + (a − b) × (y1 − y0) / (y − y0)
    - met_in the first whole year from y0 + (y − y0) / way on

    Source: docs/contract.md, Progress.
    """
    rows = indicators.measured
    found = _way(indicators)
    cells = _cells(indicators, found, settings)
    return Judged(cells, _classes(rows, found, settings), _notes(indicators, found))


def _way(indicators: Indicators) -> _Way:
    rows = indicators.measured
    first, last, now = rows.years.T
    sign = signs(rows.way)
    gain, whole = sign * (rows.actual - rows.baseline), sign * (rows.target - rows.baseline)
    passed, span = now - first, last - first
    judged = indicators.one_way & rows.has_target & rows.has_actual
    shared = judged & rows.has_baseline & (rows.way != MAINTAIN) & (whole > 0).astype(np.bool_)
    timed = shared & (first > 0) & (last > 0) & (span > 0)
    held = np.minimum(passed, span)
    return _Way(gain, whole, passed, span, held, judged, shared, timed, timed & (passed > 0))


def _cells(indicators: Indicators, found: _Way, settings: Settings) -> list[list[str]]:
    rows, rules = indicators.measured, settings.rules
    gain, whole, passed = found.gain, found.whole, found.passed
    span, held = found.span, found.held
    shared, timed, paced = found.shared, found.timed, found.paced
    lined = shared & (rows.years[:, 0] > 0) & (passed > 0) & (gain > 0).astype(np.bool_)
    expected = on_line(rows.baseline, rows.target, held, span)
    reached = on_line(rows.baseline, rows.actual, span, passed)
    met = rows.years[:, 0] - (-passed * whole // np.where(lined, gain, 1))
    return [
        share_texts(gain, whole, shared, rules),
        share_texts(held, span, timed, rules),
        value_texts(expected, span, timed, indicators, rules),
        share_texts(gain * span, whole * held, paced, rules),
        value_texts(reached, passed, paced, indicators, rules),
        whole_texts(met, lined),
    ]


def _classes(rows: Measured, found: _Way, settings: Settings) -> Numbers:
    """Return the places of the classes, the first that holds."""
    t, a, b = rows.target, rows.actual, rows.baseline
    first, last, now = rows.years.T
    (high, high_under), (low, low_under) = (
        (bound / 100).as_integer_ratio() for bound in settings.bounds
    )
    gain, whole, span, held = found.gain, found.whole, found.span, found.held
    far, near = gain * span, whole * held
    farther = (np.abs(a - t) > np.abs(b - t)).astype(np.bool_)
    away, on_track, behind = (
        WAY_CLASSES.index(each)
        for each in (ProgressClass.MOVING_AWAY, ProgressClass.ON_TRACK, ProgressClass.BEHIND)
    )
    no_data = WAY_CLASSES.index(ProgressClass.NO_DATA)
    worse = np.where((gain < 0) & (low >= 0), away, no_data)
    cases: list[tuple[Flags, Numbers | int]] = [
        (~found.judged, no_data),
        (quotients(rows, settings.rules).achieved, 0),
        (~rows.has_baseline, no_data),
        (rows.way == MAINTAIN, np.where(farther, away, behind)),
        (~found.shared, away),
        (
            (last > 0) & (now >= last) & (last > first),
            np.where(gain * low_under < low * whole, away, behind),
        ),
        (~found.paced, worse),
        (far * high_under >= high * near, on_track),
        (far * low_under >= low * near, behind),
    ]
    flags, chosen = zip(*cases, strict=True)
    return np.select([each.astype(np.bool_) for each in flags], chosen, away)


def _notes(indicators: Indicators, found: _Way) -> list[tuple[Flags, str]]:
    rows = indicators.measured
    first, last, now = rows.years.T
    maintain = rows.way == MAINTAIN
    known = found.judged & rows.has_baseline & ~maintain
    same = (rows.target == rows.baseline).astype(np.bool_)
    both = found.shared & (first > 0) & (last > 0)
    return [
        (indicators.untargeted & ~rows.worded, Note.MISSING_TARGET),
        (found.judged & ~rows.has_baseline, Note.MISSING_BASELINE),
        (found.judged & rows.has_baseline & maintain, ProgressNote.NOT_FOR_MAINTAIN),
        (known & same, Note.BASELINE_IS_TARGET),
        (known & ~same & ~found.shared, Note.BASELINE_BEYOND_TARGET),
        (found.shared & (first == 0), ProgressNote.MISSING_BASELINE_YEAR),
        (found.shared & (last == 0), ProgressNote.MISSING_TARGET_YEAR),
        (both & (found.span <= 0), ProgressNote.NO_SPAN),
        (found.timed & (found.passed == 0), ProgressNote.NO_TIME_PASSED),
        (found.timed & (now > last), ProgressNote.PAST_TARGET_YEAR),
    ]
