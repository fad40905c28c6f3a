"""Let work wait at the desk of an invented archive, so that its inbox is as full as a real one."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.models import User
from django.db.models import F
from django.db.models.functions import Mod
from django.utils import timezone

from archive.curation.notes import write_note
from archive.models import (
    Article,
    FieldProposal,
    FollowUp,
    Initiative,
    Mention,
    Notice,
    Official,
    OfficialPair,
    Participation,
    Partner,
    StageReport,
)

#: One row in so many waits for a decision; one article in so many has been reviewed.
_WAITS, _REVIEWED = 5, 3
#: Of everything else that an inbox shows, so many.
_SOME = 200


def make_work_wait(editor: User) -> None:
    """Let rows wait, and give ``editor`` notices, notes, follow-ups and drafts; once."""
    if Notice.objects.exists():
        return
    for model in (Mention, Participation, StageReport):
        rows = model.objects.annotate(rest=Mod(F("pk"), _WAITS)).filter(rest=0)
        rows.update(status="proposed", confidence=Mod(F("pk"), 97) / 100.0)
    now = timezone.now()
    judged = Article.objects.annotate(rest=Mod(F("pk"), _REVIEWED)).exclude(rest=0)
    judged.update(decided_by=editor, decided_at=now)
    Notice.objects.bulk_create(
        Notice(to=editor, kind="changed", text="Jepang", address="/admin/") for _ in range(_SOME)
    )
    initiatives = list(Initiative.objects.order_by("pk")[:_SOME])
    FollowUp.objects.bulk_create(
        FollowUp(initiative=one, owner=editor, due_on=(now - timedelta(days=number)).date())
        for number, one in enumerate(initiatives)
    )
    for article in Article.objects.order_by("pk")[:20]:
        write_note(article, f"@{editor.username} lihat", by=editor)
    partners = list(Partner.objects.order_by("-pk")[:_SOME])
    Partner.objects.filter(pk__in=[one.pk for one in partners]).update(publication="in_review")
    FieldProposal.objects.bulk_create(
        FieldProposal(partner=one, field="name", proposed="Lain", confidence=0.5)
        for one in partners
    )
    officials = list(Official.objects.order_by("pk")[: 2 * _SOME])
    OfficialPair.objects.bulk_create(
        OfficialPair(first=first, second=second, confidence=0.8)
        for first, second in zip(officials[::2], officials[1::2], strict=False)
    )
