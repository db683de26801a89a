"""How a signal ends this process: what it interrupts is unwound first, so that nothing stays."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
"""The signals that ask a process to end."""


class _Ended(BaseException):
    """Unwinds what a signal interrupted."""


@contextmanager
def unwinding() -> Iterator[None]:
    """Leave what is in the block by an exception when such a signal comes, then end by the signal.

    A signal that is ignored, as ``nohup`` has it, or that the caller deals with, stays so.
    """
    main = threading.current_thread() is threading.main_thread()  # the only one that may ask
    ours = [number for number in ENDING if main and signal.getsignal(number) == signal.SIG_DFL]

    def end(number: int, _frame: object) -> NoReturn:
        for each in ours:  # once is enough
            signal.signal(each, signal.SIG_IGN)
        raise _Ended(number)

    def no_more() -> None:
        for each in ours:
            signal.signal(each, signal.SIG_DFL)

    try:
        try:
            for number in ours:
                signal.signal(number, end)
            yield
        finally:
            no_more()
    except _Ended as error:
        no_more()  # it may have come while the others ended
        signal.raise_signal(*error.args)


def ending_at_once() -> None:
    """Let a signal end a new process, whose parent has begun it while it was `unwinding`."""
    for number in ENDING:
        if callable(signal.getsignal(number)):
            signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
