"""The ranking as a person sees it: on narrow terminals, of office tables, of long tables."""

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from wcwidth import wcswidth

from sokatsu_cli import Inference, infer_rules
from sokatsu_cli.check.inferring.inference_formats import RANKING_FORMATS
from sokatsu_cli.model.labels import sheet_label
from sokatsu_cli.model.places import OfficePlaces, RowPlace
from support import Sokatsu
from terminal import terminal_output

NAMES = ["indicator", "direction", "target", "actual", "published_rate"]
THREE = ["a,↗,9,4,44.4", "b,↘,820,909,90.2", "c,↘,30,37,81.1", "d,→,100,93,93.0", "e,→,40,47,80.0"]
"""Rows of three directions, the last one printed wrong."""


def inferred(rows: list[str]) -> Inference:
    cells = [row.split(",") for row in rows]
    return infer_rules(pd.DataFrame(cells, columns=NAMES, dtype=object))


def shown(inference: Inference, width: int | None = None) -> str:
    return "".join(RANKING_FORMATS["table"](inference, "sokatsu check", width))


@pytest.mark.parametrize("width", [100, 80, 60])
def test_the_ranking_fits_the_terminal(width: int) -> None:
    lines = shown(inferred(THREE), width).splitlines()
    assert max(map(wcswidth, lines)) <= width
    assert lines[2].split() == ["Rank", "Rows", "Not", "Method", "Rounding", "Cap"]


def test_directions_with_the_same_methods_stand_together() -> None:
    text = shown(inferred(THREE[:4]))
    best = "↗→ ratio, difference or raw; ↘ ratio; half-up; cap 100"
    assert f"Best: {best}: 4 of 4.\n" in text
    text = shown(inferred([*THREE[:4], "f,→,40,47,85.1"]))
    assert "Best: ↗ ratio, difference or raw; ↘→ ratio; half-up; cap 100: 5 of 5.\n" in text


def test_the_width_is_that_of_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("\n".join([",".join(NAMES), *THREE]) + "\n", encoding="utf-8")
    lines = terminal_output(60, "infer", str(path)).splitlines()
    ranking = lines[lines.index("") + 1 : lines.index("", lines.index("") + 1)]
    assert max(map(wcswidth, ranking)) <= 60


def test_rows_of_an_office_table_are_named_by_their_sheets() -> None:
    rows = ["a,↗,9,4,44.4", *("b,↗,10,7,12.3" for _row in range(5))]
    places = OfficePlaces(
        [RowPlace(sheet_label("表.xlsx", f"第{n % 2}章"), 7 + n, {}) for n in range(len(rows))]
    )
    inference = replace(inferred(rows), places=places)
    text = shown(inference)
    assert "1 of 6; not lines [第1章]:8, [第0章]:9, [第1章]:10, … and 2 more.\n" in text
    value = json.loads("".join(RANKING_FORMATS["json"](inference, "", None)))
    first = value["combinations"][0]
    assert (first["failed"], first["failing"]) == (5, [8, 9, 10, 11, 12])
    assert first["failing_sheets"] == ["第1章", "第0章", "第1章", "第0章", "第1章"]
    assert {each["sheet"] for each in value["separating"]} == {None}


def test_a_row_of_an_office_table_that_tells_apart_is_named_by_its_sheet() -> None:
    places = OfficePlaces(
        [RowPlace(sheet_label("表.xlsx", f"第{n}章"), 7 + n, {}) for n in range(2)]
    )
    inference = replace(inferred(["a,↗,9,4,44.4", "b,↗,10,13,-"]), places=places)
    assert "  line [第1章]:8: 100.0 capped at 100; 130.0 uncapped" in shown(inference)
    value = json.loads("".join(RANKING_FORMATS["json"](inference, "", None)))
    first = value["separating"][0]
    assert (first["line"], first["sheet"]) == (8, "第1章")
    assert first["values"] == {"target": "10", "actual": "13"}


def test_many_failing_rows_are_counted() -> None:
    rows = ["a,↗,9,4,44.4", *("b,↗,10,7,12.3" for _row in range(30))]
    value = json.loads("".join(RANKING_FORMATS["json"](inferred(rows), "", None)))
    first = value["combinations"][0]
    assert (first["failed"], first["failing"]) == (30, [*range(2, 22)])


LONG = (
    "Further practices (shares, padded figures, other targets, rounded inputs) are tried only on "
    "tables of at most 10,000 rows.\n"
)


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [(["a,↗,88,83,0.94", "b,↗,9,4,44.4"], True), (["a,↗,9,4,44.4", "b,↗,9,4,44.4"], False)],
)
def test_a_table_that_is_too_long_for_further_practices(
    rows: list[str], is_told: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sokatsu_cli.check.inferring.reproductions.MOST_ROWS", 1)
    inference = inferred(rows)
    assert {each.allowed for each in inference.combinations} == {()}
    assert (LONG in shown(inference)) is is_told


def test_a_long_table_in_parts_is_not_looked_at_as_a_whole(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sokatsu_cli.check.inferring.reproductions.MOST_ROWS", 6)
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", 60)
    rows = ["a,↗,88,83,0.94", *("b,↗,9,4,44.4" for _row in range(9))]
    path = tmp_path / "table.csv"
    path.write_text("\n".join([",".join(NAMES), *rows]) + "\n", encoding="utf-8")
    text = sokatsu("infer", path).stdout.decode()
    assert "9 of 10; not line 2.\n" in text
    assert LONG in text
