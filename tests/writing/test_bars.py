from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from sokatsu_cli.writing.bars import Bars


@pytest.mark.parametrize(
    ("rate", "blocks", "plain"),
    [
        ("-33.3", "··········│", "..........|"),
        ("0", "··········│", "..........|"),
        ("1.2", "··········│", "..........|"),
        ("1.3", "▏·········│", "..........|"),
        ("50.0", "█████·····│", "#####.....|"),
        ("99.9", "█████████▉│", "#########.|"),
        ("100.0", "██████████│", "##########|"),
        ("105", "██████████│▌", "##########|"),
        ("120", "██████████│██", "##########|##"),
        ("150.1", "██████████│█›", "##########|#>"),
    ],
)
def test_bars_reach_the_line_at_100(rate: str, blocks: str, plain: str) -> None:
    assert Bars(10, 2, plain=False).draw(Decimal(rate)) == blocks
    assert Bars(10, 2, plain=True).draw(Decimal(rate)) == plain


def test_a_rate_only_printed_as_100_stays_short_of_the_line() -> None:
    assert Bars(10, 0, plain=False).draw(Decimal("100.0"), short=True) == "█████████▉│"
    assert Bars(10, 0, plain=True).draw(Decimal("100.0"), short=True) == "#########.|"


def test_without_a_rate_there_is_no_bar() -> None:
    assert Bars(10, 0, plain=False).draw(None) == ""


@pytest.mark.parametrize(
    ("highest", "beyond"), [("100", 0), ("100.1", 1), ("115", 2), ("150", 5), ("900", 5)]
)
def test_there_is_room_for_rates_above_100(highest: str, beyond: int) -> None:
    bars = Bars.fitting([None, Decimal(30), Decimal(highest)], 10, plain=False)
    assert bars == Bars(10, beyond, plain=False)


def test_a_table_without_rates_has_bars_of_nothing() -> None:
    assert Bars.fitting([None], 10, plain=False).beyond == 0


@given(st.decimals(0, 400, places=1), st.booleans(), st.booleans())
def test_a_bar_is_never_longer_than_its_rate(rate: Decimal, plain: bool, short: bool) -> None:
    bars = Bars.fitting([rate], 20, plain=plain)
    drawn = bars.draw(rate, short=short)
    eighths = sum(" ▏▎▍▌▋▊▉█".index(cell) for cell in drawn if cell in "▏▎▍▌▋▊▉█")
    eighths += 8 * drawn.count("#")
    assert eighths * 100 <= rate * 20 * 8
    longest = rate * 20 * 8 - 100 * (8 if plain else 1)
    assert short or "›" in drawn or ">" in drawn or eighths * 100 > longest
    assert wcswidth(drawn) <= 21 + bars.beyond
    assert drawn.isascii() is plain
