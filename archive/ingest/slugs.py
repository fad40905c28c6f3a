"""Slugs: permanent, readable addresses that no other record has."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from hashlib import sha256
from itertools import chain, count

from django.db.models import Model
from django.utils.text import slugify

LONGEST = 100
_TRIED_AT_ONCE = 20
_NO_MARKS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"})


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


def free_slugs(model: type[Model], names: Sequence[tuple[str, ...]]) -> list[str]:
    """A free slug of ``model`` for each of ``names``, in one query where names do not repeat.

    Each element lists what may be tried in order: the name alone, then the name
    with more words that tell it apart. After these come numbers.
    """
    wanted = [_bases(forms) for forms in names]
    tried = {
        slug
        for bases in wanted
        for slug in (*bases, *(f"{bases[0]}-{n}" for n in range(2, _TRIED_AT_ONCE)))
    }
    taken = set(model._default_manager.filter(slug__in=tried).values_list("slug", flat=True))
    return [_first_free(model, bases, taken) for bases in wanted]


def _bases(forms: tuple[str, ...]) -> list[str]:
    slugs = [make_slug(form) for form in forms]
    # A name in another script still needs a permanent address.
    named = [slug for slug in slugs if slug]
    return named or [sha256(" ".join(forms).encode()).hexdigest()[:12]]


def _first_free(model: type[Model], bases: list[str], taken: set[str]) -> str:
    numbered = ((f"{bases[0]}-{number}", number) for number in count(2))
    forms = chain(((slug, 0) for slug in bases), numbered)
    free = next(
        slug
        for slug, number in forms
        if slug not in taken
        and (number < _TRIED_AT_ONCE or not model._default_manager.filter(slug=slug).exists())
    )
    taken.add(free)
    return free
