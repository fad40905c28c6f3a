"""The four roles of the desk, as groups with permissions.

Each role may do what the one before it may, and more. ``ensure_roles`` is run
by the set-up and may be run again at any time.
"""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db import transaction

#: Names of the groups; they are keys, shown as they are.
READER, EDITOR, CHIEF_EDITOR, ADMINISTRATOR = (
    "Reader of drafts",
    "Editor",
    "Chief editor",
    "Administrator",
)
ROLES = (READER, EDITOR, CHIEF_EDITOR, ADMINISTRATOR)

#: Rows of provenance: made by runs, read by people.
_MADE_BY_RUNS = ("importrun", "runitem", "rawdocument", "fieldlock", "mentioncandidate")


def ensure_roles() -> dict[str, Group]:
    """Make the groups that are missing, with their permissions; return them by name.

    A group that is there keeps what an administrator has given it or taken from
    it; only permissions that no role has yet, those of a newer version, are added.
    """
    archive = list(Permission.objects.filter(content_type__app_label="archive"))
    people = list(
        Permission.objects.filter(
            content_type__app_label__in=("auth", "admin"),
            content_type__model__in=("user", "group", "logentry"),
        )
    )
    granted: set[Permission] = set()
    groups = {}
    held = set(Permission.objects.filter(group__name__in=ROLES))
    with transaction.atomic():
        for name, allowed in (
            (READER, filter(_may_read, archive)),
            (EDITOR, filter(_may_edit, archive)),
            (CHIEF_EDITOR, filter(_may_decide, archive)),
            (ADMINISTRATOR, (*archive, *people)),
        ):
            granted |= set(allowed)
            groups[name], is_new = Group.objects.get_or_create(name=name)
            groups[name].permissions.add(*(granted if is_new else granted - held))
    return groups


def _may_read(permission: Permission) -> bool:
    return permission.codename.startswith("view_")


def _may_edit(permission: Permission) -> bool:
    verb, _, model = permission.codename.partition("_")
    if model in _MADE_BY_RUNS or model.startswith("historical"):
        # An editor decides on other bytes under a known reference.
        return permission.codename == "change_rawdocument"
    return verb in {"add", "change", "export"}


def _may_decide(permission: Permission) -> bool:
    verb, _, model = permission.codename.partition("_")
    if model in _MADE_BY_RUNS or model.startswith("historical"):
        # A chief editor may open a locked field to runs again.
        return permission.codename == "delete_fieldlock"
    return verb in {"delete", "publish", "merge", "import"}
