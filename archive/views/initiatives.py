"""Public pages about initiatives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.filters import InitiativeFilter
from archive.models import Appointment, Initiative, Partner, StageReport
from archive.models.review import least_sure
from archive.views import rows
from archive.views.base import RecordListView, RecordView
from archive.views.evidence import statements
from archive.views.history import stage_history
from archive.views.silence import silence_table
from archive.vocabulary import InitiativeLinkKind, Origin

#: How a link between initiatives reads from its own side and from the other.
INITIATIVE_LINKS: dict[str, tuple[Any, Any]] = {
    InitiativeLinkKind.CONTINUES: (_("continues"), _("continued by")),
    InitiativeLinkKind.IMPLEMENTS: (_("implements"), _("implemented by")),
    InitiativeLinkKind.PART_OF: (_("part of"), _("comprises")),
    InitiativeLinkKind.SUPERSEDES: (_("supersedes"), _("superseded by")),
    InitiativeLinkKind.AMENDS: (_("amends"), _("amended by")),
    InitiativeLinkKind.RELATED: (_("related to"), _("related to")),
}


class InitiativeListView(RecordListView):
    """Initiatives of the labour list on one time axis."""

    filterset_class = InitiativeFilter
    template_name = "archive/initiative_list.html"
    section = "initiatives"
    orders = (
        ("newest", _("newest report"), ("-stage_on",)),
        ("silent", _("longest without news"), ("stage_on",)),
    )

    def get_queryset(self) -> QuerySet[Initiative]:
        return rows.with_lines(Initiative.objects.public().labour())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        count = context["paginator"].count
        context["counted"] = ngettext("%(count)s initiative", "%(count)s initiatives", count) % {
            "count": count
        }
        context["silence"] = silence_table(list(context["page_obj"]), timezone.localdate())
        return context


class InitiativeView(RecordView):
    """One initiative: what became of it, who, the evidence, what is related."""

    model = Initiative
    name = "initiative"
    section = "initiatives"
    template_name = "archive/initiative.html"

    def records(self) -> QuerySet[Initiative]:
        return Initiative.objects.select_related("parent")

    def about(self, record: Initiative) -> dict[str, Any]:
        with_article = ("article__outlet",)
        reports: list[Any] = list(
            rows.stage_reports().filter(initiative=record).select_related(*with_article)
        )
        history = stage_history(record, reports, timezone.localdate())
        participations = list(
            rows.participations().filter(initiative=record).select_related(*with_article)
        )
        involvements: list[Any] = list(
            rows.involvements()
            .filter(initiative=record)
            .select_related(*with_article)
            .prefetch_related(
                Prefetch(
                    "official__appointments",
                    rows.appointments(),
                    to_attr="shown_appointments",
                )
            )
        )
        mentions: list[Any] = list(
            rows.mentions().filter(initiative=record).select_related("article__outlet")
        )
        amounts = list(rows.amounts().filter(initiative=record).select_related(*with_article))
        articles = {row.article_id: row.article for row in [*mentions, *reports] if row.article}
        return {
            "history": history,
            "participations": _by_partner(participations),
            "involvements": [
                {"row": row, "post": _post_at(row.official.shown_appointments, row, reports)}
                for row in involvements
            ],
            "statements": statements([*mentions, *participations, *involvements, *amounts]),
            "amounts": amounts,
            "articles": sorted(
                articles.values(), key=lambda article: (article.dated, article.pk), reverse=True
            ),
            "parent": record.parent if record.parent and record.parent.is_public else None,
            "items": record.items.public(),
            "links": _links(record),
            "meetings": rows.initiative_meetings()
            .filter(initiative=record)
            .select_related("meeting")
            .order_by("-meeting__held_on", "pk"),
            "subjects": rows.initiative_subjects().filter(initiative=record),
        }


@dataclass(slots=True)
class Party:
    """A partner of an initiative with all its roles, as sure as the least sure of them."""

    partner: Partner
    roles: list[str]
    origin: Origin


def _by_partner(participations: Iterable[Any]) -> list[Party]:
    """One party a partner, in the order of the rows."""
    found: dict[int, Party] = {}
    for row in participations:
        party = found.setdefault(row.partner_id, Party(row.partner, [], row.origin))
        party.roles.append(row.get_role_display())
        party.origin = least_sure((party.origin, row.origin))
    return list(found.values())


def _post_at(
    appointments: Iterable[Appointment], row: Any, reports: Iterable[StageReport]
) -> Appointment | None:
    """The post that the official held when the article of ``row`` was written.

    That is an appointment attested on the very date, or one whose attested dates
    stand on both sides of it; none where the archive does not know.
    """
    dates = [row.article.event_on, row.article.published_on] if row.article else []
    dates += [report.reported_on for report in reports] if not row.article else []
    for day in filter(None, dates):
        for held in appointments:
            if held.first_attested and held.first_attested <= day <= (
                held.last_attested or held.first_attested
            ):
                return held
    return None


def _links(initiative: Initiative) -> list[dict[str, Any]]:
    """Other initiatives that this one stands to, as it reads from this side."""
    found = (
        rows.initiative_links()
        .filter(Q(initiative=initiative) | Q(other=initiative))
        .select_related("initiative", "other")
    )
    return [
        {
            "kind": INITIATIVE_LINKS[row.kind][row.other_id == initiative.pk],
            "other": row.initiative if row.other_id == initiative.pk else row.other,
            "origin": row.origin,
        }
        for row in found
    ]
