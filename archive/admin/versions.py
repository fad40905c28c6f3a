"""Forms that notice when somebody else has saved the same row since they were opened.

A form carries its fields as they were when it was opened, signed. Saving
compares them with the row as it is now, under a lock: where they differ, the
form is refused and shows the base, theirs and mine. What the editor typed
stays; fields the editor had not touched take the other's value, so that saving
once more keeps both. Works without script.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from archive.admin.clashes import Clash, differences, held, plain
from archive.admin.widgets import show_known_relations
from archive.curation.meanwhile import written_since

_SALT = "archive.admin.versions"
#: A field that no form shows and that every form of a record minds: where it was merged into.
_MINDED = "merged_into"


@dataclass(frozen=True, slots=True)
class Opened:
    """A form as it was opened: when, and each field as ``plain`` writes it."""

    at: datetime
    values: Mapping[str, str]


class VersionField(forms.CharField):
    """The hidden base of a form; never counts as something an editor changed."""

    def __init__(self) -> None:
        super().__init__(required=False, widget=forms.HiddenInput)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class VersionedForm(forms.ModelForm):
    """A model form that refuses to overwrite what it has not shown."""

    version = VersionField()

    #: Whether to read and lock the row anew; rows of an inline are read and locked by their set.
    locks_row = True
    clash: Clash | None = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        show_known_relations(self)
        if not self.is_bound and self.instance.pk is not None and "version" in self.fields:
            self.initial["version"] = self._base(self.instance)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.pk is not None and any(self._watched()):
            saved = self._saved()
            if saved is None:
                self._refuse_as_gone()
            else:
                self._compare(saved)
        return cleaned

    def typed(self) -> dict[str, str]:
        """What the form holds, field by field, also where that is not valid."""
        values = {}
        for name, field in self._watched():
            if name in self.fields:
                raw = self[name].data
                values[name] = plain(field, self.cleaned_data.get(name, raw))
        return values

    def _watched(self) -> Iterator[tuple[str, Any]]:
        """The columns and many-to-many relations that must be as they were opened."""
        meta = self._meta.model._meta
        shown = [
            (field.name, field)
            for field in (*meta.concrete_fields, *meta.many_to_many)
            if field.name in self.fields
        ]
        yield from shown
        minded = {field.name: field for field in meta.concrete_fields}.get(_MINDED)
        if shown and minded is not None and _MINDED not in self.fields:
            yield _MINDED, minded

    def _saved(self) -> Model | None:
        """The row as the database has it now, locked until the request ends; None if it is gone."""
        if not self.locks_row:
            return self.instance
        model = type(self.instance)
        rows = model._base_manager.select_for_update(of=("self",), no_key=True)
        saved = rows.filter(pk=self.instance.pk).first()
        if saved is None:
            return None
        for field in saved._meta.concrete_fields:
            if field.name not in self.fields and field.attname not in saved.get_deferred_fields():
                setattr(self.instance, field.attname, getattr(saved, field.attname))
        return saved

    def _compare(self, saved: Model) -> None:
        """Refuse the form where ``saved`` is neither as it was opened nor as it was typed."""
        opened = read_base(self.cleaned_data.get("version", ""))
        typed = self.typed()
        now = {name: held(saved, field) for name, field in self._watched()}
        base = now if opened is None else opened.values
        labels = {}
        for name, value in now.items():
            is_theirs = opened is None or value != base.get(name, value)
            if is_theirs and value != typed.get(name, base.get(name)):
                labels[name] = self._label(name)
        if labels:
            self._refuse(saved, labels, opened, now, typed)

    def _refuse(
        self,
        saved: Model,
        labels: Mapping[str, str],
        opened: Opened | None,
        now: Mapping[str, str],
        typed: Mapping[str, str],
    ) -> None:
        written = {} if opened is None else written_since(saved, opened.at)
        found = differences(
            type(saved),
            labels,
            opened=None if opened is None else opened.values,
            saved=now,
            typed=typed,
            written=written,
        )
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        for name, difference in zip(labels, found, strict=True):
            if name in self.fields and not difference.is_mine:
                self._take_over(data, name, saved)
        data[self.add_prefix("version")] = self._base(saved)
        by = max(
            (one.saved_by for one in found if one.saved_by is not None),
            key=lambda doing: doing.at,
            default=None,
        )
        self.data, self.clash = data, Clash(found, by)
        self._say(_("Somebody else has saved this since you opened it. Nothing you typed is lost."))

    def _refuse_as_gone(self) -> None:
        self.clash = Clash((), is_gone=True)
        self._say(_("Somebody else has just deleted this. Nothing you typed is lost."))

    def _say(self, message: Any) -> None:
        self.add_error(None, ValidationError(message, code="clash"))

    def _take_over(self, data: Any, name: str, saved: Model) -> None:
        """Let the form hold what is saved of a field."""
        field: Any = saved._meta.get_field(name)
        value = (
            list(getattr(saved, name).values_list("pk", flat=True))
            if field.many_to_many
            else getattr(saved, field.attname)
        )
        shown = self.fields[name].prepare_value(value)
        values = shown if isinstance(shown, list) else ["" if shown is None else str(shown)]
        data.setlist(self.add_prefix(name), values)

    def _label(self, name: str) -> str:
        if name in self.fields:
            return str(self.fields[name].label or name)
        return _now("merged into")

    def _base(self, row: Model) -> str:
        """The row's fields that this form minds, signed, to be carried by the form."""
        values = {name: held(row, field) for name, field in self._watched()}
        if not values:
            return ""
        opened = [int(timezone.now().timestamp()), values]
        return signing.dumps(opened, salt=_SALT, compress=True)


def read_base(version: str) -> Opened | None:
    """What a form carried; None where it says nothing that this archive has signed."""
    try:
        at, values = signing.loads(version, salt=_SALT)
    except signing.BadSignature:
        return None
    return Opened(datetime.fromtimestamp(at, UTC), values)
