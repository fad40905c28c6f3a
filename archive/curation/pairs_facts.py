"""What is known of records that may be one, read from the database in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Model, QuerySet

from archive.curation.pairs_names import folded
from archive.curation.pairs_scores import Facts
from archive.models import (
    Appointment,
    Initiative,
    InitiativeSubject,
    Meeting,
    MeetingParticipant,
    Mention,
    NameVariant,
    Official,
    Participation,
    Partner,
)
from archive.vocabulary import PartnerKind, ReviewStatus

#: Keys that one statement names.
_AT_ONCE = 500
#: A partial date that names a whole day is as long.
_WHOLE_DAY = 10
_CODED = frozenset({PartnerKind.COUNTRY.value, PartnerKind.SUBNATIONAL.value})
#: What is found by key.
Found = Mapping[int, frozenset[Any]]


def read_facts(model: type[Model]) -> list[Facts]:
    """What tells in which blocks the live records of ``model`` stand: no more than that."""
    return list(_READERS[model]())


def with_articles(records: Iterable[Facts], model: type[Model]) -> dict[int, Facts]:
    """``records`` by key, with the articles that name them and, of initiatives, their subjects."""
    by_key = {facts.key: facts for facts in records}
    name = str(model._meta.model_name)
    named = _standing(Mention.objects.filter(**{f"{name}__isnull": False}))
    articles = _of(named, name, "article", by_key)
    subjects: Found = {}
    if model is Initiative:
        rows = _standing(InitiativeSubject.objects.all())
        subjects = _of(rows, "initiative", "subject", by_key)
    return {
        key: replace(
            facts,
            articles=articles.get(key, frozenset()),
            subjects=subjects.get(key, frozenset()),
        )
        for key, facts in by_key.items()
    }


def _partners() -> Iterator[Facts]:
    variants = _variants("partner")
    rows = _live(Partner).values_list("pk", "name", "name_en", "kind", "iso3166", "parent__iso3166")
    for key, name, name_en, kind, iso, above in rows:
        yield Facts(
            key,
            _names(name, name_en, *variants.get(key, ())),
            kind=kind,
            code=iso if kind in _CODED else "",
            countries=frozenset(filter(None, [(iso or above or "")[:2]])),
        )


def _officials() -> Iterator[Facts]:
    variants = _variants("official")
    posts: dict[int, set[str]] = defaultdict(set)
    held = Appointment.objects.exclude(status=ReviewStatus.REJECTED).order_by()
    for key, post in held.values_list("official", "post"):
        posts[key].add(folded(post))
    for key, name, country in _live(Official).values_list("pk", "name", "country"):
        yield Facts(
            key,
            _names(name, *variants.get(key, ())),
            countries=frozenset(filter(None, [country])),
            posts=frozenset(posts.get(key, ())),
        )


def _initiatives() -> Iterator[Facts]:
    variants = _variants("initiative")
    partners = _of(_standing(Participation.objects.all()), "initiative", "partner")
    rows = _live(Initiative).values_list("pk", "name", "kind", "stage_on", "starts_on")
    for key, name, kind, stage_on, starts_on in rows:
        yield Facts(
            key,
            _names(name, *variants.get(key, ())),
            kind=kind,
            days=_days(stage_on, starts_on),
            partners=partners.get(key, frozenset()),
        )


def _meetings() -> Iterator[Facts]:
    present = _standing(MeetingParticipant.objects.all())
    partners = _of(present.filter(partner__isnull=False), "meeting", "partner")
    people = _of(present.filter(official__isnull=False), "meeting", "official")
    for key, name, held_on, place in _live(Meeting).values_list("pk", "name", "held_on", "place"):
        yield Facts(
            key,
            _names(name),
            days=_days(held_on),
            place=folded(place) if place else "",
            partners=partners.get(key, frozenset()),
            people=people.get(key, frozenset()),
        )


_READERS: dict[type[Model], Callable[[], Iterator[Facts]]] = {
    Partner: _partners,
    Official: _officials,
    Initiative: _initiatives,
    Meeting: _meetings,
}


def _live(model: Any) -> QuerySet[Any]:
    """Records that are neither merged nor rejected."""
    return model._default_manager.live().exclude(status=ReviewStatus.REJECTED).order_by("pk")


def _standing(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.exclude(status=ReviewStatus.REJECTED).order_by()


def _of(
    rows: QuerySet[Any], record: str, value: str, keys: Collection[int] | None = None
) -> dict[int, frozenset[Any]]:
    """The ``value`` of the rows of each record; of those with ``keys``, where given."""
    found: dict[int, set[Any]] = defaultdict(set)
    if keys is None:
        parts: Iterable[QuerySet[Any]] = [rows]
    else:
        ordered = sorted(keys)
        parts = (
            rows.filter(**{f"{record}__in": ordered[start : start + _AT_ONCE]})
            for start in range(0, len(ordered), _AT_ONCE)
        )
    for part in parts:
        for key, one in part.values_list(record, value).iterator(chunk_size=5000):
            found[key].add(one)
    return {key: frozenset(values) for key, values in found.items()}


def _variants(field: str) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = NameVariant.objects.filter(**{f"{field}__isnull": False}).order_by("pk")
    for key, name in rows.values_list(field, "name"):
        found[key].append(name)
    return found


def _names(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folded(name) for name in names if name))


def _days(*dates: str) -> frozenset[str]:
    return frozenset(date for date in dates if len(date) == _WHOLE_DAY)
