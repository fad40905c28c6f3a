"""Take a merge back: what returns, and what somebody has changed since."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.admin.merging_page import may_merge
from archive.admin.messages import editor
from archive.admin.shown import change_url
from archive.changes.snapshots import model_of
from archive.curation.pairs import PAIRS
from archive.curation.undo_plan import Kept
from archive.curation.undoing import CannotUndoError
from archive.curation.unmerge import look_ahead, unmerge

#: Rows that were changed since and are named one by one.
_NAMED = 50


def unmerging_page(desk: ModelAdmin, request: HttpRequest, key: int) -> HttpResponse:
    """Show what un-merging does, then do it; raises ``PermissionDenied`` for who may not merge."""
    if not may_merge(request.user, desk.model):
        raise PermissionDenied
    record: Any = desk.get_object(request, str(key))
    if record is None:
        raise Http404
    try:
        if request.method == "POST":
            return _take_back(request, record)
        ahead = look_ahead(record)
    except (ValidationError, CannotUndoError) as error:
        said = error.messages if isinstance(error, ValidationError) else [str(error)]
        messages.error(request, " ".join(said))
        return HttpResponseRedirect(change_url(record))
    return TemplateResponse(
        request,
        "admin/archive/unmerge.html",
        {
            **desk.admin_site.each_context(request),
            "opts": desk.opts,
            "title": _("Take the merge back"),
            "record": record,
            "address": change_url(record),
            "ahead": ahead,
            "kept": [(one, in_words(one)) for one in ahead.kept[:_NAMED]],
            "may_tell_apart": desk.model in PAIRS,
        },
    )


def _take_back(request: HttpRequest, record: Any) -> HttpResponse:
    _merge, undone = unmerge(
        record,
        by=editor(request),
        reason=request.POST.get("reason", "").strip(),
        not_the_same="not_the_same" in request.POST,
    )
    said = _("“%(record)s” is a record of its own again: %(rows)d rows went back.")
    messages.success(request, said % {"record": record, "rows": undone.rows})
    if undone.kept:
        stayed = ngettext(
            "%(count)d later change was kept.",
            "%(count)d later changes were kept.",
            len(undone.kept),
        )
        messages.warning(request, stayed % {"count": len(undone.kept)})
    return HttpResponseRedirect(change_url(record))


def in_words(kept: Kept) -> str:
    """What stays: the kind of row, its words, and the field that was changed since."""
    model = model_of(kept.change.model)
    row = f"{model._meta.verbose_name} “{kept.change.label}”"
    fields = {field.attname: str(field.verbose_name) for field in model._meta.concrete_fields}
    return f"{row}: {fields[kept.column]}" if kept.column in fields else row
