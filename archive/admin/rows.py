"""The desk's lists of joining rows: roles, stages, links, subjects, amounts."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin import shown
from archive.admin.base import LinkedAdmin, RowAdmin
from archive.admin.filters import (
    ConfidenceFilter,
    RuleFilter,
    StateFilter,
    related_filter,
    year_filter,
)
from archive.models import (
    ArticleLink,
    ArticleSubject,
    InitiativeLink,
    InitiativeMeeting,
    InitiativeSubject,
    Involvement,
    MeetingParticipant,
    Participation,
    StageReport,
    StatedAmount,
    Subject,
)

_EVIDENCE: Any = (_("Evidence"), {"fields": ["evidence_in_place", "article", "exact", "note"]})
_STANDING: Any = (None, {"fields": ["status", "origin"]})


class JoiningAdmin(RowAdmin):
    """Rows whose ends are links to their records."""

    @admin.display(description=_("partner"), ordering="partner__name")
    def of_partner(self, row: Any) -> SafeString:
        return shown.record_link(row.partner)

    @admin.display(description=_("official"), ordering="official__name")
    def of_official(self, row: Any) -> SafeString:
        return shown.record_link(row.official)

    @admin.display(description=_("meeting"), ordering="meeting__name")
    def of_meeting(self, row: Any) -> SafeString:
        return shown.record_link(row.meeting)

    @admin.display(description=_("to"))
    def to_other(self, row: Any) -> SafeString:
        return shown.record_link(row.other)

    @admin.display(description=_("initiative"), ordering="initiative__name")
    def of_initiative(self, row: Any) -> SafeString:
        return shown.record_link(row.initiative)


class OfInitiative(JoiningAdmin):
    """Rows of an initiative, found by its name."""

    search_fields = ["initiative__name"]


@admin.register(Participation)
class ParticipationAdmin(LinkedAdmin, OfInitiative):
    """Which partner does what in an initiative."""

    relations = ("initiative", "partner")
    search_fields = ["partner__name", "initiative__name"]
    list_display = [
        "standing",
        "of_partner",
        "role",
        "of_initiative",
        "evidence_in_place",
        "sureness",
    ]
    list_filter = [StateFilter, "role", "partner__kind", ConfidenceFilter, RuleFilter]
    fieldsets = [(None, {"fields": ["initiative", ("partner", "role")]}), _EVIDENCE, _STANDING]


@admin.register(Involvement)
class InvolvementAdmin(LinkedAdmin, OfInitiative):
    """Which official does what in an initiative."""

    relations = ("initiative", "official")
    search_fields = ["official__name", "initiative__name"]
    list_display = [
        "standing",
        "of_official",
        "role",
        "of_initiative",
        "evidence_in_place",
        "sureness",
    ]
    list_filter = [StateFilter, "role", ConfidenceFilter, RuleFilter]
    fieldsets = [(None, {"fields": ["initiative", ("official", "role")]}), _EVIDENCE, _STANDING]


@admin.register(StageReport)
class StageReportAdmin(LinkedAdmin, OfInitiative):
    """What articles say has become of initiatives; the stage follows from the accepted ones."""

    relations = ("initiative",)
    list_display = [
        "standing",
        "stage_shown",
        "reported_on",
        "of_initiative",
        "evidence_in_place",
        "sureness",
    ]
    list_filter = [
        StateFilter,
        "stage",
        year_filter("reported_on", _("year")),
        ConfidenceFilter,
        RuleFilter,
    ]
    fieldsets = [
        (None, {"fields": ["initiative", ("stage", "reported_on", "cue")]}),
        _EVIDENCE,
        _STANDING,
    ]

    @admin.display(description=_("stage"), ordering="stage")
    def stage_shown(self, report: StageReport) -> SafeString:
        return shown.stage(report.stage)


@admin.register(StatedAmount)
class StatedAmountAdmin(OfInitiative):
    """Numbers that articles state about initiatives."""

    relations = ("initiative",)
    list_display = [
        "standing",
        "amount",
        "stated_on",
        "of_initiative",
        "evidence_in_place",
        "sureness",
    ]
    search_fields = ["initiative__name", "unit"]
    fieldsets = [
        (None, {"fields": ["initiative", ("value", "unit", "qualifier"), "stated_on"]}),
        _EVIDENCE,
        _STANDING,
    ]

    @admin.display(description=_("amount"), ordering="value")
    def amount(self, row: StatedAmount) -> str:
        return str(row)


@admin.register(InitiativeLink)
class InitiativeLinkAdmin(OfInitiative):
    """How one initiative stands to another."""

    relations = ("initiative", "other")
    words = ()
    list_display = ["standing", "of_initiative", "kind", "to_other", "note"]
    list_filter = [StateFilter, "kind", ConfidenceFilter, RuleFilter]
    fieldsets = [(None, {"fields": ["initiative", ("kind", "other"), "note"]}), _STANDING]


@admin.register(InitiativeMeeting)
class InitiativeMeetingAdmin(OfInitiative):
    """What a meeting was for an initiative."""

    relations = ("initiative", "meeting")
    words = ()
    list_display = ["standing", "of_initiative", "role", "of_meeting", "sureness"]
    list_filter = [StateFilter, "role", ConfidenceFilter, RuleFilter]
    fieldsets = [(None, {"fields": ["initiative", ("role", "meeting")]}), _STANDING]


@admin.register(InitiativeSubject)
class InitiativeSubjectAdmin(OfInitiative):
    """Subjects of initiatives."""

    relations = ("initiative", "subject")
    words = ()
    list_display = ["standing", "of_initiative", "subject", "sureness"]
    list_filter = [
        StateFilter,
        related_filter("subject", Subject, _("subject")),
        ConfidenceFilter,
        RuleFilter,
    ]
    fieldsets = [(None, {"fields": ["initiative", "subject"]}), _STANDING]


@admin.register(ArticleSubject)
class ArticleSubjectAdmin(JoiningAdmin):
    """Subjects of articles."""

    relations = ("article__outlet", "subject")
    words = ()
    search_fields = ["article__headline"]
    list_display = ["standing", "in_article", "subject", "sureness"]
    list_filter = [
        StateFilter,
        related_filter("subject", Subject, _("subject")),
        ConfidenceFilter,
        RuleFilter,
    ]
    fieldsets = [(None, {"fields": ["article", "subject"]}), _STANDING]


@admin.register(ArticleLink)
class ArticleLinkAdmin(JoiningAdmin):
    """How one article stands to another."""

    relations = ("article__outlet", "other__outlet")
    words = ()
    search_fields = ["article__headline"]
    list_display = ["standing", "in_article", "kind", "to_other", "note", "sureness"]
    list_filter = [StateFilter, "kind", ConfidenceFilter, RuleFilter]
    fieldsets = [(None, {"fields": ["article", ("kind", "other"), "note"]}), _STANDING]


@admin.register(MeetingParticipant)
class MeetingParticipantAdmin(JoiningAdmin):
    """Who took part in meetings."""

    relations = ("meeting", "partner", "official")
    words = ()
    search_fields = ["meeting__name"]
    list_display = ["standing", "participant", "of_meeting", "sureness"]
    fieldsets = [(None, {"fields": ["meeting", "partner", "official"]}), _STANDING]

    @admin.display(description=_("participant"))
    def participant(self, row: MeetingParticipant) -> SafeString:
        return shown.record_link(row.partner or row.official)
