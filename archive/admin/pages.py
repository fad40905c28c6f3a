"""Pages between an action and its effect: which rows it is about, and back again."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.curation.meanwhile import Doing, last_about
from archive.models import Change

#: Rows that a page between shows one by one.
LISTED = 20


def asked_again(request: HttpRequest) -> bool:
    """Whether the page between has been filled in."""
    return request.method == "POST" and "confirm" in request.POST


def is_stale(request: HttpRequest, rows: QuerySet[Any]) -> bool:
    """Whether ``rows`` have changed since the page that is confirmed showed them; says so."""
    latest = last_about(rows)
    if request.POST.get("stamp", _stamp(latest)) == _stamp(latest):
        return False
    said = _("Nothing was done: something has changed here meanwhile. Look again.")
    if latest is not None:
        said = _("Nothing was done: %(who)s has changed something here meanwhile. Look again.")
        said %= {"who": Doing.of(latest.change_set).who}
    messages.warning(request, said)
    return True


def stamp_of(rows: QuerySet[Any]) -> str:
    """What a page that asks carries: the same as long as nothing about ``rows`` changes."""
    return _stamp(last_about(rows))


def _stamp(latest: Change | None) -> str:
    return "" if latest is None else str(latest.pk)


def page_between(
    desk: ModelAdmin,
    request: HttpRequest,
    queryset: QuerySet[Any],
    *,
    action: str,
    template: str,
    context: dict[str, Any],
) -> TemplateResponse:
    """Ask what an action needs to know; the form leads back to the same rows of the list."""
    meta = desk.opts
    selected = request.POST.getlist(ACTION_CHECKBOX_NAME)
    from_list = request.resolver_match is not None and (
        request.resolver_match.url_name or ""
    ).endswith("_changelist")
    address = reverse(f"admin:{meta.app_label}_{meta.model_name}_changelist")
    if from_list and request.GET:
        address += f"?{request.GET.urlencode()}"
    return TemplateResponse(
        request,
        template,
        {
            **desk.admin_site.each_context(request),
            "opts": meta,
            "action": action,
            "action_address": address,
            "action_checkbox_name": ACTION_CHECKBOX_NAME,
            "selected": selected,
            "stamp": stamp_of(queryset),
            "select_across": request.POST.get("select_across", "0"),
            "rows": list(queryset[:LISTED]),
            "count": queryset.count(),
            "media": desk.media + context["form"].media,
            **context,
        },
    )
