"""The plan of an undoing: what goes back and what has to stay, found without writing anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import router
from django.db.models import ForeignKey, Model, ProtectedError
from django.db.models.deletion import Collector
from django.utils.translation import gettext as _

from archive.changes.snapshots import model_of, taken
from archive.curation.redirects import Redirects
from archive.models import Change
from archive.vocabulary import ChangeAction

#: Keys that one question to the database names.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that could not go back: the row, the column (or none) and why."""

    change: Change
    column: str
    reason: str


@dataclass(frozen=True, slots=True)
class Step:
    """One row that goes back.

    ``back`` holds the columns as they will be and ``now`` as they are, as JSON
    values; a row that is deleted has no ``back``, one that returns no ``now``.
    ``row`` is None where it has to be made anew.
    """

    change: Change
    row: Any
    now: dict[str, Any]
    back: dict[str, Any]

    @property
    def model(self) -> type[Model]:
        """The model of the row."""
        return model_of(self.change.model)


@dataclass(slots=True)
class Plan:
    """What an undoing does: steps in the order in which they can be taken, and what stays."""

    steps: list[Step] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)

    def keep(self, change: Change, reason: str, column: str = "") -> None:
        """Say that (a column of) a row stays as it is."""
        self.kept.append(Kept(change, column, reason))

    def of(self, action: ChangeAction) -> list[Step]:
        """The steps that take back changes of this kind."""
        return [step for step in self.steps if step.change.action == action]


def make_plan(
    changes: Iterable[Change], *, columns: Collection[str] | None = None, lock: bool = False
) -> Plan:
    """Find what taking ``changes`` back would do; of changed rows only ``columns``, where given.

    Rows that were deleted come back first, those they rest on before them;
    then what was changed; rows that were created go last, those that rest on
    others before them, so that no row ever points to nothing. With ``lock`` the
    rows stay locked until the transaction ends.
    """
    by_action: dict[str, dict[str, list[Change]]] = defaultdict(lambda: defaultdict(list))
    for change in changes:
        by_action[change.action][change.model].append(change)
    plan, redirects = Plan(), Redirects()
    deleted = by_action[ChangeAction.DELETED]
    coming: dict[str, set[int]] = defaultdict(set)
    for name in resting(deleted):
        _bring_back(name, deleted[name], plan, coming)
    for name, several in by_action[ChangeAction.CHANGED].items():
        _put_back(name, several, plan, redirects, coming, columns=columns, lock=lock)
    created = by_action[ChangeAction.CREATED]
    going = {(name, change.key) for name, several in created.items() for change in several}
    leaving = _leaving(plan.of(ChangeAction.CHANGED), going)
    for name in reversed(resting(created)):
        _take_away(name, created[name], plan, redirects, going, leaving, lock=lock)
    return plan


def resting(names: Iterable[str]) -> list[str]:
    """Names of models in an order in which each comes after those it points to."""
    wanted = sorted(names)
    ordered: list[str] = []

    def visit(name: str, on_the_way: tuple[str, ...]) -> None:
        if name in ordered or name in on_the_way:
            return
        for _column, related in _links(model_of(name)):
            if related in wanted:
                visit(related, (*on_the_way, name))
        ordered.append(name)

    for name in wanted:
        visit(name, ())
    return ordered


def _links(model: type[Model]) -> list[tuple[str, str]]:
    """The columns of ``model`` that point to other rows, with the name of their model."""
    return [
        (column.attname, column.related_model._meta.model_name or "")
        for column in model._meta.local_concrete_fields
        if isinstance(column, ForeignKey) and isinstance(column.related_model, type)
    ]


def _bring_back(
    name: str, changes: Sequence[Change], plan: Plan, coming: dict[str, set[int]]
) -> None:
    model = model_of(name)
    present = _present(model, {change.key for change in changes})
    absent = [change for change in changes if change.key not in present]
    coming[name] |= {change.key for change in absent}
    dangling = _dangling(model, {change.key: change.before for change in absent}, coming)
    while dangling:
        # What rests on a row that cannot come back cannot come back either.
        for change in absent:
            if change.key in dangling:
                plan.keep(change, _("What it belongs to is gone."), dangling[change.key])
        absent = [change for change in absent if change.key not in dangling]
        coming[name] -= set(dangling)
        dangling = _dangling(model, {change.key: change.before for change in absent}, coming)
    plan.steps += [Step(change, None, {}, change.before) for change in absent]


def _put_back(
    name: str,
    changes: Sequence[Change],
    plan: Plan,
    redirects: Redirects,
    coming: dict[str, set[int]],
    *,
    columns: Collection[str] | None,
    lock: bool,
) -> None:
    model = model_of(name)
    rows = _rows(model, changes, lock=lock)
    steps = []
    for change in changes:
        row = rows.get(change.key)
        if row is None:
            plan.keep(change, _("The row was deleted since."))
            continue
        now = taken(row, whole=True)
        back: dict[str, Any] = {}
        for column, value in change.before.items():
            if column not in now or (columns is not None and column not in columns):
                continue
            if redirects.same(model, column, change.after.get(column), now[column]):
                back[column] = value
            elif now[column] != value:
                plan.keep(change, _("It was changed since."), column)
        if back:
            steps.append(Step(change, row, {column: now[column] for column in back}, back))
    dangling = _dangling(model, {step.change.key: step.back for step in steps}, coming)
    for step in steps:
        if step.change.key in dangling:
            reason = _("What it pointed to is gone.")
            plan.keep(step.change, reason, dangling[step.change.key])
        else:
            plan.steps.append(step)


def _take_away(
    name: str,
    changes: Sequence[Change],
    plan: Plan,
    redirects: Redirects,
    going: set[tuple[str, int]],
    leaving: set[tuple[str, int]],
    *,
    lock: bool,
) -> None:
    model = model_of(name)
    rows = _rows(model, changes, lock=lock)
    steps = []
    for change in changes:
        row = rows.get(change.key)
        if row is None:
            continue
        now = taken(row)
        later = [
            column
            for column, value in change.after.items()
            if column in now and not redirects.same(model, column, value, now[column])
        ]
        if later:
            plan.keep(change, _("It was changed since."), later[0])
        else:
            steps.append(Step(change, row, now, {}))
    held = _held(model, [step.row for step in steps], going | leaving)
    for step in steps:
        if step.change.key in held:
            plan.keep(step.change, _("Other rows rest on it by now."))
        else:
            plan.steps.append(step)
    going -= {(name, change.key) for change in changes} - {
        (name, step.change.key) for step in steps if step.change.key not in held
    }


def _leaving(steps: Iterable[Step], going: set[tuple[str, int]]) -> set[tuple[str, int]]:
    """Rows that will point to nothing that goes once they are put back."""
    leaving = set()
    for step in steps:
        columns = _links(step.model)
        ends = {
            (related, step.back.get(column, getattr(step.row, column)))
            for column, related in columns
        }
        if not ends & going:
            leaving.add((step.change.model, step.change.key))
    return leaving


def _rows(model: type[Model], changes: Sequence[Change], *, lock: bool) -> dict[int, Any]:
    manager = model._base_manager
    rows = manager.select_for_update(of=("self",)) if lock else manager.all()
    keys = [change.key for change in changes]
    found: dict[int, Any] = {}
    for start in range(0, len(keys), _AT_ONCE):
        found.update(rows.in_bulk(keys[start : start + _AT_ONCE]))
    return found


def _present(model: type[Model], keys: Collection[int]) -> set[int]:
    ordered = sorted(keys)
    found: set[int] = set()
    for start in range(0, len(ordered), _AT_ONCE):
        some = model._base_manager.filter(pk__in=ordered[start : start + _AT_ONCE])
        found.update(some.values_list("pk", flat=True))
    return found


def _dangling(
    model: type[Model], rows: dict[int, dict[str, Any]], coming: dict[str, set[int]]
) -> dict[int, str]:
    """The rows that would point to nothing, each with the column that would."""
    found: dict[int, str] = {}
    for column in model._meta.local_concrete_fields:
        if not isinstance(column, ForeignKey) or not isinstance(column.related_model, type):
            continue
        related: type[Model] = column.related_model
        wanted = {
            values[column.attname]
            for values in rows.values()
            if values.get(column.attname) is not None
        }
        if related._meta.app_label == model._meta.app_label:
            wanted -= coming.get(related._meta.model_name or "", set())
        missing = wanted - _present(related, wanted)
        found.update(
            (key, column.attname)
            for key, values in rows.items()
            if values.get(column.attname) in missing
        )
    return found


def _held(model: type[Model], rows: Sequence[Any], going: set[tuple[str, int]]) -> set[int]:
    """The keys of ``rows`` that rows rest on which are not among those ``going`` away from them."""
    if not rows or _along(model, rows) <= going:
        return set()
    return {row.pk for row in rows if not _along(model, [row]) <= going}


def _along(model: type[Model], rows: Sequence[Any]) -> set[tuple[str, int]]:
    """Every row that would go when ``rows`` were deleted, or that forbids it."""
    collector = Collector(using=router.db_for_write(model))
    try:
        collector.collect(rows)
    except ProtectedError as error:
        own = {(model._meta.model_name or "", row.pk) for row in rows}
        return own | {(_name(row), row.pk) for row in error.protected_objects}
    return {(_name(row), row.pk) for several in collector.data.values() for row in several}


def _name(row: Model) -> str:
    return row._meta.model_name or ""


def blocks(steps: Sequence[Step]) -> Iterator[tuple[type[Model], list[Step]]]:
    """The steps by model, in the order of the plan."""
    by_model: dict[type[Model], list[Step]] = defaultdict(list)
    for step in steps:
        by_model[step.model].append(step)
    yield from by_model.items()
