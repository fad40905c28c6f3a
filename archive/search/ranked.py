"""Hits in their order, held as keys: those in names before those in bodies, up to a limit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from archive.search.search import found, found_in_bodies, found_in_names, is_common

#: So many hits of a list can be leafed through; of more it says only that there are more. To
#: count and sort all that a common word finds would cost more than all else on the page.
LIMIT = 1000


class Hits:
    """The keys of ``records`` that hold ``terms``, to be cut into pages.

    ``orders`` sort within names and within bodies; with ``best_first`` false
    they sort all hits alike. ``has_more`` tells that there are hits beyond the limit.
    """

    def __init__(
        self,
        records: QuerySet[Any],
        terms: str,
        orders: Sequence[str],
        *,
        best_first: bool = True,
        limit: int = LIMIT,
    ) -> None:
        common = is_common(records.model, terms)
        hits = found(records, terms, by_row=common)
        count = hits.order_by().values("pk")[: limit + 1].count()
        self._count = min(count, limit)
        self.has_more = count > limit
        self._first: list[int] = []
        self._rest = _keys(hits, orders)
        if best_first:
            self._first = list(_keys(found_in_names(records, terms), orders)[:limit])
            self._rest = _keys(found_in_bodies(records, terms, by_row=common), orders)

    def count(self) -> int:
        """How many hits there are up to the limit."""
        return self._count

    def __getitem__(self, part: slice) -> list[int]:
        """The keys of one page; ``part`` has a start and a stop."""
        start, stop = part.start or 0, min(part.stop, self._count)
        before = len(self._first)
        keys = self._first[start:stop]
        if stop > max(start, before):
            keys += self._rest[max(0, start - before) : stop - before]
        return keys


def _keys(records: QuerySet[Any], orders: Sequence[str]) -> QuerySet[Any]:
    return records.order_by(*orders).values_list("pk", flat=True)
