"""What the desk of a record that can be merged has: merging, un-merging, splitting."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import ActionLocation
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from archive.admin.deleting import DeletingAdmin
from archive.admin.merging_page import MOST, may_merge, may_propose, merging_address, merging_page
from archive.admin.shown import change_url
from archive.admin.splitting_page import splitting_page
from archive.admin.unmerging_page import unmerging_page
from archive.curation.pairs import PAIRS, WAITING
from archive.curation.split import is_split

#: Records that may be the same as one that is open, told above its form.
_PAIRS_SHOWN = 3


class MergedAdmin(DeletingAdmin):
    """Records that a chief editor may merge, and others may propose to."""

    def has_merge_permission(self, request: HttpRequest) -> bool:
        """Whether somebody may at least ask for a merge."""
        return may_merge(request.user, self.model) or may_propose(request.user, self.model)

    def get_urls(self) -> list[URLPattern]:
        """The pages of merging beside those of every record."""
        name = f"archive_{self.opts.model_name}"
        return [
            path("merge/", self.admin_site.admin_view(self.merge_view), name=f"{name}_merge"),
            path(
                "<int:key>/unmerge/",
                self.admin_site.admin_view(self.unmerge_view),
                name=f"{name}_unmerge",
            ),
            path(
                "<int:key>/split/",
                self.admin_site.admin_view(self.split_view),
                name=f"{name}_split",
            ),
            *super().get_urls(),
        ]

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Records side by side."""
        return merging_page(self, request)

    def unmerge_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """What taking a merge back would do."""
        return unmerging_page(self, request, key)

    def split_view(self, request: HttpRequest, key: int) -> HttpResponse:
        """The rows of a record, of which some belong to another one."""
        return splitting_page(self, request, key)

    @admin.action(
        description=_("Merge…"),
        description_plural=_("Merge selected %(verbose_name_plural)s…"),
        permissions=["merge"],
        location=[ActionLocation.CHANGE_LIST],
    )
    def merge_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        """Lead to the page on which the records stand side by side."""
        keys = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if not 1 < len(keys) <= MOST:
            said = _now("Choose from 2 to %(most)d records to merge.") % {"most": MOST}
            messages.warning(request, said)
            return None
        return HttpResponseRedirect(merging_address(self.model, keys))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With where the record was merged into, and what was merged into it."""
        record = context.get("original")
        if record is not None and may_merge(request.user, self.model):
            context["merging"] = {
                "into": record.merged_into,
                "records": list(self.model._base_manager.filter(merged_into=record).order_by("pk")),
                "pairs": _pairs_of(record),
                "may_split": record.merged_into_id is None and is_split(self.model),
            }
        return super().render_change_form(request, context, *args, **kwargs)


def _pairs_of(record: Any) -> list[tuple[Any, str]]:
    """The records that may be the same as ``record``, each with the page of their pair."""
    model = PAIRS.get(type(record))
    if model is None or record.merged_into_id is not None:
        return []
    waiting = model._default_manager.filter(WAITING, Q(first=record) | Q(second=record))
    return [
        (pair.second if pair.first_id == record.pk else pair.first, change_url(pair))
        for pair in waiting.select_related("first", "second")[:_PAIRS_SHOWN]
    ]
