"""The files that the words of a command line name: by their names, or by patterns of names."""

import os
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from pathlib import Path

from sokatsu_cli.model.errors import InputError, Problem
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.visible import as_unicode


def named_files(words: Sequence[str]) -> list[str]:
    """Return the files that words name, each pattern replaced by those that fit it, by name.

    ``*``, ``?`` and ``[…]`` are as in a shell, ``**`` is any number of folders; names that begin
    with a dot fit none of them. What is there under the very name is no pattern. A file that
    patterns find is returned once, and not where another word names it. A pattern that no file fits
    stays as it is.

    Source: docs/contract.md, Published rates.
    """
    return list(_named(words))


def _named(words: Sequence[str]) -> Iterator[str]:
    seen = {_place(word) for word in words if not is_pattern(word)}
    for word in words:
        fitting = _fitting(word) if is_pattern(word) else []
        if not fitting:
            yield word
        for path in fitting:
            place = _place(path)
            if place not in seen:
                seen.add(place)
                yield path


def is_pattern(word: str) -> bool:
    """Tell whether a word is a pattern: there is no file of this name, and it has signs of one.

    >>> is_pattern("data/*.csv"), is_pattern("data/indicators.csv"), is_pattern("-")
    (True, False, False)
    """
    return has_magic(word) and not os.path.lexists(word)


def refuse_unfitting(word: str) -> None:
    """Refuse a pattern that no file fits.

    Raises:
        InputError: It is one.
    """
    if is_pattern(word):
        raise InputError([Problem(as_unicode(word), None, None, _("no file fits this pattern"))])


def _fitting(pattern: str) -> list[str]:
    """Return the files that fit a pattern, in the order of their names, those of links last."""
    found = glob(pattern, recursive=True)  # noqa: PTH207 - not those that begin with a dot
    paths = [f".{os.sep}-" if path == "-" else path for path in found if Path(path).is_file()]
    return sorted(paths, key=lambda path: (_is_link(path), path))


def _place(path: str) -> str:
    """Return what two names of one file have in common, whatever their case on Windows."""
    return os.path.normcase(os.path.realpath(path))


def _is_link(path: str) -> bool:
    return os.path.realpath(path) != os.path.normpath(Path(path).absolute())
