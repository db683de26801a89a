"""check --where: a check of the rows that are asked for, as if the table had no others."""

import json
from pathlib import Path

import pytest

from support import Sokatsu

HEAD = "目標指標,めざす方向,目標値,実績値,達成率,担当課\n"
ROWS = [
    "ごみ,↘,820,909.4,110.9%,環境課\n",
    "公園,↗,5,4,80.0%,都市課\n",
    "NPO,↗,9,4,44.4%,市民課\n",
    "件数,↗,5,-,-,環境課\n",
    "公園,↗,5,4,80.0%,市民課\n",
]


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text(HEAD + "".join(ROWS), encoding="utf-8")
    return "t.csv"


def found(data: bytes) -> list[tuple[int, str]]:
    """Return the lines and the names of the findings of a report."""
    (file,) = json.loads(data)["files"]
    return [(each["line"], each["name"]) for each in file["findings"]]


@pytest.mark.parametrize(
    ("where", "status", "names", "note"),
    [
        ([], 1, [(2, "rate-differs"), (2, "above-cap"), (6, "duplicate-row")], ""),
        (["担当課=環境課"], 1, [(2, "rate-differs"), (2, "above-cap")], ""),
        (["担当課~市民"], 0, [], ""),
        (
            ["担当課!=都市課", "rate<85"],
            0,
            [],
            "'rate<85': not chosen, as no number stands there: 1 row",
        ),
        (["指標=公園"], 1, [(6, "duplicate-row")], ""),
        (
            ["達成率>100"],
            1,
            [(2, "rate-differs"), (2, "above-cap")],
            "no number stands there: 1 row",
        ),
    ],
)
def test_findings_of_rows_that_are_asked_for(
    sokatsu: Sokatsu,
    table: str,
    where: list[str],
    status: int,
    names: list[tuple[int, str]],
    note: str,
) -> None:
    options = [word for each in where for word in ("--where", each)]
    run = sokatsu("check", table, *options, "-f", "json")
    assert (run.status, found(run.stdout)) == (status, names)
    assert note in run.stderr
    assert bool(note) == bool(run.stderr)


def test_a_check_of_no_row_is_refused(sokatsu: Sokatsu, table: str) -> None:
    run = sokatsu("check", table, "--where", "担当課=課")
    assert (run.status, run.stdout) == (2, b"")
    assert "no row is left by --where, so nothing would be checked" in run.stderr
    Path("u.csv").write_text(HEAD + ROWS[2].replace("市民課", "課"), encoding="utf-8")
    run = sokatsu("check", table, "u.csv", "--where", "担当課=課")
    assert (run.status, run.stdout.decode().count("1 agree")) == (0, 1)
    assert "no row is left by --where" in run.stderr


def test_a_cell_that_is_wrong_is_an_error_in_a_row_that_is_not_asked_for(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = Path("w.csv")
    path.write_text(HEAD + "".join(ROWS) + "x,↗,五,4,80.0%,都市課\n", encoding="utf-8")
    run = sokatsu("check", path, "--where", "担当課=環境課", "-q")
    assert (run.status, run.stderr) == (2, "w.csv:7: 目標値: '五' is not a number\n")


def test_the_command_that_is_told_has_the_conditions(sokatsu: Sokatsu, tmp_path: Path) -> None:
    rows = [f"i{n},↘,100,{100 + n},{100 + n}.0%,環境課\n" for n in range(1, 7)]
    path = tmp_path / "r.csv"
    path.write_text(HEAD + "".join(rows), encoding="utf-8")
    run = sokatsu("check", path, "--where", "担当課=環境課")
    assert "--method raw --no-cap --where '担当課=環境課'" in run.stdout.decode()


def test_parts_of_rows_none_of_which_is_asked_for(
    sokatsu: Sokatsu, table: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sokatsu("check", table, "--where", "担当課~市民", "-f", "json")
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", 40)
    parts = sokatsu("check", table, "--where", "担当課~市民", "-f", "json")
    assert (parts.status, parts.stdout) == (whole.status, whole.stdout)


def test_what_nothing_is_told_of_is_counted(sokatsu: Sokatsu) -> None:
    assert sokatsu("check", "-q", "--ignore", "duplicate-row") == (
        0,
        b"",
        "sokatsu: no FILE given, reading data/indicators.csv\n",
    )
