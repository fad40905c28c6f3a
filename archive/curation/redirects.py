"""Redirects: where a record went that was merged, to the end of the chain."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey, Model


class Redirects:
    """The merged records of each model and where they lead, asked for once."""

    def __init__(self) -> None:
        self._into: dict[type[Model], dict[int, int]] = {}

    def last(self, model: type[Model], key: int) -> int:
        """The live record that ``key`` leads to; a circle ends where it closes."""
        into = self._of(model)
        seen = {key}
        while key in into and into[key] not in seen:
            key = into[key]
            seen.add(key)
        return key

    def same(self, model: type[Model], column: str, noted: Any, now: Any) -> bool:
        """Whether a column still says what was noted of it.

        A link to a record that was merged since says the same as the link to
        the record it was merged into: nobody but that merge has changed it.
        """
        if noted == now:
            return True
        if noted is None or now is None:
            return False
        related = _related(model, column)
        return related is not None and self.last(related, noted) == now

    def _of(self, model: type[Model]) -> dict[int, int]:
        if model not in self._into:
            merged = model._base_manager.filter(merged_into__isnull=False).order_by()
            self._into[model] = dict(merged.values_list("pk", "merged_into"))
        return self._into[model]


def _related(model: type[Model], column: str) -> type[Model] | None:
    """The model of records that ``column`` points to, if these can be merged."""
    field = next(one for one in model._meta.concrete_fields if one.attname == column)
    if not isinstance(field, ForeignKey) or not isinstance(field.related_model, type):
        return None
    try:
        field.related_model._meta.get_field("merged_into")
    except FieldDoesNotExist:
        return None
    return field.related_model
