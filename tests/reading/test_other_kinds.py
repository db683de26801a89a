"""What is no text and of no format that is read says what it is, whatever its name."""

import io
import zipfile
from pathlib import Path

import pytest

import biff
from compound_files import compound_file
from drawn_books import Drawn, ods_parts, table, write_ods, written_xls, written_xlsb, written_xlsx
from support import Sokatsu
from word_parts import cell, paragraph, row, word_parts, write_word
from word_parts import table as word_table

WORD, SHEET = "open it and save it as .docx", "open it and save it as .xlsx"
COPY = "copy the table into a spreadsheet"
SEEN = "recognise its text with a program for that, look it over, and make a table of it"
UNPACK = "unpack it and give the file in it"
ZIP = f"a ZIP archive or a damaged spreadsheet; {UNPACK}, or get it anew"
HEADINGS = "indicator,direction,target,actual\n"
XML = b"<?xml version='1.0'?>\n"
OPEN = "application/vnd.oasis.opendocument"


def zipped(parts: dict[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return data.getvalue()


KINDS = {
    "rtf": (rb"{\rtf1\ansi\trowd\cellx1000 70\cell\row}", f"a rich text file (.rtf); {WORD}"),
    "mht": (
        b"From: <a>\r\nSubject: a\r\n b\r\nContent-Type: multipart/related;\r\n\r\n<table>",
        "a page with its images (.mht); save it as HTML only",
    ),
    "xml": (
        XML + b'<?mso-application progid="Excel.Sheet"?><Workbook/>',
        f"an XML spreadsheet of 2003; {SHEET}",
    ),
    "xls": (
        b'\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
        f"an XML spreadsheet of 2003; {SHEET}",
    ),
    "doc": (
        XML + b'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">',
        f"a Word file as XML; {WORD}",
    ),
    "fods": (
        XML + b'<o:document xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0">',
        "an OpenDocument file as XML; open it and save it as .ods or .docx",
    ),
    "svg": (XML + b'<!-- a --><svg width="1">', f"an image; {SEEN}"),
    "rss": (XML + b"<a/>", "an XML file; make a table of it, such as .csv or .xlsx"),
    "odt": (
        zipped({"mimetype": f"{OPEN}.text", "content.xml": "<a/>"}),
        f"an OpenDocument text (.odt); {WORD}",
    ),
    "odp": (
        zipped({"mimetype": f"{OPEN}.presentation", "content.xml": "<a/>"}),
        f"an OpenDocument file that is no spreadsheet; {COPY}",
    ),
    "numbers": (
        zipped({"Index/Document.iwa": "x"}),
        "a document of Pages, Numbers or Keynote; export it as .xlsx or .docx",
    ),
    "pptx": (zipped({"ppt/presentation.xml": "x"}), f"a presentation (.pptx); {COPY}"),
    "gz": (b"\x1f\x8b\x08" + bytes(100), f"a gzip archive; {UNPACK}"),
    "bz2": (b"BZh91AY&SY" + bytes(100), f"a bzip2 archive; {UNPACK}"),
    "xz": (b"\xfd7zXZ\x00" + bytes(100), f"an xz archive; {UNPACK}"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(100), f"a 7z archive; {UNPACK}"),
    "zst": (b"\x28\xb5\x2f\xfd" + bytes(100), f"a Zstandard archive; {UNPACK}"),
    "rar": (b"Rar!\x1a\x07" + bytes(100), f"a RAR archive; {UNPACK}"),
    "tar": (b"a.csv".ljust(257, b"\0") + b"ustar\x0000", f"a tar archive; {UNPACK}"),
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(100), f"an image; {SEEN}"),
    "jpg": (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(100), f"an image; {SEEN}"),
    "gif": (b"GIF89a" + bytes(100), f"an image; {SEEN}"),
    "tif": (b"II*\x00" + bytes(100), f"an image; {SEEN}"),
    "bmp": (b"BM\x01\x02\x03\x04" + bytes(100), f"an image; {SEEN}"),
    "webp": (b"RIFF\x01\x02\x03\x04WEBPVP8 ", f"an image; {SEEN}"),
    "heic": (b"\x00\x00\x00\x18ftypheic" + bytes(100), f"an image; {SEEN}"),
}


@pytest.mark.parametrize(("suffix", "data", "told"), [(each, *KINDS[each]) for each in KINDS])
def test_it_is_named_with_the_way_out(
    sokatsu: Sokatsu, tmp_path: Path, suffix: str, data: bytes, told: str
) -> None:
    for name in (suffix, "csv", "txt", "xls", "xlsx", "docx", "html"):
        path = tmp_path / f"a.{name}"
        path.write_bytes(data)
        assert sokatsu("rate", path) == (2, b"", f"{path}: this is {told}\n")
        assert sokatsu("tidy", path) == (2, b"", f"{path}: this is {told}\n")
    assert sokatsu("rate", "-", stdin=data) == (2, b"", f"<stdin>: this is {told}\n")


OLD = {
    "WordDocument": f"this is an old Word document (.doc); {WORD}",
    "PowerPoint Document": f"this is a presentation (.ppt); {COPY}",
    "DocumentText": f"this is an Ichitaro document (.jtd); {WORD}",
    "__properties_version1.0": "this is a mail (.msg); save what is attached to it",
    "Book": f"this is an .xls of Excel 95 or before; {SHEET}",
    "EncryptedPackage": "protected by a password; open it and save it without one",
    "other": "this is no .xls spreadsheet",
}


@pytest.mark.parametrize(("stream", "told"), OLD.items())
def test_old_documents(sokatsu: Sokatsu, tmp_path: Path, stream: str, told: str) -> None:
    for name in ("a.jtd", "a.csv", "a.xls", "a.docx", "a.pdf"):
        path = tmp_path / name
        path.write_bytes(compound_file({stream: bytes(9000)}))
        assert sokatsu("rate", path) == (2, b"", f"{path}: {told}\n")


@pytest.mark.parametrize("data", [zipped({"a.csv": "a"}), b"PK\x05\x06" + bytes(18), b"PK\x03\x04"])
def test_archives(sokatsu: Sokatsu, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert sokatsu("rate", path) == (2, b"", f"{path}: this is {ZIP}\n")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.xlsx", ".xlsx spreadsheet"),
        ("a.xlsb", ".xlsb spreadsheet"),
        ("a.ods", ".ods spreadsheet"),
        ("a.docx", "Word file"),
        ("a.pdf", "PDF"),
    ],
)
def test_a_text_named_as_something_else(
    sokatsu: Sokatsu, tmp_path: Path, name: str, kind: str
) -> None:
    path = tmp_path / name
    path.write_text(f"{HEADINGS}甲,↗,70,64.2\n", encoding="utf-8")
    way = "give it a name that ends in .csv, or in .txt if it has tabs between its cells"
    assert sokatsu("rate", path) == (2, b"", f"{path}: this is no {kind} but a text; {way}\n")


@pytest.mark.parametrize("begin", ["BM", "ID;P", "<svgs", "RIFF", "II*", "PK", "From: a", "Rar!"])
def test_a_text_that_begins_like_one_is_a_text(sokatsu: Sokatsu, begin: str) -> None:
    text = f"{HEADINGS}甲,↗,70,64.2\n".replace("indicator", f"{begin} 章,indicator")
    run = sokatsu("rate", "-", "-f", "csv", stdin=text.replace("甲", "1,甲").encode())
    assert (run.status, run.stdout.splitlines()[0].decode().split(",")[0]) == (0, f"{begin} 章")


def written_word(path: Path, _drawn: Drawn) -> Path:
    return write_word(path, word_parts(word_table(row(cell(paragraph("甲"))))))


def written_old(path: Path, _drawn: Drawn) -> Path:
    return biff.write(path, biff.stream(biff.USUAL))


def written_open(path: Path, _drawn: Drawn) -> Path:
    return write_ods(path, ods_parts(table("")))


def written_page(path: Path, _drawn: Drawn) -> Path:
    path.write_bytes(b"<!DOCTYPE html><table></table>")
    return path


def written_pdf(path: Path, _drawn: Drawn) -> Path:
    path.write_bytes(b"%PDF-1.7\n")
    return path


@pytest.mark.parametrize(
    ("write", "told"),
    [
        (written_xlsx, "an .xlsx spreadsheet"),
        (written_xls, "an old .xls spreadsheet or Word file"),
        (written_old, "an old .xls spreadsheet or Word file"),
        (written_open, "an .ods spreadsheet"),
        (written_xlsb, "an .xlsb spreadsheet"),
        (written_word, "a Word file"),
        (written_page, "a web page"),
        (written_pdf, "a PDF"),
    ],
)
def test_what_comes_from_standard_input_is_a_text(
    sokatsu: Sokatsu, tmp_path: Path, write: object, told: str
) -> None:
    assert callable(write)
    data = write(tmp_path / "a", Drawn({(0, 0): "甲"}, [])).read_bytes()
    message = f"<stdin>: this is {told}; save it to a file and give its name\n"
    for command in ("rate", "check", "infer", "summary", "report", "tidy"):
        run = sokatsu(command, "-", stdin=data)
        assert (run.status, run.stdout, run.stderr) == (2, b"", message), command
