"""What the source distribution and the wheel have in them, and by what they are published."""

import re
from pathlib import Path

import pytest
from hatchling.builders.sdist import SdistBuilder
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted(ROOT.glob(".github/workflows/*.yml"))


def names_in(builder: SdistBuilder | WheelBuilder) -> set[str]:
    """Return the files of the tree that a distribution has, but those that it has always."""
    found = {Path(each.relative_path).as_posix() for each in builder.recurse_included_files()}
    return found | {"README.md", "LICENSE", "pyproject.toml", "hatch_build.py"}


def test_the_source_has_all_that_its_tests_read() -> None:
    tests = (path.read_text(encoding="utf-8") for path in ROOT.glob("tests/**/test_*.py"))
    read = {name for text in tests for name in re.findall(r'\bROOT / "([^"/]+)', text)}
    there = names_in(SdistBuilder(str(ROOT)))
    assert {".ci", ".github", "Dockerfile", "action.yml", "examples"} <= read
    assert read <= {name.partition("/")[0] for name in there}
    assert "src/sokatsu_cli/locale/ja/LC_MESSAGES/sokatsu.po" in there


def test_the_wheel_has_no_catalogues_but_compiled_ones() -> None:
    there = names_in(WheelBuilder(str(ROOT)))
    assert "src/sokatsu_cli/locale/ja/LC_MESSAGES/sokatsu.mo" in there
    assert not [name for name in there if name.endswith(".po")]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_actions_of_others_are_pinned_by_a_version(workflow: Path) -> None:
    used = re.findall(r"uses: ([^./\s]\S*)", workflow.read_text(encoding="utf-8"))
    assert used
    assert all(re.fullmatch(r"[\w./-]+@v\d+(\.\d+)*", name) for name in used)
