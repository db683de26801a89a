"""PDFs made piece by piece, as the format has it: pages, rules, letters."""

import zlib
from collections.abc import Iterable, Mapping, Sequence

HEIGHT, WIDTH = 842, 595
SIZE = 9.0
"""The usual size of letters."""

Merged = tuple[int, int, int, int]
"""The first and last row, and the first and last column, of a merged cell."""

Objects = dict[int, bytes]


class Drawn:
    """What is drawn on a page; places are points from its left and its top."""

    def __init__(self) -> None:
        """Begin an empty page."""
        self.parts: list[str] = []
        self.letters: set[str] = set()

    def rule(self, left: float, top: float, right: float, bottom: float) -> "Drawn":
        """Draw a line."""
        self.parts.append(f"{left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S")
        return self

    def box(self, left: float, top: float, right: float, bottom: float, grey: float) -> "Drawn":
        """Fill a box."""
        place = f"{left} {HEIGHT - bottom} {right - left} {bottom - top}"
        self.parts.append(f"q {grey} g {place} re f Q")
        return self

    def text(
        self, left: float, base: float, text: str, size: float = SIZE, *, before: str = ""
    ) -> "Drawn":
        """Write a text on a line."""
        self.letters |= {*text}
        hexadecimal = text.encode("utf-16-be").hex()
        matrix = f"1 0 0 1 {left} {HEIGHT - base} Tm"
        self.parts.append(f"q BT /F {size} Tf {before or matrix} <{hexadecimal}> Tj ET Q")
        return self

    def raw(self, text: str) -> "Drawn":
        """Write operators as they are."""
        self.parts.append(text)
        return self

    def table(
        self,
        rows: Sequence[Sequence[str]],
        merged: Iterable[Merged] = (),
        *,
        left: float = 40,
        top: float = 60,
        width: float = 80,
        height: float = 30,
    ) -> "Drawn":
        """Draw a ruled table; a merged cell has the text of its first place."""
        merged = list(merged)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                area = next((each for each in merged if _covers(each, row, column)), None)
                first, last, begin, end = area or (row, row, column, column)
                if (row, column) != (first, begin):
                    continue
                x0, x1 = left + begin * width, left + (end + 1) * width
                y0, y1 = top + first * height, top + (last + 1) * height
                self.rule(x0, y0, x1, y0).rule(x0, y1, x1, y1)
                self.rule(x0, y0, x0, y1).rule(x1, y0, x1, y1)
                for number, line in enumerate(cell.split("\n") if cell else []):
                    self.text(x0 + 4, y0 + 11 + 12 * number, line)
        return self


def _covers(area: Merged, row: int, column: int) -> bool:
    return area[0] <= row <= area[1] and area[2] <= column <= area[3]


def width_of(text: str, size: float = SIZE) -> float:
    """Return how wide a text is: half as wide a letter of ASCII as any other."""
    return sum(0.5 if letter.isascii() else 1.0 for letter in text) * size


def stream(data: bytes, entries: str = "", *, packed: bool = False) -> bytes:
    """Return an object that is a stream."""
    if packed:
        data, entries = zlib.compress(data, 1), f"{entries} /Filter /FlateDecode"
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries.encode(), data)


def fonts(letters: Iterable[str], named: Mapping[str, str] | None = None) -> Objects:
    """Return the objects of a font, the first of them 3, which names its letters as it is told."""
    codes = "\n".join(
        f"<{letter.encode('utf-16-be').hex()}> <{name.encode('utf-16-be').hex()}>"
        for letter in sorted(letters)
        for name in [(named or {}).get(letter, letter)]
        if name
    )
    count = codes.count("\n") + bool(codes)
    names = (
        "begincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
        f"{count} beginbfchar\n{codes}\nendbfchar\nendcmap\n"
    )
    kind = "/Type /Font /Subtype"
    return {
        3: f"<< {kind} /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [4 0 R] "
        "/ToUnicode 5 0 R >>".encode(),
        4: f"<< {kind} /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering "
        "(Identity) /Supplement 0 >> /FontDescriptor 6 0 R /DW 1000 /W [32 126 500] >>".encode(),
        5: stream(names.encode()),
        6: b"<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 -200 1000 800] "
        b"/Ascent 800 /Descent -200 /ItalicAngle 0 /CapHeight 700 /StemV 80 >>",
    }


def objects(
    pages: Sequence[Drawn | bytes],
    named: Mapping[str, str] | None = None,
    page: str = "",
    *,
    packed: bool = False,
) -> Objects:
    """Return the objects of a PDF: 1 is its catalogue, 2 its pages, 7 the first of them.

    Args:
        pages: What is drawn on each.
        named: Letters to what the font says that they are.
        page: More entries of each page.
        packed: Whether the contents are packed.
    """
    letters = {letter for each in pages if isinstance(each, Drawn) for letter in each.letters}
    numbers = [7 + 2 * at for at in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    made = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        **fonts(letters, named),
    }
    for number, each in zip(numbers, pages, strict=True):
        drawn = "\n".join(each.parts).encode() if isinstance(each, Drawn) else each
        made[number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents "
            f"{number + 1} 0 R /Resources << /Font << /F 3 0 R >> >> {page} >>"
        ).encode()
        made[number + 1] = stream(drawn, packed=packed)
    return made


def pdf(made: Mapping[int, bytes], trailer: str = "", root: int = 1) -> bytes:
    """Return the bytes of a PDF."""
    data = b"%PDF-1.7\n"
    places = {}
    for number, each in sorted(made.items()):
        places[number] = len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    size = max(made) + 1
    table = "".join(
        f"{places[at]:010} 00000 n \n" if at in places else f"{0:010} 65535 f \n"
        for at in range(size)
    )
    end = f"trailer\n<< /Size {size} /Root {root} 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + f"xref\n0 {size}\n{table}{end}".encode()


def drawn_pdf(*pages: Drawn, named: Mapping[str, str] | None = None) -> bytes:
    """Return a PDF of some pages."""
    return pdf(objects(pages, named))
