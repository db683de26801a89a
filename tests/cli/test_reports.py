"""Reports of a check that are written to files, beside what is printed."""

from pathlib import Path

import pytest

from needs import needs_devices
from sokatsu_cli.reading.bundled import bundled_table
from support import Sokatsu, calls_of

TABLE = bundled_table().read_text(encoding="utf-8")
FORMATS = ("text", "json", "github", "junit", "markdown", "counts")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "b.csv").write_text(TABLE.replace("44.4%", "44.5%"), encoding="utf-8")
    (tmp_path / "broken.csv").write_text("indicator\n1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("words", [["?.csv"], ["*.csv", "--strict"], ["broken.csv"], ["none*"]])
def test_one_run_writes_what_a_run_of_each_format_prints(
    folder: Path, sokatsu: Sokatsu, words: list[str]
) -> None:
    printed = {form: sokatsu("check", *words, "-f", form) for form in FORMATS}
    given = [word for form in FORMATS for word in ("--report", f"{form}={form}.out")]
    run = sokatsu("check", *words, *given)
    assert run == printed["text"]
    for form in FORMATS:
        assert (folder / f"{form}.out").read_bytes() == printed[form].stdout
        assert run.status == printed[form].status
    assert sokatsu("check", *words, *given, "-q") == run._replace(stdout=b"")


@pytest.mark.parametrize(
    ("words", "counts"),
    [
        (["a.csv"], (0, 11, 19)),
        (["?.csv", "--ignore", "mixed-precision"], (1, 10, 37)),
        (["?.csv", "broken.csv", "--ignore", "mixed-precision"], (2, 10, 37)),
        (["broken.csv", "none*.csv", "none.csv"], (3, 0, 0)),
    ],
)
@pytest.mark.usefixtures("folder")
def test_the_counts_are_those_of_all_files(
    sokatsu: Sokatsu, words: list[str], counts: tuple[int, int, int]
) -> None:
    expected = "errors={}\nwarnings={}\nagreeing={}\n".format(*counts)
    assert sokatsu("check", *words, "-f", "counts").stdout.decode() == expected


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (
            ["--report", "pdf=a"],
            "'pdf=a' is not FORMAT=FILE; formats: text, table, json, github, junit",
        ),
        (["--report", "json"], "'json' is not FORMAT=FILE"),
        (["--report", "json="], "'json=' is not FORMAT=FILE"),
        (["--report", "json=-"], "'json=-' is not FORMAT=FILE"),
        (["--report", "json=a.csv"], "--report a.csv: the table, its options or another"),
        (["--report", "json=./sokatsu.toml"], "--report sokatsu.toml: the table, its options or"),
        (["--report", "json=x", "--report", "junit=./x"], "--report x: the table, its options or"),
    ],
)
def test_no_report_is_written_over_anything(
    folder: Path, sokatsu: Sokatsu, words: list[str], text: str
) -> None:
    before = sorted(folder.iterdir())
    run = sokatsu("check", "?.csv", *words)
    assert (run.status, run.stdout, text in run.stderr) == (2, b"", True)
    assert sorted(folder.iterdir()) == before
    assert (folder / "a.csv").read_text(encoding="utf-8") == TABLE


def test_a_report_that_cannot_be_written_keeps_no_other_from_it(
    folder: Path, sokatsu: Sokatsu
) -> None:
    words = ["--report", "json=no/where", "--report", "junit=there"]
    run = sokatsu("check", "broken.csv", "a.csv", *words)
    assert run.status == 2
    assert run.stdout.endswith(b"errors: 0, warnings: 11\n")
    assert (folder / "there").stat().st_size
    first, *_others, last = run.stderr.splitlines()
    assert first.startswith("broken.csv: no indicator table found")
    assert last == "sokatsu: cannot write no/where: No such file or directory"
    run = sokatsu("check", "a.csv", *words)
    assert (run.status, run.stderr) == (2, f"{last}\n")


@needs_devices
@pytest.mark.usefixtures("folder")
def test_devices_take_several_reports(sokatsu: Sokatsu) -> None:
    words = ["--report", "json=/dev/null", "--report", "junit=/dev/null"]
    assert sokatsu("check", "a.csv", *words, "-q").status == 0


def test_the_paths_of_annotations_alone_are_those_of_the_workspace(
    folder: Path, sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(folder.parent))
    words = ["--report", "github=g.txt", "--report", "markdown=m.md"]
    sokatsu("check", "a.csv", *words, "-q")
    assert f"file={folder.name}/a.csv," in (folder / "g.txt").read_text(encoding="utf-8")
    assert "\n**a.csv**: " in (folder / "m.md").read_text(encoding="utf-8")


def test_a_small_file_costs_little(folder: Path, sokatsu: Sokatsu) -> None:
    def calls(count: int) -> int:
        words = [str(folder / "a.csv")] * count
        return calls_of(lambda: sokatsu("check", "-q", *words))

    calls(1)
    each = (calls(5) - calls(1)) // 4
    assert each < 4_500  # functions that are called; they were 8,400 once


def test_the_command_that_accepts_names_no_period_of_other_files(
    folder: Path, sokatsu: Sokatsu
) -> None:
    heading = "indicator,period,direction,target,actual,published_rate\n"
    rows = "A,前期,↗,50,35,35.0\nA,中期,↗,80,36,36.0\nA,後期,↗,100,40,40.0\n"
    (folder / "1.csv").write_text(heading + rows, encoding="utf-8")
    (folder / "2.csv").write_text(heading + "B,終期,↗,50,50,100.0\n", encoding="utf-8")
    told = sokatsu(
        "check", "1.csv", "2.csv", "--reasons", "終期", "--reasons", "前期"
    ).stdout.decode()
    command = "sokatsu check 1.csv --allow final-target --reasons '前期'"
    assert f"accepted with: {command}\n" in told
    assert sokatsu("check", "1.csv", "--allow", "final-target", "--reasons", "前期").status == 1
