"""Search one kind of record: the same hits in the same order on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    F,
    Func,
    IntegerField,
    Model,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import RawSQL

from archive.search.index import engine, table_of
from archive.search.query import Query, read_query

#: What ``rank`` says: the names hold all that was asked for, or the body does.
IN_NAME, IN_BODY = 2, 1

#: Words that more records hold are common. Then it is dearer to look up all their records than to
#: walk through the records in the order that is wanted until there are enough for a page.
COMMON = 1000


def search(records: QuerySet[Any], terms: str) -> QuerySet[Any]:
    """Return the ``records`` that hold all of ``terms``, annotated with ``rank``.

    ``rank`` is 2 where names or headline hold everything asked for, else 1:
    plain enough to be the same on both databases and to be explained to a
    reader. Blank terms leave the records as they are; terms of nothing but
    stop words find nothing. Never raises for what a person typed.
    """
    wanted = read_query(terms).wanted
    if not wanted:
        return found(records, terms).annotate(rank=Value(IN_BODY, IntegerField()))
    return found(records, terms).annotate(
        rank=Case(
            When(_holding(records, wanted, in_name=True), then=Value(IN_NAME)),
            default=Value(IN_BODY),
            output_field=IntegerField(),
        )
    )


def found(records: QuerySet[Any], terms: str, *, by_row: bool = False) -> QuerySet[Any]:
    """Return the ``records`` that hold all of ``terms``: what ``search`` finds, without ranks.

    ``by_row`` asks of one record after the other whether it is a hit: best for
    common terms, in an order that an index has, and no further than a page needs.
    """
    query = read_query(terms)
    if not terms.strip():
        return records
    if query.is_empty:
        return records.none()
    hits = _without_unwanted(records, query)
    return hits.filter(_holding(records, query.wanted, by_row=by_row)) if query.wanted else hits


def found_in_names(records: QuerySet[Any], terms: str) -> QuerySet[Any]:
    """Return the ``records`` whose names hold all of ``terms``; they are among those found."""
    query = read_query(terms)
    if not query.wanted:
        return records.none()
    return _without_unwanted(records, query).filter(_holding(records, query.wanted, in_name=True))


def found_in_bodies(records: QuerySet[Any], terms: str, *, by_row: bool = False) -> QuerySet[Any]:
    """Return the ``records`` that are found, but not by their names."""
    hits = found(records, terms, by_row=by_row)
    wanted = read_query(terms).wanted
    return hits.filter(~_holding(records, wanted, in_name=True, by_row=True)) if wanted else hits


def is_common(model: type[Model], terms: str) -> bool:
    """Whether so many records hold ``terms`` that it is better to ask one after the other."""
    query = read_query(terms)
    if not query.wanted:
        return False
    sql, values = engine().matching(table_of(model), query.wanted, in_name=False)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM ({sql} LIMIT {COMMON + 1}) AS hits", values)  # noqa: S608 (our own tables)
        return int(cursor.fetchone()[0]) > COMMON


def _without_unwanted(records: QuerySet[Any], query: Query) -> QuerySet[Any]:
    for phrase in query.unwanted:
        records = records.exclude(_holding(records, (phrase,)))
    return records


def _holding(
    records: QuerySet[Any],
    phrases: tuple[tuple[str, ...], ...],
    *,
    in_name: bool = False,
    by_row: bool = False,
) -> Q:
    """A condition: the record holds all ``phrases``, in its names or anywhere.

    With ``by_row`` the database checks one record after the other; a plus sign
    keeps it from looking up the records of all hits first.
    """
    sql, values = engine().matching(table_of(records.model), phrases, in_name=in_name)
    if not by_row:
        return Q(pk__in=RawSQL(sql, values, BigIntegerField()))  # noqa: S611  no user text in it
    return Q(_ByRow(F("pk"), sql, values))


class _ByRow(Func):
    """Whether a key is in the result of a statement; the plus sign hides that the key is one."""

    def __init__(self, key: F, rows: str, values: Sequence[str]) -> None:
        super().__init__(key, output_field=BooleanField())
        self.rows = rows
        self.values = tuple(values)

    def as_sql(self, compiler: Any, _connection: Any, **_context: Any) -> Any:  # type: ignore[override]  # Django never names them
        key, values = compiler.compile(self.source_expressions[0])
        return f"+{key} IN ({self.rows})", [*values, *self.values]
