"""Merge records that are the same: see them side by side, choose the one to keep."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from archive.admin.messages import editor
from archive.admin.pages import asked_again, page_between
from archive.curation import merge

#: Records that can be compared on one page.
MOST = 10


class MergedAdmin(admin.ModelAdmin):
    """Records that a chief editor may merge."""

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(f"archive.merge_{self.opts.model_name}")

    @admin.action(
        description=_("Merge…"),
        description_plural=_("Merge selected %(verbose_name_plural)s…"),
        permissions=["merge"],
    )
    def merge_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return merging_page(self, request, queryset)


def merging_page(desk: ModelAdmin, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
    """Ask which record to keep, with the rows that lead to each; then merge."""
    records = list(queryset.order_by("pk")[: MOST + 1])
    if not 1 < len(records) <= MOST:
        said = _now("Choose from 2 to %(most)d records to merge.") % {"most": MOST}
        messages.warning(request, said)
        return None
    by_key = {str(record.pk): record for record in records}
    kept: Any = by_key.get(request.POST.get("kept", ""))
    if asked_again(request) and kept is not None:
        _merge(request, records, kept)
        return None
    weights = merge.weigh(records)
    heaviest = max(records, key=lambda record: weights[record.pk])
    return page_between(
        desk,
        request,
        queryset,
        action="merge_selected",
        template="admin/archive/merge.html",
        context={
            "title": _now("Merge records that are the same"),
            "form": forms.Form(),
            "choices": [(record, weights[record.pk], record == heaviest) for record in records],
        },
    )


def _merge(request: HttpRequest, records: list[Any], kept: Any) -> None:
    try:
        done = merge.merge(records, into=kept, by=editor(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return
    said = _now(
        "%(records)d merged into “%(kept)s”: %(moved)d rows moved, %(doubled)d it had already."
    )
    messages.success(
        request,
        said
        % {"records": done.records, "kept": kept, "moved": done.moved, "doubled": done.doubled},
    )
