"""PDFs that no program would write, or only to do harm: each is read or refused.

Whatever the input: no traceback, exit code 0 or 2, nothing raw or endless on the
terminal, at most 20 seconds and 1 GiB.
"""

import re
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bounded_run import assert_bounded, needs_measures
from hostile import LONGEST, raw
from needs import some_seldom
from pdf_parts import HEIGHT, Drawn, Objects, drawn_pdf, objects, pdf, stream
from sokatsu_cli.reading.pdf import reading_process
from support import Sokatsu

_A_WHILE = 0.5
"""Seconds for a file that would take all it is given."""

_PATIENCE = 120.0
"""Seconds for any other, so that a busy machine changes no result."""

HEAD = ["目標指標", "方向", "目標値", "実績値"]
ROW = ["甲", "↗", "70", "64"]

READ = ""
"""What is expected of a file that is read."""

DAMAGED = "the PDF is damaged"


def plain() -> bytes:
    """Return a text."""
    return "目標指標,方向\n".encode()


def nothing() -> bytes:
    """Return a file without anything in it."""
    return b""


def usual() -> Drawn:
    """Return the page of a small table."""
    return Drawn().table([HEAD, ROW])


def changed(some: Mapping[int, bytes], *pages: Drawn) -> bytes:
    """Return the usual file with some objects changed."""
    return pdf({**objects(pages or [usual()]), **some})


def with_contents(data: bytes, *, packed: bool = False) -> bytes:
    """Return a file whose page has these contents."""
    made = objects([usual()])
    return pdf({**made, 8: stream(data, packed=packed)})


def page(entries: str) -> dict[int, bytes]:
    """Return the object of a page with other entries."""
    return {7: f"<< /Type /Page /Parent 2 0 R {entries} >>".encode()}


def bomb(size: int) -> bytes:
    """Return contents that are packed a thousand times smaller than they are."""
    packer = zlib.compressobj(9)
    head = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    part = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = head + part * (size >> 20) + packer.flush()
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)


def forms(count: int) -> Objects:
    """Return forms each of which shows the next ten times; the last has ten lines."""
    made: Objects = {}
    for at in range(count):
        last = at == count - 1
        drawn = (b"0 0 m 9 9 l S " if last else b"/X Do ") * 10
        uses = "" if last else f"/Resources << /XObject << /X {21 + at} 0 R >> >>"
        made[20 + at] = stream(drawn, f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] {uses}")
    return made


def deep_pages(depth: int) -> Objects:
    """Return pages so many levels down."""
    levels = {
        20 + at: f"<< /Type /Pages /Kids [{21 + at} 0 R] /Count 1 >>".encode()
        for at in range(depth)
    }
    last = {20 + depth: b"<< /Type /Page /MediaBox [0 0 9 9] >>"}
    return {2: b"<< /Type /Pages /Kids [20 0 R] /Count 1 >>", **levels, **last}


def many_pages(count: int) -> Objects:
    """Return as many pages, all blank."""
    kids = " ".join(f"{20 + at} 0 R" for at in range(count))
    blank = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    made: Objects = dict.fromkeys(range(20, 20 + count), blank)
    return {**made, 2: f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode()}


def cmap(text: str) -> dict[int, bytes]:
    """Return the usual font with other names of its letters."""
    return {5: stream(text.encode())}


ENCRYPTED = (
    "/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -1 /O <" + "41" * 32 + "> /U <"
    "" + "42" * 32 + "> >> /ID [<41> <41>]"
)
TIMED_OUT = "takes too long|takes more memory"

FILES: dict[str, tuple[Callable[[], bytes], str]] = {
    # No PDF, or not all of it.
    "empty": (nothing, "this is no PDF"),
    "text": (plain, "this is no PDF"),
    "only the mark": (lambda: b"%PDF-1.7\n", DAMAGED),
    "truncated": (lambda: drawn_pdf(usual())[:-300], DAMAGED),
    "half": (lambda: drawn_pdf(usual())[:2000], DAMAGED),
    "bytes after the mark": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 400, DAMAGED),
    "table of objects elsewhere": (
        lambda: re.sub(rb"startxref\n[0-9]+", b"startxref\n7", drawn_pdf(usual())),
        DAMAGED,
    ),
    "encrypted": (lambda: pdf(objects([usual()]), ENCRYPTED), "it has a password"),
    "encrypted otherwise": (
        lambda: pdf(objects([usual()]), "/Encrypt << /Filter /Other >> /ID [<41> <41>]"),
        DAMAGED,
    ),
    # Objects.
    "catalogue of itself": (lambda: changed({1: b"1 0 R"}), f"{DAMAGED}|{TIMED_OUT}"),
    "table of objects before itself": (
        lambda: pdf(objects([usual()]), "/Prev 9"),
        f"{DAMAGED}|tables found",
    ),
    "pages of themselves": (
        lambda: changed({2: b"<< /Type /Pages /Kids [2 0 R 2 0 R 7 0 R] /Count 3 >>"}),
        "it says 3 pages and has 1",
    ),
    "deep pages": (lambda: changed(deep_pages(5_000)), DAMAGED),
    "count of pages": (
        lambda: changed({2: b"<< /Type /Pages /Kids [7 0 R] /Count 2000000000 >>"}),
        "it says 2,000,000,000 pages and has 1",
    ),
    "count that is none": (
        lambda: changed({2: b"<< /Type /Pages /Kids [7 0 R] /Count (x) >>"}),
        "it says 0 pages and has 1",
    ),
    "page that is missing": (
        lambda: changed({2: b"<< /Type /Pages /Kids [7 0 R 99 0 R] /Count 2 >>"}),
        DAMAGED,
    ),
    "many pages": (lambda: changed(many_pages(2_001)), "more than 2,000 pages"),
    "pages without contents": (lambda: changed(many_pages(300)), "no text on any page"),
    "length of itself": (
        lambda: changed({8: b"<< /Length 8 0 R >>\nstream\nBT ET\nendstream"}),
        "no text|no table|damaged|a font",
    ),
    "deep lists": (lambda: with_contents(b"[" * 200_000), "no text|no table|damaged|a font"),
    # Contents.
    "contents that are no stream": (
        lambda: changed(page("/MediaBox [0 0 595 842] /Contents 1 0 R")),
        "no text|no table|damaged|a font",
    ),
    "contents that are missing": (
        lambda: changed(page("/MediaBox [0 0 595 842] /Contents 99 0 R")),
        "no text|no table|damaged|a font",
    ),
    "packed contents that end": (
        lambda: changed(
            {
                8: b"<< /Length 40 /Filter /FlateDecode >>\nstream\n"
                + zlib.compress("\n".join(usual().parts).encode())[:40]
                + b"\nendstream"
            }
        ),
        DAMAGED,
    ),
    "bomb of blanks": (lambda: changed({8: bomb(2 << 30)}), TIMED_OUT),
    "endless operators": (
        lambda: with_contents(b"q 1 0 0 1 0 0 cm Q " * 500_000, packed=True),
        TIMED_OUT,
    ),
    "many lines": (
        lambda: with_contents(b"0 0 m 9 9 l S " * 100_000),
        "more than 60,000 lines on a page",
    ),
    "lines across each other": (
        lambda: with_contents(
            "".join(
                f"{at} 0 m {at} 9999 l S 0 {at} m 9999 {at} l S " for at in range(0, 9999, 6)
            ).encode()
            + b"BT /F 9 Tf 50 50 Td <0041> Tj ET"
        ),
        "places on a page|no table",
    ),
    "many letters": (
        lambda: with_contents(b"BT /F 9 Tf " + b"1 0 0 1 50 50 Tm <0041> Tj " * 70_000 + b"ET"),
        f"more than 60,000 letters on a page|{TIMED_OUT}",
    ),
    "forms of forms": (
        lambda: pdf(
            {
                **objects([b"/X Do"], page=""),
                **page(
                    "/MediaBox [0 0 595 842] /Contents 8 0 R "
                    "/Resources << /XObject << /X 20 0 R >> >>"
                ),
                **forms(9),
            }
        ),
        f"{TIMED_OUT}|lines on a page",
    ),
    "form of itself": (
        lambda: pdf(
            {
                **objects([b"/X Do"]),
                **page(
                    "/MediaBox [0 0 595 842] /Contents 8 0 R "
                    "/Resources << /XObject << /X 20 0 R >> >>"
                ),
                20: stream(
                    b"/X Do",
                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
                    "/Resources << /XObject << /X 20 0 R >> >>",
                ),
            }
        ),
        "no text|no table|damaged|a font",
    ),
    "numbers that are none": (
        lambda: with_contents(b"(x) (y) m 1 l S /A 1e999 Td BT /F (a) Tf <0041> Tj ET"),
        "no text|no table|damaged|a font",
    ),
    "size of nothing": (
        lambda: changed(page("/MediaBox [0 0 0 0] /Contents 8 0 R /Resources << >>")),
        "no text|no table|damaged|a font",
    ),
    "size of anything": (
        lambda: changed(page("/MediaBox [(a) 1 R] /Contents 8 0 R /Resources << >>")),
        "no text|no table|damaged|a font",
    ),
    # Fonts.
    "font that is missing": (
        lambda: changed(page(f"/MediaBox [0 0 595 {HEIGHT}] /Contents 8 0 R /Resources << >>")),
        "a font of the PDF is missing",
    ),
    "font of itself": (
        lambda: changed({4: b"<< /Type /Font /Subtype /Type0 /DescendantFonts [4 0 R] >>"}),
        DAMAGED,
    ),
    "font names billions of letters": (
        lambda: changed(
            cmap("begincmap\n1 beginbfrange\n<00000000> <ffffffff> <0041>\nendbfrange\nendcmap")
        ),
        f"{TIMED_OUT}|damaged|direction|no indicator table|heading",
    ),
    "characters of a terminal": (
        lambda: drawn_pdf(Drawn().table([HEAD, ["\x9b31m\u202e甲", "↗", "70", "x"]])),
        "'x' is not a number",
    ),
    "a name of 5,000 letters": (
        lambda: drawn_pdf(usual().text(45, 100, "長" * 5_000, 0.001)),
        READ + "|border|over",
    ),
}

ENDLESS = {
    "catalogue of itself",
    "endless operators",
    "font names billions of letters",
    "many letters",
}
"""Files that are ended after the time for them, of which half a second is enough to see that."""

LARGE = {"bomb of blanks", "forms of forms"}


@pytest.mark.parametrize("name", sorted({*FILES} - LARGE))
def test_a_hostile_pdf_is_read_or_refused(
    name: str, sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make, expected = FILES[name]
    monkeypatch.setattr(reading_process, "_SECONDS", _A_WHILE if name in ENDLESS else _PATIENCE)
    path = tmp_path / "a.pdf"
    path.write_bytes(make())
    run = sokatsu("rate", path)
    assert run.status in (0, 2)
    assert (run.stdout == b"") is (run.status == 2)
    assert "Traceback" not in run.stderr
    assert raw(run.stderr) == []
    assert len(run.stderr) <= LONGEST
    assert re.search(expected, run.stderr)


@needs_measures
@pytest.mark.parametrize("name", some_seldom(sorted(LARGE), ("forms of forms",)))
def test_a_large_pdf_takes_little(name: str, tmp_path: Path) -> None:
    make, expected = FILES[name]
    path = tmp_path / "a.pdf"
    path.write_bytes(make())
    assert_bounded(["tidy", str(path)], tmp_path, expected)
