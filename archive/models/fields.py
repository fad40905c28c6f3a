"""Fields and conditions that several models share."""

from __future__ import annotations

from functools import reduce
from itertools import combinations
from operator import and_, or_
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from archive.partial_dates import is_partial_date
from archive.vocabulary import Term


def validate_partial_date(value: str) -> None:
    """Refuse what is not a partial date; the message shows the forms that are."""
    if not is_partial_date(value):
        raise ValidationError(
            _("Write a date as 2019, 2019-07 or 2019-07-17 (add ~ for “about”)."),
            code="partial_date",
        )


class PartialDateField(models.CharField):
    """A partial date as EDTF text; empty means unknown. Sorts by its first day."""

    default_validators = [validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 24)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)


def any_set(*fields: str) -> Q:
    """A condition: at least one of ``fields`` is set."""
    return reduce(or_, (Q(**{f"{field}__isnull": False}) for field in fields))


def at_most_one_set(*fields: str) -> Q:
    """A condition: no two of ``fields`` are set in the same row."""
    return reduce(and_, (~(any_set(a) & any_set(b)) for a, b in combinations(fields, 2)))


def one_set(*fields: str) -> Q:
    """A condition: exactly one of ``fields`` is set."""
    return any_set(*fields) & at_most_one_set(*fields)


def exact_fills_span() -> Exact:
    """A condition: the words of a span are as long as the span."""
    return Exact(Length("exact"), F("end") - F("start"))


def known(field: str, term: type[Term]) -> models.CheckConstraint:
    """A constraint: ``field`` holds a code of ``term`` and nothing else."""
    return models.CheckConstraint(
        condition=Q(**{f"{field}__in": term.codes()}), name=f"%(class)s_{field}_known"
    )


def labelled(term: type[Term]) -> list[tuple[str, Any]]:
    """The choices of ``term`` for a field; pages show the labels in their own language.

    Migrations are written without translations, so they hold the plain labels.
    """
    return [(code, _(label)) for code, label in term.choices()]
