"""The notes of a release: the part of CHANGELOG.md that its tag names, if all is ready for it.

    python .ci/release_notes.py 0.2.0 > notes.md

Refused with exit code 2: a tag that is not the version in ``_version.py``, a version that is not
the newest of the changelog or of which it says nothing, and entries still under [Unreleased].
"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

_ROOT = Path(__file__).parents[1]
_UNRELEASED = "Unreleased"
_HEADING = re.compile(
    r"^## \[(?P<version>[^\]\n]+)\](?: - (?P<date>\d{4}-\d\d-\d\d))?[ \t]*$", re.MULTILINE
)
_VERSION = re.compile(r'^__version__ = "([^"]+)"$', re.MULTILINE)


class NotReadyError(Exception):
    """The tag is not to be released; the text says why, and what to do."""


def version_in(module: str) -> str:
    """Return the version that the text of ``_version.py`` gives.

    Raises:
        NotReadyError: It gives none.
    """
    found = _VERSION.search(module)
    if found is None:
        raise NotReadyError('_version.py has no line __version__ = "…"')
    return found[1]


def notes_of(tag: str, version: str, changelog: str) -> str:
    """Return what the changelog says of a version, without its heading.

    Raises:
        NotReadyError: The tag, the version and the newest entry of the changelog are not the same,
            or something is left under [Unreleased].
    """
    if tag != version:
        raise NotReadyError(
            f"the tag is {tag}, the version in _version.py {version}: give it as tag"
        )
    headings = list(_HEADING.finditer(changelog))
    ends = [heading.start() for heading in headings[1:]] + [len(changelog)]
    parts = [
        (heading, changelog[heading.end() : end].strip())
        for heading, end in zip(headings, ends, strict=False)  # an end alone: no heading
    ]
    if parts and parts[0][0]["version"] == _UNRELEASED:
        if parts[0][1]:
            raise NotReadyError("CHANGELOG.md has entries under [Unreleased]: move them")
        parts = parts[1:]
    if not parts or parts[0][0]["version"] != version or not parts[0][0]["date"]:
        raise NotReadyError(
            f"the newest heading of CHANGELOG.md is not ## [{version}] - YYYY-MM-DD"
        )
    if not parts[0][1]:
        raise NotReadyError(f"CHANGELOG.md says nothing of {version}")
    return parts[0][1] + "\n"


def main(arguments: Sequence[str]) -> int:
    """Print the notes of the tag that is the only argument."""
    try:
        (tag,) = arguments
    except ValueError:
        sys.stderr.write("usage: release_notes.py TAG\n")
        return 2
    module = (_ROOT / "src" / "sokatsu_cli" / "_version.py").read_text(encoding="utf-8")
    changelog = (_ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    try:
        notes = notes_of(tag, version_in(module), changelog)
    except NotReadyError as error:
        sys.stderr.write(f"release_notes.py: {error}\n")
        return 2
    sys.stdout.buffer.write(notes.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
