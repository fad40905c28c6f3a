"""Read an article's proposals: all rows on its words, and those of its records without words.

The number of queries is the same for every article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Model, Prefetch, Q, QuerySet

from archive.curation.desk_proposals import LETTERS, QUOTATION, SUBJECT, Part, Proposal, Reading
from archive.models import (
    Article,
    ArticleSubject,
    Attestation,
    InitiativeLink,
    InitiativeMeeting,
    InitiativeSubject,
    Involvement,
    MeetingParticipant,
    Mention,
    MentionCandidate,
    Participation,
    Quotation,
    StageReport,
    StatedAmount,
)
from archive.models.mention import RECORD_FIELDS
from archive.vocabulary import RecordKind

#: Rows of initiatives that rest on words of an article, with what their line names.
_ON_WORDS: tuple[tuple[type[Model], tuple[str, ...]], ...] = (
    (StageReport, ()),
    (Participation, ("partner",)),
    (Involvement, ("official",)),
    (StatedAmount, ()),
)
#: Rows about a record that have no words of their own: model, the record's field, what they name.
_WITHOUT_WORDS: tuple[tuple[type[Model], str, tuple[str, ...]], ...] = (
    (InitiativeSubject, "initiative", ("subject",)),
    (InitiativeMeeting, "initiative", ("meeting",)),
    (InitiativeLink, "initiative", ("other",)),
    (MeetingParticipant, "meeting", ("partner", "official")),
)
#: Rows without words of their own that one page shows of each kind.
_MOST = 300


class _Gathering:
    """Proposals by key while they are being put together."""

    def __init__(self) -> None:
        self.proposals: dict[str, Proposal] = {}

    def add(self, key: str, kind: str, record: Any, part: Part) -> None:
        proposal = self.proposals.setdefault(key, Proposal(key, kind, record))
        proposal.parts.append(part)

    def about(self, kind: str, record: Any, part: Part) -> None:
        self.add(f"{kind}-{record.pk}", kind, record, part)

    def keys_of(self, kind: str) -> list[int]:
        """The numbers of the records of one kind."""
        return [one.record.pk for one in self.proposals.values() if one.kind == kind and one.record]


def read_proposals(article: Article) -> Reading:
    """All that runs and people said of ``article``, as proposals in the order of the desk."""
    found = _Gathering()
    _add_mentions(article, found)
    for row in _on_words(article, found):
        found.about("initiative", row.initiative, _part(row, article))
    for model, field, relations in _WITHOUT_WORDS:
        rows = _rows(model, (field, *relations)).filter(**{f"{field}__in": found.keys_of(field)})
        for row in rows.order_by("pk")[:_MOST]:
            found.about(field, getattr(row, field), Part(row))
    _add_posts(article, found)
    for quotation in _rows(Quotation, ("official",)).filter(article=article):
        part = _part(quotation, article)
        found.add(part.key, QUOTATION, None, part)
    for row in _rows(ArticleSubject, ("subject",)).filter(article=article).order_by("pk"):
        found.add(f"{SUBJECT}-{row.pk}", SUBJECT, None, Part(row))
    return Reading(_in_order(found.proposals.values()))


def _add_mentions(article: Article, found: _Gathering) -> None:
    """The mentions by the record they name; words without a record by themselves."""
    rows = _rows(Mention, RECORD_FIELDS).filter(article=article)
    candidates = MentionCandidate.objects.select_related("partner", "official")
    rows = rows.prefetch_related(Prefetch("candidates", candidates))
    unnamed: dict[tuple[str, str], str] = {}
    for mention in rows.order_by("start", "end", "pk"):
        part = _part(mention, article)
        if mention.record is not None:
            found.about(mention.kind, mention.record, part)
            continue
        key = unnamed.setdefault((mention.kind, mention.exact), f"unnamed-{mention.pk}")
        found.add(key, mention.kind, None, part)


def _on_words(article: Article, found: _Gathering) -> list[Any]:
    """Rows about initiatives on this article's words, and those that rest on no words at all."""
    known = found.keys_of(RecordKind.INITIATIVE.value)
    here = Q(article=article) | Q(article__isnull=True, initiative__in=known)
    return [
        row
        for model, relations in _ON_WORDS
        for row in _rows(model, ("initiative", *relations)).filter(here).order_by("start", "pk")
    ]


def _add_posts(article: Article, found: _Gathering) -> None:
    """The posts that the article's words give to officials, each once."""
    attested = Attestation.objects.filter(article=article).select_related(
        "appointment__official", "appointment__decided_by", "appointment__partner"
    )
    seen: set[int] = set()
    for row in attested.order_by("start", "pk"):
        if row.appointment_id in seen:
            continue
        seen.add(row.appointment_id)
        part = Part(row.appointment, row.start, row.end)
        found.about(RecordKind.OFFICIAL.value, row.appointment.official, part)


def _rows(model: type[Any], relations: Collection[str]) -> QuerySet[Any]:
    return model._default_manager.select_related("decided_by", *relations)


def _part(row: Any, article: Article) -> Part:
    if row.start is None or row.article_id != article.pk:
        return Part(row)
    return Part(row, row.start, row.end)


def _in_order(proposals: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """The proposals by kind and by their first words, numbered as they stand."""
    kinds = list(LETTERS)
    ordered = sorted(
        proposals,
        key=lambda one: (kinds.index(one.kind), _first(one), one.parts[0].row.pk),
    )
    for number, proposal in enumerate(ordered, start=1):
        proposal.number = number
    return tuple(ordered)


def _first(proposal: Proposal) -> int:
    return min((part.start for part in proposal.parts if part.start is not None), default=1 << 30)
