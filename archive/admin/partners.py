"""The desk for partners."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Count
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin import shown
from archive.admin.filters import ConfidenceFilter, RecordStateFilter, RuleFilter
from archive.admin.inlines import PlainInline, ShownInline
from archive.admin.merging import MergedAdmin
from archive.admin.record import RecordAdmin
from archive.admin.resources import PartnerResource
from archive.admin.transfer import TransferAdmin
from archive.models import Mention, NameVariant, Participation, Partner


class VariantInline(PlainInline):
    model = NameVariant
    fields = ["name", "language", "seen_in"]
    readonly_fields = ["seen_in"]

    def get_queryset(self, request: Any) -> Any:
        rows = super().get_queryset(request).select_related("article__outlet")
        return rows.defer("article__text", "article__passages", "article__boilerplate")

    @admin.display(description=_("seen in"))
    def seen_in(self, variant: NameVariant) -> SafeString:
        return shown.record_link(variant.article)


class PartInline(ShownInline):
    model = Partner
    fk_name = "parent"
    fields = ["standing", "part", "kind"]
    readonly_fields = ["standing", "part"]
    verbose_name_plural = _("parts")

    @admin.display(description=_("partner"))
    def part(self, partner: Partner) -> SafeString:
        return shown.record_link(partner)


class PartnerMentionInline(ShownInline):
    model = Mention
    fields = ["standing", "evidence_and_place", "role"]
    readonly_fields = fields
    has_evidence = True
    ordering = ["-pk"]


class PartnerParticipationInline(ShownInline):
    model = Participation
    fields = ["standing", "in_initiative", "role", "evidence"]
    readonly_fields = fields
    relations = ("initiative",)
    has_evidence = True
    ordering = ["-pk"]

    @admin.display(description=_("initiative"))
    def in_initiative(self, row: Participation) -> SafeString:
        return shown.record_link(row.initiative)


@admin.register(Partner)
class PartnerAdmin(MergedAdmin, TransferAdmin, RecordAdmin):
    """Who Indonesia cooperates with."""

    resource_classes = [PartnerResource]
    actions = [*RecordAdmin.actions, "merge_selected"]
    list_display = [
        "name",
        "kind",
        "iso3166",
        "parent",
        "articles",
        "initiatives",
        "standing",
        "publication",
    ]
    list_filter = [RecordStateFilter, "kind", "publication", ConfidenceFilter, RuleFilter]
    list_select_related = ["parent"]
    names = ("name__icontains", "name_en__icontains", "iso3166__iexact")
    ordering = ["name"]
    fieldsets = [
        (
            _("Description"),
            {
                "fields": [
                    "name",
                    "name_en",
                    ("kind", "iso3166"),
                    "parent",
                    "description",
                ]
            },
        ),
        (_("Publication"), {"fields": [("status", "publication"), "slug", "origin"]}),
        (_("Identifiers"), {"fields": [("code", "wikidata")], "classes": ["collapse"]}),
    ]
    inlines = [VariantInline, PartInline, PartnerParticipationInline, PartnerMentionInline]

    def add_facts(self, rows: Sequence[Any]) -> None:
        keys = [row.pk for row in rows]
        mentions = Mention.objects.accepted().filter(partner__in=keys).order_by()
        articles = dict(mentions.values_list("partner").annotate(Count("article", distinct=True)))
        roles = Participation.objects.accepted().filter(partner__in=keys).order_by()
        initiatives = dict(
            roles.values_list("partner").annotate(Count("initiative", distinct=True))
        )
        for row in rows:
            row.article_count = articles.get(row.pk, 0)
            row.initiative_count = initiatives.get(row.pk, 0)

    @admin.display(description=_("articles"))
    def articles(self, partner: Any) -> SafeString:
        return shown.list_link(Mention, partner.article_count, partner__id__exact=partner.pk)

    @admin.display(description=_("initiatives"))
    def initiatives(self, partner: Any) -> SafeString:
        return shown.list_link(
            Participation, partner.initiative_count, partner__id__exact=partner.pk
        )
