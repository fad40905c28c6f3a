"""Split a record that holds two: chosen rows move to a new record or to another one.

What an editor moves is the editor's word: the rows are accepted and signed,
so that no run puts them back. Rejected rows stay rejected. All of it is one
change set, so that it can be taken back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.changes.snapshots import name_of
from archive.curation.corrections import note_corrections
from archive.curation.merge_rows import Move, Moved, move_rows, moves_of
from archive.curation.review import DECISION, accept_records_of, mark_decided
from archive.curation.slugs import free_slug
from archive.curation.writing import add_rows, save_rows
from archive.models import (
    Appointment,
    DeskNote,
    FollowUp,
    Initiative,
    InitiativeLink,
    InitiativeMeeting,
    InitiativeSubject,
    Involvement,
    Meeting,
    MeetingParticipant,
    Mention,
    NameVariant,
    Official,
    Participation,
    Partner,
    Quotation,
    StageReport,
    StatedAmount,
)
from archive.models.review import Reviewed
from archive.models.stages import derive_stage
from archive.search import index
from archive.vocabulary import ChangeKind, ReviewStatus

#: Rows that can be chosen, in the order in which they are shown. Locks and proposals belong to
#: the record whose fields they are about.
_CHOSEN: tuple[type[Model], ...] = (
    Mention,
    Appointment,
    NameVariant,
    StageReport,
    Participation,
    Involvement,
    MeetingParticipant,
    InitiativeMeeting,
    InitiativeSubject,
    StatedAmount,
    InitiativeLink,
    Quotation,
    Partner,
    Initiative,
    FollowUp,
    DeskNote,
)
#: What a new record takes from the one it was a part of, besides its rows.
_COPIED: dict[type[Model], tuple[str, ...]] = {
    Partner: ("kind", "parent"),
    Official: ("country",),
    Initiative: ("kind", "scope", "level"),
    Meeting: ("held_on", "place", "format", "mode"),
}


@dataclass(frozen=True, slots=True)
class Split:
    """What a split did: the record that has the rows now, whether it is new, and the counts."""

    record: Any
    is_new: bool
    moved: int
    left: int


def is_split(model: type[Model]) -> bool:
    """Whether records of ``model`` can be split."""
    return model in _COPIED


def parts_of(record: Model) -> Iterator[tuple[str, Move]]:
    """The kinds of rows that can be chosen of ``record``, each with its code."""
    moves = [move for move in moves_of(record) if move.model in _CHOSEN]
    for move in sorted(moves, key=lambda move: _CHOSEN.index(move.model)):
        yield f"{name_of(move.model)}.{move.field}", move


def split(
    record: Any,
    rows: Mapping[str, Collection[int]],
    *,
    by: User,
    to: Any = None,
    name: str = "",
    reason: str = "",
) -> Split:
    """Move the chosen ``rows`` of ``record`` to the record ``to``, or to a new one called ``name``.

    ``rows`` are keys by the codes of ``parts_of``. A row that ``to`` has in the
    same place already is left. Raises ``ValidationError`` where nothing is
    chosen, or nothing to move it to.
    """
    _check(record, rows, to, name)
    with recording(ChangeKind.SPLIT, by=by, reason=reason) as going_on:
        keys = sorted({record.pk, *((to.pk,) if to is not None else ())})
        base = type(record)._base_manager.filter(pk__in=keys).order_by("pk")
        locked = {one.pk: one for one in base.select_for_update(of=("self",))}
        source = locked[record.pk]
        target = _new(source, name.strip(), by=by) if to is None else locked[to.pk]
        said = _("Rows of “%(record)s” moved to “%(other)s”.")
        said %= {"record": source, "other": target}
        going_on.describe(ChangeKind.SPLIT, said)
        done, chosen = Moved(), 0
        for code, move in parts_of(source):
            only = set(rows.get(code, ()))
            if to is None and move.model is NameVariant:
                # The name of the new record is no longer one of the old one's.
                named = NameVariant.objects.filter(**{move.field: source}, name=target.name)
                only |= set(named.values_list("pk", flat=True))
            if not only:
                continue
            chosen += len(only)
            done.add(move_rows(move, source, target, by=by, message=said, only=only))
            _sign(move, target, only, by=by, message=said)
        if not done.moved:
            raise ValidationError(_("The other record has all of these rows already."))
        for one in (source, target) if isinstance(source, Initiative) else ():
            derive_stage(one)
        index([source, target, *done.records()])
    return Split(target, to is None, done.moved, chosen - done.moved)


def _check(record: Any, rows: Mapping[str, Collection[int]], to: Any, name: str) -> None:
    if not is_split(type(record)):
        raise ValidationError(_("Records of this kind are not split."))
    if record.merged_into_id is not None:
        raise ValidationError(_("This record is merged into another one; take that back first."))
    if not any(rows.values()):
        raise ValidationError(_("Choose at least one row that belongs to the other record."))
    if to is None and not name.strip():
        raise ValidationError(_("Choose the other record, or name a new one."))
    if to is not None and name.strip():
        raise ValidationError(_("Choose the other record or name a new one, not both."))
    if to is not None and (to.pk == record.pk or to.merged_into_id is not None):
        raise ValidationError(_("Choose another record that is not merged."))
    if to is not None and to.status == ReviewStatus.REJECTED:
        raise ValidationError(_("The other record was rejected; nothing can be moved to it."))


def _new(record: Any, name: str, *, by: User) -> Any:
    """A record of its own, as far published as the one it was a part of."""
    model = type(record)
    copied = {field: getattr(record, field) for field in _COPIED[model]}
    new = model(
        name=name[:300],
        slug=free_slug(model, name),
        publication=record.publication,
        status=ReviewStatus.ACCEPTED.value,
        **copied,
    )
    mark_decided(new, by=by)
    add_rows([new], by=by, message="")
    return new


def _sign(move: Move, target: Any, keys: Collection[int], *, by: User, message: str) -> None:
    """Let an editor's word stand for the rows that moved; what was rejected stays so."""
    if not issubclass(move.model, Reviewed) or move.model in {Partner, Initiative}:
        return
    moved: list[Any] = list(
        move.model._base_manager.filter(pk__in=keys, **{move.field: target})
        .exclude(status=ReviewStatus.REJECTED)
        .order_by("pk")
    )
    for row in moved:
        row.status = ReviewStatus.ACCEPTED.value
        note_corrections(row, [move.field])
        mark_decided(row, by=by)
    save_rows(moved, ["corrected", *DECISION], by=by, message=message)
    accept_records_of(moved, by=by)
