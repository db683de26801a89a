"""The command line as a user meets it: what needs no golden output, and real processes."""

import csv
import importlib
import io
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import sokatsu_cli
from needs import needs_bash, needs_full_device, needs_signals
from sokatsu_cli.cli import _COMMANDS, _UNUSABLE, main
from sokatsu_cli.cli.source import _is_piped, file_or_default
from sokatsu_cli.model.computed_columns import COMPUTED
from sokatsu_cli.reading.bundled import bundled_table
from sokatsu_cli.writing.formats import FORMATS
from support import Sokatsu, WriteTable
from terminal import terminal_output

COMMAND = [sys.executable, "-m", "sokatsu_cli"]
BUNDLED = bundled_table().read_bytes()


def process(*arguments: str, **options: object) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([*COMMAND, *arguments], check=False, **options)  # type: ignore[call-overload,no-any-return]


def test_version(sokatsu: Sokatsu) -> None:
    expected = f"sokatsu, version {sokatsu_cli.__version__}\n".encode()
    assert sokatsu("--version") == (0, expected, "")


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_three_commands_that_work(
    sokatsu: Sokatsu, option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = sokatsu(option).stdout.decode().splitlines()
    tries = [line.strip().split("  ")[0] for line in lines if line.startswith("    sokatsu ")]
    assert len(tries) == 3
    for command in tries:
        assert sokatsu(*shlex.split(command)[1:]).status == 0
    assert (tmp_path / "rates.csv").read_bytes().count(b"\n") == 20


@pytest.mark.parametrize("command", ["rate", "summary"])
@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl"])
def test_programs_get_japanese_only_where_it_is_asked_for_by_hand(
    sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch, command: str, form: str
) -> None:
    plain = sokatsu(command, "-f", form).stdout
    told = sokatsu(command, "-f", form, "--lang", "ja").stdout
    assert sokatsu("--lang", "ja", command, "-f", form).stdout == told != plain
    for variable, value in (("SOKATSU_LANG", "ja"), ("LC_ALL", "ja_JP.UTF-8")):
        monkeypatch.setenv(variable, value)
        assert sokatsu(command, "-f", form).stdout == plain


def test_japanese_headings_and_words_of_programs(sokatsu: Sokatsu, table: WriteTable) -> None:
    path = table(["満足度,up,10,9", "件数,up,0,3"])
    assert sokatsu("rate", path, "-f", "csv", "--lang", "ja").stdout.decode() == (
        "目標指標,方向,目標値,実績値,達成率%,上限後%,状況,備考\n"
        "満足度,up,10,9,90.0,90.0,未達成,\n"
        "件数,up,0,3,,100.0,達成,目標値が0\n"
    )


def test_the_total_for_programs_in_japanese(sokatsu: Sokatsu) -> None:
    for words, total in ((["--lang", "ja"], "合計"), ([], "total")):
        summary = sokatsu("summary", "--by", "section", "-f", "csv", *words).stdout.decode()
        assert summary.splitlines()[-1].startswith(f"{total},")


@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.parametrize("command", ["rate", "summary"])
def test_a_language_has_effect_where_people_read(sokatsu: Sokatsu, command: str, form: str) -> None:
    assert "達成" in sokatsu(command, "-f", form, "--lang", "ja").stdout.decode()


def test_the_list_of_commands_has_the_beginning_of_their_help(sokatsu: Sokatsu) -> None:
    for name, text in _COMMANDS.items():
        beginning = sokatsu(name, "--help").stdout.decode().split("\n\n")[1]
        assert " ".join(beginning.split()) == text


def test_commands_are_completed(sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_SOKATSU_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "sokatsu ")
    monkeypatch.setenv("COMP_CWORD", "1")
    assert sokatsu().stdout.decode().split() == [f"plain,{name}" for name in _COMMANDS]


def test_a_shell_without_words_to_complete(
    sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_SOKATSU_COMPLETE", "bash_complete")
    monkeypatch.delenv("COMP_WORDS", raising=False)
    told = "sokatsu: cannot complete what _SOKATSU_COMPLETE asks for: the shell gave no words\n"
    assert sokatsu() == (2, b"", told)
    monkeypatch.setenv("_SOKATSU_COMPLETE", "other_complete")
    assert sokatsu().status == 2


def test_no_command_shows_the_help(sokatsu: Sokatsu) -> None:
    run = sokatsu()
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr.encode() == sokatsu("--help").stdout


def test_a_table_in_the_place_of_a_command(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "my own.csv"
    path.write_text("x")
    expected = f"sokatsu: no command '{path}'; perhaps sokatsu rate '{path}'\n"
    assert sokatsu(path).stderr.startswith(expected)


def test_a_file_named_dash_is_no_standard_stream(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_bytes(BUNDLED)
    assert sokatsu("rate", "./-", "-f", "csv", "-o", "./-") == (0, b"", "")
    assert Path("-").read_bytes().startswith(b"chapter,")


@needs_bash
@pytest.mark.parametrize(
    ("redirection", "message"),
    [
        ("<&-", "<stdin>: standard input is closed\n"),
        (">&-", "sokatsu: cannot write standard output: Bad file descriptor\n"),
    ],
)
def test_closed_standard_streams(redirection: str, message: str) -> None:
    source = "-" if redirection == "<&-" else str(bundled_table())
    command = f"{shlex.join([*COMMAND, 'rate', source])} {redirection}"
    run = subprocess.run(["bash", "-c", command], check=False, capture_output=True)
    assert (run.returncode, run.stdout, run.stderr.decode()) == (2, b"", message)


@pytest.mark.parametrize("name", ["stdin", "stdout"])
def test_a_stream_that_was_closed_before(
    name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, name, None)
    if name == "stdin":
        assert main(["rate", "-"]) == _UNUSABLE
        assert capfd.readouterr() == ("", "<stdin>: standard input is closed\n")
    else:
        assert main(["example"]) == _UNUSABLE
        told = "sokatsu: cannot write standard output: Bad file descriptor\n"
        assert capfd.readouterr() == ("", told)


def test_the_package_is_a_command(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["sokatsu", "--version"])
    monkeypatch.delitem(sys.modules, "sokatsu_cli.__main__", raising=False)
    with pytest.raises(SystemExit) as ended:
        importlib.import_module("sokatsu_cli.__main__")
    assert ended.value.code == 0
    assert capfd.readouterr().out == f"sokatsu, version {sokatsu_cli.__version__}\n"


def test_a_reader_that_has_gone_is_an_exit_code(
    sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_path: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr("sokatsu_cli.writing.files._opened", gone)
    assert sokatsu("example") == (141, b"", "")


@pytest.mark.parametrize(
    ("condition", "rows"),
    [("状況=達成", 6), ("status=未達成", 13), ("期間=後期", 11), ("公表達成率=86%", 1)],
)
def test_conditions_in_the_words_of_the_table(sokatsu: Sokatsu, condition: str, rows: int) -> None:
    run = sokatsu("rate", "-f", "csv", "--columns", "達成率%", "--where", condition)
    assert run.stdout.count(b"\n") == rows + 1


def test_an_output_can_be_fed_in_again(sokatsu: Sokatsu) -> None:
    once = sokatsu("rate", "-f", "csv").stdout
    again = sokatsu("rate", "-", "-f", "csv", "--overwrite", stdin=once)
    assert again == (0, once, "")
    rows = list(csv.reader(io.StringIO(once.decode(), newline="")))
    given = list(csv.reader(io.StringIO(BUNDLED.decode(), newline="")))
    assert [row[:-4] for row in rows] == given


def test_every_format_has_the_rates(sokatsu: Sokatsu) -> None:
    for form in set(FORMATS) - {"xlsx"}:
        text = sokatsu("rate", "-f", form).stdout.decode()
        for rate in ("44.4", "101.3", "142.9"):
            assert rate in text


def test_json_is_read_by_the_standard_parser(sokatsu: Sokatsu) -> None:
    whole = json.loads(sokatsu("rate", "-f", "json").stdout)
    lines = sokatsu("rate", "-f", "jsonl").stdout.splitlines()
    assert whole == [json.loads(line) for line in lines]
    assert whole[8]["rate"] == 101.3
    assert whole[8]["target"] == "80"


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.csv", "chapter,section"),
        ("a.TSV", "chapter\tsection"),
        ("a.json", "[\n{"),
        ("a.ndjson", '{"chapter"'),
        ("a.md", "| Indicator |"),
        ("a.txt", "Indicator  "),
    ],
)
def test_output_takes_its_format_from_the_suffix(
    sokatsu: Sokatsu, tmp_path: Path, name: str, start: str
) -> None:
    assert sokatsu("rate", bundled_table(), "-o", tmp_path / name) == (0, b"", "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_output_without_a_known_suffix_needs_a_format(sokatsu: Sokatsu, tmp_path: Path) -> None:
    run = sokatsu("rate", bundled_table(), "-o", tmp_path / "rates")
    message = f"sokatsu: no format goes with the name {tmp_path / 'rates'}; give one with -f\n"
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr == f"{message}Try 'sokatsu rate --help' for help.\n"
    assert sokatsu("rate", bundled_table(), "-o", tmp_path / "rates", "-f", "csv").status == 0
    assert f"{tmp_path} is a folder" in sokatsu("rate", bundled_table(), "-o", tmp_path).stderr


def test_dash_is_standard_output(sokatsu: Sokatsu) -> None:
    expected = sokatsu("rate", "-f", "csv", bundled_table())
    assert sokatsu("rate", "-f", "csv", "-o", "-", bundled_table()) == expected


def test_one_file_can_be_input_and_output(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(BUNDLED)
    assert sokatsu("rate", path, "-o", path).status == 0
    assert path.read_bytes() == sokatsu("rate", "-f", "csv").stdout


def test_bad_input_leaves_the_old_output(
    sokatsu: Sokatsu, table: Callable[[str], Path], tmp_path: Path
) -> None:
    output = tmp_path / "rates.csv"
    output.write_text("old")
    path = table("甲,↗,x,1")
    run = sokatsu("rate", path, "-o", output)
    assert run == (2, b"", f"{path}:2: target: 'x' is not a number\n")
    assert output.read_text() == "old"


def test_default_file_is_that_of_the_folder(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "indicators.csv").write_text(
        "indicator,direction,target,actual\nx,up,2,1\n"
    )
    run = sokatsu("rate", "-f", "csv", "--columns", "rate")
    assert (run.stdout, run.stderr) == (
        b"rate\n50.0\n",
        "sokatsu: no FILE given, reading data/indicators.csv\n",
    )


@pytest.mark.parametrize("given", ["pipe", "file", "null", "closed"])
def test_standard_input_that_nobody_named_is_not_read(given: str, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(b"x")
    options: dict[str, object] = {"capture_output": True, "cwd": tmp_path}
    if given == "pipe":
        run = process("rate", "-f", "csv", input=b"x", **options)
    elif given == "closed":
        command = " ".join(map(shlex.quote, COMMAND)) + " rate -f csv <&-"
        run = subprocess.run(command, shell=True, check=False, capture_output=True, cwd=tmp_path)  # noqa: S602
    else:
        with (path if given == "file" else Path(os.devnull)).open("rb") as file:
            run = process("rate", "-f", "csv", stdin=file, **options)
    lines = ["sokatsu: no FILE given, reading the published table that comes with sokatsu"]
    if given in ("pipe", "file"):
        lines.append("sokatsu: standard input was not read; give - as FILE to read it")
    assert (run.returncode, run.stderr.decode().splitlines()) == (0, lines)


def test_what_is_not_read_is_said(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    receiver, sender = os.pipe()
    os.close(sender)
    assert _is_piped(receiver)
    os.close(receiver)
    assert not _is_piped(receiver)
    monkeypatch.setattr("sokatsu_cli.cli.source._is_piped", lambda _descriptor: True)
    file_or_default(None)
    told = "sokatsu: standard input was not read; give - as FILE to read it"
    assert capfd.readouterr().err.splitlines()[1:] == [told]


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_closed_pipe_ends_quietly(unbuffered: str, tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("indicator,direction,target,actual\n" + "x,up,3,1\n" * 20_000)
    with subprocess.Popen(
        [*COMMAND, "rate", str(path), "-f", "csv"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert (running.wait(), running.stderr.read()) == (141, b"")


@needs_signals
def test_a_closed_pipe_of_the_help_ends_quietly() -> None:
    parent, child = os.pipe()
    os.close(parent)
    run = process("--help", stdout=child, stderr=subprocess.PIPE)
    os.close(child)
    assert (run.returncode, run.stderr) == (141, b"")


@needs_full_device
@pytest.mark.parametrize("arguments", [["rate", str(bundled_table())], ["example"], ["--help"]])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_is_reported(arguments: list[str], unbuffered: str) -> None:
    env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
    with Path("/dev/full").open("wb") as full:
        run = process(*arguments, stdout=full, stderr=subprocess.PIPE, env=env)
    assert run.returncode == 2
    assert run.stderr.decode().endswith(": No space left on device\n")
    assert b"Traceback" not in run.stderr


@pytest.mark.parametrize(
    ("arguments", "named"),
    [(["rate", "--directon", "up"], "--directon"), (["rates"], "rates"), (["rate", "a", "b"], "b")],
)
def test_wrong_usage_names_what_is_wrong(
    sokatsu: Sokatsu, arguments: list[str], named: str
) -> None:
    run = sokatsu(*arguments)
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr.startswith("sokatsu: ")
    assert named in run.stderr
    assert "--help' for help.\n" in run.stderr


def test_interrupt_is_130(sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sokatsu_cli.cli.source.opened_file", interrupt)
    run = sokatsu("rate", "x.csv")
    assert (run.status, run.stdout, run.stderr.strip()) == (130, b"", "")


def test_a_bug_is_2_with_its_traceback(sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError("nobody expected this")

    monkeypatch.setattr("sokatsu_cli.cli.source.opened_file", fail)
    run = sokatsu("rate", "x.csv")
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr.startswith("Traceback (most recent call last):\n")
    assert run.stderr.endswith("sokatsu: this is a bug; please report it with the lines above\n")


def test_a_percent_sign_in_a_json_key(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("indicator,direction,target,actual,割合(%)\na,↗,2,1,5%d\n", encoding="utf-8")
    run = sokatsu("rate", path, "-f", "jsonl", "--columns", "割合(%),rate")
    assert run.stdout.decode() == '{"割合(%)": "5%d", "rate": 50.0}\n'


def test_too_little_memory_is_no_bug(sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise MemoryError

    monkeypatch.setattr("sokatsu_cli.cli.source.opened_file", fail)
    run = sokatsu("rate", "x.csv", "-f", "json")
    assert (run.status, run.stdout) == (2, b"")
    assert run.stderr == "sokatsu: not enough memory; rate -f csv, tsv or jsonl needs little\n"


@pytest.mark.parametrize("arguments", [["--where", "status=achieved"], ["--columns", "rate"]])
def test_a_part_of_a_table_does_not_replace_it(
    sokatsu: Sokatsu, table: WriteTable, arguments: list[str]
) -> None:
    path = table("a,↗,80,81")
    before = path.read_bytes()
    run = sokatsu("rate", path, "-o", path, *arguments)
    assert (run.status, path.read_bytes()) == (2, before)
    assert "which would be lost" in run.stderr
    assert sokatsu("rate", path, "-o", path).status == 0


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shell_completion(sokatsu: Sokatsu, shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_SOKATSU_COMPLETE", f"{shell}_source")
    run = sokatsu()
    assert (run.status, run.stderr) == (0, "")
    assert f"_SOKATSU_COMPLETE={shell}_complete" in run.stdout.decode()


def test_help_on_a_terminal_without_kanji() -> None:
    run = process("--help", capture_output=True, env={**os.environ, "PYTHONIOENCODING": "cp1252"})
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"\\u9054\\u6210\\u7387" in run.stdout


def test_language_of_the_environment(sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOKATSU_LANG", "ja")
    assert "未達成" in sokatsu("rate").stdout.decode()
    assert "未達成" not in sokatsu("rate", "--lang", "en").stdout.decode()
    monkeypatch.setenv("SOKATSU_LANG", "fr")
    run = sokatsu("rate")
    assert (run.status, run.stdout) == (2, b"")


def test_check_writes_annotations_in_a_github_workflow(
    sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert sokatsu("check").stdout.startswith(b"::warning file=")
    assert b"::warning" not in sokatsu("check", "-f", "text").stdout


@pytest.mark.parametrize("options", [[], ["--reasons", "後期"]])
def test_check_agrees_on_the_bundled_table(sokatsu: Sokatsu, options: list[str]) -> None:
    run = sokatsu("check", bundled_table(), *options)
    counts = "19 agree, 0 differ, 0 not comparable, 0 unpublished; errors: 0, warnings: 11"
    assert run.status == 0
    assert run.stdout.decode().splitlines()[-1] == f"{bundled_table()}: {counts}"


@pytest.mark.parametrize("form", ["text", "json", "github", "junit", "markdown"])
def test_the_same_input_gives_the_same_report(sokatsu: Sokatsu, form: str) -> None:
    reports = {
        process("check", str(bundled_table()), "-f", form, capture_output=True).stdout
        for _run in range(2)
    }
    assert reports == {sokatsu("check", bundled_table(), "-f", form).stdout}


def test_check_of_a_heading_alone(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(BUNDLED.split(b"\n")[0])
    assert sokatsu("check", path, "--reasons", "後期").status == 0
    assert sokatsu("check", bundled_table(), "--reasons", "").status == 2


def test_infer_names_a_file_that_is_no_option(
    sokatsu: Sokatsu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-x.csv").write_bytes(BUNDLED)
    words = shlex.split(sokatsu("infer", "--", "-x.csv").stdout.decode().splitlines()[-1])
    assert sokatsu(*words[1:]).status == 0


def test_infer_names_a_command_that_works(sokatsu: Sokatsu) -> None:
    lines = sokatsu("infer", bundled_table()).stdout.decode().splitlines()
    words = shlex.split(lines[-1])
    assert words[:3] == ["sokatsu", "check", str(bundled_table())]
    assert sokatsu(*words[1:]).status == 0


def test_a_terminal_gets_colours_unless_told_otherwise() -> None:
    assert "\x1b[31mnot_achieved\x1b[0m" in terminal_output(200, "rate")
    for quiet in (
        terminal_output(200, "rate", NO_COLOR="1"),
        terminal_output(200, "rate", TERM="dumb"),
        terminal_output(200, "rate", "--color", "never"),
    ):
        assert "\x1b" not in quiet
    assert "\x1b[31m" in terminal_output(200, "rate", "--color", "always", NO_COLOR="1")


def test_a_terminal_gets_no_spreadsheet(sokatsu: Sokatsu, monkeypatch: pytest.MonkeyPatch) -> None:
    assert terminal_output(80, "rate", "-f", "xlsx") == ""
    monkeypatch.setattr("sokatsu_cli.cli.output._is_terminal", lambda: True)
    told = "sokatsu: a spreadsheet is nothing for a terminal; give -o FILE.xlsx\n"
    assert sokatsu("rate", "-f", "xlsx") == (2, b"", f"{told}Try 'sokatsu rate --help' for help.\n")


def test_the_table_fits_a_terminal() -> None:
    from wcwidth import wcswidth

    for columns in (30, 60, 80, 100, 300):
        lines = terminal_output(columns, "rate", "--color", "never").splitlines()
        assert max(map(wcswidth, lines[:-1])) <= columns
    assert len(lines) == 2 + 19 + 2


def test_bars_are_ascii_where_the_terminal_has_no_blocks() -> None:
    arguments = ("rate", "--bars", "--columns", "indicator,capped_rate")
    assert "████████▉···········│" in terminal_output(200, *arguments)
    assert "########............|" in terminal_output(200, *arguments, TERM="linux")
    assert "########............|" in terminal_output(200, *arguments, PYTHONIOENCODING="cp1252")
    assert terminal_output(80, *arguments).count("│") == 19


def test_what_rate_wrote_in_japanese_is_read_again(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    first = sokatsu("rate", bundled_table(), "-f", "csv", "--lang", "ja").stdout
    path.write_bytes(first)
    again = sokatsu("rate", path, "-f", "csv", "--lang", "ja")
    assert (again.status, again.stdout) == (0, first)
    assert again.stderr == "sokatsu: 表にはすでに達成率がある。計算し直す\n"
    assert sokatsu("check", path).status == 0


def test_a_blank_heading_is_no_column_that_is_not_there(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("indicator,direction,target,actual,,who\na,up,10,5,,x\nb,up,10,8,,y\n")
    falling = sokatsu("rate", path, "--sort", "-rate", "-f", "csv").stdout.decode()
    assert [line[0] for line in falling.splitlines()[1:]] == ["b", "a"]
    run = sokatsu("rate", path, "--columns", "nosuch")
    assert (run.status, run.stdout) == (2, b"")


@pytest.mark.parametrize(
    ("columns", "headings"),
    [
        ('"a,b"', ["a,b"]),
        ('target, "a,b"', ["target", "a,b"]),
        ('+"a,b"', ["indicator", "direction", "target", "actual", "a,b", 'c"d,e', "+f"]),
        ('-"a,b",-"c""d,e"', ["indicator", "direction", "target", "actual", "+f"]),
        ('"-a,b",-+f', ["indicator", "direction", "target", "actual", 'c"d,e']),
        ('+f,"a,b"', ["+f", "a,b"]),
    ],
)
def test_headings_with_commas_stand_in_quotes(
    sokatsu: Sokatsu, tmp_path: Path, columns: str, headings: list[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text('indicator,direction,target,actual,"a,b","c""d,e",+f\n')
    run = sokatsu("rate", path, "--columns", columns, "-f", "csv")
    (found,) = csv.reader(run.stdout.decode().splitlines())
    assert [name for name in found if name not in COMPUTED] == headings


def test_a_heading_with_a_comma_without_quotes(sokatsu: Sokatsu) -> None:
    run = sokatsu("rate", "--columns", "+a,b")
    assert 'a heading with a comma needs quotes: +"A,B"' in run.stderr


def test_a_rate_is_the_computed_one_but_where_a_heading_says_it(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    rows = "甲,↘,82,90{}\n乙,↘,30,37{}\n"
    path.write_text("指標,方向,目標値,実績値\n" + rows.format("", ""), encoding="utf-8")
    run = sokatsu("rate", path, "-f", "csv", "--sort", "達成率", "--columns", "指標,達成率")
    assert run.stdout.decode() == "指標,rate\n乙,81.1\n甲,91.1\n"
    printed = "指標,方向,目標値,実績値,達成率\n" + rows.format(",70%", ",123.3%")
    path.write_text(printed, encoding="utf-8")
    run = sokatsu("rate", path, "-f", "csv", "--where", "達成率<95", "--columns", "指標,達成率")
    assert run.stdout.decode() == "指標,達成率\n甲,70%\n"


def test_a_column_is_given_by_its_japanese_name(sokatsu: Sokatsu, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("指標,方向,R6目標,実績値\n甲,↘,82,90\n", encoding="utf-8")
    run = sokatsu("rate", path, "-f", "csv", "--column", "目標値=R6目標", "--columns", "rate")
    assert run.stdout.decode() == "rate\n91.1\n"
