"""Bytes out: a file is there whole or as it was before, standard output reports what it lost."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from sokatsu_cli.errors import ClosedPipe, SokatsuError


def write_output(data: bytes, path: Path | None) -> None:
    """Write to a file, or to standard output if there is no path.

    Raises:
        SokatsuError: Nothing, or not all, could be written.
        ClosedPipe: The reader of standard output has gone.
    """
    try:
        if path is None:
            _write_descriptor(data)
        else:
            _write_file(data, path)
    except BrokenPipeError as error:
        raise ClosedPipe from error
    except OSError as error:
        target = "standard output" if path is None else path
        raise SokatsuError(f"cannot write {target}: {error.strerror}") from error


def _write_descriptor(data: bytes) -> None:
    """Write through a buffer of our own: an unbuffered sys.stdout can write a part and say nothing.

    Closing it is what reports a full disk.
    """
    with open(1, "wb", closefd=False) as output:
        output.write(data)


def _write_file(data: bytes, path: Path) -> None:
    """Write a temporary file beside the target and rename it; follow links, keep permissions."""
    old = path.stat() if path.exists() else None
    if old is not None and not stat.S_ISREG(old.st_mode):
        path.write_bytes(data)  # a pipe or a device is written to, never replaced
        return
    target = Path(os.path.realpath(path))
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    temporary = target.with_name(f".sokatsu-{os.urandom(4).hex()}.tmp")
    try:
        mode = 0o666 if old is None else 0o600  # nobody else reads it before it has its own
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as output:
            if old is not None:
                _keep_permissions(descriptor, old)
            output.write(data)
            output.flush()
            os.fsync(output.fileno())
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def _keep_permissions(descriptor: int, old: os.stat_result) -> None:
    """Give a new file the owner, where that is allowed, and the permissions of the old one."""
    with suppress(PermissionError):
        os.fchown(descriptor, old.st_uid, old.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
