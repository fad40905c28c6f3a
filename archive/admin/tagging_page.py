"""Tag many records at once: choose the subject, see what it will change, confirm."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from archive.admin.messages import editor
from archive.admin.pages import asked_again, page_between
from archive.admin.widgets import RelationSelect
from archive.curation import bulk
from archive.models import InitiativeSubject, Subject


class SubjectForm(forms.Form):
    """One subject, and whether it is added or removed."""

    ADD, REMOVE = "add", "remove"

    change = forms.ChoiceField(
        label=_("Change"),
        choices=[(ADD, _("Add the subject")), (REMOVE, _("Remove the subject"))],
        initial=ADD,
        widget=forms.RadioSelect,
    )
    subject = forms.ModelChoiceField(label=_("Subject"), queryset=Subject.objects.live())

    def __init__(self, desk: ModelAdmin, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["subject"]
        relation: Any = InitiativeSubject._meta.get_field("subject")
        field.widget = RelationSelect(relation, desk.admin_site)
        field.widget.choices = field.choices
        field.widget.is_required = True


class TaggedAdmin(admin.ModelAdmin):
    """Records that editors tag with subjects."""

    @admin.action(
        description=_("Add or remove a subject…"),
        description_plural=_("Add or remove a subject of selected %(verbose_name_plural)s…"),
        permissions=["change"],
    )
    def tag_selected(self, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
        return tagging_page(self, request, queryset)


def tagging_page(desk: ModelAdmin, request: HttpRequest, queryset: QuerySet) -> HttpResponse | None:
    """Ask for the subject, show the counts, and change what was shown once it is confirmed."""
    form = SubjectForm(desk, request.POST if "subject" in request.POST else None)
    planned = None
    if form.is_bound and form.is_valid():
        subject = form.cleaned_data["subject"]
        remove = form.cleaned_data["change"] == SubjectForm.REMOVE
        if asked_again(request):
            change = bulk.untag if remove else bulk.tag
            told = change(queryset, subject, by=editor(request))
            said = _now("“%(subject)s”: %(changed)d changed, %(left)d left as they were.")
            messages.success(
                request,
                said % {"subject": subject, "changed": told.changed, "left": told.left},
            )
            return None
        planned = bulk.preview_subject(queryset, subject, remove=remove)
    return page_between(
        desk,
        request,
        queryset,
        action="tag_selected",
        template="admin/archive/tag.html",
        context={"title": _now("Add or remove a subject"), "form": form, "planned": planned},
    )
