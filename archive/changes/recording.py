"""Recording: whatever is written between start and end becomes one set of changes.

A recording inside another joins it, so that a merge that accepts, links and
locks is one set. Saving and deleting single rows is noted by signals; writers
of many rows say so themselves (``note_before``, ``note_after``, ``note_new``).
Nothing is noted outside a recording. What has changed is asked of the database
when the recording ends, so that what was rolled back on the way is not told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Any, cast

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model, QuerySet
from django.db.models.signals import post_save, pre_delete, pre_save
from django.dispatch import receiver

from archive.changes.snapshots import (
    RECORDS,
    is_tracked,
    links_of,
    loosened_by,
    name_of,
    taken,
)
from archive.models import Change, ChangedRecord, ChangeSet, ImportRun
from archive.vocabulary import ChangeAction, ChangeKind

#: Rows written to the database in one statement.
_BATCH = 500
_LONGEST_LABEL = 200
#: Attributes of which the first that is filled names a row without asking the database.
_LABELS = ("name", "headline", "label_id", "exact", "post", "label", "field", "uri")


@dataclass(slots=True)
class _Noted:
    """What is known of one row: its columns before (none of a new row), and what it is about."""

    label: str
    before: dict[str, Any] | None
    is_gone: bool = False
    records: set[tuple[str, int]] = field(default_factory=set)

    def difference(
        self, after: dict[str, Any] | None
    ) -> tuple[ChangeAction, dict[str, Any], dict[str, Any]] | None:
        """The action with the columns that differ; None where nothing came of it."""
        if after is None:
            if self.before is None or not self.is_gone:
                return None
            return ChangeAction.DELETED, self.before, {}
        if self.before is None:
            return ChangeAction.CREATED, {}, after
        names = [name for name, value in after.items() if self.before.get(name, value) != value]
        if not names:
            return None
        return (
            ChangeAction.CHANGED,
            {name: self.before[name] for name in names},
            {name: after[name] for name in names},
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
                self._rows[type(row), row.pk] = _Noted(_label(row), before)
            elif noted.before is not None:
                noted.before = {**before, **noted.before}
            self._about(row)

    def note_after(self, rows: Iterable[Model]) -> None:
        """Note the rows as they have just been written: what they are called and are about now."""
        for row in rows:
            noted = self._of(row)
            if noted is not None:
                noted.label = _label(row) or noted.label
                self._about(row)

    def note_new(self, rows: Iterable[Model]) -> None:
        """Note rows that have just been created; those of a run name their run themselves."""
        for row in rows if self.run is None else ():
            noted = self._of(row)
            if noted is None:
                self._rows[type(row), row.pk] = _Noted(_label(row), None)
            else:
                # It was deleted in this very set and is back under its number.
                noted.is_gone = False
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
            noted = self._rows[type(row), row.pk] = _Noted(_label(row), {})
        noted.is_gone = True
        if noted.before is not None:
            noted.before = {**taken(row, whole=True), **noted.before}
            self._about(row)

    def write(self) -> ChangeSet | None:
        """Write the set with its changes; none where nothing has changed."""
        found = [
            (model, key, noted, difference)
            for model, keyed in self._by_model().items()
            for key, noted, after in _as_written(model, keyed)
            if (difference := noted.difference(after)) is not None
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
            rows=len(found),
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
                ChangedRecord(change=change, change_set=self.change_set, model=model, key=key)
                for change, (_model, _key, noted, _difference) in zip(changes, found, strict=True)
                for model, key in sorted(noted.records)
            ),
            batch_size=_BATCH,
        )
        return self.change_set

    def _by_model(self) -> dict[type[Model], dict[int, _Noted]]:
        by_model: dict[type[Model], dict[int, _Noted]] = defaultdict(dict)
        for (model, key), noted in self._rows.items():
            by_model[model][key] = noted
        return by_model

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
        # A run has begun a transaction for each document; a savepoint would cost two questions.
        with transaction.atomic(savepoint=run is None):
            yield new
            new.write()
    finally:
        _current.reset(token)


@contextmanager
def attempting() -> Iterator[None]:
    """A savepoint: what fails inside is rolled back, and not noted by the recording either."""
    going_on = _current.get()
    before = {} if going_on is None else {key: replace(row) for key, row in going_on._rows.items()}
    try:
        with transaction.atomic():
            yield
    except BaseException:
        if going_on is not None:
            going_on._rows = before
        raise


def recorded[**P, T](kind: ChangeKind) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Let what a function writes be one set, done by its argument ``by``."""

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @wraps(function)
        def one_set(*args: P.args, **kwargs: P.kwargs) -> T:
            with recording(kind, by=cast(User, kwargs["by"])):
                return function(*args, **kwargs)

        return one_set

    return decorate


def as_stored(model: type[Model], keys: Collection[int], names: Collection[str]) -> list[Any]:
    """The rows of ``model`` as the database has them, with ``names`` and their links only."""
    links = [column for column, _record in links_of(model)]
    only = dict.fromkeys((*names, *links))
    return [row for rows in _in_parts(model, keys) for row in rows.only(*only)]


def _in_parts(model: type[Model], keys: Collection[int]) -> Iterator[QuerySet[Any]]:
    """The rows with ``keys``, as many at a time as one statement may name."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), _BATCH):
        yield model._base_manager.filter(pk__in=ordered[start : start + _BATCH])


def _as_written(
    model: type[Model], keyed: dict[int, _Noted]
) -> Iterator[tuple[int, _Noted, dict[str, Any] | None]]:
    """Each noted row with its columns as the database has them now; None where it is gone."""
    new = [key for key, noted in keyed.items() if noted.before is None]
    known: dict[frozenset[str], list[int]] = defaultdict(list)
    for key, noted in keyed.items():
        if noted.before is not None:
            known[frozenset(noted.before)].append(key)
    now: dict[int, dict[str, Any]] = {}
    for rows in _in_parts(model, new):
        now.update((row.pk, taken(row, whole=True)) for row in rows)
    for columns, keys in known.items():
        for row in as_stored(model, keys, columns):
            now[row.pk] = taken(row, columns, whole=True)
    for key, noted in keyed.items():
        yield key, noted, now.get(key)


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
        going_on.note_after([instance])


@receiver(pre_delete)
def _before_deleting(sender: type[Model], instance: Any, **_given: Any) -> None:
    going_on = _current.get()
    if going_on is None or not is_tracked(sender):
        return
    stored = sender._base_manager.filter(pk=instance.pk).first()
    if stored is None:
        return
    going_on.note_gone(stored)
    for model, column in loosened_by(sender):
        loosened = model._base_manager.filter(**{column: instance.pk})
        keys = list(loosened.values_list("pk", flat=True))
        going_on.note_before(as_stored(model, keys, [column]), [column])
