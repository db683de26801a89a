"""``sokatsu.toml``: how the tables of a folder are read."""

import tomllib
from pathlib import Path

import pytest

from sokatsu_cli.model.errors import InputError
from sokatsu_cli.reading.option_files import KINDS, Entry, pattern_of, saved_entry, with_entry

WHOLE = """\
# of the planning division
[files."総括表*.xlsx"]
encoding = "cp932"
delimiter = "tab"
sheet = "第1章"
column = { indicator = "項目", target = "見込量" }
direction = "up"
missing = ["未実施", "調査なし"]
header-row = 3
"""


def entry(path: Path, text: str, name: str = "総括表.xlsx") -> Entry | None:
    (path / "sokatsu.toml").write_text(text, encoding="utf-8")
    return saved_entry(path / "sokatsu.toml", name)


def refusal(path: Path, text: str) -> list[str]:
    with pytest.raises(InputError) as caught:
        entry(path, text)
    return [str(problem).removeprefix(f"{path}/") for problem in caught.value.problems]


def test_all_options_of_the_pattern_that_fits(tmp_path: Path) -> None:
    found = entry(tmp_path, WHOLE, "総括表R5.xlsx")
    assert found is not None
    assert found.pattern == "総括表*.xlsx"
    assert found.options == tomllib.loads(WHOLE)["files"]["総括表*.xlsx"]


def test_no_pattern_fits_or_there_is_no_file(tmp_path: Path) -> None:
    assert saved_entry(tmp_path / "sokatsu.toml", "a.csv") is None
    assert entry(tmp_path, WHOLE, "別表.xlsx") is None
    assert entry(tmp_path, "", "a.csv") is None


@pytest.mark.parametrize(
    ("name", "pattern", "fits", "fits_not"),
    [
        ("R5総括表.xlsx", "R[0-9０-９]*総括表.xlsx", "R10総括表.xlsx", "R総括表.xlsx"),
        ("data1.csv", "data[0-9０-９]*.csv", "data2.csv", "database.csv"),
        (
            "令和５年度_2.csv",
            "令和[0-9０-９]*年度_[0-9０-９]*.csv",
            "令和６年度_3.csv",
            "令和年度_3.csv",
        ),
        ("2024.csv", "2024.csv", "2024.csv", "2025.csv"),
        ("[1]*.csv", "[[]1][*].csv", "[1]*.csv", "1a.csv"),
        ("表[案]?.csv", "表[[]案][?].csv", "表[案]?.csv", "表案a.csv"),
        ("ガ.csv", "ガ.csv", "カ\u3099.csv", "カ.csv"),
    ],
)
def test_a_pattern_serves_next_year(
    tmp_path: Path, name: str, pattern: str, fits: str, fits_not: str
) -> None:
    assert pattern_of(name) == pattern
    text = with_entry("", Entry(pattern, {"direction": "up"}))
    assert entry(tmp_path, text, name)
    assert entry(tmp_path, text, fits)
    assert entry(tmp_path, text, fits_not) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[files", "1: no TOML: Expected ']' at the end of a table declaration"),
        ('[files."a"]\nsheet = "', "2: no TOML: Unterminated string"),
        ("a = 1", '1: a: unknown; options stand below [files."PATTERN"]'),
        ("\nfiles = 1", '2: files: unknown; options stand below [files."PATTERN"]'),
        ("[files]\na = 1", "2: a: not a table of options"),
        (
            '[files."b"]\n[files."a"]\nshet = "x"',
            f"3: a.shet: no such option; there are {', '.join(KINDS)}",
        ),
        ('[files."a"]\nsheet = 1', "2: a.sheet: must be a text"),
        ('[files."a"]\nsheet = true', "2: a.sheet: must be a text"),
        ('[files."a"]\nsheet = 1.5', "2: a.sheet: must be a text"),
        ('[files."a"]\nmissing = "x"', "2: a.missing: must be an array of texts"),
        ('[files."a"]\nmissing = [1]', "2: a.missing: must be an array of texts"),
        ('[files."a"]\nheader-row = 0', "2: a.header-row: must be a whole number from 1 on"),
        ('[files."a"]\ncolumn = "x"', "2: a.column: must be a table of texts"),
        ('[files."a"]\ncolumn = { target = 1 }', "2: a.column: must be a table of texts"),
        ('[files."a"]\ncolumn = { taget = "x" }', "2: a.column: no such column: taget"),
        ('[files."a"]\n[files."a".column]\ntaget = "x"', "2: a.column: no such column: taget"),
        ('[files."a"]\ndelimiter = ",,"', "2: a.delimiter: must be one character, or tab"),
        ('[files."a"]\nencoding = "utf-99"', "2: a.encoding: 'utf-99' is no encoding of text"),
        ("files = { a = { sheet = 1 } }", ": a.sheet: must be a text"),
        (
            '[files."総*.xlsx"]\n[files."*表.xlsx"]',
            "2: 総*.xlsx, *表.xlsx fit the name '総括表.xlsx'; leave one of them",
        ),
    ],
)
def test_what_is_no_option_is_refused_by_its_line(tmp_path: Path, text: str, told: str) -> None:
    assert refusal(tmp_path, text) == [f"sokatsu.toml:{told}".replace("toml::", "toml:")]


def test_what_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "sokatsu.toml"
    path.write_bytes(b"\xff")
    with pytest.raises(InputError, match="not UTF-8"):
        saved_entry(path, "a.csv")
    path.unlink()
    path.mkdir()
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        saved_entry(path, "a.csv")


OTHERS = '# mine\n[files."b.csv"]\nsheet = "[x]" # why\n'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[files."a"]\ndirection = "down"\n'),
        (OTHERS, f'{OTHERS}\n[files."a"]\ndirection = "down"\n'),
        (OTHERS.rstrip("\n"), f'{OTHERS}\n[files."a"]\ndirection = "down"\n'),
        (
            f'[files."a"]\n# own\nsheet = "x"\n[files."a".column]\ntarget = "y"\n\n{OTHERS}',
            f'[files."a"]\n# own\ndirection = "down"\n\n{OTHERS}',
        ),
        (f"{OTHERS}\n[files.a]\nsheet = 'x'", f'{OTHERS}\n[files."a"]\ndirection = "down"\n'),
        ("# none\n", '# none\n[files."a"]\ndirection = "down"\n'),
    ],
    ids=["new", "added", "no end of line", "replaced", "the last", "a comment"],
)
def test_an_entry_is_written_and_all_else_stays(before: str, after: str) -> None:
    assert with_entry(before, Entry("a", {"direction": "down"})) == after


def test_every_kind_of_value_is_written_as_it_is_read(tmp_path: Path) -> None:
    options = tomllib.loads(WHOLE)["files"]["総括表*.xlsx"]
    options["missing"] = ['"\\', "\x7f\n\t", "葛󠄀"]
    text = with_entry(WHOLE, Entry("総括表*.xlsx", options))
    found = entry(tmp_path, text)
    assert found is not None
    assert found.options == options


def test_what_is_not_understood_stays_as_it_is() -> None:
    text = 'files = { a = { sheet = "x" } }\n'
    with pytest.raises(ValueError, match="cannot be changed safely"):
        with_entry(text, Entry("a", {"sheet": "y"}))
    text = "note = '''\n[files.a]\n[b]\n'''\n"
    with pytest.raises(ValueError, match="cannot be changed safely"):
        with_entry(text, Entry("a", {"sheet": "y"}))
    text = '[files."a"]\nmissing = [\n["x"],\n]\n'
    with pytest.raises(ValueError, match="cannot be changed safely"):
        with_entry(text, Entry("a", {"sheet": "y"}))
