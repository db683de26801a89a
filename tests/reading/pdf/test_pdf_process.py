"""The process that takes a PDF apart: how its end, and a fault of ours in it, are told."""

import json
import subprocess
import sys
import time
import zlib
from pathlib import Path

import pytest
from pdfminer import pdftypes

from pdf_parts import Drawn, drawn_pdf, objects, pdf, stream
from sokatsu_cli.model.errors import InputError
from sokatsu_cli.reading.pdf import page_reader, reading_process
from sokatsu_cli.reading.pdf.grids import read_grids
from sokatsu_cli.reading.pdf.joined_tables import Joined, PagePart, RepeatedLines, grid_rows
from sokatsu_cli.reading.pdf.page_parts import Page, PageCell, PageTable, PageText
from sokatsu_cli.reading.spreadsheet.packages import RefusedError
from support import Sokatsu


def usual(folder: Path) -> Path:
    """Write a PDF."""
    path = folder / "a.pdf"
    path.write_bytes(drawn_pdf(Drawn().table([["目標値", "実績値"], ["8", "4"]])))
    return path


def other_reader(folder: Path, code: str, patch: pytest.MonkeyPatch) -> None:
    """Let another program be the process."""
    (folder / "other_reader.py").write_text(code, encoding="utf-8")
    patch.setenv("PYTHONPATH", str(folder))
    patch.setattr(reading_process, "_READER", "other_reader")


def test_a_process_that_dies_has_not_taken_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other_reader(tmp_path, "raise SystemExit(9)", monkeypatch)
    with pytest.raises(InputError, match="reading it ended early: it is damaged, or too large"):
        read_grids(str(usual(tmp_path)))


def test_a_process_that_takes_too_long_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading_process, "_SECONDS", 0.0)
    with pytest.raises(InputError, match="it takes too long to read"):
        read_grids(str(usual(tmp_path)))


def test_a_fault_of_ours_is_told_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sokatsu: Sokatsu
) -> None:
    other_reader(tmp_path, """print('{"bug": "ZeroDivisionError: here"}')""", monkeypatch)
    run = sokatsu("tidy", usual(tmp_path))
    assert run.status == 2
    assert "ZeroDivisionError: here" in run.stderr
    assert run.stderr.endswith("this is a bug; please report it with the lines above\n")


@pytest.mark.parametrize(("hard", "given"), [(-1, 900 << 20), (1 << 40, 900 << 20), (5, 5)])
def test_the_process_tells_its_faults_and_takes_no_more_than_it_may(
    hard: int,
    given: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    pytest.importorskip("resource")
    limits: list[tuple[int, int]] = []
    monkeypatch.setattr("resource.RLIM_INFINITY", -1)
    monkeypatch.setattr("resource.getrlimit", lambda _kind: (-1, hard))
    monkeypatch.setattr("resource.setrlimit", lambda _kind, most: limits.append(most))
    monkeypatch.setattr("logging.disable", lambda _level: None)
    monkeypatch.setattr(pdftypes, "decompress_corrupted", None)
    monkeypatch.setattr(page_reader, "page_of", lambda _contents: 1 // 0)
    page_reader.main(str(usual(tmp_path)))
    first, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first, limits) == ({"pages": 1}, [(given, given)])
    assert last["bug"].endswith("ZeroDivisionError: integer division or modulo by zero\n")


def test_a_damaged_stream_is_refused_and_not_read_as_far_as_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("logging.disable", lambda _level: None)
    monkeypatch.setattr(page_reader, "_limit_memory", lambda: None)
    monkeypatch.setattr(pdftypes, "decompress_corrupted", None)
    torn = stream(zlib.compress(b"BT ET " * 99)[:-8], "/Filter /FlateDecode")
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf({**objects([Drawn()]), 8: torn}))
    page_reader.main(str(path))
    assert list(map(json.loads, capsys.readouterr().out.splitlines())) == [
        {"pages": 1},
        {"refused": "the PDF is damaged", "page": 1},
    ]


def test_the_command_line_of_the_process_names_the_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    command = [sys.executable, "-m", page_reader.__name__, str(usual(tmp_path))]
    subprocess.run(command, check=True)
    assert capfd.readouterr().out.startswith('{"pages": 1}\n')


def test_lines_of_many_pages_take_little() -> None:
    lines = [PageText(f"見出し{'あ' * at}", 10.0 * at, 10.0 * at + 9) for at in range(50)]
    pages = [Page([], lines, 1, 0, 0.0)] * 400
    begin = time.process_time()
    repeated = RepeatedLines(pages)
    assert all(each in repeated for page in pages for each in page.texts)
    assert time.process_time() - begin < 5
    once = RepeatedLines([Page([], [PageText("注1", 1, 2), PageText("注2", 4.5, 5)], 1, 0, 0.0)])
    assert [PageText("注1", 1, 2) in once, PageText("- 3 -", 1, 2) in once] == [False, True]


def test_columns_that_are_none_are_refused() -> None:
    table = PageTable([float("nan"), 9.0], 0.0, 9.0, 1, [PageCell("8", 0, 0, 0, 0)])
    with pytest.raises(RefusedError, match="the columns of a table cannot be told"):
        list(grid_rows(Joined([], [PagePart(1, table)])))
