"""Tagging: give subjects to articles and initiatives, or take them away, many at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from archive.changes.recording import recorded
from archive.curation.review import DECISION, mark_decided
from archive.curation.writing import add_rows, save_rows
from archive.models import Article, ArticleSubject, Initiative, InitiativeSubject, Subject
from archive.search import index
from archive.vocabulary import ChangeKind, ReviewStatus

_ROWS: dict[type[Model], tuple[type[Any], str]] = {
    Article: (ArticleSubject, "article"),
    Initiative: (InitiativeSubject, "initiative"),
}

#: Records indexed at a time.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Tagging:
    """What adding or removing a subject did: ``changed`` records and ``left`` ones."""

    changed: int
    left: int


def reviewed_with(records: QuerySet[Any], subject: Subject) -> QuerySet[Any]:
    """Keys of ``records`` that an editor has given ``subject``."""
    row_model, field = _ROWS[records.model]
    return row_model.objects.filter(subject=subject).reviewed().values(field)


def standing_with(records: QuerySet[Any], subject: Subject) -> QuerySet[Any]:
    """Keys of ``records`` that have ``subject``, by an editor or as a machine's proposal."""
    row_model, field = _ROWS[records.model]
    rows = row_model.objects.filter(subject=subject).exclude(status=ReviewStatus.REJECTED)
    return rows.values(field)


@recorded(ChangeKind.BULK)
def tag(records: QuerySet[Any], subject: Subject, *, by: User) -> Tagging:
    """Give ``subject`` to all ``records``; a proposal of the same subject counts as accepted."""
    row_model, field = _ROWS[records.model]
    chosen = _lock(records)
    rows = {
        getattr(row, f"{field}_id"): row
        for row in row_model.objects.filter(subject=subject, **{f"{field}__in": chosen})
    }
    changed = [row for row in rows.values() if not _is_reviewed(row)]
    added = [
        row_model(**{field: record}, subject=subject) for record in chosen if record.pk not in rows
    ]
    for row in (*changed, *added):
        row.status = ReviewStatus.ACCEPTED.value
        mark_decided(row, by=by)
    message = _("Subject “%(subject)s” added.") % {"subject": subject}
    save_rows(changed, DECISION, by=by, message=message)
    add_rows(added, by=by, message=message)
    touched = {getattr(row, f"{field}_id") for row in (*changed, *added)}
    return _told(chosen, touched)


@recorded(ChangeKind.BULK)
def untag(records: QuerySet[Any], subject: Subject, *, by: User) -> Tagging:
    """Take ``subject`` from all ``records``.

    The row stays as rejected, so that no run proposes the subject again.
    """
    row_model, field = _ROWS[records.model]
    chosen = _lock(records)
    rows = list(
        row_model.objects.filter(subject=subject, **{f"{field}__in": chosen}).exclude(
            status=ReviewStatus.REJECTED
        )
    )
    for row in rows:
        row.status = ReviewStatus.REJECTED.value
        mark_decided(row, by=by)
    message = _("Subject “%(subject)s” removed.") % {"subject": subject}
    save_rows(rows, DECISION, by=by, message=message)
    touched = {getattr(row, f"{field}_id") for row in rows}
    return _told(chosen, touched)


def _lock(records: QuerySet[Any]) -> list[Any]:
    chosen = records.model._base_manager.filter(pk__in=records.order_by().values("pk"))
    if records.model is Article:
        chosen = chosen.defer("text", "passages", "boilerplate", "issues")
    return list(chosen.order_by("pk").select_for_update(of=("self",)))


def _is_reviewed(row: Any) -> bool:
    return row.status == ReviewStatus.ACCEPTED and row.decided_by_id is not None


def _told(chosen: list[Any], touched: set[int]) -> Tagging:
    """Index the records that changed, and count them."""
    records = [record for record in chosen if record.pk in touched]
    initiatives = [record for record in records if isinstance(record, Initiative)]
    for start in range(0, len(initiatives), _AT_ONCE):
        index(initiatives[start : start + _AT_ONCE])
    return Tagging(changed=len(records), left=len(chosen) - len(records))
