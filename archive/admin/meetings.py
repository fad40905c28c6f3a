"""The desk for meetings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from archive.admin.filters import ConfidenceFilter, RuleFilter, StateFilter, year_filter
from archive.admin.inlines import RowInline, ShownInline
from archive.admin.merging import MergedAdmin
from archive.admin.record import RecordAdmin
from archive.models import InitiativeMeeting, Meeting, MeetingParticipant, Mention
from archive.vocabulary import ReviewStatus


class ParticipantInline(RowInline):
    model = MeetingParticipant
    fields = ["standing", "partner", "official", "status"]
    readonly_fields = ["standing"]
    relations = ("partner", "official")


class MeetingInitiativeInline(RowInline):
    model = InitiativeMeeting
    verbose_name = _("initiative")
    verbose_name_plural = _("initiatives")
    fields = ["standing", "initiative", "role", "status"]
    readonly_fields = ["standing"]
    relations = ("initiative",)


class MeetingMentionInline(ShownInline):
    model = Mention
    fields = ["standing", "evidence_and_place"]
    readonly_fields = fields
    has_evidence = True
    ordering = ["-pk"]


@admin.register(Meeting)
class MeetingAdmin(MergedAdmin, RecordAdmin):
    """Occasions at which the sides met."""

    list_display = [
        "name",
        "held_on",
        "place",
        "format",
        "mode",
        "participants",
        "standing",
        "publication",
    ]
    list_filter = [
        StateFilter,
        year_filter("held_on", _("year")),
        "format",
        "mode",
        "publication",
        ConfidenceFilter,
        RuleFilter,
    ]
    actions = [*RecordAdmin.actions, "merge_selected"]
    names = ("name__icontains", "place__icontains")
    ordering = ["-held_on", "-pk"]
    fieldsets = [
        (
            _("Description"),
            {"fields": ["name", ("held_on", "place"), ("format", "mode"), "description"]},
        ),
        (_("Publication"), {"fields": [("status", "publication"), "slug", "origin"]}),
    ]
    inlines = [ParticipantInline, MeetingInitiativeInline, MeetingMentionInline]

    def add_facts(self, rows: Sequence[Any]) -> None:
        names: dict[int, list[str]] = {}
        present = MeetingParticipant.objects.exclude(status=ReviewStatus.REJECTED)
        present = present.filter(meeting__in=[row.pk for row in rows]).order_by("pk")
        for one in present.select_related("partner", "official"):
            names.setdefault(one.meeting_id, []).append(str(one))
        for row in rows:
            row.participant_names = names.get(row.pk, [])

    @admin.display(description=_("participants"))
    def participants(self, meeting: Any) -> str:
        return ", ".join(meeting.participant_names[:4])
