"""Public pages about partners."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.filters import PartnerFilter
from archive.models import Appointment, Initiative, Official, Participation, Partner
from archive.models.publication import public_at
from archive.views import rows
from archive.views.articles import listed_articles
from archive.views.base import RecordListView, RecordView
from archive.views.meetings import listed_meetings
from archive.views.silence import silence_table
from archive.views.stages import stage_shares
from archive.vocabulary import PartnerRole, Scope

#: How many rows of one kind a partner's page shows; the list has the rest.
SHOWN = 12


def named_partners() -> QuerySet[Partner]:
    """Partners that an article names or an initiative has; others are known, but have no news."""
    return Partner.objects.public().filter(
        Exists(rows.mentions().filter(partner=OuterRef("pk")).exclude(role=PartnerRole.MENTIONED))
        | Exists(
            Participation.objects.public().filter(public_at("initiative"), partner=OuterRef("pk"))
        )
    )


def participations_of_labour() -> QuerySet[Participation]:
    """What counts: participations in public initiatives of the labour list."""
    return Participation.objects.public().filter(
        public_at("initiative"), initiative__scope=Scope.LABOUR
    )


def initiatives_by_partner(partners: list[Partner]) -> dict[int, dict[str, Any]]:
    """How many initiatives each of ``partners`` has, and when they were last reported."""
    found = (
        participations_of_labour()
        .filter(partner__in=partners)
        .order_by()
        .values("partner")
        .annotate(count=Count("initiative", distinct=True), last=Max("initiative__stage_on"))
    )
    return {entry["partner"]: entry for entry in found}


class PartnerListView(RecordListView):
    """Partners with evidence, by name."""

    filterset_class = PartnerFilter
    template_name = "archive/partner_list.html"
    section = "partners"
    paginate_by = 50
    orders = (
        ("name", _("name"), ("name",)),
        ("kind", _("kind"), ("kind", "name")),
    )

    def get_queryset(self) -> QuerySet[Partner]:
        return named_partners().select_related("parent")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        count = context["paginator"].count
        context["counted"] = ngettext("%(count)s partner", "%(count)s partners", count) % {
            "count": count
        }
        shown = initiatives_by_partner(list(context["page_obj"]))
        most = max((entry["count"] for entry in shown.values()), default=1)
        context["lines"] = [
            {
                "partner": partner,
                "count": shown.get(partner.pk, {}).get("count", 0),
                "last": shown.get(partner.pk, {}).get("last", ""),
                "width": f"{100 * shown.get(partner.pk, {}).get('count', 0) / most:.1f}%",
            }
            for partner in context["page_obj"]
        ]
        return context


class PartnerView(RecordView):
    """One partner: initiatives by stage, people, meetings, articles, parts."""

    model = Partner
    name = "partner"
    section = "partners"
    template_name = "archive/partner.html"

    def records(self) -> QuerySet[Partner]:
        return Partner.objects.select_related("parent").prefetch_related("variants")

    def about(self, record: Partner) -> dict[str, Any]:
        all_of_it = (
            Initiative.objects.public()
            .labour()
            .filter(pk__in=rows.participations().filter(partner=record).values("initiative"))
        )
        counts = Counter(dict(all_of_it.order_by().values_list("stage").annotate(Count("pk"))))
        shown = list(rows.with_lines(all_of_it.order_by("-stage_on", "pk"))[:SHOWN])
        articles = listed_articles().filter(
            pk__in=rows.mentions().filter(partner=record).values("article")
        )
        meetings = listed_meetings().filter(
            pk__in=rows.participants().filter(partner=record).values("meeting")
        )
        parts = record.parts.public().filter(pk__in=named_partners()).order_by("name")
        return {
            "stages": stage_shares(counts),
            "initiative_count": counts.total(),
            "silence": silence_table(shown, timezone.localdate()),
            "people": people_of(record)[:SHOWN],
            "articles": articles.order_by("-event_on", "-pk")[:SHOWN],
            "meetings": meetings.order_by("-held_on", "pk")[:SHOWN],
            "parts": parts,
            "parent": record.parent if record.parent and record.parent.is_public else None,
            "roles": rows.mentions()
            .filter(partner=record)
            .exclude(role="")
            .order_by("role")
            .values_list("role", flat=True)
            .distinct(),
            "has_evidence": bool(counts) or articles.exists(),
        }


def people_of(partner: Partner) -> list[dict[str, Any]]:
    """People on both sides of a partner's initiatives and meetings, with the post they held."""
    initiatives = rows.participations().filter(partner=partner).values("initiative")
    involved = rows.involvements().filter(initiative__in=initiatives).values("official")
    meetings = rows.participants().filter(partner=partner).values("meeting")
    met = rows.participants().filter(meeting__in=meetings, official__isnull=False)
    appointed = rows.appointments().filter(partner=partner).values("official")
    own = Q(pk__in=appointed)
    if partner.iso3166:
        own |= Q(country=partner.iso3166[:2])
    officials = (
        Official.objects.public()
        .filter(own | Q(pk__in=involved) | Q(pk__in=met.values("official")))
        .order_by("name")
    )
    latest = Appointment.objects.public().order_by(
        "official", F("last_attested").desc(), F("pk").desc()
    )
    posts: dict[int, Appointment] = {}
    people = list(officials[:SHOWN])
    for held in latest.filter(official__in=people):
        posts.setdefault(held.official_id, held)
    return [{"official": one, "post": posts.get(one.pk)} for one in people]
