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
from archive.admin.record import HistoryAdmin
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


class OfInitiative(RowAdmin):
    """Rows of an initiative, found by its name."""

    search_fields = ["initiative__name"]

    @admin.display(description=_("initiative"), ordering="initiative__name")
    def of_initiative(self, row: Any) -> SafeString:
        return shown.record_link(row.initiative)


@admin.register(Participation)
class ParticipationAdmin(HistoryAdmin, LinkedAdmin, OfInitiative):
    """Which partner does what in an initiative."""

    relations = ("initiative", "partner")
    search_fields = ["partner__name", "initiative__name"]
    list_display = ["partner", "role", "of_initiative", "evidence", "standing", "sureness"]
    list_filter = [StateFilter, "role", "partner__kind", ConfidenceFilter, RuleFilter]
    fieldsets = [(None, {"fields": ["initiative", ("partner", "role")]}), _EVIDENCE, _STANDING]


@admin.register(Involvement)
class InvolvementAdmin(HistoryAdmin, LinkedAdmin, OfInitiative):
    """Which official does what in an initiative."""

    relations = ("initiative", "official")
    search_fields = ["official__name", "initiative__name"]
    list_display = ["official", "role", "of_initiative", "evidence", "standing", "sureness"]
    list_filter = [StateFilter, "role", ConfidenceFilter, RuleFilter]
    fieldsets = [(None, {"fields": ["initiative", ("official", "role")]}), _EVIDENCE, _STANDING]


@admin.register(StageReport)
class StageReportAdmin(HistoryAdmin, LinkedAdmin, OfInitiative):
    """What articles say has become of initiatives; the stage follows from the accepted ones."""

    relations = ("initiative",)
    list_display = [
        "stage_shown",
        "reported_on",
        "of_initiative",
        "evidence",
        "standing",
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
    list_display = ["__str__", "stated_on", "of_initiative", "evidence", "standing", "sureness"]
    fieldsets = [
        (None, {"fields": ["initiative", ("value", "unit", "qualifier"), "stated_on"]}),
        _EVIDENCE,
        _STANDING,
    ]


@admin.register(InitiativeLink)
class InitiativeLinkAdmin(HistoryAdmin, OfInitiative):
    """How one initiative stands to another."""

    relations = ("initiative", "other")
    words = ()
    list_display = ["of_initiative", "kind", "other", "note", "standing"]
    list_filter = [StateFilter, "kind", ConfidenceFilter, RuleFilter]
    fieldsets = [(None, {"fields": ["initiative", ("kind", "other"), "note"]}), _STANDING]


@admin.register(InitiativeMeeting)
class InitiativeMeetingAdmin(HistoryAdmin, OfInitiative):
    """What a meeting was for an initiative."""

    relations = ("initiative", "meeting")
    words = ()
    list_display = ["of_initiative", "role", "meeting", "standing", "sureness"]
    list_filter = [StateFilter, "role", ConfidenceFilter, RuleFilter]
    fieldsets = [(None, {"fields": ["initiative", ("role", "meeting")]}), _STANDING]


@admin.register(InitiativeSubject)
class InitiativeSubjectAdmin(OfInitiative):
    """Subjects of initiatives."""

    relations = ("initiative", "subject")
    words = ()
    list_display = ["of_initiative", "subject", "standing", "sureness"]
    list_filter = [
        StateFilter,
        related_filter("subject", Subject, _("subject")),
        ConfidenceFilter,
        RuleFilter,
    ]
    fieldsets = [(None, {"fields": ["initiative", "subject"]}), _STANDING]


@admin.register(ArticleSubject)
class ArticleSubjectAdmin(RowAdmin):
    """Subjects of articles."""

    relations = ("article__outlet", "subject")
    words = ()
    search_fields = ["article__headline"]
    list_display = ["in_article", "subject", "standing", "sureness"]
    list_filter = [
        StateFilter,
        related_filter("subject", Subject, _("subject")),
        ConfidenceFilter,
        RuleFilter,
    ]
    fieldsets = [(None, {"fields": ["article", "subject"]}), _STANDING]


@admin.register(ArticleLink)
class ArticleLinkAdmin(RowAdmin):
    """How one article stands to another."""

    relations = ("article__outlet", "other__outlet")
    words = ()
    search_fields = ["article__headline"]
    list_display = ["in_article", "kind", "other", "note", "standing", "sureness"]
    list_filter = [StateFilter, "kind", ConfidenceFilter, RuleFilter]
    fieldsets = [(None, {"fields": ["article", ("kind", "other"), "note"]}), _STANDING]


@admin.register(MeetingParticipant)
class MeetingParticipantAdmin(RowAdmin):
    """Who took part in meetings."""

    relations = ("meeting", "partner", "official")
    words = ()
    search_fields = ["meeting__name"]
    list_display = ["__str__", "meeting", "standing", "sureness"]
    fieldsets = [(None, {"fields": ["meeting", "partner", "official"]}), _STANDING]
