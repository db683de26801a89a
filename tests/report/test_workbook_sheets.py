"""The first two sheets of a spreadsheet: the summary, and the list of all results."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from sokatsu_cli.reading.bundled import bundled_table
from spreadsheet_formulas import Computed
from support import Sokatsu

HEADING = "section_name,indicator,unit,direction,period,target,actual,published_rate"


def written(sokatsu: Sokatsu, path: Path, *arguments: str, rows: str = "") -> Computed:
    source = "-" if rows else str(bundled_table())
    run = sokatsu("report", source, "-o", path, *arguments, stdin=rows.encode())
    assert run.status == 0, run.stderr
    return Computed(path.read_bytes())


def rows_of(book: Workbook, sheet: str) -> list[list[object]]:
    cells: list[list[object]] = [[*row] for row in book[sheet].iter_rows(values_only=True)]
    return [row for row in cells if any(cell is not None for cell in row)]


def test_the_summary_is_the_first_sheet(sokatsu: Sokatsu, tmp_path: Path) -> None:
    book = written(sokatsu, tmp_path / "a.xlsx")
    assert book.saved.sheetnames == ["集計", "一覧", "総括表"]
    head, numbers, *rows = rows_of(book.saved, "集計")[3:]
    assert head[:4] == [None, "集計する期間の番号 →", 2, "後期 (H30)"]
    assert numbers[0] == "期間の番号: 1 = 前期 (H26)、2 = 後期 (H30)"
    assert rows[0] == [
        *("No.", "節", "件数", "達成", "未達成", "データなし"),
        *("達成の割合", "平均達成率(上限後)", "策定時より悪化", "公表値と相違"),
    ]
    assert rows[1] == [None, "合計", 11, 4, 7, 0, 0.364, 0.828, 1, 0]
    assert rows[2] == [1, "1-1 地域コミュニティ", 2, 0, 2, 0, 0, 0.928, 1, 0]
    assert rows[5] == [4, "1-4 男女共同参画社会", 2, 0, 2, 0, 0, 0.588, 0, 0]
    assert rows[7][0] == "期間ごとの推移"
    assert rows[9] == [1, "前期 (H26)", 8, 2, 6, 0, 0.25, 0.823, 4, 0]
    assert rows[10] == [2, "後期 (H30)", *rows[1][2:]]
    figures = [cell.value for row in book.book["集計"]["C8:J13"] for cell in row]
    assert all(str(figure).startswith("=") for figure in figures)


TWO = f"{HEADING}\n市民,加入率,%,↗,前期,9,4,44.4%\n市民,加入率,%,↗,後期,10,9,90%\n"


def test_what_is_changed_in_the_layout_or_the_summary_changes_all(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    assert sokatsu("report", "-", "-o", path, stdin=TWO.encode()).status == 0
    book = load_workbook(path)
    (choice,) = book["集計"].data_validations.dataValidation
    assert (choice.formula1, choice.formula2) == ("1", "2")
    assert (book["総括表"]["F4"].value, book["総括表"]["F5"].value) == (9, 4)
    book["集計"]["C5"], book["総括表"]["F5"] = 1, 9
    book.save(path)
    changed = Computed(path.read_bytes())
    assert [changed.at("一覧", 5, column) for column in (9, 10, 12)] == [9, 1, "達成"]
    assert [changed.at("集計", 8, column) for column in range(3, 9)] == [1, 1, 0, 0, 1, 1]
    assert changed.at("集計", 5, 4) == "前期"
    assert "加入率,%,↗,前期,,,9,9,44.4%," in sokatsu("tidy", path).stdout.decode()


def test_what_stands_over_the_summary(sokatsu: Sokatsu, tmp_path: Path) -> None:
    heading = ["--subtitle", "後期", "--owner", "企画課", "--date", "令和元年"]
    book = written(sokatsu, tmp_path / "a.xlsx", *heading, "--lang", "en")
    lines = [str(row[0]) for row in rows_of(book.saved, "Summary")]
    assert lines[1:3] == ["後期", "企画課  令和元年"]
    assert lines[3].startswith("Computed by formulas")
    assert lines[6] == "Numbers of periods: 1 = 前期 (H26), 2 = 後期 (H30)"
    assert "'Summary', 'Results'" in sokatsu("tidy", tmp_path / "a.xlsx").stderr


def test_the_list_has_a_row_of_each_result(sokatsu: Sokatsu, tmp_path: Path) -> None:
    book = written(sokatsu, tmp_path / "a.xlsx")
    head, first, *rows = rows_of(book.saved, "一覧")[3:]
    assert head[:7] == ["節No.", "期No.", "節", "目標指標", "単位", "方向", "期間"]
    assert head[7:13] == ["策定時", "目標値", "実績値", "達成率", "達成率(上限後)", "状況"]
    assert head[13:] == [
        *("策定時より悪化", "公表達成率", "≠", "備考"),
        *("達成率(丸める前)", "上限後(丸める前)"),
    ]
    assert first[7:15] == [7, 9, 4, 0.444, 0.444, "未達成", "悪化", 0.444]
    assert len(rows) == 18
    page = book.book["一覧"]
    assert (page.freeze_panes, page.auto_filter.ref) == ("E5", "A4:S23")
    assert (page.print_title_rows, page.page_setup.fitToHeight) == ("$4:$4", 0)
    assert page.print_area == "'一覧'!$A$1:$P$23"
    formats = [page.cell(5, column).number_format for column in (8, 11, 18)]
    assert formats == ["0", "0.0%", "0.00000%"]


DIFFERENT = f"""\
{HEADING}
市民,加入率,%,↗,前期,70,64.2,91.7%
市民,加入率,%,↗,後期,70,61.9,98.4%
市民,=1+1,%,↘,前期,10,9,皆増
市民,苦情,%,↘,後期,10,9.999,
市民,計,%,↗,前期,22,26,118.2%
"""


@pytest.mark.parametrize("language", ["ja", "en"])
def test_differences_are_marked_and_totals_left_out(
    sokatsu: Sokatsu, tmp_path: Path, language: str
) -> None:
    book = written(sokatsu, tmp_path / "a.xlsx", "--lang", language, rows=DIFFERENT)
    summary, results, _layout = book.saved.sheetnames
    assert [summary, results] == {"ja": ["集計", "一覧"], "en": ["Summary", "Results"]}[language]
    rows = rows_of(book.saved, results)[4:]
    marks = [(row[3], row[13]) for row in rows]
    assert marks == [("加入率", None), ("加入率", "≠"), ("=1+1", "≠"), ("苦情", None)]
    assert book.book[results]["D7"].data_type == "s"
    page = book.book[results]
    rules = {
        str(area.sqref): rule.formula for area in page.conditional_formatting for rule in area.rules
    }
    assert rules["M5:N8"] == ['$N5="≠"']
    formulas = [str(page.cell(row, 14).value)[:4] for row in range(5, 9)]
    assert formulas == ["=IF(", "=IF(", "≠", "None"]
    said = str(rows[1][14])
    expected = {"ja": "公表値98.4、計算値88.4", "en": "published 98.4, computed 88.4"}
    assert said.startswith(expected[language])
    total = next(row for row in rows_of(book.saved, summary) if row[1] in ("合計", "Total"))
    assert total == [None, total[1], 2, 1, 1, 0, 0.5, 0.942, 1]
    notes = [str(row[0]) for row in rows_of(book.saved, summary)]
    assert any(note.endswith(": 計") for note in notes)


SHARES = f"""\
{HEADING}
市民,a,%,↗,前期,60,51.5,86%
市民,b,%,↗,前期,60,51.5,85.83%
市民,c,%,↗,前期,60,51.5,85.9%
市民,d,%,↗,前期,60,51.5,85.8
市民,e,%,↗,前期,60,66,100%
市民,f,%,↗,前期,60,66,110%
市民,g,%,↗,前期,60,-,50%
市民,h,%,↗,前期,60,,
"""


@pytest.mark.parametrize(
    ("options", "marks", "changed"),
    [
        ([], "..≠..≠≠.", ".≠..≠≠≠."),
        (["--no-cap"], "..≠.≠.≠.", ".≠..≠≠≠."),
        (["--rounding", "half-even"], "..≠..≠≠.", "..≠..≠≠."),
    ],
)
def test_marks_of_differences_follow(
    sokatsu: Sokatsu, tmp_path: Path, options: list[str], marks: str, changed: str
) -> None:
    path = tmp_path / "a.xlsx"
    written(sokatsu, path, *options, rows=SHARES)
    book = load_workbook(path)
    column = next(cell.column for cell in book["一覧"][4] if cell.value == "≠")

    def shown() -> str:
        computed = Computed(path.read_bytes())
        return "".join(str(computed.at("一覧", row, column) or ".") for row in range(5, 13))

    assert shown() == marks
    actuals = [row for row in range(5, 20, 2) if book["総括表"].cell(row, 6).value]
    for row in actuals:
        book["総括表"].cell(row, 6).value = 51.54
    book.save(path)
    assert shown() == changed


def test_a_plain_table_has_no_columns_of_what_it_lacks(sokatsu: Sokatsu, tmp_path: Path) -> None:
    rows = "indicator,direction,target,actual\n満足度,↗,10,13\n人口,→,5,\n"
    book = written(sokatsu, tmp_path / "a.xlsx", "--no-cap", "--title", "=総括", rows=rows)
    head, *listed = rows_of(book.saved, "一覧")[3:]
    assert head == [
        *("節No.", "期No.", "目標指標", "方向", "目標値", "実績値", "達成率", "状況", "備考"),
        "達成率(丸める前)",
    ]
    assert listed == [
        [1, 1, "満足度", "↗", 10, 13, 1.3, "達成", None, 1.3],
        [1, 1, "人口", "→", 5, "-", None, "データなし", "実績値なし", None],
    ]
    summary = rows_of(book.saved, "集計")
    assert summary[0][0] == "=総括"
    assert summary[3][-1] == "平均達成率"
    assert summary[4] == [None, "合計", 2, 1, 0, 1, 1, 1.3]
    assert str(summary[5][0]).startswith("目標値・実績値を")
    formulas = [formula for _sheet, _cell, formula, *_rest in book.formulas()]
    assert any("AVERAGE(" in formula for formula in formulas)


def test_a_table_without_rows_has_formulas_over_nothing(sokatsu: Sokatsu, tmp_path: Path) -> None:
    rows = "indicator,direction,target,actual\n"
    book = written(sokatsu, tmp_path / "a.xlsx", rows=rows)
    total = [book.at("集計", 6, column) for column in range(2, 9)]
    assert total == ["合計", 0, 0, 0, 0, "", ""]


def test_means_that_may_cancel_out_are_values_of_their_period(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    rows = "indicator,direction,year,baseline,target,actual\na,↗,H29,5,10,4\na,↗,H30,5,10,6\n"
    options = ["--method", "baseline", "--no-cap"]
    book = written(sokatsu, tmp_path / "a.xlsx", *options, rows=rows)
    trend = [str(book.book["集計"].cell(row, 8).value) for row in (12, 13)]
    assert trend[0] == "-0.2"
    assert trend[1].startswith("=IFERROR(ROUND(1000*(AVERAGEIFS(")
    rows = rows.replace("10,6", "10,3")
    book = written(sokatsu, tmp_path / "a.xlsx", *options, rows=rows)
    assert book.book["集計"]["H8"].value == '=IF($C$5=2,-0.4,"")'


def test_what_is_said_besides(sokatsu: Sokatsu, tmp_path: Path) -> None:
    rows = "indicator,direction,method,target,actual\na,↘,raw,30,37\nb,↗,,10000,9996\nc,↗,,-1,2\n"
    book = written(sokatsu, tmp_path / "a.xlsx", rows=rows)
    notes = [row[-3] for row in rows_of(book.saved, "一覧")[4:]]
    assert notes == [
        "計算方法 raw; 方向を考慮しない",
        "100%と表示されるが未達成",
        "負の値(baseline方式なら計算可能)",
    ]
