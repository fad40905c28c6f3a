"""Load the fixtures: outlets, known partners and subjects.

Only what is missing is made. Django's ``loaddata`` would write over what
editors have changed since; here a row that is there, under its code, stays as
it is with all that hangs on it, and one that an editor has deleted stays away.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Model

from archive.changes.snapshots import name_of
from archive.ingest.locks import lock_archive
from archive.models import (
    Change,
    NameVariant,
    Outlet,
    OutletName,
    Partner,
    Subject,
    SubjectLabel,
)
from archive.search import index
from archive.vocabulary import ChangeAction, ReviewStatus

FOLDER = Path(__file__).resolve().parent.parent.parent / "fixtures"
FILES = ("outlets.json", "partners.json", "subjects.json")

#: Records and the natural key that every one of them has.
_RECORDS: Mapping[str, type[Model]] = {
    "archive.outlet": Outlet,
    "archive.partner": Partner,
    "archive.subject": Subject,
}
#: Names that hang on a record, and the field that points to it.
_NAMES: Mapping[str, tuple[type[Model], str]] = {
    "archive.outletname": (OutletName, "outlet"),
    "archive.namevariant": (NameVariant, "partner"),
    "archive.subjectlabel": (SubjectLabel, "subject"),
}
_INDEXED = (Partner, Subject)
_KEY = "code"

Row = Mapping[str, Any]


@transaction.atomic
def load_fixtures(folder: Path = FOLDER) -> dict[str, int]:
    """Make the records of the fixtures that are missing; return how many, by model name."""
    lock_archive()
    made: dict[str, int] = {}
    for file in FILES:
        rows = json.loads((folder / file).read_text(encoding="utf-8"))
        by_model: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            by_model[row["model"]].append(row["fields"])
        for label, fields in by_model.items():
            if label in _RECORDS:
                made[_RECORDS[label]._meta.model_name or ""] = _load(
                    _RECORDS[label], fields, by_model
                )
    return made


def _load(model: type[Model], rows: Sequence[Row], by_model: Mapping[str, Sequence[Row]]) -> int:
    """Make the missing records of ``model`` with the names that hang on them."""
    known = dict(model._default_manager.values_list(_KEY, "pk"))
    before = set(known) | _deleted(model)
    records: list[Model] = []
    # Broader terms and countries come first in the file; each round makes what can stand.
    for level in _levels([row for row in rows if row[_KEY] not in before]):
        made = [_record(model, row, known) for row in level]
        model._default_manager.bulk_create(made)
        known.update((getattr(record, _KEY), record.pk) for record in made)
        records.extend(made)
    new = {getattr(record, _KEY): record for record in records}
    for label, (names, field) in _NAMES.items():
        names._default_manager.bulk_create(
            names(**{**row, field: new[row[field][0]]})
            for row in by_model.get(label, ())
            if field in row and row[field][0] in new
        )
    if model in _INDEXED:
        index(records)
    return len(records)


def _levels(rows: Iterable[Row]) -> list[list[Row]]:
    """Rows without a parent, then those under them, and so on."""
    waiting = list(rows)
    codes = {row[_KEY] for row in waiting}
    levels: list[list[Row]] = []
    while waiting:
        level = [
            row for row in waiting if not row.get("parent") or row["parent"][0] not in codes
        ] or waiting
        codes -= {row[_KEY] for row in level}
        waiting = [row for row in waiting if row[_KEY] in codes]
        levels.append(level)
    return levels


def _record(model: type[Model], row: Row, known: Mapping[str, int]) -> Model:
    fields = {name: value for name, value in row.items() if name != "parent"}
    if row.get("parent"):
        fields["parent_id"] = known.get(row["parent"][0])
    if model is Partner:
        fields["status"] = ReviewStatus.ACCEPTED.value
    return model(**fields)


def _deleted(model: type[Model]) -> set[str]:
    """Codes of records that somebody has deleted: they are not wanted."""
    deleted = Change.objects.filter(model=name_of(model), action=ChangeAction.DELETED)
    return {before[_KEY] for before in deleted.values_list("before", flat=True)}
