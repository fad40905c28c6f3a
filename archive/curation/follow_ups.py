"""Follow-ups: an editor means to look by a day what has become of an initiative."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.models import FollowUp, Initiative
from archive.models.stages import FINAL_STAGES
from archive.vocabulary import ChangeKind, Scope

#: How many days of a month are counted when months of silence are asked for.
_DAYS_OF_MONTH = 365.25 / 12


def open_follow_ups() -> QuerySet[FollowUp]:
    """Follow-ups that are not done, the earliest first."""
    return FollowUp.objects.filter(done_at__isnull=True).order_by("due_on", "pk")


def mark_done(follow_ups: QuerySet[FollowUp], *, by: User) -> int:
    """Mark the open ones of ``follow_ups`` as done by ``by``; return how many there were."""
    with recording(ChangeKind.EDIT, by=by, summary=_("Follow-up done.")):
        locked = list(
            FollowUp.objects.filter(pk__in=follow_ups.order_by().values("pk"), done_at__isnull=True)
            .order_by("pk")
            .select_for_update(of=("self",))
        )
        for one in locked:
            one.done_by, one.done_at = by, timezone.now()
            one.save(update_fields=["done_by", "done_at"])
    return len(locked)


def silent_since(months: int, *, today: date) -> str:
    """The last day, as a partial date, before which a last report counts as long ago."""
    return (today - timedelta(days=round(months * _DAYS_OF_MONTH))).isoformat()


def silent(months: int, *, today: date) -> QuerySet[Initiative]:
    """Initiatives of the labour list without a report for ``months``, the longest silent first.

    Left out is what has come to an end, what nobody dated, and what somebody
    means to look at already. Silence says nothing about the initiative: the
    archive has no report. A report of some time in the year or month of the
    last day may be younger, and counts as such.
    """
    last = silent_since(months, today=today)
    perhaps_younger = [f"{part}{about}" for part in (last[:4], last[:7]) for about in ("", "~")]
    return (
        Initiative.objects.accepted()
        .live()
        .filter(scope=Scope.LABOUR, stage_on__gt="", stage_on__lt=last)
        .exclude(stage_on__in=perhaps_younger)
        .exclude(stage__in=FINAL_STAGES)
        .exclude(pk__in=FollowUp.objects.filter(done_at__isnull=True).values("initiative"))
        .order_by("stage_on", "pk")
    )
