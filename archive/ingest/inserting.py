"""Insert many rows quickly.

Django's ``bulk_create`` builds its SQL anew for every call. A document brings
a few rows for each of a dozen tables, so building the statements took longer
than everything else of an import together; here each statement is built once.
Like ``bulk_create``, this sends no signals and calls no ``save``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import batched
from typing import Any

from django.db import connection
from django.db.models import Field, Model
from django.utils import timezone

#: Rows in one statement: databases take some 30,000 parameters, no table has 40 columns.
_AT_ONCE = 500


def insert(rows: Sequence[Model]) -> None:
    """Insert ``rows`` (all of one model) and give each its primary key."""
    if not rows:
        return
    model = type(rows[0])
    fields = _fields(model)
    keys: list[int] = []
    for some in batched(rows, _AT_ONCE):
        values = [
            field.get_db_prep_save(field.pre_save(row, True), connection)
            for row in some
            for field in fields
        ]
        keys.extend(_execute(model, len(some), values))
    for row, key in zip(rows, keys, strict=True):
        row.pk = key
        row._state.adding = False
        row._state.db = connection.alias


def insert_history(rows: Sequence[Model], *, reason: str) -> None:
    """Insert a history row for each of ``rows``, where their model keeps history."""
    if not rows:
        return
    history = history_model(type(rows[0]))
    if history is None:
        return
    fields = _fields(history)
    about: Mapping[str, Any] = {
        "history_date": timezone.now(),
        "history_change_reason": reason,
        "history_type": "+",
        "history_user_id": None,
    }
    for some in batched(rows, _AT_ONCE):
        values = [
            field.get_db_prep_save(
                about[field.attname] if field.attname in about else getattr(row, field.attname),
                connection,
            )
            for row in some
            for field in fields
        ]
        _execute(history, len(some), values)


@cache
def history_model(model: type[Model]) -> type[Model] | None:
    """The model of the history rows of ``model``, or None where it keeps none."""
    history = getattr(model, "history", None)
    return None if history is None else history.model


@cache
def _fields(model: type[Model]) -> tuple[Field[Any, Any], ...]:
    """The columns of ``model`` but its primary key, which the database gives."""
    return tuple(field for field in model._meta.local_concrete_fields if not field.primary_key)


def _execute(model: type[Model], count: int, values: Sequence[Any]) -> list[int]:
    head, row, tail = _statement(model)
    with connection.cursor() as cursor:
        cursor.execute(head + ", ".join([row] * count) + tail, values)
        return [key for (key,) in cursor.fetchall()]


@cache
def _statement(model: type[Model]) -> tuple[str, str, str]:
    """The parts of the INSERT statement: before the rows, one row, after them."""
    quote: Callable[[str], str] = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in _fields(model))
    places = ", ".join(["%s"] * len(_fields(model)))
    table, key = quote(model._meta.db_table), quote(str(model._meta.pk.column))
    head = f"INSERT INTO {table} ({columns}) VALUES "  # noqa: S608 (names of our own tables)
    return head, f"({places})", f" RETURNING {key}"
