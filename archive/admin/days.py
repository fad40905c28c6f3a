"""Columns of partial dates: the desk's lists say them in words, as the public pages do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from archive.models.date_words import date_in_words
from archive.models.fields import PartialDateField


def with_days_in_words(model: type[Model], columns: Sequence[Any]) -> list[Any]:
    """``columns`` of a list of ``model``, those of partial dates replaced by their words."""
    return [_day_column(model, name) if _is_day(model, name) else name for name in columns]


def _is_day(model: type[Model], name: Any) -> bool:
    try:
        return isinstance(model._meta.get_field(name), PartialDateField)
    except FieldDoesNotExist:
        return False


@cache
def _day_column(model: type[Model], name: str) -> Callable[[Any], str]:
    field: Any = model._meta.get_field(name)

    @admin.display(description=field.verbose_name, ordering=name)
    def column(row: Any) -> str:
        return date_in_words(getattr(row, name), short=True)

    column.__name__ = name
    return column
