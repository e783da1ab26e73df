"""What a reader says of a paper it cannot read."""

from __future__ import annotations


class UnreadablePaper(Exception):
    """A paper that cannot be read; the message names the paper, the place and the remedy."""

    def __init__(self, paper: str, what: str, remedy: str) -> None:
        super().__init__(f"{paper}: {what}. {remedy}")
        self.paper = paper
        self.what = what
        self.remedy = remedy
