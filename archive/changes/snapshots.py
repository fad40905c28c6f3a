"""Snapshots: the columns of a row as JSON values, and back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import SET_NULL, Field, ForeignKey, Model

from archive.models.folding import FoldedField

#: Rows of the desk's own bookkeeping and of provenance: what they hold is itself a record of
#: what was done. Raw documents are here for what an editor decides on them.
_UNTRACKED = frozenset(
    {
        "accession",
        "articleband",
        "change",
        "changedrecord",
        "changeset",
        "importrun",
        "notice",
        "openpage",
        "runitem",
    }
)
#: Columns that say no more than that something was saved.
_VOLATILE = frozenset({"changed_at"})
#: Columns that nobody edits and that are too large to copy with every change of their row.
_FIXED = {
    "article": frozenset({"text", "passages", "boilerplate", "issues"}),
    "rawdocument": frozenset({"content"}),
}
#: Records that have a history of their own, to which the rows about them contribute.
RECORDS = ("article", "partner", "official", "initiative", "meeting", "subject", "outlet")


@cache
def is_tracked(model: type[Model]) -> bool:
    """Whether changes of the model's rows are noted."""
    meta = model._meta
    return meta.app_label == "archive" and meta.model_name not in _UNTRACKED and not meta.proxy


def name_of(model: type[Model]) -> str:
    """The name under which changes keep ``model``."""
    return model._meta.model_name or ""


def model_of(name: str) -> type[Model]:
    """The model that changes keep as ``name``; raises ``LookupError`` where there is none."""
    return apps.get_model("archive", name)


@cache
def columns_of(model: type[Model], *, whole: bool = False) -> tuple[Field[Any, Any], ...]:
    """The columns of ``model`` that are noted; ``whole`` with the fixed ones, to restore a row."""
    fixed = _FIXED.get(name_of(model), frozenset())
    left_out = _VOLATILE if whole else _VOLATILE | fixed
    return tuple(
        field
        for field in model._meta.local_concrete_fields
        # What is folded follows from another column whenever that is written.
        if field.name not in left_out and not isinstance(field, FoldedField)
    )


def taken(
    row: Model, names: Collection[str] | None = None, *, whole: bool = False
) -> dict[str, Any]:
    """The columns of ``row`` as JSON values by column name; of ``names`` only, where given."""
    deferred = row.get_deferred_fields()
    return {
        field.attname: to_json(field, getattr(row, field.attname))
        for field in columns_of(type(row), whole=whole)
        if field.attname not in deferred
        and (names is None or field.name in names or field.attname in names)
    }


def to_json(field: Field[Any, Any], value: Any) -> Any:
    """A column's value as JSON: plain values as they are, others as the field writes them."""
    if value is None or isinstance(value, (bool, int, float, str, list, dict)):
        return str(value) if isinstance(value, str) else value
    if isinstance(field, ForeignKey):
        return field.target_field.to_python(value)
    holder = field.model()
    setattr(holder, field.attname, value)
    return field.value_to_string(holder)


def from_json(model: type[Model], values: Mapping[str, Any]) -> dict[str, Any]:
    """Column values as Python has them; names the model no longer has are left out."""
    fields = {field.attname: field for field in model._meta.local_concrete_fields}
    return {
        name: fields[name].to_python(value) if not fields[name].is_relation else value
        for name, value in values.items()
        if name in fields
    }


@cache
def links_of(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """Columns of ``model`` that point to records, each with the name of the record's model."""
    return tuple(
        (field.attname, name_of(field.related_model))
        for field in model._meta.local_concrete_fields
        if isinstance(field, ForeignKey)
        and isinstance(field.related_model, type)
        and name_of(field.related_model) in RECORDS
        and field.name not in {"merged_into", "parent", "lead", "outlet"}
    )


@cache
def loosened_by(model: type[Model]) -> tuple[tuple[type[Model], str], ...]:
    """The columns, each with its model, that are emptied when a row of ``model`` is deleted."""
    return tuple(
        (relation.related_model, relation.field.attname)
        for relation in model._meta.related_objects
        if relation.on_delete is SET_NULL and is_tracked(relation.related_model)
    )
