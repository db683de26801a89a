"""Tables of JSON: read as CSV of the same cells, or refused by place."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sokatsu_cli.library.indicator_frames import read_indicators
from sokatsu_cli.model.errors import InputError
from sokatsu_cli.reading import json_records
from support import Sokatsu

FLAT = "a cell is a text, a number, true, false or null"
ROW = {"indicator": "ごみ", "direction": "up", "target": 80, "actual": 84.2}


def test_rows_in_either_form(tmp_path: Path) -> None:
    rows = [ROW, {**ROW, "actual": None, "note": True}, {"note": "x", **ROW, "target": "80%"}]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    for name, text in (("a.json", json.dumps(rows)), ("a.ndjson", lines), ("a.csv", lines)):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8-sig")
        frame = read_indicators(path)
        assert [*frame.columns] == ["indicator", "direction", "target", "actual", "note"]
        assert frame.to_numpy().tolist() == [
            ["ごみ", "up", "80", "84.2", ""],
            ["ごみ", "up", "80", "", "true"],
            ["ごみ", "up", "80%", "84.2", "x"],
        ]
        assert [*frame.index] == ([0, 1, 2] if name == "a.json" else [1, 2, 3])


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("[]", [": no objects, so there are no columns; CSV can hold a heading without rows"]),
        ("{}\n{}", [": no objects, so there are no columns; CSV can hold a heading without rows"]),
        ('{"a":1}\n{"b":2,"b":3,"a":1}', [":2: b: stands 2 times in one object"]),
        (
            '{"a":[1]}\n{"a":{"b":1}}',
            [
                ":1: a: an array in a cell; a cell is a text, a number, true, false or null",
                ":2: a: an object in a cell; a cell is a text, a number, true, false or null",
            ],
        ),
        (
            '[{"a":1},{"a":[1]},\n{"a":{},"a":1}]',
            [
                f":1: object 2: a: an array in a cell; {FLAT}",
                ":2: object 3: a: stands 2 times in one object",
            ],
        ),
        ('{"a":"\\ud800é"}', [":1: a: half a character in '\\ud800é'"]),
        ('\n{"\\ud800":1}', [":2: half a character in the name '\\ud800'"]),
        ('{"a":"\\u0000"}', [":1: a: a NUL character, which no cell can hold"]),
    ],
)
def test_refused_by_place(tmp_path: Path, text: str, problems: list[str]) -> None:
    path = tmp_path / "t.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_indicators(path)
    assert list(caught.value.lines()) == [f"{path}{problem}" for problem in problems]


def test_more_names_than_a_table_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_records, "MAX_FIELDS", 2)
    path = tmp_path / "t.json"
    path.write_text('{"a":1}\n{"b":1}\n{"c":1}', encoding="utf-8")
    with pytest.raises(InputError, match=":3: more than 2 names of columns"):
        read_indicators(path)


def test_encodings(tmp_path: Path, sokatsu: Sokatsu) -> None:
    path = tmp_path / "t.json"
    text = json.dumps([ROW], ensure_ascii=False)
    path.write_bytes(text.encode("cp932"))
    run = sokatsu("rate", path, "-f", "csv")
    assert run.stdout.decode().splitlines()[1] == "ごみ,up,80,84.2,105.3,100.0,achieved,"
    assert run.stderr == f"{path}: read as CP932 (Shift_JIS), since it is not UTF-8\n"
    path.write_text(text, encoding="utf-16")
    assert "try --encoding utf-16" in sokatsu("rate", path).stderr
    assert sokatsu("rate", path, "--encoding", "utf-16", "-f", "csv").stdout == run.stdout


def test_rows_are_handed_out_some_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, sokatsu: Sokatsu
) -> None:
    monkeypatch.setattr(json_records, "_AT_ONCE", 2)
    path = tmp_path / "t.csv"
    path.write_text("\n".join([json.dumps({**ROW, "actual": n}) for n in range(5)]), "utf-8")
    run = sokatsu("rate", path, "-f", "csv")
    rates = [row["rate"] for row in csv.DictReader(io.StringIO(run.stdout.decode()))]
    assert rates == ["0.0", "1.3", "2.5", "3.8", "5.0"]
    assert run.stderr == f"{path} is JSON; read as such\n"


def test_a_heading_that_is_not_there_is_named(tmp_path: Path, sokatsu: Sokatsu) -> None:
    path = tmp_path / "t.json"
    path.write_text('{"data": [1]}', encoding="utf-8")
    run = sokatsu("rate", path)
    assert run.status == 2
    assert f"{path}:1: target: missing column (目標値 / 目標)" in run.stderr
    assert f"{path}:1: data: an array in a cell" in run.stderr


def test_what_may_be_two_columns_is_doubtful_in_json_too(tmp_path: Path, sokatsu: Sokatsu) -> None:
    rows = [{"指標": "a", "方向性": "↗", "目標値": 5, "実績値": 4, "目標値(変更後)": 6}]
    path, table = tmp_path / "t.json", tmp_path / "t.csv"
    path.write_text(json.dumps(rows), encoding="utf-8")
    table.write_text("指標,方向性,目標値,実績値,目標値(変更後)\na,↗,5,4,6\n", encoding="utf-8")
    runs = [sokatsu("rate", each, "-f", "csv") for each in (path, table)]
    assert runs[0].status == runs[1].status
    assert runs[0].stdout == runs[1].stdout


@pytest.mark.parametrize("command", ["summary", "check", "infer", "progress", "report"])
def test_other_commands_read_what_rate_writes(
    tmp_path: Path, sokatsu: Sokatsu, command: str
) -> None:
    written = {form: tmp_path / f"r.{form}" for form in ("csv", "json", "jsonl")}
    for path in written.values():
        assert not sokatsu("rate", "-o", path).status
    runs = [sokatsu(command, path) for path in written.values()]
    assert {run.status for run in runs} == {runs[0].status}
    if command in ("summary", "progress"):  # which name no lines
        assert {run.stdout for run in runs} == {runs[0].stdout}


# Without what may look like an encoding of seven bits, as an escape does.
CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r\x1b~+"), max_size=6)
NUMBERS = st.decimals(0, 10**9, places=2).map(str) | st.sampled_from(["", "-", "集計中", "7"])


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(CELLS, NUMBERS, NUMBERS, CELLS), min_size=1, max_size=4))
def test_a_table_through_json_is_that_through_csv(
    sokatsu: Sokatsu, rows: list[tuple[str, ...]]
) -> None:
    text = io.StringIO()
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerow(["indicator", "direction", "target", "actual", "担当課"])
    writer.writerows([f"x{name}", "up", *others] for name, *others in rows)
    ends = []
    for form in ("csv", "json", "jsonl"):
        first = sokatsu("rate", "-", "-f", form, stdin=text.getvalue().encode())
        assert (first.status, first.stderr) == (0, "")
        run = sokatsu("rate", "-", "--overwrite", "-f", "csv", stdin=first.stdout)
        ends.append(run.stdout)
    assert ends[1] == ends[2] == ends[0] != b""
