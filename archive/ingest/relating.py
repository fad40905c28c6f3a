"""Relating: what new articles have to do with those the archive has, as proposals.

A near-duplicate is a reprint of the older text; an article that tells of the
same meeting or initiative reports the same event or follows it up. Only what
the settings trust is accepted; a link that was rejected does not come back.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import batched
from typing import Any, Final

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from archive.changes.recording import recording
from archive.ingest.acceptance import judge
from archive.ingest.inserting import Values, insert
from archive.ingest.locks import lock_archive
from archive.models import Article, ArticleBand, ArticleLink, ImportRun, Mention, StageReport
from archive.models.groups import derive_leads
from archive.partial_dates import bounds
from archive.pipeline.near_duplicates import ALGORITHM, bands, likeness, shingles, told_words
from archive.pipeline.related_articles import Report, relation
from archive.vocabulary import ArticleLinkKind, ChangeKind, ReviewStatus

_AT_ONCE: Final = 100
#: Texts that one article is compared with, those with most common bands first.
_COMPARED: Final = 20
#: From this share of the shorter text on, a text is printed again. Unrelated news of one field
#: share less than 0.15.
_REPRINTED: Final = 0.5
#: A date that is known only to the month says nothing about a single event.
_DAY: Final = 10
_SUREST: Final = 0.98

#: Rules of the links.
NEAR_TEXT = "near_text"
SAME_RECORDS = "same_records"


@dataclass(slots=True)
class _Found:
    """What an article is: where it stands in time, its words, and its state."""

    key: int
    dated: str
    lead: int | None
    status: ReviewStatus
    runs: frozenset[str] = frozenset()
    report: Report | None = None
    bands: list[int] = field(default_factory=list)

    @property
    def group(self) -> int:
        """The lead of the near-duplicates it belongs to."""
        return self.lead or self.key

    @property
    def order(self) -> tuple[str, int]:
        """The older one first; what has no date comes last."""
        return self.dated or "9999", self.key


def relate(keys: Iterable[int], *, run: ImportRun | None = None) -> Counter[str]:
    """Propose links from the articles ``keys`` to others; return how many of each kind.

    Doing so again adds nothing. Articles are taken some at a time, each time
    in one transaction.
    """
    made: Counter[str] = Counter()
    for some in batched(sorted(set(keys)), _AT_ONCE):
        with transaction.atomic():
            lock_archive()
            with recording(ChangeKind.RUN, run=run):
                made.update(_relate(some, run))
    return made


def uncompared(run: ImportRun | None = None) -> list[int]:
    """The articles, of ``run`` or all, whose text was never compared in today's way."""
    articles = Article.objects.all() if run is None else Article.objects.filter(run=run)
    compared = ArticleBand.objects.filter(article=OuterRef("pk"), algorithm=ALGORITHM)
    return list(articles.filter(~Exists(compared)).values_list("pk", flat=True))


def _relate(keys: Sequence[int], run: ImportRun | None) -> Counter[str]:
    found = _read(keys)
    _store_bands(found.values())
    reprints = _unknown(_reprints(found), run, kind=ArticleLinkKind.REPRINT)
    ArticleLink.objects.bulk_create(reprints)
    derive_leads({key for link in reprints for key in (link.article_id, link.other_id)})
    related = _unknown(_related(found), run)
    ArticleLink.objects.bulk_create(related)
    new = [*reprints, *related]
    return Counter(str(link.kind) for link in new)


def _read(keys: Collection[int]) -> dict[int, _Found]:
    """The articles ``keys`` with the shingles of their texts."""
    rows = Article.objects.filter(pk__in=keys, merged_into__isnull=True).exclude(
        status=ReviewStatus.REJECTED
    )
    found = {}
    for key, event, published, lead, status, text, passages in rows.order_by().values_list(
        "pk", "event_on", "published_on", "lead", "status", "text", "passages"
    ):
        runs = shingles(told_words(text, passages))
        found[key] = _Found(key, event or published, lead, ReviewStatus(status), runs)
    return found


def _store_bands(found: Iterable[_Found]) -> None:
    articles = list(found)
    ArticleBand.objects.filter(article__in=[one.key for one in articles]).delete()
    rows: list[Values] = []
    for one in articles:
        one.bands = bands(one.runs)
        rows += [
            {"article_id": one.key, "algorithm": ALGORITHM, "band": number, "digest": digest}
            for number, digest in enumerate(one.bands)
        ]
    if rows:
        insert(ArticleBand, rows)


def _reprints(found: dict[int, _Found]) -> list[ArticleLink]:
    """Links between texts that share most, nearest first: no more than it takes to join a group.

    So a link that an editor rejects parts the group, and none stands beside it.
    """
    met = _meeting(found.values())
    others = {key for keys in met.values() for key in keys} - set(found)
    known = found | _read(others)
    refused = _refused(set(found))
    near = {
        (min(key, other), max(key, other)): likeness(known[key].runs, known[other].runs).contained
        for key, keys in met.items()
        for other in keys
        if other in known
    }
    groups = {key: one.group for key, one in known.items()}
    links = []
    for (one, other), contained in sorted(near.items(), key=lambda item: (-item[1], item[0])):
        if contained < _REPRINTED or groups[one] == groups[other]:
            continue
        if groups[other] in refused[one] or groups[one] in refused[other]:
            continue
        joined = groups[other]
        groups = {key: groups[one] if lead == joined else lead for key, lead in groups.items()}
        earlier, later = sorted((known[one], known[other]), key=lambda told: told.order)
        sureness = min(contained, _SUREST)
        links.append(_link(later, earlier, ArticleLinkKind.REPRINT, NEAR_TEXT, sureness))
    return links


def _refused(keys: Collection[int]) -> dict[int, set[int]]:
    """For each article the groups, by their lead, that an editor has said it is no part of."""
    refused: dict[int, set[int]] = defaultdict(set)
    links = ArticleLink.objects.filter(
        Q(article__in=keys) | Q(other__in=keys),
        kind=ArticleLinkKind.REPRINT,
        status=ReviewStatus.REJECTED,
    ).order_by()
    for one, its_lead, other, other_lead in links.values_list(
        "article", "article__lead", "other", "other__lead"
    ):
        refused[one].add(other_lead or other)
        refused[other].add(its_lead or one)
    return refused


def _meeting(found: Iterable[_Found]) -> dict[int, list[int]]:
    """For each text the articles that share a band with it, most common bands first."""
    articles = list(found)
    digests = {digest for one in articles for digest in one.bands}
    holders: dict[tuple[int, int], list[int]] = defaultdict(list)
    rows = ArticleBand.objects.filter(digest__in=digests, algorithm=ALGORITHM).order_by()
    for number, digest, article in rows.values_list("band", "digest", "article"):
        holders[number, digest].append(article)
    met = {}
    for one in articles:
        common = Counter(
            other for place in enumerate(one.bands) for other in holders[place] if other != one.key
        )
        met[one.key] = [key for key, _count in common.most_common(_COMPARED)]
    return met


def _related(found: dict[int, _Found]) -> list[ArticleLink]:
    """A link from each report to the nearest earlier one of the same meeting or initiative."""
    told = _told(set(found))
    wanted = {record for records in told.values() for record in records}
    sharing = _sharing(wanted)
    dated = _dated({key for keys in sharing.values() for key in keys} | set(found))
    # The nearest one in time says what a report stands to; the others follow from that one.
    nearest = {}
    for key in found.keys() & dated.keys():
        earlier = {
            other
            for record in told[key]
            for other in sharing[record]
            if other in dated
            and dated[other].order < dated[key].order
            and dated[other].group != dated[key].group
        }
        if earlier:
            nearest[key] = max(earlier, key=lambda other: dated[other].order)
    told |= _told(set(nearest.values()))
    links = []
    for key, other in nearest.items():
        kind = relation(_report(dated[key], told[key]), _report(dated[other], told[other]))
        if kind is not None:
            links.append(_link(dated[key], dated[other], kind[0], SAME_RECORDS, kind[1]))
    return links


def _told(keys: Collection[int]) -> dict[int, set[tuple[str, int]]]:
    """The initiatives and meetings that each of the articles tells of."""
    told: dict[int, set[tuple[str, int]]] = defaultdict(set)
    mentions = Mention.objects.filter(article__in=keys).exclude(status=ReviewStatus.REJECTED)
    for name in ("initiative", "meeting"):
        rows = mentions.filter(**{f"{name}__isnull": False}).order_by()
        for article, record in rows.values_list("article", name):
            told[article].add((name, record))
    reports = StageReport.objects.filter(article__in=keys).exclude(status=ReviewStatus.REJECTED)
    for article, record in reports.order_by().values_list("article", "initiative"):
        told[article].add(("initiative", record))
    return told


def _sharing(records: Collection[tuple[str, int]]) -> dict[tuple[str, int], set[int]]:
    """The articles that tell of each of the records."""
    sharing: dict[tuple[str, int], set[int]] = defaultdict(set)
    for name in ("initiative", "meeting"):
        keys = [key for kind, key in records if kind == name]
        mentions = Mention.objects.filter(**{f"{name}__in": keys}).order_by()
        for record, article in mentions.exclude(status=ReviewStatus.REJECTED).values_list(
            name, "article"
        ):
            sharing[name, record].add(article)
    return sharing


def _dated(keys: Collection[int]) -> dict[int, _Found]:
    """Those of the articles whose day is known."""
    rows = Article.objects.filter(pk__in=keys, merged_into__isnull=True).exclude(
        status=ReviewStatus.REJECTED
    )
    return {
        key: _Found(key, event or published, lead, ReviewStatus(status))
        for key, event, published, lead, status in rows.order_by().values_list(
            "pk", "event_on", "published_on", "lead", "status"
        )
        if len(event or published) == _DAY
    }


def _report(one: _Found, told: Iterable[tuple[str, int]]) -> Report:
    records: dict[str, set[int]] = {"initiative": set(), "meeting": set()}
    for name, key in told:
        records[name].add(key)
    return Report(
        bounds(one.dated)[0], frozenset(records["initiative"]), frozenset(records["meeting"])
    )


def _link(
    later: _Found, earlier: _Found, kind: ArticleLinkKind, rule: str, confidence: float
) -> ArticleLink:
    status = judge("article-link", rule, confidence, records=(later.status, earlier.status))
    return ArticleLink(
        article_id=later.key,
        other_id=earlier.key,
        kind=kind.value,
        rule=rule,
        confidence=round(confidence, 3),
        status=status.value,
    )


def _unknown(
    links: Iterable[ArticleLink], run: ImportRun | None, kind: ArticleLinkKind | None = None
) -> list[ArticleLink]:
    """Those of ``links`` whose articles are not joined yet, by ``kind`` or any, either way."""
    wanted = {frozenset((link.article_id, link.other_id)): link for link in links}
    keys = [key for pair in wanted for key in pair]
    known: Any = ArticleLink.objects.filter(Q(article__in=keys) & Q(other__in=keys)).order_by()
    if kind is not None:
        known = known.filter(kind=kind)
    for one, other in known.values_list("article", "other"):
        wanted.pop(frozenset((one, other)), None)
    for link in wanted.values():
        link.run = run
    return list(wanted.values())
