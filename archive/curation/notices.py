"""Notices: what an editor should know, once for each thing that was done.

A notice keeps what it is about (the name of a record, the words of a note) and
not a sentence, so that every reader reads it in the own language: kind and
names make the sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import batched

from django.contrib.auth.models import User
from django.db.models import F, Q, QuerySet
from django.db.models.functions import TruncDate
from django.urls import reverse
from django.utils import timezone

from archive.changes.snapshots import RECORDS
from archive.models import Change, ChangedRecord, ChangeSet, FollowUp, Notice
from archive.vocabulary import ChangeAction, NoticeKind, Publication

#: Records whose history is looked up in one statement.
_BATCH = 500
_LONGEST = Notice._meta.get_field("text").max_length or 0


def tell_of(change_set: ChangeSet) -> list[Notice]:
    """Tell those whom ``change_set`` concerns, each once for each kind, never who did it.

    Concerned is whose decision was changed or taken back, and whoever entered a
    record or sent it to review that is now published or was sent back.
    """
    weighty = change_set.changes.filter(
        (Q(before__decided_by_id__isnull=False) & ~Q(before__decided_by_id=None))
        | Q(after__publication__in=[Publication.PUBLISHED, Publication.DRAFT])
    )
    changes = list(weighty.order_by("pk"))
    concerned: dict[tuple[int, NoticeKind], list[Change]] = defaultdict(list)
    for change in changes:
        decider = change.before.get("decided_by_id")
        if decider is not None and change.after.get("decided_by_id") != decider:
            concerned[decider, NoticeKind.CHANGED].append(change)
    for kind, moved in (
        (NoticeKind.PUBLISHED, [one for one in changes if _is_published(one)]),
        (NoticeKind.SENT_BACK, [one for one in changes if _is_sent_back(one)]),
    ):
        for person, change in _whose(moved):
            concerned[person, kind].append(change)
    told = [
        Notice(
            to_id=person,
            kind=kind.value,
            change_set=change_set,
            text=_about(about, change_set.reason if kind is NoticeKind.SENT_BACK else ""),
            address=_address(about),
        )
        for (person, kind), about in concerned.items()
        if person != change_set.by_id
    ]
    return Notice.objects.bulk_create(told)


def tell_of_due(today: date) -> list[Notice]:
    """Tell the owners of open follow-ups that are due; again where the day was put off since."""
    told = Notice.objects.annotate(day=TruncDate("made_at")).filter(
        day__gte=F("follow_up__due_on"), follow_up__isnull=False
    )
    due = FollowUp.objects.filter(done_at__isnull=True, due_on__lte=today)
    due = due.exclude(pk__in=told.values("follow_up")).select_related("initiative")
    return Notice.objects.bulk_create(
        Notice(
            to_id=one.owner_id,
            kind=NoticeKind.FOLLOW_UP.value,
            follow_up=one,
            text=_fitting(f"{one.initiative}: {one.note}" if one.note else str(one.initiative)),
            address=reverse("admin:archive_initiative_change", args=[one.initiative_id]),
        )
        for one in due
    )


def unread(user: User) -> QuerySet[Notice]:
    """The notices of ``user`` that wait to be read, newest first."""
    return Notice.objects.filter(to=user, read_at__isnull=True).order_by("-pk")


def mark_read(user: User, keys: Sequence[int] | None = None) -> int:
    """Mark notices of ``user`` as read, all of them without ``keys``; return how many were not."""
    notices = unread(user).order_by()
    if keys is not None:
        notices = notices.filter(pk__in=keys)
    return notices.update(read_at=timezone.now())


def _is_published(change: Change) -> bool:
    return (
        change.action == ChangeAction.CHANGED
        and change.after.get("publication") == Publication.PUBLISHED
    )


def _is_sent_back(change: Change) -> bool:
    return (
        change.before.get("publication") == Publication.IN_REVIEW
        and change.after.get("publication") == Publication.DRAFT
    )


def _whose(changes: Iterable[Change]) -> Iterable[tuple[int, Change]]:
    """Who entered each changed record, or sent it to review, with the change; each once."""
    by_row = {(change.model, change.key): change for change in changes}
    found: dict[tuple[int, int], Change] = {}
    for model in {model for model, _key in by_row}:
        for keys in batched((key for one, key in by_row if one == model), _BATCH):
            history = Change.objects.filter(
                Q(action=ChangeAction.CREATED) | Q(after__publication=Publication.IN_REVIEW),
                model=model,
                key__in=keys,
                change_set__by__isnull=False,
            )
            for key, person in history.values_list("key", "change_set__by").order_by("pk"):
                found[person, key] = by_row[model, key]
    return [(person, change) for (person, _key), change in found.items()]


def _about(changes: Sequence[Change], reason: str) -> str:
    """What the notice is about: the first of the rows, and how many more there are."""
    label = changes[0].label or f"{changes[0].model} {changes[0].key}"
    more = f" (+{len(changes) - 1})" if len(changes) > 1 else ""
    return _fitting(f"{label}{more}: {reason}" if reason else f"{label}{more}")


def _address(changes: Sequence[Change]) -> str:
    """The page of the one record that ``changes`` are about; empty where there are several."""
    if len(changes) > 1:
        return ""
    (change,) = changes
    if change.model in RECORDS:
        if change.action == ChangeAction.DELETED:
            return ""
        return reverse(f"admin:archive_{change.model}_change", args=[change.key])
    record = ChangedRecord.objects.filter(change=change).order_by("pk").first()
    if record is None:
        return ""
    return reverse(f"admin:archive_{record.model}_change", args=[record.key])


def _fitting(text: str) -> str:
    """``text`` as long as a notice may be."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
