"""What all lists and pages of the desk share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import ActionLocation
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from archive.admin import shown
from archive.admin.bulk_page import BulkAdmin
from archive.admin.days import with_days_in_words
from archive.admin.evidence import add_context, marked, place, with_article
from archive.admin.filters import ConfidenceFilter, RuleFilter, StateFilter
from archive.admin.forms import RowForm
from archive.admin.history_page import history_page
from archive.admin.linking_page import link_page
from archive.admin.messages import editor, tell
from archive.admin.paging import BoundedPaginator, DeskList
from archive.admin.relations import TypedRelations
from archive.admin.shared_pages import SharedAdmin, delete_unchanged
from archive.admin.versions import VersionedForm
from archive.curation import review
from archive.curation.proposing import is_own_proposal, may_decide

#: Actions offered both in a list and on the page of one row.
BOTH = [ActionLocation.CHANGE_LIST, ActionLocation.CHANGE_FORM]


class DeskAdmin(SharedAdmin, TypedRelations, admin.ModelAdmin):
    """A fast list and a form that refuses to overwrite what it has not shown."""

    form = VersionedForm
    fieldsets: ClassVar[Any] = None
    fields: ClassVar[Any] = None
    readonly_fields: ClassVar[Any] = ()
    empty_value_display = "–"
    list_per_page = 50
    list_max_show_all = 200
    show_full_result_count = False
    paginator = BoundedPaginator
    change_form_template = "admin/archive/form.html"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DeskList]:
        return DeskList

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """The columns, with partial dates in words."""
        return with_days_in_words(self.model, super().get_list_display(request))

    def get_actions(
        self, request: HttpRequest, action_location: ActionLocation = ActionLocation.CHANGE_LIST
    ) -> dict[str, Any]:
        """The actions, deletion last: it is the one nobody should choose by a slip."""
        actions = super().get_actions(request, action_location)
        if "delete_selected" in actions:
            last: Any = actions.pop("delete_selected")
            actions["delete_selected"] = replace(last, func=delete_unchanged)
        return actions

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list under the plain name of what it lists."""
        title = {"title": capfirst(str(self.opts.verbose_name_plural))}
        return super().changelist_view(request, {**title, **(extra_context or {})})

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing: the archive's own history says who did what, with the values."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Nothing, as for an addition."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Nothing, as for an addition."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Who did what to one row and when, newest first, with the way back."""
        return history_page(self, request, object_id)

    def add_facts(self, rows: Sequence[Any]) -> None:
        """Set attributes of the rows of one page of the list, with a fixed number of queries."""

    def view_on_site(self, record: Any) -> str | None:
        """The public page, where there is one now."""
        return record.get_absolute_url() if getattr(record, "is_public", False) else None


class ShownAdmin(DeskAdmin):
    """Rows that runs make and people read."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


class JudgedAdmin(BulkAdmin, DeskAdmin):
    """Rows and records that a run proposes and an editor judges."""

    actions = ["accept_selected", "reject_selected", "reopen_selected", "bulk_selected"]
    list_filter: ClassVar[Any] = [StateFilter, ConfidenceFilter, RuleFilter]

    @admin.display(description=_("review"), ordering="status")
    def standing(self, row: Any) -> SafeString:
        return shown.state(row)

    @admin.display(description=_("confidence"), ordering="confidence")
    def sureness(self, row: Any) -> SafeString:
        return shown.confidence(row)

    @admin.display(description=_("where it comes from"))
    def origin(self, row: Any) -> SafeString:
        return shown.origin(row)

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Without what says where a row stands, while there is no row yet."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            return fieldsets
        return _without(fieldsets, {"status", "origin", "evidence_in_place"})

    def decides(self, request: HttpRequest) -> bool:
        """Whether what this person enters or changes here counts as a decision."""
        return may_decide(request.user, self.model)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Also for who proposed the row, as long as no editor has had to do with it."""
        if super().has_change_permission(request, obj):
            return True
        if obj is None or not self.has_add_permission(request):
            return False
        return is_own_proposal(obj, by=editor(request))

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """Where a row stands is shown, but not asked, of who only proposes."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if self.decides(request) else [*fixed, "status"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        review.judge_edit(
            obj,
            by=editor(request),
            is_new=not change,
            changed=form.changed_data,
            decides=self.decides(request),
        )
        super().save_model(request, obj, form, change)
        review.follow_edit(obj, by=editor(request))

    def ticked(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """The rows that were ticked, also those that have left the filtered list meanwhile."""
        if request.POST.get("select_across") == "1":
            return queryset
        return self.get_queryset(request).filter(pk__in=request.POST.getlist(ACTION_CHECKBOX_NAME))

    @admin.action(
        description=_("Accept"),
        description_plural=_("Accept selected %(verbose_name_plural)s"),
        permissions=["change"],
        location=BOTH,
    )
    def accept_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        tell(request, _("Accepted"), self.accept(request, self.ticked(request, queryset)))

    def accept(self, request: HttpRequest, queryset: QuerySet) -> review.Decided:
        """Accept ``queryset``; a class with a rule of its own says so here."""
        return review.accept(queryset, by=editor(request))

    @admin.action(
        description=_("Reject"),
        description_plural=_("Reject selected %(verbose_name_plural)s"),
        permissions=["change"],
        location=BOTH,
    )
    def reject_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        rows = self.ticked(request, queryset)
        tell(request, _("Rejected"), review.reject(rows, by=editor(request)))

    @admin.action(
        description=_("Take the decision back"),
        description_plural=_("Take the decision on selected %(verbose_name_plural)s back"),
        permissions=["change"],
        location=BOTH,
    )
    def reopen_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        tell(request, _("Waiting again"), review.reopen(queryset, by=editor(request)))


class RowAdmin(JudgedAdmin):
    """A joining row, which rests on words of an article or on an editor's note."""

    form = RowForm
    relations: ClassVar[tuple[str, ...]] = ()
    #: Fields that an existing row shows and a new one asks for.
    words: ClassVar[tuple[str, ...]] = ("article", "exact")
    ordering = ["-pk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request).select_related("decided_by", *self.relations)
        return with_article(rows) if self.words else rows

    def add_facts(self, rows: Sequence[Any]) -> None:
        if self.words:
            add_context(rows)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not self.words or obj.start is None:
            return _without(fieldsets, {"evidence_in_place"})
        return _without(fieldsets, {*self.words, "start"})

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_readonly_fields(request, obj), "origin", "evidence_in_place"]

    @admin.display(description=_("evidence"))
    def evidence_in_place(self, row: Any) -> SafeString:
        return format_html("{}{}", marked(row), place(row.article))

    @admin.display(description=_("article"), ordering="article")
    def in_article(self, row: Any) -> SafeString:
        return place(row.article)


class LinkedAdmin(RowAdmin):
    """Joining rows that can be linked to another record."""

    actions = [*JudgedAdmin.actions, "link_selected"]

    @admin.action(
        description=_("Link to another record…"),
        description_plural=_("Link selected %(verbose_name_plural)s to another record…"),
        permissions=["change"],
        location=BOTH,
    )
    def link_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return link_page(self, request, queryset)


def _without(fieldsets: Any, names: set[str]) -> list[Any]:
    """``fieldsets`` without the fields called ``names``, also where several share a line."""
    kept = []
    for title, options in fieldsets:
        lines = []
        for line in options["fields"]:
            if isinstance(line, (list, tuple)):
                rest = tuple(name for name in line if name not in names)
                lines += [rest] if rest else []
            elif line not in names:
                lines.append(line)
        kept.append((title, {**options, "fields": lines}))
    return kept
