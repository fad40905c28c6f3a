"""Stretches of a long history: some sets at a time, found by their number and never counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

#: Sets on one page.
SHOWN = 25


@dataclass(frozen=True, slots=True)
class Stretch:
    """Keys of sets, newest first; ``newer`` and ``older`` are the addresses' parameters, if any."""

    keys: tuple[int, ...]
    newer: str = ""
    older: str = ""


def stretch_of(request: HttpRequest, keys: QuerySet[Any, int], *, shown: int = SHOWN) -> Stretch:
    """The stretch of ``keys`` that the address asks for by ``before`` or ``after``.

    ``keys`` is a queryset of single values without an order, such as numbers of sets.
    """
    name = _column(keys)
    before, after = _number(request, "before"), _number(request, "after")
    if after is not None:
        found = list(keys.filter(**{f"{name}__gt": after}).order_by(name)[: shown + 1])
        has_newer, some = len(found) > shown, sorted(found[:shown], reverse=True)
        return _stretch(request, some, has_newer=has_newer, has_older=bool(some))
    if before is not None:
        keys = keys.filter(**{f"{name}__lt": before})
    found = list(keys.order_by(f"-{name}")[: shown + 1])
    return _stretch(
        request,
        found[:shown],
        has_newer=before is not None and bool(found),
        has_older=len(found) > shown,
    )


def _stretch(request: HttpRequest, keys: list[int], *, has_newer: bool, has_older: bool) -> Stretch:
    return Stretch(
        tuple(keys),
        newer=_address(request, "after", keys[0]) if has_newer else "",
        older=_address(request, "before", keys[-1]) if has_older else "",
    )


def _address(request: HttpRequest, name: str, key: int) -> str:
    query = request.GET.copy()
    for other in ("before", "after"):
        query.pop(other, None)
    query[name] = str(key)
    return "?" + query.urlencode()


def _column(keys: QuerySet[Any, int]) -> str:
    """The one column of the queryset."""
    fields: Any = keys.query.values_select
    return str(fields[0])


def _number(request: HttpRequest, name: str) -> int | None:
    """A parameter of the address as a number; what is none counts as not given."""
    given = request.GET.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else None
