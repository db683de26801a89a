import gc
import os

import pytest

from sokatsu_cli.model.startup import quick_import


@pytest.mark.parametrize("enabled", [True, False])
def test_garbage_collection_is_as_before(*, enabled: bool) -> None:
    (gc.enable if enabled else gc.disable)()
    try:
        with quick_import():
            assert not gc.isenabled()
        assert gc.isenabled() is enabled
    finally:
        gc.enable()


@pytest.mark.parametrize(("before", "after"), [(None, "1"), ("3", "3")])
def test_the_users_number_of_threads_stays(
    monkeypatch: pytest.MonkeyPatch, before: str | None, after: str
) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    if before is not None:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", before)
    with quick_import():
        assert os.environ["OPENBLAS_NUM_THREADS"] == after
    monkeypatch.delenv("OPENBLAS_NUM_THREADS")
