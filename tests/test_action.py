"""The steps of action.yml, run as the scripts that they are."""

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def check_step() -> str:
    """Return the script of the step named Check."""
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    match = re.search(r"- name: Check\n.*?run: \|\n((?:        .*\n|\n)+)", text, re.DOTALL)
    assert match is not None
    return textwrap.dedent(match[1])


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """Return a folder that has sokatsu where the step before has installed it."""
    command = tmp_path / "sokatsu" / "bin" / "sokatsu"
    command.parent.mkdir(parents=True)
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sokatsu_cli "$@"\n')
    command.chmod(0o755)
    return tmp_path


@pytest.mark.parametrize(
    ("files", "options", "status", "annotation"),
    [
        ("", "", 0, "::warning file=data/indicators.csv,line=2,title=baseline-regressed::"),
        ("'b a.csv'", "--reasons 後期 --ignore mixed-precision", 1, "::error file=b a.csv,line=2"),
        ("$(touch injected)", "", 2, "::error file=$(touch,title=unusable-file::no such file"),
        ("data/it's.csv", "", 1, ""),
    ],
)
def test_check_step(
    runner: Path, tmp_path: Path, files: str, options: str, status: int, annotation: str
) -> None:
    (tmp_path / "data").mkdir()
    table = (ROOT / "data" / "indicators.csv").read_text(encoding="utf-8")
    (tmp_path / "data" / "indicators.csv").write_text(table, encoding="utf-8")
    (tmp_path / "b a.csv").write_text(table.replace("44.4%", "44.5%"), encoding="utf-8")
    summary = tmp_path / "summary.md"
    run = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", check_step()],
        check=False,
        capture_output=True,
        cwd=tmp_path,
        env={
            "PATH": "/usr/bin:/bin",
            "RUNNER_TEMP": str(runner),
            "GITHUB_STEP_SUMMARY": str(summary),
            "SOKATSU_FILES": files,
            "SOKATSU_OPTIONS": options,
        },
    )
    assert run.returncode == status
    assert annotation in run.stdout.decode()
    assert run.stderr.decode().count("no such file") == (2 if status == 2 else 0)
    assert bool(run.stdout) is bool(annotation)
    written = summary.read_text(encoding="utf-8") if summary.exists() else ""
    assert written.startswith("## sokatsu check\n") is bool(annotation)
    assert not (tmp_path / "injected").exists()
