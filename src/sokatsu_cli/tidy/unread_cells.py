"""What can be done about a cell that should hold a number, and that no option makes one."""

import re
import unicodedata

from sokatsu_cli.model.language import N_
from sokatsu_cli.model.language import gettext as _
from sokatsu_cli.model.numerals import is_number

_KINDS = (
    (re.compile(r"約|およそ|おおよそ|概ね|おおむね|程度|ほぼ|前後|余り?$"), N_("not exact")),
    (re.compile(r"\d\D*(?:~|〜|から)|\d+\s*-\s*\d|以上.+以下|超.+未満"), N_("a range")),
    (re.compile(r"\d\s*/\s*\d|分の"), N_("a count of a whole")),
    (re.compile(r"\d\D*[\n:、;]\D*\d"), N_("several numbers")),
)
"""What is said by words beside the digits of a cell."""

_DIGIT = re.compile(r"\d")

_LOOKED_AT = 200
"""Characters of a cell: some patterns take time by the square of a run of digits."""


def mending(text: str) -> str:
    """Return what must be done about a cell that is no number, "" where an option may help.

    >>> mending("3〜5回")
    '; a range: mend it in the file, no option reads it'
    >>> mending("100以内"), mending("※")
    ('; mend it in the file, no option reads it', '')
    """
    plain = unicodedata.normalize("NFKC", text[:_LOOKED_AT])
    if not _DIGIT.search(plain) or is_number(text):
        return ""
    kind = next((told for words, told in _KINDS if words.search(plain)), "")
    if not kind:
        return _("; mend it in the file, no option reads it")
    return _("; {kind}: mend it in the file, no option reads it").format(kind=_(kind))


def is_word(text: str) -> bool:
    """Tell whether a cell has no digit, so that it may say that there is no number.

    >>> is_word("※"), is_word("New"), is_word("3～5回"), is_word("")
    (True, True, False, False)
    """
    return bool(text) and not _DIGIT.search(unicodedata.normalize("NFKC", text))
