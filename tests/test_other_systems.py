"""What Windows lacks is taken away here: all modules load, and the commands do the same."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import BinaryIO

import click
import pytest

from sokatsu_cli.cli.output import OutputOptions, view
from sokatsu_cli.model import systems, visible
from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.errors import ClosedPipe, SokatsuError
from sokatsu_cli.model.systems import has_fork
from sokatsu_cli.reading import sources
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.reading.pdf import page_reader
from sokatsu_cli.streaming import workers
from sokatsu_cli.writing import files
from support import Sokatsu

WITHOUT = """
import os, signal, subprocess, sys
for name in ("fcntl", "resource", "pwd", "grp", "termios", "tty", "pty", "syslog", "readline"):
    sys.modules[name] = None
for name in (
    "fork forkpty sched_getaffinity pread pwrite fchown fchmod chown mkfifo waitid wait3 wait4 "
    "killpg set_blocking posix_fadvise posix_fallocate posix_spawn getuid geteuid sendfile statvfs"
).split():
    if hasattr(os, name):
        delattr(os, name)
for name in ("O_NONBLOCK", "O_DIRECTORY", "O_NOFOLLOW", "O_CLOEXEC", "P_PID", "WEXITED", "WNOWAIT"):
    if hasattr(os, name):
        delattr(os, name)
for name in "SIGHUP SIGKILL SIGALRM SIGPIPE pthread_sigmask pause alarm".split():
    if hasattr(signal, name):
        delattr(signal, name)
from sokatsu_cli.model import systems
systems.is_windows = lambda: True
"""

IMPORT_ALL = """
import importlib, pkgutil, sokatsu_cli
names = [each.name for each in pkgutil.walk_packages(sokatsu_cli.__path__, "sokatsu_cli.")]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
print(len(names))
"""

RUN = """
from sokatsu_cli.streaming import shares, workers
workers._LARGE, workers._PART, shares._FEW = 1, 100, 1
from sokatsu_cli.cli import main
sys.exit(main(sys.argv[1:]))
"""


def without(script: str, *arguments: str, folder: Path) -> "subprocess.CompletedProcess[bytes]":
    command = [sys.executable, "-c", WITHOUT + script, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("a.csv", "b.csv", "c.csv"):
        (tmp_path / name).write_bytes(bundled_table().read_bytes())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_module_loads(tmp_path: Path) -> None:
    done = without(IMPORT_ALL, folder=tmp_path)
    assert done.stderr == b""
    assert int(done.stdout) > 300


@pytest.mark.parametrize(
    "arguments",
    [
        ["rate", "a.csv", "-f", "csv"],
        ["rate", "a.csv", "-f", "jsonl", "-o", "b.csv"],
        ["check", "a.csv", "b.csv", "c.csv", "--reasons", "後期"],
        ["summary", "a.csv"],
    ],
)
def test_commands_do_the_same(here: Path, sokatsu: Sokatsu, arguments: list[str]) -> None:
    expected = sokatsu(*arguments)
    written = (here / "b.csv").read_bytes()
    (here / "b.csv").write_bytes(bundled_table().read_bytes())
    done = without(RUN, *arguments, folder=here)
    assert (done.returncode, done.stdout, done.stderr.decode()) == expected
    assert (here / "b.csv").read_bytes() == written


def test_a_large_table_is_worked_on_without_helpers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork", raising=False)
    assert not has_fork()
    assert workers.cores() == 1


def test_a_file_that_excel_has_open(
    here: Path, sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(_path: Path, _target: Path) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(files, "is_windows", lambda: True)
    monkeypatch.setattr(Path, "replace", held)
    before = (here / "b.csv").read_bytes()
    told = (
        "sokatsu: cannot write b.csv: Access is denied; it is open in a program such as Excel, or "
        "is the table that is read: close it there, or give -o another file\n"
    )
    assert sokatsu("rate", "a.csv", "-f", "csv", "-o", "b.csv") == (2, b"", told)
    assert (here / "b.csv").read_bytes() == before
    assert sorted(path.name for path in here.iterdir()) == ["a.csv", "b.csv", "c.csv"]


@pytest.mark.parametrize(
    ("windows", "error"), [(True, ClosedPipe), (False, SokatsuError)], ids=["windows", "others"]
)
def test_a_reader_that_has_gone(
    monkeypatch: pytest.MonkeyPatch, windows: bool, error: type[Exception]
) -> None:
    def gone(_path: Path | None) -> BinaryIO:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(files, "is_windows", lambda: windows)
    monkeypatch.setattr(files, "_opened", gone)
    with pytest.raises(error):
        files.write_pieces([b"x"])


def test_a_folder_is_named_as_one(here: Path, sokatsu: Sokatsu) -> None:
    (here / "folder").mkdir()
    told = "folder: this is a folder, not a file\n"
    assert sokatsu("rate", "folder") == (2, b"", told)


def test_a_pipe_that_says_it_can_be_sought_in_is_read_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    receiver, sender = os.pipe()
    os.write(sender, b"indicator,direction,target,actual\na,up,1,2\n")
    os.close(sender)
    with os.fdopen(receiver, "rb") as pipe:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=pipe))
        assert not sources._can_be_read_again(pipe)  # noqa: SLF001
        with sources.opened("-") as source:
            assert source.size == 43


@pytest.mark.parametrize("error", [ValueError, OSError])
def test_a_limit_of_memory_that_the_system_refuses(
    monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def refuse(*_limits: object) -> None:
        raise error

    resource = SimpleNamespace(
        RLIMIT_AS=0, RLIM_INFINITY=-1, getrlimit=lambda _kind: (-1, -1), setrlimit=refuse
    )
    monkeypatch.setitem(sys.modules, "resource", resource)
    page_reader._limit_memory()  # noqa: SLF001
    monkeypatch.setitem(sys.modules, "resource", None)
    page_reader._limit_memory()  # noqa: SLF001


def test_a_report_over_its_table_by_another_name(
    here: Path, sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "A.csv").hardlink_to(here / "a.csv")  # what a system without cases shows
    run = sokatsu("check", "a.csv", "--report", "json=A.csv")
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr.startswith("sokatsu: --report A.csv: the table, its options or another")
    monkeypatch.setattr(os.path, "normcase", str.lower)
    run = sokatsu("check", "a.csv", "--report", "json=new.txt", "--report", "junit=NEW.txt")
    assert run.status == 2


def test_a_pattern_finds_no_file_twice(
    here: Path, sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "B.csv").write_bytes(b"")
    monkeypatch.setattr(os.path, "normcase", str.lower)
    assert sokatsu("check", "b.csv", "[Bb].csv", "--reasons", "後期").stderr == ""


def test_directions_on_another_drive_are_kept_with_their_place(
    here: Path, sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_way(_path: object, _start: object) -> str:
        raise ValueError

    (here / "directions.csv").write_text("指標,方向\nx,↗\n", encoding="utf-8")
    monkeypatch.setattr(os.path, "relpath", no_way)
    sokatsu("rate", "a.csv", "--direction", "directions.csv", "--save-options")
    assert f'"{(here / "directions.csv").as_posix()}"' in (here / "sokatsu.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("variables", "color"),
    [
        ({}, False),
        ({"WT_SESSION": "1"}, True),
        ({"TERM": "xterm"}, True),
        ({"TERM": "dumb"}, False),
    ],
)
def test_the_older_console_shows_no_codes_of_colors(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], color: bool
) -> None:
    for name in ("WT_SESSION", "TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, text in variables.items():
        monkeypatch.setenv(name, text)
    monkeypatch.setattr("sokatsu_cli.cli.output.is_windows", lambda: True)
    monkeypatch.setattr("sokatsu_cli.cli.output.goes_to_terminal", lambda _options: True)
    options = OutputOptions(
        form=None, output=None, columns=None, bom=False, safe_cells=False, lang="en", color="auto"
    )
    with click.Context(click.Command("rate")):
        assert view(Header(["target"]), options).color is color


def test_a_line_for_its_shells(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["check", r"data\表.csv", "my table.csv", "it's $1", "a,b", ""]
    assert visible.shell_line(words[1:3]) == r"'data\表.csv' 'my table.csv'"
    monkeypatch.setattr(visible, "is_windows", lambda: True)
    line = r"""check data\表.csv "my table.csv" 'it''s $1' "a,b" "" """.rstrip()
    assert visible.shell_line(words) == line


def test_which_system_this_is() -> None:
    assert systems.is_windows() is (sys.platform == "win32")
