"""How far a reader has come; whoever runs it under limits listens."""

from __future__ import annotations

from collections.abc import Callable

_listeners: list[Callable[[str], None]] = []


def reached(place: str) -> None:
    """Say which place of the paper is read now ('page 12', 'sheet 3')."""
    for listener in _listeners:
        listener(place)


def listen(listener: Callable[[str], None]) -> None:
    """Call `listener` with every place that is reached from now on."""
    _listeners.append(listener)
