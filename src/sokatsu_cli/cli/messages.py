"""What is said on standard error: everything goes through `say`, so that nothing foreign is raw."""

import os
from collections.abc import Iterable, Sequence

import click

from sokatsu_cli.model.errors import first_lines, shown
from sokatsu_cli.model.language import gettext as _

_STANDARD_ERROR = 2


def say(*lines: str) -> None:
    """Write lines to standard error: visible, not too long, and lost where nobody can read them.

    A message that cannot be written, on a full disk or a closed pipe, changes neither the output
    nor the exit code.
    """
    try:
        for line in lines:
            click.echo(shown(line), err=True)
    except OSError:
        abandon(_STANDARD_ERROR)


def tell(notes: Iterable[object]) -> None:
    """Write notes to standard error: as many as a person reads, and how many more there are."""
    say(*first_lines([shown(str(note)) for note in notes], "note"))


def usage_lines(error: click.UsageError) -> Sequence[str]:
    """Return what is wrong with the arguments, and where to read about them."""
    command = error.ctx.command_path if error.ctx else "sokatsu"
    return f"sokatsu: {error.format_message()}", _("Try '{command} {option}' for help.").format(
        command=command, option="--help"
    )


def abandon(descriptor: int) -> None:
    """Keep what is still buffered from failing once more when the interpreter ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), descriptor)
