"""Folding: what two labels have in common that differ only in case, spacing or accents.

The database holds the folded form beside the label, so that a constraint can
refuse doubles alike on every database.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models


def folded(label: str) -> str:
    """``label`` in lower case, without accents, with single blanks.

    >>> folded("  Pasar   KERJA "), folded("Atasé")
    ('pasar kerja', 'atase')
    """
    spread = unicodedata.normalize("NFKD", label.casefold())
    plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return " ".join(plain.split())


class FoldedField(models.CharField):
    """The folded form of another column of the same row; nobody fills it in."""

    def __init__(self, *args: Any, of: str = "", **kwargs: Any) -> None:
        self.of = of
        kwargs.setdefault("editable", False)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: ARG002
        """Fold what is about to be saved."""
        value = folded(getattr(model_instance, self.of))[: self.max_length]
        setattr(model_instance, self.attname, value)
        return value


def with_folded(rows: Sequence[models.Model], names: Iterable[str]) -> list[str]:
    """``names`` with the folded columns that follow from them, set on ``rows`` (of one model).

    For writers of many rows, for which Django does not ask the fields.
    """
    written = list(dict.fromkeys(names))
    for field in rows[0]._meta.local_concrete_fields if rows else ():
        if isinstance(field, FoldedField) and field.of in written and field.name not in written:
            for row in rows:
                field.pre_save(row, add=False)
            written.append(field.name)
    return written
