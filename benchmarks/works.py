"""What is measured: each kind of work beside what one would use instead, with its goals."""

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import differences
import files
import rates
import rs
import startup
from goals import Goal, bytes_per_row, ratio, second_half
from groups import Group, Setting, peer, sokatsu
from measuring import Command

_MILLION = 1_000_000
_SOME, _FEW, _REPORTED = 100_000, 20_000, 2_000

_CHECK, _CHECK_JSON, _INFER = "sokatsu check -q", "sokatsu check -f json", "sokatsu infer"
_SUMMARY = "sokatsu summary -f csv"
_DUCKDB, _DUCKDB_JSON, _PANDAS = "DuckDB", "DuckDB, outcomes as JSON", "plain pandas script"
_CSV, _PROGRESS = "sokatsu rate -f csv", "sokatsu progress -f csv"
_WRITE, _READ, _REPORT = "write .xlsx", "read .xlsx", "sokatsu report -o x.html"
_OUTCOME = re.compile(r'"outcome": ?"(\w+)"')


def check(setting: Setting) -> Group:
    """Compare published rates with computed ones."""
    rows = setting.rows(_MILLION)
    table, shown = setting.table(rows), setting.to("check.json")
    json = sokatsu("check", str(table), "-f", "json")._replace(target=shown, printed=True)
    commands = {
        _CHECK_JSON: json,
        _CHECK: sokatsu("check", str(table), "-q"),
        _DUCKDB: peer("check_duckdb.py", table, setting.to("counts.csv")),
        _DUCKDB_JSON: peer("check_duckdb.py", table, shown),
        _PANDAS: peer("check_pandas.py", table, setting.to("counts.csv"), exact=False),
    }
    goals = [
        *[ratio(_CHECK, _DUCKDB, 1.5), ratio(_CHECK, _PANDAS, 0.4)],
        *[ratio(_CHECK_JSON, _DUCKDB, 1.5), ratio(_CHECK_JSON, _PANDAS, 0.4)],
        ratio(_CHECK_JSON, _DUCKDB_JSON, 1.5),
    ]
    return Group("check", rows, commands, goals, _DUCKDB, _outcomes)


def _outcomes(path: Path) -> list[str]:
    """Return how many rows of a check are what, as the peers write it."""
    with path.open(encoding="utf-8") as file:
        if path.suffix == ".csv":
            return file.read().splitlines()
        counts = Counter(outcome for line in file for outcome in _OUTCOME.findall(line))
    return [f"{outcome},{count}" for outcome, count in sorted(counts.items())]


def summary(setting: Setting) -> Group:
    """Summarise the rates of every section."""
    rows = setting.rows(_MILLION)
    table, target = setting.table(rows), setting.to("summary.csv")
    commands = {
        _SUMMARY: sokatsu("summary", str(table), to=target),
        _DUCKDB: peer("summary_duckdb.py", table, target, exact=False),
        _PANDAS: peer("summary_pandas.py", table, target, exact=False),
    }
    goals = [ratio(_SUMMARY, _DUCKDB, 1.5), ratio(_SUMMARY, _PANDAS, 0.4)]
    return Group("summary", rows, commands, goals, _DUCKDB, _lines)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def progress(setting: Setting) -> Group:
    """Find the progress of indicators of ten years each."""
    rows = setting.rows(_MILLION)
    table, target = str(setting.table(rows, "series")), setting.to("progress.csv")
    years = ["--baseline-year", "2014", "--target-year", "2024"]
    commands = {
        _PROGRESS: sokatsu("progress", table, *years, to=target),
        _CSV: sokatsu("rate", table, to=setting.to("rates.csv")),
    }
    return Group("progress", rows, commands, [ratio(_PROGRESS, _CSV, 2)], _CSV)


def infer(setting: Setting) -> Group:
    """Find how the published rates were computed."""
    rows = setting.rows(_MILLION)
    table = str(setting.table(rows))
    commands = {_INFER: sokatsu("infer", table), _CHECK: sokatsu("check", table, "-q")}
    return Group("infer", rows, commands, [ratio(_INFER, _CHECK, 3)], _CHECK)


def ways(setting: Setting) -> Group:
    """Compute rates in other ways than from plain CSV to CSV."""
    rows = setting.rows(_MILLION)
    plain, kinds = str(setting.table(rows)), ("method", "decimals", "separators")
    other = {kind: str(setting.table(rows, kind)) for kind in kinds}
    shown = "indicator,target,actual,capped_rate,status"
    target, tsv, jsonl = map(setting.to, ("rates.csv", "rates.tsv", "rates.jsonl"))
    commands = {
        _CSV: sokatsu("rate", plain, to=target),
        "-f jsonl": sokatsu("rate", plain, to=jsonl),
        "-f tsv": sokatsu("rate", plain, to=tsv),
        "--where": sokatsu("rate", plain, "--where", "status=not_achieved", to=target),
        "--columns": sokatsu("rate", plain, "--columns", shown, to=target),
        "a method column": sokatsu("rate", other["method"], to=target),
        "five decimals": sokatsu("rate", other["decimals"], to=target),
        "thousands separated": sokatsu("rate", other["separators"], to=target),
    }
    return Group("rate in other ways", rows, commands, _to_csv(commands, 2.5), _CSV)


def formats(setting: Setting) -> Group:
    """Compute rates and write them for people, or as one JSON text."""
    rows = setting.rows(_SOME)
    table = str(setting.table(rows))
    commands = {_CSV: sokatsu("rate", table, to=setting.to("rates.csv"))}
    for name in ("table", "markdown", "json"):
        target = setting.to(f"rates.{name}")
        commands[f"-f {name}"] = sokatsu("rate", table, "-f", name, to=target)
    return Group("rate in whole formats", rows, commands, _to_csv(commands, 6), _CSV)


def _to_csv(commands: dict[str, Command], bound: float) -> list[Goal]:
    return [ratio(name, _CSV, bound) for name in commands if name != _CSV]


def xlsx(setting: Setting) -> Group:
    """Write rates to .xlsx and read what was written, beside the commit before."""
    rows = setting.rows(_FEW)
    pythons = {"now": sys.executable}
    if setting.before:
        pythons["before"] = setting.before
    commands = {}
    for when, python in pythons.items():
        written = setting.to(f"{when}.xlsx")
        write = sokatsu("rate", str(setting.table(rows)), to=written, python=python)
        subprocess.run(write.arguments, check=True, capture_output=True)
        read = ["rate", str(written), "--overwrite"]
        commands[f"{_WRITE}, {when}"] = write._replace(
            arguments=[*write.arguments[:-1], str(setting.to("new.xlsx"))],
            target=setting.to("new.xlsx"),
        )
        commands[f"{_READ}, {when}"] = sokatsu(*read, to=setting.to("read.csv"), python=python)
    goals = [ratio(f"{work}, now", f"{work}, before", 0.35) for work in (_WRITE, _READ)]
    return Group("rate and spreadsheets", rows, commands, goals, f"{_WRITE}, now")


def report(setting: Setting) -> Group:
    """Write a sheet to look at of sixty indicators, year after year."""
    rows = setting.rows(_REPORTED)
    arguments = ["report", str(setting.table(rows, "years"))]
    commands = {
        _REPORT: sokatsu(*arguments, to=setting.to("report.html")),
        startup.PANDAS: startup.COMMANDS[startup.PANDAS],
    }
    return Group("report", rows, commands, [ratio(_REPORT, startup.PANDAS, 3)], startup.PANDAS)


def _growth(arguments: list[str], to: str | None, most_bytes: float) -> Callable[[Setting], Group]:
    """Return what builds a group: hardly any row, many, and twice as many."""
    title = " ".join(["sokatsu", *arguments, *(["-o", to] if to else [])])

    def build(setting: Setting) -> Group:
        many = setting.rows(_MILLION)
        target = setting.to(to) if to else None
        commands = {
            f"{rows:,} rows": sokatsu(
                arguments[0], str(setting.table(rows)), *arguments[1:], to=target
            )
            for rows in (19, many, 2 * many)
        }
        start, once, twice = commands
        goals = [
            second_half(start, once, twice),
            bytes_per_row(once, twice, many, most_bytes),
        ]
        return Group(f"growth of {title}", None, commands, goals, once)

    return build


_NOISE = 4
"""Bytes a row that two runs of the same may differ by: 4 MB for a million rows."""

WORKS: dict[str, Callable[[Setting], Group]] = {
    "start": startup.start,
    "check": check,
    "files": files.many,
    "differences": differences.differing,
    "summary": summary,
    "progress": progress,
    "infer": infer,
    "rate": rates.million,
    "large": rates.millions,
    "rs": rs.layout,
    "ways": ways,
    "formats": formats,
    "xlsx": xlsx,
    "report": report,
    "growth-check": _growth(["check", "-q"], None, 48),
    "growth-infer": _growth(["infer"], None, 48),
    "growth-summary": _growth(["summary"], "summary.csv", 48),
    "growth-csv": _growth(["rate"], "rates.csv", _NOISE),
    "growth-tsv": _growth(["rate"], "rates.tsv", _NOISE),
    "growth-jsonl": _growth(["rate"], "rates.jsonl", _NOISE),
}
"""What builds each group, by the word that names it on the command line."""


def chosen(words: list[str] | None) -> Iterator[tuple[str, Callable[[Setting], Group]]]:
    """Find the works of some words; ``growth`` is all whose words begin so."""
    for word, build in WORKS.items():
        if words is None or word in words or word.partition("-")[0] in words:
            yield word, build
