"""``sokatsu check``: published rates against recomputed ones, and both of its usual formats."""

import json
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple, cast

from slow.identities import identities_of
from slow.oracle import Achievement, changed, exact_figures, figures, rounded
from slow.rows import Row, Rules, Settings, Table, read
from slow.shared import Direction, Method, Status, is_total, name_key, with_western_years
from slow.statuses import Statuses

_ERRORS = (
    *("rate-differs", "not-comparable", "status-differs", "reason-missing", "above-cap"),
    "duplicate-row",
)
_OUTCOMES = ("agrees", "differs", "not_comparable", "unpublished")

_Found = tuple[str, str, dict[str, object]]


class Because(NamedTuple):
    """What explains differences: nothing of it is demanded, only that it is true.

    Attributes:
        told: The explanations of a row and what they assume, by its line; see `explanations`.
        remark: What most differences have in common.
    """

    told: Mapping[int, Mapping[str, object]] = MappingProxyType({})
    remark: str = ""


NOTHING = Because()


class Finding(NamedTuple):
    """One thing that a check found."""

    line: int
    name: str
    message: str
    data: Mapping[str, object]
    texts: Mapping[str, str]

    @property
    def about(self) -> str:
        """The indicator, its period and its year, each once."""
        period, year = self.texts["period"], self.texts["year"]
        parts = [self.texts["indicator"], period, "" if year == period else year]
        return " ".join(part for part in parts if part)

    @property
    def severity(self) -> str:
        """How bad it is."""
        return "error" if self.name in _ERRORS else "warning"


class Report(NamedTuple):
    """What a check of one table found, with line, name, period and outcome of each row."""

    path: str
    rows: list[tuple[int, str, str, str]]
    findings: list[Finding]
    remark: str

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have each outcome."""
        counts = Counter(outcome for *_row, outcome in self.rows)
        return {outcome: counts[outcome] for outcome in _OUTCOMES}

    def failed(self, *, strict: bool = False) -> bool:
        """Tell whether the command exits with 1."""
        return any(strict or finding.severity == "error" for finding in self.findings)


class _Case(NamedTuple):
    """One row as the checks look at it."""

    row: Row
    found: Achievement
    first_line: int
    outcome: str

    @property
    def is_total(self) -> bool:
        return is_total(self.row.texts["indicator"])


def check(
    table: Table,
    settings: Settings,
    *,
    within: str = "0",
    reasons: Collection[str] = (),
    ignore: Collection[str] = (),
    because: Because = NOTHING,
) -> Report:
    """Compare the published rates of a table with recomputed ones."""
    rules = settings.rules
    first: dict[object, int] = {}
    cases = []
    for row, identity in zip(read(table, settings.missing), identities_of(table), strict=True):
        line = first.setdefault((identity, *_when(row)), row.line)
        found = rules.achievement(row)
        cases.append(_Case(row, found, line, _outcome(row, found, rules, Fraction(within))))
    statuses = Statuses([case.row.texts["published_status"] for case in cases], settings.bounds)
    findings = [
        Finding(cases[place].row.line, name, message, data, cases[place].row.texts)
        for place in range(len(cases))
        for name, message, data in _found(cases[place], rules, reasons, because, statuses)
        if name not in ignore
    ]
    rows = [
        (row.line, row.texts["indicator"], row.texts["period"], outcome)
        for row, _found, _line, outcome in cases
    ]
    return Report(table.path, rows, findings, because.remark)


def _when(row: Row) -> tuple[str, str]:
    """Return when a row was measured: H30 and 平成30年度 are one year."""
    return name_key(row.texts["period"]), name_key(with_western_years(row.texts["year"]))


def _outcome(row: Row, found: Achievement, rules: Rules, within: Fraction) -> str:
    printed = row.published
    if printed is None:
        return "not_comparable" if row.unreadable else "unpublished"
    if found.capped_rate is None:
        return "not_comparable"
    computed = rounded(found.capped_rate, printed.decimals, rules.rounding)
    return "agrees" if abs(computed - printed.value) <= within else "differs"


def _found(
    case: _Case, rules: Rules, reasons: Collection[str], because: Because, statuses: Statuses
) -> Iterator[_Found]:
    yield from _published(case, rules, because)
    yield from _limit(case.row, rules)
    by_expected = rules.method_of(case.row) is Method.EXPECTED
    if by_expected or not _is_of_another_year(case.row):
        text = case.row.texts["published_status"]
        yield from statuses.found(text, case.found, rules, by_expected=by_expected)
    if not case.is_total:
        yield from _reason(case, set(map(name_key, reasons)))
        yield from _duplicate(case)
    yield from _regressed(case.row)
    yield from _behind(case.row)


def _is_of_another_year(row: Row) -> bool:
    """Tell whether a target is that of another year, so that it may still be met."""
    target, own = (
        name_key(with_western_years(row.texts[name])) for name in ("target_year", "year")
    )
    return target not in ("", own)


def _published(case: _Case, rules: Rules, because: Because) -> Iterator[_Found]:
    row, found, _line, outcome = case
    printed = row.published
    if printed is None:
        if row.unreadable:
            text = f"the published rate {row.unreadable}"
            figure = row.texts["published_rate"]
            yield "not-comparable", text, {"published": figure, "note": row.unreadable}
        return
    figure = figures(*printed)
    data: dict[str, object] = {"published": figure}
    if outcome == "not_comparable":
        text = f"published {figure}, but there is no rate: {found.note}"
        yield "not-comparable", text, {**data, "note": found.note}
    if outcome == "differs" and found.capped_rate is not None:
        computed = figures(found.capped_rate, printed.decimals, rules.rounding)
        told = because.told.get(row.line, {"explanations": [], "causes": []})
        first = cast("list[str]", told["explanations"])[:1]
        nothing = "nothing that was tried gives it"
        text = "; ".join([f"published {figure}, computed {computed}", *(first or [nothing])])
        yield "rate-differs", text, {**data, "computed": computed, **told}
    if printed.decimals < rules.digits:
        text = f"published {figure}, decimals {printed.decimals} instead of {rules.digits}"
        yield (
            "mixed-precision",
            text,
            {**data, "decimals": printed.decimals, "digits": rules.digits},
        )


def _limit(row: Row, rules: Rules) -> Iterator[_Found]:
    printed = row.published
    if printed is None or rules.cap is None:
        return
    if printed.value > rounded(rules.cap, printed.decimals, rules.rounding):
        figure, cap = figures(*printed), exact_figures(rules.cap)
        text = f"published {figure} is above the cap of {cap}"
        yield "above-cap", text, {"published": figure, "cap": cap}


def _reason(case: _Case, periods: Collection[str]) -> Iterator[_Found]:
    period, reason = case.row.texts["period"], case.row.texts["reason"]
    if name_key(period) not in periods:
        return
    if case.found.status is Status.NOT_ACHIEVED and not reason:
        yield "reason-missing", f"not achieved in {period}, and no reason", {"period": period}
    if case.found.status is Status.ACHIEVED and reason:
        yield "reason-unneeded", f"achieved in {period}, but has a reason", {"period": period}


def _duplicate(case: _Case) -> Iterator[_Found]:
    if case.first_line != case.row.line:
        text = f"the same indicator and period as line {case.first_line}"
        yield "duplicate-row", text, {"first_line": case.first_line}


def _regressed(row: Row) -> Iterator[_Found]:
    _amount, judged = changed(row.direction, row.baseline, row.actual, row.target)
    if judged == "worse":
        actual, baseline = row.texts["actual"], row.texts["baseline"]
        text = f"actual {actual} is worse than the baseline {baseline}"
        yield "baseline-regressed", text, {"actual": actual, "baseline": baseline}


def _behind(row: Row) -> Iterator[_Found]:
    if row.target is None or row.baseline is None or row.direction is Direction.MAINTAIN:
        return
    gain = row.target - row.baseline
    if (gain if row.direction is Direction.UP else -gain) < 0:
        target, baseline = row.texts["target"], row.texts["baseline"]
        text = f"target {target} is behind the baseline {baseline}"
        yield "target-behind-baseline", text, {"target": target, "baseline": baseline}


def text_report(report: Report) -> str:
    """Write ``-f text``."""
    lines = [
        f"{report.path}:{finding.line}: " + _visible(finding.name, finding.about, finding.message)
        for finding in report.findings
    ]
    told = ", ".join(
        f"{count} {word}"
        for count, word in zip(
            report.counts.values(),
            ("agree", "differ", "not comparable", "unpublished"),
            strict=True,
        )
    )
    errors = sum(finding.severity == "error" for finding in report.findings)
    warnings = len(report.findings) - errors
    lines += [f"{report.path}: {report.remark}"] if report.remark else []
    lines.append(f"{report.path}: {told}; errors: {errors}, warnings: {warnings}")
    return "\n".join([*lines, ""])


def _visible(*texts: str) -> str:
    """Join texts, with escapes for what controls a terminal or leaves no mark."""
    return "".join(
        character.encode("unicode_escape").decode()
        if unicodedata.category(character) in ("Cc", "Cf")
        else character
        for character in ": ".join(filter(None, texts))
    )


def json_report(report: Report) -> str:
    """Write ``-f json``."""
    fields = ("line", "indicator", "period", "outcome")
    file = {
        "path": report.path,
        "counts": report.counts,
        **({"remark": report.remark} if report.remark else {}),
        "rows": [dict(zip(fields, row, strict=True)) for row in report.rows],
        "findings": [
            {
                "line": finding.line,
                **{name: finding.texts[name] for name in ("indicator", "period", "year")},
                "name": finding.name,
                "severity": finding.severity,
                "message": finding.message,
                "data": finding.data,
            }
            for finding in report.findings
        ],
        "problems": [],
    }
    return json.dumps({"version": 1, "files": [file]}, ensure_ascii=False, indent=2) + "\n"
