"""The sheet of a spreadsheet in the published layout, which is tidied again."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from sokatsu_cli.reading.bundled import bundled_table
from spreadsheet_formulas import Computed
from support import Sokatsu

HEADING = "chapter,section,section_name,indicator,direction,period,target,actual,published_rate"

DIFFERENT = """\
節,目標指標,めざす方向,期間,目標値,実績値,達成率
市民,加入率,↗,前期,70,64.2,91.7%
市民,加入率,↗,後期,70,61.9,98.4%
市 民,苦情,↘,前期,10,15,100.0%
市民,苦情,↘,後期,10,9,皆増
市民,NPO,↗,前期,22,-5,50%
市民,計,↗,前期,22,26,118.2%
"""
"""Printed rates that agree, differ, are no number, and stand where there is none; and a total."""


def test_the_spreadsheet_can_be_tidied_again(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    assert sokatsu("report", bundled_table(), "-o", path).status == 0
    assert sokatsu("tidy", path).stdout == bundled_table().read_bytes()


def test_the_spreadsheet_has_numbers_and_is_ready_to_print(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:

    path = tmp_path / "sheet.xlsx"
    sokatsu("report", bundled_table(), "-o", path)
    page = load_workbook(path)["総括表"]
    cells = {str(cell.value): cell for row in page.iter_rows() for cell in row}
    assert cells["0.444"].number_format == "0.0%"
    assert cells["1360"].number_format == "#,##0"
    assert page.page_setup.orientation == "landscape"
    assert page.page_setup.fitToHeight == 0
    assert page.print_title_rows == "$3:$4"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_cell_of_a_printed_rate_that_differs_is_marked(
    sokatsu: Sokatsu, tmp_path: Path, language: str
) -> None:

    path = tmp_path / "sheet.xlsx"
    sokatsu("report", "-", "-o", path, "--lang", language, stdin=DIFFERENT.encode())
    page = load_workbook(path).worksheets[-1]
    first = next(cell for row in page.iter_rows() for cell in row if cell.comment)
    assert first.value == {"ja": "達成率", "en": "Rate"}[language]
    assert {"ja": "「一覧」", "en": "'Results'"}[language] in getattr(first.comment, "text", "")
    cells = [cell for row in page.iter_rows(min_row=first.row + 1) for cell in row]
    marked = {cell.value: cell.comment.text for cell in cells if cell.comment}
    assert list(marked) == [0.984, 1, "皆増", 0.5, 1.182]
    expected = {
        "ja": "公表値 98.4% は計算値 88.4% と異なります",
        "en": "published 98.4%, computed 88.4%",
    }
    assert marked[0.984] == expected[language]
    filled = {cell.value for cell in cells if cell.fill.start_color.rgb == "FFFBE3D6"}
    assert filled == set(marked)


def test_a_spreadsheet_loses_no_digit(sokatsu: Sokatsu, tmp_path: Path) -> None:

    path = tmp_path / "sheet.xlsx"
    rows = "indicator,direction,target,actual\n人口,↗,999999999999999999,123456789012345\n"
    sokatsu("report", "-", "-o", path, stdin=rows.encode())
    values = [cell.value for row in load_workbook(path).worksheets[-1].iter_rows() for cell in row]
    assert "999999999999999999" in values
    assert 123456789012345 in values


def test_rates_that_were_not_published_are_not_tidied_as_published(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "sheet.xlsx"
    rows = "indicator,unit,direction,year,target,actual\n満足度,%,↗,H30,10,9\n人口,人,↘,H30,5,\n"
    assert sokatsu("report", "-", "-o", path, stdin=rows.encode()).status == 0
    lines = sokatsu("tidy", path).stdout.decode().splitlines()
    assert lines[0].endswith(",published_rate,reason,計算値")
    assert lines[1:] == [
        ",,,満足度,%,↗,,H30,,10,9,,,90.0%",
        ",,,人口,人,↘,,H30,,5,-,,,",
    ]


PLAIN = """\
indicator,direction,year,target,actual
満足度,↗,H29,10,9
満足度,↗,H30,10,
事故,↗,H29,5,0
順位,↗,H30,70,64.4
"""


def test_computed_rates_follow_the_list(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    options = ["--rounding", "down"]
    assert sokatsu("report", "-", "-o", path, *options, stdin=PLAIN.encode()).status == 0
    run = sokatsu("tidy", path)
    lines = run.stdout.decode().splitlines()
    assert lines[0].endswith(",計算値,計算値 (2)")
    assert lines[1:] == [
        ",,,満足度,,↗,,H29,,10,9,,,90.0%,",
        ",,,満足度,,↗,,H30,,10,-,,,90.0%,",
        ",,,事故,,↗,,H29,,5,0,,,0.0%,",
        ",,,順位,,↗,,H30,,70,64.4,,,,92.0%",
    ]
    assert "formula" not in run.stderr
    page = load_workbook(path)["総括表"]
    rates = [str(page.cell(row, column).value) for row in (4, 6, 8) for column in (7, 9)]
    assert rates[0] == "=IF('一覧'!$I$5=\"\",\"\",'一覧'!$I$5)"
    assert [rate[:3] for rate in rates] == ["=IF", "=IF", "=IF", "Non", "Non", "0.9"]
    assert (page["G4"].number_format, page["I8"].font.italic) == ("0.0%", True)
    book = load_workbook(path)
    book["総括表"]["F5"], book["総括表"]["H5"] = 4, 7
    book.save(path)
    changed = Computed(path.read_bytes())
    assert [changed.at("総括表", 4, column) for column in (7, 9)] == [0.4, 0.7]


def test_a_spreadsheet_of_two_chapters_is_tidied_again(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    rows = ["1,1,甲,あ,↗,前期,10,9,90%", "2,1,乙,い,↗,前期,10,8,80%"]
    text = "\n".join([f"{HEADING},reason", f"{rows[0]},「あ」は遅れた。", f"{rows[1]},", ""])
    assert sokatsu("report", "-", "-o", path, stdin=text.encode()).status == 0
    lines = sokatsu("tidy", path).stdout.decode().splitlines()
    assert lines[1:] == [
        "1,1,甲,あ,,↗,前期,,,10,9,90%,「あ」は遅れた。",
        "2,1,乙,い,,↗,前期,,,10,8,80%,",
    ]


@pytest.mark.parametrize("character", ["\x07", "\ufffe", "\uffff"])
def test_a_spreadsheet_refuses_what_it_cannot_hold(
    sokatsu: Sokatsu, tmp_path: Path, character: str
) -> None:
    rows = f"indicator,direction,target,actual\n満足{character}度,↗,10,9\n"
    run = sokatsu("report", "-", "-o", tmp_path / "sheet.xlsx", stdin=rows.encode())
    assert run.status == 2
    assert "a spreadsheet cannot hold" in run.stderr
    assert not list(tmp_path.iterdir())


def test_reasons_of_each_period_are_tidied_again(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    rows = [
        "1,1,甲,あ,↗,前期,10,9,90%,「あ」は遅れた。",
        "1,1,甲,い,↗,前期,10,8,80%,「い」も遅れた。",
    ]
    rows += ["1,1,甲,あ,↗,後期,10,7,70%,「あ」はまた遅れた。"]
    text = "\n".join([f"{HEADING},reason", *rows, ""])
    assert sokatsu("report", "-", "-o", path, stdin=text.encode()).status == 0
    lines = sokatsu("tidy", path).stdout.decode().splitlines()
    assert [line.rpartition(",")[2] for line in lines[1:]] == [
        *["「あ」は遅れた。", "「あ」はまた遅れた。", "「い」も遅れた。"]
    ]


def test_a_reason_of_many_lines_has_room_in_a_spreadsheet(sokatsu: Sokatsu, tmp_path: Path) -> None:
    heights = []
    for reason in ("雨のため。", "雨のため。\n風のため。\n雪のため。\n霧のため。"):
        path = tmp_path / "a.csv"
        rows = f'indicator,direction,period,target,actual,reason\n甲,↗,後期,9,8,"{reason}"\n'
        path.write_text(rows, encoding="utf-8")
        assert sokatsu("report", path, "-o", tmp_path / "a.xlsx").status == 0
        page = load_workbook(tmp_path / "a.xlsx")["総括表"]
        (number,) = (
            number
            for number, row in enumerate(page.iter_rows(values_only=True), 1)
            if "雨" in str(row)
        )
        heights.append(page.row_dimensions[number].height)
    assert heights[1] == 4 * heights[0]
