"""Rates straight from blocks of bytes against the reader of records: the same bytes and errors."""

import io
from collections.abc import Sequence
from contextlib import redirect_stderr
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sokatsu_cli.cli import main
from sokatsu_cli.streaming import rates, streams

HEADING = "indicator,direction,target,actual"


def often(usual: Sequence[str], odd: Sequence[str]) -> st.SearchStrategy[str]:
    """Draw something usual most of the time."""
    return st.sampled_from([*usual] * (1 + 12 * len(odd) // len(usual)) + [*odd])


labels = often(
    ["甲", "乙の割合(%)", "100%", '"甲,乙"', '"a ""b"""', '""""', "甲\t乙"],
    ['"甲"', '""', '"a', 'a"b', '"a"b', '"甲\n乙"', '"甲\r\n乙"', "\ufeff甲", "😀", "é", "\x00"],
)
directions = often(
    ["↗", "↘", "→", "up", "現状維持"], ["上がると良い", " ↗", '"↗"', "?", "", "↗️", "U\u0050"]
)
numbers = often(
    [
        *["80", "81", "0", "7.25", "0.5", "1234.5678", "", "-", "集計中", '"1,254"'],
        *["-81", "▲7.25", "123456789012.25", "7人", "80%", "1.23456", "1" * 18],
    ],
    [
        *["５", ".5", "5.", "1.2.3", "約70", "1" * 17, "1" * 19, "0.12345678", "1.2%人"],
        *[" 5", "+7", "0.5%", "81 %", "81% ", "80％", "‐", '"1,000%"', '"1,000"', "%"],
    ],
)
methods = often(["", "raw", "difference"], [" ", "Ratio", "?"])
rows = st.tuples(labels, directions, numbers, numbers, numbers, methods).map(",".join)
lines = st.one_of([rows] * 20 + [often([HEADING], ["", "a,b", ",,,,,,", "a,↗,1,2,3,,,4", "a,↗,1"])])
texts = st.builds(
    lambda bom, body, ends, last: (
        "".join(
            [
                bom,
                f"{HEADING},baseline,method,unit",
                ends[0],
                *(f"{line},人{end}" for line, end in zip(body, ends[1:], strict=False)),
            ]
        )
        + last
    ),
    st.sampled_from(["", "", "\ufeff"]),
    st.lists(lines, max_size=12),
    st.sampled_from(["\n", "\n", "\r\n", "\r"]).flatmap(
        lambda end: st.lists(often([end], ["\n", "\r\n"]), min_size=13, max_size=13)
    ),
    st.sampled_from(["", "", "", "a,↗,3,2,1,,", "\x1a"]),
)
chosen = st.sampled_from(
    [
        *[[], ["--digits", "0"], ["--digits", "6", "--no-cap"], ["--method", "raw"]],
        *[["--rounding", "half-even"], ["--cap", "99.95"], ["--missing", "80"], ["--cap", "0"]],
        *[["--method", "baseline", "--rounding", "up"], ["--method", "difference", "--no-cap"]],
        *[["--tolerance", "2.5", "--grades", '100:"A",99.9:B C,0:-'], ["-f", "tsv"]],
        *[["--baseline-change"], ["--grades", "maff", "--baseline-change", "--method", "baseline"]],
        *[["-f", "jsonl"], ["-f", "tsv", "--columns", "rate,indicator"], ["--safe-cells"]],
        ["--where", "status=achieved", "--where", "direction=↗"],
    ]
)


def outcome(
    path: Path, block: int, arguments: Sequence[str], *, at_once: bool
) -> tuple[int, str, bytes]:
    """Run ``sokatsu rate`` with blocks of so many bytes."""
    written = path.with_name("out.csv")
    written.unlink(missing_ok=True)
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stderr(said):
        patch.setattr("sokatsu_cli.reading.blocks.BLOCK", block)
        if not at_once:
            patch.setattr(streams, "block_part", lambda *_arguments: None)
        status = main(["rate", str(path), "-f", "csv", "-o", str(written), *arguments])
    assert "Traceback" not in said.getvalue()
    return status, said.getvalue(), written.read_bytes() if written.exists() else b"no file"


@settings(max_examples=80, deadline=None)
@given(
    text=texts,
    broken=st.sampled_from([b"", b"", b"", b"\xff", "a,↗,1,2,3\n".encode()[:3]]),
    block=st.sampled_from([1, 3, 7, 30, 100, 1000]),
    arguments=chosen,
)
def test_the_same_bytes_and_errors(
    tmp_path_factory: pytest.TempPathFactory,
    text: str,
    broken: bytes,
    block: int,
    arguments: list[str],
) -> None:
    path = tmp_path_factory.getbasetemp() / "in.csv"
    path.write_bytes(text.encode() + broken)
    by_records = outcome(path, 1 << 19, arguments, at_once=False)
    assert outcome(path, block, arguments, at_once=False) == by_records
    assert outcome(path, block, arguments, at_once=True) == by_records
    assert outcome(path, 1 << 19, arguments, at_once=True) == by_records


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--method", "baseline", "--tolerance", "5"],
        ["--grades", "100:◎,0:△", "--baseline-change"],
        ["-f", "tsv"],
        ["-f", "jsonl"],
        ["--where", "status=achieved"],
    ],
    ids=["rates", "baseline", "added", "tsv", "jsonl", "where"],
)
def test_blocks_of_a_usual_file_are_read_where_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str]
) -> None:
    path = tmp_path / "in.csv"
    usual = "甲,↗,80,81人,70,,人\n" * 250 + "丙,↘,▲8,7.12345,9,raw,人\n" * 250
    path.write_text(f"{HEADING},baseline,method,unit\n{usual}", encoding="utf-8")
    by_records = outcome(path, 1000, arguments, at_once=False)
    monkeypatch.setattr(streams, "rows_part", None)
    assert outcome(path, 1000, arguments, at_once=True) == by_records


@pytest.mark.parametrize(
    ("lines", "written"),
    [
        ("甲,↗,80,81\n", "甲\t↗\t80\t81\t101.3\t100.0\tachieved\t\n"),
        ("100%,↗,4,3\r\n", "100%\t↗\t4\t3\t75.0\t75.0\tnot_achieved\t\n"),
        ('"甲,乙",↗,4,3\n', "甲,乙\t↗\t4\t3\t75.0\t75.0\tnot_achieved\t\n"),
        ("甲\t乙,↗,4,3\n", '"甲\t乙"\t↗\t4\t3\t75.0\t75.0\tnot_achieved\t\n'),
    ],
)
def test_lines_with_another_delimiter(tmp_path: Path, lines: str, written: str) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(f"{HEADING}\n{lines}".encode())
    status, said, data = outcome(path, 1000, ["-f", "tsv"], at_once=True)
    assert (status, said) == (0, "")
    assert data.decode().split("\n", 1)[1] == written


def test_grades_with_quotes_in_their_labels(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(f"{HEADING}\n甲,↗,80,81\n", encoding="utf-8")
    _status, _said, data = outcome(path, 1000, ["--grades", '100:"A",0:-'], at_once=True)
    assert data.decode().splitlines()[1] == '甲,↗,80,81,101.3,100.0,achieved,,"""A"""'


def test_few_results_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rates, "_KEPT", 2)
    path = tmp_path / "in.csv"
    lines = "".join(f"a,↗,{target},1\n" for target in (1, 2, 4, 2, 1))
    path.write_text(f"{HEADING}\n{lines}", encoding="utf-8")
    _status, _said, data = outcome(path, 1000, [], at_once=True)
    found = [line.split(b",")[4] for line in data.splitlines()[1:]]
    assert found == [b"100.0", b"50.0", b"25.0", b"50.0", b"100.0"]
