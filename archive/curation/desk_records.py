"""Find a record by what an editor types, or make a new one, from the review desk."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, Q
from django.utils.text import slugify
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.curation.review import mark_decided
from archive.models import Initiative, Meeting, Official, Partner
from archive.models.names import NAMED_FIELDS
from archive.search import index, search
from archive.vocabulary import ChangeKind, Publication, RecordKind, ReviewStatus

MODELS: dict[str, type[Any]] = {
    RecordKind.PARTNER.value: Partner,
    RecordKind.OFFICIAL.value: Official,
    RecordKind.INITIATIVE.value: Initiative,
    RecordKind.MEETING.value: Meeting,
}
#: Records of one kind that a search offers: one key each.
_OFFERED = 9


def find_records(kind: str, words: str, *, most: int = _OFFERED) -> list[Any]:
    """Records of ``kind`` whose names hold what was typed, then those found by the index.

    Merged and rejected records are not offered.
    """
    typed = " ".join(words.split())
    if not typed:
        return []
    model = MODELS[kind]
    offered = model.objects.live().exclude(status=ReviewStatus.REJECTED)
    bears = Q(name__icontains=typed)
    if kind in NAMED_FIELDS:
        bears |= Q(variants__name__icontains=typed)
    keys = model._base_manager.filter(bears).values("pk")
    named = list(offered.filter(pk__in=keys).order_by("name")[:most])
    named.sort(key=lambda record: record.name.casefold() != typed.casefold())
    if len(named) == most:
        return named
    known = {record.pk for record in named}
    found = search(offered, typed).order_by("-rank", "name")[:most]
    return [*named, *(record for record in found if record.pk not in known)][:most]


def make_record(kind: str, name: str, *, by: User, sort: str = "") -> Any:
    """A new record under ``name``: a draft where ``by`` may not publish, proposed where ``by``
    may not decide.

    ``sort`` is the kind of partner or initiative. The caller checks the values.
    """
    model = MODELS[kind]
    record = model(name=name, slug=free_slug(model, name))
    if sort:
        record.kind = sort
    if by.has_perm(f"archive.change_{kind}"):
        record.status = ReviewStatus.ACCEPTED.value
        mark_decided(record, by=by)
    if not by.has_perm(f"archive.publish_{kind}"):
        record.publication = Publication.DRAFT.value
    with recording(ChangeKind.EDIT, by=by, summary=_("Record added.")):
        record.save()
        index([record])
    return record


def free_slug(model: type[Model], name: str) -> str:
    """An address for ``name`` that no record of ``model`` has."""
    base = slugify(name)[:100].strip("-") or str(model._meta.model_name)
    taken: Collection[str] = set(
        model._base_manager.filter(slug__startswith=base).values_list("slug", flat=True)
    )
    number, slug = 1, base
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    return slug
