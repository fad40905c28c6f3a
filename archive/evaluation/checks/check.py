"""What every check shares: the shape of a check, and how it words a difference."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Predicted = dict[str, Any]

#: Returns what is wrong with the pipeline's answers, in words; empty when nothing is.
Check = Callable[[Any, Predicted], str]


def differs(expected: object, given: object) -> str:
    """Word a difference.

    >>> differs("NZ", None)
    "None instead of 'NZ'"
    """
    return f"{given!r} instead of {expected!r}"


def unwanted(found: list[str]) -> str:
    """Word what should not have been found; empty when nothing was."""
    return f"found: {found}" if found else ""
