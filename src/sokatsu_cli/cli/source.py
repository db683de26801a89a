"""Which file a command reads where none is named."""

import os
import stat
from pathlib import Path

import click

from sokatsu_cli.bundled import bundled_table


def file_or_default(file: Path | None) -> Path:
    """Say on stderr what is read where no FILE was named; never wait for standard input."""
    if file is not None:
        return file
    local = Path("data") / "indicators.csv"
    if local.is_file():
        found, name = local, str(local)
    else:
        found, name = bundled_table(), "the published table that comes with sokatsu"
    click.echo(f"sokatsu: no FILE given, reading {name}", err=True)
    if _is_piped(0):
        click.echo("sokatsu: standard input was not read; give - as FILE to read it", err=True)
    return found


def _is_piped(descriptor: int) -> bool:
    try:
        mode = os.fstat(descriptor).st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)
