"""What the pages show of sokatsu, run where the pages are made.

`.ci/pages` has cog call this in every page. The commands of a page run in a folder of its own:
with the files of `docs/inputs`, of `docs/ja/inputs` for pages below `ja` and `README.ja.md`, and
with those of `SHARED`. Japanese pages show what is printed where SOKATSU_LANG=ja.

A command is run by a fork of this process, which has loaded the libraries already.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from pkgutil import walk_packages

import cog

import sokatsu_cli

ROOT = Path(__file__).resolve().parents[1]
SHARED = {
    "indicators.csv": ROOT / "data" / "indicators.csv",
    "invented-plan.csv": ROOT / "data" / "invented-plan.csv",
    "summary-sheet.docx": ROOT / "tests" / "published" / "word-layout.docx",
    "summary-sheet.pdf": ROOT / "tests" / "published" / "writer.pdf",
    "summary-sheet.txt": ROOT / "tests" / "source" / "indicator_tables.txt",
    "tottori.txt": ROOT / "tests" / "tables" / "07-tottori-kotsu.txt",
    "fukuoka.txt": ROOT / "tests" / "tables" / "16-fukuoka-shogai.txt",
    "imari.txt": ROOT / "tests" / "tables" / "04-imari-library.txt",
    "yearly.csv": ROOT / "tests" / "cases" / "check-final-targets" / "input.csv",
}
"""Files of the project that pages use as they are."""

_FOLDERS = Path(tempfile.mkdtemp(prefix="sokatsu-pages-"))
_FORKS = get_context("fork")

for _name in ("pandas", "tabulate", "lxml.html", "pdfminer.high_level", "xlsxwriter", "jinja2"):
    import_module(_name)
for _module in walk_packages(sokatsu_cli.__path__, "sokatsu_cli."):
    if not _module.name.startswith(("sokatsu_cli.cli", "sokatsu_cli.__main__")):
        import_module(_module.name)  # not what reads its language when it is loaded


def show(*commands: str) -> None:
    """Print commands and what each writes, on either output, as a reader sees it."""
    shown = "\n".join(f"$ {command}\n{_written(command)}" for command in commands)
    cog.out(f"\n```console\n{shown}```\n\n")


def given(name: str) -> None:
    """Print a file that the page's commands read, under its name."""
    text = (_folder(_page()) / name).read_text(encoding="utf-8")
    link = f"[`{name}`]({_inputs(_page()).relative_to(_page().parent)}/{name})"
    cog.out(f"\n{link}\n\n```text\n{text}```\n")


def helps() -> None:
    """Print the help of sokatsu and of each command that it lists, below a heading of its name."""
    listed = _written("sokatsu --help").rpartition("\n\n")[2]
    for name in ("", *re.findall(r"^  ([a-z]+)  ", listed, re.MULTILINE)):
        command = " ".join(["sokatsu", *name.split()])
        cog.out(f"\n## {command}\n\n```console\n$ {command} --help\n")
        cog.out(f"{_written(f'{command} --help')}```\n")
    cog.out("\n")


def _page() -> Path:
    return Path(cog.inFile).resolve()


def _inputs(page: Path) -> Path:
    """Return the folder of inputs of the language of a page."""
    return ROOT / "docs" / "ja" / "inputs" if _japanese(page) else ROOT / "docs" / "inputs"


def _japanese(page: Path) -> bool:
    return page.parent.name == "ja" or page.name.endswith(".ja.md")


@cache
def _folder(page: Path) -> Path:
    """Return a fresh folder with the files that the page's commands may read."""
    folder = _FOLDERS / str(len(list(_FOLDERS.iterdir())))
    shutil.copytree(_inputs(page), folder)
    for name, path in SHARED.items():
        shutil.copy(path, folder / name)
    return folder


def _environment(page: Path) -> dict[str, str]:
    kept = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": "/nowhere"}
    language = {"SOKATSU_LANG": "ja"} if _japanese(page) else {}
    return {**kept, **language, "COLUMNS": "80", "NO_COLOR": "1", "LC_ALL": "C.UTF-8"}


def _written(command: str) -> str:
    """Return what a command writes on either output; sokatsu at its start is run by a fork."""
    if not command.startswith("sokatsu "):
        return _shell(command, b"")
    first, _, rest = command.partition(" | ")
    first, quiet, _ = first.partition(" 2>/dev/null")
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        streams = (output.fileno(), errors.fileno() if quiet or rest else output.fileno())
        arguments = (shlex.split(first), _folder(_page()), _environment(_page()), streams)
        sys.stdout.flush()  # else the fork writes what cog has still to write
        fork = _FORKS.Process(target=_sokatsu, args=arguments)
        fork.start()
        fork.join()
        for file in (output, errors):
            file.seek(0)
        written = output.read()
        told = "" if quiet else errors.read().decode()
    return told + (_shell(rest, written) if rest else written.decode())


def _shell(command: str, given: bytes) -> str:
    run = subprocess.run(
        ["bash", "-c", command],
        check=False,
        cwd=_folder(_page()),
        env=_environment(_page()),
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return run.stdout.decode()


def _sokatsu(
    arguments: list[str], folder: Path, environment: dict[str, str], streams: tuple[int, int]
) -> None:
    """Become the command: in its folder, with its environment, its outputs in files."""
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for stream, file in zip((1, 2), streams, strict=True):
        os.dup2(file, stream)
    sys.argv = arguments
    from sokatsu_cli.cli import main

    sys.exit(main())
