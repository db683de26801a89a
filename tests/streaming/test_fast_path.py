"""The fast path against the ordinary one: the same bytes, the same errors."""

import io
from collections.abc import Sequence
from contextlib import redirect_stderr
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sokatsu_cli import Rounding, figures
from sokatsu_cli.cli import main
from sokatsu_cli.model.columns import Header
from sokatsu_cli.rate.codes import coders
from sokatsu_cli.rate.rows import Rules
from sokatsu_cli.reading.blocks import AtOnce
from sokatsu_cli.streaming.fast_path import FastPath

HEADING = "indicator,direction,target,actual"


def often(usual: Sequence[str], odd: Sequence[str]) -> st.SearchStrategy[str]:
    """Draw something usual most of the time."""
    return st.sampled_from([*usual] * (1 + 12 * len(odd) // len(usual)) + [*odd])


labels = often(
    ["甲", "乙の割合(%)", "100%", '"甲,乙"', '"a ""b"""', '""""'],
    ['"甲"', '""', '"a', 'a"b', '"a"b', '"甲\n乙"', '"甲\r\n乙"', "\ufeff甲", "😀", "é", "\x00"],
)
directions = often(
    ["↗", "↘", "→", "up", "現状維持"], ["上がると良い", " ↗", '"↗"', "?", "", "↗️", "U\u0050"]
)
numbers = often(
    [
        *["80", "81", "0", "7.25", "0.5", "1234.5678", "", "-", "集計中", '"1,254"'],
        *["-81", "▲7.25", "123456789012.25"],
    ],
    [
        *["1.23456", "５", ".5", "5.", "1.2.3", "7人", "約70", "1" * 18, "1" * 17],
        *[" 5", "+7", "80%", "0.5%", "81 %", "81% ", "80％", "‐", '"1,000%"', '"1,000"'],
    ],
)
rows = st.tuples(labels, directions, numbers, numbers, numbers).map(",".join)
lines = st.one_of([rows] * 20 + [often([HEADING], ["", "a,b", ",,,,", "a,↗,1,2,3,4", "a,↗,1"])])
texts = st.builds(
    lambda bom, body, ends, last: (
        "".join(
            [
                bom,
                f"{HEADING},baseline",
                ends[0],
                *(line + end for line, end in zip(body, ends[1:], strict=False)),
            ]
        )
        + last
    ),
    st.sampled_from(["", "", "\ufeff"]),
    st.lists(lines, max_size=12),
    st.sampled_from(["\n", "\n", "\r\n", "\r"]).flatmap(
        lambda end: st.lists(often([end], ["\n", "\r\n"]), min_size=13, max_size=13)
    ),
    st.sampled_from(["", "", "", "a,↗,3,2,1", "\x1a"]),
)
chosen = st.sampled_from(
    [
        *[[], ["--digits", "0"], ["--digits", "6", "--no-cap"], ["--method", "raw"]],
        *[["--rounding", "half-even"], ["--cap", "99.95"], ["--missing", "80"], ["--cap", "0"]],
        *[["--method", "baseline", "--rounding", "up"], ["--method", "difference", "--no-cap"]],
        *[["--tolerance", "2.5", "--grades", '100:"A",99.9:B C,0:-']],
        *[["--baseline-change"], ["--grades", "maff", "--baseline-change", "--method", "baseline"]],
    ]
)


def outcome(path: Path, block: int, arguments: Sequence[str], *, fast: bool) -> object:
    """Run ``sokatsu rate`` with blocks of so many bytes."""
    written = path.with_name("out.csv")
    written.unlink(missing_ok=True)
    said = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stderr(said):
        patch.setattr("sokatsu_cli.reading.blocks.BLOCK", block)
        if not fast:
            patch.setattr("sokatsu_cli.cli.rate._fast_path", lambda *_arguments: None)
        status = main(["rate", str(path), "-o", str(written), *arguments])
    assert "Traceback" not in said.getvalue()
    return status, said.getvalue(), written.read_bytes() if written.exists() else None


@settings(max_examples=150, deadline=None)
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
    ordinary = outcome(path, 1 << 19, arguments, fast=False)
    assert outcome(path, block, arguments, fast=False) == ordinary
    assert outcome(path, block, arguments, fast=True) == ordinary
    assert outcome(path, 1 << 19, arguments, fast=True) == ordinary


def fast_path(heading: str = HEADING, missing: Sequence[str] = (), **rules: object) -> AtOnce:
    chosen_rules = {"method": "ratio", "tolerance": 0, "cap": 100, "digits": 1} | rules
    checked = Rules.checked(**{"rounding": "half-up"} | chosen_rules)  # type: ignore[arg-type]
    return FastPath(Header(heading.split(",")), ",", coders(checked), missing)


@pytest.mark.parametrize(
    ("block", "written"),
    [
        ("甲,↗,80,81\n", "甲,↗,80,81,101.3,100.0,achieved,\n"),
        ("甲,↗,80,81", "甲,↗,80,81,101.3,100.0,achieved,\n"),
        (
            "100%,↘,4,3\r\n%b,→,4,3\r\n",
            "100%,↘,4,3,133.3,100.0,achieved,\n%b,→,4,3,75.0,75.0,not_achieved,\n",
        ),
        ('"甲,乙",up,"1,360",1019\n', '"甲,乙",up,"1,360",1019,74.9,74.9,not_achieved,\n'),
        ('"a ""b""",減少,0,0\n', '"a ""b""",減少,0,0,100.0,100.0,achieved,\n'),
        ('"""",↘,5,0\n', '"""",↘,5,0,,100.0,achieved,actual is 0\n'),
        ("a,↗,0,0.5\n", "a,↗,0,0.5,,100.0,achieved,target is 0\n"),
        ("a,↗,,-\n", "a,↗,,-,,,no_data,missing target\n"),
        ("a,↗,５,集計中\n", "a,↗,５,集計中,,,no_data,missing actual\n"),
        ("😀,↗,123456789.25,1\n", "😀,↗,123456789.25,1,0.0,0.0,not_achieved,\n"),
        ("a,上がると良い,00.1000,.25\n", None),
        ("a,↗,80%,81%\n", "a,↗,80%,81%,101.3,100.0,achieved,\n"),
        ('a,↗,"1,000%",900%\n', 'a,↗,"1,000%",900%,90.0,90.0,not_achieved,\n'),
        ("a,上がると良い,00.1000,0.25\n", "a,上がると良い,00.1000,0.25,250.0,100.0,achieved,\n"),
    ],
)
def test_a_block_with_its_rates(block: str, written: str | None) -> None:
    done = fast_path()(block.encode())
    assert (done and done.data.decode()) == written
    assert done is None or done.lines == written.count("\n")  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "block",
    [
        "",
        "\n",
        "a,↗,1\n",
        "a,↗,1,2,3\n",
        "a,↗,1,2\n\n",
        "a,↗,1,2,b,↗\n1,2\n",
        ",,,\n",
        "a,?,1,2\n",
        "a,up,1%,2\n",
        'a,up,"1,000%",2\n',
        "a,up,1%,2％\n",
        "a,↗,1,約2\n",
        "a,↗,1,0.00001\n",
        "a,↗,1,99999999999999999\n",
        "a,↗,0.0001,99999999999\n",
        '"a",↗,1,2\n',
        '"",↗,1,2\n',
        'a",↗,1,2\n',
        '"a,"b,↗,1,2\n',
        'a"b,c",↗,1,2\n',
        '"a\nb",↗,1,2\n',
        '"a,\r\nb",↗,1,2\r\n',
        "a,↗,1,2\rb,↗,1,2\n",
        "a,↗,1,2\r\nb,↗,1,2\n",
        "\ufeffa,↗,1,2\n",
        "a\0,↗,1,2\n",
        "a" * (1 << 20) + ",↗,1,2\n",
    ],
)
def test_a_block_that_is_left(block: str) -> None:
    assert fast_path()(block.encode()) is None


def test_bytes_that_are_no_text_are_left() -> None:
    assert fast_path()(b"\xe4\xb9,up,1,2\n") is None


@pytest.mark.parametrize(
    ("cells", "taken"),
    [("1,", True), ("-,", True), ("約1,", False), ("1,raw", False), ("1, ", False)],
)
def test_a_baseline_is_read_and_a_method_left(cells: str, taken: bool) -> None:
    path = fast_path(f"{HEADING},baseline,method")
    assert (path(f"a,↗,1,2,{cells}\n".encode()) is not None) is taken


@pytest.mark.parametrize("token", ["80", " 80 "])
def test_a_number_that_means_missing(token: str) -> None:
    done = fast_path(missing=[token])("a,↗,80,1\na,↗,8,80\na,↗,8,800\n".encode())
    assert done is not None
    endings = [line.split(b",")[-1] for line in done.data.splitlines()]
    assert endings == [b"missing target", b"missing actual", b""]


digits_of = st.integers(0, 10**16 - 1)
cells = st.builds(
    lambda number, decimals: (
        f"{number // 10**decimals}.{number % 10**decimals:0{decimals}}" if decimals else str(number)
    ),
    digits_of | st.integers(0, 10**7),
    st.integers(0, 4),
)


@settings(max_examples=150, deadline=None)
@given(
    pairs=st.lists(st.tuples(cells, cells), min_size=1, max_size=20),
    way=st.sampled_from(["↗", "↘", "→"]),
    digits=st.integers(0, 6),
    rounding=st.sampled_from(list(Rounding)),
)
def test_exact_against_fractions(
    pairs: list[tuple[str, str]], way: str, digits: int, rounding: Rounding
) -> None:
    path = fast_path(cap=None, digits=digits, rounding=rounding)
    for target, actual in pairs:
        done = path(f"a,{way},{target},{actual}\n".encode())
        if done is None:  # too large for whole numbers of 64 bits
            assert Fraction(max(target, actual, key=Fraction)) > 10**5
            continue
        rate = done.data.decode().split(",")[4]
        t, a = Fraction(target), Fraction(actual)
        over = {"↗": (a, t), "↘": (t, a), "→": (min(a, t), max(a, t))}[way]
        if over[1] == 0 and a != t:
            assert not rate
        else:
            exact = Fraction(1) if a == t else over[0] / over[1]
            assert rate == figures(100 * exact, digits, rounding)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--method", "baseline", "--tolerance", "5"],
        ["--grades", "100:◎,0:△", "--baseline-change"],
    ],
    ids=["rates", "baseline", "added"],
)
def test_most_blocks_of_a_usual_file_are_taken(tmp_path: Path, arguments: Sequence[str]) -> None:
    taken: list[bool] = []
    path = tmp_path / "in.csv"
    usual = "甲,↗,80,81,70\n" * 250 + "丙,↘,▲8,7.5,9\n" * 250
    path.write_text(f"{HEADING},baseline\n{usual}乙,↗,80,7人,1\n", encoding="utf-8")

    rated = FastPath.__call__

    def noted(self: FastPath, block: bytes) -> object:
        done = rated(self, block)
        taken.append(done is not None)
        return done

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FastPath, "__call__", noted)
        outcome(path, 1000, arguments, fast=True)
    assert taken[-1] is False
    assert sum(taken) == len(taken) - 1 > 5


@pytest.mark.parametrize(
    "arguments", [["--grades", '100:"A",0:B'], ["-f", "tsv"], ["--safe-cells"]]
)
def test_what_needs_other_bytes_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: Sequence[str]
) -> None:
    path = tmp_path / "in.csv"
    path.write_text(f"{HEADING}\n甲,↗,80,81\n", encoding="utf-8")
    ordinary = outcome(path, 1000, arguments, fast=False)
    monkeypatch.setattr(FastPath, "__call__", None)
    assert outcome(path, 1000, arguments, fast=True) == ordinary


def test_few_results_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    path = fast_path()
    monkeypatch.setattr("sokatsu_cli.streaming.fast_path._KEPT", 2)
    block = "".join(f"a,↗,{target},1\n" for target in (1, 2, 4, 2, 1))
    done = path(block.encode())
    assert done is not None
    rates = [line.split(b",")[4] for line in done.data.splitlines()]
    assert rates == [b"100.0", b"50.0", b"25.0", b"50.0", b"100.0"]
