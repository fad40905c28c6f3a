"""Public pages about meetings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.filters import MeetingFilter
from archive.models import Meeting, Mention
from archive.views import rows
from archive.views.base import RecordListView, RecordView
from archive.views.evidence import evidence_of
from archive.views.sentences import sentence_at

#: How many sentences a meeting's page shows.
SHOWN = 20
#: Of how many mentions: a sentence seldom names a meeting more than twice.
LOOKED_AT = 3 * SHOWN


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

    def counted(self, count: int) -> str:
        return ngettext("%(count)s meeting", "%(count)s meetings", count)


def _one_a_sentence(mentions: Iterable[Mention]) -> list[Mention]:
    """The first of ``mentions`` in each sentence."""
    found: dict[tuple[int, tuple[int, int]], Mention] = {}
    for mention in mentions:
        edges = sentence_at(mention.article.text, mention.start, mention.end)
        found.setdefault((mention.article_id, edges), mention)
    return list(found.values())


class MeetingView(RecordView):
    """One meeting: who took part, what it was for, and the articles that tell of it."""

    model = Meeting
    name = "meeting"
    section = "meetings"
    template_name = "archive/meeting.html"

    def about(self, record: Meeting) -> dict[str, Any]:
        participants = list(rows.participants().filter(meeting=record))
        mentions = rows.mentions().filter(meeting=record).select_related("article__outlet")
        return {
            "partners": [row for row in participants if row.partner],
            "officials": [row for row in participants if row.official],
            "initiatives": rows.initiative_meetings()
            .filter(meeting=record)
            .select_related("initiative")
            .order_by("initiative__name", "pk"),
            "evidence": [evidence_of(row) for row in _one_a_sentence(mentions[:LOOKED_AT])][:SHOWN],
        }
