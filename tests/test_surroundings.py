"""Odd surroundings: locales, variables, closed and full streams, and how much a run may take."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from bounded_run import BoundedRun, bounded_run
from hostile import BYTES, assert_harmless, raw
from sokatsu_cli.reading.bundled import bundled_table
from support import Run, Sokatsu

if os.name != "posix":
    pytest.skip("a shell of POSIX starts the commands", allow_module_level=True)

COMMAND = [sys.executable, "-m", "sokatsu_cli"]
ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
HEAD = "indicator,direction,target,actual"
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems differ")


def run(
    arguments: Sequence[str], folder: Path, variables: Mapping[str, str | None], shell: str = ""
) -> Run:
    """Run the command in a folder; a variable of None is unset, a shell text follows its words."""
    chosen = {**os.environ, **variables}.items()
    environment = {name: value for name, value in chosen if value is not None}
    words = ["bash", "-c", f'exec "$@" {shell}', "-", *COMMAND, *arguments]
    done = subprocess.run(words, cwd=folder, capture_output=True, env=environment, check=False)
    return Run(done.returncode, done.stdout, done.stderr.decode())


@pytest.fixture
def here(tmp_path: Path) -> Path:
    for name in ("a.csv", "表.csv"):
        (tmp_path / name).write_bytes(bundled_table().read_bytes())
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["rate", "表.csv", "--where", "期間=後期"], "地域"),
        (["check", "表.csv", "-f", "json"], '"path": "表.csv"'),
        (["check", "表.csv", "-f", "github"], "file=表.csv"),
        (["check", "表.csv", "-f", "junit"], 'name="表.csv"'),
        (["infer", "表.csv"], "sokatsu check '表.csv' --method"),
        (["summary", "表.csv", "--by", "期間"], "前期"),
        (["report", "表.csv", "--title", "総括"], "<title>総括</title>"),
        (["rate", "a.csv", "--grades", "100:◎,0:▲"], "◎"),
        (["--help"], ""),
    ],
)
def test_the_locale_c(here: Path, arguments: list[str], shown: str) -> None:
    done = run(arguments, here, ASCII)
    assert_harmless(done, 0)
    assert shown in done.stdout.decode()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["rate", "無.csv"], "無.csv: no such file\n"),
        (
            ["rate", "a.csv", "-o", "無/出.csv"],
            "sokatsu: cannot write 無/出.csv: No such file or d",
        ),
        (["rate", "a.csv", "--column", "target=無"], "a.csv:1: target: no heading '無'; the table"),
        (
            ["check", "a.csv", "--reasons", "中期"],
            "sokatsu: no row has the period '中期' of --reas",
        ),
        (["rate", "a.csv", "--missing", BYTES], "sokatsu: Invalid value for '--missing': '\\xe9"),
    ],
)
def test_messages_in_the_locale_c(here: Path, arguments: list[str], message: str) -> None:
    done = run(arguments, here, ASCII)
    assert_harmless(done, 2)
    assert done.stderr.startswith(message)


@pytest.mark.parametrize(
    ("arguments", "variables", "status"),
    [
        (["rate", "a.csv"], {"SOKATSU_LANG": "", "COLUMNS": "0", "TERM": "\x1b[2J"}, 0),
        (["rate", "a.csv"], {"COLUMNS": "-5", "TERM": None, "HOME": None, "PATH": None}, 0),
        (["rate", "a.csv"], {"COLUMNS": "x\x1b", "PYTHONIOENCODING": "ascii:strict"}, 0),
        (["rate", "a.csv"], {"OPENBLAS_NUM_THREADS": "x", "COLUMNS": "9" * 30}, 0),
        (["--help"], {"COLUMNS": "9" * 30, "LC_ALL": "xx_YY.nothing", "LANG": "\x1b"}, 0),
        (["--help"], {"COLUMNS": "1", "PYTHONIOENCODING": "ascii:strict"}, 0),
        (["rate", "a.csv", "-f", "csv"], {"TMPDIR": "/nowhere"}, 0),
        (["rate", "無\udce9.csv"], {"PYTHONIOENCODING": "ascii:strict"}, 2),
        (["rate", "a.csv", "--digits", "9" * 5000], {"PYTHONINTMAXSTRDIGITS": "0"}, 2),
    ],
)
def test_variables(
    here: Path, arguments: list[str], variables: dict[str, str | None], status: int
) -> None:
    assert_harmless(run(arguments, here, variables), status)


@pytest.mark.parametrize(
    ("arguments", "variables", "status"),
    [
        (["rate", "a.csv"], {"SOKATSU_LANG": "xx\x1b[2J"}, 2),
        (["rate", "a.csv"], {"SOKATSU_LANG": BYTES}, 2),
        (["rate", "a.csv"], {"SOKATSU_LANG": "x" * 100_000}, 2),
        (["report", "a.csv"], {"SOKATSU_LANG": "en"}, 0),
        (["check", "a.csv"], {"GITHUB_ACTIONS": "\x1b", "GITHUB_WORKSPACE": BYTES}, 0),
        (["check", "表.csv"], {"GITHUB_ACTIONS": "1", "GITHUB_WORKSPACE": "no\x1b\u202e"}, 0),
        (["check", "a.csv"], {"GITHUB_ACTIONS": "1", "GITHUB_STEP_SUMMARY": "/nowhere/x"}, 0),
        ([], {"_SOKATSU_COMPLETE": "bash_complete"}, 2),
        ([], {"_SOKATSU_COMPLETE": "bash_complete", "COMP_WORDS": "x", "COMP_CWORD": "y"}, 2),
        ([], {"_SOKATSU_COMPLETE": "fish_complete", "COMP_WORDS": "sokatsu '"}, 2),
    ],
)
def test_variables_of_ours(
    here: Path,
    sokatsu: Sokatsu,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    variables: dict[str, str],
    status: int,
) -> None:
    monkeypatch.chdir(here)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert_harmless(sokatsu(*arguments), status)


@needs_linux
@pytest.mark.parametrize(
    ("arguments", "redirection", "status"),
    [
        (["rate", "no.csv"], "2>/dev/full", 2),
        (["rate", "--no"], "2>/dev/full", 2),
        (["rate"], "2>/dev/full", 0),
        (["rate", "no.csv"], "2>&-", 2),
        (["rate", "a.csv"], "2>&-", 0),
        (["rate", "a.csv", "-f", "csv"], ">&- 2>&-", 2),
        (["check", "a.csv"], ">&-", 2),
        (["--help"], ">&-", 0),
        (["rate", "-"], "<&- >&- 2>&-", 2),
        (["rate", "-"], "<&-", 2),
        (["rate", "-"], "</dev/null", 2),
        (["rate", "/dev/stdin"], "<&-", 2),
        (["rate", "/dev/null"], "", 2),
        (["rate", "/dev/fd/99"], "", 2),
        (["rate", "/proc/self/mem"], "", 2),
        (["rate", "a.csv"], ">/dev/full", 2),
        (["check", "a.csv"], ">/dev/full", 2),
        (["--help"], ">/dev/full", 2),
        (["rate", "a.csv", "-f", "csv"], ">/dev/full", 2),
        (["rate", "a.csv", "-f", "csv", "-o", "/dev/full"], "", 2),
        (["rate", "a.csv"], "2> >(:)", 0),
        (["rate", "no.csv"], "2> >(:)", 2),
    ],
)
def test_streams(here: Path, arguments: list[str], redirection: str, status: int) -> None:
    done = run(arguments, here, {}, redirection)
    assert done.status == status
    assert "2>" in redirection or "--help" in arguments or done.stderr or status == 0
    assert raw(done.stderr) == []
    assert done.status != 2 or not done.stdout


def limited(arguments: Sequence[str], cwd: Path, folder: Path, shell: str = "") -> BoundedRun:
    script = f'cd "$1" && shift && timeout -k 1 120 "$@" {shell} >/dev/null'
    return bounded_run(["bash", "-c", script, "-", str(cwd), *COMMAND, *arguments], folder)


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files that are larger than what they should be read of."""
    folder = tmp_path_factory.mktemp("endless")
    with (folder / "sparse.csv").open("wb") as file:
        file.truncate(4 << 30)
    with (folder / "later.csv").open("wb") as file:
        file.write(f"{HEAD}\na,up,1,2\n".encode())
        file.truncate(4 << 30)
    with (folder / "quote.csv").open("wb") as file:
        file.write(f'{HEAD}\n"a,up,1,2\n'.encode() + "表,up,1,2\n".encode() * 3_000_000)
    names = ",".join(f"c{place}" for place in range(200_000))
    (folder / "wide.csv").write_text(f"{HEAD},{names}\na,up,1,2{',x' * 200_000}\n")
    (folder / "short.csv").write_text(f"{HEAD}\n{'ab,' * 5_000_000}\n")
    return folder


@needs_linux
@pytest.mark.parametrize(
    ("arguments", "shell"),
    [
        *((["rate", name], "") for name in ("/dev/zero", "sparse.csv", "wide.csv")),
        *((["rate", "-f", "csv", name], "") for name in ("later.csv", "quote.csv")),
        (["check", "later.csv"], ""),
        *((["tidy", name], "") for name in ("quote.csv", "wide.csv", "short.csv")),
        (["report", "sparse.csv"], ""),
        (["rate", "--encoding", "utf-16", "/dev/zero"], ""),
        (["rate", "--encoding", "cp932", "sparse.csv"], ""),
        (["rate", "--delimiter", ";", "wide.csv"], ""),
        (["check", "-"], "< /dev/zero"),
        (["check", "-"], "< <(cat /dev/zero)"),
        (["rate", "-f", "csv", "-"], "< <(yes 'a,up,1,2')"),
        (["tidy", "--direction", "/dev/zero", "short.csv"], ""),
    ],
)
def test_what_does_not_end_is_refused_soon(
    endless: Path, tmp_path: Path, arguments: list[str], shell: str
) -> None:
    done = limited(arguments, endless, tmp_path, shell)
    assert_harmless(Run(done.status, b"", done.stderr), 2)
    assert "memory" not in done.stderr
    assert done.seconds < 20
    assert done.memory < 1024
