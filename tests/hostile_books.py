"""Hostile files of spreadsheet programs: how they are written, and what must hold for each."""

import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from bounded_run import assert_bounded
from support import Sokatsu

Write = Callable[[Path], object]

Files = Mapping[str, tuple[Write, str]]
"""What writes a file, and what is told of it; nothing where it may be read."""

DAMAGED = "the file is damaged"
READ = ""


def raw(data: bytes) -> Write:
    """Return what writes a file of bytes."""
    return lambda path: path.write_bytes(data)


def later(make: Callable[[], Write]) -> Write:
    """Return what makes a large file when it is to be written."""

    def write(path: Path) -> None:
        make()(path)

    return write


def streamed(part: str, blocks: Iterable[bytes], parts: Mapping[str, str]) -> Write:
    """Return what writes a zip, one of whose parts is long."""

    def write(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
            with archive.open(part, "w", force_zip64=True) as file:
                for block in blocks:
                    file.write(block)

    return write


def assert_read_or_refused(
    files: Files, name: str, suffix: str, folder: Path, run: Sokatsu
) -> None:
    """Assert that both ways of reading a file end with its message, or with any if it has none."""
    write, expected = files[name]
    path = folder / f"a.{suffix}"
    write(path)
    for command in ("rate", "tidy"):
        status, _shown, told = run(command, path)
        assert "Traceback" not in told
        assert status in ((2,) if expected else (0, 2))
        assert re.search(re.escape(expected), told)


def assert_takes_little(files: Files, name: str, suffix: str, folder: Path) -> None:
    """Assert that reading a file ends soon, and takes little memory."""
    write, expected = files[name]
    path = folder / f"a.{suffix}"
    write(path)
    assert_bounded(["rate", str(path)], folder, re.escape(expected))
