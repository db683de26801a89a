"""Bytes out: a file is there whole or as it was before, standard output reports what it lost."""

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
    target = Path(os.path.realpath(path))
    mode = target.stat().st_mode if target.exists() else None
    if mode is not None and not stat.S_ISREG(mode):
        target.write_bytes(data)  # a pipe or a device is written to, never replaced
        return
    temporary = target.with_name(f".{target.name}.{os.urandom(4).hex()}.tmp")
    try:
        with temporary.open("xb") as output:
            output.write(data)
            output.flush()
            os.fsync(output.fileno())
        if mode is not None:
            temporary.chmod(stat.S_IMODE(mode))
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
