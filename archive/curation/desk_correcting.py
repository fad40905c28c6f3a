"""Correct what a run proposed: the corrected values are accepted, and of a record locked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.curation import review
from archive.curation.corrections import note_corrections
from archive.curation.desk_deciding import accept_parts, finish_if_done, told
from archive.curation.desk_proposals import Target
from archive.curation.locks import lock
from archive.curation.review import DECISION
from archive.curation.writing import save_rows
from archive.models import Article
from archive.models.publication import Published
from archive.search import index
from archive.vocabulary import ChangeKind, ReviewStatus


@dataclass(frozen=True, slots=True)
class Correction:
    """A row or a record with its new values already set, and the names of the fields changed."""

    row: Any
    fields: tuple[str, ...]


def correct(
    article: Article, target: Target, corrections: Sequence[Correction], *, by: User
) -> None:
    """Write ``corrections`` and accept everything else that ``target`` is about."""
    with recording(ChangeKind.DECISION, by=by, summary=told(_("Corrected"), target)):
        for correction in corrections:
            if correction.fields:
                _write(correction, by=by)
        written = {
            (type(one.row), one.row.pk)
            for one in corrections
            if one.fields and not isinstance(one.row, Published)
        }
        others = [part for part in target.parts if (type(part.row), part.row.pk) not in written]
        record = target.proposal.record if target.part is None else None
        accept_parts(others, record, by=by)
        finish_if_done(article, by=by)


def _write(correction: Correction, *, by: User) -> None:
    row = correction.row
    note_corrections(row, correction.fields)
    row.status = ReviewStatus.ACCEPTED.value
    review.mark_decided(row, by=by)
    fields = (*correction.fields, "corrected", *DECISION)
    save_rows([row], fields, by=by, message=_("Corrected."))
    review.follow_edit(row, by=by)
    if isinstance(row, Published):
        lock(row, correction.fields, by=by)
        index([row])
