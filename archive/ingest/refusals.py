"""Refusals: why one file is not taken in, and what to do about it."""

from __future__ import annotations


class RefusedError(Exception):
    """One file cannot be taken in; the others go on.

    ``reason`` says what is wrong, ``remedy`` what a person can do. Both are
    whole sentences.
    """

    def __init__(self, path: str, reason: str, remedy: str) -> None:
        super().__init__(f"{path}: {reason} {remedy}")
        self.path = path
        self.reason = reason
        self.remedy = remedy


def printable(path: str) -> str:
    """``path`` without characters that act on a terminal or that no database keeps.

    >>> printable("a\\nb/c.txt")
    'a\\\\nb/c.txt'
    """
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in path
    )
