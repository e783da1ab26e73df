"""What a reader says of a paper it cannot read."""

from __future__ import annotations


def shown(value: str) -> str:
    """Return a text as one line that a terminal prints and obeys not: its unprintable signs are spelt out."""
    if value.isprintable():
        return value
    return "".join(char if char.isprintable() else ascii(char)[1:-1] for char in value)


class UnreadablePaper(Exception):
    """A paper that cannot be read; the message names the paper, the place and the remedy."""

    def __init__(self, paper: str, what: str, remedy: str) -> None:
        paper, what = shown(paper), shown(what)
        super().__init__(f"{paper}: {what}. {remedy}")
        self.paper = paper
        self.what = what
        self.remedy = remedy
