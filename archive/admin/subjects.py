"""The desk for the controlled vocabulary: the tree with its use, and one term."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from archive.admin import shown
from archive.admin.base import DeskAdmin
from archive.admin.bulk_page import BulkAdmin
from archive.admin.formats import CSVFormat, XLSXFormat
from archive.admin.merging import MergedAdmin
from archive.admin.paging import DeskList
from archive.admin.record import RowsSaved
from archive.admin.resources import SubjectResource
from archive.admin.skos_formats import JSONLDFormat, SkosFormat, TurtleFormat
from archive.admin.subject_forms import LabelInline, MatchInline, SubjectForm, relate
from archive.admin.transfer import TransferAdmin
from archive.curation.subject_usage import Usage, article_usage, in_tree_order, initiative_usage
from archive.models import Article, Initiative, Subject, SubjectLabel

#: Terms on one page; a vocabulary that editors can survey fits on it.
_ON_A_PAGE = 500


class LiveFilter(admin.SimpleListFilter):
    """Merged terms are shown only when asked for."""

    title = _("standing")
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Any:
        return [("top", _("broadest terms")), ("merged", _("merged into another"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case "merged":
                return queryset.filter(merged_into__isnull=False)
            case "top":
                queryset = queryset.filter(parent__isnull=True)
        return queryset.filter(merged_into__isnull=True)


class SubjectList(DeskList):
    """Each page of the list in the order of the tree."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        ordered = in_tree_order(list(self.result_list))
        for depth, subject in ordered:
            subject.depth = depth
        self.result_list = [subject for _depth, subject in ordered]


@admin.register(Subject)
class SubjectAdmin(BulkAdmin, MergedAdmin, TransferAdmin, RowsSaved, DeskAdmin):
    """Terms that editors tag with; a merged term leaves a redirect."""

    form = SubjectForm
    resource_classes = [SubjectResource]
    formats = [CSVFormat, XLSXFormat, TurtleFormat, JSONLDFormat]
    actions = ["merge_selected", "bulk_selected"]
    list_display = ["in_tree", "other_label", "tagged_articles", "tagged_initiatives", "code"]
    list_filter = [LiveFilter]
    list_select_related = ["parent", "merged_into"]
    list_per_page = _ON_A_PAGE
    list_max_show_all = _ON_A_PAGE
    sortable_by = ()
    search_fields = ["label_id", "label_en", "code"]
    search_help_text = _("Part of a label, in either language, or of an alternative one")
    ordering = ["label_id"]
    fieldsets = [
        (
            _("Labels"),
            {"fields": [("label_id", "label_en"), "code", "definition", "definition_en"]},
        ),
        (_("Place in the vocabulary"), {"fields": ["parent", "narrower", "related", "used"]}),
    ]
    readonly_fields = ["narrower", "used"]
    inlines = [LabelInline, MatchInline]

    class Media:
        css = {"all": ["archive/admin/subjects.css"]}
        js = ["archive/admin/subjects.js"]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskList]:
        return SubjectList

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
        return [*super().get_readonly_fields(request, obj), *(["code"] if obj is not None else [])]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj is not None else {"code": ["label_en"]}

    def view_on_site(self, record: Any) -> str | None:
        return record.get_absolute_url() if record.merged_into_id is None else None

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "related" in form.changed_data:
            relate(form.instance, form.cleaned_data["related"])

    def get_export_data(self, file_format: Any, request: HttpRequest, *args: Any, **kw: Any) -> Any:
        """Tell a concept scheme where its concepts have their pages."""
        if isinstance(file_format, SkosFormat):
            file_format.base = request.build_absolute_uri(reverse("subject_list"))
        return super().get_export_data(file_format, request, *args, **kw)

    def add_facts(self, rows: Any) -> None:
        articles, initiatives = article_usage(), initiative_usage()
        for row in rows:
            row.article_usage = articles.get(row.pk, Usage())
            row.initiative_usage = initiatives.get(row.pk, Usage())

    @admin.display(description=_("subject"))
    def in_tree(self, subject: Any) -> SafeString:
        broader = ""
        if subject.depth == 0 and subject.parent is not None:
            broader = format_html('<span class="broader">{} › </span>', subject.parent.label)
        return format_html(
            '{}<span class="term depth-{}">{}</span>', broader, min(subject.depth, 6), subject.label
        )

    @admin.display(description=_("in the other language"))
    def other_label(self, subject: Subject) -> SafeString:
        is_english = subject.label == subject.label_en
        language, label = ("id", subject.label_id) if is_english else ("en", subject.label_en)
        return format_html('<span lang="{}">{}</span>', language, label)

    @admin.display(description=_("articles"))
    def tagged_articles(self, subject: Any) -> SafeString:
        return _count(Article, subject, subject.article_usage)

    @admin.display(description=_("initiatives"))
    def tagged_initiatives(self, subject: Any) -> SafeString:
        return _count(Initiative, subject, subject.initiative_usage)

    @admin.display(description=_("narrower"))
    def narrower(self, subject: Subject) -> SafeString:
        if subject.pk is None:
            return SafeString("–")
        below = Subject.objects.live().filter(parent=subject).order_by("label_id")
        links = ((shown.change_url(one), one.label) for one in below)
        return format_html_join(", ", '<a href="{}">{}</a>', links) or SafeString("–")

    @admin.display(description=_("used by"))
    def used(self, subject: Subject) -> SafeString:
        if subject.pk is None:
            return SafeString("–")
        return format_html(
            "{} {} · {} {}",
            _now("articles:"),
            _count(Article, subject, article_usage().get(subject.pk, Usage())),
            _now("initiatives:"),
            _count(Initiative, subject, initiative_usage().get(subject.pk, Usage())),
        )


def _count(model: type[Any], subject: Subject, usage: Usage) -> SafeString:
    """How many records carry the term itself, and how many with the narrower ones."""
    own = shown.list_link(model, usage.own, subject_rows_subject=subject.pk)
    if usage.with_narrower == usage.own:
        return own
    together = _now("%(count)d with narrower terms") % {"count": usage.with_narrower}
    return format_html('{} <span class="rolled">{}</span>', own, together)
