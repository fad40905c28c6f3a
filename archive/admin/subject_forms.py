"""Forms of a subject: its labels, its related terms, the same terms elsewhere."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from archive.admin.forms import InlineRowForm
from archive.admin.inlines import PlainInline
from archive.admin.versions import VersionedForm
from archive.curation.tables.subjects import scheme_of
from archive.models import Subject, SubjectLabel, SubjectMatch, SubjectRelation


class SubjectForm(VersionedForm):
    """A subject with the terms it is related to; the tree is locked while its place changes."""

    related = forms.ModelMultipleChoiceField(
        label=_("Related"),
        queryset=Subject.objects.live(),
        required=False,
        help_text=_("Terms of which neither is broader. They show this one in turn."),
    )

    class Meta:
        model = Subject
        fields = "__all__"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "parent" in self.fields:
            self.fields["parent"].label = _("Broader")
        field = self.fields.get("related")
        if field is None:
            return
        relation: Any = SubjectRelation._meta.get_field("other")
        field.widget = AutocompleteSelectMultiple(relation, admin.site)
        field.widget.choices = field.choices  # type: ignore[attr-defined]
        if self.instance.pk is not None:
            self.initial["related"] = related_keys(self.instance)

    def clean_related(self) -> Any:
        related = self.cleaned_data["related"]
        if self.instance.pk is not None and any(one.pk == self.instance.pk for one in related):
            raise ValidationError(_("A subject is not related to itself."))
        return related

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if "parent" in self.changed_data:
            # Two editors who move two terms at once could close a circle between them.
            list(Subject.objects.order_by("pk").select_for_update().values_list("pk"))
        return cleaned


class MatchForm(InlineRowForm):
    """The same term elsewhere; which vocabulary it is of follows from the address."""

    class Meta:
        model = SubjectMatch
        fields = ["uri"]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        self.instance.scheme = scheme_of(self.cleaned_data.get("uri", "")).value
        return cleaned


class LabelInline(PlainInline):
    """Other labels of the subject."""

    model = SubjectLabel
    fields = ["label", "language"]


class MatchInline(PlainInline):
    """The same term in other vocabularies."""

    model = SubjectMatch
    form = MatchForm
    fields = ["scheme_shown", "uri"]
    readonly_fields = ["scheme_shown"]

    @admin.display(description=_("vocabulary"))
    def scheme_shown(self, match: SubjectMatch) -> str:
        return str(_(match.get_scheme_display())) if match.pk else "–"


def related_keys(subject: Subject) -> list[int]:
    """Keys of the subjects that ``subject`` is related to."""
    return [
        *subject.relations_from.values_list("other", flat=True),
        *subject.relations_to.values_list("subject", flat=True),
    ]


def relate(subject: Subject, others: Any) -> None:
    """Let ``subject`` be related to ``others`` and to no other term."""
    wanted = {other.pk for other in others}
    for row in (*subject.relations_from.all(), *subject.relations_to.all()):
        other = row.other_id if row.subject_id == subject.pk else row.subject_id
        if other in wanted:
            wanted.remove(other)
        else:
            row.delete()
    for key in sorted(wanted):
        SubjectRelation.objects.create(subject=subject, other_id=key)
