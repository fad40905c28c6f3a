"""Columns that hold rows about a record: other names, posts, partners, stages.

A cell lists what stands: rows that are accepted, or that nobody proposes at
all. What is missing from a changed cell goes as an editor's removal does: what
a person entered is deleted, what a run proposed is rejected and stays. A row
that another editor has decided is left as it is, and the preview says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from archive.curation.tables import cells
from archive.curation.tables.columns import CellError, Column, Known, value_of
from archive.models.review import Reviewed
from archive.vocabulary import ReviewStatus


@dataclass(frozen=True, slots=True)
class Part:
    """One part of an entry: a field of the row; ``key`` names a related record by slug or code."""

    name: str
    key: str = ""
    #: What an empty part stands for.
    default: str = ""
    #: What stands for an empty value, where an empty part stands for something else.
    nothing: str = ""


@dataclass(slots=True)
class ListChange:
    """What a cell asks of the rows of one record."""

    column: ListColumn
    add: list[dict[str, Any]] = field(default_factory=list)
    change: list[tuple[Any, dict[str, Any]]] = field(default_factory=list)
    remove: list[Any] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.add or self.change or self.remove)


@dataclass(frozen=True, slots=True)
class ListColumn(Column):
    """Rows of ``model`` about a record, as entries of one cell.

    ``related`` is the attribute of the record that holds them, ``link`` the
    field that points back. A row and an entry that agree in one of ``alike``
    are about the same, the first of them telling rows apart in the database.
    """

    model: Any = field(default=None, kw_only=True)
    related: str = field(default="", kw_only=True)
    link: str = field(default="", kw_only=True)
    parts: tuple[Part, ...] = field(default=(), kw_only=True)
    alike: tuple[tuple[str, ...], ...] = field(default=(), kw_only=True)
    #: A field for why a row stands, filled with the file's name where an entry gives no reason.
    reason: str = field(default="", kw_only=True)

    def show(self, record: Any) -> str:
        return cells.plain(cells.join_items(self._items(record)))

    def _items(self, record: Any) -> list[tuple[str, ...]]:
        shown = (self._item(row) for row in self.standing(record))
        return sorted(dict.fromkeys(shown))

    def rows(self, record: Any) -> list[Any]:
        """All rows about ``record``; none where it is new."""
        return [] if record.pk is None else list(getattr(record, self.related).all())

    def standing(self, record: Any) -> list[Any]:
        """The rows that a cell lists."""
        return [row for row in self.rows(record) if _stands(row)]

    def names(self, cell: str) -> Iterator[tuple[type[Model], str, str]]:
        for item in cells.split_items(cell):
            for part, text in zip(self.parts, item, strict=False):
                if part.key and text:
                    yield self._field(part).related_model, part.key, text

    def allowed(self) -> list[tuple[str, str]]:
        return [
            (f"{part.name}: {code}", str(label))
            for part in self.parts
            if not part.key
            for code, label in self._field(part).flatchoices
        ]

    def form(self) -> str:
        parts = (f"{part.name} ({part.key})" if part.key else part.name for part in self.parts)
        return _("%(parts)s – several with | between them") % {"parts": "; ".join(parts)}

    def read(self, cell: str, known: Known) -> list[dict[str, Any]]:
        """The entries that ``cell`` asks for; raises ``CellError`` naming the entry."""
        wanted = []
        for item in cells.split_items(cell):
            if len(item) > len(self.parts):
                parts = "; ".join(part.name for part in self.parts)
                raise CellError(
                    _("“%(entry)s” has too many parts. Write: %(parts)s (a sign ; as \\;).")
                    % {"entry": "; ".join(item), "parts": parts}
                )
            entry = {}
            texts = (*item, *[""] * (len(self.parts) - len(item)))
            for part, text in zip(self.parts, texts, strict=True):
                entry[part.name] = self._value(part, text, known, "; ".join(item))
            wanted.append(entry)
        return wanted

    def plan(self, record: Any, wanted: Sequence[dict[str, Any]], *, by: Any) -> ListChange:
        """What has to happen to the rows of ``record`` so that ``wanted`` stands."""
        change = ListChange(self)
        present = self.rows(record)
        left = [row for row in present if _stands(row)]
        fallen = [row for row in present if not _stands(row)]
        whole = tuple(part.name for part in self.parts)
        new = []
        for entry in _once(wanted, whole):
            if _taken(left, entry, whole) is None:
                new.append(entry)
            while _taken(left, entry, whole) is not None:
                continue  # several articles may say the same; all of them stand
        for entry in new:
            row = self._alike(left, fallen, entry)
            if row is None:
                change.add.append(entry)
            else:
                self._settle(change, row, entry, by)
        for row in left:
            if _is_others(row, by):
                change.notes.append(self._left(row))
            else:
                change.remove.append(row)
        return change

    def without_doubles(self, rows: list[Any]) -> list[Any]:
        """New rows of a whole file, each once; one record's cell says nothing twice."""
        return rows

    def _alike(self, left: list[Any], fallen: list[Any], entry: dict[str, Any]) -> Any:
        """The row that ``entry`` is about, though it differs: also one that does not stand."""
        for names in self.alike[:1]:
            row = _taken(left, entry, names) or _taken(fallen, entry, names)
            if row is not None:
                return row
        for names in self.alike[1:]:
            row = _taken(left, entry, names)
            if row is not None:
                return row
        return None

    def _settle(self, change: ListChange, row: Any, entry: dict[str, Any], by: Any) -> None:
        """Let ``row`` be as ``entry`` says, unless another editor has decided it."""
        differing = {
            name: value
            for name, value in entry.items()
            if getattr(row, name) != value and not (name == self.reason and value == "")
        }
        if _stands(row) and not differing:
            return
        if _is_others(row, by):
            change.notes.append(self._left(row))
        else:
            change.change.append((row, differing))

    def _left(self, row: Any) -> str:
        return _("“%(row)s” is left as it is: %(who)s decided it.") % {
            "row": "; ".join(self._item(row)),
            "who": row.decided_by,
        }

    def _field(self, part: Part) -> Any:
        return self.model._meta.get_field(part.name)

    def _item(self, row: Any) -> tuple[str, ...]:
        texts = []
        for part in self.parts:
            value = getattr(row, part.name)
            if part.key:
                value = "" if value is None else getattr(value, part.key)
            text = cells.plain(cells.text_of(value))
            texts.append("" if text == part.default else text or part.nothing)
        while len(texts) > 1 and not texts[-1]:
            texts.pop()
        return tuple(texts)

    def _value(self, part: Part, text: str, known: Known, entry: str) -> Any:
        model_field = self._field(part)
        if part.nothing and text == part.nothing:
            return ""
        text = text or part.default
        try:
            if part.key:
                return self._linked(part, model_field, text, known)
            return value_of(model_field, text)
        except CellError as error:
            raise CellError(f"“{entry}”, {part.name}: {error}") from error

    def _linked(self, part: Part, model_field: Any, text: str, known: Known) -> Any:
        if text:
            return known.get(model_field.related_model, part.key, text)
        if model_field.null:
            return None
        raise CellError(_("It is empty. Write a %(key)s.") % {"key": part.key})


def _stands(row: Any) -> bool:
    return not isinstance(row, Reviewed) or row.status == ReviewStatus.ACCEPTED


def _is_others(row: Any, by: Any) -> bool:
    """Whether another editor has judged ``row``."""
    return isinstance(row, Reviewed) and row.decided_by_id not in (None, by.pk)


def _once(entries: Sequence[dict[str, Any]], names: Sequence[str]) -> list[dict[str, Any]]:
    """The entries without those that repeat an earlier one."""
    return list({tuple(_same(entry[name]) for name in names): entry for entry in entries}.values())


def _taken(rows: list[Any], entry: dict[str, Any], names: Sequence[str]) -> Any:
    """The first of ``rows`` that agrees with ``entry`` in ``names``, taken out of them."""
    for at, row in enumerate(rows):
        if all(_same(getattr(row, name)) == _same(entry[name]) for name in names):
            return rows.pop(at)
    return None


def _same(value: Any) -> Any:
    """A value as it is compared; a record that is not saved yet is only itself."""
    if isinstance(value, Model):
        return value.pk if value.pk is not None else id(value)
    return value
