"""The steps of action.yml, run as the scripts that they are."""

import os
import re
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import NamedTuple

import pytest

from sokatsu_cli.reading.file_formats import FORMATS

if os.name != "posix":
    pytest.skip("the action runs in a bash of this system", allow_module_level=True)

ROOT = Path(__file__).parents[1]
ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")


def step(name: str) -> str:
    """Return the script of a step."""
    match = re.search(rf"- name: {name}\n.*?run: \|\n((?:        [^\n]*\n|\n)+)", ACTION, re.DOTALL)
    assert match is not None
    return textwrap.dedent(match[1])


class Job(NamedTuple):
    """What a step did."""

    status: int
    stdout: str
    stderr: str
    summary: str
    outputs: str


class Runner:
    """A folder with tables that has sokatsu where the step before has installed it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        command = folder / "sokatsu" / "bin" / "sokatsu"
        command.parent.mkdir(parents=True)
        started = f'"{sys.executable}" -m sokatsu_cli'
        command.write_text(f'#!/bin/sh\necho started >> log\nexec {started} "$@"\n')
        command.chmod(0o755)

    def __call__(self, files: str, options: str = "") -> Job:
        """Check files in the step named Check."""
        written = [self.folder / "summary.md", self.folder / "outputs"]
        for path in written:
            path.write_text("before\n")
        run = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", step("Check")],
            check=False,
            capture_output=True,
            cwd=self.folder,
            env={
                "PATH": "/usr/bin:/bin",
                "RUNNER_TEMP": str(self.folder),
                "GITHUB_STEP_SUMMARY": str(written[0]),
                "GITHUB_OUTPUT": str(written[1]),
                "SOKATSU_FILES": files,
                "SOKATSU_OPTIONS": options,
            },
        )
        summary, outputs = (path.read_text(encoding="utf-8") for path in written)
        assert summary.startswith("before\n")
        assert outputs.startswith("before\n")
        texts = run.stdout.decode(), run.stderr.decode(), summary[7:], outputs[7:]
        return Job(run.returncode, *texts)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    table = (ROOT / "data" / "indicators.csv").read_text(encoding="utf-8")
    for name in ("data/indicators.csv", "data/more/b.csv", "a b.csv"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        written = table.replace("44.4%", "44.5%") if name == "a b.csv" else table
        (tmp_path / name).write_text(written, encoding="utf-8")
    return Runner(tmp_path)


@pytest.mark.parametrize(
    ("files", "options", "status", "annotation", "counts"),
    [
        ("", "", 0, "::warning file=data/indicators.csv,line=2,title=baseline", (0, 11, 19)),
        ("'a b.csv'", "--reasons 後期", 1, "::error file=a b.csv,line=2", (1, 11, 18)),
        ("data/**/*.csv", "--ignore mixed-precision", 0, "::warning file=", (0, 10, 38)),
        ("\n  data/*.csv\n  'a b.*'\n", "", 1, "::error file=a b.csv,line=2", (1, 22, 37)),
        ("a\\ b.csv none/*.csv", "", 2, "::error file=none/*.csv,title=unusable", (2, 11, 18)),
        ("$(touch", "", 2, "::error file=$(touch,title=unusable-file::no such file", (1, 0, 0)),
        ("`touch x` --strict", "", 2, "::error file=--strict,title=unusable", (3, 0, 0)),
        ("''", "", 2, "::error title=unusable-file::no such file", (1, 0, 0)),
    ],
)
def test_one_run_writes_annotations_summary_and_outputs(
    runner: Runner,
    files: str,
    options: str,
    status: int,
    annotation: str,
    counts: tuple[int, int, int],
) -> None:
    job = runner(files, options)
    assert (job.status, annotation in job.stdout) == (status, True)
    assert job.outputs == "errors={}\nwarnings={}\nagreeing={}\n".format(*counts)
    assert job.summary.startswith("## sokatsu check\n")
    assert (runner.folder / "log").read_text() == "started\n"
    assert not (runner.folder / "x").exists()


@pytest.mark.parametrize(
    ("files", "options", "said"),
    [("data/it's.csv", "", "::error::a quote is not closed\n")],
)
def test_wrong_words_are_no_check(runner: Runner, files: str, options: str, said: str) -> None:
    job = runner(files, options)
    assert (job.status, job.stdout, job.summary, job.outputs) == (2, said, "", "")
    assert job.stderr


def test_a_wrong_option_is_told_everywhere(runner: Runner) -> None:
    job = runner("", "--no-such")
    told = "sokatsu check did not begin: its log says why\n"
    assert (job.status, job.stdout) == (2, f"::error::{told}")
    assert job.summary == f"## sokatsu check\n\n{told}"
    assert job.outputs == "errors=1\nwarnings=0\nagreeing=0\n"
    assert "--no-such" in job.stderr


def test_the_extras_of_every_format_are_installed(tmp_path: Path) -> None:
    venv = tmp_path / "python"
    venv.write_text('#!/bin/sh\nmkdir -p "$3/bin" && cp "$0.pip" "$3/bin/python"\n')
    (tmp_path / "python.pip").write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    for path in (venv, tmp_path / "python.pip"):
        path.chmod(0o755)
    environment = {
        "PATH": f"{tmp_path}:/usr/bin:/bin",
        "RUNNER_TEMP": str(tmp_path),
        "SOKATSU_SOURCE": "/the source",
    }
    script = ["bash", "-e", "-o", "pipefail", "-c", step("Install")]
    run = subprocess.run(script, check=True, capture_output=True, env=environment)
    extras = ",".join(sorted({each.extra for each in FORMATS} - {""}))
    assert run.stdout.decode().splitlines()[-1] == f"/the source[{extras}]"
