"""Rows that follow a record into another one, in a merge or a split, without doubling."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from archive.curation.review import DECISION
from archive.curation.writing import save_rows
from archive.models import (
    Appointment,
    ArticleSubject,
    DeskNote,
    FieldLock,
    FieldProposal,
    FollowUp,
    Initiative,
    InitiativeLink,
    InitiativeMeeting,
    InitiativeSubject,
    Involvement,
    Meeting,
    MeetingParticipant,
    Mention,
    MentionCandidate,
    NameVariant,
    Official,
    Participation,
    Partner,
    Quotation,
    StageReport,
    StatedAmount,
    Subject,
    SubjectLabel,
    SubjectMatch,
    SubjectRelation,
)
from archive.models.review import Reviewed
from archive.vocabulary import Decision, ReviewStatus


@dataclass(frozen=True, slots=True)
class Move:
    """Rows that follow a record: their model, the field that points to it, what makes them one.

    Two rows are the same where all of ``unique_with`` are equal and ``present``
    are filled in both; without ``unique_with`` no two rows are. ``other`` is the
    field of a row between two records of the same kind that names the other end.
    """

    model: type[Model]
    field: str
    unique_with: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    other: str = ""

    def key(self, row: Any) -> tuple[Any, ...] | None:
        """What makes ``row`` one of its kind; None where another may be like it."""
        if not self.unique_with or any(getattr(row, name) is None for name in self.present):
            return None
        return tuple(getattr(row, name) for name in self.unique_with)


_SPAN = ("article_id", "start", "end")

MOVES: dict[type[Model], tuple[Move, ...]] = {
    Partner: (
        Move(Mention, "partner", _SPAN),
        Move(MentionCandidate, "partner", ("mention_id",)),
        Move(Participation, "partner", ("initiative_id", "role")),
        Move(MeetingParticipant, "partner", ("meeting_id",)),
        Move(Appointment, "partner"),
        Move(NameVariant, "partner", ("name",)),
        Move(Partner, "parent"),
        Move(FieldLock, "partner", ("field",)),
        Move(FieldProposal, "partner", ("field", "proposed")),
        Move(DeskNote, "partner"),
    ),
    Official: (
        Move(Mention, "official", _SPAN),
        Move(MentionCandidate, "official", ("mention_id",)),
        Move(Involvement, "official", ("initiative_id", "role")),
        Move(MeetingParticipant, "official", ("meeting_id",)),
        Move(Quotation, "official"),
        Move(Appointment, "official", ("post", "first_attested")),
        Move(NameVariant, "official", ("name",)),
        Move(FieldLock, "official", ("field",)),
        Move(FieldProposal, "official", ("field", "proposed")),
        Move(DeskNote, "official"),
    ),
    Initiative: (
        Move(Mention, "initiative", _SPAN),
        Move(StageReport, "initiative", ("article_id", "start", "stage"), ("article_id", "start")),
        Move(Participation, "initiative", ("partner_id", "role")),
        Move(Involvement, "initiative", ("official_id", "role")),
        Move(InitiativeMeeting, "initiative", ("meeting_id", "role")),
        Move(InitiativeSubject, "initiative", ("subject_id",)),
        Move(
            StatedAmount,
            "initiative",
            ("article_id", "start", "value", "unit"),
            ("article_id", "start"),
        ),
        Move(InitiativeLink, "initiative", ("other_id", "kind"), other="other"),
        Move(InitiativeLink, "other", ("initiative_id", "kind"), other="initiative"),
        Move(Initiative, "parent"),
        Move(NameVariant, "initiative", ("name",)),
        Move(FollowUp, "initiative", ("owner_id", "done_at")),
        Move(FieldLock, "initiative", ("field",)),
        Move(FieldProposal, "initiative", ("field", "proposed")),
        Move(DeskNote, "initiative"),
    ),
    Meeting: (
        Move(Mention, "meeting", _SPAN),
        Move(MeetingParticipant, "meeting", ("partner_id", "official_id")),
        Move(InitiativeMeeting, "meeting", ("initiative_id", "role")),
        Move(FieldLock, "meeting", ("field",)),
        Move(FieldProposal, "meeting", ("field", "proposed")),
        Move(DeskNote, "meeting"),
    ),
    Subject: (
        Move(ArticleSubject, "subject", ("article_id",)),
        Move(InitiativeSubject, "subject", ("initiative_id",)),
        Move(SubjectLabel, "subject", ("label", "language")),
        Move(SubjectMatch, "subject", ("uri",)),
        Move(SubjectRelation, "subject", ("other_id",), other="other"),
        Move(SubjectRelation, "other", ("subject_id",), other="subject"),
        Move(Subject, "parent"),
    ),
}

#: Rows whose words stand in the index of the record that they join to the moved one.
_INDEXED_BY: dict[type[Model], str] = {
    Participation: "initiative",
    InitiativeSubject: "initiative",
    MeetingParticipant: "meeting",
}


@dataclass(slots=True)
class Moved:
    """Rows that went along, those that the other record had already, and what to index anew."""

    moved: int = 0
    doubled: int = 0
    concerned: dict[type[Model], set[int]] = field(default_factory=dict)

    def add(self, other: Moved) -> None:
        """Count what ``other`` did as well."""
        self.moved += other.moved
        self.doubled += other.doubled
        for model, keys in other.concerned.items():
            self.concerned.setdefault(model, set()).update(keys)

    def records(self) -> Iterator[Model]:
        """The records whose index speaks of rows that moved."""
        for model, keys in self.concerned.items():
            yield from model._base_manager.filter(pk__in=keys)


def moves_of(record: Model) -> tuple[Move, ...]:
    """What follows ``record``."""
    return MOVES[type(record)]


def move_rows(
    move: Move,
    record: Any,
    kept: Any,
    *,
    by: User,
    message: str,
    only: Collection[int] | None = None,
) -> Moved:
    """Let rows of ``record`` (or ``only`` those keys) point to ``kept``.

    A row that ``kept`` has already stays; where an editor has decided it further,
    the row of ``kept`` takes the decision over. A row between the two stays too:
    it would join the record to itself.
    """
    rows = move.model._base_manager
    there = {
        key: row for row in _rows_of(move, kept) if (key := _key_at(move, row, kept)) is not None
    }
    leaving = rows.filter(**{move.field: record}).order_by("pk")
    if only is not None:
        leaving = leaving.filter(pk__in=only)
    moving: list[Any] = []
    doubled: list[tuple[Any, Any]] = []
    stayed = 0
    for row in leaving:
        key = move.key(row)
        if row == kept or (move.other and getattr(row, f"{move.other}_id") == kept.pk):
            stayed += 1
        elif key is not None and key in there:
            doubled.append((row, there[key]))
        else:
            setattr(row, move.field, kept)
            moving.append(row)
            if key is not None:
                there[key] = row
    save_rows(moving, [move.field], by=by, message=message)
    _take_decisions_over(doubled, by=by, message=message)
    if move.model is Appointment:
        _join_posts(doubled, by=by, message=message)
    return Moved(len(moving), len(doubled) + stayed, _concerned(move, moving))


def _rows_of(move: Move, kept: Any) -> Iterable[Any]:
    """The rows of ``kept`` that a moving row might double."""
    if not move.unique_with:
        return ()
    rows = list(move.model._base_manager.filter(**{move.field: kept}))
    if move.model is SubjectRelation:
        # That two are related is said once, whichever of them is named first.
        rows += SubjectRelation.objects.filter(**{move.other: kept})
    return rows


def _key_at(move: Move, row: Any, kept: Any) -> tuple[Any, ...] | None:
    if move.model is SubjectRelation and getattr(row, f"{move.field}_id") != kept.pk:
        return (getattr(row, f"{move.field}_id"),)
    return move.key(row)


def _take_decisions_over(doubled: Sequence[tuple[Any, Any]], *, by: User, message: str) -> None:
    """Let rows that stand already take over a decision that went further."""
    raised, passed = {}, []
    for row, same in doubled:
        if not isinstance(row, Reviewed):
            continue
        if _rank(row) > _rank(same):
            same.status, same.decided_by, same.decided_at = (
                row.status,
                row.decided_by,
                row.decided_at,
            )
            same.decision = Decision.ALONG.value
            raised[same.pk] = same
        if row.decided_by_id is None:
            row.decision = Decision.MERGED.value
            passed.append(row)
    save_rows(list(raised.values()), DECISION, by=by, message=message)
    save_rows(passed, ["decision"], by=by, message=message)


def _join_posts(doubled: Sequence[tuple[Any, Any]], *, by: User, message: str) -> None:
    """Let a post that stands already take over the words that attest it, and its last date."""
    longer, words = [], []
    for row, same in doubled:
        if row.last_attested > same.last_attested:
            same.last_attested = row.last_attested
            longer.append(same)
        known = set(same.attestations.values_list("article_id", "start"))
        for attestation in row.attestations.order_by("pk"):
            if (attestation.article_id, attestation.start) not in known:
                attestation.appointment = same
                words.append(attestation)
                known.add((attestation.article_id, attestation.start))
    save_rows(longer, ["last_attested"], by=by, message=message)
    save_rows(words, ["appointment"], by=by, message=message)


def _rank(row: Any) -> tuple[bool, bool]:
    """How far a row has been decided: an editor's word counts most, then what stands."""
    return row.decided_by_id is not None, row.status == ReviewStatus.ACCEPTED


def _concerned(move: Move, rows: Sequence[Any]) -> dict[type[Model], set[int]]:
    name = _INDEXED_BY.get(move.model)
    if name is None or name == move.field or not rows:
        return {}
    model: Any = move.model._meta.get_field(name).related_model
    return {model: {getattr(row, f"{name}_id") for row in rows}}
