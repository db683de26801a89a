"""Text that hides something, and long text, as people see it."""

import shlex
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from needs import needs_bash
from sokatsu_cli.model.visible import as_unicode, listed, quoted, shell_line, shortened, visible

any_text = st.text(st.characters() | st.characters(categories=["Cs", "Cf", "Cc", "Mn"]))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("達成率 100", "達成率 100"),
        ("目標\u3000値", "目標\u3000値"),
        ("\x1b[31m赤\x1b]0;t\x07", "\\x1b[31m赤\\x1b]0;t\\x07"),
        ("\x9b31m \x85 \x7f", "\\x9b31m \\x85 \\x7f"),
        ("a\r\n\tb\0", "a\\r\\n\\tb\\x00"),
        ("\u2028 \u2029", "\\u2028 \\u2029"),
        ("\u202e001\u2066\u200f\u061c", "\\u202e001\\u2066\\u200f\\u061c"),
        ("\u200b\u200d\u2060\ufeff\xad", "\\u200b\\u200d\\u2060\\ufeff\\xad"),
        ("\u034f\u115f\u180b\u3164\uffa0\u2800", "\\u034f\\u115f\\u180b\\u3164\\uffa0\\u2800"),
        ("\U000e0041\ufff0\ufdd0\uffff", "\\U000e0041\\ufff0\\ufdd0\\uffff"),
        ("葛\U000e0100城市 ☀\ufe0f", "葛\U000e0100城市 ☀\ufe0f"),
        ("\ufe0fa\U000e0100\U000e0101 \ufe00", "\\ufe0fa\U000e0100\\U000e0101 \\ufe00"),
        ("\udce8\udca1\udca8\udcff", "表\\xff"),
        ("\ud800\udfff", "\\ud800\\udfff"),
    ],
)
def test_what_hides_is_shown(text: str, expected: str) -> None:
    assert visible(text) == expected
    assert visible(expected) == expected


@given(any_text)
def test_nothing_that_is_shown_hides_or_fails(text: str) -> None:
    shown = visible(text)
    assert not {unicodedata.category(each) for each in shown} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert shown.encode().decode() == shown
    assert len(as_unicode(text).encode()) >= len(text)
    assert visible(shown) == shown


@given(st.text(), st.integers(1, 20))
def test_what_is_long_loses_its_middle(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert short == text or (len(short) == limit and "…" in short)


@pytest.mark.parametrize(
    ("count", "expected"),
    [(0, ""), (2, "0, 1"), (3, "0, 1, 2"), (5, "0, 1, 2, … and 2 more")],
)
def test_only_the_first_things_are_listed(count: int, expected: str) -> None:
    assert listed(range(count), most=3) == expected


def test_what_is_listed_or_quoted_is_short_and_visible() -> None:
    assert listed(["\x1b[2J", "x" * 50]) == "\\x1b[2J, " + "x" * 20 + "…" + "x" * 19
    assert quoted("\x1b" * 61) == "'" + "\\x1b" * 60 + "…'"


@needs_bash
@pytest.mark.parametrize(
    "word",
    [
        *("plain", "with blank", "it's", "", "-f", "表.csv", "a\\b", "$HOME `id` *"),
        *("\x1b[2J'x' \\", "\u202e甲\r\n", "\x1b31", "\udce9\udcff1", "\x9b\u200b", "葛\U000e0100"),
    ],
)
def test_a_command_line_can_be_pasted(word: str) -> None:
    line = shell_line(["printf", "%s", word])
    assert visible(line) == line
    run = subprocess.run(["bash", "-c", line], capture_output=True, check=True)
    assert run.stdout == word.encode("utf-8", "surrogateescape")


def test_a_usual_command_line_is_quoted_as_ever() -> None:
    words = ["sokatsu", "check", "my table.csv", "--column", "target=目標値"]
    assert shell_line(words) == shlex.join(words)
    assert shell_line(["\udce8\udca1\udca8 1.csv", "\ud800"]) == "'表 1.csv' '\\ud800'"
