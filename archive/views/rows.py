"""The joining rows that pages show: accepted, with both their ends public.

Each function gives a queryset; pages narrow it or hand it to ``Prefetch``. The
texts of articles are left in the database except where sentences are shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from archive.models import (
    Appointment,
    Article,
    ArticleLink,
    ArticleSubject,
    Attestation,
    Initiative,
    InitiativeLink,
    InitiativeMeeting,
    InitiativeSubject,
    Involvement,
    MeetingParticipant,
    Mention,
    Participation,
    Quotation,
    StageReport,
    StatedAmount,
)
from archive.models.publication import public_at

#: What no list shows of an article.
HEAVY = ("text", "passages", "boilerplate", "issues")


def without_text(rows: QuerySet, path: str = "article") -> QuerySet:
    """``rows`` with their article and its outlet, but not its text."""
    return rows.select_related(f"{path}__outlet").defer(*(f"{path}__{name}" for name in HEAVY))


def evidenced(rows: QuerySet) -> QuerySet:
    """Those of ``rows`` that rest on a public article or on an editor's note."""
    return rows.filter(Q(article__isnull=True) | public_at("article"))


def stage_reports() -> QuerySet[StageReport]:
    return evidenced(StageReport.objects.public()).order_by("reported_on", "pk")


def participations() -> QuerySet[Participation]:
    shown = Participation.objects.public().filter(public_at("partner"))
    return evidenced(shown).select_related("partner").order_by("role", "partner__name", "pk")


def involvements() -> QuerySet[Involvement]:
    shown = Involvement.objects.public().filter(public_at("official"))
    return evidenced(shown).select_related("official").order_by("role", "official__name", "pk")


def amounts() -> QuerySet[StatedAmount]:
    return evidenced(StatedAmount.objects.public()).order_by("stated_on", "pk")


def mentions() -> QuerySet[Mention]:
    return Mention.objects.public().filter(public_at("article")).order_by("article_id", "start")


def quotations() -> QuerySet[Quotation]:
    return Quotation.objects.public().filter(public_at("article"))


def appointments() -> QuerySet[Appointment]:
    return Appointment.objects.public()


def attestations() -> QuerySet[Attestation]:
    return without_text(Attestation.objects.filter(public_at("article")))


def participants() -> QuerySet[MeetingParticipant]:
    return (
        MeetingParticipant.objects.public()
        .filter(public_at("partner") | public_at("official"))
        .select_related("partner", "official")
    )


def initiative_meetings() -> QuerySet[InitiativeMeeting]:
    return InitiativeMeeting.objects.public().filter(public_at("meeting"), public_at("initiative"))


def initiative_links() -> QuerySet[InitiativeLink]:
    return InitiativeLink.objects.public().filter(public_at("initiative"), public_at("other"))


def article_links() -> QuerySet[ArticleLink]:
    return ArticleLink.objects.public().filter(public_at("article"), public_at("other"))


def initiative_subjects() -> QuerySet[InitiativeSubject]:
    return (
        InitiativeSubject.objects.public()
        .filter(subject__merged_into__isnull=True)
        .select_related("subject")
    )


def article_subjects() -> QuerySet[ArticleSubject]:
    return (
        ArticleSubject.objects.public()
        .filter(subject__merged_into__isnull=True)
        .select_related("subject")
    )


def with_lines(initiatives: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """``initiatives`` with what their silence lines need: partners and dated reports."""
    return initiatives.prefetch_related(
        Prefetch("participations", participations(), to_attr="shown_participations"),
        Prefetch("stage_reports", stage_reports(), to_attr="shown_reports"),
    )


def first_of(records: QuerySet, narrowed: QuerySet, count: int) -> list[Any]:
    """The first ``count`` of ``narrowed`` in its order, fetched as ``records`` fetches them.

    Only keys are sorted, so that a long list costs little more than a short one.
    """
    return in_order(records, list(narrowed.values_list("pk", flat=True)[:count]))


def in_order(records: QuerySet, keys: Sequence[int]) -> list[Any]:
    """The ``records`` with these ``keys``, in the order of the keys."""
    found = records.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def newest_articles(named: QuerySet) -> QuerySet[Article]:
    """The public articles that ``named`` rows name, newest event first."""
    return (
        Article.objects.public()
        .filter(pk__in=named.order_by().values("article"))
        .order_by("-event_on", "-published_on", "-pk")
    )
