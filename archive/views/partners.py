"""Public pages about partners."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.filters import PartnerFilter
from archive.models import Appointment, Initiative, Mention, Official, Participation, Partner
from archive.models.publication import public_at
from archive.views import rows
from archive.views.articles import listed_articles
from archive.views.base import RecordListView, RecordView
from archive.views.figures import PartnerFigures, partner_figures
from archive.views.meetings import listed_meetings
from archive.views.silence import silence_table
from archive.views.stages import stage_shares
from archive.views.timeline import per_cent
from archive.vocabulary import PartnerRole

NO_FIGURES = PartnerFigures(initiatives=0, last="")
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
        figures = partner_figures()
        shown = [(one, figures.get(one.pk, NO_FIGURES)) for one in context["page_obj"]]
        most = max((counted.initiatives for _one, counted in shown), default=0)
        context["lines"] = [
            {
                "partner": partner,
                "count": counted.initiatives,
                "last": counted.last,
                "width": per_cent(100 * counted.initiatives / max(1, most)),
            }
            for partner, counted in shown
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
        shown = rows.first_of(
            rows.with_lines(Initiative.objects.all()), all_of_it.order_by("-stage_on", "-pk"), SHOWN
        )
        articles = rows.first_of(
            listed_articles(),
            rows.newest_articles(Mention.objects.public().filter(partner=record)),
            SHOWN,
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
            "articles": articles,
            "meetings": meetings.order_by("-held_on", "pk")[:SHOWN],
            "parts": parts,
            "parent": record.parent if record.parent and record.parent.is_public else None,
            "has_evidence": bool(counts or articles),
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
