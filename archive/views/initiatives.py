"""Public pages about initiatives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.filters import InitiativeFilter
from archive.models import (
    Appointment,
    Initiative,
    Involvement,
    Participation,
    Partner,
    StatedAmount,
)
from archive.models.review import least_sure
from archive.views import rows
from archive.views.base import RecordListView, RecordView, canonical_address
from archive.views.history import StageHistory, stage_history
from archive.views.proof import PAGE_SIZE as SENTENCES
from archive.views.proof import Proof
from archive.views.reports import PAGE_SIZE as REPORTS
from archive.views.reports import told_in_full, told_in_short
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

#: The latest stated amounts that stand in the head of the page; the evidence has all of them.
AMOUNTS = 6


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
        return rows.with_partners(Initiative.objects.public().labour())

    def counted(self, count: int) -> str:
        return ngettext("%(count)s initiative", "%(count)s initiatives", count)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
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
        history = _history(record)
        participations = list(_participations(record))
        involvements: list[Any] = list(
            _involvements(record).prefetch_related(
                Prefetch(
                    "official__appointments",
                    rows.appointments(),
                    to_attr="shown_appointments",
                )
            )
        )
        amounts = list(_amounts(record))
        proof = Proof.of(record, history, [*participations, *involvements, *amounts])
        return {
            "history": history,
            "told": told_in_short(history),
            "participations": _by_partner(participations),
            "involvements": [
                {"row": row, "post": _post_at(row.official.shown_appointments, row, history)}
                for row in involvements
            ],
            "amounts": amounts[-AMOUNTS:],
            "more_amounts": max(0, len(amounts) - AMOUNTS),
            **proof.in_short(),
            "parent": record.parent if record.parent and record.parent.is_public else None,
            "items": record.items.public(),
            "links": _links(record),
            "meetings": rows.initiative_meetings()
            .filter(initiative=record)
            .select_related("meeting")
            .order_by("-meeting__held_on", "pk"),
            "subjects": rows.initiative_subjects().filter(initiative=record),
        }


class InitiativePagesView(InitiativeView):
    """What an initiative's page leaves out, page by page."""

    def pages(self, items: Sequence[Any], size: int) -> dict[str, Any]:
        """The page of ``items`` that was asked for, or the nearest there is."""
        paginator = Paginator(items, size)
        page = paginator.get_page(self.request.GET.get("page"))
        query = f"?page={page.number}" if page.number > 1 else ""
        return {
            "page_obj": page,
            "page_numbers": list(
                paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
            ),
            "canonical": canonical_address(self.request, query=query),
        }


class InitiativeReportsView(InitiativePagesView):
    """Every stage report of one initiative, oldest first."""

    template_name = "archive/initiative_reports.html"

    def about(self, record: Initiative) -> dict[str, Any]:
        history = _history(record)
        pages = self.pages(history.reports, REPORTS)
        page = pages["page_obj"]
        return {
            **pages,
            "history": history,
            "told": told_in_full(history, max(0, page.start_index() - 1), page.end_index()),
            "count": len(history.reports),
        }


class InitiativeEvidenceView(InitiativePagesView):
    """Every sentence that one initiative rests on, newest article first."""

    template_name = "archive/initiative_evidence.html"

    def about(self, record: Initiative) -> dict[str, Any]:
        others = (*_participations(record), *_involvements(record), *_amounts(record))
        proof = Proof.of(record, _history(record), others)
        pages = self.pages(proof.places, SENTENCES)
        return {
            **pages,
            "statements": proof.page(list(pages["page_obj"])),
            "count": len(proof.places),
        }


def _history(initiative: Initiative) -> StageHistory:
    return stage_history(initiative, rows.light_reports(initiative), timezone.localdate())


def _participations(initiative: Initiative) -> QuerySet[Participation]:
    return rows.without_text(rows.participations()).filter(initiative=initiative)


def _involvements(initiative: Initiative) -> QuerySet[Involvement]:
    return rows.without_text(rows.involvements()).filter(initiative=initiative)


def _amounts(initiative: Initiative) -> QuerySet[StatedAmount]:
    return rows.without_text(rows.amounts()).filter(initiative=initiative)


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
    appointments: Iterable[Appointment], row: Any, history: StageHistory
) -> Appointment | None:
    """The post that the official held when the article of ``row`` was written.

    That is an appointment attested on the very date, or one whose attested dates
    stand on both sides of it; none where the archive does not know.
    """
    dates = [row.article.event_on, row.article.published_on] if row.article else []
    dates += [report.reported_on for report in history.reports] if not row.article else []
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
