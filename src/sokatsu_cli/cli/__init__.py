"""The command line: options, messages and exit codes. Nothing is computed here."""

import io
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from typing import Any

import click

from sokatsu_cli.cli.help_texts import in_spoken_language
from sokatsu_cli.cli.languages import lang_option, language_of, speaking_to_user
from sokatsu_cli.cli.messages import abandon, say, usage_lines
from sokatsu_cli.model.errors import ClosedPipe, InputError, SokatsuError
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.progress import showing_progress
from sokatsu_cli.model.stream_encodings import ALIKE
from sokatsu_cli.model.system_errors import reason_of
from sokatsu_cli.model.visible import shell_line, visible

_UNUSABLE = 2
_INTERRUPTED = 130
_CLOSED_PIPE = 141

_STANDARD_OUTPUT = 1
_COMPLETION = "_SOKATSU_COMPLETE"
"""The variable in which a shell asks for completions."""

_BESIDE_BAR = len("computing  [") + len("]  100%  00d 00:00:00 ")
"""Terminal cells that a line with a progress bar takes beside it."""

_COMMANDS = {
    "rate": "Compute the achievement rates of FILE and print the table.",
    "summary": "Summarise the achievement rates of FILE by section, period or any column.",
    "progress": "Say how far each indicator of FILE is on its way from the baseline to the target.",
    "report": "Tell how the plan of FILE stands: a page to look at, to print or to send.",
    "check": "Recompute the published rates of each FILE and compare them as printed.",
    "infer": "Find how the published rates of FILE were computed.",
    "tidy": "Turn a summary sheet into a tidy table.",
    "example": "Write the published table that comes with sokatsu, a right file to start from.",
}
"""The commands, each in the module of its name, and how their help begins: the list of them need
not load their modules."""


class _Group(click.Group):
    """The commands, loaded when they are named; a table in the place of one is a slip."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        room = formatter.width - max(map(len, _COMMANDS)) - 6
        rows = [
            (name, click.Command(name, help=_(text)).get_short_help_str(room))
            for name, text in _COMMANDS.items()
        ]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"{__name__}.{name}"), name)
        return in_spoken_language(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from pathlib import Path  # not at the start, which takes a tenth longer with it

        if args[0] not in _COMMANDS and Path(args[0]).is_file():
            command = shell_line(["sokatsu", "rate", args[0]])
            told = _("no command {name!r}; perhaps {command}")
            ctx.fail(told.format(name=args[0], command=command))
        return super().resolve_command(ctx, args)


def _tell_version(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from sokatsu_cli.cli.installation import version_line, version_lines

        for line in version_lines() if ctx.params["verbose"] else [version_line()]:
            click.echo(visible(line))
        ctx.exit()


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
)
@lang_option("messages and tables", exposed=False)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    callback=_tell_version,
    help="Show the version and exit.",
)
@click.option(
    "-v",
    "--verbose",
    is_flag=True,
    is_eager=True,  # so that it is known in --version, which may stand before it
    help="With --version: also Python, the system, and the libraries and extras that are found.",
)
@click.pass_context
def cli(ctx: click.Context, verbose: bool) -> None:
    """Exact, direction-aware achievement rates (達成率) of indicator tables.

    \b
    Try:
      sokatsu rate                        the published table, recomputed
      sokatsu example -o my.csv           a right file to start from
      sokatsu rate my.csv -o rates.csv    your table with its rates
    """  # noqa: D301 - click keeps the lines below a real backspace as they are
    if verbose:
        raise click.UsageError(_("-v stands with --version, or behind the name of a command"), ctx)
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(_UNUSABLE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    0 done; 1 a check found something; 2 usage error, unusable input or a bug; 130 interrupted;
    141 closed pipe.
    """
    _write_whatever_text()
    try:
        words = sys.argv[1:] if arguments is None else arguments
        language = language_of(words, os.environ)
    except click.UsageError as error:
        say(*usage_lines(error))
        return _UNUSABLE
    with speaking_to_user(language):
        return _exit_code(arguments)


def _exit_code(arguments: Sequence[str] | None) -> int:
    try:
        with showing_progress(_progress_bar) if _is_watched() else nullcontext():
            return int(_run(arguments) or 0)
    except click.Abort:
        return _INTERRUPTED
    except ClosedPipe:
        return _CLOSED_PIPE
    except click.UsageError as error:
        say(*usage_lines(error))
    except InputError as error:
        say(*error.lines())
    except SokatsuError as error:
        say(f"sokatsu: {error}")
    except SystemExit as end:  # shell completion has ended, or with 1 a pipe that click wrote to
        return _ended(end)
    except OSError as error:  # what click itself writes
        abandon(_STANDARD_OUTPUT)
        place = error.filename or _("standard output")
        told = _("sokatsu: cannot use {place}: {reason}")
        say(told.format(place=place, reason=reason_of(error)))
    except Exception as error:  # noqa: BLE001 - Python's own exit code, 1, would say "rates differ"
        _tell_unexpected(error)
    return _UNUSABLE


def _write_whatever_text() -> None:
    """Let nothing that click writes fail, such as 達成率 in the help on a terminal without it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=ALIKE)


def _run(arguments: Sequence[str] | None) -> Any:  # noqa: ANN401 - whatever a command returns
    if "\0" in "".join(arguments or ()):  # which no system hands on, but a caller may
        raise click.UsageError(_("an argument has a NUL in it"))
    command = in_spoken_language(cli)
    return command.main(arguments, prog_name="sokatsu", standalone_mode=False)


def _ended(end: SystemExit) -> int:
    if not end.code:
        return 0
    return _UNUSABLE if os.environ.get(_COMPLETION) else _CLOSED_PIPE


def _tell_unexpected(error: Exception) -> None:
    if isinstance(error, MemoryError):
        say(_("sokatsu: not enough memory; rate -f csv, tsv or jsonl needs little"))
        return
    if os.environ.get(_COMPLETION):
        told = _("sokatsu: cannot complete what {name} asks for: the shell gave no words")
        say(told.format(name=_COMPLETION))
        return
    import traceback

    say(*"".join(traceback.format_exception(error)).rstrip("\n").split("\n"))
    say(_("sokatsu: this is a bug; please report it with the lines above"))


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _progress_bar(
    items: Iterable[Any], length: int, name: str
) -> AbstractContextManager[Iterable[Any]]:
    """Draw a bar on stderr, redrawn two hundred times at most, that fits its line."""
    from shutil import get_terminal_size

    steps = max(length // 200, 1)
    bar = click.progressbar(
        items, length=length, label=f"{name:>9}", file=sys.stderr, update_min_steps=steps
    )
    room = get_terminal_size().columns - _BESIDE_BAR
    bar.width = max(min(bar.width, room), 1)
    return bar
