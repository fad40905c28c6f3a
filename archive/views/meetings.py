"""Public pages about meetings."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.filters import MeetingFilter
from archive.models import Meeting
from archive.views import rows
from archive.views.base import RecordListView, RecordView
from archive.views.evidence import evidence_of


def listed_meetings() -> QuerySet[Meeting]:
    """Meetings with who took part."""
    return Meeting.objects.public().prefetch_related(
        Prefetch("participants", rows.participants(), to_attr="shown_participants")
    )


class MeetingListView(RecordListView):
    """Meetings, latest first."""

    filterset_class = MeetingFilter
    template_name = "archive/meeting_list.html"
    section = "meetings"
    orders = (
        ("newest", _("newest"), ("-held_on",)),
        ("oldest", _("oldest"), ("held_on",)),
        ("name", _("name"), ("name",)),
    )

    def get_queryset(self) -> QuerySet[Meeting]:
        return listed_meetings()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        count = context["paginator"].count
        context["counted"] = ngettext("%(count)s meeting", "%(count)s meetings", count) % {
            "count": count
        }
        return context


class MeetingView(RecordView):
    """One meeting: who took part, what it was for, and the articles that tell of it."""

    model = Meeting
    name = "meeting"
    section = "meetings"
    template_name = "archive/meeting.html"

    def about(self, record: Meeting) -> dict[str, Any]:
        participants = list(rows.participants().filter(meeting=record))
        mentions = list(rows.mentions().filter(meeting=record).select_related("article__outlet"))
        return {
            "partners": [row for row in participants if row.partner],
            "officials": [row for row in participants if row.official],
            "initiatives": rows.initiative_meetings()
            .filter(meeting=record)
            .select_related("initiative")
            .order_by("initiative__name", "pk"),
            "evidence": [{"row": row, "evidence": evidence_of(row)} for row in mentions],
        }
