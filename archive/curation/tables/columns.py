"""Columns: how a record is shown in one, and what a cell of it asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Field, Model
from django.utils.translation import gettext as _

from archive.curation.tables import cells
from archive.models.fields import PartialDateField

#: Keys of records that one question to the database names.
AT_ONCE: Final = 500


class CellError(Exception):
    """A cell cannot be taken; the message says what is wrong and what to write instead."""


class Known:
    """Records that cells name by slug or code, fetched many at a time.

    ``coming`` are those that the same file adds; they have no key in the database yet.
    """

    def __init__(self) -> None:
        self._found: dict[type[Model], dict[str, Model | None]] = {}
        self.coming: dict[type[Model], dict[str, Model]] = {}

    def fetch(self, model: type[Model], key: str, names: Collection[str]) -> None:
        """Ask for the records called ``names`` that have not been asked for yet."""
        found = self._found.setdefault(model, {})
        missing = sorted(set(names) - set(found))
        for start in range(0, len(missing), AT_ONCE):
            some = missing[start : start + AT_ONCE]
            found.update(dict.fromkeys(some))
            for record in model._base_manager.filter(**{f"{key}__in": some}):
                found[getattr(record, key)] = record

    def get(self, model: type[Model], key: str, name: str) -> Any:
        """The live record called ``name``; raises ``CellError`` where there is none."""
        coming = self.coming.get(model, {}).get(name)
        if coming is not None:
            return coming
        if name not in self._found.get(model, {}):
            self.fetch(model, key, [name])
        record: Any = self._found[model][name]
        if record is None:
            raise CellError(
                _("There is no “%(name)s” among the %(kind)s. Write the %(key)s of one that is.")
                % {"name": name, "kind": model._meta.verbose_name_plural, "key": key}
            )
        if getattr(record, "merged_into_id", None) is not None:
            raise CellError(
                _("“%(name)s” was merged into another record. Write the %(key)s of that one.")
                % {"name": name, "key": key}
            )
        return record


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``example`` fills the row that shows how it is filled in."""

    name: str
    example: str = ""
    #: Whether a new record needs it.
    required: bool = False
    #: Whether it only goes out: what is read from it is left alone.
    shown_only: bool = False

    def show(self, record: Any) -> str:
        """The cell of ``record`` as it is exported."""
        raise NotImplementedError

    def names(self, cell: str) -> Iterator[tuple[type[Model], str, str]]:  # noqa: ARG002
        """Records that ``cell`` names: model, the field that names them, the name."""
        return iter(())

    def allowed(self) -> list[tuple[str, str]]:
        """The codes that may be written, with what they mean; empty where any text may."""
        return []

    def form(self) -> str:
        """How a cell is written, in words."""
        return _("text")


@dataclass(frozen=True, slots=True)
class ShownColumn(Column):
    """A column that only goes out; ``of`` names an attribute of the record."""

    of: str = ""
    shown_only: bool = True

    def show(self, record: Any) -> str:
        return cells.plain(cells.text_of(getattr(record, self.of)))


@dataclass(frozen=True, slots=True)
class FieldColumn(Column):
    """A column that is a field of the record."""

    field: Any = field(default=None, kw_only=True)

    @property
    def attribute(self) -> str:
        """The name of the record's field."""
        return str(self.field.name)

    def show(self, record: Any) -> str:
        return cells.plain(cells.text_of(getattr(record, self.attribute)))

    def read(self, cell: str, known: Known) -> Any:  # noqa: ARG002
        """The value that ``cell`` asks for; raises ``CellError``."""
        return value_of(self.field, cell)

    def allowed(self) -> list[tuple[str, str]]:
        return [(str(code), str(label)) for code, label in self.field.flatchoices]

    def form(self) -> str:
        if isinstance(self.field, PartialDateField):
            return _("a date: 2019, 2019-07 or 2019-07-17")
        return _("text")


@dataclass(frozen=True, slots=True)
class LinkColumn(FieldColumn):
    """A column that names another record by its slug or code."""

    key: str = field(default="slug", kw_only=True)

    def show(self, record: Any) -> str:
        other = getattr(record, self.attribute)
        return "" if other is None else str(getattr(other, self.key))

    def names(self, cell: str) -> Iterator[tuple[type[Model], str, str]]:
        if cell.strip():
            yield self.field.related_model, self.key, cell.strip()

    def read(self, cell: str, known: Known) -> Any:
        return known.get(self.field.related_model, self.key, cell) if cell else None

    def allowed(self) -> list[tuple[str, str]]:
        return []

    def form(self) -> str:
        return _("the %(key)s of one of the %(kind)s") % {
            "key": self.key,
            "kind": self.field.related_model._meta.verbose_name_plural,
        }


def value_of(model_field: Field[Any, Any], text: str) -> Any:
    """The value of a field that ``text`` stands for; raises ``CellError`` with the remedy."""
    if cells.has_control(text):
        raise CellError(_("There is a control character in it. Type the text anew."))
    if text == "" and model_field.null:
        return None
    if model_field.choices and text and text not in dict(model_field.flatchoices):
        codes = ", ".join(str(code) for code, _label in model_field.flatchoices)
        raise CellError(
            _("“%(value)s” is not known here. Write one of: %(codes)s.")
            % {"value": text, "codes": codes}
        )
    if text == "" and model_field.choices and not model_field.blank:
        codes = ", ".join(str(code) for code, _label in model_field.flatchoices)
        raise CellError(_("It is empty. Write one of: %(codes)s.") % {"codes": codes})
    if text == "" and not model_field.blank:
        raise CellError(_("It is empty. Write something, or leave the whole column out."))
    try:
        return model_field.clean(text, None)
    except ValidationError as error:
        if isinstance(model_field, PartialDateField):
            raise CellError(
                _("“%(value)s” is no date. Write it as 2019, 2019-07 or 2019-07-17.")
                % {"value": text}
            ) from error
        raise CellError(" ".join(error.messages)) from error


def field_column(model: type[Model], attribute: str, **given: Any) -> FieldColumn:
    """The column of a field of ``model``, called the same unless ``given`` says else."""
    model_field: Any = model._meta.get_field(attribute)
    required = given.pop("required", not model_field.blank and not model_field.has_default())
    kind = LinkColumn if model_field.is_relation else FieldColumn
    values = {"name": attribute, "required": required, "field": model_field, **given}
    return kind(**values)
