"""Bytes out: a file is there whole or as it was before, standard output reports what it lost."""

import errno
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from sokatsu_cli.model.errors import ClosedPipe, SokatsuError
from sokatsu_cli.model.interruptions import unwinding
from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.pipes import pipe_to_write
from sokatsu_cli.model.system_errors import reason_of
from sokatsu_cli.model.systems import is_windows
from sokatsu_cli.model.temporary_files import kept_for_later, writing_temporary

_STANDARD_OUTPUT = N_("standard output")

_NO_EXCHANGE = (errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EXDEV)
"""How a system refuses another file in a folder that it guards, or over a mounted file."""

_OTHER_WAYS = N_(
    "its folder lets no other file take its place: give -o another folder and copy the file, or "
    "leave out -o and redirect standard output, such as -f csv > FILE"
)

_HELD_OPEN = N_(
    "it is open in a program such as Excel, or is the table that is read: close it there, or give "
    "-o another file"
)
"""Why Windows lets no other file take the place of one."""

_PIECE = 1 << 20
"""Bytes that are copied at once."""


def write_output(data: bytes, path: Path | None) -> None:
    """Write to a file, or to standard output if there is no path.

    Raises:
        SokatsuError: Nothing, or not all, could be written.
        ClosedPipe: The reader of standard output has gone.
    """
    if path is None:
        write_pieces([data])
    else:
        with held_back(path) as output:
            output.write(data)


def write_pieces(pieces: Iterable[bytes]) -> None:
    """Write to standard output, piece by piece.

    Raises:
        SokatsuError: Nothing, or not all, could be written.
        ClosedPipe: The reader of standard output has gone.
    """
    with _named(_STANDARD_OUTPUT), _opened(None) as output:
        output.writelines(pieces)


@contextmanager
def held_back(path: Path | None) -> Iterator[BinaryIO]:
    """Give a file to write to; what it holds goes to a path when the block ends without an error.

    A signal that ends the process removes what there is of it first.

    Args:
        path: What is replaced, or written to where it is a pipe or a device; None for standard
            output.

    Raises:
        SokatsuError: Nothing, or not all, could be written.
        ClosedPipe: The reader of standard output has gone.
    """
    with _named(str(path)):
        old = path.stat() if path is not None and path.exists() else None
    if path is not None and (old is None or stat.S_ISREG(old.st_mode)):
        place = Path(os.path.realpath(path))
        with unwinding(), _named(str(path)), _replacing(place, old) as output:
            yield output
        return
    target = _STANDARD_OUTPUT if path is None else str(path)
    with _named(target):
        _refuse_closed(path)
    with unwinding(), kept_for_later() as kept:
        with writing_temporary():
            yield kept
        kept.seek(0)
        with _named(target), _opened(path) as output:
            shutil.copyfileobj(kept, output, _PIECE)


def _refuse_closed(path: Path | None) -> None:
    """Refuse standard output if it is closed, before another file gets its descriptor."""
    if path is None and sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


@contextmanager
def _named(target: str) -> Iterator[None]:
    """Say what could not be written."""
    try:
        yield
    except BrokenPipeError as error:
        raise ClosedPipe from error
    except OSError as error:
        if target == _STANDARD_OUTPUT and is_windows() and error.errno == errno.EINVAL:
            raise ClosedPipe from error  # how Windows says that the reader has gone
        told = _("cannot write {target}: {reason}")
        raise SokatsuError(told.format(target=_(target), reason=reason_of(error))) from error


def _opened(path: Path | None) -> BinaryIO:
    """Open what is not replaced: a pipe, a device, or standard output.

    That has a buffer of our own: an unbuffered sys.stdout can write a part and say nothing.
    Closing it is what reports a full disk.
    """
    if path is None:
        _refuse_closed(path)
        return open(1, "wb", closefd=False)
    return pipe_to_write(path) if path.is_fifo() else path.open("wb")


@contextmanager
def _replacing(target: Path, old: os.stat_result | None) -> Iterator[BinaryIO]:
    """Write a temporary file beside the target and rename it; keep permissions."""
    if old is not None and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    temporary = target.with_name(f".sokatsu-{os.urandom(4).hex()}.tmp")
    try:
        mode = 0o666 if old is None else 0o600  # nobody else reads it before it has its own
        with _exchanging(old):
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as output:
            if old is not None:
                _keep_permissions(descriptor, old)
            yield output
            output.flush()
            os.fsync(output.fileno())
        with _exchanging(old):
            temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


@contextmanager
def _exchanging(old: os.stat_result | None) -> Iterator[None]:
    """Say what else can be done where a file can be written, but no other can take its place."""
    try:
        yield
    except OSError as error:
        if old is None or error.errno not in _NO_EXCHANGE:
            raise
        ways = _HELD_OPEN if is_windows() else _OTHER_WAYS
        raise OSError(error.errno, f"{error.strerror}; {_(ways)}") from error


def _keep_permissions(descriptor: int, old: os.stat_result) -> None:
    """Give a new file the owner, where that is allowed, and the permissions of the old one.

    Windows has neither: there a file takes the permissions of its folder.
    """
    if is_windows():
        return
    with suppress(PermissionError):
        os.fchown(descriptor, old.st_uid, old.st_gid)
    os.fchmod(descriptor, stat.S_IMODE(old.st_mode))
