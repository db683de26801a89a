"""A method for each direction, wherever methods are chosen."""

import re

import pandas as pd
import pytest

from sokatsu_cli import Direction, Method, check_rates, rate_table, summary_table
from sokatsu_cli.model.terms import Methods
from sokatsu_cli.report.arrangement import summary_sheet
from sokatsu_cli.report.phrases import Phrases
from sokatsu_cli.report.words import SHEET_LANGUAGES
from support import Sokatsu

ROWS = ["a,up,3,9,4,", "b,down,12,10,15,", "c,maintain,2,10,15,", "d,down,12,10,15,raw"]
NAMES = ["indicator", "direction", "baseline", "target", "actual", "method"]
MIXED = "up=baseline,down=difference"
RATES = ["16.7", "50.0", "66.7", "150.0"]


def frame(copies: int = 1) -> pd.DataFrame:
    return pd.DataFrame([row.split(",") for row in ROWS * copies], columns=NAMES, dtype=object)


@pytest.mark.parametrize(
    ("text", "methods"),
    [
        ("ratio", ("ratio", "ratio", "ratio")),
        (" RAW ", ("raw", "raw", "raw")),
        ("up=raw", ("raw", "ratio", "ratio")),
        (MIXED, ("baseline", "difference", "ratio")),
        ("↘ = Difference , →=raw", ("ratio", "difference", "raw")),
        ("増加＝baseline，維持＝difference", ("baseline", "ratio", "difference")),
        ("up=raw,down=raw,maintain=raw", ("raw", "raw", "raw")),
        (Methods(Method.RAW, Method.RATIO, Method.RATIO), ("raw", "ratio", "ratio")),
    ],
)
def test_parse(text: str, methods: tuple[str, ...]) -> None:
    parsed = Methods.parse(text)
    assert parsed == methods
    assert [parsed.of(direction) for direction in Direction] == list(methods)
    assert Methods.parse(str(parsed)) == parsed


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("mean", "unknown method 'mean'; write one of ratio, difference, baseline, raw, expected"),
        (
            "up=mean",
            "unknown method 'mean'; write one of ratio, difference, baseline, raw, expected",
        ),
        ("up=", "unknown method ''; write one of ratio, difference, baseline, raw, expected"),
        ("left=raw", "unknown direction 'left'; write up, down or maintain (↗ ↘ →)"),
        ("=raw", "blank direction; write up, down or maintain (↗ ↘ →)"),
        ("up=raw,↗=ratio", "up is given twice"),
        ("up=raw,ratio", "'ratio' is not DIRECTION=METHOD"),
        ("up=raw,", "'' is not DIRECTION=METHOD"),
    ],
)
def test_what_is_no_method(text: str, message: str, sokatsu: Sokatsu) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        Methods.parse(text)
    if "=" in text:
        run = sokatsu("rate", "--method", text)
        assert (run.status, run.stdout) == (2, b"")
        assert f"Invalid value for '--method': {message}\n" in run.stderr


@pytest.mark.parametrize("copies", [1, 300])
def test_rates(copies: int) -> None:
    rated = rate_table(frame(copies), method=MIXED)
    assert list(map(str, rated["rate"])) == RATES * copies


def test_csv_in_blocks(sokatsu: Sokatsu) -> None:
    text = "\n".join([",".join(NAMES), *ROWS, ""]).encode()
    run = sokatsu("rate", "-", "-f", "csv", "--method", MIXED, stdin=text)
    rates = [line.split(",")[6] for line in run.stdout.decode().splitlines()[1:]]
    assert rates == RATES


def test_summary_and_check() -> None:
    assert (
        str(summary_table(frame(), by=["direction"], method=MIXED)["lowest_capped_rate"].iloc[-1])
        == "16.7"
    )
    published = frame().assign(published_rate=["16.7", "50.0", "66.7", "100"])
    report = check_rates(published, method=MIXED, ignore=["mixed-precision", "duplicate-row"])
    assert {row.outcome.value for row in report.rows} == {"agrees"}


def test_the_sheet_names_the_methods() -> None:
    sheet = summary_sheet(frame(), method=MIXED)
    say = Phrases(sheet, SHEET_LANGUAGES["en"])
    assert say.rule().startswith("Rates by baseline, difference, ratio, raw, rounded")
    remarks = [list(say.remarks(result)) for result in sheet.results]
    assert ["Method raw" in each for each in remarks] == [False, False, False, True]


@pytest.mark.parametrize(
    ("command", "form"),
    [("rate", "json"), ("summary", "json"), ("check", "json"), ("report", "markdown")],
)
def test_every_command_takes_it(sokatsu: Sokatsu, command: str, form: str) -> None:
    text = "\n".join([",".join([*NAMES, "達成率"]), *(f"{row},75.0" for row in ROWS), ""])
    mixed = sokatsu(command, "-", "-f", form, "--method", MIXED, stdin=text.encode())
    plain = sokatsu(command, "-", "-f", form, stdin=text.encode())
    assert mixed.status == plain.status == int(command == "check")
    assert mixed.stdout != plain.stdout
