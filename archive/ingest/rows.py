"""Rows: save what a document brought in, and nothing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.models import Model

from archive.ingest.inserting import Values, complete, insert, values_of
from archive.ingest.numbers import Numbers
from archive.models import (
    ArticleSubject,
    Attestation,
    ImportRun,
    InitiativeLink,
    InitiativeMeeting,
    InitiativeSubject,
    Involvement,
    MeetingParticipant,
    Mention,
    NameVariant,
    Participation,
    Quotation,
    StageReport,
    StatedAmount,
)

#: What makes two rows of a model the same. Rows about a record or an article that is new to the
#: archive need no comparison with the database; the others are looked up by their first field.
KEYS: Mapping[type[Model], tuple[str, ...]] = {
    NameVariant: ("article_id", "name", "partner_id", "official_id"),
    Mention: (
        "article_id",
        "start",
        "end",
        "kind",
        *(f"{kind}_id" for kind in ("partner", "official", "initiative", "meeting")),
    ),
    Quotation: ("article_id", "start", "end"),
    Attestation: ("appointment_id", "article_id", "start"),
    MeetingParticipant: ("meeting_id", "partner_id", "official_id"),
    Participation: ("initiative_id", "partner_id", "role"),
    Involvement: ("initiative_id", "official_id", "role"),
    StageReport: ("initiative_id", "article_id", "start", "stage"),
    StatedAmount: ("initiative_id", "article_id", "start", "unit"),
    InitiativeSubject: ("initiative_id", "subject_id"),
    InitiativeMeeting: ("initiative_id", "meeting_id", "role"),
    InitiativeLink: ("initiative_id", "other_id", "kind"),
    ArticleSubject: ("article_id", "subject_id"),
}

Anchor = tuple[str, int]
#: A row that a document would bring: its model and the values that differ from the defaults.
Row = tuple[type[Model], Values]


class NewRows:
    """The rows of one document: collected, then inserted all at once.

    Each has its number when it is added, so that others can name it.
    """

    def __init__(self, *, run: ImportRun, numbers: Numbers) -> None:
        self.run = run
        self._numbers = numbers
        self._waiting: dict[type[Model], list[Values]] = defaultdict(list)

    def add(self, model: type[Model], values: Values) -> int:
        """Add a row and return its number."""
        number = self._numbers.take(model)
        self._add(model, {**complete(model, values), model._meta.pk.attname: number})
        return number

    def add_record(self, record: Model) -> None:
        """Add ``record`` and give it its number."""
        record.pk = self._numbers.take(type(record))
        record._state.adding = False
        record._state.db = connection.alias
        self._add(type(record), values_of(record))

    def insert(self) -> Mapping[type[Model], list[Values]]:
        """Insert what was added since the last time, and return it."""
        inserted, self._waiting = self._waiting, defaultdict(list)
        for model, rows in inserted.items():
            insert(model, rows)
        return inserted

    def _add(self, model: type[Model], values: Values) -> None:
        self._waiting[model].append(values)


def missing_rows(rows: Iterable[Row], *, new: frozenset[Anchor]) -> list[Row]:
    """Those of ``rows`` that are not there yet, model by model.

    ``new`` names the anchors this document has made: (``"initiative_id"``, 12).
    A row that exists stays as it is, whoever judged it: a rejected one does
    not come back.
    """
    by_model: dict[type[Model], dict[tuple[Any, ...], Values]] = defaultdict(dict)
    for model, values in rows:
        by_model[model].setdefault(tuple(map(values.get, KEYS[model])), values)
    missing: list[Row] = []
    for model, keyed in by_model.items():
        existing = _existing(model, keyed, new)
        missing.extend((model, values) for key, values in keyed.items() if key not in existing)
    return missing


def _existing(
    model: type[Model], keyed: Mapping[tuple[Any, ...], Values], new: frozenset[Anchor]
) -> set[tuple[Any, ...]]:
    """The keys that the database holds already; a row of anything new is not among them."""
    fields = KEYS[model]
    anchors = {key[0] for key in keyed if new.isdisjoint(zip(fields, key, strict=True))}
    if not anchors:
        return set()
    rows = model._default_manager.filter(**{f"{fields[0]}__in": anchors})
    return set(rows.order_by().values_list(*fields))
