"""Tables for what is made of a summary sheet, and what is made of them."""

from pathlib import Path

from html_page import Cell, Page
from sokatsu_cli import read_indicators
from sokatsu_cli.report.arrangement import summary_sheet
from sokatsu_cli.report.sheet import SummarySheet
from support import Sokatsu

HOSTILE = Path(__file__).parent / "source" / "hostile.csv"
"""Labels that would be markup, scripts or template code if they were not text."""

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

PLAIN = "indicator,direction,target,actual\n満足度,↗,10,13\n人口,→,5,\n"
"""The columns that are needed, and no others."""

HEADING = "chapter,section,section_name,indicator,direction,period,target,actual,published_rate"


def sheet_of(tmp_path: Path, rows: list[str], **options: str | int) -> SummarySheet:
    path = tmp_path / "table.csv"
    path.write_text("\n".join([HEADING, *rows, ""]), encoding="utf-8")
    return summary_sheet(read_indicators(path), **options)  # type: ignore[arg-type]


def page_of(sokatsu: Sokatsu, *arguments: str | Path, stdin: str = "") -> Page:
    run = sokatsu("report", *arguments, stdin=stdin.encode())
    assert run.status == 0, run.stderr
    return Page(run.stdout.decode())


def indicator_rows(page: Page) -> list[list[Cell]]:
    """Return the rows of the sheet, but for its headings, sections and reasons."""
    return [row for row in page.tables["sheet"] if row[0].scope == "row"]
