"""What visitors can narrow the list of meetings by."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from archive.filters.common import (
    QuestionFilter,
    RecordFilterSet,
    YearFilter,
    holding,
    in_year,
    official_filter,
    partner_filter,
    term_filter,
)
from archive.models import Meeting, MeetingParticipant, Official, Partner
from archive.vocabulary import MeetingFormat


class MeetingFilter(RecordFilterSet):
    """Filters for the list of meetings. The names are the public parameters."""

    q = QuestionFilter()
    partner = partner_filter()
    kind = term_filter(MeetingFormat, _("Form"), field_name="format")
    year = YearFilter(label=_("Year"), method="held_in")
    official = official_filter()

    class Meta:
        model = Meeting
        fields: list[str] = []

    def with_partner(self, meetings: QuerySet, _name: str, partner: Partner) -> QuerySet:
        rows = MeetingParticipant.objects.public().filter(partner=partner)
        return holding(meetings, rows, "meeting")

    def with_official(self, meetings: QuerySet, _name: str, official: Official) -> QuerySet:
        rows = MeetingParticipant.objects.public().filter(official=official)
        return holding(meetings, rows, "meeting")

    def held_in(self, meetings: QuerySet, _name: str, year: int) -> QuerySet:
        return meetings.filter(in_year("held_on", year))
