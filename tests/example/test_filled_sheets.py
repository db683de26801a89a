"""What formulas show of a row that was filled in is what ``sokatsu rate`` prints of it."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from filled_sheets import ROWS, figures, filled, saved
from sokatsu_cli.model.numerals import MISSING, round_exact
from sokatsu_cli.model.terms import SPELLINGS, WISHES, Direction
from sokatsu_cli.rate.rates import achievement_rate
from spreadsheet_formulas import Computed
from support import Sokatsu

STATUSES = {"achieved": "達成", "not_achieved": "未達成", "no_data": "データなし"}

TEXT = "文字のためここでは計算不可(sokatsu rateで確認)"
MIXED = "%付きと%なしが混在(sokatsuは読めない)"
DATE = "日付になっている(sokatsuは読めない)"
FALSE = "表示は100だが目標に達していない"
NEGATIVE = "負の値(baseline方式なら計算可能)"
DIGITS = "桁が多くここでは計算不可(sokatsu rateで確認)"
NEVER = {"rate": "", "capped_rate": "", "status": ""}


def batched(
    rows: Sequence[Mapping[str, object]], size: int
) -> list[Sequence[Mapping[str, object]]]:
    return [rows[at : at + size] for at in range(0, len(rows), size)]


def shown(*rows: Mapping[str, object]) -> list[dict[str, object]]:
    found = []
    for some in batched(rows, ROWS):
        book = Computed(saved(filled([{"indicator": "甲", **row} for row in some])))
        found += [figures(book, number) for number, _row in enumerate(some, 2)]
    return found


def exact(target: Decimal, actual: Decimal, way: Direction) -> dict[str, object]:
    found = achievement_rate(target, actual, way)
    rates = [
        "" if rate is None else float(round_exact(rate)) for rate in (found.rate, found.capped_rate)
    ]
    return {"rate": rates[0], "capped_rate": rates[1], "status": STATUSES[found.status]}


def digits_in_all(values: Sequence[Decimal]) -> int:
    """Return how many digits the row takes: before the point of one, behind that of the other."""
    whole = len(str(int(max(map(abs, values)))))
    behind = [-int(value.normalize().as_tuple().exponent) for value in values]
    return whole + max(0, *behind)


NUMBERS = st.one_of(
    st.decimals(0, 200, places=0),
    st.decimals(-5, 200, places=1),
    st.decimals(0, 3, places=3),
    st.decimals(0, 10**7, places=2),
    st.decimals(0, 10**10, places=0),
    st.decimals(0, 1, places=9),
)
DRAWN = st.tuples(NUMBERS, NUMBERS, st.sampled_from(Direction))


def ties(*rows: str) -> list[tuple[Decimal, Decimal, Direction]]:
    found = (row.split() for row in rows)
    return [
        (Decimal(target), Decimal(actual), Direction.parse(way)) for target, actual, way in found
    ]


TIES = ties(
    "1.2 0.15 up",  # 12.5
    "80 81 up",  # 101.25
    "80 81 down",
    "0.35 0.3 down",
    "2000 889 up",  # 44.45
    "0.002 0.000889 up",
    "0.15 1.2 down",
    "16 2.00 maintain",
    "9999999999 9999999998 up",  # 100.0, not achieved
    "0 0 up",
    "0 5 down",
)


@settings(max_examples=3, deadline=None)
@example(TIES)
@given(st.lists(DRAWN, min_size=11, max_size=11))
def test_numbers_have_the_exact_figures(rows: list[tuple[Decimal, Decimal, Direction]]) -> None:
    typed = [
        {"direction": way.arrow, "target": float(target), "actual": float(actual)}
        for target, actual, way in rows
    ]
    for (target, actual, way), found in zip(rows, shown(*typed), strict=True):
        note = found.pop("note")
        if digits_in_all([target, actual]) > 10:
            assert (found, note) == (NEVER, DIGITS), (target, actual)
        else:
            assert found == exact(target, actual, way), (target, actual, way, note)


SHARES = {"target": ("%", 0.8), "actual": ("%", 0.81)}


@pytest.mark.parametrize(
    ("row", "figures"),
    [
        ({}, ("", "", "", "めざす方向が空欄")),
        ({"direction": "?"}, ("", "", "", "めざす方向が読めない")),
        ({"direction": " Up ", "target": 8, "actual": 4}, (50, 50, "未達成", "")),
        ({"direction": "→", "target": 8, "actual": 8}, (100, 100, "達成", "")),
        ({"direction": "→", "target": 80, "actual": 100}, (80, 80, "未達成", "")),
        ({"direction": "↗"}, ("", "", "データなし", "目標値なし")),
        ({"direction": "↗", "target": 8}, ("", "", "データなし", "実績値なし")),
        ({"direction": "↗", "target": 8, "actual": "―"}, ("", "", "データなし", "実績値なし")),
        ({"direction": "↗", "target": "***", "actual": 3}, ("", "", "データなし", "目標値なし")),
        ({"direction": "↗", "target": 0, "actual": 3}, ("", 100, "達成", "目標値が0")),
        ({"direction": "↘", "target": 3, "actual": 0}, ("", 100, "達成", "実績値が0")),
        ({"direction": "↘", "target": 0, "actual": 3}, (0, 0, "未達成", "")),
        ({"direction": "↗", "target": -4, "actual": -2}, ("", 100, "達成", NEGATIVE)),
        ({"direction": "↗", "target": -2, "actual": -2}, (100, 100, "達成", "")),
        ({"direction": "↗", "target": 10000, "actual": 9996}, (100, 100, "未達成", FALSE)),
        ({"direction": "↗", "target": "減少", "actual": 3}, ("", "", "", TEXT)),
        ({"direction": "↗", "target": "80%", "actual": 3}, ("", "", "", TEXT)),
        ({"direction": "↗", "target": 8, "actual": "3人"}, ("", "", "", TEXT)),
        ({"direction": "↗", "target": 8, "actual": "約3"}, ("", "", "", TEXT)),
        ({"direction": "↗", "target": True, "actual": 3}, ("", "", "", TEXT)),
        ({"direction": "↗", **SHARES}, (101.3, 100, "達成", "")),
        ({"direction": "↗", "target": ("%", 0.8), "actual": ("%", 0)}, (0, 0, "未達成", "")),
        ({"direction": "↗", "target": ("%", 0.8), "actual": 81}, ("", "", "", MIXED)),
        ({"direction": "↗", **SHARES, "baseline": 7}, ("", "", "", MIXED)),
        ({"direction": "↗", "target": ("date", 46371), "actual": 3}, ("", "", "", DATE)),
        ({"direction": "↗", "target": 12345678901, "actual": 3}, ("", "", "", DIGITS)),
        ({"direction": "↗", "target": 1.23456789012345, "actual": 3}, ("", "", "", DIGITS)),
    ],
)  # fmt: skip
def test_other_cells(row: dict[str, object], figures: tuple[object, ...]) -> None:
    (found,) = shown(row)
    assert tuple(found.values()) == figures


@pytest.mark.parametrize("way", Direction)
def test_all_spellings_of_a_direction(way: Direction) -> None:
    rows = [
        {"direction": word, "target": 8, "actual": 4}
        for word in [*SPELLINGS[way].split(), *WISHES[way]]
    ]
    assert [*{str(found["rate"]) for found in shown(*rows)}] == [
        "200.0" if way is Direction.DOWN else "50.0"
    ]


def test_all_words_for_no_number() -> None:
    rows = [{"direction": "↗", "target": 8, "actual": word} for word in MISSING - {""}]
    assert {str(found["status"]) for found in shown(*rows)} == {"データなし"}


def test_blank_rows_show_nothing() -> None:
    book = Computed(saved(filled([])))
    assert [figures(book, row) for row in (2, 13)] == [{**NEVER, "note": ""}] * 2


MET = {"target": 3, "actual": 0, "published_rate": "100%"}
FILLED: list[dict[str, object]] = [
    {"indicator": "甲", "section": "1-1", "direction": "↗", "target": 1.2, "actual": 0.15},
    {"indicator": "乙", "section": "1-1", "direction": "減少", "target": 80, "actual": 81},
    {"indicator": "丙", "section": "1-2", "direction": "→", "target": 80, "actual": 100},
    {"indicator": "丁", "section": "1-2", "direction": "↗", **SHARES},
    {"indicator": "戊", "section": "1-2", "direction": "↗", "target": 80, "actual": "集計中"},
    {"indicator": "己", "section": "1-2", "direction": "↘", **MET},
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_command_reads_a_sheet_that_was_filled_in(
    sokatsu: Sokatsu, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "my.xlsx"
    book = filled(FILLED, language)
    path.write_bytes(saved(book))
    run = sokatsu("rate", path, "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(run.stdout.decode())))
    printed = [[row[name] for name in ("rate", "capped_rate")] for row in rows]
    formulas = [figures(Computed(saved(book)), number) for number in range(2, 8)]
    assert printed == [
        [f"{value:.1f}" if value != "" else "" for value in list(found.values())[:2]]
        for found in formulas
    ]
    shares = ["101.3", "100.0"]
    assert printed == [["12.5"] * 2, ["98.8"] * 2, ["80.0"] * 2, shares, ["", ""], ["", "100.0"]]
    assert "formulas" not in run.stderr.replace("what formulas of 'sokatsu example'", "")
    assert not any("(sokatsu)" in name or not name for name in rows[0])
    for command in ("check", "summary", "tidy", "report", "infer") if language == "ja" else ():
        assert sokatsu(command, path).status == 0, command


def test_rows_of_ones_own_beside_the_computed_columns_stay(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "my.xlsx"
    book = filled(FILLED[:1])
    page = book.worksheets[0]
    page["W1"], page["W2"] = "担当課", "企画課"
    path.write_bytes(saved(book))
    run = sokatsu("rate", path, "-f", "csv")
    heading, row = run.stdout.decode().splitlines()
    assert heading.split(",")[14:] == [
        "未達成の理由",
        "担当課",
        "rate",
        "capped_rate",
        "status",
        "note",
    ]
    assert row.split(",")[14:] == ["", "企画課", "12.5", "12.5", "not_achieved", ""]


def test_cells_beside_the_computed_columns_keep_their_names(
    sokatsu: Sokatsu, tmp_path: Path
) -> None:
    path = tmp_path / "my.xlsx"
    book = filled([{**FILLED[0], "published_rate": "前年は9"}])
    page = book.worksheets[0]
    page["N1"], page["Y1"], page["Y2"] = "備考", "公表達成率", "33%"
    path.write_bytes(saved(book))
    found = json.loads(sokatsu("check", path, "-f", "json").stdout)["files"][0]["findings"]
    assert ("rate-differs", "Y2") in [(each["name"], each["cell"]) for each in found]


def test_words_with_a_mark_between_them_are_no_word() -> None:
    (row,) = shown({"direction": "↗", "target": "なし|データなし", "actual": 5})
    assert row == NEVER | {"note": TEXT}


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_a_row_that_lacks_something_is_refused_by_its_place(
    sokatsu: Sokatsu, tmp_path: Path, lang: str
) -> None:
    book = filled([{"indicator": "甲", "direction": "↗", "target": 10, "actual": 5}], lang)
    book.worksheets[0].cell(9, 4).value = "乙"
    path = tmp_path / "a.xlsx"
    path.write_bytes(saved(book))
    run = sokatsu("rate", path)
    assert (run.status, run.stdout) == (2, b"")
    assert f"{path}:9: " in run.stderr
    assert "blank direction" in run.stderr
