"""Things that are done by several processes at once."""

import os
import signal
import sys
from tempfile import TemporaryFile

import pytest

from sokatsu_cli.streaming import shares
from sokatsu_cli.streaming.shares import Helper, done, results, work_off

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="there are no helpers"),
    # The command has one thread when it forks; here NumPy may have been loaded with more.
    pytest.mark.filterwarnings("ignore:.*multi-threaded, use of fork:DeprecationWarning"),
]

ITEMS = [*range(10)]


@pytest.fixture(autouse=True)
def three_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "cores", lambda: 3)
    monkeypatch.setattr(shares, "_FEW", 1)


def here(item: int) -> tuple[int, bool]:
    return item, False


def there(item: int) -> tuple[int, bool]:
    return item, True


def done_there(work: object = there) -> list[int]:
    """Return the items that helpers have done."""
    assert callable(work)
    found = results(ITEMS, here, work)
    assert [item for item, _there in found] == ITEMS
    return [item for item, was_there in found if was_there]


def test_each_process_takes_its_share() -> None:
    assert done_there() == [1, 2, 4, 5, 7, 8]
    assert results(ITEMS[:1], here, there) == [(0, False)]
    assert results([], here, there) == []


def test_what_a_helper_cannot_do_is_done_here() -> None:
    def fails(item: int) -> object:
        if item == 4:
            raise ValueError(item)
        return (item, lambda: None) if item == 5 else there(item)  # which cannot be pickled

    def dies(item: int) -> object:
        if item == 4:
            os.kill(os.getpid(), signal.SIGKILL)
        return there(item)

    assert done_there(fails) == [1, 2, 7, 8]
    assert done_there(dies) == [2, 5, 8]


def test_all_is_done_here_where_there_can_be_no_helper(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", fails)
    assert done_there() == []
    monkeypatch.setattr(shares, "cores", lambda: 1)
    assert done_there() == []


def test_what_fails_here_ends_the_helpers(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [])
    fork, helpers = os.fork, []

    def forks() -> int:
        helpers.append(fork())
        return helpers[-1]

    def fails(item: int) -> tuple[int, bool]:
        raise ValueError(item)

    def waits(item: int) -> tuple[int, bool]:
        signal.pause()
        return there(item)

    monkeypatch.setattr(os, "fork", forks)
    with pytest.raises(ValueError, match=r"^0$"):
        results(ITEMS, fails, waits)
    assert helpers
    for helper in helpers:
        with pytest.raises(ChildProcessError):
            os.waitpid(helper, os.WNOHANG)
    assert signal.pthread_sigmask(signal.SIG_BLOCK, []) == before


@pytest.mark.parametrize(("parent", "size"), [(os.getppid(), 3), (0, 0)])
def test_a_helper_stops_when_nobody_waits_for_it(parent: int, size: int) -> None:
    with TemporaryFile() as output:
        work_off([1, 2, 3], there, output, parent)
        found = done(Helper(os.posix_spawn("/bin/true", ["true"], {}), output))
        assert list(found) == [there(item) for item in [1, 2, 3][:size]]
        os.wait()
