"""Clashes: what an editor's form holds beside what somebody else saved meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Field, ForeignKey, ManyToManyField, Model
from django.utils.translation import gettext as _

from archive.curation.meanwhile import Doing


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a clash in words: as it was opened, as it is saved now, as the form holds it.

    ``opened`` is None where the form did not say what it was opened with.
    """

    label: str
    opened: str | None
    saved: str
    typed: str
    is_mine: bool
    saved_by: Doing | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody else was first: what differs, and who it was, as far as that is known.

    A row or record that ``is_gone`` has nothing saved now; a row comes back as
    a new one when its form is saved once more.
    """

    differences: tuple[Difference, ...]
    by: Doing | None = None
    is_gone: bool = False


def plain(field: Any, value: Any) -> str:
    """A value of ``field`` as text that is equal for equal values; records are their keys."""
    if value is None:
        return ""
    if isinstance(field, ManyToManyField):
        return ",".join(sorted(str(getattr(one, "pk", one)) for one in value))
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value.pk if isinstance(value, Model) else value)


def held(row: Model, field: Any) -> str:
    """What ``row`` holds in ``field``, as ``plain`` writes it."""
    if isinstance(field, ManyToManyField):
        return plain(field, getattr(row, field.name).values_list("pk", flat=True))
    return plain(field, getattr(row, field.attname))


def in_words(field: Any, value: str) -> str:
    """A value that ``plain`` wrote, as an editor reads it."""
    if isinstance(field, (ForeignKey, ManyToManyField)):
        return ", ".join(_names(field, [key for key in value.split(",") if key]))
    if isinstance(field, Field) and field.choices:
        labels = {str(code): str(label) for code, label in field.flatchoices}
        return labels.get(value, value)
    return {"True": _("yes"), "False": _("no")}.get(value, value)


def differences(
    model: type[Model],
    labels: Mapping[str, str],
    *,
    opened: Mapping[str, str] | None,
    saved: Mapping[str, str],
    typed: Mapping[str, str],
    written: Mapping[str, Doing],
) -> tuple[Difference, ...]:
    """The fields of ``labels`` side by side; all values as ``plain`` writes them."""
    found = []
    for name, label in labels.items():
        field: Any = model._meta.get_field(name)
        base = None if opened is None else opened.get(name, "")
        mine = typed.get(name, base or "")
        found.append(
            Difference(
                label=label,
                opened=None if base is None else in_words(field, base),
                saved=in_words(field, saved.get(name, "")),
                typed=in_words(field, mine),
                is_mine=mine != base,
                saved_by=written.get(getattr(field, "attname", name)),
            )
        )
    return tuple(found)


def _names(field: Any, keys: list[str]) -> list[str]:
    """The names of records; a key that names none is shown as it was typed."""
    known = {
        str(record.pk): str(record)
        for record in field.related_model._base_manager.filter(
            pk__in=[key for key in keys if key.isdecimal()]
        )
    }
    return [known.get(key, key) for key in keys]
