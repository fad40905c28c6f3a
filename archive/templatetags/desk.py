"""The lists of the desk, for its first page and its navigation."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

#: All lists by what they are about.
_GROUPS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_("Records"), ("Article", "Initiative", "Partner", "Official", "Meeting", "Subject")),
    (_("Evidence"), ("Mention", "Quotation", "StageReport", "StatedAmount")),
    (
        _("Links"),
        (
            "Participation",
            "Involvement",
            "Appointment",
            "MeetingParticipant",
            "InitiativeMeeting",
            "InitiativeLink",
            "ArticleLink",
            "InitiativeSubject",
            "ArticleSubject",
        ),
    ),
    (_("Work"), ("FollowUp", "DeskNote")),
    (_("May be the same"), ("PartnerPair", "OfficialPair", "InitiativePair", "MeetingPair")),
    (
        _("Provenance"),
        (
            "ImportRun",
            "RunItem",
            "RawDocument",
            "Accession",
            "Outlet",
            "FieldProposal",
            "FieldLock",
        ),
    ),
    (_("People"), ("User", "Group")),
)


#: The lists that every page of the desk leads to, in the order of the work.
_NAVIGATION = (
    "Article",
    "Mention",
    "Initiative",
    "Partner",
    "Official",
    "Meeting",
    "Subject",
    "ImportRun",
)


@register.filter
def in_groups(app_list: list[dict[str, Any]]) -> list[tuple[str, list[dict[str, Any]]]]:
    """All lists of the desk under what they are about, in the order of the work."""
    models = {model["object_name"]: model for app in app_list for model in app["models"]}
    groups = [
        (label, [models.pop(name) for name in names if name in models]) for label, names in _GROUPS
    ]
    return [group for group in (*groups, (_("Other"), list(models.values()))) if group[1]]


@register.filter
def navigation(app_list: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lists that every page of the desk leads to, as far as the person may see them."""
    models = {model["object_name"]: model for app in app_list for model in app["models"]}
    return [models[name] for name in _NAVIGATION if name in models]
