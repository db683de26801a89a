"""Many files that are checked in one run."""

import pickle
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.streaming import shares
from support import Run, Sokatsu

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="there are no helpers"),
    pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning"),
]

TABLE = bundled_table().read_text(encoding="utf-8")
OFFICE = "指標,単位,R5目標,R5実績,R5達成率\n参加者数{},件,80,60,75.1%\n利用者数,人,10,10,100.0%\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for number in range(2):
        wrong = TABLE.replace("44.4%", f"44.{number + 4}%")
        (tmp_path / f"{number}.csv").write_text(wrong, encoding="utf-8")
        (tmp_path / f"{number}office.csv").write_text(OFFICE.format(number), encoding="cp932")
    (tmp_path / "1unusable.csv").write_text("indicator\n1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def helped(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Let helpers take their shares, and count those of each run."""
    counts: list[int] = []
    begun = shares.begun

    def noted(*arguments: object) -> object:
        counts.append(1)
        return begun(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(shares, "_FEW", 1)
    monkeypatch.setattr(shares, "begun", noted)
    return counts


@pytest.mark.parametrize("form", ["text", "json", "github", "junit", "markdown", "counts"])
@pytest.mark.usefixtures("folder")
def test_the_same_report_with_and_without_helpers(
    sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch, helped: list[int], form: str
) -> None:
    def run(processors: int) -> Run:
        monkeypatch.setattr(shares, "cores", lambda: processors)
        return sokatsu("check", "*.csv", "none*", "-f", form, "--direction", "up")

    alone = run(1)
    assert (alone.status, bool(alone.stdout), helped) == (2, True, [])
    assert "0office.csv is an office's own table" in alone.stderr
    assert "none*: no file fits this pattern" in alone.stderr
    assert run(3) == alone
    assert helped == [1, 1]
    monkeypatch.setattr("sokatsu_cli.cli.checked_files.results", packed)
    assert run(3) == alone


def packed(items: Sequence[str], _here: object, there: Callable[[str], object]) -> list[object]:
    """Return what helpers would hand over, without any."""
    return [pickle.loads(pickle.dumps(there(item))) for item in items]  # noqa: S301 - our own


@pytest.mark.parametrize("options", [[], ["-f", "json"], ["-f", "junit", "--strict"]])
def test_notes_are_told_in_the_order_of_the_files(
    folder: Path,
    sokatsu: Sokatsu,
    monkeypatch: pytest.MonkeyPatch,
    helped: list[int],
    options: list[str],
) -> None:
    def run(processors: int) -> Run:
        monkeypatch.setattr(shares, "cores", lambda: processors)
        return sokatsu("check", "*.csv", "--direction", "up", *options)

    alone = run(1)
    assert alone.stderr.count("is an office's own table") == 2
    assert (run(3), helped) == (alone, [1, 1])
    (folder / "1unusable.csv").unlink()
    done = run(3)
    assert (done.status, helped) == (1, [1] * 4)


@pytest.mark.parametrize(
    "words", [["-"], ["/dev/null"], ["large.csv"], ["0.csv", "--save-options"]]
)
def test_some_files_are_checked_in_turn(
    folder: Path,
    sokatsu: Sokatsu,
    monkeypatch: pytest.MonkeyPatch,
    helped: list[int],
    words: list[str],
) -> None:
    (folder / "large.csv").write_bytes(b" " * (1 + (1 << 20)))
    monkeypatch.setattr(shares, "cores", lambda: 3)
    sokatsu("check", "1.csv", "2.csv", *words, "--missing", "x", "-q")
    assert helped == []


def test_a_column_that_only_some_files_have_is_told_of_the_others(
    folder: Path, sokatsu: Sokatsu
) -> None:
    other = "指標,方向,目標値,実績値,達成率,担当課\n甲,↗,8,4,50%,環境課\n"
    (folder / "other.csv").write_text(other, encoding="utf-8")
    alone = sokatsu("check", "0.csv", "--columns", "+担当課")
    assert (alone.status, alone.stdout) == (2, b"")
    assert alone.stderr.startswith("sokatsu: Invalid value for --columns: no column '担当課'")
    both = sokatsu("check", "0.csv", "other.csv", "--columns", "+担当課")
    assert both.status == 2
    assert both.stderr.startswith("0.csv: Invalid value for --columns: no column '担当課'")
    assert both.stdout.decode().splitlines()[-1].startswith("other.csv: 1 agree, 0 differ")
