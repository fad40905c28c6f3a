"""Rules that look at all rows of a file: nothing twice, no circles, what the database demands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, Model, Q
from django.utils.translation import gettext as _

from archive.curation.tables.columns import AT_ONCE
from archive.curation.tables.planning import PlannedRow, RowError

Rule = Callable[[Sequence[PlannedRow]], Iterable[RowError]]


def set_on(planned: PlannedRow, name: str) -> Any:
    """The value of a field as it would be after the row."""
    return planned.fields.get(name, getattr(planned.record, name))


def once(name: str, *, among: Mapping[str, Sequence[str]] | None = None) -> Rule:
    """No two records have the same ``name``; empty ones do not count, nor what is not ``among``.

    ``among`` gives the values that other fields of such records have.

    What another record has now counts as taken, also where the file gives it another value.
    """
    limits = among or {}

    def rule(rows: Sequence[PlannedRow]) -> Iterator[RowError]:
        claimed: dict[Any, PlannedRow] = {}
        for planned in rows:
            value = set_on(planned, name)
            if not value or name not in planned.fields or not _among(planned, limits):
                continue
            if value in claimed:
                message = _("Row %(other)d gives the same to “%(key)s”. Keep it in one of them.")
                other = claimed[value]
                said = message % {"other": other.number, "key": other.key}
                yield RowError(planned.number, planned.key, name, said)
            claimed[value] = planned
        for value, record in _holders(rows, name, limits):
            claiming = claimed.get(value)
            if claiming is not None and claiming.record.pk != record.pk:
                message = _("There is already a record with this: “%(record)s”. Take another.")
                yield RowError(claiming.number, claiming.key, name, message % {"record": record})

    return rule


def _among(planned: PlannedRow, limits: Mapping[str, Sequence[str]]) -> bool:
    """Whether the row will be among those that ``limits`` describes."""
    return all(set_on(planned, field) in values for field, values in limits.items())


def _holders(
    rows: Sequence[PlannedRow], name: str, limits: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Any, Any]]:
    """Live records that have a value now which the file gives to one."""
    values = [planned.fields[name] for planned in rows if planned.fields.get(name)]
    if not values:
        return
    model = type(rows[0].record)
    given = {f"{field}__in": some for field, some in limits.items()}
    live = model._base_manager.filter(merged_into__isnull=True, **given)
    for start in range(0, len(values), AT_ONCE):
        for record in live.filter(**{f"{name}__in": values[start : start + AT_ONCE]}):
            yield getattr(record, name), record


def no_circles(column: str) -> Rule:
    """No record comes to stand under itself, however far down, by the field ``parent``."""

    def rule(rows: Sequence[PlannedRow]) -> Iterator[RowError]:
        moved = [planned for planned in rows if planned.fields.get("parent") is not None]
        if not moved:
            return
        model = type(moved[0].record)
        under = model._base_manager.exclude(parent=None).values_list("pk", "parent_id")
        above: dict[Any, Any] = dict(under)
        for planned in rows:
            if "parent" in planned.fields:
                above[_who(planned.record)] = _who(planned.fields["parent"])
        for planned in moved:
            if _returns(_who(planned.record), above):
                message = _("“%(key)s” would stand under itself. Choose another record, or none.")
                yield RowError(planned.number, planned.key, column, message % {"key": planned.key})

    return rule


def _who(record: Model | None) -> Any:
    """What tells a record apart, also one that is not saved yet."""
    if record is None:
        return None
    return record.pk if record.pk is not None else (id(record),)


def _returns(start: Any, above: dict[Any, Any]) -> bool:
    seen, at = set(), above.get(start)
    while at is not None and at not in seen:
        if at == start:
            return True
        seen.add(at)
        at = above.get(at)
    return False


def demanded(rows: Sequence[PlannedRow]) -> Iterator[RowError]:
    """What the database demands of the values of one record, asked once for equal values."""
    answers: dict[tuple[Any, ...], str] = {}
    for planned in rows:
        if not planned.fields:
            continue
        for constraint in planned.record._meta.constraints:
            names = _read_by(constraint)
            if not names & set(planned.fields) or _is_choice(planned, names):
                continue
            asked = (constraint.name, *(set_on(planned, name) for name in sorted(names)))
            if asked not in answers:
                answers[asked] = _refusal(constraint, planned, names)
            if answers[asked]:
                column = next(name for name in planned.fields if name in names)
                yield RowError(planned.number, planned.key, column, answers[asked])


def _read_by(constraint: Any) -> set[str]:
    """The fields that a condition on a row looks at; none where it is of another kind."""
    if not isinstance(constraint, CheckConstraint) or not isinstance(constraint.condition, Q):
        return set()
    return {str(name) for name in constraint.condition.referenced_base_fields} - {"id"}


def _is_choice(planned: PlannedRow, names: set[str]) -> bool:
    """Whether reading the cell has settled it: a code of a list, or another record."""
    fields = [planned.record._meta.get_field(name) for name in names]
    return all(field.choices or field.is_relation for field in fields)


def _refusal(constraint: CheckConstraint, planned: PlannedRow, names: set[str]) -> str:
    model = type(planned.record)
    probe = model(**{name: set_on(planned, name) for name in names})
    try:
        constraint.validate(model, probe)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
