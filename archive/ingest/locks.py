"""One writer at a time: two imports never file documents at the same moment."""

from __future__ import annotations

from django.db import connection

from archive.sending import prepared_cursor

#: Any fixed number does; it names the lock among all users of the database server.
_LOCK = 0x6D756661


def lock_archive() -> None:
    """Wait for other imports and hold them off until the transaction ends.

    SQLite's immediate transactions do so by themselves. PostgreSQL need not
    wait for its disk after every document: an import that lost its last
    documents in a power cut finds them missing and takes them in again.
    """
    if connection.vendor == "postgresql":
        with prepared_cursor() as cursor:
            cursor.execute(
                "SELECT set_config('synchronous_commit', 'off', true), pg_advisory_xact_lock(%s)",
                [_LOCK],
            )
