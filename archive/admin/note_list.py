"""The desk's list of notes: what is open, and what names me."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from archive.admin import shown
from archive.admin.base import ShownAdmin
from archive.admin.notes import with_names
from archive.models import DeskNote
from archive.models.desk import ABOUT

_RECORDS = [name if name != "article" else "article__outlet" for name in ABOUT]
_HEAVY = ("text", "passages", "boilerplate", "issues")


class ConcernsFilter(admin.SimpleListFilter):
    """Notes that are open, that name me, that I wrote."""

    title = _("note")
    parameter_name = "notes"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Any:
        return [
            ("open", _("open")),
            ("me", _("open, and names me")),
            ("mine", _("written by me")),
            ("settled", _("settled")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case "open":
                return queryset.filter(settled_at__isnull=True)
            case "me":
                return queryset.filter(settled_at__isnull=True, mentioned=request.user)
            case "mine":
                return queryset.filter(author=request.user)
            case "settled":
                return queryset.filter(settled_at__isnull=False)
        return queryset


@admin.register(DeskNote)
class DeskNoteAdmin(ShownAdmin):
    """What colleagues wrote about records; notes are written and settled on the record's page."""

    list_display = ["words", "of_record", "author", "written", "standing"]
    list_filter = [ConcernsFilter]
    search_fields = ["text"]
    ordering = ["-pk"]
    fields = ["words", "of_record", "author", "written", "standing"]
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = super().get_queryset(request).select_related("author", "settled_by", *_RECORDS)
        rows = rows.prefetch_related("mentioned")
        return rows.defer(*(f"article__{name}" for name in _HEAVY))

    @admin.display(description=_("note"))
    def words(self, note: DeskNote) -> SafeString:
        return with_names(note)

    @admin.display(description=_("record"))
    def of_record(self, note: DeskNote) -> SafeString:
        return shown.record_link(note.record)

    @admin.display(description=_("written at"), ordering="pk")
    def written(self, note: DeskNote) -> str:
        return date_format(localtime(note.written_at), "j M Y, H.i")

    @admin.display(description=_("state"))
    def standing(self, note: DeskNote) -> str:
        if note.settled_at is None:
            return str(_("open"))
        return str(_("settled by %(who)s")) % {"who": note.settled_by}
