"""The desk for mentions and quotations: evidence first, then the decision."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin import shown
from archive.admin.base import LinkedAdmin
from archive.admin.filters import ConfidenceFilter, RuleFilter, StateFilter, related_filter
from archive.admin.forms import MentionForm
from archive.models import Article, Mention, Outlet, Quotation
from archive.models.mention import RECORD_FIELDS
from archive.search import search


class FoundByWords(admin.ModelAdmin):
    """Rows found by the start of their words, or by the words of their article."""

    search_fields = ["exact"]
    search_help_text = _("How the words begin, or words of the article")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        if not search_term.strip():
            return queryset, False
        articles = search(Article.objects.all(), search_term).values("pk")
        begins = Q(exact__istartswith=search_term.strip())
        return queryset.filter(begins | Q(article__in=articles)), False


@admin.register(Mention)
class MentionAdmin(FoundByWords, LinkedAdmin):
    """What articles name; runs propose, editors judge and link."""

    form = MentionForm
    relations = RECORD_FIELDS
    words = ("article", "exact")
    list_display = ["standing", "evidence_in_place", "record", "sureness"]
    list_filter = [
        StateFilter,
        "kind",
        "verdict",
        "role",
        ConfidenceFilter,
        RuleFilter,
        related_filter("article__outlet", Outlet, _("outlet")),
    ]
    fieldsets = [
        (None, {"fields": ["evidence_in_place", "article", ("exact", "start")]}),
        (_("Names"), {"fields": [("partner", "role"), "official", "initiative", "meeting"]}),
        (None, {"fields": [("status", "verdict"), "origin"]}),
    ]
    readonly_fields = ["verdict"]

    @admin.display(description=_("record"))
    def record(self, mention: Mention) -> SafeString:
        if mention.record is not None:
            return shown.record_link(mention.record, kind=mention.get_kind_display())
        return shown.without_record(mention)


@admin.register(Quotation)
class QuotationAdmin(FoundByWords, LinkedAdmin):
    """What articles quote, and whom."""

    relations = ("official",)
    list_display = ["standing", "evidence_in_place", "speaker", "attribution", "sureness"]
    list_filter = [
        StateFilter,
        ("official", admin.EmptyFieldListFilter),
        ConfidenceFilter,
        RuleFilter,
        related_filter("article__outlet", Outlet, _("outlet")),
    ]
    fieldsets = [
        (None, {"fields": ["evidence_in_place", "article", "exact"]}),
        (None, {"fields": ["official", "attribution", "status", "origin"]}),
    ]

    @admin.display(description=_("speaker"), ordering="official__name")
    def speaker(self, quotation: Quotation) -> SafeString:
        return shown.record_link(quotation.official)
