"""Merge records that are the same: rows move to one of them, the others become redirects.

Nothing is deleted. A row that the kept record has already stays with the
merged one, out of sight; if it was further decided, the kept row takes its
decision over. All of it is one change set, so that it can be taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.curation.linking import remember
from archive.curation.locks import lock
from archive.curation.merge_rows import Moved, move_rows, moves_of
from archive.curation.pairs import settle_pairs
from archive.curation.review import DECISION, mark_decided
from archive.curation.writing import add_rows, save_rows
from archive.models import Initiative, Subject, SubjectLabel
from archive.models.review import Reviewed
from archive.models.stages import derive_stage
from archive.search import index, unindex
from archive.vocabulary import ChangeKind, Decision, ReviewStatus


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: records turned into redirects, rows moved, rows the kept one had."""

    records: int
    moved: int
    doubled: int


def merge(
    records: Sequence[Any],
    *,
    into: Any,
    by: User,
    values: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Merged:
    """Merge ``records`` into the record ``into``; raises ``ValidationError`` where that is wrong.

    ``values`` are those the kept record shall have instead of its own, by field;
    such a field counts as an editor's and is locked. The names of a merged
    record become name variants of the kept one, and redirects that led to it
    lead to the kept one. A proposed record that takes in one that stands, stands.
    """
    with recording(ChangeKind.MERGE, by=by, reason=reason) as going_on:
        kept, merged = _locked(records, into)
        said = _("%(records)s merged into “%(kept)s”.") % {
            "records": ", ".join(f"“{record}”" for record in merged),
            "kept": kept,
        }
        going_on.describe(ChangeKind.MERGE, said)
        done = Moved()
        for record in merged:
            _lift(kept, record, by=by, message=said)
            for move in moves_of(kept):
                done.add(move_rows(move, record, kept, by=by, message=said))
            _stand(kept, record, by=by, message=said)
            _redirect(record, kept, by=by, message=said)
        former = copy(kept)
        _take_values(kept, values or {}, by=by, message=said)
        _keep_names([*merged, former], kept, by=by, message=said)
        settle_pairs(merged, kept, by=by, reason=reason)
        for record in (kept, *merged) if isinstance(kept, Initiative) else ():
            derive_stage(record)
        unindex(merged)
        index([kept, *done.records()])
    return Merged(records=len(merged), moved=done.moved, doubled=done.doubled)


def _locked(records: Sequence[Any], into: Any) -> tuple[Any, list[Any]]:
    """The kept record and the others as the database has them, locked until the merge is done."""
    keys = sorted({record.pk for record in records} | {into.pk})
    rows = type(into)._base_manager.filter(pk__in=keys).order_by("pk")
    locked = {record.pk: record for record in rows.select_for_update(of=("self",))}
    if len(locked) < len(keys):
        raise ValidationError(_("One of these records is gone."), code="gone")
    kept = locked.pop(into.pk)
    if kept.merged_into_id is not None or any(one.merged_into_id for one in locked.values()):
        raise ValidationError(_("One of these records has been merged already."), code="merged")
    if not locked:
        raise ValidationError(_("Choose at least two records."), code="one")
    if isinstance(kept, Reviewed) and kept.status == ReviewStatus.REJECTED:
        raise ValidationError(_("A rejected record cannot be the one to keep."), code="rejected")
    return kept, list(locked.values())


def _stand(kept: Any, record: Any, *, by: User, message: str) -> None:
    """Accept a proposed record that takes in one that stands: its rows stand as well."""
    if not isinstance(kept, Reviewed) or kept.status == ReviewStatus.ACCEPTED:
        return
    if record.status == ReviewStatus.ACCEPTED:
        kept.status = ReviewStatus.ACCEPTED.value
        mark_decided(kept, by=by)
        kept.decision = Decision.ALONG.value
        save_rows([kept], DECISION, by=by, message=message)


def _redirect(record: Any, kept: Any, *, by: User, message: str) -> None:
    """Let the merged record, and what had been merged into it, lead to the kept one."""
    led_here = list(type(record)._base_manager.filter(merged_into=record).order_by("pk"))
    for one in (record, *led_here):
        one.merged_into = kept
    save_rows([record, *led_here], ["merged_into"], by=by, message=message)
    if isinstance(record, Reviewed):
        record.decision = Decision.MERGED.value
        save_rows([record], ["decision"], by=by, message=message)


def _take_values(kept: Any, values: Mapping[str, Any], *, by: User, message: str) -> None:
    """Write the values chosen for the kept record; raises ``ValidationError`` for a bad one."""
    changed = [name for name, value in values.items() if getattr(kept, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(kept, name, values[name])
    kept.clean_fields(exclude={field.name for field in kept._meta.concrete_fields} - set(changed))
    kept.validate_constraints()
    save_rows([kept], changed, by=by, message=message)
    lock(kept, changed, by=by)


def _keep_names(records: Iterable[Any], kept: Any, *, by: User, message: str) -> None:
    """Make the names of ``records`` findable under the kept one."""
    if not isinstance(kept, Subject):
        names = {name for one in records for name in (one.name, getattr(one, "name_en", ""))}
        remember(kept, names - {"", kept.name, getattr(kept, "name_en", "")}, by=by)
        return
    known = set(kept.alternatives.values_list("label", "language"))
    known |= {(kept.label_id, "id"), (kept.label_en, "en")}
    labels = {pair for one in records for pair in ((one.label_id, "id"), (one.label_en, "en"))}
    new = [SubjectLabel(subject=kept, label=one, language=code) for one, code in labels - known]
    new.sort(key=lambda label: (label.label, label.language))
    add_rows(new, by=by, message=message)


def _lift(kept: Any, record: Any, *, by: User, message: str) -> None:
    """Take the kept record out from under the merged one, or it would stand under itself."""
    if not hasattr(kept, "parent_id") or record.pk not in _above(kept):
        return
    kept.parent_id = record.parent_id
    save_rows([kept], ["parent"], by=by, message=message)


def _above(record: Any) -> set[int]:
    """The keys of the records that ``record`` stands under, from the next one up."""
    above: set[int] = set()
    parents: type[Model] = type(record)
    key = record.parent_id
    while key is not None and key not in above:
        above.add(key)
        key = parents._base_manager.values_list("parent_id", flat=True).get(pk=key)
    return above
