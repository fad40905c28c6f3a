"""Forms that notice when somebody else has saved the same row since they were opened.

A form carries a fingerprint of each of its fields as they were. Saving
compares it with the row as it is now, under a lock: where they differ, the
form is refused and shows both versions. What the editor typed stays; fields
the editor had not touched take the other's value, so that saving once more
keeps both. Works without script.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.utils.translation import gettext_lazy as _

from archive.admin.widgets import show_known_relations
from archive.curation.history import last_set


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a clash: its label, what is saved now, what this form held, and who changed it."""

    label: str
    saved: str
    typed: str
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Clash:
    """Two people saved the same row: the differences, and who was first and when."""

    differences: tuple[Difference, ...]
    by: Any
    at: Any


class VersionField(forms.CharField):
    """The hidden fingerprint of the row; never counts as something an editor changed."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class VersionedForm(forms.ModelForm):
    """A model form that refuses to overwrite what it has not shown."""

    version = VersionField()

    #: Whether to read and lock the row anew; a row of an inline is read under its parent's lock.
    locks_row = True
    clash: Clash | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        show_known_relations(self)
        if self.instance.pk is not None and "version" in self.fields:
            self.initial["version"] = self._fingerprint(self.instance)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        opened = _read(self.cleaned_data.get("version", ""))
        if self.instance.pk is not None and opened:
            saved = self._saved()
            now = _read(self._fingerprint(saved))
            changed = [name for name in opened if name in now and opened[name] != now[name]]
            if changed:
                self._refuse(saved, changed, opened)
        return cleaned

    def _saved(self) -> Model:
        """The row as the database has it now, locked until the request ends."""
        if not self.locks_row:
            return self.instance
        rows = type(self.instance)._base_manager.select_for_update(of=("self",))
        saved = rows.get(pk=self.instance.pk)
        for field in saved._meta.concrete_fields:
            if field.name not in self.fields and field.attname not in saved.get_deferred_fields():
                setattr(self.instance, field.attname, getattr(saved, field.attname))
        return saved

    def _refuse(self, saved: Model, changed: list[str], opened: dict[str, str]) -> None:
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        differences = []
        for name in changed:
            typed = self.cleaned_data.get(name, self.data.get(self.add_prefix(name)))
            is_mine = _digest(_plain(typed)) != opened[name]
            field: Any = saved._meta.get_field(name)
            differences.append(
                Difference(
                    label=str(self.fields[name].label or name),
                    saved=_shown(field, getattr(saved, name)),
                    typed=_shown(field, typed),
                    is_mine=is_mine,
                )
            )
            if not is_mine:
                data[self.add_prefix(name)] = _plain(getattr(saved, field.attname))
        data[self.add_prefix("version")] = self._fingerprint(saved)
        by, at = _last_change(saved)
        self.data, self.clash = data, Clash(tuple(differences), by, at)
        self.add_error(
            None,
            ValidationError(
                _("Somebody else has saved this since you opened it. Nothing you typed is lost."),
                code="clash",
            ),
        )

    def _fingerprint(self, row: Model) -> str:
        """The digests of the row's fields that this form shows."""
        digests = []
        for field in row._meta.concrete_fields:
            if field.name in self.fields:
                digests.append(f"{field.name}:{_digest(_plain(getattr(row, field.attname)))}")
        return ";".join(digests)


class VersionedInlineForm(VersionedForm):
    """A row of an inline, read in the transaction that has locked its parent."""

    locks_row = False


def _read(version: str) -> dict[str, str]:
    pairs = (entry.partition(":") for entry in version.split(";") if entry)
    return {name: digest for name, _colon, digest in pairs}


def _digest(value: str) -> str:
    return hashlib.blake2b(value.encode(), digest_size=5).hexdigest()


def _plain(value: Any) -> str:
    """A value as text that is equal for equal values; a record is its key."""
    if value is None:
        return ""
    return str(value.pk if isinstance(value, Model) else value)


def _shown(field: Any, value: Any) -> str:
    """A value as an editor reads it."""
    if isinstance(field, Field) and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return "" if value is None else str(value)


def _last_change(row: Model) -> tuple[Any, Any]:
    """Who saved the row last and when, as far as it was noted."""
    latest = last_set(row)
    return (None, None) if latest is None else (latest.by, latest.at)
