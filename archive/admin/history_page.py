"""The history of a record: the sets of changes about it, newest first."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _now

from archive.models import ChangeSet

#: Sets on one page.
_SHOWN = 50


def history_page(desk: ModelAdmin, request: HttpRequest, object_id: str) -> HttpResponse:
    """The page of one record's history; raises ``PermissionDenied`` for who may not see it."""
    record: Any = desk.get_object(request, unquote(object_id))
    if record is None:
        raise Http404
    if not desk.has_view_permission(request, record):
        raise PermissionDenied
    sets = ChangeSet.objects.about(record).select_related("by", "run")
    page = Paginator(sets, _SHOWN).get_page(request.GET.get("p"))
    return TemplateResponse(
        request,
        "admin/archive/history.html",
        {
            **desk.admin_site.each_context(request),
            "title": _now("History"),
            "object": record,
            "opts": desk.opts,
            "page": page,
        },
    )
