"""Write what an editor does to rows: many at a time, and noted in the set that is recorded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from archive.changes.recording import as_stored, recording
from archive.changes.snapshots import is_tracked
from archive.models.folding import with_folded
from archive.models.publication import Published
from archive.vocabulary import ChangeKind

#: Rows written to the database in one statement.
_BATCH = 500


def save_rows(
    rows: Sequence[Model],
    fields: Iterable[str],
    *,
    by: User,
    message: str,
    kind: ChangeKind = ChangeKind.EDIT,
) -> None:
    """Write ``fields`` of ``rows`` (all of one model); ``message`` is what the history says."""
    if not rows:
        return
    model = type(rows[0])
    names = with_folded(rows, fields)
    with recording(kind, by=by, summary=message) as going_on:
        if is_tracked(model):
            going_on.note_before(as_stored(model, [row.pk for row in rows], names), names)
        written = names
        if issubclass(model, Published):
            now = timezone.now()
            for row in cast("Sequence[Published]", rows):
                row.changed_at = now
            written = [*names, "changed_at"]
        _update(model, rows, written)
        if is_tracked(model):
            going_on.note_after(rows)


def _update(model: type[Model], rows: Sequence[Model], names: Sequence[str]) -> None:
    """Write the columns; where all rows get the same values, by far the cheaper statement."""
    fields = {field.name: field.attname for field in model._meta.concrete_fields}
    attributes = [fields[name] for name in names]
    values = {name: getattr(rows[0], name) for name in attributes}
    if any(getattr(row, name) != values[name] for row in rows for name in attributes):
        model._base_manager.bulk_update(rows, names, batch_size=_BATCH)
        return
    keys = [row.pk for row in rows]
    for start in range(0, len(keys), _BATCH):
        model._base_manager.filter(pk__in=keys[start : start + _BATCH]).update(**values)


def add_rows(
    rows: Sequence[Model], *, by: User, message: str, kind: ChangeKind = ChangeKind.EDIT
) -> None:
    """Create ``rows`` (all of one model); ``message`` is what the history says."""
    if not rows:
        return
    with recording(kind, by=by, summary=message) as going_on:
        made: list[Any] = type(rows[0])._base_manager.bulk_create(rows, batch_size=_BATCH)
        if is_tracked(type(rows[0])):
            going_on.note_new(made)


def delete_rows(
    rows: Sequence[Model], *, by: User, message: str, kind: ChangeKind = ChangeKind.DELETION
) -> None:
    """Delete ``rows`` (all of one model) with what hangs on them.

    Raises ``ProtectedError`` where that may not be; then none of them is deleted.
    """
    keys = [row.pk for row in rows]
    with recording(kind, by=by, summary=message), transaction.atomic():
        for start in range(0, len(keys), _BATCH):
            type(rows[0])._base_manager.filter(pk__in=keys[start : start + _BATCH]).delete()
