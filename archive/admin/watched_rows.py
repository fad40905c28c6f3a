"""Rows of a record's page that others add or take away while somebody edits them.

A page carries the keys of the rows it shows and, where there are more, the
highest key there was. What came or went since then refuses the page once and is
told above the rows. A row that is gone stays in the form as a new one where
something was typed into it; otherwise it leaves.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms import BooleanField, HiddenInput, IntegerField
from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT, ManagementForm
from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from archive.admin.clashes import Clash, differences, in_words
from archive.admin.shown import change_url
from archive.admin.versions import VersionedForm, read_base
from archive.curation.meanwhile import Doing, taken_away, who_added

#: The field of a page that says up to which key it knows the rows; 0 where it shows all of them.
_KNOWN = "KNOWN_UP_TO"
#: Added rows that are told one by one.
_TOLD = 15


@dataclass(frozen=True, slots=True)
class News:
    """A row that somebody else added or took away: its name, who did it, the row if it is here."""

    label: str
    by: Doing | None
    row: Model | None = None

    @property
    def is_added(self) -> bool:
        """Whether the row came; otherwise it went."""
        return self.row is not None

    @property
    def address(self) -> str:
        """The page of the row, where it has one of its own."""
        if self.row is None or not admin.site.is_registered(type(self.row)):
            return ""
        return change_url(self.row)


@dataclass(frozen=True, slots=True)
class _Gone:
    """A row of the form that is no longer the record's: its place, and what the form held of it."""

    index: int
    opened: Mapping[str, str] | None
    typed: Mapping[str, str]
    label: str
    by: Doing | None

    @property
    def is_touched(self) -> bool:
        opened = self.opened
        return opened is None or any(
            opened.get(name) != value for name, value in self.typed.items()
        )


class WatchedFormSet(BaseInlineFormSet):
    """Rows that refuse to be saved before their editor has seen what came and went."""

    model: type[Model]
    #: Whether the rows can be changed here at all.
    is_watched = True
    news: tuple[News, ...] = ()
    _returning: Mapping[int, _Gone]

    @cached_property
    def management_form(self) -> ManagementForm:
        form = super().management_form
        if self.is_watched:
            form.fields[_KNOWN] = IntegerField(required=False, widget=HiddenInput)
            if not self.is_bound:
                form.initial[_KNOWN] = self.known_up_to
        return form

    @property
    def known_up_to(self) -> int:
        """The highest key of all rows where not all of them are shown, else 0."""
        return 0

    @property
    def has_clash(self) -> bool:
        """Whether something here was changed by somebody else."""
        return bool(self.news) or any(getattr(form, "clash", None) for form in self.forms)

    def full_clean(self) -> None:
        self._returning = {}
        if self.is_bound and self.is_watched and self.instance.pk is not None:
            self._take_news(dict(self._sent_keys()))
        super().full_clean()

    def clean(self) -> None:
        super().clean()
        if self.news:
            raise ValidationError(
                _("Rows came or went since you opened this page. Nothing you typed is lost."),
                code="clash",
            )

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form = super()._construct_form(i, **kwargs)  # type: ignore[misc]  # not in the stubs
        gone = getattr(self, "_returning", {}).get(i)
        if gone is not None:
            form.clash = self._clash(form, gone)
        return form

    def _take_news(self, sent: Mapping[int, int]) -> None:
        """Find out what came and went, and let the form hold what can still be saved."""
        present = self._present(list(sent.values()))
        missing = {index: key for index, key in sent.items() if key not in present}
        gone = list(self._gone(missing))
        added = self._added(list(sent.values()))
        by = who_added(added)
        self.news = (
            *(News(one.label, one.by) for one in gone),
            *(News(str(row), by.get(row.pk), row) for row in added[:_TOLD]),
        )
        if missing:
            self._leave_out(missing, [one for one in gone if one.is_touched])
        if added:
            data: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
            data[f"{self.prefix}-{_KNOWN}"] = str(max(row.pk for row in added))
            self._hold(data)

    def _sent_keys(self) -> Iterator[tuple[int, int]]:
        """The keys of the rows that the form has sent back, by their place in it."""
        name = self.model._meta.pk.name
        if not self.management_form.is_valid():
            return
        for index in range(self.initial_form_count()):
            key = self.data.get(f"{self.add_prefix(index)}-{name}", "")
            if key.isdecimal():
                yield index, int(key)

    def _present(self, keys: Sequence[int]) -> set[int]:
        """Those of ``keys`` that are rows of the record now, locked until the request ends."""
        rows = self._rows().filter(pk__in=keys).order_by("pk")
        locked = rows.select_for_update(of=("self",), no_key=True)
        return set(locked.values_list("pk", flat=True)) if keys else set()

    def _rows(self) -> QuerySet[Any]:
        return self.model._base_manager.filter(**{self.fk.name: self.instance})

    def _gone(self, missing: Mapping[int, int]) -> Iterator[_Gone]:
        """Rows that others took away, except those that this form deletes as well."""
        changes = taken_away(self.model, list(missing.values()))
        for index, key in missing.items():
            if self.data.get(f"{self.add_prefix(index)}-DELETE"):
                continue
            opened = read_base(self.data.get(f"{self.add_prefix(index)}-version", ""))
            values = None if opened is None else opened.values
            change = changes.get(key)
            is_later = change is not None and (
                opened is None or change.change_set.at.timestamp() >= opened.at.timestamp()
            )
            yield _Gone(
                index=index,
                opened=values,
                typed=self._typed(index),
                label=self._label(change, values),
                by=Doing.of(change.change_set) if change is not None and is_later else None,
            )

    def _typed(self, index: int) -> dict[str, str]:
        """What the form holds of a row that is gone, of the fields it has shown."""
        prefix = self.add_prefix(index)
        form: Any = self.form(self.data, prefix=prefix, instance=self.model(), **self.form_kwargs)
        form.full_clean()
        typed = form.typed() if isinstance(form, VersionedForm) else {}
        return {
            name: value
            for name, value in typed.items()
            if f"{prefix}-{name}" in self.data or isinstance(form.fields[name], BooleanField)
        }

    def _added(self, sent: Sequence[int]) -> list[Any]:
        """Rows that others added, the newest last; none where the form says nothing of it."""
        known = self.data.get(f"{self.prefix}-{_KNOWN}", "")
        if not known.isdecimal():
            return []
        listed: QuerySet[Any] = self.queryset  # type: ignore[assignment]  # set when it is made
        rows = listed.filter(pk__gt=int(known)).exclude(pk__in=sent)
        return list(rows.order_by("pk"))

    def _leave_out(self, missing: Mapping[int, int], returning: Sequence[_Gone]) -> None:
        """Let the form hold the rows that are here, then new ones, then what comes back."""
        initial, total = self.initial_form_count(), self.total_form_count()
        kept = [index for index in range(initial) if index not in missing]
        held: Any = self.data
        order = [*kept, *range(initial, total), *(gone.index for gone in returning)]
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        for index in range(total):
            for name in _names_of(data, self.add_prefix(index)):
                data.pop(name)
        for place, index in enumerate(order):
            for name in _names_of(held, self.add_prefix(index)):
                rest = name.removeprefix(self.add_prefix(index))
                data.setlist(f"{self.add_prefix(place)}{rest}", held.getlist(name))
        first = len(order) - len(returning)
        for place, gone in enumerate(returning, first):
            prefix = self.add_prefix(place)
            data.pop(f"{prefix}-{self.model._meta.pk.name}", None)
            data.pop(f"{prefix}-version", None)
            for name, value in (gone.opened or {}).items():
                data.setdefault(f"{prefix}-{name}", value)
        data[f"{self.prefix}-{INITIAL_FORM_COUNT}"] = str(len(kept))
        data[f"{self.prefix}-{TOTAL_FORM_COUNT}"] = str(len(order))
        self._returning = dict(enumerate(returning, first))
        self._hold(data)

    def _hold(self, data: Any) -> None:
        """Let the forms be made anew, of ``data``."""
        self.data = data
        for name in ("forms", "management_form", "_queryset", "_bounded", "_object_dict"):
            self.__dict__.pop(name, None)

    def _clash(self, form: Any, gone: _Gone) -> Clash:
        labels = {
            name: str(form.fields[name].label or name)
            for name in (gone.opened or gone.typed)
            if name in form.fields
        }
        found = differences(
            self.model, labels, opened=gone.opened, saved={}, typed=gone.typed, written={}
        )
        return Clash(found, gone.by, is_gone=True)

    def _label(self, change: Any, opened: Mapping[str, str] | None) -> str:
        """What the history, or else the form, calls a row that is gone."""
        if change is not None and change.label:
            return str(change.label)
        filled = [(name, value) for name, value in (opened or {}).items() if value]
        words = (in_words(self.model._meta.get_field(name), value) for name, value in filled[:2])
        return ", ".join(words) or "–"


def _names_of(data: Any, prefix: str) -> list[str]:
    return [name for name in data if name.startswith(f"{prefix}-")]
