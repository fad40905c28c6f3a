"""The desk for the controlled vocabulary."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin import shown
from archive.admin.base import DeskAdmin
from archive.admin.inlines import PlainInline
from archive.admin.merging import MergedAdmin
from archive.admin.record import HistoryAdmin, RowsSaved
from archive.admin.resources import SubjectResource
from archive.admin.transfer import TransferAdmin
from archive.models import (
    Article,
    ArticleSubject,
    Initiative,
    InitiativeSubject,
    Subject,
    SubjectLabel,
)


class LabelInline(PlainInline):
    model = SubjectLabel
    fields = ["label", "language"]


class BroadestFilter(admin.SimpleListFilter):
    """The top of the vocabulary, or what stands under another term."""

    title = _("level")
    parameter_name = "level"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Any:
        return [("top", _("broadest terms")), ("under", _("under a broader term"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case "top":
                return queryset.filter(parent__isnull=True)
            case "under":
                return queryset.filter(parent__isnull=False)
        return queryset


@admin.register(Subject)
class SubjectAdmin(MergedAdmin, TransferAdmin, HistoryAdmin, RowsSaved, DeskAdmin):
    """Terms that editors tag with; a merged term leaves a redirect."""

    resource_classes = [SubjectResource]
    actions = ["merge_selected"]
    list_display = [
        "label_id",
        "label_en",
        "parent",
        "tagged_articles",
        "tagged_initiatives",
        "code",
    ]
    list_filter = [BroadestFilter, ("merged_into", admin.EmptyFieldListFilter)]
    list_select_related = ["parent"]
    search_fields = ["label_id", "label_en", "code"]
    ordering = ["label_id"]
    fields = [("label_id", "label_en"), "code", "parent", "definition", "definition_en"]
    inlines = [LabelInline]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Subjects by part of a label, preferred or alternative."""
        if request.path.endswith("/autocomplete/"):
            queryset = queryset.filter(merged_into__isnull=True)
        term = search_term.strip()
        if not term:
            return queryset, False
        other = SubjectLabel.objects.filter(label__icontains=term).values("subject")
        named = Q(label_id__icontains=term) | Q(label_en__icontains=term) | Q(code__icontains=term)
        return queryset.filter(named | Q(pk__in=other)), False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["code"] if obj is not None else []

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj is not None else {"code": ["label_en"]}

    def view_on_site(self, record: Any) -> str | None:
        return record.get_absolute_url() if record.merged_into_id is None else None

    def add_facts(self, rows: Sequence[Any]) -> None:
        keys = [row.pk for row in rows]
        for name, tags in (
            ("article_count", ArticleSubject.objects.accepted()),
            ("initiative_count", InitiativeSubject.objects.accepted()),
        ):
            tagged = tags.filter(subject__in=keys).order_by()
            counts = dict(tagged.values_list("subject").annotate(Count("pk")))
            for row in rows:
                setattr(row, name, counts.get(row.pk, 0))

    @admin.display(description=_("articles"))
    def tagged_articles(self, subject: Any) -> SafeString:
        return shown.list_link(Article, subject.article_count, subject_rows_subject=subject.pk)

    @admin.display(description=_("initiatives"))
    def tagged_initiatives(self, subject: Any) -> SafeString:
        return shown.list_link(
            Initiative, subject.initiative_count, subject_rows_subject=subject.pk
        )
