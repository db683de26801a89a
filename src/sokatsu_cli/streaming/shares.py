"""Many things that are done at once: each process that there is a processor for takes its share.

What a helper could not do is done by the first process, which reports whatever fails; so the
results are the same with and without helpers.
"""

import os
import pickle
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from itertools import zip_longest
from tempfile import TemporaryFile
from typing import Any, BinaryIO, NamedTuple, TypeVar

from sokatsu_cli.model.interruptions import SIGNALS, unwinding
from sokatsu_cli.streaming.workers import cores, forked

Item = TypeVar("Item")
Result = TypeVar("Result")

_FEW = 16
"""Items that are sooner done than a process is begun."""

_MOST_HELPERS = 3


def results(
    items: Sequence[Item], here: Callable[[Item], Result], there: Callable[[Item], Result]
) -> list[Result]:
    """Return what comes of each item.

    Args:
        items: What is worked on, in any order.
        here: Works on an item in this process.
        there: Does the same in another one, and returns what can be pickled.
    """
    count = 1 + max(min(cores() - 1, _MOST_HELPERS, len(items) // _FEW), 0)
    shares = [items[number::count] for number in range(count)]
    with unwinding(), ExitStack() as stack:
        helpers = [begun(share, there, stack) for share in shares[1:]]
        found = [[here(item) for item in shares[0]]]
        for share, helper in zip(shares[1:], helpers, strict=True):
            pairs = zip_longest(share, done(helper) if helper else ())
            found.append([here(item) if result is None else result for item, result in pairs])
    return [found[at % count][at // count] for at in range(len(items))]


class Helper(NamedTuple):
    """A process and what it writes to."""

    number: int
    output: BinaryIO


def begun(
    share: Sequence[Item], there: Callable[[Item], Result], stack: ExitStack
) -> Helper | None:
    """Begin a process that works on a share; None where there can be none."""
    output = stack.enter_context(TemporaryFile())  # noqa: SIM115 - on the stack
    # It sees none of these signals, which are for the first process: that one ends it.
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
    try:
        with suppress(OSError):
            number = forked(partial(work_off, share, there, output, os.getpid()))
            stack.callback(os.waitpid, number, 0)
            stack.callback(os.kill, number, signal.SIGKILL)
            return Helper(number, output)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    return None


def work_off(
    share: Sequence[Item], there: Callable[[Item], Result], output: BinaryIO, parent: int
) -> None:
    """Work on a share as long as the first process is there; None stands for what fails."""
    for item in share:
        if os.getppid() != parent:
            break
        packed = pickle.dumps(None)
        with suppress(Exception):
            packed = pickle.dumps(there(item), pickle.HIGHEST_PROTOCOL)
        output.write(packed)
    output.flush()


def done(helper: Helper) -> Iterator[Any]:
    """Wait for a process to end, and yield what it has done."""
    os.waitid(os.P_PID, helper.number, os.WEXITED | os.WNOWAIT)
    helper.output.seek(0)
    with suppress(EOFError, pickle.UnpicklingError):
        while True:
            yield pickle.load(helper.output)  # noqa: S301 - of a process of this command
