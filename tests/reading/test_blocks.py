import io
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sokatsu_cli.reading.blocks import Blocks, LongLineError


def taken(
    data: bytes, size: int, monkeypatch: pytest.MonkeyPatch, pause: int | None = None
) -> list[bytes]:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", size)
    blocks = Blocks(io.BytesIO(data).read)
    blocks.pause_at(pause)
    return list(iter(blocks.take, b""))


@pytest.mark.parametrize(
    ("data", "size", "expected"),
    [
        (b"", 4, []),
        (b"a\nb\nc", 100, [b"a\nb\n", b"c"]),
        (b"a\nb\nc\n", 4, [b"a\nb\n", b"c\n"]),
        (b"a\nb\nc\n", 3, [b"a\n", b"b\nc\n"]),
        (b"long line\nb\nc\n", 2, [b"long line\nb\nc\n"]),
        (b"a\rb\rc", 4, [b"a\r", b"b\r", b"c"]),
        (b"a\r\nb\r\n", 2, [b"a\r\n", b"b\r\n"]),
        (b"no end", 1, [b"no end"]),
    ],
)
def test_blocks_end_with_a_line(
    data: bytes, size: int, expected: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert taken(data, size, monkeypatch) == expected


@given(st.text("ab\r\n", max_size=40), st.integers(1, 50), st.integers(0, 40))
def test_nothing_is_lost(text: str, size: int, pause: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        blocks = taken(text.encode(), size, patch, pause)
    assert b"".join(blocks) == text.encode()
    ends = (block[-1:] + after[:1] for block, after in pairwise(blocks))
    assert all(end[:1] in (b"\r", b"\n") and end != b"\r\n" for end in ends)


def test_a_pause_ends_a_block() -> None:
    blocks = Blocks(io.BytesIO(b"a\nb\nc\nd\n").read, offset=10)
    blocks.pause_at(14)
    assert not blocks.paused
    assert blocks.take() == b"a\nb\n"
    assert (blocks.paused, blocks.clean) == (True, True)
    blocks.give_back(b"b\n")
    assert (blocks.paused, blocks.clean) == (True, False)
    blocks.pause_at(None)
    assert blocks.take() == b"b\nc\nd\n"


@pytest.mark.parametrize(("count", "left"), [(0, b"c\nd\n"), (2, b"d\n"), (99, b"")])
def test_a_part_is_skipped(count: int, left: bytes) -> None:
    blocks = Blocks(io.BytesIO(b"a\nb\nc\nd\n").read)
    blocks.pause_at(4)
    blocks.take()
    blocks.skip(count)
    assert (blocks.take(), blocks.take()) == (left, b"")


def test_what_is_given_back_comes_again_with_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", 4)
    blocks = Blocks(io.BytesIO(b"a\nb\nc\nd\n").read)
    assert blocks.take() == b"a\nb\n"
    blocks.give_back(b"b\n")
    assert blocks.take() == b"b\nc\nd\n"
    assert not blocks.ended
    assert blocks.take() == b""
    assert blocks.ended


def test_a_line_without_end_is_refused_when_the_limit_is_passed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sokatsu_cli.reading.blocks.BLOCK", 4)
    monkeypatch.setattr("sokatsu_cli.reading.blocks.MAX_RECORD", 10)
    read = []

    def endless(size: int) -> bytes:
        read.append(size)
        return b"a\nb\n"[:size] if len(read) == 1 else b"x" * size

    blocks = Blocks(endless, offset=3)
    assert blocks.take() == b"a\nb\n"
    with pytest.raises(LongLineError) as caught:
        blocks.take()
    assert caught.value.offset == 3 + len(b"a\nb\n")
    assert sum(read) <= 20
