"""Rows: save what a document brought in, with its history, and nothing twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Model

from archive.ingest.inserting import insert, insert_history
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


def create_records(records: Sequence[Model], *, run: ImportRun) -> None:
    """Create ``records`` (all of one model), with a history row each where the model keeps one."""
    insert(records)
    insert_history(records, reason=f"import run {run.pk}")


def create_rows(rows: Iterable[Model], *, run: ImportRun, new: frozenset[Anchor]) -> list[Model]:
    """Create the ``rows`` that are not there yet, model by model; return those created.

    ``new`` names the anchors this document has made: (``"initiative_id"``, 12).
    A row that exists stays as it is, whoever judged it: a rejected one does
    not come back.
    """
    by_model: dict[type[Model], dict[tuple[Any, ...], Model]] = defaultdict(dict)
    for row in rows:
        model = type(row)
        by_model[model].setdefault(_key(row, KEYS[model]), row)
    created: list[Model] = []
    for model, keyed in by_model.items():
        existing = _existing(model, keyed, new)
        missing = [row for key, row in keyed.items() if key not in existing]
        create_records(missing, run=run)
        created.extend(missing)
    return created


def _key(row: Model, fields: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(getattr(row, field) for field in fields)


def _existing(
    model: type[Model], keyed: Mapping[tuple[Any, ...], Model], new: frozenset[Anchor]
) -> set[tuple[Any, ...]]:
    """The keys that the database holds already; a row of anything new is not among them."""
    fields = KEYS[model]
    anchors = {key[0] for key in keyed if new.isdisjoint(zip(fields, key, strict=True))}
    if not anchors:
        return set()
    rows = model._default_manager.filter(**{f"{fields[0]}__in": anchors})
    return set(rows.order_by().values_list(*fields))
