"""Records side by side before a merge: what leads to each, and where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, ForeignKey, Model
from django.utils.translation import gettext as _

from archive.curation.merge_rows import MOVES
from archive.models import (
    Appointment,
    Initiative,
    Meeting,
    MeetingParticipant,
    NameVariant,
    Official,
    Participation,
    Partner,
    Subject,
)
from archive.models.date_words import date_in_words
from archive.vocabulary import MeetingFormat, MeetingMode, PartnerKind, ReviewStatus

#: Fields whose values can be chosen one by one, in the order of the form.
FIELDS: Mapping[type[Model], tuple[str, ...]] = {
    Partner: ("name", "name_en", "kind", "iso3166", "parent", "wikidata", "description"),
    Official: ("name", "honorifics", "country", "description"),
    Initiative: (
        *("name", "kind", "level", "scope", "starts_on", "ends_on", "parent", "description"),
    ),
    Meeting: ("name", "held_on", "place", "format", "mode", "description"),
    Subject: ("label_id", "label_en", "parent", "definition", "definition_en"),
}
#: Values that say nothing: another record's value is proposed instead.
_SAYS_NOTHING = {
    ("kind", PartnerKind.OTHER.value),
    ("format", MeetingFormat.OTHER.value),
    ("mode", MeetingMode.UNKNOWN.value),
}
_PARTIAL_DATES = frozenset({"starts_on", "ends_on", "held_on"})
#: Posts, names and the like that are shown of one record.
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One record's value of a field: its key, the value in words, whether it is proposed."""

    record: int
    shown: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A field of the records side by side; ``differs`` where there is something to choose."""

    name: str
    label: str
    choices: tuple[Choice, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows of one kind lead to each record."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What else is known of each record: names, posts, partners, a line each."""

    label: str
    lines: tuple[tuple[str, ...], ...]


def weigh(records: Sequence[Any]) -> dict[int, int]:
    """How many rows lead to each record; the heaviest is the one to keep."""
    counted = link_counts(records)
    return {
        record.pk: sum(kind.counts[at] for kind in counted) for at, record in enumerate(records)
    }


def heaviest(records: Sequence[Any]) -> Any:
    """The record to propose as the one to keep: not a rejected one, with the most rows, the oldest.

    Raises ``ValueError`` where there are no records.
    """
    weights = weigh(records)
    return max(
        records,
        key=lambda record: (
            getattr(record, "status", "") != ReviewStatus.REJECTED,
            weights[record.pk],
            -record.pk,
        ),
    )


def link_counts(records: Sequence[Any]) -> list[Counted]:
    """Rows that lead to each of ``records``, by kind; a query for each kind."""
    if not records:
        return []
    keys = [record.pk for record in records]
    found: dict[str, dict[int, int]] = {}
    for move in MOVES[type(records[0])]:
        rows = move.model._base_manager.filter(**{f"{move.field}__in": keys}).order_by()
        label = str(move.model._meta.verbose_name_plural)
        counts = found.setdefault(label, dict.fromkeys(keys, 0))
        for key, count in rows.values_list(move.field).annotate(Count("pk")):
            counts[key] += count
    return [
        Counted(label, tuple(counts[key] for key in keys))
        for label, counts in found.items()
        if any(counts.values())
    ]


def compare(records: Sequence[Any], kept: Any, picks: Mapping[str, int]) -> list[Compared]:
    """The fields of ``records`` with the value that ``kept`` shall have.

    ``picks`` names the record whose value was chosen; without a pick it is that
    of the kept record or, where that says nothing, of the first that says something.
    """
    model = type(kept)
    compared = []
    for name in FIELDS[model]:
        field: Any = model._meta.get_field(name)
        values = {record.pk: getattr(record, field.attname) for record in records}
        picked = picks.get(name)
        if picked not in values:
            picked = _proposed(name, values, kept.pk)
        compared.append(
            Compared(
                name=name,
                label=str(field.verbose_name),
                choices=tuple(
                    Choice(record.pk, _in_words(record, field), record.pk == picked)
                    for record in records
                ),
                differs=len(set(values.values())) > 1,
            )
        )
    return compared


def chosen_values(records: Sequence[Any], kept: Any, picks: Mapping[str, int]) -> dict[str, Any]:
    """The values that ``picks`` give the kept record, by field; its own are left out.

    Raises ``KeyError`` where a pick names a field or a record that is not compared.
    """
    by_key = {record.pk: record for record in records}
    values = {}
    for name in FIELDS[type(kept)]:
        if name in picks and picks[name] != kept.pk:
            values[name] = getattr(by_key[picks[name]], name)
    return values


def told(records: Sequence[Any]) -> list[Told]:
    """Names, posts, partners and participants of each record, so that one can tell."""
    model = type(records[0])
    lines: list[Told] = []
    if model in {Partner, Official, Initiative}:
        field = str(model._meta.model_name)
        variants = NameVariant.objects.filter(**{f"{field}__in": records}).order_by("name")
        lines.append(
            _by_record(
                _("other names"),
                records,
                variants.values_list(field, "name"),
            )
        )
    if model is Official:
        rows = Appointment.objects.filter(official__in=records)
        posts = [
            (held.official_id, post_in_words(held))
            for held in rows.exclude(status=ReviewStatus.REJECTED)
        ]
        lines.append(_by_record(_("posts"), records, posts))
    if model is Initiative:
        partners = Participation.objects.exclude(status=ReviewStatus.REJECTED)
        partners = partners.filter(initiative__in=records).order_by("partner__name")
        names = partners.values_list("initiative", "partner__name")
        lines.append(_by_record(_("partners"), records, names))
    if model is Meeting:
        present = MeetingParticipant.objects.exclude(status=ReviewStatus.REJECTED)
        there = present.filter(meeting__in=records).select_related("partner", "official")
        taking_part = [(one.meeting_id, str(one)) for one in there.order_by("pk")]
        lines.append(_by_record(_("participants"), records, taking_part))
    return [kind for kind in lines if any(kind.lines)]


def post_in_words(held: Appointment) -> str:
    """A post with its organisation and the dates between which it is attested."""
    dates = [held.first_attested, held.last_attested]
    between = "–".join(dict.fromkeys(str(date_in_words(one, short=True)) for one in dates if one))
    place = held.organisation and f", {held.organisation}"
    return f"{held.post}{place} ({between})" if between else f"{held.post}{place}"


def _by_record(label: str, records: Sequence[Any], rows: Any) -> Told:
    found: dict[int, dict[str, None]] = {record.pk: {} for record in records}
    for key, line in rows:
        found[key][line] = None
    return Told(label, tuple(_cut(list(found[record.pk])) for record in records))


def _cut(lines: list[str]) -> tuple[str, ...]:
    if len(lines) <= SHOWN:
        return tuple(lines)
    rest = _("and %(count)d more") % {"count": len(lines) - SHOWN}
    return (*lines[:SHOWN], rest)


def _proposed(name: str, values: Mapping[int, Any], kept: int) -> int:
    if _says_something(name, values[kept]):
        return kept
    return next((key for key, value in values.items() if _says_something(name, value)), kept)


def _says_something(name: str, value: Any) -> bool:
    return value not in (None, "") and (name, value) not in _SAYS_NOTHING


def _in_words(record: Any, field: Any) -> str:
    value = getattr(record, field.attname)
    if value in (None, ""):
        return ""
    if field.name in _PARTIAL_DATES:
        return str(date_in_words(value, short=True))
    if isinstance(field, ForeignKey):
        return str(getattr(record, field.name))
    return str(dict(field.flatchoices).get(value, value)) if field.choices else str(value)
