"""The data of a page for download: all rows, whatever stands in them."""

import csv
import io
import re
from base64 import b64decode
from html import unescape
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

import pytest

from sheet_tables import HOSTILE
from sokatsu_cli.report.page import downloads
from support import Sokatsu


def link_of(sokatsu: Sokatsu, path: Path) -> tuple[str, str]:
    text = sokatsu("report", path).stdout.decode()
    found = re.search(r"""<a download="([^"]*)" href='([^']*)'>([^<]*)</a>""", text)
    assert found
    return unescape(found[1]), found[2]


def test_the_link_carries_every_cell(sokatsu: Sokatsu) -> None:
    name, address = link_of(sokatsu, HOSTILE)
    assert name == "hostile.csv"
    kind, _comma, data = address.partition(",")
    assert kind == "data:text/csv;charset=utf-8"
    assert not re.search(r"[\s<>#&'\x00-\x1f]", data)
    rows = list(csv.DictReader(io.StringIO(unquote(data).removeprefix("\ufeff"))))
    given = list(csv.DictReader(HOSTILE.read_text(encoding="utf-8").splitlines(keepends=True)))
    key = {"section_name": "節"}
    for row, expected in zip(rows, given, strict=True):
        for column in row.keys() - {"rate", "capped_rate", "status", "note", "direction"}:
            assert row[column] == expected[key.get(column, column)].strip()
    assert [row["rate"] for row in rows] == ["44.4", "81.1", "0.0", "", "100.0", "50.0"]
    assert {row["status"] for row in rows} == {"not_achieved"}
    assert rows[3]["note"] == "negative value: use baseline"


def test_a_long_table_is_zipped_and_one_too_long_is_left(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "長い表.csv"
    path.write_text("指標,方向,目標値,実績値,担当課\n会員数,↗,80,81,総務課\n", encoding="utf-8")
    monkeypatch.setattr(downloads, "_PLAIN", 10)
    name, address = link_of(sokatsu, path)
    assert name == "長い表.zip"
    archive = ZipFile(io.BytesIO(b64decode(address.removeprefix("data:application/zip;base64,"))))
    assert archive.namelist() == ["長い表.csv"]
    text = archive.read("長い表.csv").decode()
    assert text == (
        "\ufeffindicator,direction,target,actual,担当課,rate,capped_rate,status,note\n"
        "会員数,↗,80,81,総務課,101.3,100.0,achieved,\n"
    )
    assert link_of(sokatsu, path) == (name, address)
    monkeypatch.setattr(downloads, "_MOST", 10)
    assert "このページには収めていません(1行)" in sokatsu("report", path).stdout.decode()


def test_a_table_from_a_pipe_has_a_name(sokatsu: Sokatsu) -> None:
    rows = "indicator,direction,target,actual\na,up,1,1\n"
    text = sokatsu("report", "-", stdin=rows.encode()).stdout.decode()
    assert '<a download="table.csv"' in text
