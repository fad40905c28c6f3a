"""Who may take a change back: whoever could have made the opposite change by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from archive.changes.snapshots import RECORDS
from archive.models import Change, ChangeSet
from archive.vocabulary import ChangeAction, ChangeKind

#: Rows that follow what they belong to and that nobody writes by themselves.
_FOLLOWING = frozenset({"fieldlock", "gonerecord"})
#: Columns whose change asks for a right of its own.
_GUARDED = {"merged_into_id": "merge", "publication": "publish"}
#: Kinds of sets that move rows between records.
_MOVING = frozenset({ChangeKind.MERGE, ChangeKind.SPLIT})
#: Records that are never merged by hand.
_NEVER_MERGED = frozenset({"article", "outlet"})


def missing_rights(user: Any, change_set: ChangeSet, changes: Iterable[Change]) -> list[str]:
    """The permissions that ``user`` lacks for taking these changes of the set back.

    A changed row needs the right to change it, a deleted one to add it, a
    created one to delete it; what somebody has added they may also take away.
    To merge and to publish are rights of their own.
    """
    needed: set[str] = set()
    for change in changes:
        needed |= _needed(change_set, change.model, change.action, user)
        if change.action == ChangeAction.CHANGED:
            needed |= {
                f"{verb}_{change.model}"
                for column, verb in _GUARDED.items()
                if column in change.before
            }
    return _lacking(user, needed)


def missing_rights_of_set(user: Any, change_set: ChangeSet) -> list[str]:
    """The permissions that ``user`` lacks for taking the whole set back.

    A merge or a split also asks for the right to merge its records.
    """
    changes = change_set.changes.order_by()
    needed: set[str] = set()
    for name, action in changes.values_list("model", "action").distinct():
        needed |= _needed(change_set, name, action, user)
        if change_set.kind in _MOVING and name in RECORDS and name not in _NEVER_MERGED:
            needed.add(f"merge_{name}")
    for column, verb in _GUARDED.items():
        guarded = changes.filter(action=ChangeAction.CHANGED, before__has_key=column)
        for name in guarded.values_list("model", flat=True).distinct():
            needed.add(f"{verb}_{name}")
    return _lacking(user, needed)


def _needed(change_set: ChangeSet, name: str, action: str, user: Any) -> set[str]:
    if name in _FOLLOWING:
        return set()
    is_own = change_set.by_id is not None and change_set.by_id == user.pk
    match action:
        case ChangeAction.DELETED:
            return {f"add_{name}"}
        case ChangeAction.CREATED:
            return {f"{'add' if is_own else 'delete'}_{name}"}
    return {f"change_{name}"}


def _lacking(user: Any, needed: Iterable[str]) -> list[str]:
    return sorted(right for right in needed if not user.has_perm(f"archive.{right}"))
