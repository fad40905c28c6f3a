"""Undoing: take a change set back, whole or in part, without losing what came after it.

A column goes back to its value before only where it still has the value that
the change gave it, or points to where that record was merged since; what
somebody has changed since stays, and is shown. A row that was created is
deleted, one that was deleted comes back under its number, with its links. The
undoing is itself a set, so it can be taken back as well.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import DateField, Model, ProtectedError
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.changes.snapshots import columns_of, from_json, model_of, name_of
from archive.curation.gone import forget_gone
from archive.curation.undo_plan import Kept, Plan, Step, blocks, make_plan
from archive.curation.writing import add_rows, delete_rows, save_rows
from archive.models import Change, ChangedRecord, ChangeSet, Initiative
from archive.models.groups import derive_leads
from archive.models.stages import derive_stage
from archive.search import index, unindex
from archive.vocabulary import ChangeAction, ChangeKind

#: Records that the search finds.
_INDEXED = frozenset({"article", "partner", "official", "initiative", "meeting", "subject"})
#: Columns by whose change a search finds nothing else.
_UNSEARCHED = frozenset(
    {
        "corrected",
        "decided_at",
        "decided_by_id",
        "decision",
        "outlet_id",
        "publication",
        "rights",
        "status",
    }
)
#: Keys that one question to the database names.
_AT_ONCE = 500


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
    settled: bool = False,
) -> Undone:
    """Take ``change_set`` back; of its changes ``only`` those keys, of their columns ``columns``.

    ``settled`` counts the whole set as taken back also where something had to stay.
    Raises ``CannotUndoError`` where the whole set has been taken back already.
    """
    whole = only is None and columns is None
    summary = _("Taken back: %(what)s") % {"what": change_set}
    with recording(ChangeKind.UNDO, by=by, summary=summary, reason=reason) as going_on:
        locked = ChangeSet.objects.select_for_update(of=("self",)).get(pk=change_set.pk)
        changes = _chosen(locked, only)
        plan = make_plan(changes, columns=columns, lock=True)
        undone = _carry_out(plan, by=by, summary=summary)
        _settle(changes)
        if whole and undone.rows and (settled or not undone.kept):
            going_on.undoes = locked
    undone.change_set = going_on.change_set
    return undone


def plan_of(
    change_set: ChangeSet,
    *,
    only: Collection[int] | None = None,
    columns: Collection[str] | None = None,
) -> Plan:
    """What ``undo`` would do, row by row; nothing is written.

    Raises ``CannotUndoError`` where the whole set has been taken back already.
    """
    return make_plan(_chosen(change_set, only), columns=columns)


def preview(
    change_set: ChangeSet,
    *,
    only: Collection[int] | None = None,
    columns: Collection[str] | None = None,
) -> Undone:
    """What ``undo`` would say; nothing is written."""
    plan = plan_of(change_set, only=only, columns=columns)
    return Undone(rows=len(plan.steps), kept=plan.kept)


def _chosen(change_set: ChangeSet, only: Collection[int] | None) -> list[Change]:
    if change_set.is_undone:
        raise CannotUndoError(_("This has been taken back already."))
    changes = change_set.changes.order_by("-pk")
    return list(changes if only is None else changes.filter(pk__in=only))


def _carry_out(plan: Plan, *, by: User, summary: str) -> Undone:
    undone = Undone(kept=plan.kept)
    for model, steps in blocks(plan.of(ChangeAction.DELETED)):
        _restore(model, steps, undone, by=by, summary=summary)
    for model, steps in blocks(plan.of(ChangeAction.CHANGED)):
        _put_back(model, steps, undone, by=by, summary=summary)
    for _model, steps in blocks(plan.of(ChangeAction.CREATED)):
        _take_away(steps, undone, by=by, summary=summary)
    return undone


def _restore(
    model: type[Model], steps: Sequence[Step], undone: Undone, *, by: User, summary: str
) -> None:
    """Insert the rows as they were, all at once or else one by one."""
    if _inserted(model, steps, by=by, summary=summary):
        undone.rows += len(steps)
        return
    for step in steps:
        if _inserted(model, [step], by=by, summary=summary):
            undone.rows += 1
        else:
            undone.kept.append(Kept(step.change, "", _("Another row has its place.")))


def _inserted(model: type[Model], steps: Sequence[Step], *, by: User, summary: str) -> bool:
    rows = [model(**from_json(model, step.back)) for step in steps]
    try:
        with transaction.atomic():
            add_rows(rows, by=by, message=summary, kind=ChangeKind.UNDO)
            _date_back(model, rows, steps)
            if name_of(model) in _INDEXED:
                forget_gone(rows)
    except IntegrityError:
        return False
    return True


def _date_back(model: type[Model], rows: Sequence[Model], steps: Sequence[Step]) -> None:
    """Give rows the times at which they were first made, which inserting has overwritten."""
    dated = [
        column
        for column in columns_of(model, whole=True)
        if isinstance(column, DateField) and column.auto_now_add
    ]
    if not dated:
        return
    for row, step in zip(rows, steps, strict=True):
        for column in dated:
            setattr(row, column.attname, column.to_python(step.back[column.attname]))
    names = [column.name for column in dated]
    model._base_manager.bulk_update(rows, names, batch_size=_AT_ONCE)


def _put_back(
    model: type[Model], steps: Sequence[Step], undone: Undone, *, by: User, summary: str
) -> None:
    attributes = {column.attname: column.name for column in columns_of(model, whole=True)}
    together: dict[tuple[str, ...], list[Step]] = defaultdict(list)
    for step in steps:
        for column, value in from_json(model, step.back).items():
            setattr(step.row, column, value)
        together[tuple(sorted(attributes[column] for column in step.back))].append(step)
    _write([(list(names), some) for names, some in together.items()], undone, by, summary)


def _write(
    waiting: list[tuple[list[str], list[Step]]], undone: Undone, by: User, summary: str
) -> None:
    """Write rows by the columns that go back, many at a time.

    A row may take a place that another one has still to leave, so what does not
    fit is tried again after the others, then row by row; what never fits stays.
    """
    while waiting:
        left = []
        for names, steps in waiting:
            if _fits([step.row for step in steps], names, by=by, summary=summary):
                undone.rows += len(steps)
            else:
                left.append((names, steps))
        if len(left) == len(waiting):
            if all(len(steps) == 1 for _names, steps in left):
                reason = _("Another row has its place.")
                undone.kept += [Kept(steps[0].change, "", reason) for _names, steps in left]
                return
            left = [(names, [step]) for names, steps in left for step in steps]
        waiting = left


def _fits(rows: Sequence[Model], names: Sequence[str], *, by: User, summary: str) -> bool:
    try:
        with transaction.atomic():
            save_rows(rows, names, by=by, message=summary, kind=ChangeKind.UNDO)
    except IntegrityError:
        return False
    return True


def _take_away(steps: Sequence[Step], undone: Undone, *, by: User, summary: str) -> None:
    """Delete the rows, all at once or else one by one."""
    if _gone(steps, by=by, summary=summary):
        undone.rows += len(steps)
        return
    for step in steps:
        if _gone([step], by=by, summary=summary):
            undone.rows += 1
        else:
            undone.kept.append(Kept(step.change, "", _("Other rows rest on it by now.")))


def _gone(steps: Sequence[Step], *, by: User, summary: str) -> bool:
    rows = [step.row for step in steps]
    try:
        with transaction.atomic():
            if steps[0].change.model in _INDEXED:
                unindex(rows)
            delete_rows(rows, by=by, message=summary, kind=ChangeKind.UNDO)
    except ProtectedError:
        return False
    return True


def _settle(changes: Sequence[Change]) -> None:
    """Derive stages and groups anew and bring the search up to date, a part at a time."""
    reports = [change for change in changes if change.model == "stagereport"]
    for keys in _parts(_about(reports)["initiative"]):
        initiatives = Initiative.objects.filter(pk__in=keys)
        for initiative in initiatives.prefetch_related("stage_reports"):
            derive_stage(initiative)
    grouped = [change for change in changes if change.model in {"article", "articlelink"}]
    derive_leads(_about(grouped)["article"])
    records = _about([change for change in changes if _is_searched(change)])
    for name in sorted(_INDEXED & set(records)):
        for keys in _parts(records[name]):
            rows = list(model_of(name)._base_manager.filter(pk__in=keys))
            gone = [row for row in rows if getattr(row, "merged_into_id", None) is not None]
            unindex(gone)
            index(row for row in rows if row not in gone)


def _is_searched(change: Change) -> bool:
    """Whether a search may find other words now."""
    return change.action != ChangeAction.CHANGED or not _UNSEARCHED.issuperset(change.before)


def _about(changes: Sequence[Change]) -> dict[str, set[int]]:
    """The records that ``changes`` are about, by the name of their model."""
    records: dict[str, set[int]] = defaultdict(set)
    for keys in _parts([change.pk for change in changes]):
        about = ChangedRecord.objects.filter(change__in=keys)
        for model, key in about.values_list("model", "key"):
            records[model].add(key)
    return records


def _parts(keys: Collection[int]) -> Iterator[list[int]]:
    """The keys in order, as many at a time as one statement may name."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
