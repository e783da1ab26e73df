"""A limit on the processor time that a piece of work takes in this process."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TookTooLong(BaseException):
    """The work did not end in time; no Exception, so that nothing on the way takes it for its own."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TookTooLong in the block once this process has computed for `seconds` in it.

    Time that other processes take does not count. Only a main thread can be interrupted so: elsewhere
    there is no limit.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TookTooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
