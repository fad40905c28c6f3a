"""Deleting a record: its address stays, and names what replaced it."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from archive.admin.widgets import RelationSelect
from archive.curation.gone import note_gone
from archive.curation.pairs import PAIRS
from archive.models import ArticleSubject, Mention


class ReplacementForm(forms.Form):
    """Which record readers of a deleted one are sent to."""

    def __init__(self, desk: admin.ModelAdmin, key: str, data: Any = None) -> None:
        super().__init__(data)
        name = str(desk.opts.model_name)
        relation = (ArticleSubject if name == "subject" else Mention)._meta.get_field(name)
        records = desk.model._default_manager.filter(merged_into__isnull=True)
        self.fields["replaced_by"] = forms.ModelChoiceField(
            label=_("What replaces it"),
            help_text=_("Who has its address is told so. Leave it empty where nothing does."),
            queryset=records.exclude(pk=key if key.isdecimal() else None),
            required=False,
            widget=RelationSelect(relation, desk.admin_site),
        )


class DeletingAdmin(admin.ModelAdmin):
    """Records with a public address."""

    class Media:
        css: ClassVar[dict[str, list[str]]] = {"all": ["archive/admin/merging.css"]}

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What goes along; that a pair goes with its records needs no permission of its own."""
        going, counts, lacking, protected = super().get_deleted_objects(objs, request)
        pairs = {model._meta.verbose_name for model in PAIRS.values()}
        return going, counts, lacking - pairs, protected

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask also what replaces the record."""
        form = ReplacementForm(self, unquote(object_id))
        asked = {"replacement": form, **(extra_context or {})}
        response = super().delete_view(request, object_id, asked)
        if isinstance(response, TemplateResponse) and response.context_data is not None:
            response.context_data["media"] += form.media
        return response

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete, and keep the address."""
        form = ReplacementForm(self, str(obj.pk), request.POST)
        chosen = form.cleaned_data["replaced_by"] if form.is_valid() else None
        note_gone([obj], replaced_by=chosen)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Delete several, and keep their addresses."""
        note_gone(queryset)
        super().delete_queryset(request, queryset)
