"""The recipes of the pages for CI and cron: their versions exist, their lines run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import sokatsu_cli

if os.name != "posix":
    pytest.skip("the recipes are for shells of POSIX", allow_module_level=True)

ROOT = Path(__file__).parents[1]
PAGES = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("ci.md", "ja/ci.md")}
TABLE = (ROOT / "data" / "indicators.csv").read_text(encoding="utf-8")


def recipe(name: str, beginning: str) -> str:
    """Return the block of code of a page that begins so."""
    match = re.search(rf"```[a-z]+\n({re.escape(beginning)}.*?)```", PAGES[name], re.DOTALL)
    assert match is not None
    return match[1]


@pytest.mark.parametrize("name", PAGES)
def test_every_version_is_one_of_the_changelog(name: str) -> None:
    text = PAGES[name]
    named = re.findall(r"(?:OWNER/sokatsu@|rev: )(\S+?)'?(?:\s|$)", text)
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    released = re.findall(r"^## \[(\d\S*)\] - \d{4}-\d\d-\d\d$", changelog, re.MULTILINE)
    assert named == [released[0]] * 3 == [sokatsu_cli.__version__] * 3
    assert text.count("OWNER/sokatsu") == 3


def run(script: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Run a script in a folder, with sokatsu as a command."""
    command = folder / "bin" / "sokatsu"
    if not command.exists():
        command.parent.mkdir()
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sokatsu_cli "$@"\n')
        command.chmod(0o755)
    path = f"{command.parent}:{os.environ['PATH']}"
    return subprocess.run(
        ["sh", "-c", script], check=False, capture_output=True, cwd=folder, env={"PATH": path}
    )


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "data" / "more").mkdir(parents=True)
    (tmp_path / "data" / "a.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", PAGES)
def test_gitlab_takes_what_the_script_writes(name: str, plan: Path) -> None:
    text = recipe(name, "sokatsu:\n")
    line = re.search("^    - (sokatsu .*)$", text, re.MULTILINE)
    assert line is not None
    wrong = plan / "data" / "more" / "b.csv"
    wrong.write_text(TABLE.replace("44.4%", "44.5%"), encoding="utf-8")
    assert run(line[1], plan).returncode == 1
    junit, dotenv = re.findall(r"^      (?:junit|dotenv): (\S+)$", text, re.MULTILINE)
    assert 'failures="1"' in (plan / junit).read_text(encoding="utf-8")
    counts = (plan / dotenv).read_text(encoding="utf-8")
    assert counts == "errors=1\nwarnings=22\nagreeing=37\n"
    wrong.write_text("", encoding="utf-8")
    assert run(line[1], plan).returncode == 2
    assert 'errors="1"' in (plan / junit).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_cron_mails_only_what_is_found(name: str, plan: Path) -> None:
    script = recipe(name, "#!/bin/sh\n").replace("/srv/plan", str(plan))
    done = run(script, plan)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    table = plan / "data" / "a.csv"
    table.write_text(TABLE.replace("44.4%", "44.5%"), encoding="utf-8")
    done = run(script, plan)
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.startswith(b"data/a.csv:2: rate-differs: ")
    table.unlink()
    done = run(script, plan)
    assert done.returncode == 2
    assert done.stdout.decode() == "data/**/*.csv: no file fits this pattern\n"
    assert run(script.replace(str(plan), f"{plan}/nowhere"), plan).returncode == 2
