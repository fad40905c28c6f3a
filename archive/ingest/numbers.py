"""Numbers of new rows, reserved some at a time so that rows can name each other at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.models import Model

from archive.sending import prepared_cursor

#: Numbers reserved at a time, for each model. What a run leaves of them is never used.
_AT_ONCE = 100


class Numbers:
    """Primary keys that no other row has or will get.

    Begin anew after a rollback: on SQLite it gives back what was reserved.
    """

    def __init__(self) -> None:
        self._reserved: dict[type[Model], Iterator[int]] = {}

    def take(self, model: type[Model]) -> int:
        """The primary key for one more row of ``model``; call it inside the row's transaction."""
        number = next(self._reserved.get(model, iter(())), None)
        if number is not None:
            return number
        self._reserved[model] = iter(_reserve(model))
        return next(self._reserved[model])


def _reserve(model: type[Model]) -> Iterable[int]:
    table = model._meta.db_table
    with prepared_cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval((SELECT pg_get_serial_sequence(%s, %s)::regclass))"
                " FROM generate_series(1, %s)",
                [table, model._meta.pk.column, _AT_ONCE],
            )
            return [number for (number,) in cursor.fetchall()]
        cursor.execute(
            "UPDATE sqlite_sequence SET seq = seq + %s WHERE name = %s RETURNING seq",
            [_AT_ONCE, table],
        )
        last = cursor.fetchone()
        if last is not None:
            return range(last[0] - _AT_ONCE + 1, last[0] + 1)
        # SQLite counts from a table's first row on.
        cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, _AT_ONCE])
        return range(1, _AT_ONCE + 1)
