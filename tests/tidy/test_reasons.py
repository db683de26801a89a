"""Which indicators a paragraph of reasons is about, and what it takes to find out."""

import time
from collections.abc import Callable

import pytest

from sokatsu_cli.tidy.reasons import named_indicator, named_indicators, paragraphs

NAMES = [
    "公園の数",
    "公園の数(市民一人あたり)",
    "道路の長さ",
    "ごみの 排出量",
    "ごみの減量",
    "橋",
    "橋",
]


@pytest.mark.parametrize(
    ("paragraph", "places"),
    [
        ("「公園の数」は、減った。", [0]),
        ("「公園の数(市民一人あたり)」は、減った。", [1]),
        ("公園の数（市民一人あたり）については、減った。", [1]),
        ("「ごみの排出量」は、減った。", [3]),
        ("『道路の延長の長さ』は、減った。", [2]),
        ("公園の数と道路の長さは、減った。", [0, 2]),
        ("「橋」は、減った。", []),
        ("「公園の数」と「橋」は、減った。", []),
        ("と、減った。", []),
        ("減った。", []),
        ("「" + "公園の数" * 30 + "」は、減った。", []),
        ("".join(f"「公園の数{at}」、" for at in range(60)) + "は、減った。", []),
    ],
)
def test_the_indicators_that_a_paragraph_names(paragraph: str, places: list[int]) -> None:
    assert named_indicators(paragraph, NAMES) == places


def test_a_name_of_many_is_named_to_the_letter() -> None:
    names = [f"施策{at}の実施率" for at in range(600)]
    assert named_indicators("「施策77の実施率」は、減った。", names) == [77]
    assert named_indicators("「施策77の実施」は、減った。", names) == []
    assert named_indicator("施策の実施率は、減った。", names[:300]) is None
    assert named_indicator("実施率の施策7は、減った。", names[:2]) is None
    assert named_indicator("「あいああ」は、減った。", ["あ" * 50 + "い" * 50]) is None
    assert named_indicator("「" + "あい" * 40 + "」は、", ["あ" * 50 + "い" * 50]) is None


def test_names_of_the_same_letters_in_another_order_are_none() -> None:
    names = ["".join(chr(0x3042 + at * step % 31) for at in range(31)) for step in range(2, 30)]
    head = "".join(chr(0x3042 + at) for at in range(31))
    assert named_indicators(f"「{head}」は、減った。", names) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>甲</p><p>・乙</p>", ["甲", "乙"]),
        ("<p>甲<p>乙", ["甲", "乙"]),
        ("前<p>甲</p>後", ["前", "甲", "後"]),
        ("・甲\nは\n・乙", ["甲は", "乙"]),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert paragraphs(text) == expected


PLANS = [f"施策{at:04}に係る事業の実施率と満足度" for at in range(400)]


WORK: dict[str, Callable[[], object]] = {
    "exact": lambda: [named_indicators(f"「{name}」は、減った。", PLANS) for name in PLANS],
    "similar": lambda: [named_indicators(f"「{name[:-3]}」は、減った。", PLANS) for name in PLANS],
    "long": lambda: named_indicators("あいう" * 3000, ["あいう" * 1000]),
    "one quoted": lambda: named_indicators("「甲」、" * 60_000, ["甲", "乙"]),
    "many quoted": lambda: named_indicators(
        "".join(f"「甲{at}」、" for at in range(60_000)), PLANS
    ),
    "joined": lambda: named_indicators("甲と" * 60_000, PLANS),
    "tags": lambda: paragraphs("<p>" * 60_000),
    "lines": lambda: paragraphs("・甲\n" + "乙\n" * 200_000),
}


@pytest.mark.parametrize("work", WORK.values(), ids=WORK)
def test_reasons_take_seconds_at_most(work: Callable[[], object]) -> None:
    begin = time.process_time()
    work()
    assert time.process_time() - begin < 5
