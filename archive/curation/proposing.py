"""Proposing: who may enter something without deciding that it stands.

A contributor may add rows and records but not change what is there. What a
contributor enters waits as *proposed*, which is never public, until an editor
decides; until then it can be changed by whoever entered it. Who that was, the
history says.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from archive.changes.snapshots import name_of
from archive.models import Change
from archive.models.publication import Published
from archive.models.review import Reviewed
from archive.vocabulary import ChangeAction, Publication, ReviewStatus


def may_decide(by: Any, model: type[Model]) -> bool:
    """Whether what ``by`` enters stands at once, because ``by`` may change any such row."""
    return bool(by.has_perm(f"{model._meta.app_label}.change_{name_of(model)}"))


def is_own_proposal(row: Reviewed, *, by: User) -> bool:
    """Whether ``by`` entered ``row`` and no editor has had to do with it since.

    A record that was sent to review is the editors' until they send it back.
    """
    if row.status != ReviewStatus.PROPOSED or row.decided_by_id or row.run_id:
        return False
    if isinstance(row, Published) and row.publication != Publication.DRAFT:
        return False
    return Change.objects.filter(
        model=name_of(type(row)),
        key=row.pk,
        action=ChangeAction.CREATED,
        change_set__by=by,
    ).exists()
