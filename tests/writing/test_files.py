"""A file is there whole or as it was before."""

import errno
import os
import signal
import stat
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

from needs import (
    needs_bash,
    needs_devices,
    needs_fifos,
    needs_full_device,
    needs_links,
    needs_permissions,
    needs_signals,
)
from sokatsu_cli.model.errors import SokatsuError
from sokatsu_cli.model.temporary_files import kept_for_later
from sokatsu_cli.writing.files import held_back, write_output


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "rates.csv"
    path.write_bytes(b"old")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@needs_permissions
def test_a_new_file_has_the_permissions_of_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_output(b"new", tmp_path / "rates.csv")
    finally:
        os.umask(before)
    assert (tmp_path / "rates.csv").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "rates.csv").stat().st_mode) == 0o640
    assert names(tmp_path) == ["rates.csv"]


def test_a_name_as_long_as_can_be(tmp_path: Path) -> None:
    write_output(b"new", tmp_path / ("指" * 83 + ".csv"))
    assert len(names(tmp_path)) == 1


@needs_permissions
@pytest.mark.parametrize("allowed", [True, False])
def test_a_private_file_is_never_readable_by_others(
    old: Path, monkeypatch: pytest.MonkeyPatch, *, allowed: bool
) -> None:
    old.chmod(0o600)
    modes = []

    def look(descriptor: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))

    def chown(_descriptor: int, _user: int, _group: int) -> None:
        if not allowed:
            raise PermissionError

    monkeypatch.setattr(os, "fsync", look)
    monkeypatch.setattr(os, "fchown", chown)
    write_output(b"new", old)
    assert [*modes, stat.S_IMODE(old.stat().st_mode)] == [0o600, 0o600]


@needs_bash
def test_standard_output_by_its_path_is_written_to() -> None:
    command = f"{sys.executable} -m sokatsu_cli rate -f csv -o /dev/stdout | head -c 7"
    run = subprocess.run(["bash", "-c", command], check=True, capture_output=True)
    assert run.stdout == b"chapter"


@needs_permissions
def test_permissions_are_kept(old: Path) -> None:
    old.chmod(0o604)
    write_output(b"new", old)
    assert (old.read_bytes(), stat.S_IMODE(old.stat().st_mode)) == (b"new", 0o604)


@needs_links
def test_a_symbolic_link_is_followed(old: Path) -> None:
    link = old.with_name("link.csv")
    link.symlink_to(old.name)
    write_output(b"new", link)
    assert (link.is_symlink(), old.read_bytes()) == (True, b"new")


@needs_fifos
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    received = []
    reader = threading.Thread(target=lambda: received.append(fifo.read_bytes()))
    reader.start()
    write_output(b"new", fifo)
    reader.join()
    assert (received, stat.S_ISFIFO(fifo.stat().st_mode)) == ([b"new"], True)


@needs_devices
def test_a_device_is_written_to_and_not_replaced() -> None:
    write_output(b"new", Path("/dev/null"))
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@pytest.mark.parametrize("call", ["fsync", "rename"])
def test_a_failure_leaves_the_old_file(
    old: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if call == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(SokatsuError) as caught:
        write_output(b"new", old)
    assert str(caught.value) == f"cannot write {old}: No space left on device"
    assert (old.read_bytes(), names(old.parent)) == (b"old", ["rates.csv"])


def test_an_interrupt_leaves_the_old_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_output(b"new", old)
    assert (old.read_bytes(), names(old.parent)) == (b"old", ["rates.csv"])


def test_a_file_that_is_read_only_is_not_replaced(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _mode: path != old)
    with pytest.raises(SokatsuError) as caught:
        write_output(b"new", old)
    assert str(caught.value) == f"cannot write {old}: Permission denied"
    assert old.read_bytes() == b"old"


@needs_permissions
@pytest.mark.parametrize(
    ("name", "reason"),
    [("nowhere/rates.csv", "No such file or directory"), (".", "Is a directory")],
)
def test_places_that_cannot_be_written(tmp_path: Path, name: str, reason: str) -> None:
    with pytest.raises(SokatsuError) as caught:
        write_output(b"new", tmp_path / name)
    assert str(caught.value) == f"cannot write {tmp_path / name}: {reason}"


def test_what_is_held_back_is_written_at_the_end(old: Path) -> None:
    with held_back(old) as output:
        output.write(b"new")
        output.flush()
        assert old.read_bytes() == b"old"
    assert (old.read_bytes(), names(old.parent)) == (b"new", ["rates.csv"])


def write_and_fail(path: Path | None, error: type[BaseException]) -> None:
    with held_back(path) as output:
        output.write(b"lost")
        raise error


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_what_is_held_back_is_dropped_at_an_error(old: Path, error: type[BaseException]) -> None:
    with pytest.raises(error):
        write_and_fail(old, error)
    assert (old.read_bytes(), names(old.parent)) == (b"old", ["rates.csv"])


def test_standard_output_gets_all_or_nothing(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with pytest.raises(KeyError):
        write_and_fail(None, KeyError)
    with held_back(None) as output:
        output.write(b"kept")
    assert capfdbinary.readouterr().out == b"kept"


@needs_full_device
def test_no_room_for_a_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    full = Path("/dev/full")
    unbuffered = partial(full.open, "w+b", buffering=0)
    monkeypatch.setattr("sokatsu_cli.writing.files.kept_for_later", unbuffered)
    with (
        pytest.raises(
            SokatsuError,
            match=r"cannot write a temporary file.*: No space left .*; TMPDIR can",
        ),
        held_back(None) as output,
    ):
        output.write(b"x")


@needs_bash
@pytest.mark.parametrize("arguments", ["data.csv -f csv", "- -f csv < data.csv", "data.csv"])
def test_a_closed_standard_output_is_no_success(tmp_path: Path, arguments: str) -> None:
    table = "indicator,direction,target,actual\na,up,1,2\n"
    (tmp_path / "data.csv").write_text(table, encoding="utf-8")
    command = f"{sys.executable} -m sokatsu_cli rate {arguments} >&-"
    run = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert run.stderr == "sokatsu: cannot write standard output: Bad file descriptor\n"
    assert run.returncode == 2


def test_what_is_short_needs_no_folder_for_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("tempfile.tempdir", "/nowhere")
        with kept_for_later() as kept:
            kept.write(b"kept")
            kept.seek(0)
            assert kept.read() == b"kept"


WRITE_LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
before = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
from sokatsu_cli.cli import main
status = main(sys.argv[1:])
resource.setrlimit(resource.RLIMIT_FSIZE, before)
sys.exit(status)
"""


@needs_signals
def test_a_full_disk_leaves_the_old_file(old: Path) -> None:
    """The file size limit stops the write in its midst, as a full disk does."""
    command = [sys.executable, "-c", WRITE_LIMITED, "example", "--force", "-o", str(old)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr == f"sokatsu: cannot write {old}: File too large\n"
    assert (old.read_bytes(), names(old.parent)) == (b"old", ["rates.csv"])


WRITE_AND_WAIT = """
import os, sys, time
def wait(descriptor):
    print("written", flush=True)
    time.sleep(60)
os.fsync = wait
from sokatsu_cli.cli import main
sys.exit(main(sys.argv[1:]))
"""


@needs_signals
@pytest.mark.usefixtures("usual_signals")
@pytest.mark.parametrize("sent", ["SIGKILL", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_kill_during_the_write_leaves_the_old_file(old: Path, form: str, sent: str) -> None:
    command = [sys.executable, "-c", WRITE_AND_WAIT, "rate", "-f", form, "-o", str(old)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        number = getattr(signal, sent)
        process.send_signal(number)
        assert process.wait() == -number
    assert old.read_bytes() == b"old"
    assert sent == "SIGKILL" or names(old.parent) == ["rates.csv"]


@needs_permissions
@pytest.mark.parametrize("code", [errno.EBUSY, errno.EXDEV, errno.EPERM, errno.EROFS])
@pytest.mark.parametrize("call", ["open", "replace"])
def test_a_file_that_cannot_be_replaced_is_left_with_what_else_can_be_done(
    old: Path, monkeypatch: pytest.MonkeyPatch, call: str, code: int
) -> None:
    """As a file that is mounted by itself, or one in a folder of somebody else."""

    def fail(*_arguments: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(*((os, "open", fail) if call == "open" else (Path, "replace", fail)))
    with pytest.raises(SokatsuError) as caught:
        write_output(b"new", old)
    assert str(caught.value) == (
        f"cannot write {old}: {os.strerror(code)}; its folder lets no other file take its place: "
        "give -o another folder and copy the file, or leave out -o and redirect standard output, "
        "such as -f csv > FILE"
    )
    assert (old.read_bytes(), names(old.parent)) == (b"old", ["rates.csv"])


def test_a_folder_that_takes_no_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", fail)
    with pytest.raises(SokatsuError) as caught:
        write_output(b"new", tmp_path / "new.csv")
    assert str(caught.value) == f"cannot write {tmp_path / 'new.csv'}: Permission denied"


MOUNT = """
mount --bind other.csv rates.csv || exit 77
"$0" -m sokatsu_cli rate -f csv -o rates.csv
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems mount otherwise")
def test_a_file_that_is_mounted(old: Path) -> None:
    (old.parent / "other.csv").write_bytes(b"mounted")
    command = ["unshare", "--mount", "--map-root-user", "sh", "-c", MOUNT, sys.executable]
    try:
        run = subprocess.run(command, cwd=old.parent, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no unshare")
    if "sokatsu: " not in run.stderr:
        pytest.skip("nothing may be mounted")
    assert "cannot write rates.csv: Device or resource busy; its folder lets" in run.stderr
    assert (run.returncode, names(old.parent)) == (2, ["other.csv", "rates.csv"])
    assert (old.parent / "other.csv").read_bytes() == b"mounted"
