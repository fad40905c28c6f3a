"""Merge records that are the same: rows move to one of them, the others become redirects.

Nothing is deleted. A row that the kept record has already stays with the
merged one, out of sight; if it was further decided, the kept row takes its
decision over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Count, Model
from django.utils.translation import gettext as _

from archive.changes.recording import recorded
from archive.curation.linking import remember
from archive.curation.review import DECISION
from archive.curation.writing import add_rows, save_rows
from archive.models import (
    Appointment,
    ArticleSubject,
    FieldLock,
    FieldProposal,
    InitiativeSubject,
    Involvement,
    MeetingParticipant,
    Mention,
    MentionCandidate,
    NameVariant,
    Official,
    Participation,
    Partner,
    Quotation,
    Subject,
    SubjectLabel,
)
from archive.models.review import Reviewed
from archive.search import index, unindex
from archive.vocabulary import ChangeKind, Decision, ReviewStatus


@dataclass(frozen=True, slots=True)
class _Move:
    """Rows that follow a merged record: their model, the field, and what makes them unique."""

    model: type[Model]
    field: str
    unique_with: tuple[str, ...] = ()


_MOVES: dict[type[Model], tuple[_Move, ...]] = {
    Partner: (
        _Move(Mention, "partner", ("article_id", "start", "end")),
        _Move(MentionCandidate, "partner", ("mention_id",)),
        _Move(Participation, "partner", ("initiative_id", "role")),
        _Move(MeetingParticipant, "partner", ("meeting_id",)),
        _Move(Appointment, "partner"),
        _Move(NameVariant, "partner", ("name",)),
        _Move(Partner, "parent"),
        _Move(FieldLock, "partner", ("field",)),
        _Move(FieldProposal, "partner", ("field", "proposed")),
    ),
    Official: (
        _Move(Mention, "official", ("article_id", "start", "end")),
        _Move(MentionCandidate, "official", ("mention_id",)),
        _Move(Involvement, "official", ("initiative_id", "role")),
        _Move(MeetingParticipant, "official", ("meeting_id",)),
        _Move(Quotation, "official"),
        _Move(Appointment, "official", ("post", "first_attested")),
        _Move(NameVariant, "official", ("name",)),
        _Move(FieldLock, "official", ("field",)),
        _Move(FieldProposal, "official", ("field", "proposed")),
    ),
    Subject: (
        _Move(ArticleSubject, "subject", ("article_id",)),
        _Move(InitiativeSubject, "subject", ("initiative_id",)),
        _Move(SubjectLabel, "subject", ("label", "language")),
        _Move(Subject, "parent"),
    ),
}


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: records turned into redirects, rows moved, rows the kept one had."""

    records: int
    moved: int
    doubled: int


@recorded(ChangeKind.MERGE)
def merge(records: Sequence[Any], *, into: Any, by: User) -> Merged:
    """Merge ``records`` into the record ``into``; raises ``ValidationError`` where that is wrong.

    The names of a merged record become name variants of the kept one, and
    redirects that led to it lead to the kept one.
    """
    model = type(into)
    keys = sorted({record.pk for record in records} | {into.pk})
    locked = {
        record.pk: record
        for record in model._base_manager.filter(pk__in=keys)
        .order_by("pk")
        .select_for_update(of=("self",))
    }
    kept = locked.pop(into.pk)
    if kept.merged_into_id is not None or any(one.merged_into_id for one in locked.values()):
        raise ValidationError(_("One of these records has been merged already."), code="merged")
    if not locked:
        raise ValidationError(_("Choose at least two records."), code="one")

    moved = doubled = 0
    for record in locked.values():
        if kept.pk and getattr(kept, "parent_id", None) == record.pk:
            _lift(kept, record, by=by)
        for move in _MOVES[model]:
            went, stayed = _move(move, record, kept, by=by)
            moved, doubled = moved + went, doubled + stayed
        _keep_names(record, kept, by=by)
        _redirect(record, kept, by=by)
    unindex(locked.values())
    index([kept])
    return Merged(records=len(locked), moved=moved, doubled=doubled)


def weigh(records: Sequence[Any]) -> dict[int, int]:
    """How many rows lead to each record; the heaviest is the one to keep."""
    weights = dict.fromkeys((record.pk for record in records), 0)
    if not records:
        return weights
    for move in _MOVES[type(records[0])]:
        counted = (
            move.model._base_manager.filter(**{f"{move.field}__in": list(weights)})
            .order_by()
            .values_list(move.field)
            .annotate(Count("pk"))
        )
        for key, count in counted:
            weights[key] += count
    return weights


def _move(move: _Move, record: Any, kept: Any, *, by: User) -> tuple[int, int]:
    """Let rows of ``record`` point to ``kept``; return how many moved and how many stayed."""
    rows = move.model._base_manager
    there: dict[Any, Any] = {}
    if move.unique_with:
        there = {_key(row, move): row for row in rows.filter(**{move.field: kept})}
    moving, raised, passed = [], [], []
    stayed = 0
    for row in rows.filter(**{move.field: record}).order_by("pk"):
        same = there.get(_key(row, move)) if move.unique_with else None
        if same is None:
            setattr(row, move.field, kept)
            moving.append(row)
            there[_key(row, move)] = row
            continue
        stayed += 1
        if isinstance(row, Reviewed) and _rank(row) > _rank(same):
            same.status, same.decided_by, same.decided_at = (
                row.status,
                row.decided_by,
                row.decided_at,
            )
            same.decision = Decision.ALONG.value
            raised.append(same)
        if isinstance(row, Reviewed) and row.decided_by_id is None:
            row.decision = Decision.MERGED.value
            passed.append(row)
    message = _merged(record, kept)
    save_rows(moving, [move.field], by=by, message=message)
    save_rows(raised, DECISION, by=by, message=message)
    save_rows(passed, ["decision"], by=by, message=message)
    return len(moving), stayed


def _key(row: Any, move: _Move) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in move.unique_with)


def _rank(row: Any) -> tuple[bool, bool]:
    """How far a row has been decided: an editor's word counts most, then what stands."""
    return row.decided_by_id is not None, row.status == ReviewStatus.ACCEPTED


def _keep_names(record: Any, kept: Any, *, by: User) -> None:
    """Make the merged record's own names findable under the kept one."""
    if isinstance(record, Subject):
        known = set(kept.alternatives.values_list("label", "language"))
        labels = {(record.label_id, "id"), (record.label_en, "en")}
        labels -= known | {(kept.label_id, "id"), (kept.label_en, "en")}
        new = [SubjectLabel(subject=kept, label=one, language=code) for one, code in sorted(labels)]
        add_rows(new, by=by, message=_merged(record, kept))
        return
    names = {record.name, getattr(record, "name_en", "")} - {"", kept.name}
    remember(kept, names, by=by)


def _redirect(record: Any, kept: Any, *, by: User) -> None:
    """Let the merged record, and what had been merged into it, lead to the kept one."""
    record.merged_into = kept
    written = ["merged_into"]
    if isinstance(record, Reviewed):
        record.decision = Decision.MERGED.value
        written.append("decision")
    led_here = list(type(record)._base_manager.filter(merged_into=record))
    for other in led_here:
        other.merged_into = kept
    message = _merged(record, kept)
    save_rows([record, *led_here], written, by=by, message=message)


def _lift(kept: Any, record: Any, *, by: User) -> None:
    """Take the kept record out from under the merged one, or it would stand under itself."""
    kept.parent_id = record.parent_id
    save_rows([kept], ["parent"], by=by, message=_merged(record, kept))


def _merged(record: Any, kept: Any) -> str:
    return _("“%(record)s” merged into “%(kept)s”.") % {"record": record, "kept": kept}
