"""The container file and its recipes, as far as they can be looked at without a container."""

import re
from pathlib import Path

import pytest

import sokatsu_cli

ROOT = Path(__file__).parents[1]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
RECIPES = sorted((ROOT / "examples").glob("container-*.yml"))


def copied() -> set[str]:
    lines = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    return {name for line in lines for name in line.split()}


def test_what_is_copied_is_what_is_not_ignored() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert lines[1] == "*"
    assert copied() == {line[1:] for line in lines if line.startswith("!")}


def test_what_is_copied_is_all_that_a_wheel_is_built_of() -> None:
    hooks = {path.name for path in ROOT.glob("hatch_build.py")}
    assert copied() == {"LICENSE", "README.md", "data", "pyproject.toml", "src"} | hooks
    assert all((ROOT / name).exists() for name in copied())


def test_it_runs_a_supported_python_and_not_as_root() -> None:
    python = re.search(r"^ARG PYTHON=(\d+\.\d+)-slim-\w+$", DOCKERFILE, re.MULTILINE)
    assert python is not None
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'"Programming Language :: Python :: {python[1]}"' in project
    assert re.findall(r"^USER (\d+):\d+$", DOCKERFILE, re.MULTILINE) == ["10001"]
    assert 'ENTRYPOINT ["sokatsu"]' in DOCKERFILE


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.stem)
def test_the_recipes_name_this_version(recipe: Path) -> None:
    named = re.findall(r"(?:sokatsu:|[.]git#)(\d+[.]\d+[.]\d+)", recipe.read_text("utf-8"))
    assert set(named) == {sokatsu_cli.__version__}


def test_the_version_that_comes_from_the_registry() -> None:
    assert len(RECIPES) == 2
    assert re.findall(r"sokatsu-cli\[all\]==(\S+?)'", DOCKERFILE) == [sokatsu_cli.__version__]
