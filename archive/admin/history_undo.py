"""Take changes back: see what goes back and what stays, say why, then do it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.admin.history_lines import may_see, row_address, tell_lines, title_of
from archive.admin.history_words import Difference, Names, differences, label_of
from archive.admin.messages import editor
from archive.changes.snapshots import model_of
from archive.curation.undo_plan import Kept, Plan
from archive.curation.undo_rights import missing_rights, missing_rights_of_set
from archive.curation.undoing import CannotUndoError, plan_of, undo
from archive.models import Change, ChangeSet
from archive.vocabulary import ChangeAction

#: Rows of a preview that are shown one by one; the others are counted.
_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Back:
    """A row of the preview: what becomes of it, and each column as it is and as it will be."""

    sentence: str
    becomes: str
    address: str
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Stays:
    """A row that stays as it is, or a column of it, and why."""

    sentence: str
    address: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be taken back: a set, or one change of it, or one column of that change."""

    change_set: ChangeSet
    change: Change | None
    column: str

    @property
    def only(self) -> list[int] | None:
        """The keys of the chosen changes; None for all."""
        return None if self.change is None else [self.change.pk]

    @property
    def columns(self) -> list[str] | None:
        """The chosen columns; None for all."""
        return [self.column] if self.column else None

    def missing_rights(self, user: Any) -> list[str]:
        """The permissions that ``user`` lacks for taking this back."""
        if self.change is None:
            return missing_rights_of_set(user, self.change_set)
        return missing_rights(user, self.change_set, [self.change])


def undo_page(request: HttpRequest, key: int) -> HttpResponse:
    """Show what would go back; once confirmed, take it back.

    Raises ``PermissionDenied`` for who could not make the opposite change.
    """
    wanted = _wanted(request, key)
    if wanted.missing_rights(request.user):
        raise PermissionDenied
    address = reverse("change_set", args=[key])
    try:
        plan = plan_of(wanted.change_set, only=wanted.only, columns=wanted.columns)
    except CannotUndoError as error:
        messages.warning(request, str(error))
        return HttpResponseRedirect(address)
    print_of_plan = _fingerprint(plan)
    has_changed = False
    if request.method == "POST":
        has_changed = request.POST.get("plan") != print_of_plan
        if not has_changed:
            return _done(request, wanted, address)
    return TemplateResponse(
        request,
        "admin/archive/history/undo.html",
        {
            **admin.site.each_context(request),
            "title": _("Take back: %(what)s") % {"what": title_of(wanted.change_set)},
            "heading": title_of(wanted.change_set),
            "change_set": wanted.change_set,
            "column": wanted.column,
            "change": wanted.change,
            "back": _back(plan, request.user),
            "stays": _stays(plan.kept[:_SHOWN], request.user),
            "going": len(plan.steps),
            "staying": len(plan.kept),
            "shown": _SHOWN,
            "plan": print_of_plan,
            "has_changed": has_changed,
            "reason": request.POST.get("reason", ""),
        },
    )


def _wanted(request: HttpRequest, key: int) -> Wanted:
    given = request.GET
    sets = ChangeSet.objects.select_related("by", "run", "undone_by_set")
    change_set = get_object_or_404(sets, pk=key)
    if "change" not in given:
        return Wanted(change_set, None, "")
    if not given["change"].isdigit():
        raise Http404
    change = get_object_or_404(change_set.changes, pk=int(given["change"]))
    column = given.get("column", "")
    if column and column not in change.before:
        raise Http404
    return Wanted(change_set, change, column)


def _done(request: HttpRequest, wanted: Wanted, address: str) -> HttpResponse:
    undone = undo(
        wanted.change_set,
        by=editor(request),
        reason=request.POST.get("reason", "").strip(),
        only=wanted.only,
        columns=wanted.columns,
    )
    went = ngettext("%(count)d row went back.", "%(count)d rows went back.", undone.rows)
    messages.success(request, went % {"count": undone.rows})
    if undone.kept:
        stayed = ngettext(
            "%(count)d value stayed as it is, because it was changed since.",
            "%(count)d values stayed as they are, because they were changed since.",
            len(undone.kept),
        )
        messages.warning(request, stayed % {"count": len(undone.kept)})
    return HttpResponseRedirect(address)


def _back(plan: Plan, user: Any) -> list[Back]:
    steps = [step for step in plan.steps if may_see(user, step.change.model)][:_SHOWN]
    lines = {line.change.pk: line for line in tell_lines([one.change for one in steps], user=user)}
    changes = [
        Change(model=step.change.model, key=step.change.key, before=step.now, after=step.back)
        for step in steps
    ]
    names = Names(changes)
    becomes = {
        ChangeAction.CREATED: _("will be deleted"),
        ChangeAction.DELETED: _("comes back"),
        ChangeAction.CHANGED: _("goes back"),
    }
    return [
        Back(
            sentence=lines[step.change.pk].sentence,
            becomes=becomes[ChangeAction(step.change.action)],
            address=row_address(step.change.model, step.change.key) if step.row else "",
            differences=tuple(differences(change, names)),
        )
        for step, change in zip(steps, changes, strict=True)
    ]


def _stays(kept: Sequence[Kept], user: Any) -> list[Stays]:
    lines = {line.change.pk: line for line in tell_lines([one.change for one in kept], user=user)}
    return [
        Stays(
            sentence=lines[one.change.pk].sentence,
            address=lines[one.change.pk].address,
            label=label_of(model_of(one.change.model), one.column),
            reason=one.reason,
        )
        for one in kept
        if one.change.pk in lines
    ]


def _fingerprint(plan: Plan) -> str:
    """What was shown: another plan has another one."""
    said = hashlib.blake2b(digest_size=12)
    for step in plan.steps:
        said.update(f"{step.change.pk}{step.now}{step.back};".encode())
    for kept in plan.kept:
        said.update(f"{kept.change.pk}{kept.column};".encode())
    return said.hexdigest()
