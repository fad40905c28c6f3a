"""The desk for articles: the text with its evidence, and what editors know about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.admin import shown
from archive.admin.base import BOTH
from archive.admin.deleting import DeletingAdmin
from archive.admin.evidence import marked_text, without_text
from archive.admin.filters import StateFilter, related_filter, year_filter
from archive.admin.inlines import RowInline, ShownInline
from archive.admin.messages import editor
from archive.admin.record import RecordAdmin
from archive.admin.suggestions_page import SuggestingAdmin
from archive.admin.versions import VersionedForm
from archive.curation import grouping
from archive.models import (
    Article,
    ArticleLink,
    ArticleSubject,
    Mention,
    Outlet,
    Quotation,
    Subject,
)
from archive.models.date_words import date_in_words
from archive.models.mention import RECORD_FIELDS
from archive.models.readings import basis_in_words, doubts_in_words
from archive.vocabulary import BoilerplateKind, DateBasis, ReviewStatus

#: More rows than this are not marked in the text at once.
_MARKED = 1000
#: Subjects of an article that its line in the list names.
_SUBJECTS_SHOWN = 4


class MentionInline(ShownInline):
    model = Mention
    fields = ["standing", "evidence", "record"]
    readonly_fields = fields
    relations = RECORD_FIELDS
    has_evidence = True
    ordering = ["start", "end"]

    @admin.display(description=_("record"))
    def record(self, mention: Mention) -> SafeString:
        return shown.record_link(mention.record)


class QuotationInline(ShownInline):
    model = Quotation
    fields = ["standing", "evidence", "official", "attribution"]
    readonly_fields = ["standing", "evidence"]
    relations = ("official",)
    has_evidence = True
    ordering = ["start", "end"]


class ArticleSubjectInline(RowInline):
    model = ArticleSubject
    verbose_name = _("subject")
    verbose_name_plural = _("subjects")
    fields = ["subject", "status", "standing"]
    readonly_fields = ["standing"]
    relations = ("subject",)


class ArticleLinkInline(RowInline):
    model = ArticleLink
    verbose_name_plural = _("links to other articles")
    fk_name = "article"
    fields = ["kind", "other", "note", "status", "standing"]
    readonly_fields = ["standing"]
    relations = ("other__outlet",)


class ArticleForm(VersionedForm):
    """An article; how the date of its event was found is chosen from the vocabulary."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "event_basis" in self.fields:
            codes = [term.value for term in DateBasis if term is not DateBasis.TENURES]
            self.fields["event_basis"].widget = forms.Select(
                choices=[
                    (code, basis_in_words(code) or "–")
                    for code in dict.fromkeys(("", self.instance.event_basis, *codes))
                ]
            )


@admin.register(Article)
class ArticleAdmin(DeletingAdmin, SuggestingAdmin, RecordAdmin):
    """Articles come from import runs; their text is fixed, what is known about them is not."""

    form = ArticleForm
    list_display = [
        "title",
        "outlet",
        "dated",
        "subjects_shown",
        "waiting",
        "standing",
        "publication",
    ]
    list_filter = [
        StateFilter,
        "publication",
        related_filter("outlet", Outlet, _("outlet")),
        related_filter("subject_rows__subject", Subject, _("subject")),
        year_filter("event_on", _("year of the event")),
        year_filter("published_on", _("year of publication")),
        ("lead", admin.EmptyFieldListFilter),
        "rights",
    ]
    search_fields = ["headline"]
    search_help_text = _("Words of headline and text in any form; “quoted phrases”; -without")
    names = ("headline__icontains", "reference__istartswith")
    actions = [*RecordAdmin.actions, "lead_selected"]
    ordering = ["-event_on", "-published_on", "-pk"]
    fieldsets = [
        (_("Text"), {"fields": ["text_with_evidence"]}),
        (
            _("Description"),
            {
                "fields": [
                    "headline",
                    ("outlet", "dateline_place"),
                    ("byline", "editor"),
                    "url",
                    ("published_on", "event_on"),
                    "event_basis",
                    "event_candidates",
                ]
            },
        ),
        (
            _("Publication"),
            {"fields": [("status", "publication"), ("rights", "language"), "slug", "origin"]},
        ),
        (
            _("Provenance"),
            {
                "fields": ["reference", "raw_document", "issues_shown", "cut"],
                "classes": ["collapse"],
            },
        ),
    ]
    readonly_fields = [
        "reference",
        "raw_document",
        "text_with_evidence",
        "issues_shown",
        "cut",
    ]
    inlines = [ArticleSubjectInline, ArticleLinkInline, MentionInline, QuotationInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return without_text(super().get_queryset(request))

    def names_typed(self, request: HttpRequest) -> tuple[str, ...]:
        """The list is found by the index alone; a relation also by part of the headline."""
        return self.names if request.path.endswith("/autocomplete/") else self.names[1:]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def add_facts(self, rows: Sequence[Any]) -> None:
        keys = [row.pk for row in rows]
        proposed = Mention.objects.proposed().filter(article__in=keys).order_by()
        waiting = dict(proposed.values_list("article").annotate(Count("pk")))
        subjects: dict[int, list[str]] = {}
        tagged = ArticleSubject.objects.exclude(status=ReviewStatus.REJECTED)
        for row in tagged.filter(article__in=keys).select_related("subject"):
            subjects.setdefault(row.article_id, []).append(str(row.subject))
        for row in rows:
            row.waiting_count = waiting.get(row.pk, 0)
            row.subject_names = subjects.get(row.pk, [])

    @admin.action(
        description=_("Let it lead its near-duplicates"),
        description_plural=_("Let selected %(verbose_name_plural)s lead their near-duplicates"),
        permissions=["change"],
        location=BOTH,
    )
    def lead_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        changed = sum(
            grouping.make_lead(article, by=editor(request)) for article in queryset.defer(None)
        )
        messages.success(
            request,
            ngettext(
                "%(count)d article stands under another lead now.",
                "%(count)d articles stand under another lead now.",
                changed,
            )
            % {"count": changed},
        )

    @admin.display(description=_("headline"), ordering="headline")
    def title(self, article: Article) -> str:
        return article.title

    @admin.display(description=_("date"), ordering="event_on")
    def dated(self, article: Article) -> str:
        return date_in_words(article.dated, short=True)

    @admin.display(description=_("subjects"))
    def subjects_shown(self, article: Any) -> str:
        names = article.subject_names
        more = len(names) - _SUBJECTS_SHOWN
        if more < 1:
            return ", ".join(names)
        rest = ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more}
        return f"{', '.join(names[:_SUBJECTS_SHOWN])} {rest}"

    @admin.display(description=_("waiting"))
    def waiting(self, article: Any) -> SafeString:
        """How many mentions wait, or that nobody has finished reviewing: it leads to the desk."""
        label = article.waiting_count or (_now("review") if article.decided_by_id is None else "")
        if not label:
            return SafeString("")
        return format_html('<a href="{}">{}</a>', reverse("review", args=[article.pk]), label)

    @admin.display(description=_("text"))
    def text_with_evidence(self, article: Article) -> SafeString:
        mentions = article.mentions.exclude(status=ReviewStatus.REJECTED)[:_MARKED]
        quotations = article.quotations.exclude(status=ReviewStatus.REJECTED)[:_MARKED]
        rows: list[tuple[str, Any]] = [(mention.kind, mention) for mention in mentions]
        rows += [("quotation", quotation) for quotation in quotations]
        legend = format_html(
            '<p class="legend"><mark class="ev machine">{}</mark> <mark class="ev">{}</mark></p>',
            _now("machine-read"),
            _now("reviewed"),
        )
        return format_html("{}{}", legend, marked_text(article, rows))

    @admin.display(description=_("doubts"))
    def issues_shown(self, article: Article) -> SafeString:
        lines = ((doubt,) for doubt in doubts_in_words(article.issues, article.text))
        return format_html_join("", "<div>{}</div>", lines) or SafeString("–")

    @admin.display(description=_("cut from the text"))
    def cut(self, article: Article) -> SafeString:
        labels = dict(BoilerplateKind.choices())
        lines = (
            (_now(labels.get(kind, kind)), words)
            for kind, words in map(_kind_and_words, article.boilerplate)
        )
        return format_html_join(
            "", '<div><span class="muted">{}</span> {}</div>', lines
        ) or SafeString("–")


def _kind_and_words(cut: Any) -> tuple[str, str]:
    """The kind and the words of something cut, however the run wrote it down."""
    if isinstance(cut, dict):
        return str(cut.get("kind", "")), str(cut.get("exact", ""))
    if isinstance(cut, (list, tuple)) and len(cut) > 1:
        return str(cut[0]), str(cut[1])
    return "", str(cut)
