"""The queue of the review desk: articles that nobody has finished reviewing, oldest first.

An article waits until an editor has judged it, which the last decision on its
rows does. One that was judged waits again when a run proposes something new on
its words.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from archive.models import Article, Mention, Quotation
from archive.vocabulary import ReviewStatus


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article stands in the queue: ``number`` is None where it does not wait."""

    waiting: int
    number: int | None
    following: int | None


def waiting_articles() -> QuerySet[Article]:
    """The articles that wait for review, in the order in which they came in."""
    undecided = Q(decided_by__isnull=True) & ~Q(status=ReviewStatus.REJECTED)
    again = Q(Exists(_proposed(Mention))) | Q(Exists(_proposed(Quotation)))
    return (
        Article.objects.live()
        .filter(undecided | (Q(status=ReviewStatus.ACCEPTED, decided_by__isnull=False) & again))
        .order_by("pk")
    )


def place_of(article: Article) -> Place:
    """How many articles wait, the how manieth this is, and which one follows."""
    waiting = waiting_articles()
    counted = waiting.order_by().aggregate(
        all=Count("pk"),
        before=Count("pk", filter=Q(pk__lt=article.pk)),
        this=Count("pk", filter=Q(pk=article.pk)),
    )
    following = waiting.filter(pk__gt=article.pk).values_list("pk", flat=True).first()
    if following is None:
        others = waiting.exclude(pk=article.pk)
        following = others.values_list("pk", flat=True).first()
    return Place(
        waiting=counted["all"],
        number=counted["before"] + 1 if counted["this"] else None,
        following=following,
    )


def _proposed(model: type[Mention] | type[Quotation]) -> QuerySet:
    return model.objects.proposed().undecided().filter(article=OuterRef("pk"))
