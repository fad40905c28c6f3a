"""Slugs: permanent, readable addresses that no other record has."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from itertools import chain, count

from django.db import connection
from django.db.models import Model
from django.utils.text import slugify

from archive.sending import prepared_cursor

LONGEST = 100
_NO_MARKS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})

IsTaken = Callable[[str], bool]


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


def free_slugs(names: Iterable[tuple[str, ...]], *, is_taken: IsTaken) -> list[str]:
    """A free slug for each of ``names``; ``is_taken`` tells which ones other records have.

    Each element lists what may be tried in order: the name alone, then the name
    with more words that tell it apart. After these come numbers.
    """
    given: list[str] = []
    for forms in names:
        bases = _bases(forms)
        tried = chain(bases, (f"{bases[0]}-{number}" for number in count(2)))
        given.append(next(slug for slug in tried if slug not in given and not is_taken(slug)))
    return given


def is_taken_in(model: type[Model]) -> IsTaken:
    """Ask the database whether a record of ``model`` has a slug."""

    def is_taken(slug: str) -> bool:
        with prepared_cursor() as cursor:
            cursor.execute(_query(model), [slug])
            return cursor.fetchone() is not None

    return is_taken


@cache
def _query(model: type[Model]) -> str:
    table = connection.ops.quote_name(model._meta.db_table)
    return f"SELECT 1 FROM {table} WHERE slug = %s"  # noqa: S608 (a table of our own)


def _bases(forms: tuple[str, ...]) -> list[str]:
    slugs = [make_slug(form) for form in forms]
    # A name in another script still needs a permanent address.
    named = [slug for slug in slugs if slug]
    return named or [sha256(" ".join(forms).encode()).hexdigest()[:12]]
