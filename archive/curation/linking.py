"""Link rows to another record: not this Putri, but that one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from archive.changes.recording import recorded
from archive.curation.corrections import note_corrections
from archive.curation.review import (
    DECISION,
    Decided,
    accept_records_of,
    derive_stages_of,
    mark_decided,
)
from archive.curation.writing import add_rows, save_rows
from archive.models import (
    Involvement,
    Mention,
    NameVariant,
    Participation,
    Partner,
    Quotation,
    StageReport,
)
from archive.models.mention import RECORD_FIELDS
from archive.models.names import NAMED_FIELDS
from archive.search import index
from archive.vocabulary import ChangeKind, RecordKind, ReviewStatus, Verdict


@dataclass(frozen=True, slots=True)
class _Link:
    """Which field of a row is linked, and what else makes the row unique under the record."""

    field: str
    unique_with: tuple[str, ...] = ()


_LINKS: dict[type[Model], _Link] = {
    Participation: _Link("partner", ("initiative_id", "role")),
    Involvement: _Link("official", ("initiative_id", "role")),
    StageReport: _Link("initiative", ("article_id", "start", "stage")),
    Quotation: _Link("official"),
}


def linkable() -> tuple[type[Model], ...]:
    """The models whose rows can be linked to another record."""
    return (Mention, *_LINKS)


def targets_of(model: type[Model]) -> tuple[str, ...]:
    """Names of the fields through which rows of ``model`` can be linked to another record."""
    return RECORD_FIELDS if model is Mention else (_LINKS[model].field,)


@recorded(ChangeKind.LINK)
def link(rows: QuerySet[Any], *, to: Model, by: User, remember_names: bool = False) -> Decided:
    """Link ``rows`` to the record ``to`` and accept them; ``to`` is accepted if it was proposed.

    Also rows that were judged before are linked: who links them knows better.
    A row that the record already has in the same place is left. With
    ``remember_names`` the words of mentions become name variants of the
    record, so that the next run finds it; names it has had before stay.
    """
    model = rows.model
    field = to._meta.model_name or ""
    if field not in targets_of(model):
        raise ValueError(f"{model.__name__} is not linked to {to._meta.label}")
    unique_with = ("article_id", "start", "end") if model is Mention else _LINKS[model].unique_with
    chosen = list(
        model._base_manager.filter(pk__in=rows.order_by().values("pk"))
        .select_related(*targets_of(model))
        .order_by("pk")
        .select_for_update(of=("self",))
    )
    taken = _keys(model._base_manager.filter(**{field: to}), unique_with)
    linked = []
    for row in chosen:
        key = tuple(getattr(row, name) for name in unique_with)
        if getattr(row, f"{field}_id") == to.pk or (unique_with and key in taken):
            continue
        taken.add(key)
        linked.append(row)
    before = [
        StageReport(initiative_id=row.initiative_id) for row in linked if model is StageReport
    ]
    instead_of: dict[Model | None, list[Any]] = defaultdict(list)
    for row in linked:
        instead_of[_named(row)].append(row)
        _point(row, field, to)
        note_corrections(row, [field])
        row.status = ReviewStatus.ACCEPTED.value
        mark_decided(row, by=by)
    fields = {field, "corrected", *DECISION}
    if model is Mention:
        fields |= {*RECORD_FIELDS, "kind", "role", "verdict"}
    for former, rows_of in instead_of.items():
        save_rows(rows_of, sorted(fields), by=by, message=_linked(to, former))
    along = accept_records_of(linked, by=by)
    if remember_names and model is Mention:
        remember(to, {mention.exact for mention in linked}, by=by)
    derive_stages_of([*before, *linked])
    return Decided(changed=len(linked), left=len(chosen) - len(linked), along=along)


def remember(record: Model, names: Iterable[str], *, by: User) -> int:
    """Keep ``names`` as name variants of ``record``; return how many were new."""
    field = record._meta.model_name
    if field not in NAMED_FIELDS:
        return 0
    known = set(NameVariant.objects.filter(**{field: record}).values_list("name", flat=True))
    known.add(str(record))
    variants = [
        NameVariant(**{field: record}, name=name[:300]) for name in sorted(set(names) - known)
    ]
    add_rows(variants, by=by, message=_("Name added while linking."))
    if variants:
        index([record])
    return len(variants)


def _named(row: Any) -> Model | None:
    """The record that ``row`` is linked to now."""
    named = (getattr(row, name) for name in targets_of(type(row)))
    return next((record for record in named if record is not None), None)


def _linked(to: Model, former: Model | None) -> str:
    if former is None:
        return _("Linked to “%(record)s”.") % {"record": to}
    return _("Linked to “%(record)s” instead of “%(former)s”.") % {"record": to, "former": former}


def _keys(rows: QuerySet[Any], names: tuple[str, ...]) -> set[tuple[Any, ...]]:
    return set(rows.values_list(*names)) if names else set()


def _point(row: Any, field: str, record: Model) -> None:
    """Let ``row`` point to ``record`` and, for a mention, to nothing else."""
    if isinstance(row, Mention):
        for other in RECORD_FIELDS:
            setattr(row, other, None)
        row.kind = RecordKind(field).value
        row.verdict = Verdict.MATCHED.value
        if not isinstance(record, Partner):
            row.role = ""
    setattr(row, field, record)
