"""The index on PostgreSQL: one table a model with a tsvector made from our own tokens.

The vector is written as a literal, so that PostgreSQL's parser, which would
cut some tokens differently, has no say. Weight A marks the names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection

from archive.search.analyser import stems_of
from archive.sending import send_rows

Phrases = tuple[tuple[str, ...], ...]

#: The names alone. They have an index of their own: that of the whole documents knows no weights,
#: and PostgreSQL would unpack every document with the word to look for them.
NAMES = "ts_filter(document, '{a}')"

#: Limits of the tsvector type: the last position, positions a lexeme, bytes a lexeme.
_LAST_POSITION = 16_383
_POSITIONS = 255
_LEXEME_BYTES = 2_000
#: No character has more bytes.
_CHARACTER_BYTES = 4


def vector(name: str, body: str) -> str:
    """The tsvector literal of a record's names (weight A) and body."""
    positions: dict[str, list[str]] = defaultdict(list)
    first = 1
    for weight, text in (("A", name), ("", body)):
        stems = stems_of(text)
        for place, stem in enumerate(stems, start=first):
            positions[stem].append(f"{min(place, _LAST_POSITION)}{weight}")
        first += len(stems) + 1  # no phrase runs from a name into the body
    return " ".join(
        f"'{stem}':{','.join(places[:_POSITIONS])}"
        for stem, places in positions.items()
        if len(stem) * _CHARACTER_BYTES <= _LEXEME_BYTES or len(stem.encode()) <= _LEXEME_BYTES
    )


def write(table: str, rows: Iterable[tuple[int, str, str]]) -> None:
    """Index ``rows`` of key, name and body, in place of what was there."""
    send_rows(
        f"INSERT INTO {table} (record, document)"  # noqa: S608 (our own tables)
        " SELECT * FROM json_to_recordset(%s) AS row (record bigint, document tsvector)"
        " ON CONFLICT (record) DO UPDATE SET document = excluded.document",
        [{"record": key, "document": vector(name, body)} for key, name, body in rows],
    )


def delete(table: str, keys: Iterable[int]) -> None:
    """Take the records with ``keys`` out of the index."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE record = ANY(%s)", [list(keys)])  # noqa: S608 (our own tables)


def matching(table: str, phrases: Phrases, *, in_name: bool) -> tuple[str, list[str]]:
    """The statement that selects the keys of records with all ``phrases``, and its values."""
    asked = " & ".join(
        "({})".format(" <-> ".join(f"'{stem}'" for stem in phrase)) for phrase in phrases
    )
    if not in_name:
        return f"SELECT record FROM {table} WHERE document @@ %s::tsquery", [asked]  # noqa: S608 (our own tables)
    # The offset keeps the names apart from the rest of a query: else PostgreSQL may filter all
    # documents in the order of their keys and leave the index of the names aside.
    return f"SELECT record FROM {table} WHERE {NAMES} @@ %s::tsquery OFFSET 0", [asked]  # noqa: S608 (our own tables)
