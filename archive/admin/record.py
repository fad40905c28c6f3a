"""The desk's pages of records: what has a name, a permanent address and a history."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.forms import ModelForm
from django.forms.models import BaseModelFormSet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from archive.admin.base import JudgedAdmin
from archive.admin.locked_fields import mark_locks
from archive.admin.messages import editor
from archive.admin.notes import NotesAdmin
from archive.admin.steps import StepsAdmin
from archive.curation import review
from archive.curation.locks import lock
from archive.curation.proposing import may_decide
from archive.models.review import Reviewed
from archive.search import index, search
from archive.vocabulary import Publication, ReviewStatus


class RowsSaved(admin.ModelAdmin):
    """Saves the rows of inlines as an editor's decisions, and indexes their record."""

    def save_formset(
        self, request: HttpRequest, form: Any, formset: BaseModelFormSet, change: bool
    ) -> None:
        rows = formset.save(commit=False)
        changed: dict[int, list[str]] = {id(row): names for row, names in formset.changed_objects}
        for row in rows:
            names = changed.get(id(row), [])
            if isinstance(row, Reviewed):
                is_new = id(row) not in changed
                decides = may_decide(request.user, type(row))
                review.judge_edit(
                    row, by=editor(request), is_new=is_new, changed=names, decides=decides
                )
            row.save()
            if isinstance(row, Reviewed):
                review.follow_edit(row, by=editor(request))
        review.remove(formset.deleted_objects, by=editor(request))
        formset.save_m2m()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        form.instance.refresh_from_db()
        index([form.instance])


class RecordAdmin(StepsAdmin, NotesAdmin, RowsSaved, JudgedAdmin):
    """A record with a permanent slug: found by its names, locked where an editor changes it."""

    actions = [*JudgedAdmin.actions, "step_selected"]

    #: Fields and relations whose text is searched as typed; the index finds the rest.
    names: ClassVar[tuple[str, ...]] = ("name__icontains",)
    search_fields = ["name"]  # makes the search box show; get_search_results does the search
    search_help_text = _("Names as typed, or words in any form; “quoted phrases”; -without")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).select_related("decided_by")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Rows with the words typed in one of their names, or found by the archive's index."""
        if request.path.endswith("/autocomplete/"):
            # Nothing is linked to what is gone: neither to redirects nor to what was rejected.
            queryset = queryset.filter(merged_into__isnull=True).exclude(
                status=ReviewStatus.REJECTED
            )
        if not search_term.strip():
            return queryset, False
        typed = Q()
        for name in self.names_typed(request):
            typed |= Q(**{name: search_term.strip()})
        found = search(self.model._base_manager.all(), search_term)
        keys = self.model._base_manager.filter(typed).values("pk")
        return queryset.filter(Q(pk__in=keys) | Q(pk__in=found.values("pk"))), False

    def names_typed(self, request: HttpRequest) -> tuple[str, ...]:
        """The lookups that take the words as typed."""
        return self.names

    def get_readonly_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        fixed = [*super().get_readonly_fields(request, obj), "origin"]
        if obj is not None:
            # From here on a record becomes public and goes again by the steps above its form.
            return [*fixed, "slug", "publication"]
        if not request.user.has_perm(f"archive.publish_{self.opts.model_name}"):
            fixed.append("publication")
        return fixed

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        """The form, with a mark at every field that no run writes any more."""
        if obj is not None:
            mark_locks(context["adminform"].form, obj, user=editor(request))
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """The slug follows from the name, until the record is there: then it is permanent."""
        return {} if obj is not None else {"slug": ["name"]}

    def save_model(self, request: HttpRequest, obj: Any, form: ModelForm, change: bool) -> None:
        may_publish = request.user.has_perm(f"archive.publish_{self.opts.model_name}")
        if not change and not may_publish:
            obj.publication = Publication.DRAFT.value
        super().save_model(request, obj, form, change)
        if self.decides(request):
            lock(obj, form.changed_data, by=editor(request))
