"""What can go wrong between the seeds and the reader, and the exit code that tells a scheduler."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from enum import IntEnum

from ingest.release.state import Check


class Exit(IntEnum):
    """Exit codes of the command line; docs/exit-codes.md lists them for people."""

    OK = 0
    UNREADABLE = 1
    USAGE = 2
    SEEDS = 3
    BLOCKED = 4
    BUSY = 5
    CANNOT_WRITE = 6
    NOT_FOUND = 7


class PanelbookError(Exception):
    """Something a person can mend; the message says what, where, and how."""

    exit_code: Exit = Exit.BLOCKED


class SeedsWrong(PanelbookError):
    """Seed files that do not keep to their schema."""

    exit_code = Exit.SEEDS


class Blocked(PanelbookError):
    """A build step or a check that failed; what is published stays as it was. `checks` says which."""

    exit_code = Exit.BLOCKED

    def __init__(self, message: str, checks: Sequence[Check] = ()) -> None:
        super().__init__(message)
        self.checks = list(checks)


class Busy(PanelbookError):
    """Another refresh holds the lock."""

    exit_code = Exit.BUSY


class CannotWrite(PanelbookError):
    """A folder that cannot be written to, or a disk that is full."""

    exit_code = Exit.CANNOT_WRITE


class NotFound(PanelbookError):
    """Nothing is published yet, or the id asked for is in nothing published."""

    exit_code = Exit.NOT_FOUND


class BadQuery(PanelbookError):
    """SQL that the warehouse cannot answer."""

    exit_code = Exit.USAGE


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}


def cannot_write(error: OSError, what: str) -> CannotWrite:
    """Return the error for a person of a failed write; `what` says which place was written to."""
    place = error.filename or what
    if error.errno in _FULL:
        why = "the disk (or its quota) is full. Free some space"
    elif error.errno in _CLOSED:
        why = "it is read-only for you. Make it writable, or set PANELBOOK_HOME to a folder that is"
    else:
        why = f"{error.strerror or error}. Look at that place"
    return CannotWrite(
        f"Cannot write {place}: {why}, and run the command again. Nothing published was changed."
    )
