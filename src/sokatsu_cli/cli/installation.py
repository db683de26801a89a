"""What is installed: Python, the system, and the libraries, as far as they are there."""

import re
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, requires, version

from sokatsu_cli._version import __version__

_DISTRIBUTION = "sokatsu-cli"

_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"""\bextra\s*==\s*["']([^"']+)["']""")
_OF_DEVELOPERS = ("all", "docs", "test")
"""Extras that users do not choose by what they read or write."""


def version_line() -> str:
    """Return what every ``--version`` says."""
    return f"sokatsu, version {__version__}"


def version_lines() -> Iterator[str]:
    """Yield what a report of a bug needs, without loading the libraries that are named."""
    import locale
    import platform

    yield version_line()
    yield f"Python {platform.python_version()} ({platform.python_implementation()})"
    yield f"system: {platform.platform()}"
    output = getattr(sys.stdout, "encoding", None) or "closed"
    yield f"text: {output} (standard output), {locale.getencoding()} (locale)"
    needed = _needed()
    for group, names in needed.items():
        yield f"{group}: {', '.join(map(_found, names))}"
    if not needed:
        yield f"libraries: unknown, since {_DISTRIBUTION} runs here without being installed"


def _needed() -> dict[str, Sequence[str]]:
    """Return the libraries that sokatsu needs always, and those of each extra."""
    try:
        lines = requires(_DISTRIBUTION) or []
    except PackageNotFoundError:  # run from a checkout
        return {}
    needed: dict[str, list[str]] = {}
    for line in lines:
        name, extra = _NAME.match(line), _EXTRA.search(line)
        group = extra[1] if extra else "libraries"
        if name and group not in _OF_DEVELOPERS:
            needed.setdefault(group, []).append(name[0])
    return {group: sorted(names, key=str.lower) for group, names in needed.items()}


def _found(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} not installed"
