"""Figures over the whole archive, counted at most once a minute.

They cost as much as the archive is large, and a list or the first page needs
all of them; the page of a record counts its own and is never behind.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Max, QuerySet

from archive.models import InitiativeSubject, Participation
from archive.models.publication import public_at
from archive.models.review import ReviewedQuerySet
from archive.vocabulary import Scope

SECONDS = 60

#: Fewer rows than these are counted in no time, and a young archive is never shown as empty.
WORTH_KEEPING = 1000


@dataclass(frozen=True, slots=True)
class PartnerFigures:
    """How many initiatives a partner has, and the date of the last stage among them."""

    initiatives: int
    last: str


class CountedKeys:
    """The keys of a list, to be cut into pages; many of them are counted once a minute.

    ``name`` says what the list is of and what narrows it.
    """

    def __init__(self, keys: QuerySet, name: str) -> None:
        self._keys = keys
        self._name = f"figures.count.{name}"

    def count(self) -> int:
        """How many keys there are, or were less than a minute ago."""
        count: int | None = cache.get(self._name)
        if count is None:
            count = self._keys.count()
            if count >= WORTH_KEEPING:
                cache.set(self._name, count, SECONDS)
        return count

    def __getitem__(self, part: slice) -> QuerySet:
        return self._keys[part]


def of_labour(rows: ReviewedQuerySet) -> ReviewedQuerySet:
    """Those of ``rows`` whose initiative is public and of the labour list: what counts."""
    return rows.public().filter(public_at("initiative"), initiative__scope=Scope.LABOUR).order_by()


def partner_figures() -> dict[int, PartnerFigures]:
    """The figures of all partners with initiatives, those with most first."""
    figures: dict[int, PartnerFigures] | None = cache.get("figures.partners")
    if figures is None:
        figures = _count_partners()
        if figures:
            cache.set("figures.partners", figures, SECONDS)
    return figures


def subject_figures() -> dict[int, int]:
    """How many initiatives carry each subject."""
    figures: dict[int, int] | None = cache.get("figures.subjects")
    if figures is None:
        figures = _count_subjects()
        if figures:
            cache.set("figures.subjects", figures, SECONDS)
    return figures


def _count_partners() -> dict[int, PartnerFigures]:
    counted = (
        of_labour(Participation.objects.all())
        .values_list("partner")
        .annotate(Count("initiative", distinct=True), Max("initiative__stage_on"))
    )
    return {
        partner: PartnerFigures(initiatives, last)
        for partner, initiatives, last in sorted(counted, key=lambda row: (-row[1], row[0]))
    }


def _count_subjects() -> dict[int, int]:
    return dict(
        of_labour(InitiativeSubject.objects.all())
        .values_list("subject")
        .annotate(Count("initiative"))
    )
