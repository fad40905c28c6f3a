"""Write down what an editor does to rows: one place for history, log and search index."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import User
from django.db.models import Model
from django.utils import timezone
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from archive.models.publication import Published

#: Rows written to the database in one statement.
_BATCH = 500


def keeps_history(model: type[Model]) -> bool:
    """Whether earlier states of the model's rows are kept."""
    return hasattr(model._meta, "simple_history_manager_attribute")


def save_rows(
    rows: Sequence[Model], fields: Iterable[str], *, by: User, message: str, log: bool = True
) -> None:
    """Write ``fields`` of ``rows`` (all of one model) with their history and a log entry each.

    ``message`` is what the log and the history say about the change.
    """
    if not rows:
        return
    model = type(rows[0])
    names = list(fields)
    if issubclass(model, Published):
        now = timezone.now()
        for row in cast("Sequence[Published]", rows):
            row.changed_at = now
        names.append("changed_at")
    if keeps_history(model):
        bulk_update_with_history(
            rows,
            model,
            names,
            batch_size=_BATCH,
            default_user=by,
            default_change_reason=message[:100],
            manager=model._base_manager,
        )
    else:
        model._base_manager.bulk_update(rows, names, batch_size=_BATCH)
    if log:
        log_rows(rows, by=by, message=message)


def add_rows(rows: Sequence[Model], *, by: User, message: str) -> None:
    """Create ``rows`` (all of one model) with their history and a log entry each."""
    if not rows:
        return
    model = type(rows[0])
    if keeps_history(model):
        created = bulk_create_with_history(
            rows, model, batch_size=_BATCH, default_user=by, default_change_reason=message[:100]
        )
    else:
        created = model._base_manager.bulk_create(rows, batch_size=_BATCH)
    log_rows(created, by=by, message=message, flag=ADDITION)


def log_rows(rows: Sequence[Any], *, by: User, message: str, flag: int = CHANGE) -> None:
    """Enter ``rows`` in the editors' log with the same ``message``."""
    if rows:
        LogEntry.objects.log_actions(by.pk, rows, flag, message)
