"""The names of OpenDocument, and its parts read as elements with their short names."""

from collections.abc import Callable
from functools import lru_cache

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.reading.spreadsheet.packages import (
    TOO_LARGE,
    Attributes,
    Package,
    RefusedError,
)

_SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}
_PREFIXES = {space: prefix for prefix, space in _SPACES.items()}

_MOST_DEPTH = 60  # elements that may stand one in another
_MOST_ELEMENTS = 3_000_000  # of a part; 300,000 cells with their texts are a fifth of that


@lru_cache(1 << 10)
def short(name: str) -> str:
    """Return the short name of an element or attribute, "" where it is of another kind.

    >>> short("urn:oasis:names:tc:opendocument:xmlns:table:1.0 table-cell"), short("a")
    ('table:table-cell', '')
    """
    space, _blank, local = name.rpartition(" ")
    prefix = _PREFIXES.get(space, "")
    return f"{prefix}:{local}" if prefix else ""


@lru_cache(1 << 8)
def long(name: str) -> str:
    """Return the name as the parser has it of a short one.

    >>> long("table:name")
    'urn:oasis:names:tc:opendocument:xmlns:table:1.0 name'
    """
    prefix, _colon, local = name.partition(":")
    return f"{_SPACES[prefix]} {local}"


def attribute(attributes: Attributes, name: str, usual: str = "") -> str:
    """Return an attribute by its short name."""
    return attributes.get(long(name), usual)


def read_elements(
    package: Package,
    part: str,
    start: Callable[[str, Attributes], bool],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Read the elements of a part by their short names.

    Args:
        package: The file.
        part: The part.
        start: Takes an element; whether what is in it is wanted.
        end: Takes the end of one that was wanted.
        text: Takes text in those.

    Raises:
        RefusedError: It is damaged, or too large.
    """
    inside: list[str] = []
    unwanted = count = 0

    def begin(name: str, attributes: Attributes) -> None:
        nonlocal unwanted, count
        count += 1
        if count > _MOST_ELEMENTS:
            raise RefusedError(_(TOO_LARGE))
        if unwanted:
            unwanted += 1
            return
        local = short(name)
        if not start(local, attributes):
            unwanted = 1
            return
        inside.append(local)
        if len(inside) > _MOST_DEPTH:
            raise RefusedError(_("its elements stand too deep in one another"))

    def finish(_name: str) -> None:
        nonlocal unwanted
        if unwanted:
            unwanted -= 1
        else:
            end(inside.pop())

    package.parse(part, begin, finish, lambda data: None if unwanted else text(data))
