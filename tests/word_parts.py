"""Word files made of their parts, as no program would write them, for tests."""

from collections.abc import Mapping
from pathlib import Path

from spreadsheet_parts import relations, write_parts

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
DOCUMENT = "word/document.xml"


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def line(*inside: str) -> str:
    """Return a paragraph of runs and what else stands in it."""
    return f"<w:p>{''.join(inside)}</w:p>"


def paragraph(text: str) -> str:
    """Return a paragraph of one run."""
    return line(run(text))


def cell(inside: str, properties: str = "") -> str:
    """Return a cell of a table."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(cells: str, *more: str) -> str:
    """Return a row of a table."""
    return f"<w:tr>{cells}{''.join(more)}</w:tr>"


def table(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def document(body: str) -> str:
    """Return the part with the text."""
    return f'<w:document xmlns:w="{MAIN}" xmlns:m="{_MATH}"><w:body>{body}</w:body></w:document>'


def styles(*each: tuple[str, str, str]) -> str:
    """Return the part with styles: the id, the one below and the properties of each."""
    inside = "".join(
        f'<w:style w:styleId="{name}"><w:basedOn w:val="{below}"/><w:rPr>{own}</w:rPr></w:style>'
        for name, below, own in each
    )
    return f'<w:styles xmlns:w="{MAIN}">{inside}</w:styles>'


def word_parts(body: str, styles_part: str = "") -> dict[str, str | bytes]:
    """Return the parts of a file with this text."""
    made: dict[str, str | bytes] = {
        "_rels/.rels": relations(("officeDocument", DOCUMENT)),
        DOCUMENT: document(body),
        "word/_rels/document.xml.rels": relations(("styles", "styles.xml"), ("x", "y.xml")),
    }
    return made | ({"word/styles.xml": styles_part} if styles_part else {})


def write_word(path: Path, made: Mapping[str, str | bytes]) -> Path:
    """Write the parts of a file."""
    return write_parts(path, made)
