"""Applying: write what was planned, all of it as one set of changes.

Rows are written many at a time. What a person brings in stands, and what it
changes is locked, as if it had been typed on the record's page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.curation import review
from archive.curation.locks import lock_all
from archive.curation.tables.columns import AT_ONCE
from archive.curation.tables.lists import ListChange, ListColumn
from archive.curation.tables.planning import Plan, PlannedRow, RowAction
from archive.curation.writing import add_rows, save_rows
from archive.models import FieldProposal, Initiative, StageReport
from archive.models.curation import LOCKABLE_FIELDS
from archive.models.review import Reviewed
from archive.models.stages import current_stage
from archive.search import index
from archive.vocabulary import ChangeKind, Publication, ReviewStatus

#: The rule that proposals from a file carry.
RULE = "spreadsheet"
_JUDGED = (*review.DECISION, "corrected")


def apply(plan: Plan, *, by: User, file_name: str, may_publish: bool = True) -> None:
    """Write ``plan``, which has no errors, as one set with the file's name as its reason.

    Raises ``IntegrityError`` where somebody has taken a name or a code in the meantime.
    """
    kinds = plan.table.model._meta.verbose_name_plural
    summary = _("Brought in from a file: %(kinds)s") % {"kinds": kinds}
    with recording(ChangeKind.SPREADSHEET, by=by, summary=summary, reason=file_name):
        writer = _Writer(plan, by=by, file_name=file_name, message=summary)
        writer.create([row for row in plan.rows if row.is_new], may_publish=may_publish)
        writer.change([row for row in plan.rows if row.fields])
        writer.propose([row for row in plan.rows if row.proposals])
        writer.lists([(row, change) for row in plan.rows for change in row.lists])
        touched = [row.record for row in plan.rows if row.action is not RowAction.UNCHANGED]
        if plan.table.indexed:
            index(touched)


class _Writer:
    """Writes the rows of one plan, by what is to be done and many at a time."""

    def __init__(self, plan: Plan, *, by: User, file_name: str, message: str) -> None:
        self.model = plan.table.model
        self.publication = plan.table.publication
        self.by, self.file_name, self.message = by, file_name, message

    def create(self, rows: Sequence[PlannedRow], *, may_publish: bool) -> None:
        """Add new records; what they stand under may be new as well and follows afterwards."""
        for row in rows:
            for name, value in row.fields.items():
                if not _is_own(self.model, name):
                    setattr(row.record, name, value)
            if self.publication and not may_publish:
                setattr(row.record, self.publication, Publication.DRAFT.value)
            if isinstance(row.record, Reviewed):
                review.judge_edit(row.record, by=self.by, is_new=True, changed=())
        add_rows([row.record for row in rows], by=self.by, message=self.message)

    def change(self, rows: Sequence[PlannedRow]) -> None:
        """Write the fields that differ, and lock them; new records come to stand where they do."""
        together: dict[tuple[str, ...], list[Any]] = defaultdict(list)
        for row in rows:
            names = [name for name in row.fields if not row.is_new or _is_own(self.model, name)]
            for name in names:
                setattr(row.record, name, row.fields[name])
            if names and isinstance(row.record, Reviewed) and not row.is_new:
                review.judge_edit(row.record, by=self.by, is_new=False, changed=names)
                names += _JUDGED
            together[tuple(sorted(names))].append(row.record)
        for written, records in together.items():
            if written:
                save_rows(records, written, by=self.by, message=self.message)
        lock_all([(row.record, row.fields) for row in rows if not row.is_new], by=self.by)

    def propose(self, rows: Sequence[PlannedRow]) -> None:
        """Offer what other editors have locked; what was offered before is not offered again."""
        about = self.model._meta.model_name
        if about not in LOCKABLE_FIELDS:
            return
        known = FieldProposal.objects.filter(**{f"{about}__in": [row.record for row in rows]})
        there = set(known.values_list(f"{about}_id", "field", "proposed"))
        new = [
            FieldProposal(
                **{about: row.record},
                field=name,
                present=present,
                proposed=proposed,
                rule=RULE,
                evidence=_("%(file)s, row %(row)d, brought in by %(who)s")
                % {"file": self.file_name, "row": row.number, "who": self.by},
            )
            for row in rows
            for name, present, proposed in row.proposals
            if (row.record.pk, name, proposed) not in there
        ]
        add_rows(new, by=self.by, message=self.message)

    def lists(self, changes: Sequence[tuple[PlannedRow, ListChange]]) -> None:
        """Write the rows about the records, column by column."""
        by_column: dict[str, list[tuple[PlannedRow, ListChange]]] = defaultdict(list)
        for row, change in changes:
            by_column[change.column.name].append((row, change))
        for several in by_column.values():
            self._column(several[0][1].column, several)

    def _column(self, column: ListColumn, changes: Sequence[tuple[PlannedRow, ListChange]]) -> None:
        review.remove([row for _row, change in changes for row in change.remove], by=self.by)
        changed = [one for _row, change in changes for one in change.change]
        self._rewrite(changed)
        added = [
            self._made(column, row.record, values)
            for row, change in changes
            for values in change.add
        ]
        added = column.without_doubles(added)
        add_rows(added, by=self.by, message=self.message)
        written = [*(row for row, _values in changed), *added]
        standing = [row for row in written if isinstance(row, Reviewed)]
        review.accept_records_of(standing, by=self.by)
        gone = [row for _row, change in changes for row in change.remove]
        self._derive([*standing, *gone])

    def _derive(self, rows: Sequence[Any]) -> None:
        """Derive the stages that follow from ``rows``, many initiatives at a time."""
        keys = sorted({row.initiative_id for row in rows if isinstance(row, StageReport)})
        for start in range(0, len(keys), AT_ONCE):
            found = Initiative.objects.filter(pk__in=keys[start : start + AT_ONCE])
            changed = []
            for initiative in found.prefetch_related("stage_reports"):
                derived = current_stage(initiative.stage_reports.all())
                if derived != (initiative.stage, initiative.stage_on):
                    initiative.stage, initiative.stage_on = derived
                    changed.append(initiative)
            save_rows(changed, ["stage", "stage_on"], by=self.by, message=self.message)

    def _rewrite(self, changed: Sequence[tuple[Any, dict[str, Any]]]) -> None:
        together: dict[tuple[str, ...], list[Any]] = defaultdict(list)
        for row, values in changed:
            names = list(values)
            for name, value in values.items():
                setattr(row, name, value)
            if isinstance(row, Reviewed):
                review.judge_edit(row, by=self.by, is_new=False, changed=names)
                row.status = ReviewStatus.ACCEPTED.value
                names += _JUDGED
            together[tuple(sorted(names))].append(row)
        for written, rows in together.items():
            save_rows(rows, written, by=self.by, message=self.message)

    def _made(self, column: ListColumn, record: Any, values: dict[str, Any]) -> Any:
        row = column.model(**{column.link: record}, **values)
        if column.reason and not getattr(row, column.reason):
            said = _("Brought in from the file “%(file)s”.") % {"file": self.file_name}
            setattr(row, column.reason, said)
        if isinstance(row, Reviewed):
            review.judge_edit(row, by=self.by, is_new=True, changed=())
        return row


def _is_own(model: type[Any], name: str) -> bool:
    """Whether a field points to another record of the same model."""
    return model._meta.get_field(name).related_model is model
