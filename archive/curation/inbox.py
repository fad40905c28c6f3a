"""The inbox: what waits at the desk, counted so that it stays cheap.

Every count stops at ``CAP``; the number of statements depends on neither the
size of the archive nor what waits in it. Nothing here asks who may see it: the
page asks for what a person may see only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count, Q, QuerySet

from archive.changes.snapshots import name_of
from archive.curation import desk_queue
from archive.models import (
    Appointment,
    Article,
    ArticleLink,
    ArticleSubject,
    Change,
    DeskNote,
    Initiative,
    InitiativeLink,
    InitiativeMeeting,
    InitiativePair,
    InitiativeSubject,
    Involvement,
    Meeting,
    MeetingPair,
    MeetingParticipant,
    Mention,
    Official,
    OfficialPair,
    Participation,
    Partner,
    PartnerPair,
    Quotation,
    StageReport,
    StatedAmount,
)
from archive.models.pairs import Pair
from archive.models.publication import Published
from archive.models.review import Reviewed
from archive.vocabulary import Publication, ReviewStatus

#: Counts stop here.
CAP = 1000
#: Changes of a person that are looked through for records still under way.
_LOOKED_BACK = 400

RECORDS: tuple[type[Published], ...] = (Article, Initiative, Partner, Official, Meeting)
#: What a run proposes, in the order of the work.
PROPOSED: tuple[type[Reviewed], ...] = (
    Mention,
    Initiative,
    StageReport,
    Participation,
    Involvement,
    Quotation,
    Official,
    Appointment,
    Partner,
    Meeting,
    MeetingParticipant,
    InitiativeMeeting,
    InitiativeSubject,
    ArticleSubject,
    StatedAmount,
    InitiativeLink,
    ArticleLink,
    Article,
)
#: Rows that rest on words of an article and are judged at its desk.
IN_ARTICLES: tuple[type[Reviewed], ...] = (
    Mention,
    Quotation,
    StageReport,
    Participation,
    Involvement,
    ArticleSubject,
)
PAIRS: tuple[type[Pair], ...] = (PartnerPair, OfficialPair, InitiativePair, MeetingPair)

#: Names of the bands of confidence, with the lowest that belongs to each and where the next begins.
BANDS: tuple[tuple[str, float, float], ...] = (
    ("low", 0.0, 0.5),
    ("middle", 0.5, 0.7),
    ("good", 0.7, 0.85),
    ("high", 0.85, 1.01),
)
#: Records in review that are looked at; among them may be some that were merged since.
_MOST_SENT = 200
_UNDER_WAY = (Publication.DRAFT, Publication.IN_REVIEW)


@dataclass(frozen=True, slots=True)
class Number:
    """A count that stops: ``more`` says that there are more than ``count``."""

    count: int
    more: bool = False

    def __bool__(self) -> bool:
        return self.count > 0


@dataclass(frozen=True, slots=True)
class WaitingKind:
    """What waits of one kind: all of it, and by band of confidence."""

    model: type[Reviewed]
    total: Number
    bands: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class WaitingArticle:
    """An article that waits, and how many rows of each kind nobody has judged."""

    article: Article
    kinds: tuple[tuple[type[Reviewed], int], ...]

    @property
    def total(self) -> int:
        return sum(count for _model, count in self.kinds)


def counted(rows: QuerySet[Any]) -> Number:
    """How many ``rows`` there are, up to ``CAP``."""
    count = rows.order_by().values("pk")[: CAP + 1].count()
    return Number(min(count, CAP), count > CAP)


def waiting_kinds(models: Iterable[type[Reviewed]]) -> list[WaitingKind]:
    """What waits of each of ``models``, one statement each."""
    found = []
    for model in models:
        rows: Any = model._default_manager
        # The keys come from the index of the status alone, whatever the planner expects of it.
        keys = rows.proposed().order_by().values("pk")[: CAP + 1]
        few = rows.filter(pk__in=keys).order_by()
        numbers = few.aggregate(
            total=Count("pk"),
            **{
                name: Count("pk", filter=Q(confidence__gte=least, confidence__lt=below))
                for name, least, below in BANDS
            },
        )
        total = Number(min(numbers["total"], CAP), numbers["total"] > CAP)
        found.append(WaitingKind(model, total, tuple((name, numbers[name]) for name, *_ in BANDS)))
    return found


def newest_waiting(limit: int) -> tuple[list[WaitingArticle], Number]:
    """The articles that came in last of those that wait for review, and how many wait."""
    waiting = desk_queue.waiting_articles()
    keys = list(waiting.order_by("-pk").values_list("pk", flat=True)[:limit])
    return _with_counts(keys), counted(waiting)


def waiting_pairs(models: Iterable[type[Pair]]) -> list[tuple[type[Pair], Number]]:
    """How many pairs of records of each kind may be the same; what is merged is no pair."""
    standing = {"first__merged_into__isnull": True, "second__merged_into__isnull": True}
    found = []
    for model in models:
        rows: Any = model._default_manager
        found.append((model, counted(rows.proposed().filter(**standing))))
    return found


def in_review(models: Iterable[type[Published]], limit: int) -> list[Published]:
    """Records that were sent to review, those of one kind together."""
    found: list[Published] = []
    for model in models:
        rows: Any = model._default_manager
        sent = rows.filter(publication=Publication.IN_REVIEW).order_by("-pk").values("pk")
        found += _light(rows.live().filter(pk__in=sent[:_MOST_SENT]))[:limit]
    return found


def my_open_work(by: User, models: Sequence[type[Published]], limit: int) -> list[Published]:
    """Drafts and records in review that ``by`` entered or changed, the last touched first."""
    names = {name_of(model): model for model in models}
    touched = Change.objects.filter(change_set__by=by, model__in=names).order_by(
        "-change_set", "-pk"
    )
    order = list(dict.fromkeys(touched.values_list("model", "key")[:_LOOKED_BACK]))
    keys: dict[str, list[int]] = defaultdict(list)
    for name, key in order:
        keys[name].append(key)
    found: dict[tuple[str, int], Published] = {}
    for name, model in names.items():
        rows: Any = model._default_manager
        chosen = rows.live().filter(pk__in=keys[name], publication__in=_UNDER_WAY)
        found |= {(name, record.pk): record for record in _light(chosen)}
    return [found[one] for one in order if one in found][:limit]


def notes_for(by: User) -> QuerySet[DeskNote]:
    """Open notes that name ``by``, newest first."""
    return DeskNote.objects.filter(mentioned=by, settled_at__isnull=True).order_by("-pk")


def _with_counts(keys: Sequence[int]) -> list[WaitingArticle]:
    counts: dict[int, list[tuple[type[Reviewed], int]]] = defaultdict(list)
    for model in IN_ARTICLES:
        rows: Any = model._default_manager
        of_these = rows.undecided().exclude(status=ReviewStatus.REJECTED)
        of_these = of_these.filter(article__in=keys).order_by().values_list("article")
        for key, count in of_these.annotate(Count("pk")):
            counts[key].append((model, count))
    articles = _light(Article.objects.filter(pk__in=keys)).in_bulk()
    return [WaitingArticle(articles[key], tuple(counts[key])) for key in keys if key in articles]


def _light(records: QuerySet[Any]) -> QuerySet[Any]:
    """``records`` as a list needs them: articles without their text."""
    if records.model is not Article:
        return records.order_by("-pk")
    heavy = ("text", "passages", "boilerplate", "issues")
    return records.select_related("outlet").defer(*heavy).order_by("-pk")
