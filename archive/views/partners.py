"""Public pages about partners."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.filters import PartnerFilter
from archive.models import (
    Appointment,
    Initiative,
    Involvement,
    MeetingParticipant,
    Mention,
    Official,
    Participation,
    Partner,
)
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
        rows.any_of(
            rows.mentions().filter(partner=OuterRef("pk")).exclude(role=PartnerRole.MENTIONED)
        )
        | rows.any_of(
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

    def counted(self, count: int) -> str:
        return ngettext("%(count)s partner", "%(count)s partners", count)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
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
        all_of_it = Initiative.objects.public().labour().filter(pk__in=_joined(record))
        counts = Counter(dict(all_of_it.order_by().values_list("stage").annotate(Count("pk"))))
        shown = rows.first_of(
            rows.with_partners(Initiative.objects.all()),
            all_of_it.order_by("-stage_on", "-pk"),
            SHOWN,
        )
        articles = rows.first_of(
            listed_articles(),
            rows.newest_articles(Mention.objects.public().filter(partner=record)),
            SHOWN,
        )
        meetings = listed_meetings().filter(
            pk__in=MeetingParticipant.objects.public().filter(partner=record).values("meeting")
        )
        parts = named_partners().filter(parent=record).order_by("name")
        return {
            "stages": stage_shares(counts),
            "initiative_count": counts.total(),
            "silence": silence_table(shown, timezone.localdate()),
            "people": people_of(record)[:SHOWN],
            "articles": articles,
            "meetings": meetings.order_by("-held_on", "pk")[:SHOWN],
            "parts": parts,
            "other_names": [
                variant.name
                for variant in record.variants.all()
                if variant.name not in {record.name, record.name_en}
            ],
            "parent": record.parent if record.parent and record.parent.is_public else None,
            "has_evidence": bool(counts or articles),
        }


def _joined(partner: Partner) -> QuerySet:
    """The keys of the initiatives that ``partner``, which is public, takes part in."""
    joined = Participation.objects.public().filter(partner=partner)
    return rows.evidenced(joined).order_by().values("initiative").distinct()


def people_of(partner: Partner) -> list[dict[str, Any]]:
    """People on both sides of a partner's initiatives and meetings, with the post they held."""
    involved = rows.evidenced(Involvement.objects.public()).filter(initiative__in=_joined(partner))
    # Both ends are known to be public here: the page is the partner's, the list is of officials.
    present = MeetingParticipant.objects.public()
    meetings = present.filter(partner=partner).values("meeting")
    met = present.filter(meeting__in=meetings, official__isnull=False)
    either = Q()
    for named in (rows.appointments().filter(partner=partner), involved, met):
        either |= Q(pk__in=named.order_by().values("official").distinct())
    if partner.iso3166:
        either |= Q(country=partner.iso3166[:2])
    officials = Official.objects.public().filter(either).order_by("name")
    latest = Appointment.objects.public().order_by(
        "official", F("last_attested").desc(), F("pk").desc()
    )
    posts: dict[int, Appointment] = {}
    people = list(officials[:SHOWN])
    for held in latest.filter(official__in=people):
        posts.setdefault(held.official_id, held)
    return [{"official": one, "post": posts.get(one.pk)} for one in people]
