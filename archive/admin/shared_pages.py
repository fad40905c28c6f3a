"""Pages that several people have open at once: nobody overwrites anybody, and all may know."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import AdminSite
from django.contrib.admin.actions import delete_selected
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from archive.admin.late_form import late_form_page
from archive.admin.messages import editor
from archive.admin.pages import is_stale, stamp_of
from archive.curation.open_pages import note_left, note_open, others_at


class SharedAdmin(admin.ModelAdmin):
    """Says who else has a page open, and refuses what was decided on a page that is out of date."""

    delete_confirmation_template = "admin/archive/delete_confirmation.html"
    delete_selected_confirmation_template = "admin/archive/delete_selected_confirmation.html"

    def get_urls(self) -> list[Any]:
        address = path(
            "<path:object_id>/open/",
            # Not the desk's own: nothing here belongs to any history.
            AdminSite.admin_view(self.admin_site, require_POST(self.open_view)),
            name=f"{self.opts.app_label}_{self.opts.model_name}_open",
        )
        return [address, *super().get_urls()]

    def open_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Note that the page of a row is still open, or left; answer who else has it open."""
        row = self.get_object(request, unquote(object_id))
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        if row is None:
            raise Http404
        if "left" in request.POST:
            note_left(row, by=editor(request))
            return JsonResponse({})
        note_open(row, by=editor(request))
        return JsonResponse({"said": _in_words(others_at(row, than=editor(request)))})

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The form; what was typed into the form of a row that is gone is shown, not dropped."""
        row = self.get_object(request, unquote(object_id)) if request.method == "POST" else None
        if request.method == "POST" and row is None:
            if not self.has_change_permission(request):
                raise PermissionDenied
            key = unquote(object_id)
            return late_form_page(self, request, int(key) if key.isdecimal() else None)
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With who else has the form open, and with the sets of rows that others changed."""
        row = context.get("original")
        formsets = context["inline_admin_formsets"]
        context["clashing_rows"] = [
            inline for inline in formsets if getattr(inline.formset, "has_clash", False)
        ]
        if row is not None and self.has_change_permission(request, row):
            note_open(row, by=editor(request))
            context["others"] = _in_words(others_at(row, than=editor(request)))
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_open"
            context["open_address"] = reverse(name, args=[row.pk])
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Where saving leads; the page is left with it."""
        note_left(obj, by=editor(request))
        return super().response_change(request, obj)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Ask before a row is deleted, and ask again where it has changed since."""
        key = unquote(object_id)
        rows = self.model._base_manager.filter(pk=key if key.isdecimal() else None)
        if request.method == "POST" and is_stale(request, rows):
            return HttpResponseRedirect(request.get_full_path())
        asked = {"stamp": stamp_of(rows), **(extra_context or {})}
        return super().delete_view(request, object_id, asked)


def delete_unchanged(
    desk: admin.ModelAdmin, request: HttpRequest, queryset: QuerySet[Any]
) -> HttpResponse | None:
    """Delete the rows of ``queryset`` after asking, and ask again where they changed since."""
    if not queryset.exists():
        messages.warning(request, _("These rows are gone."))
        return None
    stamp = stamp_of(queryset)
    if "post" in request.POST and is_stale(request, queryset):
        again: Any = request.POST.copy()
        del again["post"]
        request.POST = again  # a stale confirmation confirms nothing
    response: HttpResponse | None = delete_selected(desk, request, queryset)
    if isinstance(response, TemplateResponse) and response.context_data is not None:
        response.context_data["stamp"] = stamp
    return response


def _in_words(names: list[str]) -> str:
    """Who else has the page open, as a sentence; empty where nobody has."""
    if not names:
        return ""
    said = ngettext(
        "%(names)s has this page open too. Whoever saves second is shown both versions.",
        "%(names)s have this page open too. Whoever saves second is shown both versions.",
        len(names),
    )
    return said % {"names": get_text_list(names, _("and"))}
