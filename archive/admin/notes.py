"""Notes on the pages of records: what colleagues tell each other, and whom they name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.admin.messages import editor
from archive.admin.shown import change_url
from archive.curation.notes import (
    LONGEST,
    colleagues,
    may_settle,
    parts_of,
    settle,
    write_note,
)
from archive.models import DeskNote

#: Notes on a record's page; a link leads to all of them.
_SHOWN = 20
#: Colleagues offered by name under the field; more are found by writing their name.
_OFFERED = 12


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note as its page shows it."""

    note: DeskNote
    words: SafeString
    may_settle: bool


class NotesAdmin(admin.ModelAdmin):
    """Records on which colleagues write notes."""

    def get_urls(self) -> list[Any]:
        address = path(
            "<path:object_id>/note/",
            self.admin_site.admin_view(self.note_view),
            name=f"{self.opts.app_label}_{self.opts.model_name}_note",
        )
        return [address, *super().get_urls()]

    def note_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Write one note about one record, and show the record again."""
        record: Any = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not request.user.has_perm("archive.add_desknote"):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            written = write_note(record, request.POST.get("text", ""), by=editor(request))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(f"{change_url(record)}#notes")
        messages.success(request, _("Note written."))
        if written.unknown:
            nobody = _("Nobody at the desk is called %(names)s: no notice was sent there.")
            names = ", ".join(f"@{name}" for name in written.unknown)
            messages.warning(request, nobody % {"names": names})
        return redirect(f"{change_url(record)}#notes")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        record = context.get("original")
        if record is not None and request.user.has_perm("archive.view_desknote"):
            about = {self.opts.model_name or "": record}
            rows = DeskNote.objects.filter(**about).select_related("author", "settled_by")
            notes = list(rows.prefetch_related("mentioned")[: _SHOWN + 1])
            context["desk_notes"] = [
                ShownNote(note, with_names(note), _may_settle(note, request))
                for note in notes[:_SHOWN]
            ]
            context["has_more_notes"] = len(notes) > _SHOWN
            context["may_write_notes"] = request.user.has_perm("archive.add_desknote")
            context["longest_note"] = LONGEST
            context["colleagues"] = colleagues().exclude(pk=editor(request).pk)[:_OFFERED]
        return super().render_change_form(request, context, *args, **kwargs)


def settle_note(request: HttpRequest, key: int) -> HttpResponse:
    """Settle one note, and go back to where its button was pressed."""
    note = get_object_or_404(DeskNote, pk=key)
    if not may_settle(note, by=editor(request)):
        raise PermissionDenied
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if settle(note, by=editor(request)):
        messages.success(request, _("The note is settled."))
    else:
        messages.info(request, _("The note was settled already."))
    return redirect(back(request, f"{change_url(note.record)}#notes"))


def back(request: HttpRequest, otherwise: str) -> str:
    """The address on this site that a form asks to go back to, or ``otherwise``."""
    asked = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure()):
        return asked
    return otherwise


def with_names(note: DeskNote) -> SafeString:
    """The words of a note, with the colleagues it names set off."""
    known = {colleague.username.casefold() for colleague in note.mentioned.all()}
    return format_html_join(
        "",
        "{}{}",
        (
            (words, format_html("<b>@{}</b>" if name.casefold() in known else "@{}", name))
            if name
            else (words, "")
            for words, name in parts_of(note.text)
        ),
    )


def _may_settle(note: DeskNote, request: HttpRequest) -> bool:
    """As ``may_settle``, from what has been fetched already."""
    if note.settled_at is not None:
        return False
    mentioned = {colleague.pk for colleague in note.mentioned.all()}
    person = editor(request)
    return person.pk in {note.author_id, *mentioned} or person.has_perm("archive.change_desknote")
