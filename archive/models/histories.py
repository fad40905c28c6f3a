"""Histories: the earlier states of a row, and what its history says about the next change."""

from __future__ import annotations

from typing import Any, Protocol, cast

from django.db.models import Model

#: The history's own column takes no more.
_LONGEST = 100


class _WithReason(Protocol):
    """A row as django-simple-history reads it; the attribute is not a field."""

    _change_reason: str


class _WithHistory(Protocol):
    """A row, or a model, whose earlier states are kept."""

    history: Any


def give_reason(row: Model, reason: str) -> None:
    """Let the history say ``reason`` about the next save of ``row``; cut where it is long."""
    cast(_WithReason, row)._change_reason = reason[:_LONGEST]


def history_of(kept: Model | type[Model]) -> Any:
    """The manager of the earlier states of a row, or of all rows of a model that keeps them."""
    return cast(_WithHistory, kept).history
