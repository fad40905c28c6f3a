"""Public pages about officials."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Max, Min, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.filters import OfficialFilter
from archive.models import Initiative, Involvement, MeetingParticipant, Mention, Official
from archive.views import rows
from archive.views.articles import listed_articles
from archive.views.base import RecordListView, RecordView
from archive.views.evidence import evidence_of
from archive.views.meetings import listed_meetings
from archive.views.posts import draw_posts
from archive.views.silence import silence_table

#: How many rows of one kind an official's page shows.
SHOWN = 12
#: How many places that attest a post it names.
ATTESTED = 6


def named_officials() -> QuerySet[Official]:
    """Officials that an article names."""
    return Official.objects.public().filter(
        rows.any_of(rows.mentions().filter(official=OuterRef("pk")))
    )


def posts() -> Prefetch:
    """The appointments of officials, latest first."""
    return Prefetch(
        "appointments",
        rows.appointments()
        .select_related("partner")
        .order_by(F("last_attested").desc(), F("first_attested").desc(), "pk"),
        to_attr="shown_appointments",
    )


class OfficialListView(RecordListView):
    """Officials with evidence, by name."""

    filterset_class = OfficialFilter
    template_name = "archive/official_list.html"
    section = "officials"
    paginate_by = 50
    orders = (("name", _("name"), ("name",)),)

    def get_queryset(self) -> QuerySet[Official]:
        return named_officials().prefetch_related(posts())

    def counted(self, count: int) -> str:
        return ngettext("%(count)s official", "%(count)s officials", count)


class OfficialView(RecordView):
    """One official: posts by date, quotations, initiatives, meetings, articles."""

    model = Official
    name = "official"
    section = "officials"
    template_name = "archive/official.html"

    def records(self) -> QuerySet[Official]:
        return Official.objects.prefetch_related("variants")

    def about(self, record: Official) -> dict[str, Any]:
        held = list(
            rows.appointments()
            .filter(official=record)
            .select_related("partner")
            .order_by("first_attested", "pk")
        )
        quotations = (
            rows.quotations()
            .filter(official=record)
            .select_related("article__outlet")
            .order_by("-article__event_on", "article", "start")
        )
        initiatives = Initiative.objects.public().filter(
            pk__in=rows.evidenced(Involvement.objects.public().filter(official=record))
            .order_by()
            .values("initiative")
            .distinct()
        )
        articles = rows.newest_articles(Mention.objects.public().filter(official=record))
        seen = articles.order_by().aggregate(
            count=Count("pk"), first=Min("event_on", filter=~Q(event_on="")), last=Max("event_on")
        )
        meetings = listed_meetings().filter(
            pk__in=MeetingParticipant.objects.public().filter(official=record).values("meeting")
        )
        return {
            "appointments": held,
            "attestations": rows.latest_attestations(held, ATTESTED),
            "drawing": draw_posts(held, timezone.localdate()),
            "quotations": [
                {"row": row, "evidence": evidence_of(row)} for row in quotations[:SHOWN]
            ],
            "quotation_count": quotations.count(),
            "silence": silence_table(
                rows.first_of(
                    rows.with_partners(Initiative.objects.all()),
                    initiatives.order_by("-stage_on", "-pk"),
                    SHOWN,
                ),
                timezone.localdate(),
            ),
            "meetings": meetings.order_by("-held_on", "pk")[:SHOWN],
            "articles": rows.first_of(listed_articles(), articles, SHOWN),
            "counts": {"articles": seen["count"], "initiatives": initiatives.count()},
            "seen": seen,
        }
