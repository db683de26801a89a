"""How a signal ends this process: what it interrupts is unwound first, so that nothing stays."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
_USUAL = {signal.SIGINT: signal.default_int_handler} | dict.fromkeys(_ENDING, signal.SIG_DFL)

SIGNALS = list(_USUAL)
"""The signals that ask a process to end, Ctrl-C among them."""

_ONE_REQUEST = 1.0
"""Seconds in which further signals ask for the same thing."""


class _Ended(BaseException):
    """Unwinds what a signal interrupted."""


@contextmanager
def unwinding() -> Iterator[None]:
    """Leave what is in the block by an exception when such a signal comes, then end by the signal.

    Ctrl-C is the `KeyboardInterrupt` that it always is. No second signal interrupts what the first
    one unwinds. A signal that is ignored, as ``nohup`` has it, or that the caller deals with, stays
    so.
    """
    main = threading.current_thread() is threading.main_thread()  # the only one that may ask
    ours = [each for each in SIGNALS if main and signal.getsignal(each) == _USUAL[each]]
    ended: int | None = None
    since = 0.0
    over = False

    def end(number: int, _frame: object) -> None:
        nonlocal ended, since
        if ended is not None and monotonic() - since < _ONE_REQUEST:
            return
        ended, since = number, monotonic()
        if not over:  # Python drops what is raised in some callbacks: then the next one raises too
            raise KeyboardInterrupt if number == signal.SIGINT else _Ended

    try:
        for number in ours:
            signal.signal(number, end)
        yield
    except _Ended:
        pass
    finally:
        over = True
        for number in ours:
            signal.signal(number, _USUAL[number])
        if ended is not None and ended != signal.SIGINT:
            signal.raise_signal(ended)
