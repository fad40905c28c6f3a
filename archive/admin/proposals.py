"""The desk for values that runs read in fields which editors have locked."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin import shown
from archive.admin.base import JudgedAdmin, ShownAdmin
from archive.admin.filters import StateFilter
from archive.admin.messages import editor
from archive.curation import locks
from archive.curation.review import Decided
from archive.models import FieldLock, FieldProposal
from archive.models.curation import LOCKABLE_FIELDS

_RECORDS = [name if name != "article" else "article__outlet" for name in LOCKABLE_FIELDS]


class AboutRecordAdmin(admin.ModelAdmin):
    """Rows about one record of any kind."""

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request).select_related(*_RECORDS)
        return rows.defer(*(f"article__{name}" for name in ("text", "passages", "boilerplate")))

    @admin.display(description=_("record"))
    def of_record(self, row: Any) -> SafeString:
        return shown.record_link(row.record)

    @admin.display(description=_("field"), ordering="field")
    def field_name(self, row: Any) -> str:
        return str(row.record._meta.get_field(row.field).verbose_name)


@admin.register(FieldProposal)
class FieldProposalAdmin(AboutRecordAdmin, JudgedAdmin):
    """Accepting writes the value and keeps it locked; rejecting leaves the editor's words."""

    list_display = ["of_record", "field_name", "present", "proposed", "evidence", "standing"]
    list_display_links = ["field_name"]
    list_filter = [StateFilter, "field"]
    search_fields = ["proposed", "present"]
    ordering = ["-pk"]
    fields = ["of_record", "field_name", "present", "proposed", "evidence", "origin"]
    readonly_fields = fields

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def change_view(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Without a button to save: the actions decide."""
        extra = {"show_save": False, "show_save_and_continue": False}
        return super().change_view(*args, **{**kwargs, "extra_context": extra})

    def accept(self, request: HttpRequest, queryset: QuerySet) -> Decided:
        return locks.accept_proposals(queryset, by=editor(request))


@admin.register(FieldLock)
class FieldLockAdmin(AboutRecordAdmin, ShownAdmin):
    """Fields that no run writes any more, and who locked them."""

    list_display = ["of_record", "field_name", "locked_by", "locked_at"]
    list_display_links = None
    list_filter = ["field", "locked_at"]
    list_select_related = ["locked_by"]
    ordering = ["-pk"]

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask, unlock the field, and go back to the record it belongs to."""
        lock: Any = self.get_object(request, object_id)
        response = super().delete_view(request, object_id, extra_context)
        if lock is not None and isinstance(response, HttpResponseRedirect):
            return HttpResponseRedirect(shown.change_url(lock.record))
        return response

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A chief editor may open a field to runs again by deleting its lock."""
        return admin.ModelAdmin.has_delete_permission(self, request, obj)
