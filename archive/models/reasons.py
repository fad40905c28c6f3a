"""Reasons: what the history of a row says about its next change."""

from __future__ import annotations

from typing import Protocol, cast

from django.db.models import Model

#: The history's own column takes no more.
_LONGEST = 100


class _WithHistory(Protocol):
    """A row as django-simple-history reads it; the attribute is not a field."""

    _change_reason: str


def give_reason(row: Model, reason: str) -> None:
    """Let the history say ``reason`` about the next save of ``row``; cut where it is long."""
    cast(_WithHistory, row)._change_reason = reason[:_LONGEST]


def reason_of(row: Model) -> str:
    """The reason given for the next or the last save of ``row``; empty where there is none."""
    return getattr(row, "_change_reason", None) or ""
