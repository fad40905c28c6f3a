"""Pairs: what editors say of two records that may be one.

*Not the same* is a rejected pair: it is not offered again. A pair may stand
between records that were merged since; it then says the same of those they
were merged into.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Model, Q
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.curation.review import DECISION, Decided, mark_decided, take_back
from archive.curation.writing import add_rows, delete_rows, save_rows
from archive.models import (
    Initiative,
    InitiativePair,
    Meeting,
    MeetingPair,
    Official,
    OfficialPair,
    Partner,
    PartnerPair,
)
from archive.vocabulary import ChangeKind, Decision, PairReason, ReviewStatus

#: The model of pairs of each kind of record (typed loosely: their two ends differ).
PAIRS: dict[type[Model], Any] = {
    Partner: PartnerPair,
    Official: OfficialPair,
    Initiative: InitiativePair,
    Meeting: MeetingPair,
}
#: Pairs that wait, whose records both stand for themselves still.
WAITING = Q(
    status=ReviewStatus.PROPOSED,
    first__merged_into__isnull=True,
    second__merged_into__isnull=True,
)
#: What a pair says in place of a rule where an editor proposed it.
BY_EDITOR = "editor"


def between(one: Any, other: Any) -> Q:
    """A condition: the pair of these two, whichever is named first."""
    first, second = sorted((one.pk, other.pk))
    return Q(first=first, second=second)


def propose_merge(records: Sequence[Any], *, by: User, reason: str) -> int:
    """Propose that ``records`` are one, for somebody who may merge them; return the new pairs.

    Raises ``ValidationError`` without a reason, or where somebody has said that
    two of them are not the same.
    """
    if not reason.strip():
        raise ValidationError(_("Say why you think they are the same."), code="reason")
    model = PAIRS[type(records[0])]
    said = [PairReason.PROPOSED.value, f"{by.get_username()}: {reason.strip()}"]
    first, *others = sorted(records, key=lambda record: record.pk)
    with recording(ChangeKind.EDIT, by=by, summary=_("Merge proposed."), reason=reason):
        new, waiting = [], []
        for other in others:
            pair = model._default_manager.filter(between(first, other)).first()
            if pair is None:
                pair = model(first=first, second=other, rule=BY_EDITOR, reasons=[said])
                new.append(pair)
            elif pair.status == ReviewStatus.REJECTED:
                raise ValidationError(_("It was decided that two of these are not the same."))
            else:
                pair.rule, pair.reasons = BY_EDITOR, [said, *pair.reasons]
                pair.status = ReviewStatus.PROPOSED.value
                take_back(pair)
                waiting.append(pair)
        add_rows(new, by=by, message=_("Merge proposed."))
        save_rows(waiting, ["rule", "reasons", *DECISION], by=by, message=_("Merge proposed."))
    return len(new)


def tell_apart(pairs: Iterable[Any], *, by: User, reason: str) -> Decided:
    """Say of ``pairs`` that they are not the same, and why; merged ones are left."""
    return _decide(
        pairs,
        ReviewStatus.REJECTED,
        by=by,
        reason=reason,
        summary=_("Not the same."),
    )


def tell_records_apart(one: Any, other: Any, *, by: User, reason: str) -> None:
    """Say of two records that they are not the same, also where nobody thought they were."""
    model = PAIRS[type(one)]
    pair = model._default_manager.filter(between(one, other)).first()
    if pair is not None:
        tell_apart([pair], by=by, reason=reason)
        return
    first, second = sorted((one, other), key=lambda record: record.pk)
    pair = model(
        first=first, second=second, rule=BY_EDITOR, status=ReviewStatus.REJECTED.value, note=reason
    )
    mark_decided(pair, by=by)
    add_rows([pair], by=by, message=_("Not the same."), kind=ChangeKind.DECISION)


def reopen_pairs(pairs: Iterable[Any], *, by: User, reason: str = "") -> Decided:
    """Offer again pairs that were called not the same."""
    chosen = list(pairs)
    changed = [pair for pair in chosen if pair.status == ReviewStatus.REJECTED]
    for pair in changed:
        pair.status = ReviewStatus.PROPOSED.value
        take_back(pair)
    with recording(ChangeKind.DECISION, by=by, reason=reason):
        save_rows(changed, DECISION, by=by, message=_("To be looked at again."))
    return Decided(changed=len(changed), left=len(chosen) - len(changed))


def settle_pairs(merged: Sequence[Any], kept: Any, *, by: User, reason: str) -> None:
    """Let pairs follow a merge.

    That of a merged record with the kept one is settled. What a merged record
    is not the same as, the kept one is not either.
    """
    model = PAIRS.get(type(kept))
    if model is None:
        return
    keys = {record.pk for record in merged}
    both = keys | {kept.pk}
    settled = list(model._default_manager.filter(first__in=both, second__in=both))
    for pair in settled:
        pair.status = ReviewStatus.ACCEPTED.value
        pair.note = reason or pair.note
        mark_decided(pair, by=by)
    told_apart = model._default_manager.filter(
        Q(first__in=keys) | Q(second__in=keys), status=ReviewStatus.REJECTED
    )
    others = {key for pair in told_apart for key in (pair.first_id, pair.second_id)} - both
    fallen = list(
        model._default_manager.proposed().filter(
            Q(first=kept, second__in=others) | Q(second=kept, first__in=others)
        )
    )
    for pair in fallen:
        pair.status = ReviewStatus.REJECTED.value
        mark_decided(pair, by=by)
        pair.decision = Decision.ALONG.value
    message = _("Pairs settled by a merge.")
    save_rows([*settled, *fallen], [*DECISION, "note"], by=by, message=message)
    _hand_on(model, keys, kept, by=by, message=message)


def _hand_on(model: Any, keys: set[int], kept: Any, *, by: User, message: str) -> None:
    """Take away waiting pairs of merged records; what an editor proposed waits for the kept one."""
    waiting = list(
        model._default_manager.proposed()
        .filter(Q(first__in=keys) | Q(second__in=keys))
        .order_by("pk")
    )
    known = {
        key
        for ends in model._default_manager.filter(Q(first=kept) | Q(second=kept)).values_list(
            "first", "second"
        )
        for key in ends
    }
    new = []
    for pair in waiting:
        other = pair.second_id if pair.first_id in keys else pair.first_id
        if pair.rule == BY_EDITOR and other not in known | keys:
            first, second = sorted((kept.pk, other))
            new.append(
                model(first_id=first, second_id=second, rule=BY_EDITOR, reasons=pair.reasons)
            )
            known.add(other)
    delete_rows(waiting, by=by, message=message)
    add_rows(new, by=by, message=message)


def _decide(
    pairs: Iterable[Any], status: ReviewStatus, *, by: User, reason: str, summary: str
) -> Decided:
    chosen = list(pairs)
    waiting = [pair for pair in chosen if pair.status == ReviewStatus.PROPOSED]
    for pair in waiting:
        pair.status = status.value
        pair.note = reason or pair.note
        mark_decided(pair, by=by)
    with recording(ChangeKind.DECISION, by=by, reason=reason):
        save_rows(waiting, [*DECISION, "note"], by=by, message=summary)
    return Decided(changed=len(waiting), left=len(chosen) - len(waiting))
