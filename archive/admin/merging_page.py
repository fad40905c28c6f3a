"""Merge records that are the same: see them side by side, choose what the kept one says."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.admin.messages import editor
from archive.admin.shown import change_url
from archive.curation.merge import merge
from archive.curation.merge_conflicts import conflicts
from archive.curation.merge_facts import (
    FIELDS,
    chosen_values,
    compare,
    heaviest,
    link_counts,
    told,
    weigh,
)
from archive.curation.pairs import PAIRS, propose_merge

#: Records that can be compared on one page.
MOST = 5


def may_merge(user: Any, model: Any) -> bool:
    """Whether ``user`` may merge records of ``model``."""
    return user.has_perm(f"archive.merge_{model._meta.model_name}")


def may_propose(user: Any, model: Any) -> bool:
    """Whether ``user`` may ask somebody who merges to do it."""
    pair = PAIRS.get(model)
    return pair is not None and user.has_perm(f"archive.add_{pair._meta.model_name}")


def merging_address(model: Any, keys: Sequence[int]) -> str:
    """The page on which these records stand side by side."""
    address = reverse(f"admin:archive_{model._meta.model_name}_merge")
    return f"{address}?{urlencode([('of', key) for key in keys])}"


def merging_page(desk: ModelAdmin, request: HttpRequest) -> HttpResponse:
    """Show two to five records side by side; merge them, or propose to.

    Raises ``PermissionDenied`` for who may do neither.
    """
    model = desk.model
    if not may_merge(request.user, model) and not may_propose(request.user, model):
        raise PermissionDenied
    asked = request.POST if request.method == "POST" else request.GET
    records = _records(desk, request, asked.getlist("of"))
    if not 1 < len(records) <= MOST:
        said = _("Choose from 2 to %(most)d records that are not merged yet.") % {"most": MOST}
        messages.warning(request, said)
        return HttpResponseRedirect(_list_of(model))
    by_key = {str(record.pk): record for record in records}
    kept = by_key.get(asked.get("swap") or asked.get("keep") or "") or heaviest(records)
    if request.method == "POST" and "swap" not in request.POST:
        done = _done(request, records, kept)
        if done is not None:
            return done
    return _side_by_side(desk, request, records, kept)


def _records(desk: ModelAdmin, request: HttpRequest, asked: Sequence[str]) -> list[Any]:
    """The records asked for that are live, each once, in the order of their keys."""
    keys = {int(key) for key in asked[: 2 * MOST] if key.isdecimal() and len(key) < 18}
    rows = desk.get_queryset(request).filter(pk__in=keys, merged_into__isnull=True)
    related = [name for name in FIELDS[desk.model] if desk.model._meta.get_field(name).is_relation]
    return list((rows.select_related(*related) if related else rows).order_by("pk"))


def _done(request: HttpRequest, records: list[Any], kept: Any) -> HttpResponse | None:
    """Do what was asked and lead on; None where the page has to be shown once more."""
    reason = request.POST.get("reason", "").strip()
    model = type(kept)
    try:
        if "propose" in request.POST and may_propose(request.user, model):
            propose_merge(records, by=editor(request), reason=reason)
            messages.success(request, _("Proposed: somebody who may merge them will decide."))
            return HttpResponseRedirect(change_url(kept))
        if "confirm" not in request.POST:
            return None
        if not may_merge(request.user, model):
            raise PermissionDenied
        if request.POST.get("seen") != _seen(records):
            raise ValidationError(
                _("One of these records was changed since you opened this page. Please look again.")
            )
        done = merge(
            records,
            into=kept,
            by=editor(request),
            values=chosen_values(records, kept, _picks(request, records, kept)),
            reason=reason,
        )
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return None
    said = ngettext(
        "%(records)d record merged into “%(kept)s”: %(moved)d rows moved, %(doubled)d it had.",
        "%(records)d records merged into “%(kept)s”: %(moved)d rows moved, %(doubled)d it had.",
        done.records,
    )
    numbers = {"records": done.records, "moved": done.moved, "doubled": done.doubled}
    messages.success(request, said % {**numbers, "kept": kept})
    return HttpResponseRedirect(change_url(kept))


def _picks(request: HttpRequest, records: Sequence[Any], kept: Any) -> dict[str, int]:
    """The record whose value was chosen, by field."""
    keys = {str(record.pk): record.pk for record in records}
    return {
        name: keys[picked]
        for name in FIELDS[type(kept)]
        if (picked := request.POST.get(f"pick_{name}", "")) in keys
    }


def _side_by_side(
    desk: ModelAdmin, request: HttpRequest, records: list[Any], kept: Any
) -> HttpResponse:
    # Who keeps another record starts again from that one's values.
    picks = {} if "swap" in request.POST else _picks(request, records, kept)
    merges = may_merge(request.user, desk.model)
    weights = weigh(records)
    title = _("Merge records that are the same") if merges else _("Propose a merge")
    return TemplateResponse(
        request,
        "admin/archive/merge.html",
        {
            **desk.admin_site.each_context(request),
            "opts": desk.opts,
            "title": title,
            "list_address": _list_of(desk.model),
            "columns": [
                {
                    "record": record,
                    "address": change_url(record),
                    "weight": weights[record.pk],
                    "kept": record == kept,
                }
                for record in records
            ],
            "kept": kept,
            "fields": compare(records, kept, picks),
            "told": told(records),
            "counts": link_counts(records),
            "conflicts": conflicts(records),
            "reason": request.POST.get("reason", ""),
            "seen": _seen(records),
            "may_merge": merges,
            "may_propose": may_propose(request.user, desk.model),
        },
    )


def _seen(records: Sequence[Any]) -> str:
    """What the page shows of the records, in short: another value means somebody was faster."""
    values = [
        [record.pk, getattr(record, "status", "")]
        + [str(getattr(record, field.attname)) for field in _compared(type(record))]
        for record in records
    ]
    return blake2b(repr(values).encode(), digest_size=10).hexdigest()


def _compared(model: Any) -> list[Any]:
    return [model._meta.get_field(name) for name in FIELDS[model]]


def _list_of(model: Any) -> str:
    return reverse(f"admin:archive_{model._meta.model_name}_changelist")
