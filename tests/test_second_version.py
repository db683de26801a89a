"""Every command against the slow second version of it, on random tables: the same bytes.

SOKATSU_TABLES=5000 tries so many small tables instead of the usual ones, SOKATSU_FIRST=10000
begins at another seed.
"""

import os
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest

from random_tables import PERIODS, Drawn, random_settings, random_table
from slow import checks, inference, rates, summaries
from slow.explanations import FORMULAS, ROUNDINGS
from slow.formats import Rated, record, rendered
from slow.rows import Settings
from support import Run, Sokatsu

FIRST = int(os.environ.get("SOKATSU_FIRST", "0"))
TABLES = int(os.environ.get("SOKATSU_TABLES", "12"))
SEEDS = range(FIRST, FIRST + TABLES)
LARGE = range(FIRST, FIRST + max(1, TABLES // 40))
BOTH = [*((seed, 40) for seed in SEEDS), *((seed, 2000) for seed in LARGE)]
FEWER = [*((seed, 40) for seed in SEEDS), *((seed, 500) for seed in LARGE)]

FINDINGS = [
    *["rate-differs", "not-comparable", "reason-missing", "reason-unneeded", "mixed-precision"],
    *["above-cap", "duplicate-row", "baseline-regressed"],
]
EXPLANATIONS = [
    *[f"{words} gives " for words in set(FORMULAS.values())],
    # Half-even is half-up or truncated, which are tried before it.
    *[f"({words})" for words in ROUNDINGS.values() if "even" not in words],
    *["(no cap)", "no tolerance", "held to 0", "capped at 100", "capped at 120", "capped at 150"],
    *["(direction ignored)", "(target and actual exchanged)", "with two digits exchanged"],
    *[" has ", "with one digit changed", "there is no rate: negative", "is not a number"],
    *["has more than 18 digits", "instead of 1"],
]


BLOCK = "sokatsu_cli.reading.blocks.BLOCK"
"""How many bytes of a file are taken at once."""


@pytest.fixture(autouse=True)
def small_blocks(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Work in a folder of its own, and take most tables in several blocks."""
    monkeypatch.chdir(tmp_path)
    seed = request.node.callspec.params.get("seed", 0) if hasattr(request.node, "callspec") else 0
    block = (None, 100, 1000, 20_000)[seed % 4]
    if block:
        monkeypatch.setattr(BLOCK, block)


def drawn(seed: int, rows: int) -> Drawn:
    """Draw a table and write its file."""
    table = made(seed, rows)
    Path(table.table.path).write_bytes(table.data)
    return table


@lru_cache(128)
def made(seed: int, rows: int) -> Drawn:
    """Draw a table, once for all tests."""
    return random_table(seed, rows, f"table{'.tsv' if seed % 7 == 0 else '.csv'}")


def said(run: Run) -> bytes:
    """Return what a command printed; it did not fail."""
    assert run.status == 0, run.stderr
    return run.stdout


def test_the_random_tables_hold_all_that_can_be_found() -> None:
    kinds = set()
    for seed in range(60):
        table, _data, publisher, missing = made(seed, 40)
        for settings in (publisher, random_settings(Random(seed), missing)):
            report = checks.check(table, settings, within="0", reasons=PERIODS)
            kinds |= {finding.name for finding in report.findings}
            text = checks.json_report(report)
            kinds |= {words for words in EXPLANATIONS if words in text}
    assert kinds >= {*FINDINGS, *EXPLANATIONS}


@pytest.mark.parametrize(("seed", "rows"), BOTH)
def test_check(seed: int, rows: int, sokatsu: Sokatsu) -> None:
    random = Random(f"check {seed}")
    table, _data, publisher, missing = drawn(seed, rows)
    settings = publisher if random.random() < 0.5 else random_settings(random, missing)
    within = random.choice(["0", "0", "0.1", "5"])
    there = sorted({cell.strip() for cell in table.column("period")} - {""})
    reasons = random.sample(there, random.randint(0, min(2, len(there))))
    ignore = random.sample(FINDINGS, random.choice([0, 0, 1, 3]))
    strict = ["--strict"] * (random.random() < 0.2)
    report = checks.check(table, settings, within=within, reasons=reasons, ignore=ignore)
    arguments = [*settings.arguments, *settings.missing_arguments, *strict, "--within", within]
    arguments += [word for period in reasons for word in ("--reasons", period)]
    arguments += [word for name in ignore for word in ("--ignore", name)]

    status = int(report.failed(strict=bool(strict)))
    as_json = sokatsu("check", table.path, *arguments, "-f", "json")
    assert as_json == Run(status, checks.json_report(report).encode(), "")
    as_text = sokatsu("check", table.path, *arguments)
    assert as_text == Run(status, checks.text_report(report).encode(), "")
    assert sokatsu("check", table.path, *arguments, "-q") == Run(status, b"", "")


@pytest.mark.parametrize(("seed", "rows"), FEWER)
def test_infer(seed: int, rows: int, sokatsu: Sokatsu) -> None:
    random = Random(f"infer {seed}")
    table, _data, _publisher, missing = drawn(seed, rows)
    settings = Settings(missing=missing, tolerance=random.choice(["0", "0", "5", "0.333"]))
    found = inference.infer(table, settings)
    arguments = ["--tolerance", settings.tolerance, *settings.missing_arguments]
    as_json = sokatsu("infer", table.path, *arguments, "-f", "json")
    assert said(as_json).decode() == inference.json_ranking(found, settings)
    as_table = sokatsu("infer", table.path, *arguments)
    assert said(as_table).decode() == inference.text_ranking(found, settings)


@pytest.mark.parametrize(("seed", "rows"), BOTH)
def test_summary(seed: int, rows: int, sokatsu: Sokatsu) -> None:
    random = Random(f"summary {seed}")
    table, _data, _publisher, missing = drawn(seed, rows)
    known = list(table.header.positions)
    groups = [["section"]] * bool({"section", "section_name"} & table.header.positions.keys())
    groups += [[name] for name in ("period", "chapter", "year") if name in known]
    groups += [random.sample(known, 2), [random.choice(table.names)]]
    for by in random.sample(groups, 2):
        settings = random_settings(random, missing)
        total = random.random() < 0.8
        options = [*settings.arguments, *settings.missing_arguments]
        options += ["--grades", settings.grades] if settings.grades else []
        options += [word for name in by for word in ("--by", name)] + ["--no-total"] * (not total)
        form = random.choice(["csv", "csv", "jsonl"])
        expected = rendered(form, summaries.summary(table, settings, by=by, total=total))
        assert said(sokatsu("summary", table.path, *options, "-f", form)) == expected


@pytest.mark.parametrize(("seed", "rows"), BOTH)
def test_rate(seed: int, rows: int, sokatsu: Sokatsu) -> None:
    random = Random(f"rate {seed}")
    table, _data, _publisher, missing = drawn(seed, rows)
    overwritten = "status" in table.header.positions
    for form in ("csv", random.choice(["tsv", "json", "jsonl"])):
        settings = random_settings(random, missing)
        change = random.random() < 0.4
        options = [*settings.arguments, *settings.missing_arguments, "-f", form]
        options += ["--grades", settings.grades] if settings.grades else []
        options += ["--baseline-change"] * change + ["--overwrite"] * overwritten
        expected, more = narrowed(random, rates.rate(table, settings, change=change))
        run = sokatsu("rate", table.path, *options, *more)
        assert said(run) == rendered(form, expected)


def narrowed(random: Random, table: Rated) -> tuple[Rated, list[str]]:
    """Choose rows, their order and columns, sometimes; return the options that do so too."""
    options: list[str] = []
    if random.random() < 0.2:
        name = random.choice(["status", "note", *table.names])
        value = str(random.choice([row[table.names.index(name)] for row in table.rows]) or "")
        table = rates.where(table, name, value)
        options += ["--where", f"{name}={value}"]
    if random.random() < 0.2:
        falling = random.random() < 0.5
        table = rates.by_rate(table, falling=falling)
        options += ["--sort", "-rate" if falling else "rate"]
    if random.random() < 0.2:
        table = rates.columns(table, random.sample(table.names, 3))
        options += ["--columns", record([*table.names], ",")]
    return table, options
