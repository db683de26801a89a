"""Web pages that no program would write, or only to do harm: each is read or refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bounded_run import assert_bounded, assert_told
from needs import some_seldom
from support import Sokatsu

_HEAD = "<table><tr><td>indicator<td>direction<td>target<td>actual"
_ROW = "<tr><td>甲<td>↗<td>70<td>64.2"
USUAL = f"{_HEAD}{_ROW}</table>"
_BOMB = (
    '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
READ = ""

PAGES: dict[str, tuple[str | bytes | Callable[[], str | bytes], str]] = {
    "empty": ("", "there is no table in it"),
    "blanks": (" \n", "there is no table in it"),
    "plain text": ("indicator,target\n", "there is no table in it"),
    "an empty table": ("<table></table>", "there is no table in it"),
    "wide": (f"{_HEAD}<tr><td colspan=1000000>甲<td>x{_ROW}</table>", "far from the headings"),
    "wide alone": (f"{_HEAD}{_ROW}<tr><td colspan=1000000></table>", READ),
    "high": (f"{_HEAD}<tr><td rowspan=65535>甲<td>↗<td>70<td>64.2</table>", READ),
    "spans of many digits": (
        f"{_HEAD}<tr><td rowspan={'9' * 100_000}>甲<td>↗<td colspan=-1>70<td>64.2</table>",
        READ,
    ),
    "spans over one another": (
        f"{_HEAD}<tr><td>甲<td>↗<td rowspan=2>70<td>64.2<tr><td colspan=3>乙<td>9</table>",
        "it spans columns that another cell takes",
    ),
    "all over one another": (
        lambda: "<table>" + "<tr><td rowspan=65534 colspan=1000>x" * 6_000,
        "span too much",
    ),
    "deep": (lambda: "<div>" * 100_000 + USUAL, "too deep in one another"),
    "deep and unclosed": (lambda: "<b>" * 900 + "</i>" * 300_000 + USUAL, READ),
    "deep in what is hidden": (lambda: "<p hidden>" + "<b>" * 100_000 + USUAL, "too deep"),
    "tables in tables": (lambda: "<table><tr><td>" * 100_000, "too deep in one another"),
    "many tables": (lambda: USUAL * 3_000, "more than 2,000 tables"),
    "many tags": (lambda: "<b></b>" * 600_000 + USUAL, "too much for a page"),
    "tags up to the limit": (lambda: "<b class=a></b>" * 495_000 + USUAL, READ),
    "many classes": (
        lambda: (
            "<style>.a{color:red}</style>"
            + "".join(f"<b class=a{at}></b>" for at in range(100_000))
            + USUAL
        ),
        READ,
    ),
    "one tag without end": (lambda: USUAL + "<p " + "a=b " * 2_000_000, "too much"),
    "a huge attribute": (lambda: f"<p title='{'x' * 9_000_000}'>{USUAL}", "too much for a page"),
    "a large attribute": (lambda: f"<img src='data:{'x' * 7_000_000}'>{USUAL}", READ),
    "many attributes": (
        lambda: f"<p {' '.join(f'a{n}' for n in range(300_000))}>{USUAL}",
        "too much",
    ),
    "a large attribute of words": (lambda: f"<p title='{'a=b ' * 300_000}'>{USUAL}", READ),
    "a long text": (lambda: f"{USUAL}{'x' * 9_000_000}", "too much for a page"),
    "long texts": (lambda: f"{'<p>' + 'x' * 8_000_000}" * 4 + USUAL, "more than 30,000,000"),
    "a large page": (lambda: b" " * (65 << 20), "too large for a page"),
    "a long style": (lambda: "<style>" + "@media{" * 1_000_000 + "</style>" + USUAL, READ),
    "styles without end": (lambda: "<style>" * 300_000 + USUAL, "style sheets are too long"),
    "many selectors": (
        lambda: f"<style>.a{',.a' * 20_000}{{display:none}}</style>{USUAL}",
        "too many rules",
    ),
    "many rules for many cells": (
        lambda: (
            "<style>"
            + "".join(f"tr:nth-child({at}) td:last-child{{color:red}}" for at in range(2_000))
            + "</style><table>"
            + "<tr><td>1<td>2" * 5_000
        ),
        "too much for a page of its size",
    ),
    "selectors that look far": (
        lambda: (
            "<style>ul div div div div x{color:red}tr ~ tr td:has(~ td b){float:left}</style>"
            + "<div>" * 500
            + "<x>1</x>" * 5_000
            + "<table>"
            + "<tr><td>1<td>2" * 3_000
        ),
        "too much for a page of its size",
    ),
    "nested selectors": (
        lambda: f"<style>{'td:not(' * 50_000}{{float:left}}{'a,b{{' * 400}</style>{USUAL}",
        READ,
    ),
    "nested rules": (lambda: f"<style>{'a,b{float:left;' * 20_000}</style>{USUAL}", "too deep"),
    "variables of variables": (
        lambda: (
            "<style>td{"
            + "".join(f"--a{at}:{f'var(--a{at + 1})' * 10};" for at in range(30))
            + f"color:var(--a0)}}</style>{USUAL}"
        ),
        "the page gives it color",
    ),
    "many styles": (
        lambda: (
            "<table>"
            + "".join(f"<tr><td style='top:{at}px'>1" for at in range(21_000))
            + "</table>"
        ),
        "too many different styles",
    ),
    "many cells": (lambda: "<table>" + "<td>" * 300_001, "more than 300,000 cells"),
    "many rows": (lambda: "<table>" + "<tr>" * 100_001, "more than 100,000 rows"),
    "strikes and comments without end": (
        lambda: USUAL + "<s>x</s>" * 40_000 + "<title>" * 100_000 + "<!--" * 100_000,
        READ,
    ),
    "comments without end": (lambda: USUAL + "<!--" * 200_000, READ),
    "comments in the head": (lambda: b"\xe9" + b"<!-- " * 2_000 + USUAL.encode(), "its charset"),
    "nothing but <": (lambda: "<" * 900_000, "there is no table in it"),
    "entities of entities": (f"{_BOMB}<p>&c;&c;&c;</p>{USUAL}", READ),
    "entities outside": (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>&x;</p>{USUAL}',
        READ,
    ),
    "large character": (f"{_HEAD}{_ROW}<td>&#99999999999;&#0;&#x80;</table>", READ),
    "unclosed": (f"<html><body>{_HEAD}{_ROW}", READ),
    "cut in a tag": (f"{USUAL}<table><tr><td cols", READ),
    "ends without begins": (f"</td></tr></table></p></div>{USUAL}</table></body></html>x", READ),
    "cells outside": (f"<tr><td>9</td></tr><caption>x</caption><tbody>{USUAL}", READ),
    "a form in a row": (f"{_HEAD}<tr><form><td>甲</form><td>↗<td>70<td>64.2</table>", READ),
    "NULs": (USUAL.replace("70", "7\x000"), "NUL bytes"),
    "UTF-16 without a mark": (USUAL.encode("utf-16-le"), "NUL bytes|its charset"),
    "a lone surrogate": (USUAL.replace("甲", "&#xD800;"), READ),
    "bytes that are no UTF-8": (
        b"<meta charset=utf-8>" + USUAL.encode()[:-20] + b"\xe3\x81",
        "is no UTF-8, which the page says it is",
    ),
    "bytes that are no Shift_JIS": (
        b"<meta charset=Shift_JIS>\x80\x80" + USUAL.encode("cp932", "ignore"),
        "bytes that are no Shift_JIS",
    ),
    "an unknown charset": (b"<meta charset=unicode_escape>" + USUAL.encode(), "not known"),
    "no charset": (b"<p>\xa4\xe9\xa4\xc8</p>" + _HEAD.encode(), "it does not say its charset"),
    "a terminal": (USUAL.replace("甲", "&#27;[2J\u202e甲"), READ),
    "a title of a terminal": (f"<h1>\x1b[2J\u202e</h1>{USUAL}", READ),
    "a zip": (b"PK\x03\x04" + USUAL.encode(), "this is no web page"),
    "a PDF": (b"%PDF-1.7\n" + USUAL.encode(), "the PDF is damaged"),
    "a web archive": (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n" + USUAL,
        r"a page with its images \(.mht\)",
    ),
}

LARGE = {name for name, (made, _told) in PAGES.items() if callable(made)}

SELDOM = (
    *("tags up to the limit", "many cells", "many styles", "selectors that look far"),
    *("many classes", "many rows", "long texts", "many rules for many cells"),
)


def written(name: str, folder: Path) -> Path:
    made = PAGES[name][0]
    data = made() if callable(made) else made
    path = folder / "a.html"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize("name", sorted({*PAGES} - LARGE))
def test_a_hostile_page_is_read_or_refused(name: str, sokatsu: Sokatsu, tmp_path: Path) -> None:
    path, expected = written(name, tmp_path), PAGES[name][1]
    run = sokatsu("rate", path)
    assert run.status == (2 if expected else 0), run.stderr
    assert_told(run.stderr, expected)
    tidy = sokatsu("tidy", path)
    assert tidy.status in (0, 2)
    assert_told(tidy.stderr, "")


@pytest.mark.parametrize("name", some_seldom(sorted(LARGE), SELDOM))
def test_a_large_page_takes_little(name: str, tmp_path: Path) -> None:
    assert_bounded(["tidy", str(written(name, tmp_path))], tmp_path, PAGES[name][1])
