"""Editors' decisions on machine-made rows and records.

A decision never touches what an editor has judged before, says how many rows
it changed and how many it left, and is written to history and log.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.changes.recording import recorded
from archive.curation.corrections import note_corrections
from archive.curation.writing import save_rows
from archive.models import (
    Appointment,
    Article,
    ArticleLink,
    ArticleSubject,
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
from archive.models.fields import any_set
from archive.models.groups import derive_leads
from archive.models.mention import RECORD_FIELDS
from archive.models.publication import Published
from archive.models.review import Reviewed
from archive.models.stages import derive_stage
from archive.vocabulary import ChangeKind, Decision, ReviewStatus

#: Fields that a decision writes.
DECISION = ("status", "decided_by", "decided_at", "decision")

#: Fields of a row that point to records which must stand for the row to stand.
_NEEDED = (*RECORD_FIELDS, "other")

#: What falls with a rejected record: rows that say something about it.
_DEPENDENTS: dict[type[Model], tuple[tuple[type[Reviewed], str], ...]] = {
    Article: ((Mention, "article"), (Quotation, "article"), (ArticleSubject, "article")),
    Partner: ((Mention, "partner"), (Participation, "partner"), (MeetingParticipant, "partner")),
    Official: (
        (Mention, "official"),
        (Involvement, "official"),
        (MeetingParticipant, "official"),
        (Appointment, "official"),
    ),
    Initiative: (
        (Mention, "initiative"),
        (Participation, "initiative"),
        (Involvement, "initiative"),
        (StageReport, "initiative"),
        (InitiativeMeeting, "initiative"),
        (InitiativeSubject, "initiative"),
        (InitiativeLink, "initiative"),
        (InitiativeLink, "other"),
        (StatedAmount, "initiative"),
    ),
    Meeting: (
        (Mention, "meeting"),
        (MeetingParticipant, "meeting"),
        (InitiativeMeeting, "meeting"),
    ),
}


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision did.

    ``changed`` rows took it, ``left`` rows could not (already judged, without a
    record, or pointing to a rejected one), ``along`` records or rows were
    decided because of it. ``judged`` says who had judged how many of those left.
    """

    changed: int
    left: int
    along: int = 0
    judged: tuple[tuple[str, int], ...] = ()


def accept(rows: QuerySet[Any], *, by: User) -> Decided:
    """Accept the rows no editor has judged; proposed records they point to are accepted too.

    Rows without a record, or with a rejected one, are left.
    """
    eligible = rows.model._base_manager.filter(decided_by__isnull=True)
    for field in needed_records(rows.model):
        eligible = eligible.exclude(**{f"{field}__status": ReviewStatus.REJECTED})
    if rows.model is Mention:
        eligible = eligible.filter(any_set(*RECORD_FIELDS))
    return _decide(rows, eligible, ReviewStatus.ACCEPTED, by=by)


def reject(rows: QuerySet[Any], *, by: User) -> Decided:
    """Reject the rows no editor has judged; what was said about a rejected record falls too."""
    return _decide(
        rows,
        rows.model._base_manager.filter(decided_by__isnull=True),
        ReviewStatus.REJECTED,
        by=by,
    )


@recorded(ChangeKind.DECISION)
def reopen(rows: QuerySet[Any], *, by: User) -> Decided:
    """Take back editors' decisions: the rows wait for a decision again."""
    total = rows.count()
    reopened = _lock(rows, rows.model._base_manager.filter(decided_by__isnull=False))
    for row in reopened:
        row.status = ReviewStatus.PROPOSED.value
        take_back(row)
    save_rows(reopened, DECISION, by=by, message=_("Decision taken back."))
    derive_stages_of(reopened)
    return Decided(changed=len(reopened), left=total - len(reopened))


def mark_decided(row: Reviewed, *, by: User) -> None:
    """Sign ``row`` with the editor who decided it; the caller saves it."""
    row.decided_by, row.decided_at, row.decision = by, timezone.now(), ""


def take_back(row: Reviewed) -> None:
    """Let ``row`` be as nobody had judged it, and say that somebody had; the caller saves it."""
    if row.decided_by_id is not None:
        row.decision = Decision.TAKEN_BACK.value
    row.decided_by, row.decided_at = None, None


def judge_edit(
    row: Reviewed, *, by: User, is_new: bool, changed: Collection[str], decides: bool = True
) -> None:
    """Let an edit count as a decision where it is one; the caller saves ``row``.

    What a person enters stands, and a status chosen by hand is a decision. An
    edited joining row stands as well, or the next run would rewrite it. An
    edited record that was proposed still waits: its edited fields are locked.
    Either way the row remembers which of a run's values were changed. Of who may
    only propose (``decides`` is false) nothing is a decision: the row waits.
    """
    if not decides:
        row.status = ReviewStatus.PROPOSED.value
        take_back(row)
        return
    note_corrections(row, () if is_new else changed)
    if "status" in changed and not is_new:
        if row.status == ReviewStatus.PROPOSED:
            take_back(row)
            return
    elif row.status == ReviewStatus.PROPOSED:
        if isinstance(row, Published) and not is_new:
            return
        row.status = ReviewStatus.ACCEPTED.value
    mark_decided(row, by=by)


def follow_edit(row: Reviewed, *, by: User) -> None:
    """Do what follows from an edit that has been saved: for its records, rows and stages."""
    if row.status == ReviewStatus.ACCEPTED:
        accept_records_of([row], by=by)
    elif row.status == ReviewStatus.REJECTED:
        reject_dependents_of([row], by=by)
    derive_stages_of([row])


@recorded(ChangeKind.EDIT)
def remove(rows: Sequence[Model], *, by: User) -> None:
    """Take ``rows`` (all of one model) away as the editor asks.

    What a person entered is deleted. What a run proposed is rejected and stays,
    or the next run would propose it again and nobody could count the mistake.
    """
    proposed = [row for row in rows if isinstance(row, Reviewed) and row.run_id is not None]
    _sign(proposed, ReviewStatus.REJECTED, by)
    save_rows(proposed, DECISION, by=by, message=_("Rejected."))
    reject_dependents_of(proposed, by=by)
    for row in rows:
        if row not in proposed:
            row.delete()
    derive_stages_of(rows)


def needed_records(model: type[Model]) -> list[str]:
    """Names of the fields of ``model`` that point to records its rows stand on."""
    return [field.name for field in model._meta.fields if field.name in _NEEDED]


def accept_records_of(rows: Iterable[Model], *, by: User) -> int:
    """Accept the proposed records that ``rows`` point to; return how many there were."""
    keys: dict[type[Model], set[int]] = defaultdict(set)
    for row in rows:
        for name in needed_records(type(row)):
            key = getattr(row, f"{name}_id")
            model: Any = type(row)._meta.get_field(name).related_model
            if key is not None:
                keys[model].add(key)
    accepted = 0
    for model, wanted in keys.items():
        records = list(
            model._base_manager.filter(pk__in=wanted, status=ReviewStatus.PROPOSED)
            .order_by("pk")
            .select_for_update(of=("self",))
        )
        _sign(records, ReviewStatus.ACCEPTED, by, Decision.ALONG.value)
        message = _("Accepted together with a row that needs it.")
        save_rows(records, DECISION, by=by, message=message)
        accepted += len(records)
    return accepted


def derive_stages_of(rows: Sequence[Model]) -> None:
    """Derive anew what follows from ``rows``: stages of initiatives, groups of articles."""
    reports = [row for row in rows if isinstance(row, StageReport)]
    keys = {report.initiative_id for report in reports}
    for initiative in Initiative.objects.filter(pk__in=keys).order_by("pk"):
        derive_stage(initiative)
    grouped = {row.pk for row in rows if isinstance(row, Article)}
    for row in rows:
        if isinstance(row, ArticleLink):
            grouped |= {row.article_id, row.other_id}
    if grouped:
        derive_leads(grouped)


@recorded(ChangeKind.DECISION)
def _decide(
    rows: QuerySet[Any], eligible: QuerySet[Any], status: ReviewStatus, *, by: User
) -> Decided:
    total = rows.count()
    decided = _lock(rows, eligible)
    judged = judged_among(rows) if len(decided) < total else ()
    _sign(decided, status, by)
    message = _("Accepted.") if status is ReviewStatus.ACCEPTED else _("Rejected.")
    save_rows(decided, DECISION, by=by, message=message)
    if status is ReviewStatus.ACCEPTED:
        along = accept_records_of(decided, by=by)
    else:
        along = reject_dependents_of(decided, by=by)
    derive_stages_of(decided)
    return Decided(len(decided), left=total - len(decided), along=along, judged=judged)


def judged_among(rows: QuerySet[Any]) -> tuple[tuple[str, int], ...]:
    """Who has judged how many of ``rows``, by name."""
    judged = rows.model._base_manager.filter(
        pk__in=rows.order_by().values("pk"), decided_by__isnull=False
    )
    name = "decided_by__username"
    return tuple(judged.order_by(name).values_list(name).annotate(Count("pk")))


def reject_dependents_of(records: Sequence[Model], *, by: User) -> int:
    """Reject what no editor has judged of the rows about ``records``; return how many."""
    if not records:
        return 0
    rejected = 0
    for model, field in _DEPENDENTS.get(type(records[0]), ()):
        rows = list(
            model._base_manager.filter(
                decided_by__isnull=True, **{f"{field}__in": [record.pk for record in records]}
            )
            .exclude(status=ReviewStatus.REJECTED)
            .order_by("pk")
            .select_for_update(of=("self",))
        )
        _sign(rows, ReviewStatus.REJECTED, by, Decision.ALONG.value)
        save_rows(rows, DECISION, by=by, message=_("Rejected together with its record."))
        derive_stages_of(rows)
        rejected += len(rows)
    return rejected


def _lock(chosen: QuerySet[Any], eligible: QuerySet[Any]) -> list[Any]:
    """The eligible rows among the chosen ones, locked.

    The chosen rows come from a list with joins, annotations and perhaps DISTINCT, none of
    which PostgreSQL can lock: they only give the keys.
    """
    return list(
        eligible.filter(pk__in=chosen.order_by().values("pk"))
        .order_by("pk")
        .select_for_update(of=("self",))
    )


def _sign(rows: Iterable[Any], status: ReviewStatus, by: User, decision: str = "") -> None:
    now = timezone.now()
    for row in rows:
        row.status, row.decided_by, row.decided_at = status.value, by, now
        row.decision = decision
