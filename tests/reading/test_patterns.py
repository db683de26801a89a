"""The files that words and patterns of a command line name."""

from pathlib import Path

import pytest

from needs import needs_links
from sokatsu_cli.model.errors import InputError
from sokatsu_cli.reading.patterns import is_pattern, named_files, refuse_unfitting

FILES = [
    *("a.csv", "b.csv", "x[1].csv", "x1.csv", "達成 率.csv", "-", ".hidden.csv"),
    *("deep/c.csv", "deep/er/d.csv", "deep/er/e.tsv", ".git/f.csv"),
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (tmp_path / "folder.csv").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], []),
        (["a.csv", "-", "a.csv"], ["a.csv", "-", "a.csv"]),
        (["[ab].csv"], ["a.csv", "b.csv"]),
        (["deep/**/*.csv"], ["deep/c.csv", "deep/er/d.csv"]),
        (["**/[cde].?sv"], ["deep/c.csv", "deep/er/d.csv", "deep/er/e.tsv"]),
        (["達*"], ["達成 率.csv"]),
        (["x[1].csv"], ["x[1].csv"]),  # what is there is no pattern
        (["x[1]*"], ["x1.csv"]),
        (["x*"], ["x1.csv", "x[1].csv"]),
        (["?"], ["./-"]),  # the file, not standard input
        (["b.csv", "?.csv", "[a-b].csv"], ["b.csv", "a.csv"]),
        (["?.csv", "./b.csv"], ["a.csv", "./b.csv"]),
        (["none*.csv", "none.csv", ""], ["none*.csv", "none.csv", ""]),
        (["fold*", "a.csv"], ["fold*", "a.csv"]),  # a folder is no table
    ],
)
@pytest.mark.usefixtures("folder")
def test_named_files(words: list[str], expected: list[str]) -> None:
    assert named_files(words) == expected


@needs_links
def test_a_file_with_two_names_is_found_once(folder: Path) -> None:
    (folder / "deep" / "again").symlink_to(folder / "deep")
    (folder / "deep" / "0.csv").symlink_to(folder / "deep" / "c.csv")
    assert named_files(["deep/**/*.csv"]) == ["deep/c.csv", "deep/er/d.csv"]
    (folder / "lost*").symlink_to(folder / "nowhere")
    assert not is_pattern("lost*")


@pytest.mark.usefixtures("folder")
def test_a_pattern_that_no_file_fits_is_refused() -> None:
    refuse_unfitting("a.csv")
    with pytest.raises(InputError) as refused:
        refuse_unfitting("none*.csv")
    assert refused.value.lines() == ["none*.csv: no file fits this pattern"]
