"""Withdraw what runs said about an article, so that it can be read again or given back."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Model, Q, QuerySet

from archive.ingest.acceptance import JOINING
from archive.ingest.orphans import Touched, records_of
from archive.ingest.store_initiatives import PreviousInitiative
from archive.ingest.touched import kept
from archive.models import (
    Article,
    ArticleSubject,
    Attestation,
    Initiative,
    Involvement,
    Meeting,
    Mention,
    Participation,
    Quotation,
    StageReport,
    StatedAmount,
)
from archive.pipeline.documents import Span
from archive.vocabulary import ReviewStatus

#: What an article says: rows that rest on its words.
SAID: tuple[type[Model], ...] = (
    Mention,
    Quotation,
    StageReport,
    Participation,
    Involvement,
    StatedAmount,
    ArticleSubject,
)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What an article had brought in: ``touched`` are all records its withdrawn rows spoke of."""

    initiatives: tuple[PreviousInitiative, ...]
    meetings: tuple[Meeting, ...]
    touched: Touched


def kept_rows(article: Article) -> list[Model]:
    """The rows on the article's words that an editor has made or touched."""
    rows: list[Model] = []
    for model in SAID:
        rows.extend(model._default_manager.filter(kept(model), article=article))
    rows.extend(Attestation.objects.filter(_kept_attestation(), article=article))
    return rows


def withdraw(article: Article) -> Withdrawn:
    """Delete what only runs said about ``article``; return what it had brought in."""
    initiatives, meetings = _own_initiatives(article), _own_meetings(article)
    gone: list[Model] = []
    for rows in _unkept(article):
        gone.extend(rows)
        rows.delete()
    return Withdrawn(initiatives, meetings, records_of(gone))


def blocked_spans(article: Article) -> frozenset[tuple[int, int, str]]:
    """Start, end and kind of the mentions at which an editor has settled what the words name."""
    rows = article.mentions.filter(kept(Mention)).filter(
        Q(status=ReviewStatus.ACCEPTED)
        | Q(
            partner__isnull=True,
            official__isnull=True,
            initiative__isnull=True,
            meeting__isnull=True,
        )
    )
    return frozenset(rows.values_list("start", "end", "kind"))


def _unkept(article: Article) -> list[QuerySet[Model]]:
    said = [model._default_manager.filter(~kept(model), article=article) for model in SAID]
    return [*said, Attestation.objects.filter(~_kept_attestation(), article=article)]


def _kept_attestation() -> Q:
    """A condition: an editor added the attestation, or has touched the appointment it is for."""
    return Q(run__isnull=True) | Q(appointment__decided_by__isnull=False)


def _own_initiatives(article: Article) -> tuple[PreviousInitiative, ...]:
    """The initiatives that came in with this article, with its sentences about them.

    Articles that only joined one, as a rule that knows initiatives again says,
    do not take it from the article that brought it in. Where that one is gone,
    the initiative belongs to whoever speaks of it alone.
    """
    sentences: dict[int, list[Span]] = {}
    begun_here: set[int] = set()
    for pk, start, end, rule in article.mentions.filter(initiative__isnull=False).values_list(
        "initiative_id", "start", "end", "rule"
    ):
        sentences.setdefault(pk, []).append(Span(start, end))
        if rule not in JOINING:
            begun_here.add(pk)
    others = Mention.objects.filter(initiative__in=sentences).exclude(article=article)
    elsewhere = dict.fromkeys(others.values_list("initiative_id", flat=True), False)
    for pk in others.exclude(rule__in=JOINING).values_list("initiative_id", flat=True):
        elsewhere[pk] = True
    shared = {pk for pk, begun in elsewhere.items() if begun or pk not in begun_here}
    records = Initiative.objects.filter(pk__in=set(sentences) - shared, run__isnull=False)
    return tuple(
        PreviousInitiative(record, tuple(sentences[record.pk])) for record in records.order_by("pk")
    )


def _own_meetings(article: Article) -> tuple[Meeting, ...]:
    """The meetings that this article alone speaks of."""
    elsewhere = Mention.objects.exclude(article=article).filter(meeting__isnull=False)
    return tuple(
        Meeting.objects.filter(mentions__article=article, run__isnull=False)
        .exclude(pk__in=elsewhere.values("meeting_id"))
        .distinct()
        .order_by("pk")
    )
