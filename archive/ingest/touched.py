"""Touched: what an editor has judged, changed, locked or added, and no run takes away."""

from __future__ import annotations

from django.db.models import Exists, Model, OuterRef, Q

from archive.changes.snapshots import name_of
from archive.models import Change, ChangeSet, FieldLock
from archive.models.curation import LOCKABLE_FIELDS


def by_editor(model: type[Model]) -> Q:
    """A condition: a person has decided on the row, changed it or locked a field of it."""
    condition = Q(decided_by__isnull=False)
    name = name_of(model)
    by_person = ChangeSet.objects.standing().filter(by__isnull=False, pk=OuterRef("change_set"))
    changes = Change.objects.filter(Exists(by_person), model=name, key=OuterRef("pk"))
    condition |= Q(Exists(changes))
    if name in LOCKABLE_FIELDS:
        condition |= Q(Exists(FieldLock.objects.filter(**{name: OuterRef("pk")})))
    return condition


def kept(model: type[Model]) -> Q:
    """A condition: the row is an editor's own, or a person has touched it."""
    return Q(run__isnull=True) | by_editor(model)
