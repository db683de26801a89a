import numpy as np
import pytest

from sokatsu_cli.rate.kept_numbers import KeptNumbers, chunks, narrow


@pytest.mark.parametrize(
    ("parts", "width"),
    [
        ([], 1),
        ([[]], 1),
        ([[0, 255], [7]], 1),
        ([[1], [256], [2]], 2),
        ([[255], [-1]], 4),
        ([[65536], [3]], 4),
        ([[1, 2], [1 << 31], [3]], 8),
        ([[-(1 << 63)], [(1 << 63) - 1]], 8),
    ],
)
def test_numbers_are_kept_in_as_few_bytes_as_hold_them(parts: list[list[int]], width: int) -> None:
    kept = KeptNumbers()
    for part in parts:
        kept.take(np.array(part, dtype=np.int64))
    found = kept.hand_over()
    assert found.tolist() == [number for part in parts for number in part]
    assert found.itemsize == width
    assert len(kept.hand_over()) == 0


def test_numbers_of_python_stay_what_they_are() -> None:
    assert narrow(np.array([1 << 70], dtype=object)).tolist() == [1 << 70]


def test_chunks_hold_all_rows_once() -> None:
    rows = [*range(200_000)]
    assert [row for some in chunks(len(rows)) for row in rows[some]] == rows
    assert [*chunks(0)] == []
