"""The desk for initiatives: who takes part, what became of them, and which words say so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin import shown
from archive.admin.became import became
from archive.admin.filters import (
    ConfidenceFilter,
    RuleFilter,
    StateFilter,
    related_filter,
    year_filter,
)
from archive.admin.follow_ups import FollowedAdmin, SilentFilter
from archive.admin.inlines import RowInline, ShownInline
from archive.admin.merging import MergedAdmin
from archive.admin.partners import VariantInline
from archive.admin.record import RecordAdmin
from archive.admin.resources import InitiativeResource
from archive.admin.suggestions_page import SuggestingAdmin
from archive.admin.transfer import TransferAdmin
from archive.models import (
    Initiative,
    InitiativeLink,
    InitiativeMeeting,
    InitiativeSubject,
    Involvement,
    Mention,
    Participation,
    StageReport,
    StatedAmount,
    Subject,
)
from archive.vocabulary import ReviewStatus


class ParticipationInline(RowInline):
    model = Participation
    fields = [
        "standing",
        "partner",
        "role",
        "status",
        "article",
        "exact",
        "note",
        "evidence_and_place",
    ]
    readonly_fields = ["standing", "evidence_and_place"]
    relations = ("partner",)
    has_evidence = True


class InvolvementInline(RowInline):
    model = Involvement
    fields = [
        "standing",
        "official",
        "role",
        "status",
        "article",
        "exact",
        "note",
        "evidence_and_place",
    ]
    readonly_fields = ["standing", "evidence_and_place"]
    relations = ("official",)
    has_evidence = True


class StageReportInline(RowInline):
    model = StageReport
    fields = [
        "standing",
        "stage",
        "reported_on",
        "status",
        "article",
        "exact",
        "note",
        "evidence_and_place",
    ]
    readonly_fields = ["standing", "evidence_and_place"]
    has_evidence = True
    ordering = ["-reported_on", "-pk"]


class AmountInline(RowInline):
    model = StatedAmount
    fields = [
        "standing",
        "value",
        "unit",
        "qualifier",
        "stated_on",
        "status",
        "article",
        "exact",
        "note",
        "evidence_and_place",
    ]
    readonly_fields = ["standing", "evidence_and_place"]
    has_evidence = True


class LinkInline(RowInline):
    model = InitiativeLink
    verbose_name_plural = _("links to other initiatives")
    fk_name = "initiative"
    fields = ["standing", "kind", "other", "note", "status"]
    readonly_fields = ["standing"]
    relations = ("other",)


class MeetingInline(RowInline):
    model = InitiativeMeeting
    verbose_name = _("meeting")
    verbose_name_plural = _("meetings")
    fields = ["standing", "role", "meeting", "status"]
    readonly_fields = ["standing"]
    relations = ("meeting",)


class InitiativeSubjectInline(RowInline):
    model = InitiativeSubject
    verbose_name = _("subject")
    verbose_name_plural = _("subjects")
    fields = ["standing", "subject", "status"]
    readonly_fields = ["standing"]
    relations = ("subject",)


class InitiativeMentionInline(ShownInline):
    model = Mention
    fields = ["standing", "evidence_and_place"]
    readonly_fields = fields
    has_evidence = True
    ordering = ["-pk"]


@admin.register(Initiative)
class InitiativeAdmin(FollowedAdmin, MergedAdmin, SuggestingAdmin, TransferAdmin, RecordAdmin):
    """What the sides do, plan or promise together."""

    resource_classes = [InitiativeResource]
    list_display = [
        "name",
        "kind",
        "stage_shown",
        "stage_on",
        "partners",
        "standing",
        "publication",
    ]
    list_filter = [
        StateFilter,
        "stage",
        "kind",
        "scope",
        "level",
        related_filter("subject_rows__subject", Subject, _("subject")),
        year_filter("stage_on", _("year of the stage")),
        SilentFilter,
        "publication",
        ConfidenceFilter,
        RuleFilter,
    ]
    actions = [*RecordAdmin.actions, "merge_selected"]
    ordering = ["-stage_on", "-pk"]
    fieldsets = [
        (
            _("Description"),
            {
                "fields": [
                    "name",
                    "description",
                    ("kind", "level", "scope"),
                    "stage_and_date",
                    ("starts_on", "ends_on"),
                    "parent",
                ]
            },
        ),
        (_("What became of it"), {"fields": ["what_became"]}),
        (_("Publication"), {"fields": [("status", "publication"), "slug", "origin"]}),
    ]
    readonly_fields = ["stage_and_date", "what_became"]
    inlines = [
        StageReportInline,
        ParticipationInline,
        InvolvementInline,
        InitiativeSubjectInline,
        AmountInline,
        LinkInline,
        MeetingInline,
        VariantInline,
        InitiativeMentionInline,
    ]

    def add_facts(self, rows: Sequence[Any]) -> None:
        partners: dict[int, list[str]] = {}
        roles = Participation.objects.exclude(status=ReviewStatus.REJECTED).order_by("pk")
        for role in roles.filter(initiative__in=[row.pk for row in rows]).select_related("partner"):
            partners.setdefault(role.initiative_id, []).append(role.partner.name)
        for row in rows:
            row.partner_names = list(dict.fromkeys(partners.get(row.pk, [])))

    @admin.display(description=_("stage"), ordering="stage")
    def stage_shown(self, initiative: Initiative) -> SafeString:
        return shown.stage(initiative.stage)

    @admin.display(description=_("stage"))
    def stage_and_date(self, initiative: Initiative) -> SafeString:
        return shown.stage_and_date(initiative)

    @admin.display(description=_("reports"))
    def what_became(self, initiative: Initiative) -> SafeString:
        return became(initiative)

    @admin.display(description=_("partners"))
    def partners(self, initiative: Any) -> str:
        return ", ".join(initiative.partner_names[:4])
