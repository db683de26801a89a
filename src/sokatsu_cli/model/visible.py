"""Foreign text that people will look at: what hides in it made visible, what is long shortened."""

import re
import shlex
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress

from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.systems import is_windows

_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
"""Unicode categories that move the cursor, reorder text, break lines or cannot be encoded."""

_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""What chooses the form of the character before, as in the name 葛󠄀城市."""

_BLANKS = (
    "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\uffa0\ufff0-\ufff8\ufdd0-\ufdef"
    "\ufffe\uffff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)

_UNSEEN = re.compile(rf"[{_BLANKS}]|(?<![^\s{_SELECTORS}])[{_SELECTORS}]")
"""What leaves no mark although its category says that it does, or chooses the form of nothing."""

_PERHAPS_UNSEEN = frozenset(
    filter(
        str.isprintable,
        re.sub(
            "(.)-(.)",
            lambda ends: "".join(map(chr, range(ord(ends[1]), ord(ends[2]) + 1))),
            _BLANKS + _SELECTORS,
        ),
    )
)
"""The characters that this finds in a printable text: few texts have any, which is seen sooner."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_BYTE = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""The surrogates that do not stand for a byte."""

_LISTED = 12
"""How many things are listed before the rest is only counted."""

_THING = 40
"""Characters of each that are shown."""


def as_unicode(text: str) -> str:
    r"""Return a text that UTF-8 can hold, the same wherever it could before.

    Bytes of a name or an argument that the locale does not know come as lone surrogates: what is
    UTF-8 all the same, as in the C locale, is read as that; each other byte becomes its escape.

    >>> as_unicode("\udce8\udca1\udca8-\udce9.csv")
    '表-\\xe9.csv'
    """
    if not _SURROGATE.search(text):
        return text
    text = _NO_BYTE.sub(lambda found: _escape(found[0]), text)
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def visible(text: str) -> str:
    r"""Return the text with each character that hides, or hides others, written as its escape.

    A cell can hold a terminal's escape sequences or a right-to-left override; printed as they are
    they would repaint the screen or show digits in another order.

    >>> visible("達成\x1b[31m 100\n")
    '達成\\x1b[31m 100\\n'
    """
    if text.isprintable() and (text.isascii() or _PERHAPS_UNSEEN.isdisjoint(text)):
        return text
    text = _UNSEEN.sub(lambda found: _escape(found[0]), as_unicode(text))
    return "".join(
        _escape(character) if unicodedata.category(character) in _HIDDEN else character
        for character in text
    )


def visible_texts(texts: Sequence[str]) -> Sequence[str]:
    r"""Return many texts, each made visible.

    >>> visible_texts(["達成", "100\x07"])
    ['達成', '100\\x07']
    """
    whole = " ".join(texts)  # a blank, since a selector of the next text chooses nothing in this
    return texts if visible(whole) == whole else list(map(visible, texts))


def visible_lines(text: str) -> list[str]:
    r"""Return the lines of a text, each made visible.

    >>> visible_lines("達成\x07\r\n未達成")
    ['達成\\x07', '未達成']
    """
    return [visible(line) for line in re.split("\r\n|\r|\n", text)]


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def shortened(text: str, limit: int) -> str:
    """Return a text without its middle where it is too long: the beginning and the end say most.

    >>> shortened("/home/office/tables/2026.csv", 15)
    '/home/o…026.csv'
    """
    if len(text) <= limit:
        return text
    return f"{text[: limit // 2]}…{text[len(text) - (limit - 1) // 2 :]}"


def quoted(text: str, limit: int = 60) -> str:
    """Return the text in quotes for a message, cut to ``limit`` characters.

    >>> quoted("約70")
    "'約70'"
    >>> quoted("1234567890", limit=4)
    "'1234…'"
    """
    return f"'{visible(text[:limit])}{'…' if len(text) > limit else ''}'"


def listed(things: Sequence[object], most: int = _LISTED) -> str:
    """Return the first things of a list for a message, and how many more there are.

    >>> listed([2, 3, 5, 7, 11], most=3)
    '2, 3, 5, … and 2 more'
    """
    texts = [shortened(visible(str(thing)), _THING) for thing in things[:most]]
    if len(things) > most:
        texts.append(_("… and {count} more").format(count=len(things) - most))
    return _(", ").join(texts)


def shell_line(words: Iterable[str]) -> str:
    r"""Return a command line that can be looked at and pasted, whatever its words hold.

    It is one for bash, on Windows for PowerShell, and for the Command Prompt as far as that can be.

    >>> print(shell_line(["sokatsu", "check", "my table.csv", "C1\x1b[2J.csv"]))
    sokatsu check 'my table.csv' $'C1\033[2J.csv'
    """
    return " ".join(map(_shell_word, words))


def _shell_word(word: str) -> str:
    word = _NO_BYTE.sub(lambda found: _escape(found[0]), word)
    with suppress(UnicodeError):  # a name that is UTF-8 in whatever locale
        word = word.encode("utf-8", "surrogateescape").decode()
    if visible(word) == word:
        return _windows_word(word) if is_windows() else shlex.quote(word)
    return f"$'{''.join(map(_in_shell, word))}'"


def _windows_word(word: str) -> str:
    r"""Return a word for the Command Prompt and PowerShell, which share no quotes but these.

    >>> print(_windows_word(r"data\表.csv"), _windows_word("my table.csv"), _windows_word("a$b"))
    data\表.csv "my table.csv" 'a$b'
    """
    if re.fullmatch(r"[\w:/\\=+-][\w.:/\\=+-]*", word):
        return word
    if re.search('[$`"]', word):  # in double quotes PowerShell reads these
        return f"'{word.replace(chr(39), chr(39) * 2)}'"
    return f'"{word}"'


def _in_shell(character: str) -> str:
    r"""Return a character for ``$'…'``, bytes as ``\nnn``: ``\xnn`` may not end there."""
    if character in "\\'":
        return f"\\{character}"
    if visible(character) == character:
        return character
    data = character.encode("utf-8", "surrogateescape")
    return "".join(f"\\{byte:03o}" for byte in data)
