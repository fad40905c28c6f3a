"""Groups: near-duplicate articles stand under one lead, so that reports and events are told apart.

The group follows from the accepted reprint links, as a stage follows from its
reports. The lead is the article an editor has made it, else the oldest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q

from archive.models.article import Article, ArticleLink
from archive.models.curation import FieldLock
from archive.models.publication import public_at
from archive.vocabulary import ArticleLinkKind

#: A group that an editor has led by hand has a lead with this field locked.
LEAD = "lead"


def derive_leads(keys: Iterable[int]) -> int:
    """Write the lead of the articles ``keys`` and of their reprints; return how many changed."""
    changed = []
    for group in _groups(set(keys)):
        lead = _lead(group)
        for article in group:
            wanted = None if article.pk == lead else lead
            if article.lead_id != wanted:
                article.lead_id = wanted
                changed.append(article)
    # What is derived is no change of its own: it goes back with what it was derived from.
    Article.objects.bulk_update(changed, ["lead"], batch_size=500)
    return len(changed)


def _groups(keys: set[int]) -> list[list[Article]]:
    """The groups that hold any of ``keys``, and those that held them before."""
    near: dict[int, set[int]] = defaultdict(set)
    seen: set[int] = set()
    asked = keys | set(
        Article.objects.filter(Q(pk__in=keys) | Q(lead__in=keys)).values_list("pk", flat=True)
    )
    led = Article.objects.filter(pk__in=keys).values_list("lead", flat=True)
    asked |= {lead for lead in led if lead is not None}
    while asked:
        for one, other in _reprints(asked):
            near[one].add(other)
            near[other].add(one)
        seen |= asked
        asked = set(near) - seen
    articles = (
        Article.objects.filter(pk__in=seen)
        .only("pk", "lead", "event_on", "published_on", "status", "publication", "merged_into")
        .in_bulk()
    )
    groups = []
    while articles:
        _key, first = articles.popitem()
        group, waiting = [first], [first.pk]
        while waiting:
            for other in near[waiting.pop()]:
                if other in articles:
                    group.append(articles.pop(other))
                    waiting.append(other)
        groups.append(group)
    return groups


def _reprints(keys: Collection[int]) -> list[tuple[int, int]]:
    """Pairs of public articles of which one reprints the other, with one of them in ``keys``."""
    links = ArticleLink.objects.accepted().filter(
        Q(article__in=keys) | Q(other__in=keys),
        public_at("article"),
        public_at("other"),
        kind=ArticleLinkKind.REPRINT,
    )
    return list(links.values_list("article", "other"))


def _lead(group: list[Article]) -> int:
    chosen = set(
        FieldLock.objects.filter(
            article__in=[article.pk for article in group], field=LEAD
        ).values_list("article", flat=True)
    )
    return min(
        group,
        key=lambda article: (article.pk not in chosen, article.dated or "9999", article.pk),
    ).pk
