"""The index on SQLite: one FTS5 table a model, whose rowid is the record's key."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from archive.search.analyser import stems_of

Phrases = tuple[tuple[str, ...], ...]


def write(table: str, rows: Iterable[tuple[int, str, str]]) -> None:
    """Index ``rows`` of key, name and body, in place of what was there."""
    prepared = [
        (key, " ".join(stems_of(name)), " ".join(stems_of(body))) for key, name, body in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT OR REPLACE INTO {table}(rowid, name, body) VALUES (%s, %s, %s)",  # noqa: S608 (our own tables)
            prepared,
        )


def delete(table: str, keys: Iterable[int]) -> None:
    """Take the records with ``keys`` out of the index."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"DELETE FROM {table} WHERE rowid = %s",  # noqa: S608 (our own tables)
            [(key,) for key in keys],
        )


def matching(table: str, phrases: Phrases, *, in_name: bool) -> tuple[str, list[str]]:
    """The statement that selects the keys of records with all ``phrases``, and its values."""
    # Every stem is quoted: a bare one could be an operator of FTS5 ("AND", "NEAR").
    asked = " AND ".join('"{}"'.format(" ".join(phrase)) for phrase in phrases)
    scope = "{name} : " if in_name else ""
    return f"SELECT rowid FROM {table} WHERE {table} MATCH %s", [f"{scope}({asked})"]  # noqa: S608 (our own tables)
