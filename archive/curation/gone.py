"""Deleted records: what stays of their addresses, and what replaced them.

A record that the public could have known leaves a note of where it was, in the
same change set as its deletion: taking that set back takes the note away too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from archive.changes.snapshots import name_of
from archive.curation.redirects import Redirects
from archive.models import GoneRecord, Subject
from archive.search import unindex
from archive.vocabulary import Publication, ReviewStatus


def note_gone(records: Iterable[Any], *, replaced_by: Any = None) -> list[GoneRecord]:
    """Note the addresses of ``records``, which are about to be deleted; return the notes.

    ``replaced_by`` is a record of the same kind to which readers are sent. A
    merged record is replaced by the one it led to. What was never public
    leaves nothing. Call it in the recording of the deletion.
    """
    going = list(records)
    unindex(going)
    notes = []
    for record in going:
        if not _was_public(record):
            continue
        replacement = replaced_by if replaced_by is not None else _led_to(record)
        slug = slug_of(record)
        known = GoneRecord.objects.filter(kind=name_of(type(record)), slug=slug).first()
        note = known or GoneRecord(kind=name_of(type(record)), slug=slug)
        note.name = str(record)[:300]
        note.replaced_by = "" if replacement in (None, record) else slug_of(replacement)
        note.save()
        notes.append(note)
    return notes


def forget_gone(records: Iterable[Any]) -> None:
    """Take the notes away of records that have come back to their addresses."""
    for record in records:
        for note in GoneRecord.objects.filter(kind=name_of(type(record)), slug=slug_of(record)):
            note.delete()


def slug_of(record: Any) -> str:
    """The last part of a record's public address."""
    return record.code if isinstance(record, Subject) else record.slug


def _led_to(record: Any) -> Any:
    """The live record that a merged one led to; None for others."""
    if record.merged_into_id is None:
        return None
    model = type(record)
    return model._base_manager.get(pk=Redirects().last(model, record.pk))


def _was_public(record: Any) -> bool:
    """Whether somebody may have the record's address: it was shown once, or it redirects."""
    if isinstance(record, Subject) or record.merged_into_id is not None:
        return True
    if record.publication == Publication.WITHDRAWN:
        return True
    shown = record.publication == Publication.PUBLISHED
    return shown and record.status != ReviewStatus.PROPOSED
