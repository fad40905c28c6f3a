"""Decide on other bytes under a known reference."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from archive.changes.recording import recorded
from archive.curation.review import Decided
from archive.curation.writing import save_rows
from archive.models import RawDocument
from archive.vocabulary import ChangeKind, ReviewStatus


def keep_archived(documents: QuerySet[RawDocument], *, by: User) -> Decided:
    """Say of waiting versions that they are not wanted: the archived text stays as it is."""
    message = _("Not wanted: the archived text stays.")
    return _decide(documents, ReviewStatus.REJECTED, by=by, message=message)


def take_over(documents: QuerySet[RawDocument], *, by: User) -> Decided:
    """Say of waiting versions that they hold: the next reading of the archive reads them.

    Until then, and where editors have judged words of it, the archived text stays.
    """
    message = _("Wanted: to be read at the next reading.")
    return _decide(documents, ReviewStatus.ACCEPTED, by=by, message=message)


@recorded(ChangeKind.DECISION)
def _decide(
    documents: QuerySet[RawDocument], status: ReviewStatus, *, by: User, message: str
) -> Decided:
    total = documents.count()
    waiting = list(
        RawDocument.objects.conflicts()
        .filter(pk__in=documents.order_by().values("pk"))
        .defer("content")
        .order_by("pk")
        .select_for_update(of=("self",))
    )
    for document in waiting:
        document.status = status.value
    save_rows(waiting, ["status"], by=by, message=message)
    return Decided(changed=len(waiting), left=total - len(waiting))
