"""Orphans: records a run made to which nothing points any more, and how the others stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from archive.ingest.touched import by_editor, kept
from archive.models import (
    Appointment,
    Attestation,
    Initiative,
    InitiativeLink,
    InitiativeMeeting,
    InitiativeSubject,
    Involvement,
    Meeting,
    MeetingParticipant,
    Mention,
    Official,
    Participation,
    Partner,
    Quotation,
    StageReport,
    StatedAmount,
)
from archive.models.stages import derive_stage
from archive.search import index, unindex
from archive.vocabulary import ReviewStatus

Touched = dict[type[Model], set[int]]

#: The rows that keep a record in the archive, by the field that points to it. Of the rows that
#: say how records stand to each other only an editor's keep one: what a run said goes with it.
_KEEPING: Mapping[type[Model], tuple[tuple[type[Model], str], ...]] = {
    Initiative: (
        (Mention, "initiative"),
        (StageReport, "initiative"),
        (Participation, "initiative"),
        (Involvement, "initiative"),
        (StatedAmount, "initiative"),
        (Initiative, "merged_into"),
    ),
    Meeting: ((Mention, "meeting"), (Meeting, "merged_into")),
    Official: (
        (Mention, "official"),
        (Quotation, "official"),
        (Involvement, "official"),
        (MeetingParticipant, "official"),
        (Official, "merged_into"),
    ),
    Partner: (
        (Mention, "partner"),
        (Participation, "partner"),
        (MeetingParticipant, "partner"),
        (Appointment, "partner"),
        (Partner, "parent"),
        (Partner, "merged_into"),
    ),
}
_KEEPING_IF_EDITED: Mapping[type[Model], tuple[tuple[type[Model], str], ...]] = {
    Initiative: (
        (InitiativeSubject, "initiative"),
        (InitiativeLink, "initiative"),
        (InitiativeLink, "other"),
        (InitiativeMeeting, "initiative"),
    ),
    Meeting: ((MeetingParticipant, "meeting"), (InitiativeMeeting, "meeting")),
    Official: ((Appointment, "official"),),
    Partner: (),
}
#: Rows that the database would not let go of by themselves.
_PROTECTED: Mapping[type[Model], tuple[tuple[type[Model], str], ...]] = {
    Meeting: ((InitiativeMeeting, "meeting"),),
    Official: ((Appointment, "official"),),
}


def settle(touched: Touched) -> Counter[str]:
    """Put the ``touched`` records in order after rows have gone; count those removed.

    Records that only runs made and nothing needs are removed; one that lost all
    accepted evidence waits for a decision again; stages and terms of office
    are derived anew.
    """
    settle_appointments(touched.get(Appointment, set()))
    removed: Counter[str] = Counter()
    for model in _KEEPING:
        orphans = list(_orphans(model, touched.get(model, set())))
        _remove(model, orphans)
        removed[model._meta.model_name or ""] += len(orphans)
        _demote(model, touched.get(model, set()))
    for initiative in Initiative.objects.filter(pk__in=touched.get(Initiative, set())):
        derive_stage(initiative)
    return +removed


def records_of(rows: Iterable[Model]) -> Touched:
    """The records that ``rows`` point to, by model."""
    touched: Touched = defaultdict(set)
    settled: tuple[Any, ...] = (*_KEEPING, Appointment)
    for row in rows:
        for field in row._meta.concrete_fields:
            model: Any = field.related_model
            key = getattr(row, field.attname)
            if key is not None and model in settled:
                touched[model].add(key)
    return touched


def settle_appointments(keys: Iterable[int]) -> None:
    """Derive the terms of the appointments no editor has touched; remove those nobody attests."""
    undecided = Appointment.objects.filter(~kept(Appointment), pk__in=set(keys))
    dates: dict[int, list[str]] = defaultdict(list)
    for number, event, published in Attestation.objects.filter(
        appointment__in=undecided
    ).values_list("appointment_id", "article__event_on", "article__published_on"):
        dates[number].append(event or published)
    for appointment in undecided:
        if appointment.pk not in dates:
            appointment.delete()
            continue
        known = sorted(filter(None, dates[appointment.pk]))
        first, last = (known[0], known[-1]) if known else ("", "")
        if (first, last) != (appointment.first_attested, appointment.last_attested):
            appointment.first_attested, appointment.last_attested = first, last
            appointment.save(update_fields=["first_attested", "last_attested"])


def _orphans(model: type[Model], keys: Iterable[int]) -> QuerySet[Any]:
    """Records of ``keys`` that only runs made and nothing keeps."""
    records = model._default_manager.filter(pk__in=set(keys), run__isnull=False)
    records = records.exclude(by_editor(model))
    for rows, field in _KEEPING[model]:
        records = records.exclude(_pointed_at(rows, field, Q()))
    for rows, field in _KEEPING_IF_EDITED[model]:
        records = records.exclude(_pointed_at(rows, field, kept(rows)))
    return records


def _pointed_at(rows: type[Model], field: str, condition: Q) -> Exists:
    return Exists(rows._default_manager.filter(condition, **{field: OuterRef("pk")}))


def _remove(model: type[Model], records: list[Model]) -> None:
    if not records:
        return
    keys = [record.pk for record in records]
    for rows, field in _PROTECTED.get(model, ()):
        rows._default_manager.filter(**{f"{field}__in": keys}).delete()
    unindex(records)
    model._default_manager.filter(pk__in=keys).delete()


def _demote(model: type[Model], keys: Iterable[int]) -> None:
    """Let records wait for a decision again where the evidence that had them accepted is gone."""
    field = model._meta.model_name or ""
    accepted = Mention.objects.filter(status=ReviewStatus.ACCEPTED, **{field: OuterRef("pk")})
    bare: QuerySet[Any] = model._default_manager.filter(
        pk__in=set(keys), run__isnull=False, status=ReviewStatus.ACCEPTED
    ).exclude(by_editor(model) | Q(Exists(accepted)))
    for record in bare:
        record.status = ReviewStatus.PROPOSED.value
        record.save(update_fields=["status", "changed_at"])
        index([record])
        _demote_along(model, record)


def _demote_along(model: type[Model], record: Model) -> None:
    """What rules accepted about a record stands only as long as the record does."""
    for rows, field in (*_KEEPING[model], *_KEEPING_IF_EDITED[model]):
        if rows in (*_KEEPING, Quotation):  # records of their own, and words that stand anyway
            continue
        accepted: QuerySet[Any] = rows._default_manager.filter(
            ~by_editor(rows), status=ReviewStatus.ACCEPTED, **{field: record}
        )
        for row in accepted:
            row.status = ReviewStatus.PROPOSED.value
            row.save(update_fields=["status"])
