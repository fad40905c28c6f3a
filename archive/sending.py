"""Send statements to PostgreSQL that are sent many times: prepared, and several in one go."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper
from psycopg import Cursor


@contextmanager
def together() -> Iterator[None]:
    """Send the statements inside without waiting for the answer to each.

    For inserting, whose answers nobody reads; a plain question waits for its
    own. An error rises at the latest at the end. Not for ``iterator``, nor for an
    update that must know how many rows it changed. SQLite has nothing to wait for.
    """
    if connection.vendor != "postgresql":
        yield
        return
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


@contextmanager
def prepared_cursor() -> Iterator[CursorWrapper]:
    """A cursor for statements that come back with other values: PostgreSQL plans them once.

    Django's own writes the values into the statement, which then differs every time.
    """
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            yield cursor
        return
    connection.ensure_connection()
    prepared: Any = Cursor(connection.connection)
    wrap = connection.make_debug_cursor if connection.queries_logged else connection.make_cursor
    with wrap(prepared) as cursor:
        yield cursor


def send_rows(statement: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Send PostgreSQL a ``statement`` about ``rows``, which it reads as JSON from its only %s.

    One value for all rows is both the quickest way to say them and one
    statement for any number of them, so the server prepares it once.
    """
    with prepared_cursor() as cursor:
        cursor.execute(statement, [json.dumps(rows, default=str)])
