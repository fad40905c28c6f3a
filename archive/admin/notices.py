"""Notices: what a person should know, in the inbox and on a page of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.admin.messages import editor
from archive.admin.notes import back
from archive.curation.notices import mark_read
from archive.models import Notice

#: Notices on one page.
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class ShownNotice:
    """A notice as it is read: why, from whom, about what."""

    notice: Notice
    why: str
    who: str


def shown_notices(notices: Iterable[Notice]) -> list[ShownNotice]:
    """Notices in the language of the page; they come with note and change set."""
    return [ShownNotice(notice, _(notice.get_kind_display()), _who(notice)) for notice in notices]


def notices_page(request: HttpRequest) -> HttpResponse:
    """All notices of the person at the desk, newest first."""
    notices = Notice.objects.filter(to=editor(request))
    notices = notices.select_related("note__author", "change_set__by").order_by("-pk")
    page = Paginator(notices, _SHOWN).get_page(request.GET.get("p"))
    return TemplateResponse(
        request,
        "admin/archive/notices.html",
        {
            **admin.site.each_context(request),
            "title": _("Notices"),
            "page": page,
            "notices": shown_notices(page.object_list),
        },
    )


def read_notices(request: HttpRequest) -> HttpResponse:
    """Mark the own notices as read: the one whose button was pressed, or all."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    one = request.POST.get("notice", "")
    count = mark_read(editor(request), [int(one)] if one.isdecimal() else None)
    said = ngettext("%(count)d notice marked as read.", "%(count)d notices marked as read.", count)
    messages.success(request, said % {"count": count})
    return redirect(back(request, reverse("notices")))


def _who(notice: Notice) -> str:
    if notice.note is not None:
        return str(notice.note.author)
    return str(notice.change_set.by or "") if notice.change_set is not None else ""
