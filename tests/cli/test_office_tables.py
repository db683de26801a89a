"""Every command takes an office's own table, and names the places in its file."""

import json
from pathlib import Path

import openpyxl
import pytest

from office_tables import ROWS, office_csv, office_xlsx
from support import Sokatsu

SOURCE = Path(__file__).parents[1] / "source"
READ = "is an office's own table, read as 'sokatsu tidy' does"
COVER = "[表紙]: no indicator table"
INEXACT = "'約5' is not a number; not exact: mend it in the file, no option reads it"


def note(path: Path) -> str:
    return f"sokatsu: {path} {READ}\n"


@pytest.mark.parametrize("name", ["表.csv", "表.xlsx"])
@pytest.mark.parametrize("command", ["rate", "summary", "infer", "check", "report"])
def test_every_command_gives_what_it_gives_for_the_tidy_table(
    sokatsu: Sokatsu, tmp_path: Path, name: str, command: str
) -> None:
    path = tmp_path / name
    office_csv(path) if name.endswith("csv") else office_xlsx(path, "第1章")
    (tmp_path / "tidy.csv").write_bytes(sokatsu("tidy", path).stdout)
    form = {"rate": "csv", "report": "markdown"}.get(command, "json")
    run = sokatsu(command, path, "-f", form)
    tidy = sokatsu(command, tmp_path / "tidy.csv", "-f", form)
    assert run.status == tidy.status
    assert run.stderr.startswith(note(path))
    if command in ("rate", "report"):
        assert run.stdout == tidy.stdout.replace(b"tidy.csv", name.encode())
    else:
        assert run.stdout.count(b"\n") >= tidy.stdout.count(b"\n")


def test_findings_name_the_sheet_the_row_and_the_column(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = office_xlsx(tmp_path / "表.xlsx", "第1章", "第2章")
    run = sokatsu("check", path)
    told = "published 99.0, computed 80.0; nothing that was tried gives it"
    counts = "6 agree, 2 differ, 0 not comparable, 0 unpublished; errors: 2, warnings: 0"
    assert run.status == 1
    assert run.stdout.decode() == (
        f"{path}[第1章] J6: rate-differs: 苦情第1章 後期 H30: {told}\n"
        f"{path}[第2章] J6: rate-differs: 苦情第2章 後期 H30: {told}\n{path}: {counts}\n"
    )
    assert run.stderr == note(path) + f"{path}{COVER}\n"


def test_findings_in_the_formats_of_programs(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = office_xlsx(tmp_path / "表.xlsx", "第1章", "第2章")
    report = json.loads(sokatsu("check", path, "-f", "json").stdout)["files"][0]
    assert [(row["sheet"], row["line"]) for row in report["rows"]] == [
        (sheet, line) for sheet in ("第1章", "第2章") for line in (5, 5, 6, 6)
    ]
    keys = ("line", "sheet", "column", "cell", "indicator", "period", "year")
    assert [[each[key] for key in keys] for each in report["findings"]] == [
        [6, sheet, "column J", "J6", f"苦情{sheet}", "後期", "H30"] for sheet in ("第1章", "第2章")
    ]
    told = "published 99.0, computed 80.0; nothing that was tried gives it"
    junit = sokatsu("check", path, "-f", "junit").stdout.decode()
    assert 'name="line 6 in [第2章]: 苦情第2章 後期"' in junit
    assert f">J6: rate-differs: 苦情第2章 後期 H30: {told}</failure>" in junit
    assert junit.count('<property name="cell" value="J6" />') == 2
    assert junit.count("<failure") == 2
    github = sokatsu("check", path, "-f", "github").stdout.decode().splitlines()
    assert github[1].endswith(
        f",line=6,title=rate-differs::苦情第2章 後期 H30 ([第2章] J6): {told}"
    )
    markdown = sokatsu("check", path, "-f", "markdown").stdout.decode()
    assert r"| \[第2章\] J6 | 苦情第2章 | 後期 H30 | rate-differs | error | published" in markdown


def test_rows_that_stand_twice_name_the_other_sheet(sokatsu: Sokatsu, tmp_path: Path) -> None:
    rows = [*ROWS, ["苦情", "件", "↘", "20", "10", "12", "83.3%", "8", "10", "80.0%"]]
    path = office_csv(tmp_path / "表.csv", rows)
    run = sokatsu("check", path, "-f", "json", "--ignore", "rate-differs")
    findings = json.loads(run.stdout)["files"][0]["findings"]
    assert [(each["line"], each["column"], each["message"]) for each in findings] == [
        (7, "column A", "the same indicator and period as line 6")
    ] * 2
    assert findings[0]["data"] == {"first_line": 6}


def test_other_rows_that_print_the_rate_are_named_by_their_rows(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    rows = [*ROWS[:-1], ["苦情", "件", "↘", "20", "10", "12", "80.0%", "8", "10", "80.0%"]]
    run = sokatsu("check", office_csv(tmp_path / "表.csv", rows), "-f", "json")
    (finding,) = json.loads(run.stdout)["files"][0]["findings"]
    assert "80.0 is the computed rate of line 6" in finding["data"]["explanations"]


def test_what_is_inferred_names_the_rows(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = office_xlsx(tmp_path / "表.xlsx", "第1章", "第2章")
    run = sokatsu("infer", path)
    assert b"Lines that no combination reproduces: [\xe7\xac\xac1\xe7\xab\xa0]:6, [" in run.stdout
    found = json.loads(sokatsu("infer", path, "-f", "json").stdout)
    assert (found["unexplained"], found["unexplained_sheets"]) == ([6, 6], ["第1章", "第2章"])
    path = office_csv(tmp_path / "表.csv")
    assert b"Lines that no combination reproduces: 6.\n" in sokatsu("infer", path).stdout
    found = json.loads(sokatsu("infer", path, "-f", "json").stdout)
    assert found["comparable"] == [5, 5, 6, 6]
    assert "comparable_sheets" not in found


def test_the_lowest_rows_of_a_summary_have_their_sheets(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = office_xlsx(tmp_path / "表.xlsx", "第1章", "第2章")
    rows = json.loads(sokatsu("summary", path, "-f", "json", "--by", "indicator").stdout)
    assert [(row["lowest_line"], row["lowest_sheet"]) for row in rows] == [
        (5, "第1章"),
        (6, "第1章"),
        (5, "第2章"),
        (6, "第2章"),
        (6, "第1章"),
    ]
    assert b"lowest_sheet" not in sokatsu("summary", path).stdout
    path = office_csv(tmp_path / "表.csv")
    rows = json.loads(sokatsu("summary", path, "-f", "json").stdout)
    assert [row["lowest_line"] for row in rows] == [6, 6]
    assert "lowest_sheet" not in rows[0]


def test_a_group_without_rates_has_no_lowest_sheet(sokatsu: Sokatsu, tmp_path: Path) -> None:
    rows = [[*row[:4], *("-" if cell else "" for cell in row[4:])] for row in ROWS[4:]]
    path = office_xlsx(tmp_path / "表.xlsx", "第1章", "第2章", rows=[*ROWS[:4], *rows])
    found = json.loads(sokatsu("summary", path, "-f", "json").stdout)
    assert [(row["lowest_line"], row["lowest_sheet"]) for row in found] == [(None, "")] * 2


@pytest.mark.parametrize("command", ["rate", "check", "infer", "summary", "report"])
def test_what_is_wrong_is_told_by_the_office_s_places(
    sokatsu: Sokatsu, tmp_path: Path, command: str
) -> None:
    rows = [*ROWS, ["騒音", "件", "↘", "20", "10", "約5", "83.3%", "8", "1e5", "99.0%"]]
    path = office_csv(tmp_path / "表.csv", rows)
    run = sokatsu(command, path)
    assert run.status == 2
    assert f"{path}:7: column F: '約5' is not a number; " in run.stderr
    assert command == "check" or run.stdout == b""


def test_problems_in_the_formats_of_programs(sokatsu: Sokatsu, tmp_path: Path) -> None:
    import openpyxl

    path = office_xlsx(tmp_path / "表.xlsx", "第1章", "第2章")
    book = openpyxl.load_workbook(path)
    book["第2章"]["F6"] = "約5"
    book.save(path)
    run = sokatsu("check", path, "-f", "json")
    problems = json.loads(run.stdout)["files"][0]["problems"]
    assert (run.status, problems[0]) == (
        2,
        {"line": 6, "sheet": "第2章", "column": "column F", "message": INEXACT},
    )
    github = sokatsu("check", path, "-f", "github").stdout.decode()
    assert f",line=6,title=unusable-file::[第2章] column F: {INEXACT}\n" in github


def test_standard_input_is_read_once(sokatsu: Sokatsu, tmp_path: Path) -> None:
    data = office_csv(tmp_path / "表.csv").read_bytes()
    tidy = sokatsu("rate", tmp_path / "表.csv", "-f", "csv").stdout
    assert sokatsu("rate", "-", "-f", "csv", stdin=data).stdout == tidy
    tabs = data.replace(b",", b"\t")
    assert sokatsu("rate", "-", "-f", "csv", stdin=tabs).stdout == tidy
    encoded = data.decode().replace("↗", "up").replace("↘", "down").encode("cp932")
    run = sokatsu("rate", "-", "-f", "json", stdin=encoded)
    assert "<stdin>: read as CP932" in run.stderr
    assert [row["rate"] for row in json.loads(run.stdout)] == [90.0, 100.0, 83.3, 80.0]


@pytest.mark.parametrize(
    ("arguments", "status"), [([], 0), (["--delimiter", "tab"], 0), (["--delimiter", ";"], 2)]
)
def test_a_text_with_tabs(
    sokatsu: Sokatsu, tmp_path: Path, arguments: list[str], status: int
) -> None:
    path = tmp_path / "表.txt"
    path.write_bytes(office_csv(tmp_path / "表.csv").read_bytes().replace(b",", b"\t"))
    assert sokatsu("rate", path, *arguments).status == status


def test_the_office_s_table_is_not_written_over(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = office_csv(tmp_path / "表.csv")
    before = path.read_bytes()
    run = sokatsu("rate", path, "-o", path)
    assert run.status == 2
    assert f"sokatsu: -o {path} is FILE itself, which would be lost\n" in run.stderr
    assert path.read_bytes() == before


def test_a_check_needs_a_published_rate(sokatsu: Sokatsu, tmp_path: Path) -> None:
    rows = [[*row[:6], "", *row[7:9]] for row in ROWS]
    path = office_csv(tmp_path / "表.csv", rows)
    run = sokatsu("check", path)
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr == f"{path}: published_rate: no row has one (達成率 / 公表達成率)\n"
    assert sokatsu("rate", path).status == 0


def test_a_name_that_is_computed_stands_in_no_line(sokatsu: Sokatsu, tmp_path: Path) -> None:
    rows = [*ROWS[:2], [*ROWS[2], "note"], *ROWS[3:4], *([*row, "x"] for row in ROWS[4:])]
    path = office_csv(tmp_path / "表.csv", [[*row, *[""] * 11][:11] for row in rows])
    run = sokatsu("rate", path)
    assert f"{path}: note: already in the table; --overwrite replaces it\n" in run.stderr
    assert sokatsu("rate", path, "--overwrite").status == 0


def test_what_was_read_is_explained(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = office_csv(tmp_path / "表.csv")
    told = f"{path}:3: 実績値 in column I: actual of 後期 H30\n"
    run = sokatsu("rate", path, "-v")
    assert told in run.stderr
    assert f"{path}:1: skipped: '総括表'\n" in run.stderr
    assert told not in sokatsu("rate", path).stderr
    dry = sokatsu("tidy", path, "--dry-run")
    assert (dry.status, dry.stdout) == (0, b"")
    assert told in dry.stderr
    assert sokatsu("tidy", path, "-v").stderr == dry.stderr


def test_the_headings_of_a_tidy_table_are_explained(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("指標,x,方向,目標,実績\n甲,1,up,10,9\n", encoding="utf-8")
    run = sokatsu("rate", path, "-v", "-f", "csv")
    taken = ["指標: indicator", "方向: direction", "目標: target", "実績: actual"]
    assert run.stderr.splitlines() == [f"{path}:1: {each}" for each in taken]


def test_the_place_of_each_row(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = office_xlsx(tmp_path / "表.xlsx", "第1章", "第2章")
    lines = sokatsu("tidy", path, "--source-place").stdout.decode().splitlines()
    assert [line.rpartition(",")[2] for line in lines[:3]] == [
        "source_place",
        "第1章!E5:G5",
        "第1章!H5:J5",
    ]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_the_headings_stand_where_the_user_says(
    sokatsu: Sokatsu, tmp_path: Path, name: str
) -> None:
    import openpyxl

    rows = [["指標", "実績"], ["x", "1"], ["指標", "方向", "目標", "実績"], ["甲", "up", "10", "9"]]
    path = tmp_path / name
    if name == "a.csv":
        path.write_text("\n".join(",".join([*row, "", ""][:4]) for row in rows), encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        assert book.active is not None
        for row in rows:
            book.active.append(row)
        book.save(path)
    run = sokatsu("rate", path, "--header-row", "3", "-f", "json")
    assert run.status == 0
    assert [row["rate"] for row in json.loads(run.stdout)] == [90.0]
    for line in ("5", "9"):
        run = sokatsu("rate", path, "--header-row", line)
        assert run.status == 2
        assert run.stdout == b""


LACKING = "指標,目標,実績\n"


@pytest.mark.parametrize(
    ("rows", "office"),
    [
        ("甲,10,9\n", False),
        ("甲,10,9\n第1節 みどり,,\n乙,5,4\n", True),
    ],
)
def test_a_table_that_lacks_directions_alone(
    sokatsu: Sokatsu, tmp_path: Path, rows: str, *, office: bool
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(LACKING + rows, encoding="utf-8")
    run = sokatsu("rate", path, "--direction", "up", "-f", "json")
    assert run.status == 0
    assert (READ in run.stderr) is office
    assert [row["rate"] for row in json.loads(run.stdout)] == [90.0, 80.0][: 1 + office]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("指標,方向,割合,実績\n甲,up,1,2\n", ":1: target: missing column"),
        ("指標,方向,目標,目標値,実績\n甲,up,1,2,3\n", ":1: target: 2 headings for this column"),
        ("指標;方向;目標;実績\n甲;up;1;2\n", ":1: the heading is one cell"),
        ("名前,割合\n甲,1\n", ": no indicator table found"),
        ("題,\n,\n名前,割合\n甲,1\n", ": no indicator table found"),
        ("", ": the file is empty"),
        (
            "指標,前期,,後期,\n,目標値,実績値,目標値,実績値\n甲,1,2,3,4\n",
            ": no column of directions",
        ),
        ("指標,目標,実績\n", ": no rows below the heading"),
    ],
    ids=[
        "nearly",
        "doubled",
        "delimiter",
        "none",
        "a title",
        "empty",
        "an office's",
        "no rows of an office's",
    ],
)
def test_the_better_of_two_refusals_is_told(
    sokatsu: Sokatsu, tmp_path: Path, text: str, told: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    run = sokatsu("rate", path)
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr.startswith(f"{path}{told}")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.txt", "指標\t目標\t実績\n甲\t1\t2\n", ": no column of directions"),
        ("a.txt", "指標\t割合\n甲\t1\n", ":1: no indicator table found"),
        ("a.csv", "指標\t割合\n甲\t1\n", ":1: the heading is one cell"),
    ],
)
def test_a_text_with_tabs_is_refused_as_it_was_read(
    sokatsu: Sokatsu, tmp_path: Path, name: str, text: str, told: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert sokatsu("rate", path).stderr.startswith(f"{path}{told}")


def test_a_file_of_directions_that_is_not_there_is_the_trouble(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = office_csv(tmp_path / "表.csv")
    run = sokatsu("rate", path, "--direction", tmp_path / "none.csv")
    told = "no such file, and none of up, down, maintain and auto"
    assert run.status == 2
    assert run.stderr == f"--direction {tmp_path}/none.csv: {told}\n"


@pytest.mark.parametrize("lines", [20_001, 60_000])
def test_a_long_table_is_no_office_s(sokatsu: Sokatsu, tmp_path: Path, lines: int) -> None:
    path = office_csv(tmp_path / "表.csv")
    path.write_text(
        path.read_text(encoding="utf-8") + "甲,人,↗,,1,2,,,,\n" * lines, encoding="utf-8"
    )
    run = sokatsu("rate", path)
    assert (run.status, run.stdout) == (2, b"")
    assert "2 headings for this column" in run.stderr
    path.write_text("題,\n" + "あ,い\n" * 200_000, encoding="utf-8")
    assert "a title, not headings" in sokatsu("rate", path).stderr


@pytest.mark.parametrize("command", ["rate", "report", "check"])
def test_where_directions_come_from_is_told_row_by_row(
    sokatsu: Sokatsu, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("指標,目標,実績,達成率\n甲,10以上,9,90.0%\n", encoding="utf-8")
    told = f"{path}:2: direction: up: 以上 in the target '10以上'\n"
    assert told in sokatsu(command, path, "--direction", "auto", "-v").stderr
    assert told not in sokatsu(command, path, "--direction", "auto").stderr


@pytest.mark.parametrize("command", ["rate", "tidy", "check"])
def test_a_heading_that_no_cell_has_is_refused(
    sokatsu: Sokatsu, tmp_path: Path, command: str
) -> None:
    path = office_csv(tmp_path / "表.csv")
    given = ["--column", "indicator=目標\u3000指標", "--column", "unit=column B"]
    assert sokatsu(command, path, *given).status in (0, 1)
    for heading in ("目標数", "column K"):
        run = sokatsu(command, path, *given, "--column", f"target={heading}")
        assert (run.status, run.stdout) == (2, b"")
        assert f"target: no heading '{heading}'" in run.stderr
    tidy = tmp_path / "a.csv"
    tidy.write_text("指標,方向,目標,実績,達成率\n甲,up,1,2,100%\n", encoding="utf-8")
    if command != "tidy":
        run = sokatsu(command, tidy, "--column", "target=目標数")
        assert run.status == 2
        assert f"{tidy}:1: target: no heading '目標数'; the table has " in run.stderr


@pytest.mark.parametrize("option", ["--dry-run", "--source-place"])
def test_the_national_layout_has_other_options(sokatsu: Sokatsu, option: str) -> None:
    run = sokatsu("tidy", SOURCE / "rs-3-1.csv", option)
    assert (run.status, run.stdout) == (2, b"")
    assert "--dry-run and --source-place are for an office's own table" in run.stderr


def test_options_are_kept_beside_the_national_layout(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "3-1_2024.csv"
    path.write_bytes((SOURCE / "rs-3-1.csv").read_bytes())
    run = sokatsu("tidy", path, "--direction", "up", "--save-options")
    assert run.status == 0
    assert (tmp_path / "sokatsu.toml").exists()


def test_a_file_of_directions_must_have_each_row(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("総括表,,\n評価項目,目標値,実績値\n甲,9点,8点\n乙,9点,8点\n", encoding="utf-8")
    ways = tmp_path / "ways.csv"
    ways.write_text("indicator,direction\n甲,up\n", encoding="utf-8")
    run = sokatsu("rate", path, "--direction", ways)
    told = f"{ways} has no direction for the rows 4; it must have one for each"
    assert (run.status, run.stderr.splitlines()[-1]) == (2, f"{path}: {told}")


DOUBTFUL = {
    "another total": ["指標,目標値,実績値,累計", "甲,10,4,8"],
    "rows of targets": ["指標,区分,方向,目標値,実績値", "甲,R3目標,↑,10,50", "甲,R3実績,↑,9,50"],
    "courses of projects": ["指標,目標値,実績値,方向性", "甲,10,12,縮小", "乙,10,12,維持"],
}


@pytest.mark.parametrize("rows", DOUBTFUL.values(), ids=DOUBTFUL)
@pytest.mark.parametrize("command", ["rate", "summary", "report"])
def test_headings_of_a_tidy_table_may_be_doubtful(
    sokatsu: Sokatsu, tmp_path: Path, command: str, rows: list[str]
) -> None:
    path = tmp_path / "表.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    run = sokatsu(command, path, "--direction", "up")
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr.startswith(f"{path}:1: doubtful headings: ")
    names = {"指標": "indicator", "目標値": "target", "実績値": "actual"}
    own = ",".join(names.get(name, name) for name in rows[0].split(","))
    path.write_text("\n".join([own, *rows[1:]]), encoding="utf-8")
    assert sokatsu(command, path, "--direction", "up").status == 0


def test_columns_by_hand_leave_no_doubt(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "表.csv"
    path.write_text("\n".join(DOUBTFUL["another total"]), encoding="utf-8")
    run = sokatsu("rate", path, "--direction", "up", "--column", "actual=累計", "-f", "csv")
    assert (run.status, run.stdout.decode().splitlines()[1][-24:]) == (
        0,
        ",80.0,80.0,not_achieved,",
    )


LAYOUT = "<table><tr><td>くらし<td>防災</table>" * 12
INDICATORS = (
    "<table><tr><th>目標指標<th>めざす方向<th>目標値<th>実績値<tr><td>甲<td>↗<td>70<td>64</table>"
)
UNSURE = "<table><tr><th>項目<th>目標値<th>累計<tr><td>丙<td>70<td>64</table>"
NONE = ": no indicator table found: no row has headings such as 目標指標, 目標値 and 実績値"
UNCLEAR = "doubtful headings: '累計' may be a value of its period or something else"
TWELVE = ", ".join(f"table {number}" for number in range(1, 13))


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (
            LAYOUT + INDICATORS,
            [f": sheets or tables: 13, without an indicator table: 12 ({TWELVE})"],
        ),
        (
            LAYOUT,
            [
                f"{NONE} (sheets or tables like it: 12)",
            ],
        ),
        (
            LAYOUT + INDICATORS + UNSURE,
            [
                "[table 14]: rows with numbers that no table has, left out (-v lists them): 2",
                f": sheets or tables: 14, without an indicator table: 12 ({TWELVE})",
                f"[table 14]:1: {UNCLEAR}",
            ],
        ),
    ],
)
def test_tables_that_only_lay_a_page_out_are_told_in_one_line(
    sokatsu: Sokatsu, tmp_path: Path, page: str, told: list[str]
) -> None:
    path = tmp_path / "a.html"
    path.write_text(page, encoding="utf-8")
    lines = sokatsu("tidy", path).stderr.splitlines()
    assert [line.removeprefix(str(path)) for line in lines][: len(told)] == told
    assert len(lines) <= len(told) + 1


HEAD = "<tr><th>指標<th>方向<th>目標値<th>実績値<th>達成率"
FIRST = f"<table>{HEAD}<tr><td>甲<td>↗<td>10<td>8<td>80%</table>"
SECOND = f"<h2>第2章</h2><table>{HEAD}<tr><td>乙<td>↗<td>20<td>VALUE<td>90%</table>"


@pytest.mark.parametrize("command", ["rate", "check", "summary", "report", "infer"])
def test_all_tables_of_a_page_that_have_values_are_read(
    sokatsu: Sokatsu, tmp_path: Path, command: str
) -> None:
    path = tmp_path / "表.html"
    path.write_text(FIRST + SECOND.replace("VALUE", "18"), encoding="utf-8")
    run = sokatsu(command, path)
    assert run.stderr.startswith(note(path))
    one = sokatsu(command, path, "--sheet", "table 1")
    assert READ not in one.stderr
    assert run.stdout != one.stdout


def test_tables_of_a_page_that_cannot_be_read_together_are_refused(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "表.html"
    path.write_text(FIRST + SECOND.replace("VALUE", "約5"), encoding="utf-8")
    run = sokatsu("rate", path)
    assert (run.status, run.stdout) == (2, b"")
    told = "all its tables are read together; --sheet 'table 1', or another, reads one alone"
    assert run.stderr.startswith(f"{path}: {told}\n")
    assert INEXACT in run.stderr
    path.write_text(FIRST + "<table><tr><td>目標値<td>計画の値</table>", encoding="utf-8")
    assert sokatsu("rate", path).stderr == ""


def test_a_table_that_goes_on_without_headings_is_refused(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "表.html"
    path.write_text(f"{FIRST}<table><tr><td>乙<td>↗<td>20<td>18<td>90%</table>", encoding="utf-8")
    run = sokatsu("rate", path)
    assert (run.status, run.stdout) == (2, b"")
    assert f"{path}[table 2]:1: rows without headings, in as many columns" in run.stderr


def test_other_tables_with_numbers_are_counted(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "表.html"
    path.write_text(
        f"{FIRST}<table><tr><td>町<td>5</table><table><tr><td>1<td>町</table>", encoding="utf-8"
    )
    run = sokatsu("rate", path)
    told = "only table 1 is read (tables with numbers left: 1); --sheet reads another"
    assert run.stderr == f"{path}: {told}, 'sokatsu tidy' all\n"
    assert run.status == 0


def test_visible_sheets_that_are_left_are_told(sokatsu: Sokatsu, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name in ("甲", "乙"):
        sheet = book.create_sheet(name)
        sheet.append(["指標", "方向", "目標値", "実績値"])
        sheet.append([name, "↗", 10, 8])
    path = tmp_path / "表.xlsx"
    book.save(path)
    told = "only the sheet 甲 is read (visible sheets left: 1)"
    assert sokatsu("rate", path).stderr == (
        f"{path}: {told}; --sheet reads another, 'sokatsu tidy' all\n"
    )
    assert sokatsu("rate", path, "--sheet", "乙").stderr == ""
