"""Text that people will look at: control characters made visible, long values shortened."""

import re
import unicodedata

_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories that move the cursor, reorder text, break lines or cannot be encoded."""


def visible(text: str) -> str:
    r"""Return the text with each control character written as its escape.

    A cell can hold a terminal's escape sequences or a right-to-left override; printed as they are
    they would repaint the screen or show digits in another order.

    >>> visible("達成\x1b[31m 100\n")
    '達成\\x1b[31m 100\\n'
    """
    if text.isprintable():
        return text
    return "".join(
        character.encode("unicode_escape").decode("ascii")
        if unicodedata.category(character) in _HIDDEN
        else character
        for character in text
    )


def visible_lines(text: str) -> list[str]:
    r"""Return the lines of a text, each made visible.

    >>> visible_lines("達成\x07\r\n未達成")
    ['達成\\x07', '未達成']
    """
    return [visible(line) for line in re.split("\r\n|\r|\n", text)]


def quoted(text: str, limit: int = 60) -> str:
    """Return the text in quotes for a message, cut to ``limit`` characters.

    >>> quoted("約70")
    "'約70'"
    >>> quoted("1234567890", limit=4)
    "'1234…'"
    """
    return f"'{visible(text[:limit])}{'…' if len(text) > limit else ''}'"
