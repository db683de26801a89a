import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from sokatsu_cli import cli
from sokatsu_cli.model import progress
from sokatsu_cli.model.progress import LONG, count_input, showing_progress, tracked
from sokatsu_cli.reading.bundled import bundled_table
from support import Sokatsu, WriteTable


class Shown:
    """Notes what was shown."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    @contextmanager
    def __call__(self, items: Iterable[Any], length: int, name: str) -> Iterator[Iterable[Any]]:
        self.notes.append(f"{name} {length}")
        yield items
        self.notes.append("end")


@pytest.mark.parametrize(
    ("sizes", "notes"), [([], []), ([LONG - 1], []), ([LONG - 1, 1], ["reading 3", "end"])]
)
def test_progress_is_shown_of_long_input(sizes: list[int], notes: list[str]) -> None:
    shown = Shown()
    with showing_progress(shown):
        for size in sizes:
            count_input(size)
        assert list(tracked(iter("abc"), 3, "reading")) == ["a", "b", "c"]
    assert shown.notes == notes


def test_nothing_is_shown_where_nobody_asks() -> None:
    count_input(LONG)
    assert list(tracked("abc", 3, "reading")) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        (["rate", "-f", "csv"], ["computing"]),
        (["rate", "-f", "json"], ["computing", "writing"]),
        (["check"], ["computing"]),
        (["infer"], ["computing"]),
        (["summary"], ["computing"]),
    ],
)
def test_a_watched_command_shows_what_it_does(
    sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch, arguments: list[str], names: list[str]
) -> None:
    plain = sokatsu(*arguments, bundled_table())
    monkeypatch.setattr(cli, "_is_watched", lambda: True)
    assert sokatsu(*arguments, bundled_table()) == plain
    monkeypatch.setattr(progress, "LONG", 1)
    watched = sokatsu(*arguments, bundled_table())
    assert watched.stdout == plain.stdout
    assert watched.stderr.split() == names


def test_problems_stand_below_the_progress(
    sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch, table: WriteTable, tmp_path: Path
) -> None:
    monkeypatch.setattr(cli, "_is_watched", lambda: True)
    monkeypatch.setattr(progress, "LONG", 1)
    run = sokatsu("rate", table(["a,↗,約7,1"]), "-o", tmp_path / "out.csv")
    assert run.stderr.splitlines()[-1].endswith("target: '約7' is not a number")
    assert run.status == 2


@pytest.mark.parametrize("columns", [1, 30, 50, 80, 200])
def test_the_bar_fits_its_line(columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", terminal)
    with cli._progress_bar(range(300), 300, "computing") as items:  # noqa: SLF001 - what is shown
        for _item in items:
            pass
    shown = max(map(len, terminal.getvalue().replace("\x1b[?25l", "").split("\r")))
    assert 20 < shown <= max(columns, 40)
