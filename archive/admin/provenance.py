"""The desk's pages of where everything came from: outlets, accessions, runs, raw documents."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import ActionLocation
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from archive.admin import shown
from archive.admin.base import DeskAdmin, ShownAdmin
from archive.admin.inlines import PlainInline, ShownInline
from archive.admin.messages import editor, tell
from archive.admin.resources import OutletResource
from archive.admin.transfer import TransferAdmin
from archive.curation.conflicts import keep_archived, take_over
from archive.models import Accession, Article, ImportRun, Outlet, OutletName, RawDocument, RunItem
from archive.vocabulary import Outcome, ReviewStatus

#: Lines of a difference between two versions of a raw document that are shown.
_DIFFERENCE_LINES = 400


class OutletNameInline(PlainInline):
    model = OutletName
    fields = ["name"]


@admin.register(Outlet)
class OutletAdmin(TransferAdmin, DeskAdmin):
    """Who published articles, and how much of them the public may read."""

    resource_classes = [OutletResource]
    list_display = ["name", "code", "domain", "rights", "published_articles"]
    list_filter = ["rights"]
    search_fields = ["name", "code", "domain"]
    fields = ["name", "code", "domain", "rights", "note"]
    inlines = [OutletNameInline]

    def add_facts(self, rows: Sequence[Any]) -> None:
        counted = Article.objects.filter(outlet__in=[row.pk for row in rows]).order_by()
        counts = dict(counted.values_list("outlet").annotate(Count("pk")))
        for row in rows:
            row.article_count = counts.get(row.pk, 0)

    @admin.display(description=_("articles"))
    def published_articles(self, outlet: Any) -> SafeString:
        return shown.list_link(Article, outlet.article_count, outlet__id__exact=outlet.pk)


@admin.register(Accession)
class AccessionAdmin(DeskAdmin):
    """Material taken in together."""

    list_display = ["title", "code", "received_on", "received_from"]
    search_fields = ["title", "code", "received_from"]
    fields = [
        ("title", "title_en"),
        "code",
        ("received_on", "received_from"),
        ("rights_id", "rights_en"),
        "licence",
        "note",
    ]


class RunItemInline(ShownInline):
    """What a run did with each document: failures and conflicts first."""

    model = RunItem
    fields = ["reference", "outcome", "reason", "remedy", "made"]
    readonly_fields = ["made"]
    relations = ("article__outlet", "raw_document")
    show_change_link = False
    ordering = ["-outcome", "pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = admin.StackedInline.get_queryset(self, request)
        return (
            rows.select_related("article__outlet")
            .defer("article__text", "article__passages", "article__boilerplate", "article__issues")
            .order_by(*self.ordering)
        )

    @admin.display(description=_("article"))
    def made(self, item: RunItem) -> SafeString:
        return shown.record_link(item.article)


@admin.register(ImportRun)
class ImportRunAdmin(ShownAdmin):
    """One execution of the pipeline: what it was given and what came out."""

    list_display = [
        "number",
        "state",
        "started_at",
        "started_by",
        "pipeline_version",
        "outcomes",
        "origin",
    ]
    list_display_links = ["number"]
    list_filter = ["state", "started_at", "pipeline_version"]
    list_select_related = ["started_by"]
    search_fields = ["origin"]
    ordering = ["-pk"]
    fieldsets = [
        (
            _("Run"),
            {
                "fields": [
                    "origin",
                    ("state", "outcomes"),
                    ("started_at", "finished_at", "started_by"),
                    ("undone_at", "undone_by"),
                ]
            },
        ),
        (_("Settings"), {"fields": ["pipeline_version", "options"], "classes": ["collapse"]}),
    ]
    readonly_fields = ["outcomes"]
    inlines = [RunItemInline]

    def add_facts(self, rows: Sequence[Any]) -> None:
        counts = RunItem.objects.filter(run__in=[row.pk for row in rows]).order_by()
        for row in rows:
            row.counted = {}
        by_key = {row.pk: row for row in rows}
        for key, outcome, count in counts.values_list("run", "outcome").annotate(Count("pk")):
            by_key[key].counted[outcome] = count

    @admin.display(description=_("run"), ordering="pk")
    def number(self, run: ImportRun) -> str:
        return f"#{run.pk}"

    @admin.display(description=_("documents"))
    def outcomes(self, run: Any) -> SafeString:
        if not hasattr(run, "counted"):
            self.add_facts([run])
        counted = [
            (_now(outcome.label).lower(), run.counted[outcome])
            for outcome in Outcome
            if outcome in run.counted
        ]
        return format_html_join(", ", '<span class="nb">{} {}</span>', counted) or SafeString("–")


@admin.register(RunItem)
class RunItemAdmin(ShownAdmin):
    """What runs did with each document."""

    list_display = ["reference", "outcome", "reason", "remedy", "run"]
    list_filter = ["outcome"]
    search_fields = ["reference"]
    list_select_related = ["run"]
    ordering = ["-pk"]


class ConflictFilter(admin.SimpleListFilter):
    """Other bytes under a known reference."""

    title = _("conflict")
    parameter_name = "conflict"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Any:
        return [("waiting", _("waits for a decision")), ("any", _("later versions"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case "waiting":
                return queryset.filter(version__gt=1, status="proposed")
            case "any":
                return queryset.filter(version__gt=1)
        return queryset


@admin.register(RawDocument)
class RawDocumentAdmin(ShownAdmin):
    """The bytes as received. One thing is decided here: which of two versions the archive reads."""

    list_display = ["reference", "version", "status", "media_type", "encoding", "accession", "run"]
    list_filter = [ConflictFilter, "status", "accession"]
    list_select_related = ["accession", "run"]
    search_fields = ["reference__startswith", "sha256__startswith"]
    search_help_text = _("How the reference or the SHA-256 begins")
    ordering = ["reference", "version"]
    fields = [
        ("reference", "version", "status"),
        ("media_type", "encoding"),
        "sha256",
        "accession",
        "run",
        "difference",
        "as_text",
    ]
    readonly_fields = ["difference", "as_text"]
    actions = ["keep_archived_text", "take_new_text"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("content")

    def has_judge_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.change_rawdocument")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Offer to decide only where a version waits for a decision."""
        document = context.get("original")
        if document is None or document.status != ReviewStatus.PROPOSED:
            context["action_form"] = None
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("text as received"))
    def as_text(self, document: RawDocument) -> SafeString:
        return format_html(
            '<pre class="raw" tabindex="0" role="region" aria-label="{}">{}</pre>',
            _now("text as received"),
            _decoded(document),
        )

    @admin.display(description=_("difference from the version before"))
    def difference(self, document: RawDocument) -> SafeString:
        before = (
            RawDocument.objects.filter(reference=document.reference, version__lt=document.version)
            .order_by("-version")
            .first()
        )
        if before is None:
            return SafeString("–")
        lines = difflib.unified_diff(
            _decoded(before).splitlines(), _decoded(document).splitlines(), lineterm="", n=1
        )
        kinds = {"+": "new", "-": "old", "@": "at"}
        shown_lines = (
            (kinds.get(line[:1], "same"), line) for line in list(lines)[2 : _DIFFERENCE_LINES + 2]
        )
        return format_html(
            '<div class="diff">{}</div>',
            format_html_join("", '<span class="d-{}">{}</span>', shown_lines),
        )

    @admin.action(
        description=_("Keep the text the archive has"),
        permissions=["judge"],
        location=[ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM],
    )
    def keep_archived_text(self, request: HttpRequest, queryset: QuerySet) -> None:
        tell(request, _("Kept the archived text"), keep_archived(queryset, by=editor(request)))

    @admin.action(
        description=_("Take the new text over at the next reading"),
        permissions=["judge"],
        location=[ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM],
    )
    def take_new_text(self, request: HttpRequest, queryset: QuerySet) -> None:
        decided = take_over(queryset, by=editor(request))
        tell(request, _("To be read by the next reprocess_articles"), decided)


def _decoded(document: RawDocument) -> str:
    """The bytes as text, for reading only: what cannot be decoded is shown as such."""
    return bytes(document.content).decode(document.encoding or "utf-8", errors="replace")
