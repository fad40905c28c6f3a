"""History: what was done to a record, by whom, when and why, newest first."""

from __future__ import annotations

from django.db.models import Model

from archive.changes.snapshots import name_of
from archive.models import Change, ChangeSet


def last_set(row: Model) -> ChangeSet | None:
    """The last set that wrote ``row`` itself, if any was noted."""
    change = (
        Change.objects.filter(model=name_of(type(row)), key=row.pk)
        .select_related("change_set__by")
        .order_by("-pk")
        .first()
    )
    return None if change is None else change.change_set
