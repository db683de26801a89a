"""Nothing in a page runs in a browser, whatever stands in the table."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from html_page import Page
from sheet_tables import HOSTILE
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.report.html import MISSING_EXTRA, page_templates
from support import Sokatsu
from terminal import terminal_output

CHROMIUM = next(
    filter(
        None,
        map(
            shutil.which,
            ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"],
        ),
    ),
    None,
)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")
def test_nothing_runs_in_a_browser(sokatsu: Sokatsu, tmp_path: Path) -> None:
    text = sokatsu("report", HOSTILE).stdout.decode()
    without_policy = re.sub("<meta http-equiv.*?>", "", text)
    (tmp_path / "page.html").write_text(without_policy, encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
    command += ["--disable-background-networking", f"--user-data-dir={tmp_path / 'profile'}"]
    run = subprocess.run(
        [*command, "--dump-dom", (tmp_path / "page.html").as_uri()],
        check=True,
        capture_output=True,
        timeout=120,
    )
    page = Page(run.stdout.decode())
    assert "<title>総括表</title>" in run.stdout.decode()
    assert {tag for tag, _given in page.elements}.isdisjoint({"script", "img"})
    assert "<script>document.title = 1</script>" in page.text


def test_the_page_needs_its_extra(sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    page_templates.cache_clear()
    run = sokatsu("report", bundled_table(), "-f", "html")
    assert (run.status, run.stdout, run.stderr) == (2, b"", f"sokatsu: {MISSING_EXTRA}\n")
    assert sokatsu("report", bundled_table(), "-f", "markdown").status == 0


def test_a_page_is_nothing_for_a_terminal() -> None:
    assert terminal_output(80, "report") == ""
