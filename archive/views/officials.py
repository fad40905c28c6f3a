"""Public pages about officials."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.filters import OfficialFilter
from archive.models import Initiative, Mention, Official
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
    return Official.objects.public().filter(Exists(rows.mentions().filter(official=OuterRef("pk"))))


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

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        count = context["paginator"].count
        context["counted"] = ngettext("%(count)s official", "%(count)s officials", count) % {
            "count": count
        }
        return context


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
            .prefetch_related(
                Prefetch(
                    "attestations", rows.attestations()[:ATTESTED], to_attr="shown_attestations"
                )
            )
            .order_by("first_attested", "pk")
        )
        quotations = (
            rows.quotations()
            .filter(official=record)
            .select_related("article__outlet")
            .order_by("-article__event_on", "article", "start")
        )
        initiatives = Initiative.objects.public().filter(
            pk__in=rows.involvements().filter(official=record).values("initiative")
        )
        dated = list(
            rows.newest_articles(Mention.objects.public().filter(official=record)).values_list(
                "pk", "event_on"
            )
        )
        days = [day for _key, day in dated if day]
        meetings = listed_meetings().filter(
            pk__in=rows.participants().filter(official=record).values("meeting")
        )
        return {
            "appointments": held,
            "drawing": draw_posts(held, timezone.localdate()),
            "quotations": [
                {"row": row, "evidence": evidence_of(row)} for row in quotations[:SHOWN]
            ],
            "quotation_count": quotations.count(),
            "silence": silence_table(
                rows.first_of(
                    rows.with_lines(Initiative.objects.all()),
                    initiatives.order_by("-stage_on", "-pk"),
                    SHOWN,
                ),
                timezone.localdate(),
            ),
            "meetings": meetings.order_by("-held_on", "pk")[:SHOWN],
            "articles": rows.in_order(listed_articles(), [key for key, _day in dated[:SHOWN]]),
            "counts": {"articles": len(dated), "initiatives": initiatives.count()},
            "seen": {"first": days[-1], "last": days[0]} if days else {},
        }
