"""The inbox, the first page of the desk: what waits, and what concerns the person who reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import Count, Model
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.admin import shown
from archive.admin.messages import editor
from archive.admin.notes import ShownNote, with_names
from archive.admin.notices import shown_notices
from archive.curation import desk_queue, inbox
from archive.curation.follow_ups import open_follow_ups, silent
from archive.curation.notices import unread
from archive.models import (
    Article,
    FieldProposal,
    FollowUp,
    ImportRun,
    Initiative,
    RawDocument,
    RunItem,
)
from archive.models.date_words import date_in_words
from archive.models.publication import Published
from archive.vocabulary import Outcome

#: Lines of a list that the inbox shows; its own list or page has the rest.
_FEW, _SOME = 5, 10


@dataclass(frozen=True, slots=True)
class Line:
    """A line that counts something: its words, how many, and where they are."""

    label: str
    number: inbox.Number
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """What waits of one kind of proposal, by band of confidence; an address for each number."""

    label: str
    number: inbox.Number
    address: str
    machine: str
    bands: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that waits: where it is reviewed, and what of it nobody has judged."""

    article: Article
    address: str
    total: int
    kinds: str
    dated: str


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A record that is not public yet."""

    record: Published
    kind: str
    state: str
    address: str


@dataclass(frozen=True, slots=True)
class Silent:
    """An initiative without a report for long, and since when."""

    initiative: Initiative
    stage: Any
    since: str
    address: str


def inbox_page(request: HttpRequest) -> HttpResponse:
    """What waits at the desk, as far as this person may see it."""
    person, today = editor(request), timezone.localdate()
    records = [model for model in inbox.RECORDS if _may_see(request, model)]
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Inbox"),
        "app_list": admin.site.get_app_list(request),
        "today": today,
        "notices": shown_notices(
            unread(person).select_related("note__author", "change_set__by")[:_SOME]
        ),
        "notices_number": inbox.counted(unread(person)),
        "notes": _notes(request),
        "open_work": list(map(_under_way, inbox.my_open_work(person, records, _SOME))),
        "in_review": list(map(_under_way, inbox.in_review(records, _FEW))),
        "to_decide": _to_decide(request),
        "kinds": _kinds(request),
        "bands": [_band(least, below) for _name, least, below in inbox.BANDS],
        "runs": _runs() if _may_see(request, ImportRun) else [],
        **_articles(request),
        **_follow_ups(request, today),
    }
    return TemplateResponse(request, "admin/index.html", context)


def review_address(article: Article | None) -> str:
    """Where an article is reviewed."""
    return "" if article is None else reverse("review", args=[article.pk])


def _articles(request: HttpRequest) -> dict[str, Any]:
    if not _may_see(request, Article):
        return {}
    waiting, number = inbox.newest_waiting(_SOME)
    first = desk_queue.waiting_articles().only("pk").first() if waiting else None
    return {
        "may_see_articles": True,
        "articles": [
            Waiting(
                article=one.article,
                address=review_address(one.article),
                total=one.total,
                kinds=", ".join(f"{count} {_names(model, count)}" for model, count in one.kinds),
                dated=date_in_words(one.article.dated, short=True),
            )
            for one in waiting
        ],
        "articles_number": number,
        "start_address": review_address(first),
    }


def _follow_ups(request: HttpRequest, today: date) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if _may_see(request, FollowUp):
        due = open_follow_ups().filter(due_on__lte=today).select_related("initiative", "owner")
        person = editor(request)
        may_finish = request.user.has_perm("archive.change_followup")
        found["my_due"] = [(one, True) for one in due.filter(owner=person)[:_SOME]]
        found["others_due"] = [(one, may_finish) for one in due.exclude(owner=person)[:_SOME]]
        found["due_number"] = inbox.counted(due)
        coming = open_follow_ups().filter(due_on__gt=today).select_related("initiative", "owner")
        found["coming"] = coming.filter(owner=person).first()
    if _may_see(request, Initiative):
        long_silent = silent(settings.ARCHIVE_SILENT_MONTHS, today=today)
        found["silent"] = [
            Silent(
                one,
                shown.stage(one.stage),
                date_in_words(one.stage_on, short=True),
                shown.change_url(one),
            )
            for one in long_silent[:_FEW]
        ]
        found["silent_number"] = inbox.counted(long_silent)
        found["silent_months"] = settings.ARCHIVE_SILENT_MONTHS
        found["may_follow"] = request.user.has_perm("archive.add_followup")
    return found


def _notes(request: HttpRequest) -> list[tuple[ShownNote, Model, str]]:
    """Open notes that name the person, with the records they are about."""
    related = ["author", "article__outlet", "partner", "official", "initiative", "meeting"]
    heavy = (f"article__{name}" for name in ("text", "passages", "boilerplate", "issues"))
    notes = inbox.notes_for(editor(request)).select_related(*related).defer(*heavy)
    return [
        (
            ShownNote(note, with_names(note), may_settle=True),
            note.record,
            f"{shown.change_url(note.record)}#notes",
        )
        for note in notes.prefetch_related("mentioned")[:_SOME]
    ]


def _to_decide(request: HttpRequest) -> list[Line]:
    """Other bytes, values for locked fields, and pairs that may be the same, where any wait."""
    lines = []
    if _may_see(request, RawDocument):
        lines.append(
            Line(
                _("Documents that came in again with other bytes"),
                inbox.counted(RawDocument.objects.conflicts()),
                _list_address(RawDocument, conflict="waiting"),
            )
        )
    if _may_see(request, FieldProposal):
        lines.append(
            Line(
                _("Other values for locked fields"),
                inbox.counted(FieldProposal.objects.all().proposed()),
                _list_address(FieldProposal, review="waiting"),
            )
        )
    pairs = [model for model in inbox.PAIRS if _may_see(request, model)]
    for model, number in inbox.waiting_pairs(pairs):
        lines.append(Line(_name(model), number, _list_address(model, review="waiting")))
    return [line for line in lines if line.number]


def _kinds(request: HttpRequest) -> list[Row]:
    """The kinds of proposal of which anything waits, with a link for each number."""
    visible = [model for model in inbox.PROPOSED if _may_see(request, model)]
    return [
        Row(
            label=_name(kind.model),
            number=kind.total,
            address=_list_address(kind.model, review="waiting"),
            machine=_list_address(kind.model, review="machine"),
            bands=tuple(
                (count, _list_address(kind.model, review="waiting", confidence=band))
                for band, count in kind.bands
            ),
        )
        for kind in inbox.waiting_kinds(visible)
        if kind.total
    ]


def _runs() -> list[tuple[ImportRun, str]]:
    """The last import runs with what came out of them."""
    runs = list(ImportRun.objects.select_related("started_by").defer("options")[:_FEW])
    counts = RunItem.objects.filter(run__in=[run.pk for run in runs]).order_by()
    outcomes: dict[int, list[str]] = {}
    for key, outcome, count in counts.values_list("run", "outcome").annotate(Count("pk")):
        outcomes.setdefault(key, []).append(f"{count} {_(Outcome(outcome).label).lower()}")
    return [(run, ", ".join(outcomes.get(run.pk, []))) for run in runs]


def _under_way(record: Published) -> UnderWay:
    return UnderWay(
        record=record,
        kind=str(record._meta.verbose_name),
        state=_(record.get_publication_display()),
        address=shown.change_url(record),
    )


def _band(least: float, below: float) -> str:
    """A band of confidence as a column is headed."""
    if least == 0:
        return _("below %(below)s") % {"below": number_format(below)}
    if below > 1:
        return _("%(least)s and more") % {"least": number_format(least)}
    return f"{number_format(least)}–{number_format(below)}"


def _list_address(model: type[Model], **query: str) -> str:
    """The desk's list of ``model``, narrowed; empty where it has no list of its own."""
    try:
        address = reverse(f"admin:archive_{model._meta.model_name}_changelist")
    except NoReverseMatch:
        return ""
    return f"{address}?{urlencode(query)}"


def _may_see(request: HttpRequest, model: type[Model]) -> bool:
    return request.user.has_perm(f"archive.view_{model._meta.model_name}")


def _name(model: type[Model]) -> str:
    return capfirst(str(model._meta.verbose_name_plural))


def _names(model: type[Model], count: int) -> str:
    return str(model._meta.verbose_name if count == 1 else model._meta.verbose_name_plural)
