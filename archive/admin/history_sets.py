"""Pages of what was done: all sets of changes, one of them, one editor's own, deleted records."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from archive.admin.history_lines import (
    first_changes,
    may_see,
    tell_entries,
    tell_lines,
    title_of,
)
from archive.admin.history_paging import stretch_of
from archive.changes.snapshots import RECORDS, model_of
from archive.curation.undo_rights import missing_rights, missing_rights_of_set
from archive.models import Change, ChangeSet
from archive.vocabulary import ChangeAction, ChangeKind

#: Changes that the page of one set shows at a time.
_CHANGES = 100
#: Changes of each set that a page of many sets tells.
_LINES = 3


class SetsForm(forms.Form):
    """Which sets: whose, of what kind, from when to when."""

    by = forms.ModelChoiceField(
        label=_("Who"), queryset=User.objects.none(), required=False, empty_label=_("everybody")
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        required=False,
        choices=lambda: [
            ("", _now("every kind")),
            *((code, _now(label)) for code, label in ChangeKind.choices()),
        ],
    )
    since = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    until = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        people: Any = self.fields["by"]
        people.queryset = User.objects.filter(is_staff=True).order_by("username")

    def chosen(self, sets: QuerySet[ChangeSet]) -> QuerySet[ChangeSet]:
        """Those of ``sets`` that the filled-in fields ask for; a wrong value asks for nothing."""
        if not self.is_valid():
            return sets
        given = self.cleaned_data
        if given["by"] is not None:
            sets = sets.filter(by=given["by"])
        if given["kind"]:
            sets = sets.filter(kind=given["kind"])
        if given["since"] is not None:
            sets = sets.filter(at__date__gte=given["since"])
        if given["until"] is not None:
            sets = sets.filter(at__date__lte=given["until"])
        return sets


def sets_page(request: HttpRequest) -> HttpResponse:
    """What was done to the archive, newest first, narrowed by person, kind and period."""
    _refuse_strangers(request)
    form = SetsForm(request.GET)
    return _many(
        request,
        form.chosen(ChangeSet.objects.all()),
        "admin/archive/history/sets.html",
        {"title": _now("What was done"), "form": form, "is_filtered": any(_given(form))},
    )


def activity_page(request: HttpRequest, key: int | None = None) -> HttpResponse:
    """What one editor did: one's own work, or a colleague's for who may read the history."""
    person: Any = request.user
    if key is not None and key != request.user.pk:
        _refuse_strangers(request)
        person = get_object_or_404(User.objects.filter(is_staff=True), pk=key)
    counted = (
        ChangeSet.objects.filter(by=person).order_by().values_list("kind").annotate(Count("pk"))
    )
    labels = dict(ChangeKind.choices())
    return _many(
        request,
        ChangeSet.objects.filter(by=person),
        "admin/archive/history/activity.html",
        {
            "title": _now("Activity: %(who)s")
            % {"who": person.get_full_name() or person.get_username()},
            "person": person,
            "is_own": person == request.user,
            "counts": sorted(
                ((capfirst(_now(labels[kind])), number) for kind, number in counted),
                key=lambda one: -one[1],
            ),
        },
    )


def set_page(request: HttpRequest, key: int) -> HttpResponse:
    """One set: everything it did, and the ways to take it back."""
    change_set = get_object_or_404(
        ChangeSet.objects.select_related("by", "run", "undoes", "undone_by_set"), pk=key
    )
    if change_set.by_id != request.user.pk:
        _refuse_strangers(request)
    stretch = stretch_of(
        request, change_set.changes.order_by().values_list("pk", flat=True), shown=_CHANGES
    )
    found = Change.objects.in_bulk(stretch.keys)
    changes = [found[number] for number in stretch.keys]
    counts = change_set.changes.order_by().values_list("model", "action").annotate(Count("pk"))
    lines = tell_lines(changes, user=request.user)
    for line in lines:
        line.change.change_set = change_set
    return TemplateResponse(
        request,
        "admin/archive/history/set.html",
        {
            **admin.site.each_context(request),
            "title": _now("Change %(number)d: %(what)s")
            % {"number": change_set.pk, "what": title_of(change_set)},
            "heading": title_of(change_set),
            "change_set": change_set,
            "may_undo_all": not missing_rights_of_set(request.user, change_set),
            "lines": lines,
            "hidden": len(changes) - len(lines),
            "counts": _counted(request, list(counts)),
            "stretch": stretch,
            "revertible": {
                change.pk
                for change in changes
                if not missing_rights(request.user, change_set, [change])
            },
        },
    )


def gone_page(request: HttpRequest) -> HttpResponse:
    """Records that were deleted and are not back, with the way to bring them back."""
    _refuse_strangers(request)
    names = [name for name in RECORDS if may_see(request.user, name)]
    gone = Change.objects.filter(model__in=names, action=ChangeAction.DELETED)
    stretch = stretch_of(request, gone.order_by().values_list("pk", flat=True))
    found = Change.objects.select_related("change_set__by").in_bulk(stretch.keys)
    changes = [found[number] for number in stretch.keys]
    present = {
        (name, key)
        for name in names
        for key in model_of(name)
        ._base_manager.filter(pk__in=[one.key for one in changes if one.model == name])
        .values_list("pk", flat=True)
    }
    return TemplateResponse(
        request,
        "admin/archive/history/gone.html",
        {
            **admin.site.each_context(request),
            "title": _now("Deleted records"),
            "rows": [
                (change, capfirst(str(model_of(change.model)._meta.verbose_name)))
                for change in changes
                if (change.model, change.key) not in present
            ],
            "stretch": stretch,
        },
    )


def _many(
    request: HttpRequest, sets: QuerySet[ChangeSet], template: str, context: dict[str, Any]
) -> HttpResponse:
    stretch = stretch_of(request, sets.order_by().values_list("pk", flat=True))
    found = ChangeSet.objects.select_related("by", "run", "undone_by_set").in_bulk(stretch.keys)
    shown = [found[key] for key in stretch.keys]
    changes = first_changes(stretch.keys, Change.objects.all(), "pk", _LINES)
    entries = tell_entries(shown, changes, user=request.user)
    return TemplateResponse(
        request,
        template,
        {
            **admin.site.each_context(request),
            "entries": entries,
            "stretch": stretch,
            **context,
        },
    )


def _counted(request: HttpRequest, counts: list[tuple[str, str, int]]) -> list[dict[str, Any]]:
    labels = dict(ChangeAction.choices())
    return [
        {
            "what": capfirst(str(model_of(name)._meta.verbose_name_plural)),
            "action": _now(labels[action]).lower(),
            "rows": number,
        }
        for name, action, number in sorted(counts, key=lambda one: -one[2])
        if may_see(request.user, name)
    ]


def _given(form: SetsForm) -> list[Any]:
    return list(form.cleaned_data.values()) if form.is_valid() else []


def _refuse_strangers(request: HttpRequest) -> None:
    if not request.user.has_perm("archive.view_changeset"):
        raise PermissionDenied
