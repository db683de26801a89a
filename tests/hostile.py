"""What hostile inputs are made of, and what must hold whatever they are."""

import re
import unicodedata
from collections.abc import Sequence

from support import Run

KINDS = {
    "obeyed": "\x1b[2J\x1b]0;t\x07\x08\x9b31m\x85\x7f\r\t\n\x0c",
    "unseen": "\u202e\u2066\u200f\u061c\u2028\u2029\u200b\u200d\u2060\ufeff\xad"
    "\U000e0041\u034f\u3164\u115f\ufe0f\ufe0f",
}
"""Characters that must not reach a terminal: it does what they say, or an eye sees none of them."""

BYTES = "\udce9\udcff\udc80"
"""Bytes that are no UTF-8, as they stand in an argument."""

LONGEST = 4000

_REPORTED = re.compile(r'unusable-file|cannot be used|"problems": \[\n')
"""What a check prints of a file that cannot be used: its report has the other files."""

_COLOR = re.compile(r"\x1b\[(?:3[0-9]|0|1)m")
_ZERO_WIDTH = set("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u2800\u3164\uffa0")


def raw(text: str) -> list[str]:
    """Return what a terminal or an eye would be deceived by."""
    return [
        character
        for character in text.replace("\n", "")
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
        or character in _ZERO_WIDTH
    ]


def assert_harmless(run: Run, status: int | Sequence[int], *, people: bool = True) -> None:
    """Assert that a run ended as documented, and showed nothing raw, endless or unexplained."""
    assert run.status in ([status] if isinstance(status, int) else status), run.stderr
    assert "Traceback" not in run.stderr
    assert "bug" not in run.stderr
    assert raw(run.stderr) == []
    assert len(run.stderr) <= LONGEST
    text = run.stdout.decode()
    assert not people or raw(_COLOR.sub("", text)) == []
    assert run.status != 2 or run.stderr
    assert run.status != 2 or not text or _REPORTED.search(text)
