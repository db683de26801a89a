"""Options that are kept in ``sokatsu.toml`` beside a table."""

from pathlib import Path

import pytest

from office_tables import office_csv
from support import Sokatsu

TABLE = "指標,目標値,見込量,実績\n甲,100,10,9\n乙,100,10,未実施\n"
GIVEN = ["--column", "target=見込量", "--missing", "未実施", "--direction", "up"]
WORDS = "--column 'target=見込量' --direction up --missing '未実施'"
PATTERN = "R[0-9０-９]*.csv"


def written(folder: Path, name: str = "R5.csv", text: str = TABLE) -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize("command", ["rate", "summary", "infer", "check"])
def test_what_is_kept_serves_next_year(sokatsu: Sokatsu, tmp_path: Path, command: str) -> None:
    text = TABLE.replace("実績\n", "実績,達成率\n").replace("9\n", "9,90.0%\n")
    path = written(tmp_path, text=text.replace("施\n", "施,\n"))
    run = sokatsu(command, path, *GIVEN, "--save-options")
    kept = tmp_path / "sokatsu.toml"
    assert run.status == 0
    assert f"sokatsu: kept in {kept} for {PATTERN}: {WORDS}\n" in run.stderr
    assert kept.read_text(encoding="utf-8") == (
        f'[files."{PATTERN}"]\n'
        'column = { "target" = "見込量" }\ndirection = "up"\nmissing = ["未実施"]\n'
    )
    path.rename(tmp_path / "R06.csv")
    again = sokatsu(command, tmp_path / "R06.csv")
    assert again.status == 0
    assert f"sokatsu: {kept} has for {PATTERN}: {WORDS}\n" in again.stderr
    assert again.stdout.replace(b"R06", b"R5") == run.stdout


def test_report_and_tidy_keep_them_too(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = office_csv(tmp_path / "表5.csv")
    for command in ("report", "tidy"):
        run = sokatsu(command, path, "--missing", "未実施", "--save-options")
        assert run.status == 0
        assert "表[0-9０-９]*.csv: --missing '未実施'\n" in run.stderr
        (tmp_path / "sokatsu.toml").unlink()


def test_the_command_line_wins(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / "sokatsu.toml").write_text(
        '[files."R*"]\ncolumn = { target = "目標値", actual = "見込量" }\nmissing = ["x"]\n'
        'direction = "down"\ndelimiter = "tab"\nheader-row = 1\n',
        encoding="utf-8",
    )
    run = sokatsu("rate", path, *GIVEN, "--column", "actual=実績", "--delimiter", ",", "-f", "csv")
    assert run.status == 0
    assert run.stderr.startswith(f"sokatsu: {tmp_path}/sokatsu.toml has for R*: --header-row 1\n")
    assert run.stdout.splitlines()[1].endswith(b",up,90.0,90.0,not_achieved,")


def test_nothing_more_than_what_is_given(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / "sokatsu.toml").write_text('[files."R*"]\ndirection = "down"\n', encoding="utf-8")
    run = sokatsu("rate", path, *GIVEN)
    assert f"sokatsu: {tmp_path}/sokatsu.toml has for R*: nothing more\n" in run.stderr


def test_the_entry_that_fits_is_renewed(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = written(tmp_path)
    kept = tmp_path / "sokatsu.toml"
    kept.write_text('# ours\n[files."R*"]\ncolumn = { target = "見込量" }\n', encoding="utf-8")
    sokatsu("rate", path, "--direction", "auto", "--delimiter", "tab", "--save-options")
    run = sokatsu("rate", path, "--direction", "up", "--missing", "未実施", "--save-options")
    assert run.status == 0
    assert kept.read_text(encoding="utf-8") == (
        '# ours\n[files."R*"]\ncolumn = { "target" = "見込量" }\ndirection = "up"\n'
        'missing = ["未実施"]\n'
    )


def test_a_file_of_directions_is_named_from_the_folder_on(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    path = written(folder, text="指標,目標,実績\n甲,10,9\n")
    written(tmp_path, "ways.csv", "指標,方向\n甲,down\n")
    monkeypatch.chdir(tmp_path)
    run = sokatsu("rate", "tables/R5.csv", "--direction", "ways.csv", "--save-options")
    assert run.status == 0
    assert '"../ways.csv"' in (folder / "sokatsu.toml").read_text(encoding="utf-8")
    monkeypatch.chdir(folder)
    assert "甲,10,9,down," in sokatsu("rate", path, "-f", "csv").stdout.decode()
    run = sokatsu("rate", path, "--direction", "auto", "--save-options")
    assert '"../ways.csv"' in (folder / "sokatsu.toml").read_text(encoding="utf-8")


def test_a_tab_is_kept_by_its_name(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = written(tmp_path, text="指標\t方向\t目標\t実績\n甲\tup\t10\t9\n")
    sokatsu("rate", path, "--delimiter", "tab", "--save-options")
    assert 'delimiter = "tab"' in (tmp_path / "sokatsu.toml").read_text(encoding="utf-8")
    assert sokatsu("rate", path).status == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-", "--direction", "up"], "needs a FILE beside which they are kept"),
        (["--direction", "up"], "needs a FILE beside which they are kept"),
        (["R5.csv"], "no option is given that says how FILE is read"),
    ],
)
def test_there_must_be_something_to_keep_and_a_place(
    sokatsu: Sokatsu,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    told: str,
) -> None:
    written(tmp_path)
    monkeypatch.chdir(tmp_path)
    for command in ("rate", "check"):
        run = sokatsu(command, *arguments, "--save-options")
        assert run.status == 2
        assert f"--save-options: {told}".replace(": needs", " needs") in run.stderr
    assert list(tmp_path.iterdir()) == [tmp_path / "R5.csv"]


def test_options_of_a_table_that_is_refused_are_not_kept(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = written(tmp_path, text=TABLE.replace("未実施", "約9"))
    assert sokatsu("rate", path, "--direction", "up", "--save-options").status == 2
    assert list(tmp_path.iterdir()) == [path]


def test_options_of_other_files_change_nothing(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = written(tmp_path)
    text = '[files."R*.xlsx"]\nmissing = ["x"]\n'
    (tmp_path / "sokatsu.toml").write_text(text, encoding="utf-8")
    run = sokatsu("rate", path, *GIVEN)
    assert run.status == 0
    assert "sokatsu.toml" not in run.stderr


def test_directions_found_by_themselves_are_kept_so(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = written(tmp_path)
    kept = tmp_path / "sokatsu.toml"
    kept.write_text('[files."R*"]\ndirection = "auto"\n', encoding="utf-8")
    run = sokatsu("tidy", path)
    assert f"sokatsu: {kept} has for R*: --direction auto\n" in run.stderr


def test_nothing_is_written_unless_asked_for(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = written(tmp_path)
    assert sokatsu("rate", path, *GIVEN).status == 0
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_of_options_that_cannot_be_used(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = written(tmp_path)
    kept = tmp_path / "sokatsu.toml"
    kept.write_text('[files."R*"]\nshet = 1\n', encoding="utf-8")
    for command in ("rate", "check", "tidy"):
        run = sokatsu(command, path, *GIVEN)
        assert (run.status, run.stdout) == (2, b"")
        assert run.stderr.startswith(f"{kept}:2: R*.shet: no such option; ")


def test_a_file_that_cannot_be_changed_safely_stays(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = written(tmp_path)
    kept = tmp_path / "sokatsu.toml"
    text = 'files = { "R5.csv" = { missing = ["x"] } }\n'
    kept.write_text(text, encoding="utf-8")
    run = sokatsu("rate", path, *GIVEN, "--save-options", "-o", tmp_path / "o.csv")
    assert run.status == 2
    assert run.stderr.endswith(
        f"sokatsu: {kept} is left as it is: it is written in a way that cannot be changed safely\n"
    )
    assert kept.read_text(encoding="utf-8") == text
