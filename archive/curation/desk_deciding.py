"""Decide what the review desk shows: each decision one set of changes, which can be taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.curation import review
from archive.curation.desk_proposals import Part, Proposal, Reading, Target
from archive.curation.desk_reading import read_proposals
from archive.curation.review import DECISION, Decided
from archive.curation.writing import save_rows
from archive.models import Article, ChangedRecord, ChangeSet, Mention
from archive.models.mention import RECORD_FIELDS
from archive.models.publication import Published
from archive.vocabulary import ChangeKind, ReviewStatus

#: What can be taken back from the desk of an article: what is done there and on its rows' forms.
_DONE_HERE = (ChangeKind.DECISION.value, ChangeKind.LINK.value, ChangeKind.EDIT.value)


def accept(article: Article, target: Target, *, by: User) -> Decided:
    """Accept the rows of ``target``, and the record that a run made for them."""
    with recording(ChangeKind.DECISION, by=by, summary=told(_("Accepted"), target)):
        record = target.proposal.record if target.part is None else None
        decided = accept_parts(target.parts, record, by=by)
        finish_if_done(article, by=by)
    return decided


def reject(article: Article, target: Target, *, by: User, reason: str = "") -> Decided:
    """Reject the rows of ``target``; a record of a run that nothing names any more falls too."""
    summary = told(_("Rejected"), target)
    with recording(ChangeKind.DECISION, by=by, summary=summary, reason=reason):
        decided = _judge(target.parts, ReviewStatus.REJECTED, by=by)
        drop_unnamed([target.proposal.record], by=by)
        finish_if_done(article, by=by)
    return decided


def reopen(article: Article, target: Target, *, by: User) -> None:
    """Let the rows of ``target`` wait for a decision again, and the article with them."""
    with recording(ChangeKind.DECISION, by=by, summary=told(_("Opened again"), target)):
        for model, keys in _by_model(target.shown).items():
            review.reopen(model._base_manager.filter(pk__in=keys), by=by)
        review.reopen(Article.objects.filter(pk=article.pk), by=by)


def accept_all(article: Article, proposals: Sequence[Proposal], *, by: User) -> Decided:
    """Accept several proposals as one set."""
    summary = _("Accepted: %(count)d proposals") % {"count": len(proposals)}
    with recording(ChangeKind.DECISION, by=by, summary=summary):
        records = {id(one.record): one.record for one in proposals if one.record is not None}
        _accept_made(records.values(), by=by)
        parts = [part for proposal in proposals for part in proposal.to_decide]
        decided = _judge(parts, ReviewStatus.ACCEPTED, by=by)
        finish_if_done(article, by=by)
    return decided


def accept_parts(parts: Sequence[Part], record: Any, *, by: User) -> Decided:
    """Accept rows and the record they are about, where a run made it and nobody has judged it."""
    if record is not None:
        _accept_made([record], by=by)
    return _judge(parts, ReviewStatus.ACCEPTED, by=by)


def finish(article: Article, *, by: User) -> None:
    """Judge the article itself: it has been reviewed."""
    with recording(ChangeKind.DECISION, by=by, summary=_("Review finished")):
        rows = Article.objects.filter(pk=article.pk, decided_by__isnull=True)
        review.accept(rows, by=by)


def finish_if_done(article: Article, *, by: User) -> None:
    """Judge the article with the last decision on what was read from it."""
    if article.decided_by_id is None and not _has_open_rows(article):
        rows = list(Article.objects.filter(pk=article.pk).select_for_update(of=("self",)))
        for row in rows:
            row.status = ReviewStatus.ACCEPTED.value
            review.mark_decided(row, by=by)
        save_rows(rows, DECISION, by=by, message=_("Review finished"))


def safe_to_accept(reading: Reading, *, least: float, kind: str = "") -> list[Proposal]:
    """The open proposals as sure as ``least`` that accepting would not guess at.

    What has several candidates or no record is left, and so is what names a
    rejected record. ``kind`` narrows to one kind.
    """
    return [
        proposal
        for proposal in reading.open
        if (not kind or proposal.kind == kind)
        and proposal.may_be_accepted
        and getattr(proposal.record, "status", "") != ReviewStatus.REJECTED
        and (proposal.confidence if proposal.confidence is not None else 1.0) >= least
    ]


def drop_unnamed(records: Iterable[Any], *, by: User) -> None:
    """Reject the records of runs that no mention names any more and nobody has judged."""
    for record in records:
        if not isinstance(record, Published) or record._meta.model_name not in RECORD_FIELDS:
            continue
        field = str(record._meta.model_name)
        named = Mention.objects.filter(**{field: record}).exclude(status=ReviewStatus.REJECTED)
        if record.run_id is None or named.exists():
            continue
        rows = type(record)._base_manager.filter(pk=record.pk, decided_by__isnull=True)
        review.reject(rows, by=by)


def last_done(article: Article, reading: Reading, *, by: User) -> ChangeSet | None:
    """The person's last set about the article or its initiatives and meetings that still stands."""
    about = {("article", article.pk)} | {
        (one.kind, one.record.pk)
        for one in reading.proposals
        if one.kind in {"initiative", "meeting"} and one.record is not None
    }
    keys: dict[str, list[int]] = defaultdict(list)
    for model, key in about:
        keys[model].append(key)
    concerned: set[int] = set()
    for model, several in sorted(keys.items()):
        rows = ChangedRecord.objects.filter(
            model=model,
            key__in=several,
            change__change_set__by=by,
            change__change_set__kind__in=_DONE_HERE,
            change__change_set__undone_by_set__isnull=True,
        )
        concerned.update(
            rows.order_by("-change__change_set_id").values_list("change__change_set", flat=True)[:1]
        )
    if not concerned:
        return None
    return ChangeSet.objects.standing().filter(pk=max(concerned)).first()


def _has_open_rows(article: Article) -> bool:
    """Whether anything that was read from ``article`` waits; its mentions are asked for first."""
    waiting = article.mentions.filter(decided_by__isnull=True).exists()
    return waiting or bool(read_proposals(article).open)


def _accept_made(records: Iterable[Any], *, by: User) -> None:
    """Accept the records that runs made and nobody has judged: the desk has shown what they say.

    A record that was rejected stands again, where an editor now accepts what is said of it.
    """
    keys: dict[type[Model], list[int]] = defaultdict(list)
    for record in records:
        if record.status == ReviewStatus.REJECTED:
            review.reopen(type(record)._base_manager.filter(pk=record.pk), by=by)
        if isinstance(record, Published) and record.run_id is not None:
            keys[type(record)].append(record.pk)
    for model, several in keys.items():
        rows = model._base_manager.filter(pk__in=several, decided_by__isnull=True)
        review.accept(rows, by=by)


def _judge(parts: Iterable[Part], status: ReviewStatus, *, by: User) -> Decided:
    """Decide rows; one that was decided before is decided anew, for the editor has seen it.

    What somebody decides at this very moment elsewhere is left: it was not seen.
    """
    decide = review.accept if status is ReviewStatus.ACCEPTED else review.reject
    for part in parts:
        if part.is_decided:
            same = {"pk": part.row.pk, "decided_at": part.row.decided_at}
            review.reopen(type(part.row)._base_manager.filter(**same), by=by)
    changed = left = along = 0
    for model, keys in _by_model(parts).items():
        did = decide(model._base_manager.filter(pk__in=keys), by=by)
        changed, left, along = changed + did.changed, left + did.left, along + did.along
    return Decided(changed=changed, left=left, along=along)


def _by_model(parts: Iterable[Part]) -> dict[type[Any], list[int]]:
    keys: dict[type[Any], list[int]] = defaultdict(list)
    for part in parts:
        keys[type(part.row)].append(part.row.pk)
    return keys


def told(verb: str, target: Target) -> str:
    """What was done to what, for the history and for whoever takes it back."""
    name = target.proposal.name if target.part is None else str(target.part.row)
    return f"{verb}: {target.proposal.tag} {name}"
