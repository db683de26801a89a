"""Every command against the slow second version of it, on random tables: the same bytes.

SOKATSU_TABLES=5000 tries so many small tables instead of the usual ones, SOKATSU_FIRST=10000
begins at another seed.
"""

import json
import os
import re
import shlex
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from random import Random

import pytest

from random_tables import GIVEN_YEARS, PERIODS, Drawn, random_settings, random_table
from slow import checks, inference, rates, summaries
from slow.assumptions import Checked
from slow.explanations import faults
from slow.formats import Rated, record, rendered
from slow.identities import identities_of
from slow.practices import Practised
from slow.ranking_texts import text_ranking
from slow.rows import Settings, Table, read, told_of_years
from slow.sentences import FORMULAS, ROUNDINGS
from slow.separations import refute, refute_silence
from slow.shared import MISSING
from sokatsu_cli.model.columns import column_of
from support import Run, Sokatsu

FIRST = int(os.environ.get("SOKATSU_FIRST", "0"))
TABLES = int(os.environ.get("SOKATSU_TABLES", "5"))
SEEDS = range(FIRST, FIRST + TABLES)
LARGE = range(FIRST, FIRST + max(1, TABLES // 40))
BOTH = [*((seed, 40) for seed in SEEDS), *((seed, 1000) for seed in LARGE)]
FEWER = [*((seed, 40) for seed in SEEDS), *((seed, 500) for seed in LARGE)]

FINDINGS = [
    *["rate-differs", "not-comparable", "reason-missing", "reason-unneeded", "mixed-precision"],
    *["above-cap", "duplicate-row", "baseline-regressed", "target-behind-baseline"],
    "status-differs",
]
EXPLANATIONS = [
    *[f"{words} gives " for words in set(FORMULAS.values())],
    # Half-even is half-up or truncated, which are tried before it.
    *[f"({words})" for words in ROUNDINGS.values() if "even" not in words],
    *["(no cap)", "no tolerance", "held to 0", "capped at 100", "capped at 120", "capped at 150"],
    *["(direction ignored)", "(target and actual exchanged)", "with two digits exchanged"],
    *[" has ", "with one digit changed", "with one digit left out", "with one digit doubled"],
    *["as a share", "padded with zeros", "target from ", "actual from "],
    *["(target ", "(actual ", "1 - actual / target gives", "actual - target gives"],
    *["there is no rate: negative", "is not a number", "has more than 18 digits", "instead of 1"],
    *["the target is achieved", "the target is not achieved", "the grade is", "has no grade"],
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


def test_the_random_tables_hold_all_that_can_be_found(sokatsu: Sokatsu) -> None:
    missing = {*FINDINGS, *EXPLANATIONS}
    for seed in range(60):  # stops as soon as all is there
        table, _data, publisher, more = drawn(seed, 40)
        settings = publisher if seed % 2 else random_settings(Random(seed), more)
        reasons = [word for period in PERIODS[:2] for word in ("--reasons", period)]
        run = sokatsu(
            "check",
            table.path,
            *settings.arguments,
            *settings.missing_arguments,
            *reasons,
            *(["--grades", settings.grades] if settings.grades else []),
            "-f",
            "json",
        )
        missing -= {words for words in missing if words in run.stdout.decode()}
        if not missing:
            break
    assert missing == set()


def explained(
    table: Table, settings: Settings, sokatsu: Sokatsu, arguments: Sequence[str] = ()
) -> checks.Because:
    """Return what explains the differences of a table; all of it is true."""
    run = sokatsu(
        "check",
        table.path,
        *settings.arguments,
        *settings.missing_arguments,
        *arguments,
        "-f",
        "json",
    )
    (file,) = json.loads(run.stdout)["files"]
    remark = file.get("remark", "")
    identities, rules = identities_of(table), settings.rules
    checked = Checked(read(table, settings.missing), identities, rules, has_common=bool(remark))
    places = {row.line: place for place, row in enumerate(checked.rows)}
    because = {}
    for finding in file["findings"]:
        if finding["name"] == "rate-differs":
            line, data = finding["line"], finding["data"]
            assert faults(checked, places[line], data) == []
            because[line] = {name: data[name] for name in ("explanations", "causes")}
    if remark:
        assert_remark(remark, because, file["counts"]["differs"], sokatsu)
    return checks.Because(because, remark)


HINT = re.compile("most published rates differ; .+ with: (?P<command>sokatsu infer .+)")

REMARK = re.compile(
    "(?P<explains>[0-9]+) of (?P<of>[0-9]+) differences: .+?"
    "(?:; (?:accepted|(?P<left>[0-9]+) differ) with: (?P<command>.+))?"
)


def assert_remark(
    remark: str, because: Mapping[int, object], differ: int, sokatsu: Sokatsu
) -> None:
    """Run the command that accepts what most differences have in common, and count."""
    if match := HINT.fullmatch(remark):
        assert differ > 2
        assert sokatsu(*shlex.split(match["command"])[1:]).status == 0
        return
    match = REMARK.fullmatch(remark)
    assert match is not None
    explains, of = int(match["explains"]), int(match["of"])
    assert len(because) == of == differ
    assert of < 2 * explains <= 2 * of
    if match["command"]:
        run = sokatsu(*shlex.split(match["command"])[1:], "-f", "json")
        (file,) = json.loads(run.stdout)["files"]
        if match["left"]:
            assert file["counts"]["differs"] == int(match["left"]) < of
        else:
            found = [each for each in file["findings"] if each["name"] == "rate-differs"]
            accepted = [each for each in found if each["severity"] == "warning"]
            assert (file["counts"]["differs"], len(accepted) >= explains) == (of, True)


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
    more = [*strict, "--within", within]
    more += [word for period in reasons for word in ("--reasons", period)]
    more += [word for name in ignore for word in ("--ignore", name)]
    more += ["--grades", settings.grades] if settings.grades else []
    because = explained(table, settings, sokatsu, more)
    report = checks.check(
        table, settings, within=within, reasons=reasons, ignore=ignore, because=because
    )
    arguments = [*settings.arguments, *settings.missing_arguments, *more]

    status = int(report.failed(strict=bool(strict)))
    as_json = sokatsu("check", table.path, *arguments, "-f", "json")
    told = told_of_years(table, settings.rules)
    assert as_json == Run(status, checks.json_report(report).encode(), told)
    as_text = sokatsu("check", table.path, *arguments)
    assert as_text == Run(status, checks.text_report(report).encode(), told)
    assert sokatsu("check", table.path, *arguments, "-q") == Run(status, b"", told)


@pytest.mark.parametrize(("seed", "rows"), [*FEWER, *((seed, 8) for seed in SEEDS)])
def test_infer(seed: int, rows: int, sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sokatsu_cli.check.inferring.reproductions.MOST_ROWS", 8)
    random = Random(f"infer {seed}")
    table, _data, _publisher, missing = drawn(seed, rows)
    tolerance, years = random.choice(["0", "0", "5", "0.333"]), random.choice(GIVEN_YEARS)
    settings = Settings(missing=missing, tolerance=tolerance, years=years)
    found = inference.infer(table, settings, is_small=rows <= 8)
    arguments = ["--tolerance", settings.tolerance, *settings.year_arguments]
    arguments += settings.missing_arguments
    run = sokatsu("infer", table.path, *arguments, "-f", "json")
    if not found.comparable:
        assert run.status == 2
        return
    as_json = json.loads(said(run))
    separating = as_json.pop("separating")
    assert as_json == inference.json_ranking(found, settings)
    tokens = {*MISSING, *missing}
    practised = Practised(table, read(table, missing), settings.rules, tokens)
    for each in separating:
        refute(each, practised, settings.rules)
    if rows <= 8 and found.best:
        refute_silence(found, separating, practised)
    as_table = said(sokatsu("infer", table.path, *arguments)).decode()
    assert as_table == text_ranking(found, settings, separating)


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


_WORDS = ("chapter", "section", "section_name", "indicator", "unit", "reason")
"""The columns whose cells are compared as words alone."""


def narrowed(random: Random, table: Rated) -> tuple[Rated, list[str]]:
    """Choose rows, their order and columns, sometimes; return the options that do so too."""
    options: list[str] = []
    if random.random() < 0.2:
        words = [name for name in table.names if column_of(name) in _WORDS]
        name = random.choice(["status", "note", *words])
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
