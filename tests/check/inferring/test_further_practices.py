"""Practices drawn at random, each found again, and held to a second program."""

import json
import os
import shlex
from pathlib import Path
from random import Random

import pytest

from drawn_practices import drawn_publisher, drawn_table
from slow import inference
from slow.practices import Practised
from slow.rows import Settings, Table, read
from slow.separations import practice_of, refute, refute_silence
from slow.shared import MISSING, Method
from support import Sokatsu

FIRST = int(os.environ.get("SOKATSU_FIRST", "0"))
TABLES = int(os.environ.get("SOKATSU_TABLES", "12"))


def written(table: Table) -> None:
    lines = [",".join(row) for row in [table.names, *table.rows]]
    Path(table.path).write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize("seed", range(FIRST, FIRST + TABLES))
def test_a_practice_is_ranked_first_or_ties_with_what_prints_the_same(
    seed: int, sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    random = Random(f"practice {seed}")
    table = drawn_table(random, drawn_publisher(random), "table.csv")
    written(table)
    rows = read(table)
    practised = Practised(table, rows, Settings().rules, {*MISSING})
    comparable = [at for at, row in enumerate(rows) if row.published]
    run = sokatsu("infer", table.path, "-f", "json")
    if not comparable:
        assert run.status == 2
        return
    found = json.loads(run.stdout)
    first = [each for each in found["combinations"] if each["rank"] == 1]
    for combination in first:
        assert combination["reproduced"] == len(comparable)
        for at in comparable:
            for method in combination["methods"][rows[at].direction]:
                assert practised.prints(at, Method(method), practice_of(combination))
    _name, *arguments = shlex.split(found["command"])
    (checked,) = json.loads(sokatsu(*arguments, "-f", "json").stdout)["files"]
    errors = {each["line"] for each in checked["findings"] if each["severity"] == "error"}
    assert errors.isdisjoint(found["reproduced_lines"])
    for separating in found["separating"]:
        refute(separating, practised, Settings().rules)
    if seed % 4 == 0:
        expected = inference.infer(table, Settings())
        refute_silence(expected, found.pop("separating"), practised)
        assert found == inference.json_ranking(expected, Settings())
