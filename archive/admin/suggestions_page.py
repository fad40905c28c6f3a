"""Suggested subjects of an article or initiative, with the words that speak of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.admin.messages import editor
from archive.admin.shown import change_url
from archive.curation.suggested import decide_subjects, subject_rows, text_about
from archive.models import Subject
from archive.suggesting.subjects import Suggestion, Words, suggest_subjects

#: Characters shown before and after the words.
_CONTEXT = 60
_YES, _NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Shown:
    """A suggestion as the page shows it."""

    subject: Subject
    places: tuple[SafeString, ...]
    count: int


class SuggestingAdmin(admin.ModelAdmin):
    """Records for which subjects are suggested from their text; an editor confirms."""

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_suggest"
        view = self.admin_site.admin_view(self.suggest_view)
        return [path("<path:object_id>/suggest/", view, name=name), *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The record's page with a link to the suggestions."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_suggest"
        address = {"suggest_address": reverse(name, args=[unquote(object_id)])}
        context = {**(address if self.has_change_permission(request) else {})}
        return super().change_view(
            request, object_id, form_url, {**context, **(extra_context or {})}
        )

    def suggest_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show what is suggested; write what the editor has said to each."""
        record: Any = self.get_object(request, unquote(object_id))
        if not request.user.has_perm(f"archive.change_{self.opts.model_name}"):
            raise PermissionDenied
        if record is None:
            raise Http404
        if request.method == "POST":
            return self._decide(request, record)
        text = text_about(record)
        known = list(subject_rows(record).select_related("subject").order_by("pk"))
        decided = [row.subject_id for row in known]
        shown = [_shown(text, one) for one in suggest_subjects(text, without=decided)]
        return TemplateResponse(
            request,
            "admin/archive/suggest.html",
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "original": record,
                "title": _("Suggested subjects"),
                "suggestions": shown,
                "given": [row for row in known if row.status == "accepted"],
                "waiting": [row for row in known if row.status == "proposed"],
            },
        )

    def _decide(self, request: HttpRequest, record: Any) -> HttpResponse:
        answers = {
            int(name.removeprefix("subject-")): said
            for name, said in request.POST.items()
            if name.startswith("subject-") and name.removeprefix("subject-").isdecimal()
        }
        subjects = Subject.objects.live().in_bulk([key for key in answers if key < 2**63])
        accepted = [one for key, one in subjects.items() if answers[key] == _YES]
        rejected = [one for key, one in subjects.items() if answers[key] == _NO]
        if accepted or rejected:
            decide_subjects(record, accepted=accepted, rejected=rejected, by=editor(request))
        said = ngettext("%(count)d subject added.", "%(count)d subjects added.", len(accepted))
        messages.success(request, said % {"count": len(accepted)})
        return HttpResponseRedirect(change_url(record))


def _shown(text: str, suggestion: Suggestion) -> Shown:
    places = tuple(_in_context(text, words) for words in suggestion.words)
    return Shown(suggestion.subject, places, suggestion.count)


def _in_context(text: str, words: Words) -> SafeString:
    before = text[max(0, words.start - _CONTEXT) : words.start].replace("\n", " ")
    after = text[words.end : words.end + _CONTEXT].replace("\n", " ")
    return format_html("…{}<mark>{}</mark>{}…", before, text[words.start : words.end], after)
