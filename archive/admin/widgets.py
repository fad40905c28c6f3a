"""Form fields and widgets that the desk needs besides Django's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db.models import ForeignKey


class RelationSelect(AutocompleteSelect):
    """A choice of one record by typing, never a list with every row.

    ``known`` gives the labels of records that are already loaded, so that a
    page with fifty rows does not ask the database fifty times for their names.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known: dict[str, str] = {}

    def optgroups(
        self, name: str, value: Sequence[str], attrs: dict[str, Any] | None = None
    ) -> Any:
        chosen = [str(key) for key in value if key not in (None, "")]
        if not chosen or any(key not in self.known for key in chosen):
            return super().optgroups(name, value, attrs)
        options = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        options += [
            self.create_option(name, key, self.known[key], True, len(options)) for key in chosen
        ]
        return [(None, options, 0)]


class PlainTextField(forms.CharField):
    """Longer text; line ends as the database has them, so that nothing looks changed."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


def show_known_relations(form: forms.ModelForm) -> None:
    """Tell the form's relation widgets the records that its instance has already loaded."""
    for name, select in _relation_selects(form):
        relation = form._meta.model._meta.get_field(name)
        if isinstance(relation, ForeignKey) and relation.is_cached(form.instance):
            record = getattr(form.instance, name)
            if record is not None:
                select.known = {str(record.pk): str(record)}


def _relation_selects(form: forms.ModelForm) -> Iterable[tuple[str, RelationSelect]]:
    for name, field in form.fields.items():
        widget = field.widget
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget = widget.widget
        if isinstance(widget, RelationSelect):
            yield name, widget
