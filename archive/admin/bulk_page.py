"""Change many rows at once: choose what to do, see what it changes, apply it as one set."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.db.models import Max, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.admin.bulk_forms import BulkForm, offers_for
from archive.admin.messages import editor
from archive.admin.pages import asked_again, page_between
from archive.curation import bulk
from archive.curation.bulk import Planned


class BulkAdmin(admin.ModelAdmin):
    """Lists whose rows can be changed many at a time, all that fit a filter if wanted."""

    def has_bulk_permission(self, request: HttpRequest) -> bool:
        """Whether there is anything that this person may do to many rows."""
        return bool(offers_for(self, request))

    @admin.action(
        description=_("Change many…"),
        description_plural=_("Change many %(verbose_name_plural)s…"),
        permissions=["bulk"],
    )
    def bulk_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return bulk_page(self, request, queryset)


def bulk_page(desk: ModelAdmin, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
    """Ask what to do, show what it changes, and do what was shown once it is confirmed.

    What is confirmed is what was seen: where other rows fit the filter by then,
    or the same would change others, the counts are shown anew.
    """
    form = BulkForm(
        desk, offers_for(desk, request), request.POST if "operation" in request.POST else None
    )
    planned, seen, grown = None, "", ""
    if form.is_bound and form.is_valid():
        operation = form.made()
        planned = bulk.plan(operation, queryset)
        seen = _seen(planned, queryset)
        if asked_again(request):
            was = request.POST.get("seen", "")
            if was == seen:
                _apply(request, form, queryset)
                return None
            grown = _grown(was, planned)
    return page_between(
        desk,
        request,
        queryset,
        action="bulk_selected",
        template="admin/archive/bulk.html",
        context={
            "title": _now("Change many at once"),
            "form": form,
            "planned": planned,
            "seen": seen,
            "grown": grown,
        },
    )


def _apply(request: HttpRequest, form: BulkForm, queryset: QuerySet) -> None:
    try:
        done = bulk.apply(
            form.made(), queryset, by=editor(request), reason=form.cleaned_data["reason"]
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return
    said = ngettext("%(count)d row changed.", "%(count)d rows changed.", done.changed)
    way_back = format_html(
        '<a href="{}">{}</a>', reverse("activity"), _now("It can be taken back as one change.")
    )
    messages.success(request, format_html("{} {}", said % {"count": done.changed}, way_back))
    for reason, number in done.refused:
        left = _now("%(count)d left: %(reason)s.")
        messages.warning(request, left % {"count": number, "reason": reason})


def _seen(planned: Planned, queryset: QuerySet[Any]) -> str:
    """What the page showed: how many were chosen, the newest of them, how many would change."""
    newest = queryset.order_by().aggregate(newest=Max("pk"))["newest"]
    return f"{planned.total}:{newest}:{planned.changed}"


def _grown(was: str, planned: Planned) -> str:
    """Why what was confirmed is not done: how the rows differ from those that were shown."""
    before, _sep, _rest = was.partition(":")
    if before.isdecimal() and int(before) != planned.total:
        said = _now(
            "Nothing was done yet: %(now)d rows fit by now, %(before)d did when you looked."
        )
        return said % {"now": planned.total, "before": int(before)}
    return _now("Nothing was done yet: some of these rows were changed while you looked.")
