"""Undoing: take a change set back, whole or in part, without losing what came after it.

A column goes back to its value before only where it still has the value that
the change gave it; what somebody has changed since stays, and is shown. A row
that was created is deleted, one that was deleted comes back under its number.
The undoing is itself a set, so it can be taken back as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Model, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.changes.snapshots import columns_of, from_json, model_of, taken
from archive.curation.writing import save_rows
from archive.models import Change, ChangeSet, Initiative
from archive.models.stages import derive_stage
from archive.search import index, unindex
from archive.vocabulary import ChangeAction, ChangeKind

#: Records that the search finds.
_INDEXED = frozenset({"article", "partner", "official", "initiative", "meeting", "subject"})


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that could not go back: the row, the column (or none) and why."""

    change: Change
    column: str
    reason: str


@dataclass(slots=True)
class Undone:
    """What an undoing did: rows that went back, what had to stay, and the set that says so."""

    rows: int = 0
    kept: list[Kept] = field(default_factory=list)
    change_set: ChangeSet | None = None


class CannotUndoError(Exception):
    """The set cannot be taken back; the message says why."""


def undo(
    change_set: ChangeSet,
    *,
    by: User,
    reason: str = "",
    only: Collection[int] | None = None,
    columns: Collection[str] | None = None,
) -> Undone:
    """Take ``change_set`` back; of its changes ``only`` those keys, of their columns ``columns``.

    Raises ``CannotUndoError`` where the whole set has been taken back already.
    """
    whole = only is None and columns is None
    summary = _("Taken back: %(what)s") % {"what": change_set}
    with recording(ChangeKind.UNDO, by=by, summary=summary, reason=reason) as going_on:
        locked = ChangeSet.objects.select_for_update(of=("self",)).get(pk=change_set.pk)
        if locked.is_undone:
            raise CannotUndoError(_("This has been taken back already."))
        changes = locked.changes.order_by("-pk")
        if only is not None:
            changes = changes.filter(pk__in=only)
        undone = _take_back(list(changes), by=by, summary=summary, columns=columns)
        if whole and not undone.kept:
            going_on.undoes = locked
    undone.change_set = going_on.change_set
    return undone


def preview(change_set: ChangeSet, *, by: User, only: Collection[int] | None = None) -> Undone:
    """What ``undo`` would do, found by doing it and rolling it back."""
    with transaction.atomic():
        undone = undo(change_set, by=by, only=only)
        transaction.set_rollback(True)
    undone.change_set = None
    return undone


def _take_back(
    changes: Sequence[Change], *, by: User, summary: str, columns: Collection[str] | None
) -> Undone:
    undone = Undone()
    records: dict[str, set[int]] = defaultdict(set)
    for name, action, together in _in_blocks(changes):
        match action:
            case ChangeAction.CREATED:
                _delete(name, together, undone)
            case ChangeAction.DELETED:
                _bring_back(name, together, undone)
            case ChangeAction.CHANGED:
                _put_back(name, together, columns, undone, by=by, summary=summary)
        for change in together:
            for model, key in change.records.values_list("model", "key"):
                records[model].add(key)
    _settle(records)
    return undone


def _in_blocks(changes: Iterable[Change]) -> Iterator[tuple[str, ChangeAction, list[Change]]]:
    """The changes in their order, those of one model and action in a row together.

    Deleted rows come back first and created ones go last, so that no row ever
    points to nothing; what was changed lies between.
    """
    order = (ChangeAction.DELETED, ChangeAction.CHANGED, ChangeAction.CREATED)
    for action in order:
        by_model: dict[str, list[Change]] = defaultdict(list)
        for change in changes:
            if change.action == action:
                by_model[change.model].append(change)
        for name, together in by_model.items():
            yield name, action, together


def _delete(name: str, changes: Sequence[Change], undone: Undone) -> None:
    rows = model_of(name)._base_manager.in_bulk([change.key for change in changes])
    for change in changes:
        row = rows.get(change.key)
        if row is None:
            continue
        now = taken(row)
        later = [
            column
            for column, value in change.after.items()
            if column in now and now[column] != value
        ]
        if later:
            undone.kept.append(Kept(change, later[0], _("It was changed since.")))
            continue
        try:
            with transaction.atomic():
                row.delete()
        except ProtectedError:
            undone.kept.append(Kept(change, "", _("Other rows rest on it by now.")))
            continue
        undone.rows += 1


def _bring_back(name: str, changes: Sequence[Change], undone: Undone) -> None:
    model = model_of(name)
    present = set(
        model._base_manager.filter(pk__in=[change.key for change in changes]).values_list(
            "pk", flat=True
        )
    )
    for change in changes:
        if change.key in present:
            continue
        row = model(**from_json(model, change.before))
        _date(row)
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            reason = _("What it belongs to is gone, or another row has its place.")
            undone.kept.append(Kept(change, "", reason))
            continue
        undone.rows += 1


def _put_back(
    name: str,
    changes: Sequence[Change],
    columns: Collection[str] | None,
    undone: Undone,
    *,
    by: User,
    summary: str,
) -> None:
    model = model_of(name)
    attributes = {column.attname: column.name for column in columns_of(model, whole=True)}
    rows = model._base_manager.select_for_update(of=("self",)).in_bulk(
        [change.key for change in changes]
    )
    changed: dict[frozenset[str], list[Model]] = defaultdict(list)
    for change in changes:
        row = rows.get(change.key)
        if row is None:
            undone.kept.append(Kept(change, "", _("The row was deleted since.")))
            continue
        now = taken(row, whole=True)
        back: dict[str, Any] = {}
        for column, value in change.before.items():
            if column not in now or (columns is not None and column not in columns):
                continue
            if now[column] == change.after.get(column):
                back[column] = value
            elif now[column] != value:
                undone.kept.append(Kept(change, column, _("It was changed since.")))
        for column, value in from_json(model, back).items():
            setattr(row, column, value)
        if back:
            changed[frozenset(back)].append(row)
            undone.rows += 1
    for written, together in changed.items():
        names = sorted(attributes[column] for column in written)
        save_rows(together, names, by=by, message=summary, kind=ChangeKind.UNDO)


def _date(row: Any) -> None:
    """Give a row that comes back the time of saving, which no change keeps."""
    if hasattr(row, "changed_at"):
        row.changed_at = timezone.now()


def _settle(records: dict[str, set[int]]) -> None:
    """Derive stages anew and bring the search up to date."""
    for initiative in Initiative.objects.filter(pk__in=records.get("initiative", ())):
        derive_stage(initiative)
    for name in _INDEXED & set(records):
        rows = list(model_of(name)._base_manager.filter(pk__in=records[name]))
        gone = [row for row in rows if getattr(row, "merged_into_id", None) is not None]
        unindex(gone)
        index(row for row in rows if row not in gone)
