"""What the import and export pages of the desk work with: one resource a table."""

from __future__ import annotations

from typing import Any, ClassVar

import tablib
from django.db import IntegrityError
from django.utils.translation import gettext as _
from import_export.resources import Resource
from import_export.results import Result

from archive.changes.recording import attempting
from archive.curation.tables.applying import apply
from archive.curation.tables.outlets import OUTLETS
from archive.curation.tables.planning import Plan, RowAction, RowError, Table, plan
from archive.curation.tables.records import INITIATIVES, OFFICIALS, PARTNERS
from archive.curation.tables.subjects import SUBJECTS

#: The title of rows that come from a file without lines to count.
CONCEPTS = "concepts"
#: Records fetched at a time for an export.
_AT_ONCE = 500


class PlanResult(Result):
    """What a file does, or what is wrong with it."""

    def __init__(self, planned: Plan) -> None:
        super().__init__()
        self.plan = planned
        for action, name in (
            (RowAction.NEW, "new"),
            (RowAction.CHANGED, "update"),
            (RowAction.UNCHANGED, "skip"),
        ):
            self.totals[name] = planned.count(action)

    def has_errors(self) -> bool:
        return bool(self.plan.errors)

    def has_validation_errors(self) -> bool:
        return False


class TableResource(Resource):
    """Records of one table, out and in."""

    table: ClassVar[Table]

    @classmethod
    def get_display_name(cls) -> str:
        """What the pages call the table."""
        return str(cls.table.model._meta.verbose_name_plural)

    def import_data(self, dataset: Any, dry_run: bool = False, **kwargs: Any) -> PlanResult:
        """Plan what ``dataset`` asks for; write it unless ``dry_run``, or nothing where it errs."""
        by, may_publish = kwargs["user"], kwargs.get("may_publish", False)
        rows = [dict(zip(dataset.headers, row, strict=True)) for row in dataset]
        planned = plan(
            self.table,
            dataset.headers,
            rows,
            by=by,
            may_publish=may_publish,
            numbered=dataset.title != CONCEPTS,
        )
        if not dry_run and not planned.errors:
            file_name = str(kwargs.get("file_name") or "")
            try:
                with attempting():
                    apply(planned, by=by, file_name=file_name, may_publish=may_publish)
            except IntegrityError:
                message = _("Somebody has changed these records in the meantime. Send it again.")
                planned.errors.append(RowError(0, "", "", message))
        return PlanResult(planned)

    def export(self, queryset: Any = None, **kwargs: Any) -> Any:
        """The table of ``queryset``, in the order in which the records were made."""
        dataset = tablib.Dataset(headers=[column.name for column in self.table.columns])
        keys = list(queryset.order_by("pk").values_list("pk", flat=True))
        records = self.table.model._base_manager.prefetch_related(*self.table.fetched)
        for start in range(0, len(keys), _AT_ONCE):
            for record in records.filter(pk__in=keys[start : start + _AT_ONCE]).order_by("pk"):
                dataset.append(self.table.show(record))
        return dataset


class PartnerResource(TableResource):
    """Partners by slug, with their other names."""

    table = PARTNERS


class OfficialResource(TableResource):
    """Officials by slug, with their posts."""

    table = OFFICIALS


class InitiativeResource(TableResource):
    """Initiatives by slug, with partners, stages and subjects."""

    table = INITIATIVES


class SubjectResource(TableResource):
    """Subjects by code, with labels, relations and matches."""

    table = SUBJECTS


class OutletResource(TableResource):
    """Outlets by code, with their other names."""

    table = OUTLETS
