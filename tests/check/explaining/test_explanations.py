"""Every explanation is read again, and computed a second time by another program."""

from collections.abc import Collection
from pathlib import Path
from random import Random
from typing import BinaryIO

import pandas as pd
import pytest

from drawn_misprints import FAMILIES, Drawn, drawn_misprints
from slow.assumptions import Checked
from slow.explanations import MOST, faults
from slow.identities import identities_of
from slow.rows import Table, read
from sokatsu_cli import check_rates
from sokatsu_cli.check.check_reports import CheckReport
from sokatsu_cli.check.comparison import Comparison, checked_settings
from sokatsu_cli.check.explaining.causes import Cause
from sokatsu_cli.check.explaining.sentences import sentence
from sokatsu_cli.check.findings import Finding, Report
from sokatsu_cli.check.practices import Allowance
from sokatsu_cli.model.temporary_files import kept_for_later
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.rules import Rules
from support import Sokatsu

OF_OTHER_ROWS = {
    *("final-target", "previous-target", "next-target", "first-target"),
    *("other-target", "other-actual", "other-row"),
}

EVERY = 999
"""More explanations than any rate has."""


def framed(table: Table) -> pd.DataFrame:
    """Return the cells of a table, with their lines."""
    index = pd.Index(table.lines, name="line")
    return pd.DataFrame(table.rows, columns=table.names, dtype=object, index=index)


def checked(drawn: Drawn, allowed: Collection[str] = ()) -> CheckReport:
    """Check a table as it is drawn."""
    settings = drawn.settings
    return check_rates(
        framed(drawn.table),
        method=settings.method,
        tolerance=settings.tolerance,
        cap=settings.cap,
        digits=settings.digits,
        rounding=settings.rounding,
        allow=allowed,
    )


def said(finding: Finding, most: int) -> dict[str, object]:
    """Return the first explanations of a finding and what they assume."""
    because = finding.because[:most]
    sentences = [sentence(each, "en", finding.places) for each in because]
    return {"explanations": sentences, "causes": [[*map(str, each.causes)] for each in because]}


def differences(report: Report) -> dict[int, Finding]:
    """Return what is found of rates that differ, by line."""
    return {each.line: each for each in report.findings if each.name == "rate-differs"}


@pytest.mark.parametrize("seed", range(15))
def test_every_explanation_is_true(seed: int) -> None:
    drawn = drawn_misprints(seed)
    random = Random(seed)
    allowed = random.sample([*Allowance], random.choice([0, 0, 1, 2, 4]))
    report = checked(drawn, allowed)
    table = Checked(
        read(drawn.table),
        identities_of(drawn.table),
        drawn.settings.rules,
        allowed,
        report.common is not None,
    )
    for place, row in enumerate(table.rows):
        if finding := differences(report).get(row.line):
            assert faults(table, place, finding.data) == []
            assert finding.data.items() >= said(finding, MOST).items()
            assert faults(table, place, said(finding, EVERY), EVERY) == []


@pytest.mark.parametrize("seed", range(15))
def test_every_kind_of_misprint_is_explained(seed: int) -> None:
    drawn = drawn_misprints(1000 + seed)
    found = differences(checked(drawn))
    for line, cause in zip(drawn.table.lines, drawn.causes, strict=True):
        if cause and line in found:
            causes = [{*map(str, each.causes)} for each in found[line].because[:EVERY]]
            simple = sum(len(each) == 1 for each in causes)
            family = FAMILIES.get(cause, {cause})
            assert simple >= MOST or any(each & family for each in causes), (line, cause, causes)


def test_the_tables_hold_every_cause() -> None:
    missing = {*map(str, Cause), *map(str, Allowance)}
    for seed in range(60):
        for finding in differences(checked(drawn_misprints(seed))).values():
            missing -= {str(cause) for each in finding.because[:EVERY] for cause in each.causes}
        if not missing:
            break
    assert missing == set()


@pytest.mark.parametrize("seed", range(6))
def test_parts_of_a_table_give_the_same_explanations(seed: int) -> None:
    drawn = drawn_misprints(seed)
    whole = checked(drawn)
    for size in (1, 3):
        with kept_for_later() as file:
            report = worked_on(drawn, size, file, is_small=True)
            assert (*report.findings,) == whole.findings
            assert [each.details("ja") for each in report.findings] == [
                each.details("ja") for each in whole.findings
            ]


@pytest.mark.parametrize("seed", range(6))
def test_a_large_table_has_the_explanations_but_those_by_other_rows(seed: int) -> None:
    drawn = drawn_misprints(seed)
    with kept_for_later() as file:
        large = differences(worked_on(drawn, seed + 1, file))
        for line, finding in differences(checked(drawn)).items():
            causes = [(each, {*map(str, each.causes)}) for each in finding.because[:EVERY]]
            expected = [each for each, names in causes if not names & OF_OTHER_ROWS]
            found = large[line].because[:EVERY]
            assert sorted(map(str, found)) == sorted(map(str, expected))


def worked_on(drawn: Drawn, size: int, file: BinaryIO, *, is_small: bool = False) -> Report:
    """Check a table in parts of so many rows."""
    rules = drawn.settings.rules
    exact = Rules(rules.methods, rules.tolerance, rules.cap, rules.digits, rules.rounding)
    settings = checked_settings(exact, 0, (), ())
    work = Comparison("<frame>", settings, (), file, ("findings", "rows"), is_small=is_small)
    frame = framed(drawn.table)
    for start in range(0, len(frame), size):
        part = frame.iloc[start : start + size]
        work.take(work.result(FramePart(part, header_of(part, None))), 0)
    return work.report()


@pytest.mark.parametrize(
    ("row", "settings", "expected"),
    [
        (  # the cap makes it 100, not the formula
            ("down", "10", "15", "", "100.0"),
            {},
            ["actual / target is 150.0, capped at 100 gives 100.0 (direction ignored)"],
        ),
        (
            ("up", "2000", "2364", "", "118.2"),
            {"cap": "118.15", "rounding": "down"},
            ["actual / target gives 118.2 (no cap)", "118.1 with one digit changed"],
        ),
        (  # the tolerance makes it 100
            ("maintain", "100", "103", "", "97.1"),
            {"tolerance": 5},
            [
                "the smaller / the larger gives 97.1 (no tolerance)",
                "target / actual gives 97.1 (target and actual exchanged)",
            ],
        ),
        (
            ("maintain", "100", "103", "", "103.0"),
            {"tolerance": 5},
            ["actual / target gives 103.0 (direction ignored)", "100.0 with one digit changed"],
        ),
        (  # within the tolerance of the one, but not of the other
            ("maintain", "100", "105.2", "", "100.0"),
            {"tolerance": 5},
            ["actual / target is 105.2, capped at 100 gives 100.0 (direction ignored)"],
        ),
        (  # baseline has no formula for maintain, and hides no other
            ("maintain", "8", "6", "8", "75.0"),
            {"method": "baseline", "cap": 90, "tolerance": 30},
            [
                "actual / target gives 75.0 (direction ignored)",
                "the smaller / the larger gives 75.0",
                "1 - |actual - target| / target gives 75.0",
            ],
        ),
        (  # 0 / 0 is nothing
            ("up", "0", "0", "", "100.0"),
            {"cap": 90},
            [],
        ),
        (  # a minus is no digit
            ("up", "10", "-5", "0", "150.0"),
            {"method": "baseline", "cap": None},
            [],
        ),
    ],
)
def test_explanations(
    row: tuple[str, ...], settings: dict[str, object], expected: list[str]
) -> None:
    names = ("direction", "target", "actual", "baseline", "published_rate")
    frame = pd.DataFrame([{"indicator": "甲", **dict(zip(names, row, strict=True))}], dtype=object)
    report = check_rates(frame, **settings)  # type: ignore[arg-type]
    found = [each.data["explanations"] for each in report.findings if each.name == "rate-differs"]
    assert found == [expected]


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("↘,9999,10000", "2 of 2 differences: what a rate lacks to 100 is printed"),
        (
            "↗,0.10,0.09",
            "2 of 2 differences: the difference of target and actual is printed, no rate",
        ),
    ],
)
def test_a_row_that_is_explained_twice_is_counted_once(
    row: str, text: str, tmp_path: Path, sokatsu: Sokatsu
) -> None:
    table = tmp_path / "t.csv"
    rows = "".join(f"{name},{row},0.0\n" for name in "AB")
    table.write_text(f"indicator,direction,target,actual,published_rate\n{rows}", encoding="utf-8")
    assert sokatsu("check", str(table)).stdout.decode().splitlines()[-2] == f"{table}: {text}"


def test_what_gives_nearly_any_rate_is_common_to_no_rows(tmp_path: Path, sokatsu: Sokatsu) -> None:
    table = tmp_path / "t.csv"
    rows = "A,%,↗,3,2,58.0\nB,%,↗,2,1,90.0\nC,%,↗,1,1,34.0\n"
    heading = "indicator,unit,direction,target,actual,published_rate\n"
    table.write_text(heading + rows, encoding="utf-8")
    told = sokatsu("check", str(table)).stdout.decode()
    assert "differences:" not in told
    assert told.count(" (target from ") == 3
