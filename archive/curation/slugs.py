"""Slugs of records that an editor makes: readable, and never one that stood for another record."""

from __future__ import annotations

import unicodedata
from itertools import chain, count
from typing import Any

from django.utils.text import slugify

from archive.changes.snapshots import name_of
from archive.models import GoneRecord

_LONGEST = 100


def free_slug(model: Any, name: str) -> str:
    """A slug for ``name`` that no record of ``model`` has or had, the deleted ones included."""
    base = slugify(unicodedata.normalize("NFKD", name))[:_LONGEST].strip("-") or name_of(model)
    tried = chain([base], (f"{base}-{number}" for number in count(2)))
    return next(slug for slug in tried if not _is_taken(model, slug))


def _is_taken(model: Any, slug: str) -> bool:
    gone = GoneRecord.objects.filter(kind=name_of(model), slug=slug)
    return gone.exists() or model._base_manager.filter(slug=slug).exists()
