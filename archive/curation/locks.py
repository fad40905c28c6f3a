"""Locks: a field that an editor has changed is not written by any run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Field, Model, QuerySet
from django.utils.translation import gettext as _

from archive.changes.recording import recorded
from archive.curation.corrections import note_corrections
from archive.curation.review import DECISION, Decided, judged_among, mark_decided
from archive.curation.writing import add_rows, save_rows
from archive.models import FieldLock, FieldProposal
from archive.models.curation import LOCKABLE_FIELDS
from archive.models.publication import Published
from archive.models.review import Reviewed
from archive.search import index
from archive.vocabulary import ChangeKind, ReviewStatus

#: Fields that say where a record stands; runs do not write them on known records.
_NOT_LOCKED = frozenset(
    {"id", "status", "decided_by", "decided_at", "created_at", "changed_at", "publication"}
)


def lock(record: Model, fields: Iterable[str], *, by: User) -> None:
    """Lock the ``fields`` of ``record`` that a run could write; locking twice changes nothing."""
    lock_all([(record, fields)], by=by)


def lock_all(changed: Sequence[tuple[Model, Iterable[str]]], *, by: User) -> None:
    """Lock fields of many records, all of one model, as ``lock`` does for one."""
    about = changed[0][0]._meta.model_name if changed else None
    if about not in LOCKABLE_FIELDS:
        return
    own = {field.name for field in changed[0][0]._meta.concrete_fields} - _NOT_LOCKED
    records = [record for record, _fields in changed]
    there = FieldLock.objects.filter(**{f"{about}__in": records})
    locked = set(there.values_list(f"{about}_id", "field"))
    new: list[tuple[Model, str]] = [
        (record, name)
        for record, fields in changed
        for name in fields
        if name in own and (record.pk, name) not in locked
    ]
    names = ", ".join(dict.fromkeys(name for _record, name in new))
    message = _("Fields locked: %(fields)s.") % {"fields": names}
    locks = [FieldLock(**{about: record}, field=name, locked_by=by) for record, name in new]
    add_rows(locks, by=by, message=message)


def locked_fields(record: Model) -> set[str]:
    """Names of the fields of ``record`` that editors have locked."""
    return set(
        FieldLock.objects.filter(**{f"{record._meta.model_name}": record}).values_list(
            "field", flat=True
        )
    )


@recorded(ChangeKind.DECISION)
def accept_proposals(proposals: QuerySet[FieldProposal], *, by: User) -> Decided:
    """Write the proposed values and lock their fields; leave what is judged or not valid."""
    total = proposals.count()
    waiting = (
        FieldProposal.objects.undecided()
        .filter(pk__in=proposals.order_by().values("pk"))
        .order_by("pk")
        .select_for_update(of=("self",))
    )
    judged = judged_among(proposals)
    accepted = [proposal for proposal in waiting if _write(proposal, by=by)]
    for proposal in accepted:
        proposal.status = ReviewStatus.ACCEPTED.value
        mark_decided(proposal, by=by)
    save_rows(accepted, DECISION, by=by, message=_("Proposal accepted."))
    return Decided(len(accepted), left=total - len(accepted), judged=judged)


def _write(proposal: FieldProposal, *, by: User) -> bool:
    """Write the proposed value into its record; whether that was possible."""
    record = proposal.record
    field = record._meta.get_field(proposal.field)
    if not isinstance(field, Field):
        return False
    try:
        value = _value_of(field, proposal.proposed)
    except (ValidationError, ObjectDoesNotExist):
        return False
    setattr(record, field.name, value)
    written = [field.name]
    if isinstance(record, Reviewed):
        note_corrections(record, [field.name])
        written.append("corrected")
    message = _("Proposed value accepted: %(field)s.") % {"field": field.verbose_name}
    save_rows([record], written, by=by, message=message)
    lock(record, [field.name], by=by)
    index([record])
    return True


def _value_of(field: Field[Any, Any], text: str) -> Any:
    """The value that ``text`` stands for; a related record is named by its slug or code."""
    if not field.is_relation:
        return field.clean(text, None)
    if not text:
        return None
    related: Any = field.related_model
    if issubclass(related, Published):
        return related._default_manager.get(slug=text)
    return related._default_manager.get_by_natural_key(text)
