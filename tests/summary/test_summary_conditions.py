"""A summary of some rows: those that `sokatsu rate` keeps, in whatever parts they are read."""

import csv
import io
import sys
from pathlib import Path
from random import Random

import pytest

from random_tables import random_settings, random_table
from sokatsu_cli.streaming import workers
from support import Sokatsu

ROWS = 60

WHERE = [
    *["status=not_achieved", "status=達成", "status=no_data", "note=missing actual"],
    *["指標=公園の数", "目標指標=公園の数", "章=1", "方向=↗", "capped_rate=100", "grade=◎"],
    *["change_status=worse", "期間=後期", "期間=none"],
]


def cells(data: bytes) -> list[list[str]]:
    """Return the cells of a summary but for lines, which are others in another file."""
    table = list(csv.reader(io.StringIO(data.decode(), newline="")))
    place = table[0].index("lowest_line")
    return [row[:place] + row[place + 1 :] for row in table]


@pytest.mark.parametrize("seed", range(3))
def test_a_summary_of_conditions_is_that_of_the_rows_that_rate_keeps(
    sokatsu: Sokatsu, tmp_path: Path, seed: int
) -> None:
    path, kept = tmp_path / "table.csv", tmp_path / "kept.csv"
    drawn = random_table(seed, ROWS, str(path))
    path.write_bytes(drawn.data)
    random = Random(seed)
    settings = random_settings(random, drawn.missing)
    options = [*settings.arguments, *settings.missing_arguments]
    options += ["--grades", settings.grades] if settings.grades else []
    compared = 0
    for where in random.sample(WHERE, 3):
        asked = ["--where", where]
        added = ["--baseline-change", "--overwrite", "-o", kept]
        run = sokatsu("rate", path, *options, *asked, *added)
        summed = sokatsu("summary", path, *options, *asked, "-f", "csv")
        assert summed.status == run.status
        if run.status:
            assert "no column" in run.stderr
            assert "no column" in summed.stderr
            continue
        expected = sokatsu("summary", kept, *options, "-f", "csv")
        assert cells(summed.stdout) == cells(expected.stdout)
        assert ("no row is left" in summed.stderr) >= ("no row is left" in run.stderr)
        compared += 1
    assert compared


@pytest.mark.skipif(sys.platform != "linux", reason="there are no helpers")
@pytest.mark.parametrize("period", ["平成30年度", "第9期"])
def test_the_same_with_helpers(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, period: str
) -> None:
    path = tmp_path / "table.csv"
    heading = "section,indicator,direction,target,actual,period,year"
    rows = [
        f"{row % 3},指標{row},↗,80,{60 + row % 40},{'前後'[row % 2]}期,{['H26', 'H30'][row % 2]}"
        for row in range(200)
    ]
    path.write_text("\n".join([heading, *rows, ""]), encoding="utf-8")
    arguments = ["summary", path, "--where", "status=未達成", "--period", period]
    whole = sokatsu(*arguments)
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", 1000)
    monkeypatch.setattr(workers, "_LARGE", 1)
    monkeypatch.setattr(workers, "_PART", 2000)
    monkeypatch.setattr(workers, "cores", lambda: 2)
    assert sokatsu(*arguments) == whole
    assert whole.status == (0 if period == "平成30年度" else 2)


TABLE = """indicator,direction,target,actual,period,year,課
甲,↗,80,81,前期,H26,福祉
甲,↗,80,40,後期,H30,福祉
乙,↗,80,x,後期,平成30年度,税務
計,↗,80,60,後期,H30,税務
計,↗,80,x,前期,H26,税務
丙,↗,80,60,後期,R1,税務
丁,↗,80,60,,2018,税務
"""


def summed(sokatsu: Sokatsu, table: str, *arguments: str) -> tuple[list[str], list[str]]:
    run = sokatsu(
        *("summary", "-", "--by", "課", "--columns", "課,rows,lowest_indicator", "-f", "csv"),
        *arguments,
        stdin=table.encode(),
    )
    return run.stdout.decode().splitlines()[1:], run.stderr.splitlines()


def test_what_is_left_out_is_validated_all_the_same(sokatsu: Sokatsu) -> None:
    for condition in (["--where", "課=福祉"], ["--period", "前期"]):
        assert summed(sokatsu, TABLE, *condition) == (
            [],
            ["<stdin>:4: actual: 'x' is not a number"],
        )


READ = TABLE.replace("80,x,後期", "80,20,後期").replace("80,x,前期", "80,70,前期")


@pytest.mark.parametrize(
    ("arguments", "rows", "told"),
    [
        (["--period", "前期"], ["福祉,1,甲", "total,1,甲"], [6]),
        (["--period", "後期 (平成30年度)"], ["福祉,1,甲", "税務,1,乙", "total,2,乙"], [5]),
        (["--period", "後期（Ｒ１）"], ["税務,1,丙", "total,1,丙"], []),
        (["--where", "課=福 祉", "--period", "2018"], ["福祉,1,甲", "total,1,甲"], []),
        (["--where", "rate=25.0"], ["税務,1,乙", "total,1,乙"], [5, 6]),
        (["--where", "課=税務", "--where", "status=未達成", "--period", "2019"], ["税務,1,丙"], []),
    ],
)
def test_rows_of_conditions(
    sokatsu: Sokatsu, arguments: list[str], rows: list[str], told: list[int]
) -> None:
    """A row that is no indicator is told of where its own cells are those asked for."""
    lines, notes = summed(sokatsu, READ, *arguments)
    assert lines[: len(rows)] == rows
    names = {5: "計", 6: "計"}
    text = "is a total or mean of other rows, no indicator: it is not counted"
    assert notes == [f"<stdin>:{line}: '{names[line]}' {text}" for line in told]


KNOWN = "前期 (H26), 後期 (H30), 後期 (R1), 2018"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--period", "中期"], f"no period '中期'; the table has {KNOWN}"),
        (["--period", "後期"], "'後期' is 2 periods: 後期 (H30), 後期 (R1)"),
        (["--period", "H30"], "'H30' is 2 periods: 後期 (H30), 2018"),
        (
            ["--period", "R1", "--where", "課=福祉"],
            "no period 'R1'; the table has 前期 (H26), 後期 (H30)",
        ),
        (["--period", " "], "' ' is no period"),
    ],
)
def test_a_period_that_is_none_or_several(
    sokatsu: Sokatsu, arguments: list[str], message: str
) -> None:
    lines, errors = summed(sokatsu, READ, *arguments)
    assert lines == []
    assert any(line.endswith(message) and "--period" in line for line in errors)


def test_a_table_without_periods_and_one_without_rows(sokatsu: Sokatsu) -> None:
    none = READ.replace("period,year", "memo,note 2")
    lines, errors = summed(sokatsu, none, "--period", "後期")
    assert (lines, errors[-2]) == (
        [],
        "sokatsu: Invalid value for --period: no period '後期'; the table has none",
    )
    asked = ["--where", "rate=none", "--where", "課=福祉", "--period", "前期"]
    assert summed(sokatsu, READ, *asked) == (
        ["total,0,"],
        ["sokatsu: no row is left by --where; = compares whole cells, ~ finds a text in them"],
    )
