import sys
from pathlib import Path

import pandas as pd
import pytest

from sokatsu_cli import InputError, SokatsuError, read_indicators, report_page
from sokatsu_cli.report import html
from support import Sokatsu

ROWS = {"indicator": ["満足度", "苦情"], "direction": ["↗", "↘"], "period": ["前期", "後期"]}
TABLE = pd.DataFrame(ROWS | {"target": ["80", "10"], "actual": ["81", "12"], "節": "1"})


def test_the_page_is_that_of_the_command(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    TABLE.to_csv(path, index=False)
    notes = tmp_path / "notes.csv"
    notes.write_text("節,区分,本文\n1,総評,順調\n", encoding="utf-8")
    heading = ["--title", "計画", "--subtitle", "前期計画", "--owner", "企画課", "--date", "2026"]
    run = sokatsu(
        *("report", path, *heading, "--notes", notes, "--period", "前期", "--grades", "iaa")
    )
    page = report_page(
        read_indicators(path),
        title="計画",
        subtitle="前期計画",
        owner="企画課",
        date="2026",
        notes=notes,
        period="前期",
        grades="iaa",
    )
    assert page == run.stdout.decode()
    english = sokatsu("report", path, "--lang", "en", "--by", "direction").stdout.decode()
    assert report_page(read_indicators(path), lang="en", by="direction") == english


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="no language 'fr'; choose from en, ja"):
        report_page(TABLE, lang="fr")
    with pytest.raises(ValueError, match="no period '中期'"):
        report_page(TABLE, period="中期")
    with pytest.raises(ValueError, match="no column '課'"):
        report_page(TABLE, by="課")
    with pytest.raises(InputError, match="<frame>: index 1: target: '約' is not a number"):
        report_page(TABLE.assign(target=["1", "約"]))


def test_an_empty_table_has_no_period() -> None:
    assert "<!DOCTYPE html>" in report_page(TABLE.iloc[:0], period="前期")


def test_what_is_missing_is_told_how_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    html.page_templates.cache_clear()  # of an earlier page
    with pytest.raises(SokatsuError, match="python -m pip install jinja2"):
        report_page(TABLE)
