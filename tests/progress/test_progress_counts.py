"""Counts of classes as people see them."""

import pytest

from sokatsu_cli.model.columns import Header
from sokatsu_cli.model.terms import Method
from sokatsu_cli.progress.counts import class_counts, counts_display
from sokatsu_cli.progress.measures import MEASURES, settings_of
from sokatsu_cli.rate.rules import Rules
from sokatsu_cli.writing.displays import Table, View
from sokatsu_cli.writing.formats import render

TEXTS = [["1", "1", "2"], ["子育て", "子育て", "環境"], ["achieved", "behind", "no-data"]]

COUNTS = """\
節        指標数  達成  順調  遅れ  後退  判定不能
--------  ------  ----  ----  ----  ----  --------
1 子育て       2     1     0     1     0         0
2 環境         1     0     0     0     0         1
合計           3     1     0     1     0         1

進捗率 = (実績値 - 策定時) / (目標値 - 策定時)、経過率は年数による
ペース = 進捗率 / 経過率: 100%以上は順調、0%以上は遅れ、0%未満は後退
"""


def counts(view: View, by: str = "section") -> list[str]:
    classes = MEASURES["way"].classes
    header = Header(["section", "section_name", "class"], {}, (), ("class",))
    names, data = class_counts(header, TEXTS, [by], classes)
    table = Table(data, Header(names, {}, (), names), view)
    settings = settings_of("way", Rules.checked(Method.RATIO, 0, 100, 1, "half-up"))
    return (
        render("table", table, lambda each: counts_display(each, "way", settings))
        .decode()
        .splitlines()
    )


def test_classes_are_counted_in_the_words_of_a_language() -> None:
    assert counts(View(language="ja")) == COUNTS.splitlines()


def test_groups_of_classes_are_said_in_the_words_of_a_language() -> None:
    lines = counts(View(language="ja"), "class")
    assert [line.split()[0] for line in lines[:6]] == [
        *("進捗状況", "--------", "達成", "遅れ", "判定不能", "合計")
    ]


@pytest.mark.parametrize(
    ("places", "heading"), [((2, 3), "Indicators  achieved"), ((1, 5), "Section name  behind")]
)
def test_chosen_columns(places: tuple[int, ...], heading: str) -> None:
    assert counts(View(columns=places))[0] == heading
