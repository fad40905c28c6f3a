"""Recording: whatever is written between start and end becomes one set of changes.

A recording inside another joins it, so that a merge that accepts, links and
locks is one set. Saving and deleting single rows is noted by signals; writers
of many rows say so themselves (``note_before``, ``note_after``, ``note_new``).
Nothing is noted outside a recording.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, cast

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver

from archive.changes.snapshots import RECORDS, is_tracked, links_of, name_of, taken
from archive.models import Change, ChangedRecord, ChangeSet, ImportRun
from archive.vocabulary import ChangeAction, ChangeKind

#: Rows written to the database in one statement.
_BATCH = 500
_LONGEST_LABEL = 200
#: Attributes of which the first that is filled names a row without asking the database.
_LABELS = ("name", "headline", "label_id", "exact", "post", "label", "field", "uri")


@dataclass(slots=True)
class _Noted:
    """What is known of one row: columns before and after, and the records it is about."""

    label: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    records: set[tuple[str, int]] = field(default_factory=set)

    def difference(self) -> tuple[ChangeAction, dict[str, Any], dict[str, Any]] | None:
        """The action with the columns that differ; None where nothing came of it."""
        if self.before is None:
            return (ChangeAction.CREATED, {}, self.after) if self.after is not None else None
        if self.after is None:
            return ChangeAction.DELETED, self.before, {}
        names = [
            name for name, value in self.after.items() if self.before.get(name, value) != value
        ]
        if not names:
            return None
        return (
            ChangeAction.CHANGED,
            {name: self.before[name] for name in names},
            {name: self.after[name] for name in names},
        )


@dataclass(slots=True)
class Recording:
    """The set that is being recorded; ``change_set`` is there once it has ended with changes."""

    kind: ChangeKind
    by: User | None
    run: ImportRun | None
    summary: str = ""
    reason: str = ""
    undoes: ChangeSet | None = None
    change_set: ChangeSet | None = None
    _rows: dict[tuple[type[Model], int], _Noted] = field(default_factory=dict)

    def describe(self, kind: ChangeKind, summary: str = "", reason: str = "") -> None:
        """Say what is being done: what is said first holds, except that an edit is any kind."""
        if self.kind is ChangeKind.EDIT:
            self.kind = kind
        self.summary = self.summary or summary
        self.reason = self.reason or reason

    def note_before(self, rows: Iterable[Model], columns: Collection[str] | None = None) -> None:
        """Note the rows as the database has them; ``columns`` are those about to be written."""
        for row in rows:
            before = taken(row, columns)
            noted = self._of(row)
            if noted is None:
                self._rows[type(row), row.pk] = _Noted(_label(row), before, dict(before))
            elif noted.before is not None:
                noted.before = {**before, **noted.before}
            self._about(row)

    def note_after(self, rows: Iterable[Model], columns: Collection[str] | None = None) -> None:
        """Note the rows as they have just been written."""
        for row in rows:
            noted = self._of(row)
            if noted is not None and noted.after is not None:
                noted.after |= taken(row, columns)
                noted.label = _label(row) or noted.label
                self._about(row)

    def note_new(self, rows: Iterable[Model]) -> None:
        """Note rows that have just been created; those of a run name their run themselves."""
        for row in rows if self.run is None else ():
            self._rows[type(row), row.pk] = _Noted(_label(row), None, taken(row, whole=True))
            self._about(row)

    def note_gone(self, row: Model) -> None:
        """Note a row that is about to be deleted, as the database has it.

        What a run takes away it had made itself, and could make again.
        """
        if self.run is not None:
            self._rows.pop((type(row), row.pk), None)
            return
        noted = self._of(row)
        if noted is None:
            noted = self._rows[type(row), row.pk] = _Noted(_label(row), {}, None)
        elif noted.before is None:
            del self._rows[type(row), row.pk]
            return
        noted.before = {**taken(row, whole=True), **(noted.before or {})}
        self._about(row)
        noted.after = None

    def write(self) -> ChangeSet | None:
        """Write the set with its changes; none where nothing has changed."""
        found = [
            (model, key, noted, difference)
            for (model, key), noted in self._rows.items()
            if (difference := noted.difference()) is not None
        ]
        self._rows.clear()
        if not found:
            return None
        self.change_set = ChangeSet.objects.create(
            kind=self.kind.value,
            by=self.by,
            run=self.run,
            summary=self.summary[:300],
            reason=self.reason,
            undoes=self.undoes,
        )
        changes = Change.objects.bulk_create(
            (
                Change(
                    change_set=self.change_set,
                    model=name_of(model),
                    key=key,
                    action=action.value,
                    label=noted.label,
                    before=before,
                    after=after,
                )
                for model, key, noted, (action, before, after) in found
            ),
            batch_size=_BATCH,
        )
        ChangedRecord.objects.bulk_create(
            (
                ChangedRecord(change=change, model=model, key=key)
                for change, (_model, _key, noted, _difference) in zip(changes, found, strict=True)
                for model, key in sorted(noted.records)
            ),
            batch_size=_BATCH,
        )
        return self.change_set

    def _of(self, row: Model) -> _Noted | None:
        return self._rows.get((type(row), row.pk))

    def _about(self, row: Model) -> None:
        records = self._rows[type(row), row.pk].records
        name = name_of(type(row))
        if name in RECORDS:
            records.add((name, row.pk))
            return
        deferred = row.get_deferred_fields()
        for column, record in links_of(type(row)):
            if column not in deferred and getattr(row, column) is not None:
                records.add((record, getattr(row, column)))


_current: ContextVar[Recording | None] = ContextVar("recording", default=None)


def current() -> Recording | None:
    """The recording that is going on, if any."""
    return _current.get()


@contextmanager
def recording(
    kind: ChangeKind = ChangeKind.EDIT,
    *,
    by: User | None = None,
    run: ImportRun | None = None,
    summary: str = "",
    reason: str = "",
    undoes: ChangeSet | None = None,
) -> Iterator[Recording]:
    """Record what is written in this block, in one transaction; join a recording that goes on."""
    outer = _current.get()
    if outer is not None:
        outer.describe(kind, summary, reason)
        outer.undoes = outer.undoes or undoes
        yield outer
        return
    new = Recording(kind, by, run, summary, reason, undoes)
    token = _current.set(new)
    try:
        with transaction.atomic():
            yield new
            new.write()
    finally:
        _current.reset(token)


def recorded[**P, T](kind: ChangeKind) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Let what a function writes be one set, done by its argument ``by``."""

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @wraps(function)
        def one_set(*args: P.args, **kwargs: P.kwargs) -> T:
            with recording(kind, by=cast(User, kwargs["by"])):
                return function(*args, **kwargs)

        return one_set

    return decorate


def as_stored(model: type[Model], keys: Collection[int], names: Sequence[str]) -> list[Any]:
    """The rows of ``model`` as the database has them, with ``names`` and their links only."""
    links = [column for column, _record in links_of(model)]
    only = dict.fromkeys((*names, *links))
    manager = model._base_manager
    stored: list[Any] = []
    ordered = sorted(keys)
    for start in range(0, len(ordered), _BATCH):
        stored += manager.filter(pk__in=ordered[start : start + _BATCH]).only(*only)
    return stored


def _label(row: Model) -> str:
    """What names the row, as far as it is known without asking the database."""
    deferred = row.get_deferred_fields()
    words = (getattr(row, name) for name in _LABELS if name not in deferred and hasattr(row, name))
    return next((str(said) for said in words if said), "")[:_LONGEST_LABEL]


@receiver(pre_save)
def _before_saving(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    going_on = _current.get()
    if going_on is None or kwargs.get("raw") or not is_tracked(sender):
        return
    if instance.pk is not None and not instance._state.adding:
        stored = sender._base_manager.filter(pk=instance.pk).first()
        if stored is not None:
            going_on.note_before([stored], kwargs.get("update_fields"))


@receiver(post_save)
def _after_saving(sender: type[Model], instance: Any, created: bool, **kwargs: Any) -> None:
    going_on = _current.get()
    if going_on is None or kwargs.get("raw") or not is_tracked(sender):
        return
    if created:
        going_on.note_new([instance])
    else:
        going_on.note_after([instance], kwargs.get("update_fields"))


@receiver(pre_delete)
def _before_deleting(sender: type[Model], instance: Any, **_given: Any) -> None:
    going_on = _current.get()
    if going_on is None or not is_tracked(sender):
        return
    stored = sender._base_manager.filter(pk=instance.pk).first()
    if stored is not None:
        going_on.note_gone(stored)
