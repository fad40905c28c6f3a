"""Follow-ups on the desk: a page of their own, and a section on the initiative's page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from archive.admin import shown
from archive.admin.base import BOTH, DeskAdmin
from archive.admin.messages import editor
from archive.admin.notes import back
from archive.admin.versions import VersionedForm
from archive.curation.follow_ups import mark_done, open_follow_ups, silent
from archive.curation.notes import colleagues
from archive.models import FollowUp, Initiative

#: Open follow-ups on an initiative's page.
_SHOWN = 10


def day_widget() -> forms.DateInput:
    """The browser's own field for a day."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class OncePerOwner(forms.ModelForm):
    """Says in words that somebody follows the initiative already, also of columns not asked for."""

    def validate_constraints(self) -> None:
        try:
            self.instance.validate_constraints()
        except ValidationError as error:
            self.add_error(None, error)


class FollowUpForm(OncePerOwner, VersionedForm):
    """By when, who, and what to look at."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "due_on" in self.fields:
            self.fields["due_on"].widget = day_widget()
        if "owner" in self.fields:
            # A list of colleagues: looking for users is for those who manage them.
            owner: Any = self.fields["owner"]
            owner.widget = forms.Select()
            owner.queryset = colleagues()


class ShortFollowUpForm(OncePerOwner):
    """A follow-up as it is set on the initiative's page."""

    class Meta:
        model = FollowUp
        fields = ("due_on", "owner", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"].widget = day_widget()
        self.fields["note"].widget = forms.TextInput(attrs={"maxlength": 300})
        owner: Any = self.fields["owner"]
        owner.queryset = colleagues()


class DueFilter(admin.SimpleListFilter):
    """Open ones, those that are due, and those that are done."""

    title = _("state")
    parameter_name = "due"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Any:
        return [("open", _("open")), ("now", _("due")), ("done", _("done"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case "open":
                return queryset.filter(done_at__isnull=True)
            case "now":
                return queryset.filter(done_at__isnull=True, due_on__lte=timezone.localdate())
            case "done":
                return queryset.filter(done_at__isnull=False)
        return queryset


class OwnerFilter(admin.SimpleListFilter):
    """Mine, or those of a colleague who has any."""

    title = _("owner")
    parameter_name = "owner"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Any:
        owners = FollowUp.objects.order_by().values("owner").distinct()
        others = colleagues().filter(pk__in=owners).exclude(pk=editor(request).pk)
        return [("me", _("mine")), *((str(one.pk), one.get_username()) for one in others)]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value() or ""
        if value == "me":
            return queryset.filter(owner=request.user)
        return queryset.filter(owner=int(value)) if value.isdecimal() else queryset


class SilentFilter(admin.SimpleListFilter):
    """Initiatives without a report for long that nobody follows: a silence, not a verdict."""

    title = _("news")
    parameter_name = "news"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> Any:
        return [("none", _("without news")), ("followed", _("followed by somebody"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case "none":
                found = silent(settings.ARCHIVE_SILENT_MONTHS, today=timezone.localdate())
                return queryset.filter(pk__in=found.order_by().values("pk"))
            case "followed":
                return queryset.filter(pk__in=open_follow_ups().order_by().values("initiative"))
        return queryset


@admin.register(FollowUp)
class FollowUpAdmin(DeskAdmin):
    """Who means to look at which initiative again, and by when."""

    form = FollowUpForm
    list_display = ["due", "of_initiative", "owner", "note", "done"]
    list_display_links = ["due"]
    list_filter = [DueFilter, OwnerFilter]
    list_select_related = ["initiative", "owner", "done_by"]
    search_fields = ["initiative__name", "note"]
    autocomplete_fields = ["initiative"]
    ordering = ["due_on", "pk"]
    fields = ["initiative", ("due_on", "owner"), "note", "done"]
    readonly_fields = ["done"]
    actions = ["done_selected"]

    def get_urls(self) -> list[Any]:
        address = path(
            "<path:object_id>/done/",
            self.admin_site.admin_view(self.done_view),
            name="archive_followup_done",
        )
        return [address, *super().get_urls()]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"owner": request.user.pk, **super().get_changeform_initial_data(request)}

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [name for name in self.fields if obj is not None or name != "done"]

    def done_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Mark one follow-up as done, and go back to where its button was pressed."""
        found: Any = self.get_object(request, unquote(object_id))
        if found is None:
            raise Http404
        if not may_finish(request, found):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if mark_done(FollowUp.objects.filter(pk=found.pk), by=editor(request)):
            messages.success(request, _now("Follow-up done."))
        else:
            messages.info(request, _now("The follow-up was done already."))
        return redirect(back(request, shown.change_url(found.initiative)))

    @admin.action(
        description=_("Mark as done"),
        description_plural=_("Mark selected %(verbose_name_plural)s as done"),
        permissions=["change"],
        location=BOTH,
    )
    def done_selected(self, request: HttpRequest, queryset: QuerySet) -> None:
        count = mark_done(queryset, by=editor(request))
        said = ngettext("%(count)d follow-up done.", "%(count)d follow-ups done.", count)
        messages.success(request, said % {"count": count})

    @admin.display(description=_("due on"), ordering="due_on")
    def due(self, follow_up: FollowUp) -> SafeString:
        day = date_format(follow_up.due_on, "j M Y")
        if follow_up.done_at is None and follow_up.due_on <= timezone.localdate():
            return format_html("<strong>{}</strong>", day)
        return format_html("{}", day)

    @admin.display(description=_("initiative"), ordering="initiative__name")
    def of_initiative(self, follow_up: FollowUp) -> SafeString:
        return shown.record_link(follow_up.initiative)

    @admin.display(description=_("done"), ordering="done_at")
    def done(self, follow_up: FollowUp) -> str:
        if follow_up.done_at is None:
            return "–"
        when = date_format(timezone.localtime(follow_up.done_at), "j M Y")
        return f"{when}, {follow_up.done_by}"


class FollowedAdmin(admin.ModelAdmin):
    """Initiatives that editors mean to look at again."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without what became of it, while there is no initiative yet."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            return fieldsets
        return [one for one in fieldsets if "what_became" not in one[1]["fields"]]

    def get_urls(self) -> list[Any]:
        address = path(
            "<path:object_id>/follow/",
            self.admin_site.admin_view(self.follow_view),
            name="archive_initiative_follow",
        )
        return [address, *super().get_urls()]

    def follow_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Set a follow-up, and show the initiative again."""
        initiative: Any = self.get_object(request, unquote(object_id))
        if initiative is None:
            raise Http404
        if not request.user.has_perm("archive.add_followup"):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        form = ShortFollowUpForm(request.POST, instance=FollowUp(initiative=initiative))
        if form.is_valid():
            form.save()
            messages.success(request, _now("Follow-up set."))
        else:
            for errors in form.errors.get_json_data().values():
                messages.error(request, " ".join(error["message"] for error in errors))
        return redirect(f"{shown.change_url(initiative)}#follow-ups")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        initiative = context.get("original")
        if isinstance(initiative, Initiative) and request.user.has_perm("archive.view_followup"):
            rows = open_follow_ups().filter(initiative=initiative).select_related("owner")
            context["follow_ups"] = [(one, may_finish(request, one)) for one in rows[:_SHOWN]]
            context["today"] = timezone.localdate()
            if request.user.has_perm("archive.add_followup"):
                start = {"owner": request.user.pk}
                context["follow_up_form"] = ShortFollowUpForm(initial=start, auto_id="follow_%s")
        return super().render_change_form(request, context, *args, **kwargs)


def may_finish(request: HttpRequest, follow_up: FollowUp) -> bool:
    """Whether this person may mark ``follow_up`` as done: its owner, and every editor."""
    person = editor(request)
    return follow_up.owner_id == person.pk or person.has_perm("archive.change_followup")
