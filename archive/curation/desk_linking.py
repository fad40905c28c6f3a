"""Link a proposal to another record: what the article says of one is then said of the other."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.curation import linking, review
from archive.curation.corrections import note_corrections
from archive.curation.desk_deciding import accept_parts, drop_unnamed, finish_if_done
from archive.curation.desk_proposals import QUOTATION, Target
from archive.curation.review import DECISION, derive_stages_of, mark_decided
from archive.curation.writing import save_rows
from archive.models import (
    Article,
    Involvement,
    Mention,
    Participation,
    Quotation,
    StageReport,
    StatedAmount,
)
from archive.vocabulary import ChangeKind, RecordKind, ReviewStatus

#: What an article says of a record besides naming it: rows that go to the other record with it.
_SAID: dict[str, tuple[tuple[type[Model], str], ...]] = {
    RecordKind.PARTNER.value: ((Participation, "partner"),),
    RecordKind.OFFICIAL.value: ((Quotation, "official"), (Involvement, "official")),
    RecordKind.INITIATIVE.value: (
        (StageReport, "initiative"),
        (Participation, "initiative"),
        (Involvement, "initiative"),
        (StatedAmount, "initiative"),
    ),
}
#: What else makes a row that belongs to an initiative unique under it.
_UNIQUE: dict[type[Model], tuple[str, ...]] = {
    Participation: ("partner_id", "role"),
    Involvement: ("official_id", "role"),
    StatedAmount: ("article_id", "start", "unit"),
}


def kinds_to_link(target: Target) -> tuple[str, ...]:
    """The kinds of record that ``target`` can be linked to; none where it cannot."""
    if target.part is None and target.proposal.kind != QUOTATION:
        codes = tuple(RecordKind.codes()) if target.proposal.kind in RecordKind.codes() else ()
        first = target.proposal.kind
        return tuple(sorted(codes, key=lambda code: code != first))
    model = type((target.part or target.proposal.parts[0]).row)
    if model is Mention:
        return tuple(sorted(RecordKind.codes(), key=lambda code: code != target.proposal.kind))
    if model in (Participation, Involvement, StageReport, Quotation):
        return linking.targets_of(model)
    return ()


def link(
    article: Article, target: Target, *, to: Any, by: User, remember_names: bool = False
) -> None:
    """Link ``target`` to the record ``to`` and accept it.

    A whole proposal takes along what else the article says of its record, as far
    as that can be said of ``to``; a run's record that nothing names any more falls.
    Linking to the record that is named already says that it is the right one.
    Raises ``ValueError`` where rows of this kind are not linked to such a record.
    """
    if str(to._meta.model_name) not in kinds_to_link(target):
        raise ValueError(f"{target.key} is not linked to {to._meta.label}")
    summary = _("Linked: %(tag)s to %(record)s") % {"tag": target.proposal.tag, "record": to}
    with recording(ChangeKind.LINK, by=by, summary=summary):
        former = target.proposal.record
        keys = [part.row.pk for part in target.parts if isinstance(part.row, Mention)]
        if target.part is not None or not keys:
            row = (target.part or target.proposal.parts[0]).row
            rows = type(row)._base_manager.filter(pk=row.pk)
            linking.link(rows, to=to, by=by, remember_names=remember_names)
        else:
            mentions = Mention.objects.filter(pk__in=keys)
            linking.link(mentions, to=to, by=by, remember_names=remember_names)
            # The place names that record already: these words do not name a second one.
            doubles = mentions.exclude(**{str(to._meta.model_name): to})
            review.reject(doubles, by=by)
            if former is not None and type(former) is type(to) and former.pk != to.pk:
                _take_along(article, former, to, by=by)
        own = f"{to._meta.model_name}_id"
        same = [part for part in target.parts if getattr(part.row, own, None) == to.pk]
        accept_parts([part for part in same if not part.is_decided], None, by=by)
        drop_unnamed([former], by=by)
        finish_if_done(article, by=by)


def _take_along(article: Article, former: Any, to: Any, *, by: User) -> None:
    for model, field in _SAID.get(str(to._meta.model_name), ()):
        rows = model._base_manager.filter(article=article, **{field: former})
        if model in linking.linkable() and field in linking.targets_of(model):
            linking.link(rows, to=to, by=by)
        else:
            _move(rows, field, to, by=by)


def _move(rows: QuerySet[Any], field: str, to: Any, *, by: User) -> None:
    """Let rows belong to the initiative ``to``; those it has already fall with the former one."""
    model = rows.model
    unique = _UNIQUE[model]
    taken = set(model._base_manager.filter(**{field: to}).values_list(*unique))
    moved = []
    for row in rows.exclude(status=ReviewStatus.REJECTED).order_by("pk"):
        key = tuple(getattr(row, name) for name in unique)
        if key in taken:
            continue
        taken.add(key)
        setattr(row, field, to)
        note_corrections(row, [field])
        row.status = ReviewStatus.ACCEPTED.value
        mark_decided(row, by=by)
        moved.append(row)
    message = _("Linked to “%(record)s”.") % {"record": to}
    save_rows(moved, (field, "corrected", *DECISION), by=by, message=message)
    derive_stages_of(moved)
