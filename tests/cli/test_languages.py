"""The language of a run: by the option, by the variable, by the locale; help fits its lines."""

import os

import click
import pytest
from wcwidth import wcswidth

from sokatsu_cli.cli import _COMMANDS, languages
from sokatsu_cli.cli.languages import language_of
from support import Sokatsu


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "ja_JP.UTF-8"}, "ja"),
        ([], {"LANG": "ja"}, "ja"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        ([], {"LANG": "fr_FR.UTF-8"}, "en"),
        ([], {"LANG": "ja_JP.eucJP", "LC_ALL": "C"}, "en"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "ja_JP", "LANG": "C"}, "ja"),
        ([], {"SOKATSU_LANG": "en", "LANG": "ja_JP.UTF-8"}, "en"),
        ([], {"SOKATSU_LANG": "", "LANG": "ja_JP.UTF-8"}, "ja"),
        (["rate", "--lang", "en"], {"SOKATSU_LANG": "ja"}, "en"),
        (["--lang=ja", "rate"], {}, "ja"),
        (["rate", "--lang", "fr"], {"LANG": "ja_JP.UTF-8"}, "ja"),
        (["rate", "--lang"], {}, "en"),
        (["rate", "--lang", "ja", "--lang=en"], {}, "en"),
        (["rate", "--lang=en", "--lang", "ja"], {}, "ja"),
        (["rate", "--", "--lang", "ja"], {}, "en"),
    ],
)
def test_the_language_of_a_run(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert language_of(arguments, environment) == language


def test_a_variable_that_is_no_language() -> None:
    with pytest.raises(click.UsageError, match="SOKATSU_LANG is 'fr', not one of en, ja"):
        language_of([], {"SOKATSU_LANG": "fr"})


@pytest.mark.parametrize(("number", "language"), [(0x0411, "ja"), (0x0409, "en")])
def test_the_language_of_windows(
    monkeypatch: pytest.MonkeyPatch, number: int, language: str
) -> None:
    import ctypes

    class Windows:
        class kernel32:  # noqa: N801 - as Windows calls it
            GetUserDefaultUILanguage = staticmethod(lambda: number)

    monkeypatch.setattr(ctypes, "windll", Windows, raising=False)
    monkeypatch.setattr(languages, "is_windows", lambda: True)
    assert language_of([], {}) == language


def test_a_python_of_another_system_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    import ctypes

    monkeypatch.delattr(ctypes, "windll", raising=False)
    monkeypatch.setattr(languages, "is_windows", lambda: True)
    assert language_of([], {}) == "en"


def test_a_wrong_variable_is_told(sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOKATSU_LANG", "fr")
    run = sokatsu("rate")
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr.startswith("sokatsu: SOKATSU_LANG is 'fr'")


def test_messages_of_click_are_in_japanese(sokatsu: Sokatsu) -> None:
    run = sokatsu("rate", "--lang", "ja", "--wrong")
    assert run.status == 2
    assert run.stderr.splitlines()[0].startswith("sokatsu: オプション'--wrong'はない。")
    assert run.stderr.splitlines()[-1] == "説明は 'sokatsu rate --help' で。"


def test_the_language_ends_with_the_run(sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch) -> None:
    before = sokatsu("rate", "--wrong").stderr
    monkeypatch.setenv("LANGUAGE", "de")
    sokatsu("--lang", "ja", "--help")
    assert os.environ["LANGUAGE"] == "de"
    assert sokatsu("rate", "--wrong").stderr == before


@pytest.mark.parametrize("command", ["", *_COMMANDS])
def test_japanese_help_fits_its_lines(sokatsu: Sokatsu, command: str) -> None:
    run = sokatsu(*filter(None, [command]), "--lang", "ja", "--help")
    help_text = run.stdout.decode()
    assert (run.status, run.stderr) == (0, "")
    assert help_text.startswith("使い方: sokatsu")
    assert [line for line in help_text.splitlines() if wcswidth(line) > 80] == []
    assert [
        line
        for line in help_text.splitlines()
        if line.strip().startswith(("、", "。", ")", "」", "ー"))
    ] == []
