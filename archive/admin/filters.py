"""Filters of the desk's lists. Each asks the database at most once, whatever the size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.db.models import Max, Min, Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.models.country_names import country_name
from archive.vocabulary import ReviewStatus


class StateFilter(SimpleListFilter):
    """Where rows stand: waiting, read by the machine alone, listed, reviewed, rejected."""

    title = _("review")
    parameter_name = "review"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, Any]]:
        return [
            ("waiting", _("waits for a decision")),
            ("machine", _("machine-read, not reviewed")),
            ("listed", _("from the list of known names")),
            ("reviewed", _("reviewed")),
            ("rejected", _("rejected")),
        ]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet:
        match self.value():
            case "waiting":
                return queryset.proposed()
            case "machine":
                return queryset.machine_read()
            case "listed":
                return queryset.listed()
            case "reviewed":
                return queryset.reviewed()
            case "rejected":
                return queryset.filter(status=ReviewStatus.REJECTED)
        return queryset


class RecordStateFilter(StateFilter):
    """Where records that can be merged stand; merged ones are shown only when asked for."""

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, Any]]:
        return [*super().lookups(request, model_admin), ("merged", _("merged into another"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "merged":
            return queryset.filter(merged_into__isnull=False)
        return super().queryset(request, queryset.filter(merged_into__isnull=True))


class ConfidenceFilter(SimpleListFilter):
    """How sure the rule was, in bands."""

    title = _("confidence")
    parameter_name = "confidence"

    BANDS: ClassVar[dict[str, tuple[float, float]]] = {
        "low": (0.0, 0.5),
        "middle": (0.5, 0.7),
        "good": (0.7, 0.85),
        "high": (0.85, 1.01),
    }

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, Any]]:
        return [
            ("low", _("below 0.5")),
            ("middle", _("0.5 to 0.7")),
            ("good", _("0.7 to 0.85")),
            ("high", _("0.85 and more")),
            ("none", _("entered by a person")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        if value == "none":
            return queryset.filter(confidence__isnull=True)
        if value not in self.BANDS:
            return queryset
        least, below = self.BANDS[value]
        return queryset.filter(confidence__gte=least, confidence__lt=below)


class FormFilter(SimpleListFilter):
    """A filter that is a small form, for choices too many to list as links."""

    def has_output(self) -> bool:
        return True

    def kept(self, changelist: ChangeList) -> list[tuple[str, str]]:
        """The other parameters of the list, to be sent along."""
        params = changelist.get_filters_params()
        params = {**params, "q": [changelist.query]} if changelist.query else params
        return [
            (name, value)
            for name, values in params.items()
            if name != self.parameter_name
            for value in (values if isinstance(values, list) else [values])
        ]


class SelectFilter(FormFilter):
    """A choice from a drop-down list with a button."""

    template = "admin/archive/filter_select.html"

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        yield {"kept": self.kept(changelist)}
        for value, label in self.lookup_choices:
            yield {"value": value, "label": label, "selected": str(value) == self.value()}


class RuleFilter(FormFilter):
    """Rows made by a rule, by the beginning of its name."""

    title = _("rule")
    parameter_name = "rule"
    template = "admin/archive/filter_text.html"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        return []

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        yield {"kept": self.kept(changelist), "value": self.value() or ""}

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = (self.value() or "").strip()
        return queryset.filter(rule__startswith=value) if value else queryset


class CountryFilter(SelectFilter):
    """Records of one country, by its name in the language of the desk; or of none that is known."""

    title = _("country")
    parameter_name = "country"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, Any]]:
        codes = model_admin.model._default_manager.order_by().values_list("country", flat=True)
        named = sorted((country_name(code), code) for code in codes.distinct() if code)
        return [("none", _("none stated")), *((code, name) for name, code in named)]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        value = self.value()
        if not value:
            return queryset
        return queryset.filter(country="" if value == "none" else value)


def year_filter(field: str, name: Any) -> type[SelectFilter]:
    """A filter by the year of a partial date, which is text and sorts by its first day."""

    class YearFilter(SelectFilter):
        title = name
        parameter_name = f"{field}_year"

        def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, Any]]:
            dated = model_admin.model._base_manager.filter(**{f"{field}__gt": ""})
            span = dated.aggregate(first=Min(field), last=Max(field))
            if span["first"] is None:
                return []
            years = range(int(span["last"][:4]), int(span["first"][:4]) - 1, -1)
            return [*((str(year), str(year)) for year in years), ("none", _("no date"))]

        def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
            value = self.value() or ""
            if value == "none":
                return queryset.filter(**{field: ""})
            if not value.isdecimal():
                return queryset
            return queryset.filter(
                **{f"{field}__gte": value, f"{field}__lt": f"{int(value) + 1:04}"}
            )

    return YearFilter


def related_filter(lookup: str, model: type[Model], name: Any) -> type[SelectFilter]:
    """A filter by a record of a short list (outlets, subjects), chosen from a drop-down."""

    class RelatedFilter(SelectFilter):
        title = name
        parameter_name = lookup.replace("__", "_")

        def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, Any]]:
            return [(str(record.pk), str(record)) for record in model._default_manager.all()]

        def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
            value = self.value() or ""
            return queryset.filter(**{lookup: value}) if value.isdecimal() else queryset

    return RelatedFilter
