"""The text of an article as readers may see it: paragraphs, marks, notes beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from archive.models import (
    Article,
    Attestation,
    StageReport,
    StatedAmount,
)
from archive.views.marking import Mark, Segment, cut
from archive.views.notes import TOLD, Claim, Note, fill_notes, number_claims
from archive.views.sentences import sentence_at
from archive.vocabulary import PassageRole, Rights

#: With excerpt rights: so many characters of the beginning, then sentences of evidence, and of
#: all this no more than a part of the text.
EXCERPT_WIDTH = 220
EXCERPT_SHARE = 0.5

#: What stands in the head of the page already.
_IN_HEAD = frozenset({PassageRole.HEADLINE, PassageRole.META, PassageRole.BYLINE})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in segments, with the notes that begin in it.

    ``first_marks`` are the marks that get a reference: the first of each number.
    ``goes_on`` tells that text is left out after the paragraph.
    """

    role: str
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...]
    first_marks: frozenset[Mark]
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What readers may see of the text, with the notes beside it in their order."""

    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]

    def numbers_of(self, kind: str) -> dict[int, Note]:
        """The notes on records of one kind, by primary key."""
        return {note.record.pk: note for note in self.notes if note.kind == kind}


def read_text(
    article: Article,
    claims: Sequence[Claim],
    *,
    reports: Iterable[StageReport] = (),
    amounts: Iterable[StatedAmount] = (),
    attestations: Iterable[Attestation] = (),
) -> ArticleText:
    """Lay out what the rights of ``article`` allow, with its claims marked and noted."""
    rights = article.effective_rights
    if rights == Rights.EXCERPT:
        claims = [claim for claim in claims if claim.kind in TOLD]
    notes = number_claims(claims)
    fill_notes(notes, reports, amounts, attestations)
    match rights:
        case Rights.FULL | Rights.RETOLD:
            ranges = _passages(article)
        case Rights.EXCERPT:
            ranges = _excerpt(article, claims)
        case Rights.CLOSED:
            ranges = []
    marks = sorted(
        (claim.mark(notes[claim.key].number) for claim in claims),
        key=lambda mark: (mark.end, -mark.start),
    )
    paragraphs = tuple(_paragraphs(article.text, ranges, marks, list(notes.values())))
    return ArticleText(
        paragraphs, tuple(note for paragraph in paragraphs for note in paragraph.notes)
    )


def _passages(article: Article) -> list[tuple[str, int, int]]:
    """The passages that are read as text; a dateline opens the paragraph after it."""
    found: list[tuple[str, int, int]] = []
    opened: int | None = None
    for role, start, end in article.passages or [("", 0, len(article.text))]:
        if role in _IN_HEAD:
            continue
        if role == PassageRole.DATELINE:
            opened = start
            continue
        found.append((role, start if opened is None else opened, end))
        opened = None
    return found


def _excerpt(article: Article, claims: Sequence[Claim]) -> list[tuple[str, int, int]]:
    """The first words, then sentences that hold what the article is evidence for."""
    body = _passages(article)
    if not body:
        return []
    _, start, end = body[0]
    if end - start > EXCERPT_WIDTH:
        space = article.text.rfind(" ", start, start + EXCERPT_WIDTH)
        end = space if space > start else start + EXCERPT_WIDTH
    opening = (PassageRole.LEDE.value, start, end)
    left_over = EXCERPT_SHARE * len(article.text) - (end - start)
    kept = set()
    # What initiatives rest on comes before what was said about them.
    for claim in sorted(claims, key=lambda claim: (claim.kind == "quotation", claim.start)):
        edges = sentence_at(article.text, claim.start, claim.end)
        length = edges[1] - edges[0]
        if edges[1] > end and edges not in kept and length <= left_over:
            kept.add(edges)
            left_over -= length
    joined: list[tuple[str, int, int]] = [opening]
    for left, right in sorted(kept):
        role, first, last = joined[-1]
        if left <= last + 1 and "\n" not in article.text[last:left]:
            joined[-1] = (role, first, max(last, right))
        else:
            joined.append((PassageRole.PARAGRAPH.value, left, right))
    return joined


def _paragraphs(
    text: str, ranges: Sequence[tuple[str, int, int]], marks: Sequence[Mark], notes: list[Note]
) -> Iterator[Paragraph]:
    waiting = {note.number: note for note in notes}
    for index, (role, start, end) in enumerate(ranges):
        inside = [mark for mark in marks if mark.start < end and start < mark.end]
        first_marks = frozenset(
            next(group)
            for _, group in groupby(
                sorted(inside, key=lambda mark: (mark.number, mark.end, -mark.start)),
                key=lambda mark: mark.number,
            )
        )
        numbers = sorted({mark.number for mark in inside} & waiting.keys())
        following = ranges[index + 1][1] if index + 1 < len(ranges) else len(text)
        yield Paragraph(
            role=role,
            segments=tuple(cut(text, inside, start=start, end=end)),
            notes=tuple(waiting.pop(number) for number in numbers),
            first_marks=first_marks,
            goes_on=bool(text[end:following].strip()),
        )
