"""Search records: the same hits in the same order on both databases."""

from __future__ import annotations

from typing import Any

from django.db.models import BigIntegerField, Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from archive.search.index import engine, table_of
from archive.search.query import read_query

#: What ``rank`` says: the names hold all that was asked for, or the body does.
IN_NAME, IN_BODY = 2, 1


def search(records: QuerySet[Any], terms: str) -> QuerySet[Any]:
    """Return the ``records`` that hold all of ``terms``, annotated with ``rank``.

    ``rank`` is 2 where names or headline hold everything asked for, else 1:
    plain enough to be the same on both databases and to be explained to a
    reader. Blank terms leave the records as they are; terms of nothing but
    stop words find nothing. Never raises for what a person typed.
    """
    if not terms.strip():
        return records.annotate(rank=Value(IN_BODY, IntegerField()))
    query = read_query(terms)
    if query.is_empty:
        return records.none().annotate(rank=Value(IN_BODY, IntegerField()))
    found = records
    for phrase in query.unwanted:
        found = found.exclude(_matches(records, (phrase,), in_name=False))
    if not query.wanted:
        return found.annotate(rank=Value(IN_BODY, IntegerField()))
    return found.filter(_matches(records, query.wanted, in_name=False)).annotate(
        rank=Case(
            When(_matches(records, query.wanted, in_name=True), then=Value(IN_NAME)),
            default=Value(IN_BODY),
            output_field=IntegerField(),
        )
    )


def _matches(records: QuerySet[Any], phrases: tuple[tuple[str, ...], ...], *, in_name: bool) -> Q:
    sql, values = engine().matching(table_of(records.model), phrases, in_name=in_name)
    return Q(pk__in=RawSQL(sql, values, BigIntegerField()))  # noqa: S611  no user text in the statement
