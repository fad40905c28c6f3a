"""Rows on the page of a record: evidence in sight, and never more than fit."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Count, Max, Model, QuerySet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from archive.admin import shown
from archive.admin.evidence import marked, place, with_context
from archive.admin.forms import InlineRowForm
from archive.admin.relations import TypedRelations
from archive.admin.watched_rows import WatchedFormSet

#: Fields that an editor fills in for a new row, and that its evidence shows in context.
_TOLD_BY_EVIDENCE = ("article", "exact")
#: Rows shown on a record's page; a link leads to all of them.
SHOWN = 10


class BoundedFormSet(WatchedFormSet):
    """The first rows only; what is sent back is looked up by key, whatever came in between."""

    model: type[Model]

    def get_queryset(self) -> QuerySet[Any]:
        if not hasattr(self, "_bounded"):
            self._bounded = self._few(super().get_queryset())
            for row in self._bounded:
                setattr(row, self.fk.name, self.instance)  # or each row would fetch it anew
        return self._bounded

    def _few(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        if self.is_bound:
            return rows.filter(pk__in=self._sent())
        if not self._has_list():
            return rows
        # Only keys are put in order: whole texts weigh too much for it.
        return rows.filter(pk__in=rows.values("pk")[:SHOWN])

    def _has_list(self) -> bool:
        """Whether a list of their own leads to the rows that are not shown; names have none."""
        return admin.site.is_registered(self.model)

    def _sent(self) -> list[str]:
        name = self.model._meta.pk.name
        sent = (
            self.data.get(f"{self.add_prefix(i)}-{name}", "")
            for i in range(self.initial_form_count())
        )
        return [key for key in sent if key.isdecimal()]

    @cached_property
    def _all(self) -> tuple[int, int]:
        """How many rows there are and, where not all are shown, the highest of their keys."""
        few = len(self.get_queryset())
        if self.is_bound or few < SHOWN or not self._has_list():
            return few, 0
        rows = self.model._default_manager.filter(**{self.fk.name: self.instance}).order_by()
        counted = rows.aggregate(count=Count("pk"), highest=Max("pk"))
        return counted["count"], counted["highest"]

    @property
    def total(self) -> int:
        """How many rows there are, counted only where not all are shown."""
        return self._all[0]

    @property
    def known_up_to(self) -> int:
        return self._all[1]

    def all_rows(self) -> SafeString:
        """A link to the list of all rows, where not all are shown."""
        if self.total <= len(self.get_queryset()):
            return SafeString("")
        label = _("all %(count)d") % {"count": self.total}
        return shown.list_link(
            self.model, label, **{f"{self.fk.name}__id__exact": self.instance.pk}
        )


class WatchedInline(TypedRelations, admin.StackedInline):
    """Rows that notice what others do to them; those that are only shown need not."""

    formset = BoundedFormSet

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.is_watched = self.has_change_permission(request, obj)
        return formset


class RowInline(WatchedInline):
    """Rows of a record, dense; with their evidence where they have it."""

    fields: ClassVar[Any] = None
    readonly_fields: ClassVar[Any] = ()
    template = "admin/archive/rows.html"
    form = InlineRowForm
    extra = 0
    show_change_link = True
    relations: ClassVar[tuple[str, ...]] = ()
    has_evidence = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).select_related("decided_by", *self.relations)
        return with_context(rows) if self.has_evidence else rows

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """For who may only read: the words and their place stand in the evidence already."""
        fields = super().get_fields(request, obj)
        if not self.has_evidence or self.has_change_permission(request, obj):
            return fields
        return [name for name in fields if name not in _TOLD_BY_EVIDENCE]

    @admin.display(description=_("review"))
    def standing(self, row: Any) -> SafeString:
        return format_html("{} {}", shown.state(row), shown.confidence(row))

    @admin.display(description=_("evidence"))
    def evidence(self, row: Any) -> SafeString:
        return marked(row)

    @admin.display(description=_("evidence"))
    def evidence_and_place(self, row: Any) -> SafeString:
        return format_html("{}{}", marked(row), place(row.article))


class PlainInline(WatchedInline):
    """Rows that no machine proposes: names, labels."""

    fields: ClassVar[Any] = None
    readonly_fields: ClassVar[Any] = ()
    template = "admin/archive/rows.html"
    form = InlineRowForm
    extra = 0
    relations: ClassVar[tuple[str, ...]] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        return rows.select_related(*self.relations) if self.relations else rows


class ShownInline(RowInline):
    """Rows that are only shown here; they are judged in their own list."""

    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
