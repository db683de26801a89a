"""Hostile text, names and options: no traceback, nothing raw, and the right exit code."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest
from openpyxl import Workbook

from hostile import BYTES, KINDS, LONGEST, assert_harmless
from sokatsu_cli.cli import _COMMANDS, cli
from sokatsu_cli.cli.parameters import TEXT
from support import Sokatsu

if os.name != "posix":
    pytest.skip("no name of a file here holds all characters", allow_module_level=True)

HEAD = "section,indicator,unit,direction,period,year,baseline,target,actual,published_rate,reason"
ROWS = """
甲,一,件,↗,前期,H26,1,10,9,90.0%,理由
甲,二,件,↗,後期,H30,1,10,12,99.0%,
"""
TABLE = f"{HEAD}{ROWS}"

READING = [name for name in _COMMANDS if name != "example"]
"""The commands that read a file."""


def of_people(command: str) -> list[list[str]]:
    """Return the ways in which a command writes for people, or for what shows it to them."""
    forms = {
        "rate": ["table", "markdown"],
        "summary": ["table", "markdown"],
        "report": ["html", "markdown"],
        "check": ["text", "github", "junit", "markdown"],
        "infer": ["table"],
    }
    return [[command, "-f", form] for form in forms.get(command, [])]


PEOPLE = [way for command in READING for way in of_people(command)]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


hostile_text = pytest.mark.parametrize("text", KINDS.values(), ids=KINDS)
hostile_argument = pytest.mark.parametrize("text", [*KINDS.values(), BYTES], ids=[*KINDS, "bytes"])


# Names of files


@hostile_argument
@pytest.mark.parametrize("command", READING)
def test_the_name_of_no_file(sokatsu: Sokatsu, here: Path, command: str, text: str) -> None:
    assert_harmless(sokatsu(command, here / f"x{text}.csv"), 2)


@hostile_argument
@pytest.mark.parametrize("command", PEOPLE, ids="-".join)
def test_the_name_of_a_file(sokatsu: Sokatsu, here: Path, command: list[str], text: str) -> None:
    name = f"x{text}.csv"
    (here / name).write_text(TABLE, encoding="cp932", errors="replace")
    assert_harmless(sokatsu(*command, name), (0, 1, 2))
    (here / name).write_text(TABLE, encoding="utf-8")
    assert_harmless(sokatsu(*command, name), (0, 1))


@hostile_argument
def test_the_name_of_a_file_is_data_in_json(sokatsu: Sokatsu, here: Path, text: str) -> None:
    name = f"x{text}.csv"
    (here / name).write_text(TABLE, encoding="utf-8")
    shown = name if text != BYTES else "x\\xe9\\xff\\x80.csv"
    run = sokatsu("check", "-f", "json", name)
    assert_harmless(run, 1, people=False)
    assert json.loads(run.stdout)["files"][0]["path"] == shown
    run = sokatsu("infer", "-f", "json", name)
    assert_harmless(run, 0, people=False)
    found = json.loads(run.stdout)
    assert found["path"] == shown
    command = found["command"].replace("sokatsu", "printf '%s\\n'", 1)
    words = subprocess.run(["bash", "-c", command], capture_output=True, check=True).stdout
    assert name.encode("utf-8", "surrogateescape") in words
    ET.fromstring(sokatsu("check", "-f", "junit", name).stdout)  # noqa: S314 - ours


@hostile_argument
@pytest.mark.parametrize(
    "arguments",
    [
        ["rate", "a.csv", "-o", "no/{}.csv"],
        ["rate", "a.csv", "-o", "{}"],
        ["rate", "a.csv", "-o", "{}.pdf"],
        ["summary", "a.csv", "-o", "no/{}.md"],
        ["report", "a.csv", "-o", "no/{}.html"],
        ["report", "a.csv", "-o", "{}"],
        ["tidy", "a.csv", "-o", "no/{}.csv"],
        ["tidy", "a.csv", "-o", "{}.txt"],
        ["example", "-o", "no/{}.csv"],
        ["example", "-o", "{}"],
        ["{}"],
        ["--{}"],
        ["rate", "--{}"],
        ["check", "-{}"],
        ["rate", "a.csv", "{}"],
        ["tidy", "a.csv", "--direction", "{}"],
    ],
    ids=" ".join,
)
def test_names_that_cannot_be_used(
    sokatsu: Sokatsu, here: Path, arguments: list[str], text: str
) -> None:
    assert here.is_dir()
    assert_harmless(sokatsu(*(argument.format(text) for argument in arguments)), 2)


@hostile_argument
def test_a_name_that_is_there_already(sokatsu: Sokatsu, here: Path, text: str) -> None:
    name = f"x{text}.csv"
    (here / name).write_text(TABLE, encoding="utf-8")
    assert_harmless(sokatsu("example", "-o", name), 2)
    assert_harmless(sokatsu("rate", name, "--where", "status=achieved", "-o", name), 2)
    assert_harmless(sokatsu(name), 2)
    (here / f"y{text}").mkdir()
    assert_harmless(sokatsu("rate", f"y{text}"), 2)
    assert_harmless(sokatsu("rate", "a.csv", "-o", f"y{text}"), 2)


# Options


OPTIONS = {
    "--encoding": READING,
    "--delimiter": ["rate", "summary", "tidy"],
    "--column": READING[:-1],
    "--column target": READING[:-1],
    "--where": ["rate"],
    "--where indicator": ["rate"],
    "--columns": ["rate", "summary"],
    "--by": ["summary"],
    "--reasons": ["check"],
    "--ignore": ["check"],
    "--within": ["check"],
    "--grades": ["rate", "summary", "report"],
    "--title": ["report"],
    "--lang": ["rate", "report"],
    "--color": ["rate"],
    "--sort": ["rate"],
    "-f": READING,
    "--method": ["rate", "check"],
    "--rounding": ["rate", "check"],
    "--digits": ["rate", "report"],
    "--cap": ["rate", "check"],
    "--tolerance": ["rate", "infer"],
}
"""Each option whose value can be wrong, with the commands in which it is tried."""


@hostile_argument
@pytest.mark.parametrize(
    ("option", "command"),
    [(option, command) for option, commands in OPTIONS.items() for command in commands],
)
def test_values_of_options(
    sokatsu: Sokatsu, here: Path, option: str, command: str, text: str
) -> None:
    name, _space, key = option.partition(" ")
    value = f"{key}={text}" if key else text
    status = 0 if option == "--where indicator" and text != BYTES else 2
    assert_harmless(sokatsu(command, here / "a.csv", name, value), status)


@hostile_argument
@pytest.mark.parametrize("option", ["--sheet", "--missing"])
@pytest.mark.parametrize("command", PEOPLE, ids="-".join)
def test_values_of_options_that_can_be_anything(
    sokatsu: Sokatsu, here: Path, command: list[str], option: str, text: str
) -> None:
    status = 2 if text == BYTES else (0, 1)
    assert_harmless(sokatsu(*command, here / "a.csv", option, f"甲{text}"), status)


def test_every_option_that_takes_text_takes_no_other_bytes() -> None:
    context = click.Context(cli)
    for name in _COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        for parameter in command.params:
            assert parameter.type is not click.STRING, (name, parameter.name)
    assert TEXT.convert("\udce8\udca1\udca8", None, None) == "表"


ODD_OPTIONS: list[tuple[list[str], int]] = [
    (["rate", ""], 2),
    (["rate", "a.csv", "--columns", ""], 2),
    (["rate", "a.csv", "--columns", ","], 2),
    (["rate", "a.csv", "--columns", "rate," * 5_000 + "rate", "-f", "csv"], 0),
    (["rate", "a.csv", "--columns", "x" * 1_000_000], 2),
    (["rate", "a.csv", "--columns", ",".join(map(str, range(20_000)))], 2),
    (["rate", "a.csv", "--delimiter", ""], 2),
    (["rate", "a.csv", "--delimiter", "ab"], 2),
    (["rate", "a.csv", "--delimiter", '"'], 2),
    (["rate", "a.csv", "--delimiter", "表"], 2),
    (["rate", "a.csv", "--delimiter", "\n"], 2),
    (["rate", "a.csv", "--encoding", ""], 2),
    (["rate", "a.csv", "--encoding", "x" * 1_000_000], 2),
    (["rate", "a.csv", "--encoding", "base64"], 2),
    (["rate", "a.csv", "--encoding", "undefined"], 2),
    (["rate", "a.csv", "--encoding", "../../etc/passwd"], 2),
    (["rate", "a.csv", "--sheet", ""], 0),
    (["rate", "a.csv", "--missing", ""], 0),
    (["rate", "a.csv", "--missing", "x" * 1_000_000], 0),
    (["rate", "a.csv", "--column", "=x"], 2),
    (["rate", "a.csv", "--column", "target"], 2),
    (["rate", "a.csv", "--column", "target="], 2),
    (["rate", "a.csv", "--column", "target=" + "x" * 1_000_000], 2),
    (["rate", "a.csv", "--column", "x" * 1_000_000 + "=target"], 2),
    (["rate", "a.csv", "--where", "indicator"], 2),
    (["rate", "a.csv", "--where", "="], 2),
    (["rate", "a.csv", "--where", "x" * 1_000_000 + "=1"], 2),
    (["rate", "a.csv", "--where", "indicator=" + "x" * 1_000_000], 0),
    (["rate", "a.csv", "--digits", "99999999999999999999"], 2),
    (["rate", "a.csv", "--digits", "9" * 5000], 2),
    (["rate", "a.csv", "--digits", "-1"], 2),
    (["rate", "a.csv", "--digits", "1.0"], 2),
    (["rate", "a.csv", "--digits", ""], 2),
    (["rate", "a.csv", "--digits", "１"], 0),
    (["rate", "a.csv", "--cap", "1e999"], 2),
    (["rate", "a.csv", "--cap", "1e999999999"], 2),
    (["rate", "a.csv", "--cap", "9" * 1_000_000], 2),
    (["rate", "a.csv", "--cap", "0." + "0" * 1_000_000], 2),
    (["rate", "a.csv", "--cap", "inf"], 2),
    (["rate", "a.csv", "--cap", "nan"], 2),
    (["rate", "a.csv", "--cap", ""], 2),
    (["rate", "a.csv", "--cap", "0"], 0),
    (["rate", "a.csv", "--tolerance", "-0"], 0),
    (["rate", "a.csv", "--tolerance", "-1"], 2),
    (["rate", "a.csv", "--tolerance", "1/3"], 2),
    (["check", "a.csv", "--within", "0x10"], 2),
    (["check", "a.csv", "--reasons", ""], 2),
    (["check", "a.csv", "--reasons", "x" * 1_000_000], 2),
    (["check", "a.csv", "--ignore", ""], 2),
    (["check", *["a.csv"] * 50, "-q"], 1),
    (["summary", "a.csv", "--by", ""], 2),
    (["summary", "a.csv", "--by", "x" * 1_000_000], 2),
    (["summary", "a.csv", *["--by", "period"] * 50], 0),
    (["rate", "a.csv", "--grades", ""], 2),
    (["rate", "a.csv", "--grades", ":"], 2),
    (["rate", "a.csv", "--grades", "x" * 1_000_000], 2),
    (["rate", "a.csv", "--grades", "1e9:A"], 2),
    (["report", "a.csv", "--title", ""], 2),
    (["report", "a.csv", "--title", " \u3000"], 2),
    (["report", "a.csv", "--title", "</title><script>" + "x" * 100_000], 0),
    (["tidy", "a.csv", "--direction", ""], 2),
    (["tidy", "a.csv", "--direction", "x" * 300], 2),
    (["tidy", "a.csv", "--direction", "."], 2),
    (["x" * 1_000_000], 2),
    (["--" + "x" * 1_000_000], 2),
    (["rate", "x" * 300], 2),
    (["rate", "x/" * 5000], 2),
    (["rate", "a.csv/x"], 2),
    (["rate", "-x.csv"], 2),
    (["rate", "--", "-x.csv"], 2),
    (["rate", "a\0b.csv"], 2),
    (["rate", "a.csv", "-o", "a\0b.csv"], 2),
    (["rate", "a.csv", "-o", ""], 2),
    (["rate", "a.csv", "-o", "x" * 300 + ".csv"], 2),
    (["rate", "a.csv", "-o", "a.csv/x.csv"], 2),
    (["rate", "a.csv", "-o", "/"], 2),
    (["rate", "a.csv", "-f", "csv", "-o", "/dev/full"], 2),
    (["report", "a.csv", "-f", "xlsx", "-o", "/dev/full"], 2),
    (["example", "-o", ""], 2),
    (["rate", "a.csv", "a.csv"], 2),
    (["check", "a.csv", "no.csv"], 2),
    (["check", "a.csv", ""], 2),
    (["check", *(f"no{number}.csv" for number in range(1000))], 2),
]


@pytest.mark.parametrize(
    ("arguments", "status"),
    ODD_OPTIONS,
    ids=[" ".join(arguments)[:50].replace("\0", "NUL") for arguments, _status in ODD_OPTIONS],
)
def test_odd_options(sokatsu: Sokatsu, here: Path, arguments: list[str], status: int) -> None:
    assert here.is_dir()
    assert_harmless(sokatsu(*arguments), status, people=False)


# Cells


def with_cell(column: str, text: str) -> str:
    names = HEAD.split(",")
    first, second = (line.split(",") for line in ROWS.split())
    first[names.index(column)] = f'"{first[names.index(column)]}{text}"'
    return "\n".join([HEAD, ",".join(first), ",".join(second), ""])


@hostile_text
@pytest.mark.parametrize("column", HEAD.split(","))
@pytest.mark.parametrize("command", PEOPLE, ids="-".join)
def test_cells(sokatsu: Sokatsu, here: Path, command: list[str], column: str, text: str) -> None:
    (here / "a.csv").write_text(with_cell(column, text), encoding="utf-8", newline="")
    assert_harmless(sokatsu(*command, "a.csv"), (0, 1, 2))


@hostile_text
@pytest.mark.parametrize("command", PEOPLE, ids="-".join)
def test_headings(sokatsu: Sokatsu, here: Path, command: list[str], text: str) -> None:
    for heading in (f'section,"x{text}"', f'"section{text}"'):
        table = TABLE.replace("section", heading, 1)
        if heading.startswith("section,"):
            table = table.replace("甲,", "甲,,")
        (here / "a.csv").write_text(table, encoding="utf-8", newline="")
        assert_harmless(sokatsu(*command, "a.csv"), (0, 1))
        assert_harmless(sokatsu(*command, "a.csv", "--column", "target=x"), 2)
    (here / "a.csv").write_text(f'"{text}"\n1\n', encoding="utf-8", newline="")
    assert_harmless(sokatsu(*command, "a.csv"), 2)


@hostile_text
@pytest.mark.parametrize(
    "arguments",
    [
        ["rate", "--columns", "章"],
        ["rate", "--where", "章=1"],
        ["summary", "--by", "period"],
        ["summary", "--by", "章"],
        ["check", "--reasons", "前期"],
        ["check", "--reasons", "中期"],
        ["rate", "--columns", "period,reason,status", "--color", "always"],
        ["rate", "--bars"],
        ["rate", "--lang", "ja", "--grades", "100:A,0:B", "--baseline-change"],
        ["tidy"],
        ["tidy", "--partial", "-v"],
    ],
    ids=" ".join,
)
def test_periods_sections_and_reasons(
    sokatsu: Sokatsu, here: Path, arguments: list[str], text: str
) -> None:
    for column in ("period", "section", "reason", "published_rate"):
        (here / "a.csv").write_text(with_cell(column, text), encoding="utf-8", newline="")
        command, *options = arguments
        people = command != "tidy"
        assert_harmless(sokatsu(command, "a.csv", *options), (0, 1, 2), people=people)


# Texts


def table_of(*rows: str) -> bytes:
    return "\n".join(["indicator,direction,target,actual", *rows, ""]).encode()


TEXTS: dict[str, tuple[bytes, int]] = {
    "nothing": (b"", 2),
    "a line feed": (b"\n", 2),
    "a carriage return": (b"\r", 2),
    "a byte order mark": (b"\xef\xbb\xbf", 2),
    "a mark of UTF-16": (b"\xff\xfe", 2),
    "half a character": (table_of("a,up,1,2")[:-1] + b"\xe4\xba", 2),
    "UTF-16": (table_of("a,up,1,2").decode().encode("utf-16"), 2),
    "UTF-32": (table_of("a,up,1,2").decode().encode("utf-32"), 2),
    "a surrogate in UTF-8": (table_of("\x00").replace(b"\0", b"\xed\xa0\x80,up,1,2"), 2),
    "overlong UTF-8": (table_of("\x00").replace(b"\0", b"\xc0\xaf,up,1,2"), 0),  # or CP932
    "a quote": (b'"', 2),
    "two quotes": (b'""', 2),
    "text after a quote": (b'"a"b,c\n', 2),
    "a quote without end": (table_of('"a,up,1,2', *["b,up,1,2"] * 1000), 2),
    "a quote in a cell": (table_of('a"b,up,1,2'), 0),
    "NUL in a cell": (table_of("a\0b,up,1,2"), 2),
    "NUL alone": (b"\0" * 1000, 2),
    "only commas": (b",,,,\n,,,,\n", 2),
    "many commas": (b"," * 100_000, 2),
    "many cells": (b"a," * 100_000, 2),
    "as many headings as can be": (",".join(f"c{at}" for at in range(1 << 14)).encode(), 2),
    "one heading more": (",".join(f"c{place}" for place in range((1 << 14) + 1)).encode(), 2),
    "the same heading often": (b"target," * 3_000, 2),
    "a long heading": (b"x" * 1_000_000 + b",target\n", 2),
    "a field of 1 MiB": (table_of("x" * (1 << 20) + ",up,1,2"), 0),
    "a field of 1 MiB and a byte": (table_of("x" * (1 << 20) + "y,up,1,2"), 2),
    "many fields of 1 MiB": (table_of(*["x" * ((1 << 20) + 1) + ",up,1,2"] * 5), 2),
    "many ragged rows": (table_of(*["a,up,1"] * 10_000), 2),
    "many bad numbers": (table_of(*["a,up," + "x" * 5000 + ",2"] * 300), 2),
    "a number of many digits": (table_of("a,up," + "9" * 100_000 + ",2"), 2),
    "a number of many zeros": (table_of("a,up," + "0" * 100_000 + "1,2"), 0),
    "an exponent": (table_of("a,up,1e999999999,2"), 2),
    "infinity": (table_of("a,up,inf,2", "b,up,nan,2"), 2),
    "digits of other scripts": (table_of("a,up,١٢,2"), 2),
    "a number with a mark of order": (table_of("a,up,1\u202e2,2"), 2),
    "a number with a soft hyphen": (table_of("a,up,1\xad2,2"), 2),
    "a number with an invisible blank": (table_of("a,up,1\u200b,2"), 2),
    "a direction with an invisible blank": (table_of("a,up\u200b,1,2"), 2),
    "line separators": (table_of("a\u2028b\x85c\x0bd\x1ce,up,1,2"), 0),
    "a formula": (table_of('"=HYPERLINK(""http://x"",1)",up,1,2'), 0),
    "markup": (table_of("<script>alert(1)</script>|`*_[x](y)<!--,up,1,2"), 0),
    "a workflow command": (table_of("::error::x,up,1,2", "%0A::stop-commands::y,up,1,2"), 0),
    "combining marks": (table_of("a" + "\u0301" * 10_000 + ",up,1,2"), 0),
    "wide characters": (table_of("表" * 10_000 + ",up,1,2"), 0),
    "emoji": (table_of("👨\u200d👩\u200d👧\ufe0f,up,1,2"), 0),
    "right to left": (table_of("عبري,up,1,2"), 0),
    "private use": (table_of("\ue000\U000f0000,up,1,2"), 0),
    "no characters": (table_of("\ufffe\uffff\U0001fffe,up,1,2"), 0),
    "one row often": (table_of(*["a,up,1,2"] * 500), 0),
    "carriage returns alone": (table_of("a,up,1,2").replace(b"\n", b"\r"), 0),
    "many blank lines": (table_of(*[""] * 5_000, "a,up,1,2"), 0),
    "Ctrl-Z": (table_of("a,up,1,2") + b"\x1a", 2),
    "an image": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 10, 2),
    "a program": (b"\x7fELF" + bytes(range(256)) * 10, 2),
    "a gzip": (b"\x1f\x8b" + bytes(1000), 2),
    "a page": (b"<!DOCTYPE html><html><table><tr><td>a</table>", 2),
    "JSON": (b'[{"indicator": "a", "target": 1}]', 2),
}
"""Bytes of a table, and the exit code of ``rate``."""


LONG = {
    *("as many headings as can be", "one heading more", "the same heading often"),
    *("a field of 1 MiB", "a field of 1 MiB and a byte", "many fields of 1 MiB"),
}
"""What takes a second or more, most of it in the reading that all commands share."""


@pytest.mark.parametrize(
    ("name", "command"),
    [
        (name, command)
        for command in ("rate", "check", "report")
        for name in TEXTS
        if command == "rate" or name not in LONG
    ],
)
def test_texts(sokatsu: Sokatsu, here: Path, name: str, command: str) -> None:
    data, status = TEXTS[name]
    (here / "a.csv").write_bytes(data)
    run = sokatsu(command, "a.csv")
    assert_harmless(run, status if command in ("rate", "report") else (0, 1, 2))


DATA = ["csv", "tsv", "json", "jsonl", "xlsx"]


@pytest.mark.parametrize(
    ("name", "form"),  # what is refused is so before it is known as what it would be written
    [(name, form) for name, (_, status) in TEXTS.items() for form in DATA[: 1 if status else None]],
)
def test_texts_as_data(sokatsu: Sokatsu, here: Path, name: str, form: str) -> None:
    data, status = TEXTS[name]
    (here / "a.csv").write_bytes(data)
    run = sokatsu("rate", "a.csv", "-f", form, "-o", f"out.{form}")
    allowed = (status, 2) if form == "xlsx" else (status,)  # which cannot hold every character
    assert_harmless(run, allowed)
    assert (here / f"out.{form}").exists() is (run.status == 0)


@pytest.mark.parametrize("name", TEXTS)
def test_texts_as_sheets_and_from_standard_input(sokatsu: Sokatsu, here: Path, name: str) -> None:
    data, status = TEXTS[name]
    (here / "a.csv").write_bytes(data)
    assert_harmless(sokatsu("tidy", "a.csv", "--partial"), (0, 2), people=False)
    if name not in LONG:
        assert_harmless(sokatsu("tidy", "a.csv"), (0, 2), people=False)
        assert_harmless(sokatsu("rate", "-", stdin=data), status)


Made = Callable[[Path], object]

PLACES: dict[str, tuple[Made, int]] = {
    "a folder": (lambda path: path.mkdir(), 2),
    "a broken link": (lambda path: path.symlink_to("nowhere"), 2),
    "a loop of links": (lambda path: path.symlink_to(path.name), 2),
    "a link to a table": (lambda path: path.symlink_to("a.csv"), 0),
    "a link to a device": (lambda path: path.symlink_to("/dev/null"), 2),
    "nothing": (lambda _path: None, 2),
}


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize(("make", "status"), PLACES.values(), ids=PLACES)
def test_places(sokatsu: Sokatsu, here: Path, make: Made, status: int, command: str) -> None:
    make(here / "place.csv")
    allowed = (0, 1, 2) if status == 0 else (2,)
    assert_harmless(sokatsu(command, "place.csv"), allowed, people=False)


def test_what_is_found_in_long_cells_is_short(sokatsu: Sokatsu, here: Path) -> None:
    period = "x" * 100_000
    table = TABLE.replace("前期", period).replace("後期", period).replace(",理由", ",")
    (here / "a.csv").write_text(table, encoding="utf-8")
    for form in ("text", "github", "markdown"):
        run = sokatsu("check", "a.csv", "--reasons", period, "-f", form)
        assert_harmless(run, 1)
        assert max(map(len, run.stdout.decode().splitlines())) < LONGEST


def test_lines_that_nothing_explains_are_counted(sokatsu: Sokatsu, here: Path) -> None:
    odd = [f"甲,{place},件,↗,前期,H26,1,10,9,{place}.7%," for place in range(20, 80)]
    (here / "a.csv").write_text(TABLE + "\n".join([*odd, ""]), encoding="utf-8")
    run = sokatsu("infer", "a.csv")
    assert_harmless(run, 0)
    (line,) = (each for each in run.stdout.decode().splitlines() if "no combination" in each)
    assert line.endswith(", … and 49 more.")


@pytest.mark.parametrize("text", ["\u202e甲", "\u200b", "\ufeff甲", "甲\u2028乙"])
@pytest.mark.parametrize("command", READING)
def test_names_of_sheets(sokatsu: Sokatsu, here: Path, command: str, text: str) -> None:
    workbook = Workbook()
    for title in (text, f"{text}2"):
        sheet = workbook.create_sheet(title)
        for line in TABLE.replace(",10,", ",約10,").splitlines():
            sheet.append(line.split(","))
        sheet.merge_cells("A2:A3")
    del workbook["Sheet"]
    workbook.save(here / "a.xlsx")
    assert_harmless(sokatsu(command, "a.xlsx"), (0, 1, 2), people=False)
    assert_harmless(sokatsu(command, "a.xlsx", "--sheet", "no"), 2)
    assert_harmless(sokatsu(command, "a.xlsx", "--sheet", text), (0, 1, 2), people=False)
