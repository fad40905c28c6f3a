"""Planning: what a file asks of the archive, row by row. Nothing is written here.

A cell that is as it was exported asks for nothing, whatever it holds; so a
file that comes back as it went out changes nothing. The number of questions
to the database grows with batches of rows, not with rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.curation.tables import cells
from archive.curation.tables.columns import AT_ONCE, CellError, Column, FieldColumn, Known
from archive.curation.tables.lists import ListChange, ListColumn
from archive.models import FieldLock
from archive.models.curation import LOCKABLE_FIELDS
from archive.vocabulary import Term

#: Rows of one file. More would not be read by anybody before they are confirmed.
MOST = 20_000
#: A row whose first cell begins so is an example or a remark.
REMARK = "#"


class RowAction(Term):
    """What a row of a file does."""

    NEW = "new", "New"
    CHANGED = "changed", "Changed"
    PROPOSED = "proposed", "Proposed"
    UNCHANGED = "unchanged", "Unchanged"


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell that differs: as the archive has it and as the file has it, with what to know."""

    column: str
    before: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong with a file: the row (0: the file as such), the record, the column."""

    number: int
    key: str
    column: str
    message: str


@dataclass(slots=True)
class PlannedRow:
    """One row of a file and what it asks for."""

    number: int
    key: str
    record: Any
    is_new: bool
    fields: dict[str, Any] = field(default_factory=dict)
    lists: list[ListChange] = field(default_factory=list)
    proposals: list[tuple[str, str, str]] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    @property
    def action(self) -> RowAction:
        if self.is_new:
            return RowAction.NEW
        if self.fields or any(self.lists):
            return RowAction.CHANGED
        return RowAction.PROPOSED if self.proposals else RowAction.UNCHANGED


@dataclass(frozen=True, slots=True)
class Table:
    """Records of ``model`` as rows, found by the field ``key``; the first column holds it."""

    model: Any
    key: str
    columns: tuple[Column, ...]
    #: What is fetched at once with the records.
    fetched: tuple[str, ...]
    #: Further rules: they look at all planned rows and yield what is wrong.
    rules: tuple[Callable[[Sequence[PlannedRow]], Iterable[RowError]], ...] = ()
    #: The field that says who may see a record, for those who may not publish.
    publication: str = ""
    #: Whether the search finds the records.
    indexed: bool = True

    def column(self, name: str) -> Column | None:
        """The column called ``name``."""
        return next((one for one in self.columns if one.name == name), None)

    def show(self, record: Any) -> list[str]:
        """The row of ``record``."""
        return [column.show(record) for column in self.columns]


@dataclass(slots=True)
class Plan:
    """What a file would do: its rows, or what is wrong with it."""

    table: Table
    rows: list[PlannedRow] = field(default_factory=list)
    errors: list[RowError] = field(default_factory=list)

    def count(self, action: RowAction) -> int:
        """How many rows do ``action``."""
        return sum(row.action is action for row in self.rows)


def plan(
    table: Table,
    headers: Sequence[str],
    rows: Iterable[Mapping[str, str]],
    *,
    by: User,
    may_publish: bool = True,
    numbered: bool = True,
) -> Plan:
    """What ``rows`` ask for; each maps column names to cells.

    ``numbered`` rows stand below the names of their columns, which are row 1.
    """
    planned = Plan(table)
    planned.errors += _wrong_headers(table, headers)
    given = [
        (
            number if numbered else 0,
            {name: cells.with_plain_lines(cell) for name, cell in row.items()},
        )
        for number, row in enumerate(rows, start=2)
        if any(cell.strip() for cell in row.values())
        and not row.get(table.key, "").startswith(REMARK)
    ]
    if len(given) > MOST:
        message = _("There are more than %(most)d rows. Split the file.") % {"most": MOST}
        planned.errors.append(RowError(0, "", "", message))
    if planned.errors:
        return planned
    used = [column for column in table.columns if column.name in headers and not column.shown_only]
    given = _keyed(table, given, planned.errors)
    reader = _Reader(table, used, by=by, may_publish=may_publish)
    reader.expect(given)
    for start in range(0, len(given), AT_ONCE):
        for outcome in reader.read(given[start : start + AT_ONCE]):
            if isinstance(outcome, RowError):
                planned.errors.append(outcome)
            else:
                planned.rows.append(outcome)
    for rule in table.rules:
        planned.errors += rule(planned.rows)
    planned.errors.sort(key=lambda error: error.number)
    return planned


def _wrong_headers(table: Table, headers: Sequence[str]) -> Iterable[RowError]:
    known = ", ".join(column.name for column in table.columns)
    if table.key not in headers:
        yield RowError(
            1,
            "",
            table.key,
            _("The column “%(name)s” is missing. The first row names the columns: %(known)s.")
            % {"name": table.key, "known": known},
        )
    for name in dict.fromkeys(headers):
        if headers.count(name) > 1:
            message = _("The column “%(name)s” stands twice. Delete one.") % {"name": name}
            yield RowError(1, "", name, message)
        elif table.column(name) is None:
            yield RowError(
                1,
                "",
                name,
                _("There is no column “%(name)s”. Rename or delete it; known are: %(known)s.")
                % {"name": name, "known": known},
            )


def _keyed(
    table: Table, rows: list[tuple[int, dict[str, str]]], errors: list[RowError]
) -> list[tuple[int, dict[str, str]]]:
    """The rows that have a key of their own."""
    seen: dict[str, int] = {}
    kept = []
    for number, row in rows:
        key = row[table.key].strip()
        if not key:
            message = _("Every row needs a %(key)s.") % {"key": table.key}
            errors.append(RowError(number, "", table.key, message))
        elif key in seen:
            message = _("Row %(other)d has the same %(key)s. Keep one of them.")
            said = message % {"other": seen[key], "key": table.key}
            errors.append(RowError(number, key, table.key, said))
        else:
            seen[key] = number
            kept.append((number, {**row, table.key: key}))
    return kept


class _Reader:
    """Reads batches of rows against the records they are about."""

    def __init__(
        self, table: Table, columns: Sequence[Column], *, by: User, may_publish: bool
    ) -> None:
        self.table, self.columns, self.by = table, columns, by
        self.may_publish = may_publish
        self.known = Known()
        self._old: set[str] = set()

    def expect(self, rows: Sequence[tuple[int, dict[str, str]]]) -> None:
        """Learn which rows add records, so that others of the file may name these."""
        model, key = self.table.model, self.table.key
        keys = [row[key] for _number, row in rows]
        for start in range(0, len(keys), AT_ONCE):
            some = {f"{key}__in": keys[start : start + AT_ONCE]}
            self._old |= set(model._base_manager.filter(**some).values_list(key, flat=True))
        coming = self.known.coming.setdefault(model, {})
        for name in keys:
            if name not in self._old:
                coming[name] = model(**{key: name})

    def read(self, rows: Sequence[tuple[int, dict[str, str]]]) -> Iterable[PlannedRow | RowError]:
        """What each row asks for, or what is wrong with it."""
        records = self._records(rows)
        locks = self._locks(records.values())
        waiting = []
        wanted: dict[tuple[type[Model], str], set[str]] = defaultdict(set)
        for number, row in rows:
            key = row[self.table.key]
            record = records.get(key) or self.known.coming[self.table.model][key]
            changed = self._changed(record, row)
            waiting.append((number, key, record, row, changed))
            for column in changed:
                for model, by_field, name in column.names(row.get(column.name, "")):
                    wanted[model, by_field].add(name)
        for (model, by_field), names in wanted.items():
            self.known.fetch(model, by_field, names - set(self.known.coming.get(model, {})))
        for number, key, record, row, changed in waiting:
            yield from self._row(number, key, record, row, changed, locks.get(record.pk, {}))

    def _records(self, rows: Sequence[tuple[int, dict[str, str]]]) -> dict[str, Any]:
        key = self.table.key
        keys = [row[key] for _number, row in rows]
        found = self.table.model._base_manager.filter(**{f"{key}__in": keys})
        return {
            getattr(record, key): record for record in found.prefetch_related(*self.table.fetched)
        }

    def _locks(self, records: Iterable[Any]) -> dict[int, dict[str, str]]:
        """The fields that other editors have locked, with who did, by the record's key."""
        about = self.table.model._meta.model_name
        held: dict[int, dict[str, str]] = {}
        if about in LOCKABLE_FIELDS:
            locks = FieldLock.objects.filter(**{f"{about}__in": list(records)})
            others = locks.exclude(locked_by=self.by)
            for key, name, who in others.values_list(f"{about}_id", "field", "locked_by__username"):
                held.setdefault(key, {})[name] = who
        return held

    def _changed(self, record: Any, row: Mapping[str, str]) -> list[Column]:
        """The columns whose cell is not as it would be exported now."""
        changed = []
        for column in self.columns:
            if column.name == self.table.key:
                continue
            cell = row.get(column.name, "")
            if record.pk is None:
                if cell or column.required:
                    changed.append(column)
                continue
            shown = column.show(record)
            if cells.plain(cell) not in (shown, cells.shortened(shown)):
                changed.append(column)
        return changed

    def _row(
        self,
        number: int,
        key: str,
        record: Any,
        row: Mapping[str, str],
        changed: Sequence[Column],
        locks: Mapping[str, str],
    ) -> Iterable[PlannedRow | RowError]:
        planned = PlannedRow(number, key, record, is_new=record.pk is None)
        errors = list(self._unfit(planned))
        for column in changed:
            cell = row.get(column.name, "")
            try:
                if cells.is_cut(cell):
                    raise CellError(_("This text was cut short by the workbook. Use CSV for it."))
                if isinstance(column, FieldColumn):
                    self._field(planned, column, cell.strip(), locks)
                elif isinstance(column, ListColumn):
                    self._list(planned, column, cell)
            except CellError as error:
                errors.append(RowError(number, key, column.name, str(error)))
        return errors or [planned]

    def _unfit(self, planned: PlannedRow) -> Iterable[RowError]:
        """What is wrong with the record that the row names."""
        if planned.is_new:
            column = self.table.column(self.table.key)
            missing = [
                one.name
                for one in self.table.columns
                if one.required and one.name not in {used.name for used in self.columns}
            ]
            for name in missing:
                message = _("A new record needs this column. Add it.")
                yield RowError(planned.number, planned.key, name, message)
            try:
                if isinstance(column, FieldColumn):
                    column.read(planned.key, self.known)
            except CellError as error:
                yield RowError(planned.number, planned.key, self.table.key, str(error))
        elif getattr(planned.record, "merged_into_id", None) is not None:
            message = _("“%(name)s” was merged into another record. Write the %(key)s of that one.")
            said = message % {"name": planned.key, "key": self.table.key}
            yield RowError(planned.number, planned.key, self.table.key, said)

    def _field(
        self, planned: PlannedRow, column: FieldColumn, cell: str, locks: Mapping[str, str]
    ) -> None:
        name = column.attribute
        value = column.read(cell, self.known)
        present = getattr(planned.record, name)
        if value == present and not planned.is_new:
            return
        if name == self.table.publication and not self.may_publish:
            raise CellError(_("You may not publish or withdraw. Leave the cell as it was."))
        shown = "" if planned.is_new else column.show(planned.record)
        if name in locks:
            note = _("%(who)s has locked this field: your value becomes a proposal.")
            planned.proposals.append((name, shown, cell))
            planned.differences.append(
                Difference(column.name, shown, cell, note % {"who": locks[name]})
            )
            return
        planned.fields[name] = value
        planned.differences.append(Difference(column.name, shown, cell))

    def _list(self, planned: PlannedRow, column: ListColumn, cell: str) -> None:
        change = column.plan(planned.record, column.read(cell, self.known), by=self.by)
        if not change and not change.notes:
            return
        shown = "" if planned.is_new else column.show(planned.record)
        planned.lists.append(change)
        note = " ".join(change.notes)
        planned.differences.append(Difference(column.name, shown, cell.strip(), capfirst(note)))
