"""What is said on standard error."""

import errno
import os
from pathlib import Path

import click
import pytest

from sokatsu_cli.cli.messages import say, tell

CLI = Path(__file__).parents[2] / "src" / "sokatsu_cli" / "cli"


def test_lines_are_visible_and_not_too_long(capsys: pytest.CaptureFixture[str]) -> None:
    say("甲\x1b[2J\r", "x" * 5000, "\x1b" * 5000)
    first, *others = capsys.readouterr().err.splitlines()
    assert first == "甲\\x1b[2J\\r"
    assert list(map(len, others)) == [1000, 1000]


@pytest.mark.parametrize(
    ("notes", "lines", "last"),
    [
        ([], 0, ""),
        (["one", "two"], 2, "two"),
        (["x" * 40] * 100, 91, "… and 10 more notes"),
        (["x" * 40] * 91, 91, "… and 1 more note"),
        (["x" * 5000] * 2, 2, "x" * 500 + "…" + "x" * 499),
    ],
)
def test_notes_have_an_end(
    notes: list[str], lines: int, last: str, capsys: pytest.CaptureFixture[str]
) -> None:
    tell(notes)
    told = capsys.readouterr().err.splitlines()
    assert (len(told), [last] if told else []) == (lines, told[-1:])


def test_a_message_that_cannot_be_written_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    abandoned = []

    def fail(*_arguments: object, **_options: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "dup2", lambda _new, descriptor: abandoned.append(descriptor))
    monkeypatch.setattr(click, "echo", fail)
    say("lost")
    assert abandoned == [2]


@pytest.mark.parametrize("module", sorted(CLI.glob("*.py")), ids=lambda path: path.stem)
def test_all_that_is_said_goes_through_one_place(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    said = text.replace("click.echo(ctx.get_help(), err=True)", "")  # has no foreign text
    said = said.replace("click.echo(visible(line))", "")
    assert module.name == "messages.py" or "click.echo" not in said
    assert "print(" not in text
