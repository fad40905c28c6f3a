"""The page for a form whose record somebody deleted meanwhile: nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.admin.clashes import in_words
from archive.admin.versions import read_base
from archive.curation.meanwhile import Doing, taken_away

#: What a form sends that is not typed: it is sent anew with each form.
_NOT_TYPED = frozenset({"csrfmiddlewaretoken", "_save", "_continue", "_addanother"})


@dataclass(frozen=True, slots=True)
class Held:
    """A field that the form held: its label, as it was opened, as it was sent."""

    label: str
    opened: str
    typed: str

    @property
    def is_mine(self) -> bool:
        """Whether the editor had changed it."""
        return self.opened != self.typed


def late_form_page(desk: ModelAdmin, request: HttpRequest, key: int | None) -> HttpResponse:
    """What was typed about a record that is gone, who deleted it, and the way to send it again."""
    change = taken_away(desk.model, [] if key is None else [key]).get(key or 0)
    base = read_base(request.POST.get("version", ""))
    return TemplateResponse(
        request,
        "admin/archive/late_form.html",
        {
            **desk.admin_site.each_context(request),
            "opts": desk.opts,
            "title": _("Deleted while you had it open"),
            "name": change.label if change is not None else "",
            "change_set": change.change_set if change is not None else None,
            "by": Doing.of(change.change_set) if change is not None else None,
            "held": list(_held(desk.model, request.POST, {} if base is None else base.values)),
            "rows": list(_rows(desk, request)),
            "sent": [
                (name, value)
                for name, values in request.POST.lists()
                if name not in _NOT_TYPED
                for value in values
            ],
        },
        status=410,
    )


def _held(model: type[Model], data: QueryDict, opened: Any, prefix: str = "") -> Iterator[Held]:
    """The fields of ``model`` that ``data`` holds under ``prefix``."""
    for name in data:
        if not name.startswith(prefix):
            continue
        try:
            field: Any = model._meta.get_field(name.removeprefix(prefix))
        except FieldDoesNotExist:
            continue
        if field.primary_key or not field.concrete or (field.many_to_one and not field.editable):
            continue
        typed = ",".join(map(str, data.getlist(name)[None if field.many_to_many else -1 :]))
        base = opened.get(field.name, "")
        if base or typed:
            label = capfirst(str(field.verbose_name))
            yield Held(label, in_words(field, base), in_words(field, typed))


def _rows(desk: ModelAdmin, request: HttpRequest) -> Iterator[tuple[str, list[Held]]]:
    """Rows of inlines into which something was typed."""
    for formset, inline in desk.get_formsets_with_inlines(request):
        prefix = formset.get_default_prefix()
        total = request.POST.get(f"{prefix}-TOTAL_FORMS", "")
        for index in range(min(int(total), formset.absolute_max) if total.isdecimal() else 0):
            base = read_base(request.POST.get(f"{prefix}-{index}-version", ""))
            opened = {} if base is None else base.values
            held = _held(inline.model, request.POST, opened, f"{prefix}-{index}-")
            found = [one for one in held if one.label]
            if any(one.is_mine for one in found):
                yield capfirst(str(inline.verbose_name)), found
