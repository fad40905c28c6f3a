"""Changes in words: fields, choices and records as people call them, in the language of the page.

The names of all records that a page of changes speaks of are asked for at
once: one question for each kind of record, however many there are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.db.models import BooleanField, DateField, Field, FloatField, ForeignKey, Model
from django.utils.formats import date_format, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext as _

from archive.changes.snapshots import from_json, model_of
from archive.models import Change
from archive.models.date_words import date_in_words
from archive.models.fields import PartialDateField
from archive.models.folding import FoldedField

#: Columns that say no more than what the line says already, or that only machines read.
UNTOLD = frozenset(
    {
        "boilerplate",
        "changed_at",
        "corrected",
        "created_at",
        "decided_at",
        "decided_by_id",
        "decision",
        "end",
        "id",
        "issues",
        "passages",
        "run_id",
        "start",
    }
)
#: Longer texts are compared word by word.
_SHORT = 60
#: With more words than this, comparing them would take longer than reading them.
_MOST_WORDS = 1500
#: Words around a difference that are shown; what lies further away is left out.
_AROUND = 12
_WORD = re.compile(r"\S+\s*|\s+")
_LONGEST = 2000

#: How a page shows each kind of part.
_MARKS: dict[str, Callable[[str], SafeString]] = {
    "old": lambda text: format_html("<del>{}</del>", text),
    "new": lambda text: format_html("<ins>{}</ins>", text),
    "gap": lambda _text: format_html('<span class="told-gap">{}</span> ', "…"),
    "same": lambda text: format_html("{}", text),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text: the same, taken out (``old``), put in (``new``) or left out (``gap``)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A column before and after, in words; ``parts`` where a long text differs in some words."""

    column: str
    label: str
    old: str
    new: str
    parts: tuple[Part, ...] = ()

    @property
    def marked(self) -> SafeString:
        """The parts of a long text as a page shows them, without a space that is not in it."""
        return format_html_join("", "{}", ((_MARKS[part.kind](part.text),) for part in self.parts))


class Names:
    """What the records are called that changes speak of."""

    def __init__(self, changes: Sequence[Change], records: Iterable[tuple[str, int]] = ()) -> None:
        wanted: dict[type[Model], set[int]] = defaultdict(set)
        for name, key in records:
            wanted[model_of(name)].add(key)
        for change in changes:
            for model, key in _linked(change):
                wanted[model].add(key)
        # What is gone may be among the changes, with the name it had.
        self._names = {
            (model_of(change.model), change.key): change.label for change in changes if change.label
        }
        self._names |= {
            (model, row.pk): str(row)
            for model, keys in wanted.items()
            for row in _readable(model).filter(pk__in=keys)
        }

    def of(self, model: type[Model], key: int | None) -> str:
        """The name of a row; of one that is gone its number."""
        if key is None:
            return ""
        found = self._names.get((model, key))
        return found if found is not None else _("no. %(number)s (gone)") % {"number": key}


def differences(change: Change, names: Names) -> Iterator[Difference]:
    """The columns of ``change`` that people read, before and after."""
    for column in _told(model_of(change.model)):
        name = column.attname
        if name not in change.before and name not in change.after:
            continue
        old = in_words(column, change.before.get(name), names)
        new = in_words(column, change.after.get(name), names)
        if old != new:
            yield Difference(name, capfirst(str(column.verbose_name)), old, new, _parts(old, new))


def label_of(model: type[Model], name: str) -> str:
    """What people call a field or its column; empty where the model has none of this name."""
    found = (one for one in model._meta.concrete_fields if name in {one.attname, one.name})
    return next((capfirst(str(column.verbose_name)) for column in found), "")


def in_words(column: Field[Any, Any], value: Any, names: Names) -> str:
    """The JSON value of a column as people read it; empty for nothing."""
    if value is None or value == "" or value == []:
        return ""
    if isinstance(column, ForeignKey) and isinstance(column.related_model, type):
        return names.of(column.related_model, value)
    if column.choices:
        return str(dict(column.flatchoices).get(value, value))
    if isinstance(column, BooleanField):
        return _("yes") if value else _("no")
    if isinstance(column, PartialDateField):
        return date_in_words(value)
    if isinstance(column, DateField):
        moment = from_json(column.model, {column.attname: value})[column.attname]
        if hasattr(moment, "hour"):
            return date_format(localtime(moment) if is_aware(moment) else moment, "j F Y, H.i")
        return date_format(moment, "j F Y")
    if isinstance(column, FloatField):
        return str(number_format(value))
    return str(value)[:_LONGEST]


def _told(model: type[Model]) -> Iterator[Field[Any, Any]]:
    for column in model._meta.local_concrete_fields:
        if column.attname not in UNTOLD and not isinstance(column, FoldedField):
            yield column


def _linked(change: Change) -> Iterator[tuple[type[Model], int]]:
    """The rows that the columns of ``change`` point to, before or after."""
    for column in _told(model_of(change.model)):
        if isinstance(column, ForeignKey) and isinstance(column.related_model, type):
            for values in (change.before, change.after):
                key = values.get(column.attname)
                if key is not None:
                    yield column.related_model, key


def _readable(model: type[Model]) -> Any:
    """Rows of ``model`` with what their names need, and without what is long."""
    rows = model._base_manager.all()
    if model._meta.model_name == "article":
        return rows.select_related("outlet").defer("text", "passages", "boilerplate", "issues")
    if model._meta.model_name == "rawdocument":
        return rows.defer("content")
    is_named = hasattr(model, "slug")
    related = {
        column.name
        for column in model._meta.local_concrete_fields
        if isinstance(column, ForeignKey) and model._meta.app_label == "archive"
    }
    # A mention or a post is called after what it points to; a record by its own name.
    return rows.select_related(*sorted(related)) if related and not is_named else rows


def _parts(old: str, new: str) -> tuple[Part, ...]:
    """Where two texts differ, word by word; nothing where they are short or all too different."""
    if not old or not new or max(len(old), len(new)) <= _SHORT:
        return ()
    before, after = _WORD.findall(old), _WORD.findall(new)
    if max(len(before), len(after)) > _MOST_WORDS:
        return ()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < 0.3:
        return ()
    return tuple(_told_apart(matcher, before, after))


def _told_apart(
    matcher: SequenceMatcher[str], before: list[str], after: list[str]
) -> Iterator[Part]:
    blocks = matcher.get_opcodes()
    for number, (tag, i1, i2, j1, j2) in enumerate(blocks):
        if tag == "equal":
            yield from _same(before[i1:i2], is_first=number == 0, is_last=number == len(blocks) - 1)
            continue
        if i2 > i1:
            yield from _marked("old", "".join(before[i1:i2]))
        if j2 > j1:
            yield from _marked("new", "".join(after[j1:j2]))


def _marked(kind: str, text: str) -> Iterator[Part]:
    """A piece that differs, and the blank after it, which does not show."""
    words = text.rstrip()
    if words:
        yield Part(kind, words)
    if words != text:
        yield Part("same", text[len(words) :])


def _same(words: list[str], *, is_first: bool, is_last: bool) -> Iterator[Part]:
    """Words that stayed; of many only those next to a difference."""
    head = [] if is_first else words[:_AROUND]
    tail = [] if is_last else words[-_AROUND:]
    if len(words) <= len(head) + len(tail) + _AROUND:
        yield Part("same", "".join(words))
        return
    if head:
        yield Part("same", "".join(head))
    yield Part("gap", "…")
    if tail:
        yield Part("same", "".join(tail))
