"""Steps to the public and back: buttons above a record's form, and an action in its list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.admin.messages import editor
from archive.admin.pages import asked_again, page_between
from archive.admin.shown import change_url
from archive.curation.workflow import RULES, steps_of, take_step
from archive.models.fields import labelled
from archive.models.publication import Published
from archive.vocabulary import Publication, Step

#: The way as it is drawn: a record is withdrawn only from the public.
_WAY = (Publication.DRAFT, Publication.IN_REVIEW, Publication.PUBLISHED, Publication.WITHDRAWN)
_LONGEST_NOTE = 500


class StepForm(forms.Form):
    """One step, and why, for the history and for whom it concerns."""

    step = forms.ChoiceField(label=_("Step"), choices=labelled(Step), widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Note"),
        max_length=_LONGEST_NOTE,
        required=False,
        help_text=_("Goes into the history, and to who entered the record or sent it."),
    )

    def __init__(self, steps: list[Step], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["step"]
        field.choices = [(step.value, _(step.label)) for step in steps]


class StepsAdmin(admin.ModelAdmin):
    """Records that go from draft to public and back."""

    def get_urls(self) -> list[Any]:
        address = path(
            "<path:object_id>/step/",
            self.admin_site.admin_view(self.step_view),
            name=f"{self.opts.app_label}_{self.opts.model_name}_step",
        )
        return [address, *super().get_urls()]

    def has_step_permission(self, request: HttpRequest) -> bool:
        """Whether this person takes any steps; which ones with which record, the rules say."""
        name = f"{self.opts.app_label}.%s_{self.opts.model_name}"
        return any(request.user.has_perm(name % verb) for verb in ("add", "change", "publish"))

    def step_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Take one step with one record, and show the record again."""
        record: Any = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.has_step_permission(request):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        form = StepForm(list(Step), request.POST)
        if not form.is_valid():
            messages.error(request, _now("Choose one of the steps, and keep the note short."))
            return redirect(change_url(record))
        step = Step(form.cleaned_data["step"])
        if step not in steps_of(record, by=editor(request)):
            raise PermissionDenied
        rows = self.model._base_manager.filter(pk=record.pk)
        if take_step(rows, step, by=editor(request), note=form.cleaned_data["note"]).changed:
            messages.success(request, _standing_now(RULES[step].to))
        else:
            messages.warning(request, _now("Somebody else has just taken a step with it."))
        return redirect(change_url(record))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        record = context.get("original")
        if isinstance(record, Published) and not record.is_merged:
            context["way"] = [
                (_now(state.label), state.value == record.publication)
                for state in _WAY
                if state is not Publication.WITHDRAWN or state.value == record.publication
            ]
            context["steps"] = [
                (step.value, _now(step.label)) for step in steps_of(record, by=editor(request))
            ]
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.action(
        description=_("Send to review, publish, withdraw…"),
        description_plural=_(
            "Send to review, publish or withdraw selected %(verbose_name_plural)s…"
        ),
        permissions=["step"],
    )
    def step_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return step_page(self, request, queryset)


def step_page(desk: ModelAdmin, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
    """Ask which step and why; then take it with the chosen records that allow it."""
    steps = [step for step in Step if step is Step.SEND or _by_right(desk, request, step)]
    form = StepForm(steps, request.POST if asked_again(request) else None)
    if form.is_bound and form.is_valid():
        step = Step(form.cleaned_data["step"])
        done = take_step(queryset, step, by=editor(request), note=form.cleaned_data["note"])
        if done.changed:
            messages.success(request, f"{_standing_now(RULES[step].to)} ({done.changed})")
        if done.left:
            left = ngettext(
                "%(count)d was left as it was: this step does not lead on from there.",
                "%(count)d were left as they were: this step does not lead on from there.",
                done.left,
            )
            messages.warning(request, left % {"count": done.left})
        return None
    return page_between(
        desk,
        request,
        queryset,
        action="step_selected",
        template="admin/archive/step.html",
        context={"title": _now("Send to review, publish or withdraw"), "form": form},
    )


def _by_right(desk: ModelAdmin, request: HttpRequest, step: Step) -> bool:
    meta = desk.opts
    return request.user.has_perm(f"{meta.app_label}.{RULES[step].verb}_{meta.model_name}")


def _standing_now(state: Publication) -> str:
    return {
        Publication.DRAFT: _now("Sent back: it is a draft again."),
        Publication.IN_REVIEW: _now("Sent to review."),
        Publication.PUBLISHED: _now("Published."),
        Publication.WITHDRAWN: _now("Withdrawn: the public page answers that it is gone."),
    }[state]
