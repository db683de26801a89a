"""``--version -v``: what is installed, as the report of a bug needs it."""

import locale
import platform
import re
import sys
from importlib.metadata import PackageNotFoundError, version

import pytest

import sokatsu_cli
from sokatsu_cli.cli import installation
from support import Sokatsu

FOUND = {"click": "8.5.1", "lxml": "6.0.2", "xlsxwriter": "3.3.1"}
REQUIRES = [
    "click>=8.1.7",
    "tabulate[widechars]>=0.9",
    "lxml>=6.0.2; extra == 'all'",
    'xlsxwriter>=3.2.5; extra == "excel"',
    "tinycss2>=1.5.1; extra == 'html'",
    "lxml>=6.0.2 ; extra=='html'",
    "xlwt>=1.3; extra == 'test'",
    "",
]


def found(name: str) -> str:
    if name not in FOUND:
        raise PackageNotFoundError(name)
    return FOUND[name]


@pytest.mark.parametrize(
    "words", [["--version", "-v"], ["-v", "--version"], ["--version", "--verbose"]]
)
def test_the_libraries_and_extras_are_named(
    sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setattr(installation, "version", found)
    monkeypatch.setattr(installation, "requires", lambda _name: REQUIRES)
    run = sokatsu(*words)
    lines = [
        f"sokatsu, version {sokatsu_cli.__version__}",
        f"Python {platform.python_version()} ({platform.python_implementation()})",
        f"system: {platform.platform()}",
        f"text: {sys.stdout.encoding} (standard output), {locale.getencoding()} (locale)",
        "libraries: click 8.5.1, tabulate not installed",
        "excel: xlsxwriter 3.3.1",
        "html: lxml 6.0.2, tinycss2 not installed",
    ]
    assert (run.status, run.stdout.decode().splitlines(), run.stderr) == (0, lines, "")


def test_what_is_installed_here_is_found(sokatsu: Sokatsu) -> None:
    lines = sokatsu("--version", "-v").stdout.decode().splitlines()
    names = [line.split(":")[0] for line in lines[4:]]
    assert names == ["libraries", "excel", "html", "pdf", "report"]
    assert f"pandas {version('pandas')}" in lines[4]


@pytest.mark.parametrize("stream", [None, object()])
def test_a_closed_output_and_a_checkout(monkeypatch: pytest.MonkeyPatch, stream: object) -> None:
    def missing(name: str) -> list[str]:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(installation, "requires", missing)
    *_others, text, libraries = installation.version_lines()
    assert re.fullmatch(r"text: closed \(standard output\), \S+ \(locale\)", text)
    assert libraries == ("libraries: unknown, since sokatsu-cli runs here without being installed")


def test_a_distribution_without_requirements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "requires", lambda _name: None)
    assert list(installation.version_lines())[-1].startswith("libraries: unknown")


@pytest.mark.parametrize("words", [["-v"], ["-v", "rate"], ["--verbose", "rate", "a.csv"]])
def test_verbose_alone_is_refused(sokatsu: Sokatsu, words: list[str]) -> None:
    told = (
        "sokatsu: -v stands with --version, or behind the name of a command\n"
        "Try 'sokatsu --help' for help.\n"
    )
    assert sokatsu(*words) == (2, b"", told)
