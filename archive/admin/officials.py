"""The desk for officials and their posts over time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin import shown
from archive.admin.base import RowAdmin
from archive.admin.evidence import marked, place, with_context
from archive.admin.filters import (
    ConfidenceFilter,
    CountryFilter,
    RecordStateFilter,
    RuleFilter,
    StateFilter,
    year_filter,
)
from archive.admin.inlines import RowInline, ShownInline
from archive.admin.merging import MergedAdmin
from archive.admin.partners import VariantInline
from archive.admin.record import RecordAdmin
from archive.admin.resources import OfficialResource
from archive.admin.transfer import TransferAdmin
from archive.models import (
    Appointment,
    Attestation,
    Involvement,
    Mention,
    Official,
    Quotation,
)

#: Attestations of one appointment that are shown.
_ATTESTED = 10


class AppointmentInline(RowInline):
    model = Appointment
    fields = [
        "post",
        "organisation",
        "partner",
        "first_attested",
        "last_attested",
        "status",
        "standing",
    ]
    readonly_fields = ["standing"]
    relations = ("partner",)


class OfficialInvolvementInline(ShownInline):
    model = Involvement
    fields = ["standing", "in_initiative", "role", "evidence"]
    readonly_fields = fields
    relations = ("initiative",)
    has_evidence = True
    ordering = ["-pk"]

    @admin.display(description=_("initiative"))
    def in_initiative(self, row: Involvement) -> SafeString:
        return shown.record_link(row.initiative)


class OfficialQuotationInline(ShownInline):
    model = Quotation
    fields = ["standing", "evidence_and_place", "attribution"]
    readonly_fields = fields
    has_evidence = True
    ordering = ["-pk"]


class OfficialMentionInline(ShownInline):
    model = Mention
    fields = ["standing", "evidence_and_place"]
    readonly_fields = fields
    has_evidence = True
    ordering = ["-pk"]


@admin.register(Official)
class OfficialAdmin(MergedAdmin, TransferAdmin, RecordAdmin):
    """People who speak or sign for a side."""

    resource_classes = [OfficialResource]
    actions = [*RecordAdmin.actions, "merge_selected"]
    list_display = ["name", "country", "posts", "articles", "standing", "publication"]
    list_filter = [RecordStateFilter, CountryFilter, "publication", ConfidenceFilter, RuleFilter]
    names = ("name__icontains",)
    ordering = ["name"]
    fieldsets = [
        (_("Description"), {"fields": [("name", "honorifics"), "country", "description"]}),
        (_("Publication"), {"fields": [("status", "publication"), "slug", "origin"]}),
    ]
    inlines = [
        AppointmentInline,
        VariantInline,
        OfficialInvolvementInline,
        OfficialQuotationInline,
        OfficialMentionInline,
    ]

    def add_facts(self, rows: Sequence[Any]) -> None:
        keys = [row.pk for row in rows]
        mentions = Mention.objects.accepted().filter(official__in=keys).order_by()
        articles = dict(mentions.values_list("official").annotate(Count("article", distinct=True)))
        posts: dict[int, list[str]] = {}
        for held in Appointment.objects.filter(official__in=keys).exclude(status="rejected"):
            posts.setdefault(held.official_id, []).append(held.post)
        for row in rows:
            row.article_count = articles.get(row.pk, 0)
            row.posts_held = posts.get(row.pk, [])

    @admin.display(description=_("posts"))
    def posts(self, official: Any) -> str:
        return "; ".join(official.posts_held[:3])

    @admin.display(description=_("articles"))
    def articles(self, official: Any) -> SafeString:
        return shown.list_link(Mention, official.article_count, official__id__exact=official.pk)


@admin.register(Appointment)
class AppointmentAdmin(RowAdmin):
    """Posts that officials held; the same person in another post is another appointment."""

    relations = ("official", "partner")
    words = ()
    search_fields = ["official__name", "post", "organisation"]
    list_display = [
        "standing",
        "post",
        "of_official",
        "organisation",
        "first_attested",
        "last_attested",
        "sureness",
    ]
    list_filter = [
        StateFilter,
        year_filter("last_attested", _("year last attested")),
        ConfidenceFilter,
        RuleFilter,
    ]
    fieldsets = [
        (
            _("Description"),
            {
                "fields": [
                    "official",
                    "post",
                    ("organisation", "partner"),
                    ("first_attested", "last_attested"),
                    "attested",
                ]
            },
        ),
        (None, {"fields": ["status", "origin"]}),
    ]
    readonly_fields = ["attested"]

    @admin.display(description=_("official"), ordering="official__name")
    def of_official(self, appointment: Appointment) -> SafeString:
        return shown.record_link(appointment.official)

    @admin.display(description=_("evidence"))
    def attested(self, appointment: Appointment) -> SafeString:
        if appointment.pk is None:
            return SafeString("–")
        words = with_context(Attestation.objects.filter(appointment=appointment))[:_ATTESTED]
        for attestation in words:
            # The words of a post have no decision of their own: they stand with the post.
            attestation.status = appointment.status
            attestation.decided_by_id = appointment.decided_by_id
        return format_html_join(
            "", "<div>{}{}</div>", ((marked(one), place(one.article)) for one in words)
        ) or format_html('<span class="note">{}</span>', _("no evidence"))
