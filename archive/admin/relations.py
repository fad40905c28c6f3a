"""Relations are chosen by typing, on every page of the desk."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db.models import ForeignKey, TextField
from django.forms import ModelChoiceField, Textarea
from django.http import HttpRequest

from archive.admin.widgets import PlainTextField, RelationSelect


class TypedRelations(BaseModelAdmin):
    """For admin classes and inlines: no plain select with every row of a table."""

    formfield_overrides = {
        TextField: {"form_class": PlainTextField, "widget": Textarea(attrs={"rows": 3})},
    }

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> ModelChoiceField | None:
        if self.admin_site.is_registered(db_field.related_model):
            kwargs["widget"] = RelationSelect(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """With a way to look at the related record and to add one; it is changed on its page."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_change_related = widget.can_delete_related = False
        return field
