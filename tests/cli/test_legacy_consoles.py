"""What a terminal or pipe shows that is not UTF-8, as on a Japanese Windows."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from sokatsu_cli.cli import main
from sokatsu_cli.model.stream_encodings import ALIKE, for_stream
from sokatsu_cli.reading.bundled import bundled_table
from support import Run, Sokatsu

PLAN = Path(__file__).parents[2] / "data" / "invented-plan.csv"


Shown = Callable[..., Run]


@pytest.fixture(params=["cp932", "euc_jp"])
def encoding(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def shown(
    encoding: str, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Shown:
    """Run the command where standard output and standard error are declared in an encoding."""

    def run(*words: str | Path) -> Run:
        out, err = io.BytesIO(), io.BytesIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding=encoding))
            patch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding=encoding))
            status = main([str(word) for word in words])
            sys.stdout.flush()
            sys.stderr.flush()
            told = err.getvalue().decode(encoding)
            return Run(status, capfdbinary.readouterr().out + out.getvalue(), told)

    return run


@pytest.mark.parametrize(
    "words",
    [
        ["rate"],
        ["rate", "--lang", "ja"],
        ["check", "--reasons", "後期"],
        ["check", "-f", "table"],
        ["infer"],
        ["summary"],
        ["progress", str(PLAN)],
        ["--help"],
        ["rate", "--help"],
    ],
    ids=" ".join,
)
def test_people_see_no_escapes(encoding: str, shown: Shown, words: list[str]) -> None:
    done = shown(*words)
    text = done.stdout.decode(encoding)
    assert done.status in (0, 1)
    assert not text.isascii() or words == ["infer"]
    assert "\\u" not in text + done.stderr


@pytest.mark.parametrize("form", ["csv", "json", "markdown"])
def test_other_formats_stay_utf_8(shown: Shown, form: str) -> None:
    assert "↗" in shown("rate", "-f", form).stdout.decode("utf-8")


def test_files_stay_utf_8(shown: Shown, tmp_path: Path) -> None:
    path = tmp_path / "rates.txt"
    done = shown("rate", "-f", "table", "-o", path)
    assert (done.status, done.stdout) == (0, b"")
    assert "↗" in path.read_text(encoding="utf-8")
    assert shown("infer", "-f", "json").stdout.decode("utf-8").startswith("{")


def test_the_same_digits_and_the_same_width(sokatsu: Sokatsu) -> None:
    plain = sokatsu("rate").stdout
    there = for_stream(plain, "cp932").decode("cp932")
    assert there == plain.decode().replace("↗", "↑").replace("↘", "↓")


def test_a_message_names_directions_that_can_be_typed(shown: Shown, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    text = bundled_table().read_text(encoding="utf-8").replace("↗", "x", 1)
    path.write_text(text, encoding="utf-8")
    assert "write up, down or maintain (↑ ↓ →)" in shown("rate", path).stderr


@pytest.mark.parametrize(("sign", "rate"), [("↑", "90.0"), ("↓", "111.1")])
def test_what_stands_for_an_arrow_is_read_as_it(
    sokatsu: Sokatsu, tmp_path: Path, sign: str, rate: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"indicator,direction,target,actual\n率,{sign},10,9\n", encoding="cp932")
    assert f",{rate}," in sokatsu("rate", str(path), "-f", "csv").stdout.decode()


@pytest.mark.parametrize(
    ("text", "encoding", "written"),
    [
        ("↗↘→", "cp932", "↑↓→"),
        ("−3 – 〜 — ¢", "cp932", "－3 - ～ ― ￠"),
        ("葛󠄀城 𠮷", "cp932", "葛\\U000e0100城 \\U00020bb7"),
        ("達成率 ↗", "ascii", "達成率 ↗"),
        ("達成率 ↗", "cp1252", "達成率 ↗"),
        ("達成率 ↗", None, "達成率 ↗"),
        ("達成率 ↗", "nothing", "達成率 ↗"),
        ("達成率 ↗", "utf-8", "達成率 ↗"),
        ("達成率 ↗", "utf-8-sig", "達成率 ↗"),
        ("達成率 ↗", "utf-16", "達成率 ↗"),
    ],
)
def test_what_a_stream_lacks(text: str, encoding: str | None, written: str) -> None:
    data = for_stream(text.encode(), encoding)
    assert data.decode(encoding if encoding == "cp932" else "utf-8") == written


def test_messages_where_even_the_substitutes_are_lacking() -> None:
    assert "–3 ↗ x".encode("ascii", ALIKE) == b"-3 \\u2197 x"
    with pytest.raises(UnicodeDecodeError):
        b"\xff".decode("ascii", ALIKE)
