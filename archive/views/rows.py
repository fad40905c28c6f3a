"""The joining rows that pages show: accepted, with both their ends public.

Each function gives a queryset; pages narrow it or hand it to ``Prefetch``. The
texts of articles are left in the database except where sentences are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import Case, F, Prefetch, Q, QuerySet, Subquery, When, Window
from django.db.models.functions import RowNumber
from django.db.models.lookups import GreaterThan

from archive.filters.common import walked
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


def reprints() -> QuerySet[Article]:
    """Public articles with what a line about a near-duplicate says: headline, outlet, date."""
    shown = Article.objects.public().select_related("outlet").order_by("published_on", "pk")
    return shown.defer(*HEAVY)


def mentions() -> QuerySet[Mention]:
    return Mention.objects.public().filter(public_at("article")).order_by("article_id", "start")


def quotations() -> QuerySet[Quotation]:
    return Quotation.objects.public().filter(public_at("article"))


def appointments() -> QuerySet[Appointment]:
    return Appointment.objects.public()


def attestations() -> QuerySet[Attestation]:
    return without_text(Attestation.objects.filter(public_at("article")))


def latest_attestations(appointments: Iterable[Appointment], count: int) -> dict[int, list[Any]]:
    """The newest attestations of ``appointments`` by their keys, at most ``count`` of each.

    Only keys are sorted: a minister's post is attested by thousands of articles.
    """
    newest_first: list[Any] = [
        F("article__event_on").desc(),
        F("article__published_on").desc(),
        "-article",
    ]
    ranked = (
        Attestation.objects.filter(public_at("article"), appointment__in=appointments)
        .order_by()
        .annotate(
            place=Window(RowNumber(), partition_by="appointment", order_by=[*newest_first, "start"])
        )
        .filter(place__lte=count)
        .values_list("pk", "place")
    )
    places = dict(ranked)
    found: dict[int, list[Any]] = {}
    for one in sorted(attestations().in_bulk(places).values(), key=lambda one: places[one.pk]):
        found.setdefault(one.appointment_id, []).append(one)
    return found


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


def with_partners(initiatives: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """``initiatives`` with the partners that take part in them."""
    return initiatives.prefetch_related(
        Prefetch("participations", participations(), to_attr="shown_participations")
    )


def light_reports(initiative: Initiative) -> list[Any]:
    """All stage reports of ``initiative`` without their words, each with its article's date.

    The page of an initiative orders and draws every one, but quotes only a few.
    """
    return list(
        stage_reports()
        .filter(initiative=initiative)
        .order_by()
        .annotate(
            dated=Case(
                When(article__published_on__gt="", then=F("article__published_on")),
                default=F("article__event_on"),
            )
        )
        .only("article", "decided_by", "initiative", "reported_on", "run", "stage", "status")
    )


class DatedReport(NamedTuple):
    """What is drawn of a stage report; ``machine`` tells that no editor has reviewed it."""

    day: str
    stage: str
    machine: bool


def dated_reports(initiatives: Iterable[Initiative]) -> dict[int, list[DatedReport]]:
    """The dated stage reports of ``initiatives`` by their keys, in no order; each look once."""
    keys = [initiative.pk for initiative in initiatives]
    found: dict[int, list[DatedReport]] = {}
    if not keys:
        return found
    reports = (
        stage_reports()
        .filter(initiative__in=keys)
        .exclude(reported_on="")  # not "greater than": all dates would be walked through
        .order_by()
        .annotate(machine=Q(decided_by__isnull=True, run__isnull=False))
        .values_list("initiative", "reported_on", "stage", "machine")
        .distinct()
    )
    for key, *report in reports:
        found.setdefault(key, []).append(DatedReport(*report))
    return found


def any_of(rows: QuerySet) -> GreaterThan:
    """A condition like ``Exists``, but asked row by row: as soon as a page is full, no more.

    PostgreSQL would turn ``Exists`` into a join, and read all mentions of the archive for it.
    """
    return GreaterThan(Subquery(rows.order_by().values("pk")[:1]), 0)


def first_of(records: QuerySet, narrowed: QuerySet, count: int) -> list[Any]:
    """The first ``count`` of ``narrowed`` in its order, fetched as ``records`` fetches them.

    Only keys are sorted, so that a long list costs little more than a short one.
    """
    return in_order(records, list(narrowed.values_list("pk", flat=True)[:count]))


def in_order(records: QuerySet, keys: Sequence[int]) -> list[Any]:
    """The ``records`` with these ``keys``, in the order of the keys."""
    found = records.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def newest_articles(*named: QuerySet) -> QuerySet[Article]:
    """The public articles that rows of any of ``named`` name, newest event first."""
    articles = walked(Article.objects.public(), *((rows, "article") for rows in named))
    return articles.order_by("-event_on", "-published_on", "-pk")
