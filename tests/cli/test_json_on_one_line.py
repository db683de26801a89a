"""JSON on one line, as programs write it: every message and report names the object."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from support import Sokatsu


def row(name: str, actual: object, **more: object) -> dict[str, object]:
    """Return a row whose target is 100."""
    return {"indicator": name, "direction": "up", "target": 100, "actual": actual, **more}


CHECKED = [
    row("A", 90, published_rate="90.0"),
    row("B", 91, published_rate="95.0"),
    row("C", 92, published_rate="92.0"),
    row("C", 93, published_rate="93.0"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "t.json"


def written(path: Path, rows: list[dict[str, object]]) -> Path:
    """Write rows on one line."""
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "object 3: actual: 'x' is not a number"), ("ja", "3番目のオブジェクト: actual: 'x'")],
)
def test_cells_that_are_no_numbers(
    sokatsu: Sokatsu, path: Path, monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    monkeypatch.setenv("SOKATSU_LANG", language)
    written(path, [row("A", 90), row("B", 90), row("C", "x")])
    for command in ("rate", "summary", "progress", "report"):
        result = sokatsu(command, path)
        assert (result.status, result.stdout) == (2, b"")
        assert f"{path}:1: {told}" in result.stderr


DIFFERS = "rate-differs: B: published 95.0, computed 91.0; 91.0 with one digit changed"


def test_findings_in_text(sokatsu: Sokatsu, path: Path) -> None:
    assert sokatsu("check", written(path, CHECKED)).stdout.decode().splitlines() == [
        f"{path}:1: object 2: {DIFFERS}",
        f"{path}:1: object 4: duplicate-row: C: the same indicator and period as object 3",
        f"{path}: 3 agree, 1 differ, 0 not comparable, 0 unpublished; errors: 2, warnings: 0",
    ]


def test_findings_in_a_table_and_annotations(sokatsu: Sokatsu, path: Path) -> None:
    written(path, CHECKED)
    table = sokatsu("check", path, "-f", "table").stdout.decode().splitlines()
    assert [line.split()[:3] for line in table[2:4]] == [["object", "2", "B"], ["object", "4", "C"]]
    lines = sokatsu("check", path, "-f", "github").stdout.decode().splitlines()
    assert "line=1,title=duplicate-row::C (object 4): the same indicator and period" in lines[1]


def test_findings_in_json(sokatsu: Sokatsu, path: Path) -> None:
    (file,) = json.loads(sokatsu("check", written(path, CHECKED), "-f", "json").stdout)["files"]
    assert [(each["line"], each["object"]) for each in file["rows"]] == [
        (1, 1),
        (1, 2),
        (1, 3),
        (1, 4),
    ]
    assert [(each["line"], each["object"]) for each in file["findings"]] == [(1, 2), (1, 4)]
    assert file["findings"][1]["data"] == {"first_line": 1, "first_object": 3}


def test_cases_of_junit_have_their_own_findings(sokatsu: Sokatsu, path: Path) -> None:
    tree = ET.fromstring(sokatsu("check", written(path, CHECKED), "-f", "junit").stdout)  # noqa: S314
    cases = [(each.get("name"), each.get("line"), len(each)) for each in tree.iter("testcase")]
    assert cases == [
        ("object 1: A", "1", 0),
        ("object 2: B", "1", 2),
        ("object 3: C", "1", 0),
        ("object 4: C", "1", 2),
    ]


def test_a_file_that_cannot_be_used(sokatsu: Sokatsu, path: Path) -> None:
    written(path, [CHECKED[0], CHECKED[1] | {"actual": "x"}])
    told = "object 2: actual: 'x' is not a number"
    (file,) = json.loads(sokatsu("check", path, "-f", "json").stdout)["files"]
    message = "'x' is not a number"
    assert file["problems"] == [{"line": 1, "object": 2, "column": "actual", "message": message}]
    assert (
        f"line=1,title=unusable-file::{told}"
        in sokatsu("check", path, "-f", "github").stdout.decode()
    )
    assert f'message="{told}"' in sokatsu("check", path, "-f", "junit").stdout.decode()


def test_infer_names_objects(sokatsu: Sokatsu, path: Path) -> None:
    written(path, [*CHECKED, row("D", 94, published_rate="-9.4.0")])
    text = sokatsu("infer", path).stdout.decode()
    assert "Lines that no combination reproduces: object 2.\n" in text
    assert "3 of 4  object 2  " in text
    found = json.loads(sokatsu("infer", path, "-f", "json").stdout)
    assert (found["comparable"], found["comparable_objects"]) == ([1, 1, 1, 1], [1, 2, 3, 4])
    assert (found["unreadable"], found["unreadable_objects"]) == ([1], [5])
    assert found["combinations"][0]["failing_objects"] == [2]


def lowest(sokatsu: Sokatsu, path: Path) -> list[Any]:
    """Return the place of the lowest rate of all rows."""
    found = json.loads(sokatsu("summary", path, "-f", "json", "--by", "unit").stdout)[-1]
    return [found["lowest_line"], found["lowest_object"]]


def test_the_lowest_of_a_summary(sokatsu: Sokatsu, path: Path) -> None:
    rows = [row("A", 90, unit="x"), row("B", 80, unit="x")]
    assert lowest(sokatsu, written(path, rows)) == [1, 2]
    rows = [each | {"actual": None} for each in rows]
    assert lowest(sokatsu, written(path, rows)) == [None, None]


def test_notes_and_what_contradicts(sokatsu: Sokatsu, path: Path) -> None:
    rows = [row("A", 90, year=2020), row("A", 80, year=2020), row("合計", 90, year=2020)]
    note = sokatsu("summary", written(path, rows), "--by", "year").stderr
    assert note.startswith(f"{path}:1: object 3: '合計' is a total or mean of other rows")
    result = sokatsu("progress", path)
    assert result.stderr.splitlines()[0] == (
        f"{path}:1: object 2: actual: 80 here and 90 in object 1, for one indicator and year"
    )


def test_objects_that_share_some_lines_only(sokatsu: Sokatsu, path: Path) -> None:
    first, second, third = (json.dumps(row(name, "x")) for name in "ABC")
    path.write_text(f"{first}\n{second} {third}\n", encoding="utf-8")
    assert [line.split(":", 4)[1:3] for line in sokatsu("rate", path).stderr.splitlines()] == [
        ["1", " object 1"],
        ["2", " object 2"],
        ["2", " object 3"],
    ]
    path.write_text(f"[{first}\n,{second}]", encoding="utf-8")
    assert [line.split(":", 4)[1:3] for line in sokatsu("rate", path).stderr.splitlines()] == [
        ["1", " actual"],
        ["2", " actual"],
    ]
