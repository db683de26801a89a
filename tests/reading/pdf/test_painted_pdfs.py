"""What is painted in cells beside letters that are seen: known to be harmless, or a doubt."""

import io
import json
from collections.abc import Callable

import pytest

from pdf_parts import HEIGHT, Drawn, Objects, objects, pdf, stream
from sokatsu_cli.model.cells import trouble_of
from sokatsu_cli.reading.pdf.page_parts import Page
from sokatsu_cli.reading.pdf.page_reader import pages_of
from sokatsu_cli.reading.pdf.reading_process import unpacked

IMAGE = "q {} 0 0 {} {} {} cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q"
"""An image: its width and height, its left and its lower edge."""

DRAWN = "a picture or a drawing stands in it, which may be a part of the value"
LINE = "a line is drawn in it, which may be a part of the value"
BOX = "a box is drawn in it, which may be a part of the value"
SLANTED = "a slanted line or another drawing stands in it"
HARDLY = "a part of its text is not to be seen, or hardly"
OVER = "something is painted over its text"
CUT = "a part of its text is cut off"
UNEVEN = "the digits of a number in it are of several sizes, heights or colours"
SEEN_THROUGH = "its text is seen through, or drawn otherwise than by ink"
SWITCHED = "a part of its text is in a layer that can be switched off"
OTHERWISE = "the PDF says that it has another text than the one that is drawn"
FIELD = "a form field or a comment lies on it, whose text is not read"


def table(*rows: list[str]) -> Drawn:
    """Draw a table whose cells are 80 wide and 60 high, the first of them at 40 and 60."""
    return Drawn().table([*rows, ["x", "y"], ["z", "w"]][:2], height=60)


def empty() -> Drawn:
    """Draw a table whose first cell is blank."""
    return table(["", "x"])


def eighty(left: float = 60, base: float = 90, text: str = "80") -> Drawn:
    """Draw a table whose first cell has a number in its middle."""
    return empty().text(left, base, text)


def before(operators: str) -> Drawn:
    """Draw something, and the number over it."""
    return empty().raw(operators).text(60, 90, "80")


def inside(begin: str, end: str = "") -> Drawn:
    """Draw the digit 1 between operators, and 80 behind it."""
    return empty().raw(begin).text(56, 90, "1").raw(end).text(60.5, 90, "80")


def page(
    drawn: Drawn, resources: str = "", others: Objects | None = None, entries: str = ""
) -> Page:
    """Read a page that has more than letters and lines."""
    made = objects([drawn], page=entries)
    made[7] = made[7].replace(b"/Resources <<", f"/Resources << {resources}".encode())
    if others and 50 in others:  # a font that the file draws itself
        made[7] = made[7].replace(b"/F 3 0 R", b"/F 3 0 R /T 50 0 R")
    first, *answers = pages_of(io.BytesIO(pdf({**made, **(others or {})})))
    assert first == {"pages": 1}
    return unpacked(json.loads(json.dumps(answers[0])))


def first_cell(found: Page) -> tuple[str, str]:
    """Return the text of the first cell of a page, and what is doubtful about it."""
    cell = next((each.cell for each in found.tables[0].cells if not each.top + each.left), "")
    return str(cell), trouble_of(cell)


READ = ""
TRAPS: dict[str, tuple[Callable[[], Drawn], str]] = {
    # Lines.
    "plain": (eighty, READ),
    "minus": (lambda: eighty().rule(53, 87, 58, 87), LINE),
    "minus as a thin box": (lambda: eighty().box(53, 86.5, 58, 87.5, 0), LINE),
    "minus over the border": (lambda: eighty(42).rule(36, 87, 42, 87), LINE),
    "minus alone": (lambda: empty().rule(53, 87, 58, 87), LINE),
    "decimal point": (lambda: eighty().box(70, 89, 71, 90, 0).text(72, 90, "5"), LINE),
    "underline": (lambda: eighty().rule(60, 91.5, 69, 91.5), READ),
    "line above": (lambda: eighty().rule(60, 82, 69, 82), LINE),
    "line of a fraction": (lambda: eighty().text(60, 105, "90").rule(58, 94, 71, 94), LINE),
    "dots between two lines": (
        lambda: eighty().text(60, 110, "90").raw("[1 2] 0 d").rule(44, 98, 116, 98),
        READ,
    ),
    "long line through": (lambda: eighty().rule(44, 86.5, 116, 86.5), LINE),
    "bar that stands": (lambda: eighty().rule(56, 82, 56, 90), LINE),
    "mark of a bar below": (
        lambda: eighty().box(44, 100, 80, 108, 0.5).rule(90, 98, 90, 110),
        READ,
    ),
    "border twice": (lambda: eighty().rule(42, 60, 42, 120).rule(40, 118, 120, 118), READ),
    "end of a border": (lambda: eighty().rule(119, 90, 160, 90), READ),
    "box around": (lambda: eighty().raw(f"57 {HEIGHT - 95} 15 14 re S"), LINE),
    "slanted line": (lambda: eighty().rule(58, 92, 71, 82), SLANTED),
    "slanted line that is filled": (
        lambda: eighty().raw(f"58 {HEIGHT - 92} m 71 {HEIGHT - 82} l 71 {HEIGHT - 83} l f"),
        SLANTED,
    ),
    "cell that is crossed out": (lambda: empty().rule(40, 60, 120, 120), READ),
    "thick line": (lambda: eighty().raw("6 w").rule(44, 100, 116, 100), DRAWN),
    "unseen line": (lambda: eighty().raw("/Clear gs").rule(53, 87, 58, 87), READ),
    # Boxes.
    "ground": (lambda: before(f"0.9 g 40 {HEIGHT - 120} 80 60 re f 0 g"), READ),
    "ground of a row": (lambda: before(f"0.9 g 40 {HEIGHT - 120} 160 60 re f 0 g"), READ),
    "dark ground": (lambda: before(f"0.3 g 40 {HEIGHT - 120} 80 60 re f 1 g"), READ),
    "ground of its colour": (lambda: before(f"0.3 g 40 {HEIGHT - 120} 80 60 re f 0.35 g"), HARDLY),
    "ground seen through": (
        lambda: before(f"/Half gs 0.5 g 40 {HEIGHT - 120} 80 60 re f /Full gs 0 g"),
        READ,
    ),
    "marker": (lambda: before(f"1 1 0 rg 58 {HEIGHT - 93} 13 12 re f 0 g"), READ),
    "bar below": (lambda: eighty().box(44, 100, 80, 108, 0.5), READ),
    "bar beside": (lambda: eighty().box(80, 83, 110, 90, 0.5), BOX),
    "box in a blank cell": (lambda: empty().box(60, 80, 70, 90, 0.5), BOX),
    "cover": (lambda: eighty().box(59, 80, 75, 92, 1), OVER),
    "cover of a part": (lambda: eighty().box(64.5, 80, 75, 92, 1), OVER),
    "pattern": (lambda: before(f"/Pattern cs /P scn 40 {HEIGHT - 120} 80 60 re f 0 g"), HARDLY),
    # Paths and pictures.
    "picture": (lambda: eighty().raw(IMAGE.format(6, 6, 52, HEIGHT - 90)), DRAWN),
    "picture alone": (lambda: empty().raw(IMAGE.format(6, 6, 52, HEIGHT - 90)), DRAWN),
    "picture beside words": (
        lambda: empty().text(60, 90, "件").raw(IMAGE.format(6, 6, 52, HEIGHT - 90)),
        READ,
    ),
    "picture outside": (lambda: eighty().raw(IMAGE.format(90, 90, 300, 300)), READ),
    "shade": (lambda: before(f"q 40 {HEIGHT - 120} 80 60 re W n /S sh Q"), HARDLY),
    "shade beside": (lambda: eighty().raw(f"q 44 {HEIGHT - 90} 8 8 re W n /S sh Q"), DRAWN),
    "triangle": (
        lambda: eighty().raw(f"50 {HEIGHT - 90} m 58 {HEIGHT - 90} l 54 {HEIGHT - 82} l h f"),
        SLANTED,
    ),
    "circle": (
        lambda: eighty().raw(f"50 {HEIGHT - 90} m 50 760 58 760 58 {HEIGHT - 90} c f"),
        DRAWN,
    ),
    "badge around words": (
        lambda: (
            eighty()
            .text(80, 90, "達成")
            .raw(f"78 {HEIGHT - 93} m 78 770 100 770 100 {HEIGHT - 93} c S")
        ),
        READ,
    ),
    "badge around a digit": (
        lambda: eighty().raw(f"58 {HEIGHT - 93} m 58 770 65 770 65 {HEIGHT - 93} c S"),
        DRAWN,
    ),
    "round frame of all": (
        lambda: eighty().raw("20 800 m 300 800 320 800 320 780 c 320 600 l 20 600 l h S"),
        READ,
    ),
    "frame of two boxes": (
        lambda: eighty().raw(
            f"40 {HEIGHT - 120} 80 60 re 41 {HEIGHT - 119} 78 58 re f*"  # a border all around
        ),
        READ,
    ),
    "frame drawn back and forth": (
        lambda: eighty().raw("20 600 300 200 re 320 600 m 20 600 l 20 800 l 320 800 l h f"),
        READ,
    ),
    # Letters.
    "two sizes": (lambda: eighty().text(69, 90, "1", 7), UNEVEN),
    "two heights": (lambda: eighty().text(69, 88, "1"), UNEVEN),
    "two colours": (lambda: inside("1 0 0 rg", "0 g"), UNEVEN),
    "percent sign that is smaller": (lambda: eighty().text(69, 90, "%", 7), READ),
    "mark that is a little smaller": (lambda: eighty().text(69, 87, "1", 7.6), READ),
    "tiny": (lambda: empty().text(60, 90, "80", 2), HARDLY),
    "grey": (lambda: before("0.6 g"), READ),
    "nearly white": (lambda: before("0.99 g"), HARDLY),
    "blue": (lambda: before("0 0 1 rg"), READ),
    "yellow": (lambda: before("1 1 0 rg"), HARDLY),
    "ink of a printer": (lambda: before("0 1 1 0.2 k"), READ),
    "kind of colours alone": (lambda: before("1 g /DeviceRGB cs"), READ),
    "another ink": (lambda: before("/Blue cs 1 scn"), READ),
    "little of another ink": (lambda: before("/Blue cs 0.1 scn"), HARDLY),
    "another ink from its begin": (lambda: before("/Blue cs"), READ),
    "ink for all plates": (lambda: before("/All cs 1 scn"), READ),
    "ink that is not understood": (lambda: before("/Odd cs 1 scn"), HARDLY),
    "ink of two": (lambda: before("/Two cs 1 scn"), HARDLY),
    "several inks": (lambda: before("/Inks cs 1 1 scn"), HARDLY),
    "colours beyond measure": (lambda: before("/Lab cs 90 0 0 scn"), HARDLY),
    "mirrored": (
        lambda: empty().raw("-100 Tz").text(60, 90, "80"),
        "its texts run in several directions",
    ),
    "outlined in white": (lambda: before("1 Tr 1 G"), HARDLY),
    "outlined": (lambda: before("1 Tr /DeviceGray CS 0 SCN"), READ),
    "letters that cut": (lambda: before("7 Tr"), SEEN_THROUGH),
    "seen through": (lambda: inside("/Clear gs", "/Full gs"), HARDLY),
    "masked": (lambda: inside("/Masked gs", "/Full gs"), SEEN_THROUGH),
    "mixed": (lambda: inside("/Mixed gs", "/Full gs"), SEEN_THROUGH),
    # What is cut off.
    "cut off": (lambda: inside(f"q 50 {HEIGHT - 100} 8 20 re W n", "Q"), CUT),
    "cut off at its end": (
        lambda: empty().raw(f"q 50 {HEIGHT - 100} 15 20 re W n").text(60, 90, "80").raw("Q"),
        CUT,
    ),
    "cut off by a corner": (lambda: inside("q 50 760 m 60 760 l 50 740 l h W n", "Q"), CUT),
    "inside of a round corner": (
        lambda: inside("q 20 800 m 300 800 320 800 320 780 c 320 600 l 20 600 l h W n", "Q"),
        READ,
    ),
    "cut off by a dent": (
        lambda: inside("q 20 800 m 320 800 l 70 750 l 320 600 l 20 600 l h W n", "Q"),
        CUT,
    ),
    "cut off by two boxes": (lambda: inside("q 0 0 9 9 re 20 600 300 200 re W n", "Q"), CUT),
    "far outside of what is shown": (
        lambda: eighty().raw("q 300 300 9 9 re W n").text(60, 105, "9").raw("Q"),
        READ,
    ),
    "lines that are cut off": (
        lambda: eighty().raw("q 300 300 9 9 re W n 53 755 5 1 re f 53 755 m 58 755 l S Q"),
        READ,
    ),
    # Forms, layers, other texts.
    "form": (lambda: eighty().raw("/Form Do"), READ),
    "form of white": (lambda: eighty().raw("q 1 g /Form Do Q").text(60, 110, "7"), HARDLY),
    "form that is cut off": (lambda: eighty().raw("/Small Do"), CUT),
    "form that is no form": (lambda: eighty().raw("/None Do"), READ),
    "form in a layer": (lambda: eighty().raw("/Layered Do"), SWITCHED),
    "layer that is on": (lambda: inside("/OC /On BDC", "EMC"), READ),
    "layer that is off": (lambda: inside("/OC /Off BDC", "EMC"), SWITCHED),
    "layer that is not printed": (lambda: inside("/OC /Screen BDC", "EMC"), SWITCHED),
    "layer without a name": (lambda: inside("/OC /Unknown BDC", "EMC"), SWITCHED),
    "one of several layers": (lambda: inside("/OC /Several BDC", "EMC"), SWITCHED),
    "layers that are on": (lambda: inside("/OC /Both BDC", "EMC"), READ),
    "where layers are off": (lambda: inside("/OC /Contrary BDC", "EMC"), SWITCHED),
    "picture in a layer that is off": (
        lambda: eighty().raw(f"/OC /Off BDC {IMAGE.format(6, 6, 52, HEIGHT - 90)} EMC"),
        READ,
    ),
    "other text": (lambda: inside("/Span << /ActualText (7) >> BDC", "EMC"), OTHERWISE),
    "the same text": (lambda: inside("/Span << /ActualText (1) >> BDC", "EMC"), READ),
    "operators without a begin": (lambda: eighty().raw("Q (x) w 53 755 l S"), READ),
    "a part that ends without a begin": (lambda: eighty().raw("EMC /A BMC EMC EMC"), READ),
}

FORM = "/Type /XObject /Subtype /Form /BBox [0 0 595 842]"
TEXT = f"BT /F 9 Tf 60 {HEIGHT - 105} Td <0039> Tj ET".encode()
INNER = "/Resources << /Font << /F 3 0 R >> >>"
RESOURCES = """
    /ExtGState << /Clear << /ca 0 /CA 0 >> /Half << /ca 0.5 >> /Masked << /SMask << /S /Alpha >> >>
        /Mixed << /BM [/Multiply] >> /Full << /ca 1 /CA 1 /SMask /None /BM /Normal >> >>
    /ColorSpace << /Blue [/Separation /Blue /DeviceRGB << /FunctionType 2 /C1 [0 0 1] >>]
        /All [/Separation /All /DeviceGray << >>] /Odd [/Separation /X /Lab << >>]
        /Two [/Separation /X /X << /FunctionType 2 /C1 [0 1] >>]
        /Inks [/DeviceN [/X /Y] /DeviceRGB << >>] /Lab [/Lab << >>] >>
    /Properties << /On 30 0 R /Off 31 0 R /Screen 32 0 R
        /Several << /OCGs [30 0 R 31 0 R] >> /Both << /OCGs 33 0 R >>
        /Contrary << /OCGs 30 0 R /P /AllOff >> >>
    /XObject << /Form 40 0 R /Small 41 0 R /Layered 42 0 R /None 30 0 R >>
"""
OTHERS: Objects = {
    1: b"<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [30 0 R 31 0 R 32 0 R]"
    b" /D << /OFF [31 0 R] >> >> >>",
    30: b"<< /Type /OCG >>",
    31: b"<< /Type /OCG >>",
    32: b"<< /Type /OCG /Usage << /Print << /PrintState /OFF >> >> >>",
    33: b"[30 0 R]",
    40: stream(TEXT, f"{FORM} {INNER}"),
    41: stream(TEXT, f"{FORM.replace('[0 0', '[62 0')} {INNER}"),
    42: stream(TEXT, f"{FORM} {INNER} /OC 31 0 R"),
}


@pytest.mark.parametrize("name", TRAPS)
def test_what_is_painted_in_a_cell(name: str) -> None:
    make, expected = TRAPS[name]
    drawn = make()
    drawn.letters |= {"9"}
    assert first_cell(page(drawn, RESOURCES, OTHERS))[1] == expected


def test_layers_that_are_off_unless_they_are_on() -> None:
    off = b"<< /OCGs [30 0 R 31 0 R] /D << /BaseState /OFF /ON [30 0 R] >> >>"
    others = {**OTHERS, 1: b"<< /Type /Catalog /Pages 2 0 R /OCProperties %s >>" % off}
    assert first_cell(page(inside("/OC /On BDC", "EMC"), RESOURCES, others))[1] == READ
    assert first_cell(page(inside("/OC /Off BDC", "EMC"), RESOURCES, others))[1] == SWITCHED


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ("/Subtype /Widget", FIELD),
        ("/Subtype /FreeText", FIELD),
        ("/Subtype /Link", READ),
        ("/Subtype /Text /F 2", READ),
    ],
)
def test_fields_and_comments(entries: str, expected: str) -> None:
    place = f"/Rect [50 {HEIGHT - 100} 90 {HEIGHT - 80}]"
    annotations = f"/Annots [<< {entries} {place} >>]"
    assert first_cell(page(eighty(), entries=annotations)) == ("80", expected)
    assert first_cell(page(empty(), entries=annotations)) == ("", expected)


def test_letters_that_a_file_draws_itself() -> None:
    font = (
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /Widths [1]"
        " /FirstChar 49 /Encoding << /Differences [49 /one] >> {} >>"
    )
    for named, expected in (("", "the PDF does not say which characters it has"), ("1", READ)):
        drawn = empty().raw(f"BT /T 9 Tf 60 {HEIGHT - 90} Td (1) Tj ET")
        others = {
            50: font.format("/ToUnicode 51 0 R" if named else "").encode(),
            51: stream(b"1 beginbfchar\n<31> <0031>\nendbfchar"),
        }
        assert first_cell(page(drawn, others=others))[1] == expected
    made = objects([eighty()])
    for change in ((b"/ToUnicode 5 0 R", b""), (b"/ToUnicode 5 0 R", b"/ToUnicode /Identity-H")):
        fonts = {3: made[3].replace(*change), 4: made[4].replace(b"/DW", b"/CIDToGIDMap 5 0 R /DW")}
        assert first_cell(page(eighty(), others=fonts))[1].startswith("the PDF does not say which")


def test_tables_at_one_height_are_read_from_left_to_right() -> None:
    drawn = Drawn().table([["丙", "丁"]], left=300, top=60).table([["甲", "乙"]], top=61)
    drawn.table([["戊", "己"]], left=200, top=200)
    found = page(drawn).tables
    assert [each.cells[0].cell for each in found] == ["甲", "丙", "戊"]
