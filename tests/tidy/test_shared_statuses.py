"""Columns of printed statuses of office tables: whose rows they are of, and who looks at them."""

from pathlib import Path

import pytest

from sokatsu_cli.tidy.sheets import Sheet, SheetRow
from sokatsu_cli.tidy.tables import Tidied, tidy_sheets
from support import Run, Sokatsu

SHARED = "stands once beside several periods, so that the status of each is not certain"


def read(text: str) -> Tidied:
    lines = enumerate(text.split("\n"), 1)
    sheet = Sheet("sheet", [SheetRow(number, line.split("|")) for number, line in lines])
    return tidy_sheets([sheet], direction=lambda _name: "up")


ONE = "指標|目標値|実績値|達成状況\n甲|4|5|○\n乙|4|5|×"
FINAL = "指標|目標値(R5)|実績値(R5)|達成状況|目標値(R10)\n甲|4|5|○|6\n乙|4|5|×|6"
PAST = "指標|基準値|実績値(R4)|目標値(R5)|実績値(R5)|判定\n甲|4|5|6|7|○\n乙|4|5|6|7|"
LONG = (
    "指標|年度|区分|値|判定\n甲|H30|目標値|4|○\n甲|H30|実績値|3|○"
    "\n甲|R1|目標値|4|×\n甲|R1|実績値|3|×"
)
ALONG = "指標|区分|H30|R1\n甲|目標|4|5\n|実績|3|6\n|達成状況|○|×"
ACROSS = "指標|区分|H30|R1|判定\n甲|目標|4|5|○\n|実績|3|6|"
AGAINST_ONE = "指標|目標値(R6)|実績値(R4)|実績値(R5)|達成状況\n甲|4|5|6|○"


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        (ONE, {"達成状況": "○ ×"}),
        (FINAL, {"達成状況": "○ ○ × ×"}),
        (PAST, {"判定": "○ ○"}),
        (LONG, {"判定": "○ ×"}),
        (ALONG, {"達成状況": "○ ×"}),
    ],
)
def test_a_status_of_one_row_with_values_stays(text: str, statuses: dict[str, str]) -> None:
    tidied = read(text)
    for name, expected in statuses.items():
        assert " ".join(row[name] for row in tidied.rows if row[name]) == expected
    assert not any(SHARED in note for note in tidied.notes)


@pytest.mark.parametrize(
    ("text", "renamed"),
    [
        (ACROSS, {"判定": "判定 (2)"}),
        (AGAINST_ONE, {"達成状況": "達成状況 (2)"}),
    ],
)
def test_a_status_of_several_rows_gets_a_number(text: str, renamed: dict[str, str]) -> None:
    tidied = read(text)
    for name, other in renamed.items():
        assert name not in tidied.columns
        assert f"sheet: '{name}' {SHARED}; it goes out as '{other}'" in tidied.notes
        assert {row[other] for row in tidied.rows} - {""}
        assert all(other in place.letters for place in tidied.places)


def checked(sokatsu: Sokatsu, folder: Path, text: str, *options: str) -> Run:
    path = folder / "表.txt"
    path.write_text(text.replace("|", "\t"), encoding="utf-8")
    return sokatsu("check", path, "--direction", "up", *options)


@pytest.mark.parametrize(
    ("text", "options", "places"),
    [
        (ONE, [], [(3, "column D", "printed ×, but the target is achieved (125.0)")]),
        (FINAL, [], [(3, "column D", "printed ×, but the target is achieved (125.0)")]),
        (
            ALONG,
            [],
            [
                (3, "column C, row 4", "printed ○, but the target is not achieved (75.0)"),
                (3, "column D, row 4", "printed ×, but the target is achieved (120.0)"),
            ],
        ),
        (
            ONE.replace("達成状況", "評価"),
            ["--column", "published_status=評価"],
            [(3, "column D", "printed ×, but the target is achieved (125.0)")],
        ),
        (
            ONE.replace("達成状況", ""),
            ["--column", "published_status=column D", "--grades", "100:○,0:×"],
            [(3, "column D", "printed ×, but the grade is ○ (125.0)")],
        ),
    ],
)
def test_a_check_names_the_cells_of_the_office(
    text: str,
    options: list[str],
    places: list[tuple[int, str, str]],
    sokatsu: Sokatsu,
    tmp_path: Path,
) -> None:
    run = checked(sokatsu, tmp_path, text, *options)
    told = run.stdout.decode().replace(f"{tmp_path / '表.txt'}", "F").splitlines()[:-1]
    expected = [(f"F:{line}: {column}: status-differs: ", said) for line, column, said in places]
    assert all(line.startswith(begin) for line, (begin, _) in zip(told, expected, strict=True))
    assert all(line.endswith(said) for line, (_, said) in zip(told, expected, strict=True))
    assert run.status == 1


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (ACROSS, []),
        (ONE.replace("○", "順調").replace("×", "A"), []),
        (ONE.replace("達成状況", "備考"), []),
        (ONE.replace("達成状況", "評価"), ["--column", "published_rate=評価"]),
    ],
)
def test_a_table_of_which_nothing_can_be_compared_is_refused(
    text: str, options: list[str], sokatsu: Sokatsu, tmp_path: Path
) -> None:
    run = checked(sokatsu, tmp_path, text, *options)
    assert (run.status, run.stdout) == (2, b"")


RATED = "指標|目標値(前期)|実績値(前期)|達成率(前期)|目標値(後期)|実績値(後期)|達成率(後期)|判定"


@pytest.mark.parametrize("options", [[], ["--column", "published_status=判定"]])
def test_what_is_not_certain_is_not_compared(
    options: list[str], sokatsu: Sokatsu, tmp_path: Path
) -> None:
    run = checked(sokatsu, tmp_path, f"{RATED}\n甲|4|3|75.0%|4|5|100.0%|○", *options)
    assert run.status == 0
    assert SHARED in run.stderr


def test_the_target_of_another_year_says_nothing(sokatsu: Sokatsu, tmp_path: Path) -> None:
    text = "指標|目標値(R6)|実績値(R4)|達成率|達成状況\n甲|4|3|75.0%|○\n乙|4|5|100.0%|×"
    assert checked(sokatsu, tmp_path, text).status == 0
    assert checked(sokatsu, tmp_path, text.replace("R4", "R6")).status == 1


@pytest.mark.parametrize("command", ["rate", "summary", "report"])
def test_no_other_command_looks_at_statuses(command: str, sokatsu: Sokatsu, tmp_path: Path) -> None:
    outputs = set()
    for heading in ("判定", "所見"):
        path = tmp_path / "表.csv"
        text = ONE.replace("達成状況", heading).replace("|", ",")
        path.write_text(text, encoding="utf-8")
        run = sokatsu(command, path, "--direction", "up")
        assert run.status == 0
        text = run.stdout.decode().replace("判定", "H").replace("所見", "H")
        outputs.add((text, run.stderr))
    assert len(outputs) == 1
