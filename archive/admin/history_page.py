"""The history of a record: the sets of changes about it and the rows of it, newest first."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _now

from archive.admin.history_lines import first_changes, tell_entries
from archive.admin.history_paging import Stretch, stretch_of
from archive.changes.snapshots import RECORDS, name_of
from archive.models import Change, ChangedRecord, ChangeSet

#: Changes of one set that are told; its own page tells them all.
_LINES = 8


def history_page(desk: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """The page of one record's history; raises ``PermissionDenied`` for who may not see it."""
    record: Any = desk.get_object(request, unquote(object_id))
    if record is None:
        raise Http404
    if not desk.has_view_permission(request, record):
        raise PermissionDenied
    noted = _noted(record)
    stretch = stretch_of(request, noted.order_by().values_list("change_set", flat=True).distinct())
    column = "pk" if noted.model is Change else "change_id"
    changes = first_changes(stretch.keys, noted, column, _LINES)
    return TemplateResponse(
        request,
        "admin/archive/history/record.html",
        {
            **desk.admin_site.each_context(request),
            "title": _now("History: %(record)s") % {"record": record},
            "object": record,
            "opts": desk.opts,
            "entries": tell_entries(
                _in_order(stretch),
                changes,
                user=request.user,
                page_of=(name_of(type(record)), record.pk),
            ),
            "stretch": stretch,
            "beginning": None if stretch.older else _beginning(record),
        },
    )


def _noted(record: Model) -> QuerySet[Any]:
    """What was noted about a record and its rows, or of a row itself."""
    name = name_of(type(record))
    if name in RECORDS:
        return ChangedRecord.objects.filter(model=name, key=record.pk)
    return Change.objects.filter(model=name, key=record.pk)


def _in_order(stretch: Stretch) -> list[ChangeSet]:
    found = ChangeSet.objects.select_related("by", "run", "undone_by_set").in_bulk(stretch.keys)
    return [found[key] for key in stretch.keys]


def _beginning(record: Any) -> dict[str, Any]:
    """Where the record comes from, for the end of its history."""
    is_noted = Change.objects.filter(
        model=name_of(type(record)), key=record.pk, action="created"
    ).exists()
    return {
        "run": None if is_noted else getattr(record, "run", None),
        "at": getattr(record, "created_at", None),
        "is_noted": is_noted,
    }
