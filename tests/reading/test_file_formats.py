"""Which format a file has is told by what is in it, and by its name where that says nothing."""

import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import biff
from compound_files import compound_file
from drawn_books import ods_parts, table, write_ods, write_xlsb, xlsb_parts
from sokatsu_cli.reading import file_formats
from sokatsu_cli.reading.contents import Contents, contents_of, is_docx, is_html, is_pdf, is_text
from sokatsu_cli.reading.file_formats import (
    FORMATS,
    ODS,
    XLS,
    XLSB,
    XLSX,
    Format,
    format_of,
    has_cells,
    read_grids,
)
from spreadsheet_parts import parts, write_parts
from support import Sokatsu

ROWS = "indicator\tdirection\ttarget\tactual\n甲\t↗\t70\t64.2\n"


def write_old(path: Path) -> object:
    return biff.write(path, biff.stream(biff.USUAL))


def write_open(path: Path) -> object:
    return write_ods(path, ods_parts(table("")))


def write_binary(path: Path) -> object:
    return write_xlsb(path, xlsb_parts(b""))


def write_new(path: Path) -> object:
    return write_parts(path, parts())


def write_text(path: Path) -> object:
    return path.write_text(ROWS, encoding="utf-8")


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "xls", "ods", "xlsb", "txt", "XLS"])
@pytest.mark.parametrize(
    ("write", "form"),
    [(write_old, XLS), (write_open, ODS), (write_binary, XLSB), (write_new, XLSX)],
)
def test_the_content_tells(
    tmp_path: Path, suffix: str, write: Callable[[Path], object], form: Format
) -> None:
    path = tmp_path / f"a.{suffix}"
    write(path)
    assert format_of(str(path)) is form


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [
        ("a.csv", b"text", None),
        ("a.xls", ROWS.encode(), None),
        ("a.xls", ROWS.encode("utf-16"), None),
        ("a.xls", b"", XLS),
        ("a.xls", b"\x09\x08\x10\x00", XLS),
        ("a.xlsx", b"text", XLSX),
        ("a.ods", b"text", ODS),
        ("a.xlsx", b"PK\x03\x04damaged", XLSX),
        ("a.csv", b"PK\x03\x04damaged", None),
    ],
)
def test_the_name_tells_where_the_content_does_not(
    tmp_path: Path, name: str, data: bytes, form: Format | None
) -> None:
    (tmp_path / name).write_bytes(data)
    assert format_of(str(tmp_path / name)) is form


def test_what_cannot_be_looked_at_has_the_format_of_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert format_of(str(tmp_path / "missing.xls")) is XLS
    assert format_of(str(tmp_path)) is None
    assert format_of("") is None
    assert not has_cells("-")
    (tmp_path / "a.ods").write_bytes(b"text")

    def denied(*_arguments: object, **_named: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", denied)
    assert contents_of(str(tmp_path / "a.ods")) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_has_the_format_of_its_name(tmp_path: Path, sokatsu: Sokatsu) -> None:
    pipe, path = tmp_path / "pipe.xls", tmp_path / "a.xls"
    os.mkfifo(pipe)
    write_old(path)
    writer = threading.Thread(target=lambda: pipe.write_bytes(path.read_bytes()))
    writer.start()
    run = sokatsu("rate", pipe, "-f", "csv")
    writer.join()
    assert run == sokatsu("rate", path, "-f", "csv")


@pytest.mark.parametrize(
    ("begin", "found"),
    [
        (b"<!DOCTYPE html>", True),
        (b"\xef\xbb\xbf\r\n<html lang='ja'>", True),
        (b'<?xml version="1.0"?>\n<!-- a\nb --><!doctype HTML PUBLIC>', True),
        (b"<table border=1>", True),
        ("<HTML>".encode("utf-16"), True),
        (b"<tables>", False),
        (b"indicator,<html>", False),
        (b'<?xml version="1.0"?><Workbook>', False),
        (b"<!--" * 2000, False),
        (b"", False),
    ],
)
def test_web_pages(begin: bytes, found: bool) -> None:
    assert is_html(Contents(begin)) is found


def test_other_documents() -> None:
    assert is_pdf(Contents(b"\n\n%PDF-1.7"))
    assert not is_pdf(Contents(b" " * 1024 + b"%PDF-1.7"))
    assert not is_pdf(Contents(b"a %PDF-file"))
    assert is_docx(Contents(b"PK", frozenset({"word/document.xml"})))
    assert not is_text(Contents(b"PK\x03\x04"))


def test_a_book_of_another_name_is_read_with_a_note(sokatsu: Sokatsu, tmp_path: Path) -> None:
    plain, path = tmp_path / "a.xls", tmp_path / "表.csv"
    write_old(plain)
    write_old(path)
    found = sokatsu("rate", plain, "-f", "csv")
    assert (found.status, found.stderr) == (0, "")
    told = f"{path} is an old .xls spreadsheet; read as one\n"
    assert sokatsu("rate", path, "-f", "csv") == (0, found.stdout, told)
    for command in ("tidy", "check", "summary", "report", "infer"):
        run = sokatsu(command, path)
        assert run.stderr.count(told) == 1, command


@pytest.mark.parametrize("delimiter", ["\t", ","])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_text_named_as_an_old_book(
    sokatsu: Sokatsu, tmp_path: Path, delimiter: str, encoding: str
) -> None:
    path = tmp_path / "a.xls"
    path.write_text(ROWS.replace("\t", delimiter), encoding=encoding)
    options = ["--encoding", encoding] if encoding != "utf-8" else []
    for command in ("rate", "tidy"):
        run = sokatsu(command, path, "-f", "csv", *options)
        assert run.status == 0
        assert run.stderr.count(f"{path} is a text; read as one\n") == 1
        assert ",70,64.2," in run.stdout.decode()


def test_a_missing_extra_is_named(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = Format("a web page", (".html",), "nothing_there.grids", is_html)
    lacking = lacking._replace(packages=("sokatsu_cli.reading.nothing_there",), extra="html")
    monkeypatch.setattr(file_formats, "FORMATS", (lacking, *file_formats.FORMATS))
    path = tmp_path / "a.xls"
    path.write_bytes(b"<table></table>")
    told = "reading a web page needs the extra 'html': python -m pip install 'sokatsu-cli[html]'"
    assert sokatsu("rate", path) == (2, b"", f"{path}: {told}\n")


@pytest.mark.parametrize(
    ("form", "package"), [(form, each) for form in FORMATS for each in form.packages]
)
def test_each_package_that_is_missing_is_told_by_its_extra(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: Format, package: str
) -> None:
    room = f"sokatsu_cli.reading.{form.room}".rpartition(".")[0]
    for name in [each for each in sys.modules if each.startswith(f"{room}.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    path = tmp_path / f"a{form.suffixes[0]}"
    path.write_bytes({"pdf": b"%PDF-1.7", "html": b"<table></table>"}[form.extra])
    told = f"reading {form.name} needs the extra '{form.extra}'"
    way = f"python -m pip install 'sokatsu-cli[{form.extra}]'"
    for command in ("rate", "check", "summary", "infer", "report", "tidy"):
        assert sokatsu(command, path) == (2, b"", f"{path}: {told}: {way}\n"), command


def test_a_missing_module_of_our_own_is_no_missing_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = Format("a web page", (".html",), "nothing_there.grids", is_html)
    monkeypatch.setattr(file_formats, "FORMATS", (lacking,))
    with pytest.raises(ModuleNotFoundError, match="nothing_there"):
        read_grids(str(tmp_path / "a.html"))


@pytest.mark.parametrize("data", [b"", b"\x00\x01", b"PK\x03\x04\x00"])
def test_what_is_nothing_known_is_what_its_name_says(
    sokatsu: Sokatsu, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(data)
    assert sokatsu("rate", path).stderr.startswith(
        (f"{path}: this is no Word", f"{path}: the file")
    )


def test_a_protected_book_says_so(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(compound_file({"EncryptionInfo": b"x", "EncryptedPackage": bytes(9000)}))
    told = "protected by a password; open it and save it without one"
    assert sokatsu("rate", path) == (2, b"", f"{path}: {told}\n")
