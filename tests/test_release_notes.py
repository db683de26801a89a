"""What must be ready for a release, and the notes that it gets."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import sokatsu_cli

ROOT = Path(__file__).parents[1]
SCRIPT = ROOT / ".ci" / "release_notes.py"

CHANGELOG = """# Changelog

Changes that users notice.

## [Unreleased]

## [0.2.0] - 2026-11-27

New: a page.

### Added

- `report`, which says ## [0.1.0] - 2026-01-01 in a line.

## [0.1.0] - 2026-01-01

- All.
"""


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("release_notes", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RELEASE = loaded()


def test_the_notes_are_the_part_of_the_version() -> None:
    expected = (
        "New: a page.\n\n### Added\n\n- `report`, which says ## [0.1.0] - 2026-01-01 in a line.\n"
    )
    assert RELEASE.notes_of("0.2.0", "0.2.0", CHANGELOG) == expected
    without = CHANGELOG.replace("## [Unreleased]\n\n", "")
    assert RELEASE.notes_of("0.2.0", "0.2.0", without) == expected
    first = "## [0.1.0] - 2026-01-01\n\n- All.\n"
    assert RELEASE.notes_of("0.1.0", "0.1.0", first) == "- All.\n"


@pytest.mark.parametrize(
    ("tag", "version", "changelog", "told"),
    [
        (
            "v0.2.0",
            "0.2.0",
            CHANGELOG,
            "the tag is v0.2.0, the version in _version.py 0.2.0: give it as tag",
        ),
        (
            "0.2.0",
            "0.2.0",
            CHANGELOG.replace("## [Unreleased]\n", "## [Unreleased]\n\n- More.\n"),
            "CHANGELOG.md has entries under [Unreleased]: move them",
        ),
        (
            "0.1.0",
            "0.1.0",
            CHANGELOG,
            "the newest heading of CHANGELOG.md is not ## [0.1.0] - YYYY-MM-DD",
        ),
        (
            "0.2.0",
            "0.2.0",
            CHANGELOG.replace("[0.2.0] - 2026-11-27", "[0.2.0]"),
            "the newest heading of CHANGELOG.md is not ## [0.2.0] - YYYY-MM-DD",
        ),
        (
            "0.2.0",
            "0.2.0",
            "# Changelog\n",
            "the newest heading of CHANGELOG.md is not ## [0.2.0] - YYYY-MM-DD",
        ),
        (
            "0.2.0",
            "0.2.0",
            "## [0.2.0] - 2026-11-27\n\n## [0.1.0] - 2026-01-01\n\n- All.\n",
            "CHANGELOG.md says nothing of 0.2.0",
        ),
    ],
)
def test_what_is_not_ready_is_not_released(
    tag: str, version: str, changelog: str, told: str
) -> None:
    with pytest.raises(RELEASE.NotReadyError, match=f"^{re.escape(told)}$"):
        RELEASE.notes_of(tag, version, changelog)


def test_the_version_of_this_project() -> None:
    module = (ROOT / "src" / "sokatsu_cli" / "_version.py").read_text(encoding="utf-8")
    assert RELEASE.version_in(module) == sokatsu_cli.__version__
    with pytest.raises(RELEASE.NotReadyError, match="no line __version__"):
        RELEASE.version_in("version = 1")


def test_the_script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "src" / "sokatsu_cli").mkdir(parents=True)
    (tmp_path / ".ci").mkdir()
    (tmp_path / "src" / "sokatsu_cli" / "_version.py").write_text('__version__ = "0.2.0"\n')
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG.replace("a page", "総括表"), encoding="utf-8")
    script = tmp_path / ".ci" / "release_notes.py"
    script.write_bytes(SCRIPT.read_bytes())
    monkeypatch.setenv("PYTHONIOENCODING", "cp932")

    def run(*arguments: str) -> tuple[int, str, str]:
        command = [sys.executable, str(script), *arguments]
        done = subprocess.run(command, capture_output=True, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    notes = RELEASE.notes_of("0.2.0", "0.2.0", CHANGELOG).replace("a page", "総括表")
    assert run("0.2.0") == (0, notes, "")
    assert run() == (2, "", "usage: release_notes.py TAG\n")
    told = "the tag is 0.3.0, the version in _version.py 0.2.0: give it as tag"
    assert run("0.3.0") == (2, "", f"release_notes.py: {told}\n")


def test_the_workflow_begins_with_every_tag_of_a_version() -> None:
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    assert 'tags: ["[0-9]*", "v[0-9]*"]' in workflow
    assert "python .ci/release_notes.py" in workflow
