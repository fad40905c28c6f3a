"""Conflicts: what speaks against two records being one, said before they are merged."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from archive.curation.pairs import PAIRS
from archive.models import (
    Appointment,
    Initiative,
    InitiativeLink,
    Meeting,
    MeetingParticipant,
    Official,
    Participation,
    Partner,
)
from archive.models.publication import Published
from archive.models.stages import contradictions
from archive.partial_dates import bounds
from archive.vocabulary import Publication, ReviewStatus


def conflicts(records: Sequence[Any]) -> list[str]:
    """Sentences that say why ``records`` may be different things; none where nothing does."""
    model = type(records[0])
    said = list(_told_apart(records))
    if isinstance(records[0], Published):
        said += _standing(records)
    for check in _CHECKS.get(model, ()):
        said += check(records)
    return said


def _told_apart(records: Sequence[Any]) -> Iterator[str]:
    model = PAIRS.get(type(records[0]))
    if model is None:
        return
    keys = [record.pk for record in records]
    pairs = model._default_manager.filter(
        first__in=keys, second__in=keys, status=ReviewStatus.REJECTED
    )
    for pair in pairs.select_related("first", "second", "decided_by"):
        yield _("%(who)s said that “%(one)s” and “%(other)s” are not the same. %(why)s") % {
            "who": pair.decided_by or _("Somebody"),
            "one": pair.first,
            "other": pair.second,
            "why": pair.note,
        }


def _standing(records: Sequence[Any]) -> Iterator[str]:
    for record in records:
        if record.status == ReviewStatus.REJECTED:
            yield _("“%(record)s” was rejected.") % {"record": record}
        elif record.publication == Publication.WITHDRAWN:
            yield _("“%(record)s” was withdrawn.") % {"record": record}
        elif record.publication != Publication.PUBLISHED:
            yield _("“%(record)s” is not published yet.") % {"record": record}


def _codes(records: Sequence[Any]) -> Iterator[str]:
    yield from _different(records, "iso3166", _("They have different ISO codes: %(values)s."))
    yield from _different(
        records, "wikidata", _("They are different things in Wikidata: %(values)s.")
    )
    yield from _different(records, "kind", _("They are of different kinds: %(values)s."))
    parents = {record.parent_id for record in records if record.parent_id}
    if len(parents) > 1:
        yield _("They belong to different partners.")
    for one, other in combinations(records, 2):
        if one.parent_id == other.pk or other.parent_id == one.pk:
            yield _("One of them is a part of the other.")


def _sides(records: Sequence[Any]) -> Iterator[str]:
    yield from _different(records, "country", _("They stand for different countries: %(values)s."))


def _posts(records: Sequence[Any]) -> Iterator[str]:
    """Two posts at the same time in different organisations."""
    rows = Appointment.objects.filter(official__in=records).exclude(status=ReviewStatus.REJECTED)
    held = [row for row in rows.order_by("official", "first_attested", "pk") if row.organisation]
    for one, other in combinations(held, 2):
        if one.official_id == other.official_id or one.organisation == other.organisation:
            continue
        if _at_the_same_time(one, other):
            words = _("Different posts at the same time: %(one)s, %(there)s; %(other)s, %(where)s.")
            yield words % {
                "one": one.post,
                "there": one.organisation,
                "other": other.post,
                "where": other.organisation,
            }
            return


def _at_the_same_time(one: Appointment, other: Appointment) -> bool:
    spans = []
    for held in (one, other):
        dates = [bounds(date) for date in (held.first_attested, held.last_attested) if date]
        if not dates:
            return False
        spans.append((min(first for first, _last in dates), max(last for _first, last in dates)))
    (first, last), (other_first, other_last) = spans
    return first <= other_last and other_first <= last


def _initiatives(records: Sequence[Any]) -> Iterator[str]:
    yield from _different(records, "kind", _("They are of different kinds: %(values)s."))
    keys = [record.pk for record in records]
    rows = Participation.objects.filter(initiative__in=keys).exclude(status=ReviewStatus.REJECTED)
    partners: dict[int, set[int]] = {}
    for initiative, partner in rows.values_list("initiative", "partner"):
        partners.setdefault(initiative, set()).add(partner)
    if any(not one & other for one, other in combinations(partners.values(), 2)):
        yield _("They have no partner in common.")
    if InitiativeLink.objects.filter(
        initiative__in=keys, other__in=keys, status=ReviewStatus.ACCEPTED
    ).exists():
        yield _("One of them is linked to the other, so somebody took them for two.")
    reports = [report for record in records for report in record.stage_reports.all()]
    if contradictions(reports):
        yield _("Their stage reports contradict each other.")


def _meetings(records: Sequence[Any]) -> Iterator[str]:
    days = [bounds(record.held_on) for record in records if record.held_on]
    if any(one[1] < other[0] or other[1] < one[0] for one, other in combinations(days, 2)):
        yield _("They were held on different days.")
    yield from _different(records, "place", _("They were held in different places: %(values)s."))
    rows = MeetingParticipant.objects.filter(meeting__in=records, partner__isnull=False)
    partners: dict[int, set[int]] = {}
    for meeting, partner in rows.exclude(status=ReviewStatus.REJECTED).values_list(
        "meeting", "partner"
    ):
        partners.setdefault(meeting, set()).add(partner)
    if any(not one & other for one, other in combinations(partners.values(), 2)):
        yield _("They have no partner in common.")


def _different(records: Sequence[Any], name: str, words: str) -> Iterator[str]:
    """``words`` with the values, where the records that have one have different ones."""
    field: Any = type(records[0])._meta.get_field(name)
    shown = dict(field.flatchoices)
    values = dict.fromkeys(getattr(record, name) for record in records if getattr(record, name))
    if len(values) > 1:
        yield words % {"values": ", ".join(str(shown.get(value, value)) for value in values)}


_CHECKS: Mapping[type[Model], tuple[Callable[[Sequence[Any]], Iterator[str]], ...]] = {
    Partner: (_codes,),
    Official: (_sides, _posts),
    Initiative: (_initiatives,),
    Meeting: (_meetings,),
}
