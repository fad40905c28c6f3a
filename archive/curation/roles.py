"""The five roles of the desk, as groups with permissions.

Each role may do what the one before it may, and more. ``ensure_roles`` is run
by the set-up and may be run again at any time.
"""

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from django.db import transaction

#: Names of the groups; they are keys, shown as they are.
READER, CONTRIBUTOR, EDITOR, CHIEF_EDITOR, ADMINISTRATOR = (
    "Reader of drafts",
    "Contributor",
    "Editor",
    "Chief editor",
    "Administrator",
)
ROLES = (READER, CONTRIBUTOR, EDITOR, CHIEF_EDITOR, ADMINISTRATOR)

#: What is written as a trace of something else: by runs, by the history, by the desk itself.
_TRACES = frozenset(
    {
        "articleband",
        "change",
        "changedrecord",
        "changeset",
        "fieldlock",
        "gonerecord",
        "importrun",
        "mentioncandidate",
        "notice",
        "openpage",
        "rawdocument",
        "runitem",
    }
)
#: What a contributor may add: records and rows that wait for an editor, other names, and notes.
_PROPOSED = frozenset(
    {
        "appointment",
        "articlelink",
        "articlesubject",
        "desknote",
        "initiative",
        "initiativelink",
        "initiativemeeting",
        "initiativepair",
        "initiativesubject",
        "involvement",
        "meeting",
        "meetingpair",
        "meetingparticipant",
        "mention",
        "namevariant",
        "official",
        "officialpair",
        "participation",
        "partner",
        "partnerpair",
        "quotation",
        "stagereport",
        "statedamount",
    }
)


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
            (CONTRIBUTOR, filter(_may_propose, archive)),
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


def _may_propose(permission: Permission) -> bool:
    verb, _, model = permission.codename.partition("_")
    return verb == "add" and model in _PROPOSED


def _may_edit(permission: Permission) -> bool:
    verb, _, model = permission.codename.partition("_")
    if model in _TRACES:
        # An editor decides on other bytes under a known reference.
        return permission.codename == "change_rawdocument"
    return verb in {"add", "change", "export"}


def _may_decide(permission: Permission) -> bool:
    verb, _, model = permission.codename.partition("_")
    if model in _TRACES:
        # A chief editor may open a locked field to runs again.
        return permission.codename == "delete_fieldlock"
    return verb in {"delete", "publish", "merge", "import"}
