"""Fields and parts that the filters of all lists share.

The names of filters are the public parameters of addresses, so their values are
slugs and codes, never primary keys.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

import django_filters as filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet
from django.db.models.lookups import In
from django.utils.translation import gettext_lazy as _

from archive.models import Article, Initiative, Official, Outlet, Participation, Partner, Subject
from archive.models.fields import labelled
from archive.search import found
from archive.vocabulary import PartnerKind, Term

#: A longer question is cut: nobody types it, and reading it costs time.
MAX_QUESTION = 200
FIRST_YEAR, LAST_YEAR = 1900, 2100
#: Kinds of partner that a list offers to choose from; others are reached by links.
OFFERED_KINDS = (
    PartnerKind.COUNTRY.value,
    PartnerKind.INTERNATIONAL.value,
    PartnerKind.FORUM.value,
)


@dataclass(frozen=True, slots=True)
class Control:
    """One field of a filter form as a page shows it.

    ``options`` are value and label pairs for a choice, None for a written value.
    """

    name: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] | None
    error: str


@dataclass(frozen=True, slots=True)
class Active:
    """A filter in force: what it is, its value in words, and the parameter to drop."""

    name: str
    label: str
    shown: str


class RecordField(forms.ModelChoiceField):
    """A record by its slug or code; anything else is refused, whatever its bytes."""

    default_error_messages = {"invalid_choice": _("Choose one of the list.")}

    def to_python(self, value: Any) -> Model | None:
        if isinstance(value, str) and "\x00" in value:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)


class RecordFilter(filters.ModelChoiceFilter):
    """Narrow by a record. ``offered`` gives those to choose from; None offers none."""

    field_class = RecordField

    def __init__(
        self, *args: Any, offered: Callable[[], QuerySet] | None = None, **kwargs: Any
    ) -> None:
        self.offered = offered
        super().__init__(*args, **kwargs)


class YearField(forms.IntegerField):
    """A year with four figures."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=FIRST_YEAR, max_value=LAST_YEAR, **kwargs)
        self.error_messages["invalid"] = _("Write a year with four figures, for example 2021.")


class YearFilter(filters.Filter):
    """Narrow by a year; the filter set says of what."""

    field_class = YearField


class QuestionFilter(filters.CharFilter):
    """Search by words. ``q`` never raises: what cannot be searched for finds nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label=_("Words"), strip=True, **kwargs)

    def filter(self, records: QuerySet, terms: str) -> QuerySet:
        return found(records, terms[:MAX_QUESTION]) if terms else records


class RecordFilterSet(filters.FilterSet):
    """A filter set that can tell a page its controls and what is in force."""

    def narrowed(self) -> QuerySet:
        """The records that all filters but the question leave; a search is made among them."""
        records = self.queryset.all()
        self.form.is_valid()  # reads the form: what is understood of it holds in any case
        for name, value in self.form.cleaned_data.items():
            if not isinstance(self.filters[name], QuestionFilter):
                records = self.filters[name].filter(records, value)
        return records

    def controls(self) -> list[Control]:
        """The fields to show, with their present values and errors."""
        return [
            Control(
                name=name,
                label=str(one.label),
                value=str(self.data.get(name, ""))[:MAX_QUESTION],
                options=self._options(name, one),
                error=" ".join(self.form.errors.get(name, [])),
            )
            for name, one in self.filters.items()
            if not (isinstance(one, RecordFilter) and one.offered is None)
        ]

    def active(self) -> list[Active]:
        """The filters in force, in the order of their declaration."""
        found = []
        for name, one in self.filters.items():
            value = self.form.cleaned_data.get(name)
            if value in (None, ""):
                continue
            found.append(Active(name, str(one.label), self._in_words(one, value)))
        return found

    def refused(self) -> list[str]:
        """The labels of filters whose values could not be read and were left out."""
        return [str(self.filters[name].label) for name in self.form.errors]

    def _options(self, name: str, one: filters.Filter) -> tuple[tuple[str, str], ...] | None:
        if isinstance(one, RecordFilter):
            records = list(one.offered()) if one.offered else []
            chosen = self.form.cleaned_data.get(name) if self.form.is_bound else None
            if chosen is not None and chosen not in records:
                records.append(chosen)
            key = one.extra["to_field_name"]
            return tuple((getattr(record, key), str(record)) for record in records)
        if isinstance(one, filters.ChoiceFilter):
            return tuple((code, str(label)) for code, label in one.extra["choices"])
        return None

    @staticmethod
    def _in_words(one: filters.Filter, value: Any) -> str:
        if isinstance(one, RecordFilter):
            return str(value)
        if isinstance(one, filters.ChoiceFilter):
            return str(dict(one.extra["choices"])[value])
        return str(value)


def term_filter(term: type[Term], label: Any, **kwargs: Any) -> filters.ChoiceFilter:
    """A filter by a term of the controlled vocabulary."""
    messages = {"invalid_choice": _("Choose one of the list.")}
    return filters.ChoiceFilter(
        choices=labelled(term), label=label, error_messages=messages, **kwargs
    )


def holding(records: QuerySet, rows: QuerySet, field: str) -> QuerySet:
    """Those of ``records`` that ``field`` of at least one of ``rows`` names; each once."""
    return holding_any(records, (rows, field))


def holding_any(records: QuerySet, *named: tuple[QuerySet, str]) -> QuerySet:
    """Those of ``records`` that the field of a row in any of ``named`` names; each once.

    A single set of rows is best made distinct: PostgreSQL then does not try to
    walk through all records beside it. Several are each read once and looked up
    in; a union of them would be sorted first.
    """
    if len(named) == 1:
        ((rows, field),) = named
        return records.filter(pk__in=rows.order_by().values(field).distinct())
    return walked(records, *named)


def walked(records: QuerySet, *named: tuple[QuerySet, str]) -> QuerySet:
    """The same as ``holding_any``, found by walking through ``records`` in their order.

    Best for the first few of many. Adding nought to the key keeps SQLite from
    fetching all that the rows name, to sort them afterwards.
    """
    keys = (rows.order_by().values(field) for rows, field in named)
    return records.filter(reduce(or_, (Q(In(F("pk") + 0, one)) for one in keys)))


def in_year(field: str, year: int) -> Q:
    """A condition: the partial date in ``field`` begins in ``year``."""
    return Q(**{f"{field}__gte": str(year), f"{field}__lt": str(year + 1)})


def narrower(subject: Subject) -> list[int]:
    """The primary keys of ``subject`` and of all terms under it."""
    return list(subject.descendants(include_self=True).values_list("pk", flat=True))


def public_partners(_request: Any = None) -> QuerySet[Partner]:
    return Partner.objects.public()


def public_officials(_request: Any = None) -> QuerySet[Official]:
    return Official.objects.public()


def public_initiatives(_request: Any = None) -> QuerySet[Initiative]:
    return Initiative.objects.public()


def live_subjects(_request: Any = None) -> QuerySet[Subject]:
    return Subject.objects.live()


def offered_partners() -> QuerySet[Partner]:
    """Partners with at least one initiative, of the kinds that are few."""
    joined = Participation.objects.filter(partner=OuterRef("pk"))
    offered = Partner.objects.public().filter(Exists(joined), kind__in=OFFERED_KINDS)
    return offered.only("slug", "name").order_by("name")


def offered_subjects() -> QuerySet[Subject]:
    return Subject.objects.live().only("code", "label_id", "label_en")


def offered_outlets() -> QuerySet[Outlet]:
    """Outlets with at least one article."""
    return Outlet.objects.filter(Exists(Article.objects.public().filter(outlet=OuterRef("pk"))))


def partner_filter() -> RecordFilter:
    return RecordFilter(
        queryset=public_partners,
        to_field_name="slug",
        offered=offered_partners,
        label=_("Partner"),
        method="with_partner",
    )


def official_filter() -> RecordFilter:
    return RecordFilter(
        queryset=public_officials,
        to_field_name="slug",
        label=_("Official"),
        method="with_official",
    )


def initiative_filter() -> RecordFilter:
    return RecordFilter(
        queryset=public_initiatives,
        to_field_name="slug",
        label=_("Initiative"),
        method="with_initiative",
    )


def subject_filter() -> RecordFilter:
    return RecordFilter(
        queryset=live_subjects,
        to_field_name="code",
        offered=offered_subjects,
        label=_("Subject"),
        method="with_subject",
    )


def outlet_filter(method: str) -> RecordFilter:
    return RecordFilter(
        queryset=Outlet.objects.all(),
        to_field_name="code",
        offered=offered_outlets,
        label=_("Outlet"),
        method=method,
    )
