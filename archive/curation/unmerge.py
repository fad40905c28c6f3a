"""Un-merge: give a merged record back what it had, and show what was changed since."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.changes.snapshots import model_of, name_of
from archive.curation.pairs import tell_records_apart
from archive.curation.redirects import Redirects
from archive.curation.undo_plan import Kept
from archive.curation.undoing import Undone, preview, undo
from archive.models import Change, ChangeSet, Subject
from archive.vocabulary import ChangeKind


@dataclass(frozen=True, slots=True)
class Unmerging:
    """What an un-merge will do: the merge, the records that come back, rows by kind, what stays.

    ``kept`` is what was changed since and therefore stays as it is now.
    """

    merge: ChangeSet
    records: tuple[Any, ...]
    into: Any
    rows: tuple[tuple[str, int], ...]
    kept: tuple[Kept, ...]


def merge_of(record: Any) -> ChangeSet | None:
    """The standing merge that made ``record`` a redirect; None where none was noted."""
    changes = (
        Change.objects.filter(
            model=name_of(type(record)),
            key=record.pk,
            change_set__undone_by_set__isnull=True,
        )
        .select_related("change_set")
        .order_by("-pk")
    )
    for change in changes:
        if "merged_into_id" not in change.after:
            continue
        # A later merge of the record that this one leads to only led it on.
        if change.before["merged_into_id"] is None:
            return change.change_set
    return None


def look_ahead(record: Any) -> Unmerging:
    """What un-merging ``record`` would do; raises ``ValidationError`` where it cannot be done."""
    merge = _standing(record)
    changes = list(merge.changes.order_by("pk"))
    model = type(record)
    came = [
        change
        for change in changes
        if change.model == name_of(model)
        and change.after.get("merged_into_id") is not None
        and change.before.get("merged_into_id", 0) is None
    ]
    into = came[0].after["merged_into_id"]
    last = Redirects().last(model, record.pk)
    found = model._base_manager.in_bulk({change.key for change in came} | {into, last})
    counts = Counter(change.model for change in changes)
    return Unmerging(
        merge=merge,
        records=tuple(found[change.key] for change in came if change.key in found),
        into=found.get(last, record.merged_into),
        rows=tuple(
            (str(model_of(name)._meta.verbose_name_plural), count)
            for name, count in counts.most_common()
        ),
        kept=tuple(preview(merge).kept),
    )


def unmerge(
    record: Any, *, by: User, reason: str = "", not_the_same: bool = False
) -> tuple[ChangeSet, Undone]:
    """Take the merge of ``record`` back; return that merge and what was done.

    Every row goes back as it was, except where somebody has changed it since:
    that stays, and is named. With ``not_the_same`` the records are told apart
    for good. Raises ``ValidationError`` where no merge of it was noted.
    """
    merge = _standing(record)
    kept = record.merged_into
    with recording(ChangeKind.UNDO, by=by, reason=reason):
        undone = undo(merge, by=by, reason=reason, settled=True)
        if not_the_same and not isinstance(record, Subject):
            tell_records_apart(record, kept, by=by, reason=reason)
    return merge, undone


def _standing(record: Any) -> ChangeSet:
    if record.merged_into_id is None:
        raise ValidationError(_("This record is not merged into another one."), code="live")
    merge = merge_of(record)
    if merge is None:
        raise ValidationError(
            _("No change set tells how it was merged, so it cannot be taken apart by itself."),
            code="unknown",
        )
    return merge
