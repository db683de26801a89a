"""What a report is of and what stands at its top: options of ``sokatsu report``."""

from pathlib import Path

import pytest

from sokatsu_cli import read_indicators
from sokatsu_cli.cli import report as command
from sokatsu_cli.report.arrangement import summary_sheet
from sokatsu_cli.report.contents import Contents, Heading
from support import Run, Sokatsu

TABLE = """章,節番号,節,目標指標,めざす方向,計画期間,年度,策定時,目標値,実績値,達成率,担当課
1,1,子育て,待機児童,↘,前期,H26,40,20,30,,こども課
1,1,子育て,待機児童,↘,後期,H30,40,0,10,0%,こども課
1,2,防災,自主防災組織,↗,前期,H26,50,80,80,,危機管理課
1,2,防災,自主防災組織,↗,後期,平成30年度,50,100,99,,危機管理課
2,1,交流,観光客,↗,後期,H30,"12,000","30,000","24,500",,商工課
2,1,交流,待機児童,↗,後期,H30,1,2,2,,
2,1,交流,計,↗,後期,H30,1,2,1,,商工課
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def report(sokatsu: Sokatsu, file: Path, *options: str, form: str = "markdown") -> Run:
    run = sokatsu("report", file, "-f", form, *options)
    assert run.status == 0, run.stderr
    return run


def counted(run: Run) -> list[list[str]]:
    """Return the cells of the summary: names of the groups, indicators, achieved, not achieved."""
    lines = run.stdout.decode().splitlines()
    start = next(at for at, line in enumerate(lines) if "| 指標数 |" in line)
    rows = [line.strip("| ").split(" | ") for line in lines[start + 2 :]]
    end = next(at for at, row in enumerate(rows) if row == [""])
    return [[cell.strip() for cell in row[:4]] for row in rows[:end]]


@pytest.mark.parametrize("option", ["--title", "--subtitle", "--date", "--owner"])
@pytest.mark.parametrize("text", ["", " ", "　", "二\n行", "色\x1b[31m", "\u202e逆"])
def test_what_stands_at_the_top_is_one_line_of_visible_text(
    sokatsu: Sokatsu, file: Path, option: str, text: str
) -> None:
    run = sokatsu("report", file, option, text)
    assert (run.status, run.stdout) == (2, b"")
    assert f"Invalid value for '{option}'" in run.stderr
    assert run.stderr.isprintable() or "\x1b" not in run.stderr


def test_the_same_table_gives_the_same_bytes(sokatsu: Sokatsu, file: Path) -> None:
    one, other = (report(sokatsu, file, form="html") for _ in range(2))
    assert one.stdout == other.stdout


@pytest.mark.parametrize(
    ("by", "heading", "rows"),
    [
        ("section", "節", [["1-1 子育て", "1", "0", "1"], ["1-2 防災", "1", "0", "1"]]),
        ("章", "章", [["第1章", "2", "0", "2"], ["第2章", "2", "1", "1"]]),
        ("chapter", "章", [["第1章", "2", "0", "2"], ["第2章", "2", "1", "1"]]),
        (
            "担当課",
            "担当課",
            [["こども課", "1", "0", "1"], ["危機管理課", "1", "0", "1"], ["商工課", "1", "0", "1"]],
        ),
    ],
)
def test_a_report_by_a_column(
    sokatsu: Sokatsu, file: Path, by: str, heading: str, rows: list[list[str]]
) -> None:
    run = report(sokatsu, file, "--by", by)
    text = run.stdout.decode()
    assert f"## {heading}ごとの集計" in text
    assert f"| {heading} | 指標数 |" in text
    assert counted(run)[: len(rows)] == rows
    assert counted(run)[-2:] == [
        ["合計 前期 (H26)", "2", "1", "1"],
        ["合計 後期 (H30)", "4", "1", "3"],
    ]


def test_a_row_without_the_column_has_a_group_of_its_own(sokatsu: Sokatsu, file: Path) -> None:
    run = report(sokatsu, file, "--by", "担当課")
    assert counted(run)[-3] == ["(記載なし)", "1", "1", "0"]
    page = report(sokatsu, file, "--by", "担当課", form="html").stdout.decode()
    assert page.count("担当課ごとの集計表") >= 2
    assert page.count("担当課ごとの達成状況") >= 2
    english = report(sokatsu, file, "--by", "担当課", "--lang", "en").stdout.decode()
    assert "## By 担当課" in english
    assert "| (blank) |" in english


def test_indicators_of_one_name_stay_apart_in_a_group(file: Path) -> None:
    lines = TABLE.splitlines()
    lines[2] = "2,1,交流,待機児童,↘,後期,H30,40,0,10,,こども課"
    file.write_text("\n".join(lines), encoding="utf-8")
    first, *_others = summary_sheet(read_indicators(file), by="担当課").sections
    there = [[result is not None for result in row.results] for row in first.rows]
    assert there == [[True, False], [False, True]]


@pytest.mark.parametrize(
    ("by", "message"),
    [
        ("課", "--by: no column '課'; the table has 章, 節番号, 節,"),
        ("年度", "--by: '年度' stands side by side; --period chooses one"),
        ("period", "--by: 'period' stands side by side; --period chooses one"),
    ],
)
def test_a_column_that_makes_no_groups(sokatsu: Sokatsu, file: Path, by: str, message: str) -> None:
    run = sokatsu("report", file, "--by", by)
    assert (run.status, run.stdout) == (2, b"")
    assert message in run.stderr


def test_the_library_refuses_them_too(file: Path) -> None:
    frame = read_indicators(file)
    with pytest.raises(ValueError, match="no column '課'"):
        summary_sheet(frame, by="課")
    with pytest.raises(ValueError, match="period= chooses one, not by='計画期間'"):
        summary_sheet(frame, by="計画期間")


@pytest.mark.parametrize(
    ("where", "total"),
    [
        (["status=達成"], ["合計 後期 (H30)", "1", "1", "0"]),
        (["status=not_achieved", "章=１"], ["合計 後期 (H30)", "2", "0", "2"]),
        (["change_status=worse"], []),
        (["rate=99.0"], ["合計 後期 (平成30年度)", "1", "0", "1"]),
        (["担当課=商工課"], ["合計 後期 (H30)", "1", "0", "1"]),
    ],
)
def test_only_the_rows_of_conditions_are_counted(
    sokatsu: Sokatsu, file: Path, where: list[str], total: list[str]
) -> None:
    options = [word for each in where for word in ("--where", each)]
    run = report(sokatsu, file, *options)
    none = not total
    assert none or counted(run)[-1] == total
    assert ("表示する結果はありません。" in run.stdout.decode()) is none
    assert ("no row is left by --where" in run.stderr) is none
    page = report(sokatsu, file, *options, form="html").stdout.decode()
    assert ("観光客" in page) is (where == ["担当課=商工課"])
    report(sokatsu, file, *options, "-o", str(file.with_suffix(".xlsx")), form="xlsx")


def test_what_is_left_out_is_validated_all_the_same(sokatsu: Sokatsu, file: Path) -> None:
    file.write_text(TABLE.replace("0%", "x%").replace(",80,80,", ",80,約80,"), encoding="utf-8")
    run = sokatsu("report", file, "--where", "担当課=商工課", "-f", "html")
    assert (run.status, run.stdout) == (2, b"")
    assert "plan.csv:4: 実績値" in run.stderr or "plan.csv:4: actual" in run.stderr
    assert "is not a number" in run.stderr


@pytest.mark.parametrize(
    ("options", "label"),
    [
        ([], "後期 (H30)"),
        (["--period", "前 期"], "前期 (H26)"),
        (["--period", "平成２６年度"], "前期 (H26)"),
        (["--period", "2018"], "後期 (H30)"),
        (["--period", "前期（H26）"], "前期 (H26)"),
        (["--period", "前期", "--where", "status=達成"], "前期 (H26)"),
        (["--period", "前期", "--where", "status=none"], ""),
    ],
)
def test_the_period_of_the_headline(
    sokatsu: Sokatsu,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: list[str],
    label: str,
) -> None:
    """H30 and 平成30年度 are one year, under its first spelling."""
    seen: list[Contents] = []

    def rendered(_form: str, contents: Contents) -> bytes:
        seen.append(contents)
        return b""

    monkeypatch.setattr(command, "render_report", rendered)
    report(sokatsu, file, "--owner", "企画課", "--date", "R7.4.1", *options)
    assert seen[0].outlook.period.label == label
    heading = Heading("総括表", owner="企画課", date="R7.4.1")
    assert seen[0].heading._replace(conditions=()) == heading
    asked = " ".join(options).partition("--where ")[2].replace("=", " = ")
    assert seen[0].heading.conditions == (asked,) * bool(asked)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--period", "中期"], "no period '中期'; the table has 前期 (H26), 後期 (H30)"),
        (["--period", "前期", "--where", "担当課=商工課"], "'前期'; the table has 後期 (H30)"),
        (["--period", ""], "'' is no period"),
    ],
)
def test_a_period_that_is_not_there(
    sokatsu: Sokatsu, file: Path, options: list[str], message: str
) -> None:
    run = sokatsu("report", file, *options)
    assert (run.status, run.stdout) == (2, b"")
    assert message in run.stderr
    assert "--period" in run.stderr


def test_a_period_of_several_years(sokatsu: Sokatsu, file: Path) -> None:
    file.write_text(TABLE.replace("後期,平成30年度", "後期,R1"), encoding="utf-8")
    run = sokatsu("report", file, "--period", "後期")
    assert (run.status, run.stdout) == (2, b"")
    assert "'後期' is 2 periods: 後期 (H30), 後期 (R1)" in run.stderr


def test_changes_have_thousands_as_their_values(sokatsu: Sokatsu, file: Path) -> None:
    text = report(sokatsu, file).stdout.decode()
    assert "策定時比 +12,500 改善" in text
    run = sokatsu("rate", file, "--baseline-change", "--where", "目標指標=観光客")
    assert "+12,500" in run.stdout.decode()
    data = sokatsu("rate", file, "--baseline-change", "-f", "csv").stdout.decode()
    assert ",12500,improved" in data
