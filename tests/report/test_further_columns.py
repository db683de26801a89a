"""Further columns of the table in each format of a report."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from support import Sokatsu

TABLE = """\
節番号,節,目標指標,方向,単位,期間,年度,策定時,目標値,実績値,達成率,担当課,予算
1,人権,会員数,↗,人,前期,H26,10,80,70,87.5%,市民課,100
1,人権,会員数,↗,人,後期,H30,10,90,80,88.9%,市民課,200
1,人権,事故件数,↘,件,前期,H26,70,50,60,83.3%,"道路
課",
2,環境,加入率,↗,%,後期,H30,50,88.3,90,100.0%,<b>,=1
"""
COLUMNS = ["--columns", "+担当課,+予算,+status"]


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("t.csv").write_text(TABLE, encoding="utf-8")
    return "t.csv"


def test_the_page_shows_them_below_names(sokatsu: Sokatsu, table: str) -> None:
    lines = sokatsu("report", table, *COLUMNS).stdout.decode().splitlines()
    names = [line for line in lines if line.startswith("<tr><th scope=row>会員数")]
    assert names[-1].startswith(
        '<tr><th scope=row>会員数 <span role="note">担当課: 市民課</span> '
        '<span role="note">予算: 100 / 200</span> <span role="note">状況: 未達成</span><td>人'
    )
    listed = [line for line in lines if line.startswith("<div>")]
    assert "<div>担当課: &lt;b&gt;</div>" in listed
    assert "<div>予算: =1</div>" in listed
    assert "<div>状況: 達成</div>" in listed


def test_the_page_is_read_as_without_them(sokatsu: Sokatsu, table: str) -> None:
    sokatsu("report", table, "-o", "plain.html")
    sokatsu("report", table, *COLUMNS, "-o", "more.html")
    plain, more = (sokatsu("tidy", name) for name in ("plain.html", "more.html"))
    assert (plain.status, plain.stdout) == (more.status, more.stdout)


def test_the_list_of_a_workbook_has_them_behind_the_notes(sokatsu: Sokatsu, table: str) -> None:
    sokatsu("report", table, *COLUMNS, "-o", "t.xlsx", "--lang", "en")
    sheet = load_workbook("t.xlsx")["Results"]
    headings = [cell.value for cell in sheet[4]]
    at = headings.index("担当課")
    assert headings[at - 1 : at + 3] == ["Note", "担当課", "予算", "Status"]
    cells = [[cell.value for cell in row[at : at + 3]] for row in sheet.iter_rows(min_row=5)]
    assert cells == [
        ["市民課", "100", "not_achieved"],
        ["市民課", "200", "not_achieved"],
        ["道路\n課", None, "not_achieved"],
        ["<b>", "=1", "achieved"],
    ]
    assert sheet.cell(8, at + 2).data_type == "s"
    assert sheet.print_area == f"'Results'!$A$1:${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[at + 2]}$8"
