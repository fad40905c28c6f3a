"""What waits on the editors' desk, for its first page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.db.models import Count, Model
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.models import (
    Appointment,
    Article,
    FieldProposal,
    ImportRun,
    Initiative,
    Involvement,
    Meeting,
    Mention,
    Official,
    Participation,
    Partner,
    Quotation,
    RawDocument,
    RunItem,
    StageReport,
)
from archive.models.review import Reviewed
from archive.vocabulary import Outcome

register = template.Library()

_RECORDS: tuple[type[Reviewed], ...] = (Article, Initiative, Partner, Official, Meeting)
_ROWS: tuple[type[Reviewed], ...] = (
    Mention,
    StageReport,
    Participation,
    Involvement,
    Appointment,
    Quotation,
    FieldProposal,
)

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


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits of one kind: how many are proposed, and how many only a machine has accepted."""

    label: str
    address: str
    waiting: int
    machine: int


@register.simple_tag
def desk_queues(user: Any) -> dict[str, list[Queue]]:
    """What waits for a decision, records and rows, as far as ``user`` may see it."""
    return {
        "records": [_queue(model) for model in _RECORDS if _may_see(user, model)],
        "rows": [_queue(model) for model in _ROWS if _may_see(user, model)],
    }


@register.simple_tag
def desk_runs(user: Any) -> list[tuple[ImportRun, str]]:
    """The last import runs with what came out of them."""
    if not _may_see(user, ImportRun):
        return []
    runs = list(ImportRun.objects.select_related("started_by").defer("options")[:5])
    counts = RunItem.objects.filter(run__in=[run.pk for run in runs]).order_by()
    outcomes: dict[int, list[str]] = {}
    for key, outcome, count in counts.values_list("run", "outcome").annotate(Count("pk")):
        outcomes.setdefault(key, []).append(f"{count} {gettext(Outcome(outcome).label).lower()}")
    return [(run, ", ".join(outcomes.get(run.pk, []))) for run in runs]


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


@register.simple_tag
def desk_conflicts(user: Any) -> int:
    """How many other bytes under known references wait for a decision."""
    return RawDocument.objects.conflicts().count() if _may_see(user, RawDocument) else 0


def _may_see(user: Any, model: type[Model]) -> bool:
    return user.has_perm(f"archive.view_{model._meta.model_name}")


def _queue(model: type[Reviewed]) -> Queue:
    rows: Any = model._default_manager
    return Queue(
        label=capfirst(str(model._meta.verbose_name_plural)),
        address=reverse(f"admin:archive_{model._meta.model_name}_changelist"),
        waiting=rows.proposed().count(),
        machine=rows.machine_read().count(),
    )
