"""Slugs: permanent, readable addresses that no other record has."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from itertools import chain, count, islice

from django.db import connection
from django.db.models import Model
from django.utils.text import slugify

from archive.models import GoneRecord

LONGEST = 100
#: Numbers tried at a time where a name is common.
_TRIED_AT_ONCE = 50
_NO_MARKS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})

#: Which of some slugs are taken, and perhaps others.
TakenOf = Callable[[Sequence[str]], Container[str]]


def make_slug(name: str) -> str:
    """``name`` as the words of an address, in ASCII; empty where no letter can be written so.

    >>> make_slug("Kesepakatan “Specified Skilled Worker” – Jepang")
    'kesepakatan-specified-skilled-worker-jepang'
    """
    dashed = name.translate(_NO_MARKS).replace("–", "-").replace("—", "-").replace("/", "-")
    slug = slugify(unicodedata.normalize("NFKD", dashed))
    if len(slug) <= LONGEST:
        return slug
    return slug[: LONGEST + 1].rsplit("-", 1)[0][:LONGEST]


def free_slugs(names: Iterable[tuple[str, ...]], *, taken_of: TakenOf) -> list[str]:
    """A free slug for each of ``names``; ``taken_of`` tells which of some other records have.

    Each element lists what may be tried in order: the name alone, then the name
    with more words that tell it apart. After these come numbers.
    """
    given: list[str] = []
    for forms in names:
        bases = _bases(forms)
        tried = chain(bases, (f"{bases[0]}-{number}" for number in count(2)))
        given.append(_first_free(tried, given, taken_of))
    return given


def taken_in(model: type[Model]) -> TakenOf:
    """Ask the database which slugs records of ``model`` have, or had before they were deleted."""

    def taken_of(slugs: Sequence[str]) -> set[str]:
        # Planned every time: a plan kept from a small table would go on reading it whole.
        with connection.cursor() as cursor:
            cursor.execute(_query(model, len(slugs)), [*slugs, model._meta.model_name, *slugs])
            return {slug for (slug,) in cursor.fetchall()}

    return taken_of


@cache
def _query(model: type[Model], count: int) -> str:
    table = connection.ops.quote_name(model._meta.db_table)
    places = ", ".join(["%s"] * count)
    gone = connection.ops.quote_name(GoneRecord._meta.db_table)
    return (
        f"SELECT slug FROM {table} WHERE slug IN ({places})"  # noqa: S608 (tables of our own)
        f" UNION ALL SELECT slug FROM {gone} WHERE kind = %s AND slug IN ({places})"
    )


def _first_free(tried: Iterator[str], given: Container[str], taken_of: TakenOf) -> str:
    """The first of ``tried`` that nobody has; most often that is the first of all."""
    some = list(islice(tried, 1))
    while True:
        taken = taken_of(some)
        free = next((slug for slug in some if slug not in taken and slug not in given), None)
        if free is not None:
            return free
        some = list(islice(tried, _TRIED_AT_ONCE))


def _bases(forms: tuple[str, ...]) -> list[str]:
    slugs = [make_slug(form) for form in forms]
    # A name in another script still needs a permanent address.
    named = [slug for slug in slugs if slug]
    return named or [sha256(" ".join(forms).encode()).hexdigest()[:12]]
