from collections.abc import Sequence
from fractions import Fraction
from itertools import islice
from math import ceil
from random import Random

import pandas as pd
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from sokatsu_cli import progress_table
from sokatsu_cli.model.numerals import Rounding, round_exact
from sokatsu_cli.model.terms import Method
from sokatsu_cli.progress.measures import settings_of
from sokatsu_cli.progress.works import ProgressWork
from sokatsu_cli.rate.frame_texts import header_of
from sokatsu_cli.rate.parts import FramePart
from sokatsu_cli.rate.rules import Rules

RULES = Rules.checked(Method.RATIO, 0, None, 1, Rounding.HALF_UP)
NAMES = ["indicator", "unit", "direction", "baseline", "baseline_year", "target", "target_year"]
NAMES += ["year", "actual"]

VALUES = st.sampled_from(["-", "0", "1", "1.0", "2.5", "3", "-1", "99999999999999999", "増加"])
ROWS = st.tuples(
    *(st.sampled_from(["a", "b", "c"]), st.sampled_from(["", "人"]), st.sampled_from("↗↗↘→")),
    *(VALUES.filter(lambda text: text != "増加"), st.sampled_from(["", "2010", "2014"]), VALUES),
    *(st.sampled_from(["", "2014", "2020"]), st.sampled_from(["", "2012", "2015", "2021"])),
    VALUES.filter(lambda text: text != "増加"),
)
TABLES = st.lists(ROWS, max_size=9, unique_by=lambda row: (row[0], row[7])).map(
    lambda rows: pd.DataFrame(rows, columns=NAMES, dtype=object)
)


def texts_of(parts: Sequence[pd.DataFrame], frame: pd.DataFrame) -> list[Sequence[str]]:
    header = header_of(frame, None)
    work = ProgressWork(header, "<frame>", "way", settings_of("way", RULES))
    for part in parts:
        work.take(work.result(FramePart(part, header)), 0)
    return work.texts()


def test_a_part_may_begin_no_indicator() -> None:
    first = ["a", "", "up", "0", "2010", "9", "2020", "2014", "3"]
    rows = [first, [*first[:7], "2015", "6"], [*first[:7], "2016", "7"]]
    frame = pd.DataFrame(rows, columns=NAMES, dtype=object)
    parts = [frame.iloc[:1], frame.iloc[1:2], frame.iloc[2:]]
    assert texts_of(parts, frame) == texts_of([frame], frame)


@given(TABLES, st.integers(0, 9), st.randoms())
@examples(max_examples=12)
def test_the_rows_of_an_indicator_alone_decide(
    frame: pd.DataFrame, place: int, source: Random
) -> None:
    whole = texts_of([frame], frame)
    parts = [part for part in (frame.iloc[:place], frame.iloc[place:]) if len(part)]
    assert texts_of(parts, frame) == whole
    order = list(range(len(frame)))
    source.shuffle(order)
    mixed = texts_of([frame.iloc[order]], frame)
    assert sorted(zip(*mixed, strict=True)) == sorted(zip(*whole, strict=True))
    for name, group in islice(frame.groupby("indicator"), 1):
        alone = texts_of([group], frame)
        assert list(zip(*alone, strict=True)) == [
            row for row in zip(*whole, strict=True) if row[0] == name
        ]


PAIRS = st.tuples(st.integers(-400, 400), st.integers(-400, 400), st.integers(-400, 400))
YEARS = st.tuples(*[st.integers(2000, 2012)] * 3)


@given(PAIRS, YEARS, st.sampled_from(["up", "down"]), st.sampled_from([1, 10**15]))
@examples(max_examples=30)
def test_against_fractions(
    values: tuple[int, int, int], years: tuple[int, int, int], way: str, scale: int
) -> None:
    t, a, b = (value * scale for value in values)
    y0, y, y1 = sorted(years)
    row = ["a", "", way, str(b), str(y0), str(t), str(y1), str(y), str(a)]
    (found,) = progress_table(pd.DataFrame([row], columns=NAMES)).to_dict("records")
    sign = 1 if way == "up" else -1
    if sign * (t - b) <= 0:
        assert found["way"] is None
        assert found["class"] == ("achieved" if sign * (a - t) >= 0 else "moving-away")
        return
    share = Fraction(a - b, t - b)
    assert found["way"] == round_exact(100 * share)
    expected: dict[str, object] = dict.fromkeys(["time", "expected", "pace", "projection"])
    name = "moving-away" if share < 0 else "no-data"
    if y0 < y1:
        time = Fraction(y - y0, y1 - y0)
        expected |= {"time": round_exact(100 * time), "expected": round_exact(b + (t - b) * time)}
        if time:
            expected["pace"] = round_exact(100 * share / time)
            expected["projection"] = round_exact(b + (a - b) / time)
            name = "moving-away" if share < 0 else "behind" if share < time else "on-track"
    assert {each: found[each] for each in expected} == expected
    if y0 < y == y1:
        name = "moving-away" if share < 0 else "behind"
    assert found["class"] == ("achieved" if sign * (a - t) >= 0 else name)
    met = ceil(y0 + (y - y0) / share) if share > 0 and y > y0 else None
    assert found["met_in"] == met
