"""The names of the elements of a Word file."""

from functools import lru_cache

from sokatsu_cli.model.language import N_
from sokatsu_cli.reading.spreadsheet.packages import Attributes

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
_MATH = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math ",
    "http://purl.oclc.org/ooxml/officeDocument/math ",
)
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006 "

MATH = "math"

MOST_DEPTH = 400  # elements that may stand one in another

TOO_DEEP = N_("its elements stand too deep in one another")


@lru_cache(maxsize=4096)
def word_name(name: str) -> str:
    """Return the name of an element of Word; one of another language begins with a colon.

    >>> word_name("http://purl.oclc.org/ooxml/wordprocessingml/main tbl"), word_name("tbl")
    ('tbl', ':tbl')
    """
    local = name.rpartition(" ")[2]
    if name.startswith((*_WORD, _COMPATIBLE)):
        return local
    return MATH if name.startswith(_MATH) else f":{local}"


def value_of(attributes: Attributes, name: str = "val", usual: str = "") -> str:
    """Return an attribute of an element of Word."""
    found = (text for key, text in attributes.items() if key.rpartition(" ")[2] == name)
    return next(found, usual)


def number_of(text: str, usual: int) -> int:
    """Return a whole number that a property says, another one where it says none.

    >>> number_of("-20", 0), number_of("x", 7)
    (-20, 7)
    """
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < _LONGEST else usual


_LONGEST = 10  # digits of a number that a property may say
