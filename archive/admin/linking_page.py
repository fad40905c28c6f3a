"""The page that asks to which record rows shall be linked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from archive.admin.messages import editor, tell
from archive.admin.pages import asked_again, is_stale, page_between
from archive.admin.widgets import RelationSelect
from archive.curation import linking
from archive.models import Mention, MentionCandidate
from archive.vocabulary import RecordKind


class LinkForm(forms.Form):
    """One record of one of the kinds that the rows can be linked to."""

    def __init__(self, desk: ModelAdmin, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.targets = linking.targets_of(desk.model)
        for name in self.targets:
            relation: Any = desk.model._meta.get_field(name)
            self.fields[name] = forms.ModelChoiceField(
                label=relation.related_model._meta.verbose_name.capitalize(),
                queryset=relation.related_model._default_manager.all(),
                required=False,
                widget=RelationSelect(relation, desk.admin_site),
            )
        if desk.model is Mention:
            self.fields["remember"] = forms.BooleanField(
                label=_("Keep these words as a name of the record"),
                required=False,
                help_text=_("The next run will then find the record by them."),
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = [cleaned[name] for name in self.targets if cleaned.get(name) is not None]
        if len(chosen) != 1 and not self.errors:
            self.add_error(None, _("Choose one record."))
        elif chosen:
            cleaned["record"] = chosen[0]
        return cleaned


def link_page(desk: ModelAdmin, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
    """Ask for the record, then link; the candidates of ambiguous mentions are offered."""
    form = LinkForm(
        desk,
        request.POST if asked_again(request) else None,
        initial={"remember": _are_full_names(desk.model, queryset)},
    )
    if asked_again(request) and form.is_valid() and not is_stale(request, queryset):
        decided = linking.link(
            queryset,
            to=form.cleaned_data["record"],
            by=editor(request),
            remember_names=form.cleaned_data.get("remember", False),
        )
        verb = _now("Linked to “%(record)s”") % {"record": form.cleaned_data["record"]}
        tell(request, verb, decided)
        return None
    if not queryset.exists():
        messages.warning(request, _now("These rows are gone."))
        return None
    return page_between(
        desk,
        request,
        queryset,
        action="link_selected",
        template="admin/archive/link.html",
        context={
            "title": _now("Link to another record"),
            "form": form,
            "candidates": _candidates(desk.model, queryset),
        },
    )


def _candidates(model: type[Model], queryset: QuerySet) -> list[tuple[str, Model]]:
    """The records that ambiguous mentions might name, with the field that takes them."""
    if model is not Mention:
        return []
    offered = MentionCandidate.objects.filter(mention__in=queryset.order_by().values("pk"))
    found = {
        (name, record.pk): (name, record)
        for candidate in offered.select_related("partner", "official")[:20]
        for name in ("partner", "official")
        if (record := getattr(candidate, name)) is not None
    }
    return list(found.values())


def _are_full_names(model: type[Model], queryset: QuerySet) -> bool:
    """Whether the words are worth keeping as names: not one word of a person's name."""
    if model is not Mention:
        return False
    people = queryset.filter(kind=RecordKind.OFFICIAL)
    return not people.exclude(exact__contains=" ").exists()
