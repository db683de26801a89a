"""Published rates against recomputed ones: a report of values."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from sokatsu_cli.check.explanations import explanations
from sokatsu_cli.check.findings import FINDINGS, CheckedRow, CheckReport, Finding, Outcome
from sokatsu_cli.model.columns import NEEDED, Header
from sokatsu_cli.model.names import is_total, name_key
from sokatsu_cli.model.numerals import Rounding, figures, plain, round_exact
from sokatsu_cli.model.progress import tracked
from sokatsu_cli.model.terms import ChangeStatus, Method, Methods, Status
from sokatsu_cli.model.visible import shortened
from sokatsu_cli.model.years import with_western_years
from sokatsu_cli.rate.changes import judged_change
from sokatsu_cli.rate.frame_texts import lines_of, path_of, value_texts
from sokatsu_cli.rate.identities import identities_of
from sokatsu_cli.rate.rates import Achievement, Number, bound
from sokatsu_cli.rate.rows import Row, Rules, header_of, read_rows

if TYPE_CHECKING:
    import pandas as pd

_LONGEST = 1000
"""Characters of a message that a cell may make long."""


@dataclass(frozen=True, slots=True)
class _Case:
    """One row as the checks look at it."""

    line: int
    row: Row
    found: Achievement
    texts: Mapping[str, str]
    same: tuple[object, ...]

    @property
    def is_total(self) -> bool:
        return is_total(self.texts["indicator"])

    @property
    def compared(self) -> Fraction | None:
        return self.found.capped_rate


_TEXTS = ("indicator", "period", "year", "target", "actual", "baseline", "published_rate", "reason")


def check_rates(
    frame: "pd.DataFrame",
    *,
    method: Methods | str = Method.RATIO,
    tolerance: Number = 0,
    cap: Number | None = 100,
    digits: int = 1,
    rounding: Rounding | str = Rounding.HALF_UP,
    within: Number = 0,
    reasons: Collection[str] = (),
    ignore: Collection[str] = (),
    columns: Mapping[str, str] | None = None,
    missing: Collection[str] = (),
) -> CheckReport:
    """Compare the published achievement rates of a table with recomputed ones, in %.

    The capped rate (the uncapped one with ``cap=None``) is rounded once, from the exact value, to
    the decimals that are printed, and must be the printed number: ``86%`` agrees with 85.83….

    Not comparable, and a finding, is a printed rate where there is none to compare, or one that is
    no number (皆増); a row without a printed rate is counted as unpublished. Totals and means of
    other rows (計, 平均) are compared too; they need no reason and may stand more than once.

    Args:
        frame: n rows, as `read_indicators` returns them; the column published_rate is needed too.
        method: As for `rate_table`.
        tolerance: As for `rate_table`.
        cap: As for `rate_table`.
        digits: Decimals that rates should be printed with; fewer are a warning.
        rounding: As for `rate_table`.
        within: Points by which a printed rate may differ.
        reasons: Periods whose rows must have a reason where they are not achieved, and none where
            they are.
        ignore: Names of findings to leave out.
        columns: As for `rate_table`.
        missing: As for `rate_table`.

    Returns:
        A `CheckReport` of n rows.

    Raises:
        InputError: The table cannot be used; with all places.
        ValueError: A setting out of its range, or a finding that does not exist.

    Examples:
        >>> import pandas as pd
        >>> report = check_rates(pd.DataFrame({
        ...     "indicator": ["ごみ排出量"], "direction": ["↘"], "target": ["820"],
        ...     "actual": ["909.4"], "published_rate": ["110.9%"]}))
        >>> [(finding.line, finding.name) for finding in report.findings]
        [(1, 'rate-differs'), (1, 'above-cap')]
        >>> print(report.findings[0].message)
        published 110.9, computed 90.2; actual / target gives 110.9 (direction ignored)

    Source: docs/contract.md, Methods; the findings stand in the README.
    """
    rules = Rules.checked(method, tolerance, cap, digits, rounding)
    margin = bound(within, "within")
    unknown = [name for name in ignore if name not in FINDINGS]
    if unknown:
        raise ValueError(f"no finding {unknown[0]!r}; there are {', '.join(FINDINGS)}")
    header = header_of(frame, columns, (*NEEDED, "published_rate"))
    cases = _cases(frame, header, read_rows(frame, header, missing, published=True), rules)
    outcomes = [_outcome(case, rules, margin) for case in cases]
    findings = [
        Finding(path_of(frame), line, name, shortened(message, _LONGEST), data)
        for line, (name, message, data) in _found(cases, outcomes, rules, reasons)
        if name not in ignore
    ]
    rows = [
        CheckedRow(case.line, case.texts["indicator"], case.texts["period"], outcome)
        for case, outcome in zip(cases, outcomes, strict=True)
    ]
    return CheckReport(path_of(frame), tuple(rows), tuple(findings))


_Found = tuple[str, str, dict[str, object]]


def _found(
    cases: Sequence[_Case], outcomes: Sequence[Outcome], rules: Rules, reasons: Collection[str]
) -> Iterator[tuple[int, _Found]]:
    """Yield what is found in each row, with its line."""
    periods = set(map(name_key, reasons))
    first_lines = {case.same: case.line for case in reversed(cases)}
    for place, case in enumerate(tracked(cases, len(cases), "comparing")):
        for found in (
            *_published(place, cases, outcomes[place], rules),
            *_limit(case, rules),
            *([] if case.is_total else _reason(case, periods)),
            *([] if case.is_total else _duplicate(case, first_lines[case.same])),
            *_regressed(case),
        ):
            yield case.line, found


def _cases(frame: "pd.DataFrame", header: Header, rows: Sequence[Row], rules: Rules) -> list[_Case]:
    columns = [value_texts(frame, header, name) for name in _TEXTS]
    texts = [
        dict(zip(_TEXTS, (text.strip() for text in cells), strict=True))
        for cells in zip(*columns, strict=True)
    ]
    return [
        _Case(line, row, rules.achievement(row), cells, (identity, *_when(cells)))
        for line, row, cells, identity in zip(
            lines_of(frame), rows, texts, identities_of(frame, header), strict=True
        )
    ]


def _outcome(case: _Case, rules: Rules, within: Fraction) -> Outcome:
    printed = case.row.published
    if printed is None:
        return Outcome.NOT_COMPARABLE if case.row.unreadable else Outcome.UNPUBLISHED
    if case.compared is None:
        return Outcome.NOT_COMPARABLE
    computed = Fraction(round_exact(case.compared, printed.decimals, rules.rounding))
    return Outcome.AGREES if abs(computed - printed.value) <= within else Outcome.DIFFERS


def _published(
    place: int, cases: Sequence[_Case], outcome: Outcome, rules: Rules
) -> Iterator[_Found]:
    case = cases[place]
    printed = case.row.published
    if printed is None:
        yield from _unreadable(case)
        return
    figure = figures(*printed)
    if outcome is Outcome.NOT_COMPARABLE:
        why = case.found.note
        text = f"published {figure}, but there is no rate: {why}"
        yield "not-comparable", text, {"published": figure, "note": why}
    if outcome is Outcome.DIFFERS and case.compared is not None:
        computed = figures(case.compared, printed.decimals, rules.rounding)
        near = [cases[at] for at in (place - 1, place + 1) if 0 <= at < len(cases)]
        neighbours = {other.line: other.compared for other in near if other.compared is not None}
        because = explanations(case.row, printed, rules, neighbours)
        text = "; ".join([f"published {figure}, computed {computed}", *because[:1]])
        data: dict[str, object] = {"published": figure, "computed": computed}
        yield "rate-differs", text, {**data, "explanations": because}
    if printed.decimals < rules.digits:
        text = f"published {figure}, decimals {printed.decimals} instead of {rules.digits}"
        yield "mixed-precision", text, {"published": figure, "decimals": printed.decimals}


def _unreadable(case: _Case) -> Iterator[_Found]:
    """Tell of a published rate that is no number; it may say so of itself, as 皆増 does."""
    why = case.row.unreadable
    if why:
        data: dict[str, object] = {"published": case.texts["published_rate"], "note": why}
        yield "not-comparable", f"the published rate {why}", data


def _limit(case: _Case, rules: Rules) -> Iterator[_Found]:
    """Compare a published rate with the cap as the cap prints at its digits."""
    printed = case.row.published
    if printed is None or rules.cap is None:
        return
    if printed.value > round_exact(rules.cap, printed.decimals, rules.rounding):
        figure, cap = figures(*printed), plain(rules.cap)
        text = f"published {figure} is above the cap of {cap}"
        yield "above-cap", text, {"published": figure, "cap": cap}


def _reason(case: _Case, periods: Collection[str]) -> Iterator[_Found]:
    period = case.texts["period"]
    if name_key(period) not in periods:
        return
    if case.found.status is Status.NOT_ACHIEVED and not case.texts["reason"]:
        yield "reason-missing", f"not achieved in {period}, and no reason", {"period": period}
    if case.found.status is Status.ACHIEVED and case.texts["reason"]:
        yield "reason-unneeded", f"achieved in {period}, but has a reason", {"period": period}


def _duplicate(case: _Case, first_line: int) -> Iterator[_Found]:
    if first_line != case.line:
        text = f"the same indicator and period as line {first_line}"
        yield "duplicate-row", text, {"first_line": first_line}


def _when(texts: Mapping[str, str]) -> tuple[str, str]:
    """Return when a row was measured, as compared: H30 and 平成30年度 are one year."""
    return name_key(texts["period"]), name_key(with_western_years(texts["year"]))


def _regressed(case: _Case) -> Iterator[_Found]:
    row = case.row
    change = judged_change(row.direction, row.baseline, row.actual, row.target)
    if change is not None and change.status is ChangeStatus.WORSE:
        actual, baseline = case.texts["actual"], case.texts["baseline"]
        text = f"actual {actual} is worse than the baseline {baseline}"
        yield "baseline-regressed", text, {"actual": actual, "baseline": baseline}
