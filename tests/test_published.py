"""The bundled table against the source document, whose indicator tables stand in tests/source."""

import csv
import re
from decimal import Decimal
from itertools import groupby
from pathlib import Path

import pytest

from sokatsu_cli import parse_number, rate_table, read_indicators, round_exact
from sokatsu_cli.rate.rates import achievement_rate
from sokatsu_cli.reading.bundled import bundled_table

SOURCE = (Path(__file__).parent / "source" / "indicator_tables.txt").read_text(encoding="utf-8")
with bundled_table().open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))

BY_INDICATOR = [list(rows) for _name, rows in groupby(ROWS, key=lambda row: row["indicator"])]


def test_fifteen_indicators_and_nineteen_rates() -> None:
    assert (len(BY_INDICATOR), len(ROWS)) == (15, 19)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['indicator']} {row['period']}")
def test_recomputed_rate_is_the_printed_one(row: dict[str, str]) -> None:
    printed = row["published_rate"].removesuffix("%")
    decimals = len(printed.partition(".")[2])
    found = achievement_rate(row["target"], row["actual"], row["direction"])
    assert found.capped_rate is not None
    assert round_exact(found.capped_rate, decimals) == Decimal(printed)


def test_rate_table_gives_the_rates_of_the_document() -> None:
    rated = rate_table(read_indicators(bundled_table()))
    expected = "44.4 95.8 91.7 89.7 100.0 100.0 88.9 79.8 100.0 60.0 41.7 100.0 37.0 98.8 80.5 "
    expected += "74.9 85.8 100.0 100.0"
    assert rated["capped_rate"].map(str).tolist() == expected.split()
    uncapped = [str(rate) for rate in rated["rate"] if rate > 100]
    assert uncapped == ["118.2", "103.3", "101.3", "104.7", "115.4", "142.9"]


def numbers_in_the_source(indicator: str) -> list[str]:
    """Return the numbers that follow an indicator's name, up to the next name or the reasons."""
    others = [rows[0]["indicator"] for rows in BY_INDICATOR]
    _before, _name, after = SOURCE.partition(f"{indicator}\t")
    ends = [after.find(f"{other}\t") for other in others] + [after.find("後期基本計画に係る")]
    block = after[: min(end for end in ends if end >= 0)]
    return re.findall(r"(?<![節第])[0-9][0-9,.]*%?", re.sub("第[0-9]節", "", block))


@pytest.mark.parametrize("rows", BY_INDICATOR, ids=lambda rows: rows[0]["indicator"])
def test_numbers_stand_in_the_order_of_the_document(rows: list[dict[str, str]]) -> None:
    found = numbers_in_the_source(rows[0]["indicator"])
    baseline = [rows[0]["baseline"]] if rows[0]["baseline"] else []
    later = [row for row in rows if row["period"] == "後期"]
    final = [parse_number(row["target"]) for row in later]
    pair_in_one_cell = [
        row[name] for row in rows for name in ("target", "actual", "published_rate")
    ]
    targets = [row[name] for row in rows for name in ("target", "published_rate")]
    actuals = [row["actual"] for row in rows]
    if found[len(baseline) + 1] == rows[0]["actual"]:
        assert found[: len(found) - len(final)] == baseline + pair_in_one_cell
        assert [parse_number(text) for text in found[len(found) - len(final) :]] == final
    else:
        where = len(baseline + targets)
        assert found[:where] + found[where + len(final) :] == baseline + targets + actuals
        assert [parse_number(text) for text in found[where : where + len(final)]] == final


def test_names_stand_in_the_order_of_the_document() -> None:
    names = [text for row in ROWS for text in (f"第{row['section']}節 {row['section_name']}",)]
    places = [SOURCE.index(name) for name in names]
    assert places == sorted(places)
    places = [
        SOURCE.index(f"{row['indicator']}\t{row['unit']}\t{row['direction']}") for row in ROWS
    ]
    assert places == sorted(places)


def test_the_unmet_rows_of_the_later_plan_have_their_printed_reasons() -> None:
    printed = re.findall("<p>・(.*?)</p>", SOURCE)
    assert [row["reason"] for row in ROWS if row["reason"]] == printed
    rated = rate_table(read_indicators(bundled_table()))
    unmet = (rated["status"] == "not_achieved") & (rated["period"] == "後期")
    assert (rated["reason"] != "").tolist() == unmet.tolist()
