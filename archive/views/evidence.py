"""The evidence of a row: a sentence, the very words in it, and where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from archive.models import Article
from archive.models.review import least_sure
from archive.views.marking import Mark, Segment, anchor, cut
from archive.views.sentences import window_at
from archive.vocabulary import Origin, Rights


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a row rests on.

    ``segments`` is the sentence; it is empty where the row rests on an editor's
    ``note``, or where the rights of the article forbid to show its words.
    ``cut_before`` and ``cut_after`` tell that the sentence goes on there.
    """

    article: Article | None
    address: str
    segments: tuple[Segment, ...]
    origin: Origin
    note: str = ""
    cut_before: bool = False
    cut_after: bool = False

    @property
    def is_withheld(self) -> bool:
        """Whether there are words that may not be shown."""
        return self.article is not None and not self.segments


def address_of(article: Article, start: int | None, end: int | None) -> str:
    """The address of a place in an article's text."""
    page = article.get_absolute_url()
    return page if start is None or end is None else f"{page}#{anchor(start, end)}"


def evidence_of(row: Any, *, cue: str = "") -> Evidence:
    """The evidence of ``row``, which has a span; its article must come with its text.

    Where ``cue`` stands in the words of the row, only the cue is marked, and the
    words are the sentence; else they are marked in the sentence around them.
    """
    article: Article | None = row.article
    note = getattr(row, "note", "")
    if article is None:
        return Evidence(None, "", (), row.origin, note)
    address = address_of(article, row.start, row.end)
    if row.start is None or article.effective_rights == Rights.CLOSED:
        return Evidence(article, address, (), row.origin, note)
    start, end = row.start, row.end
    found = re.search(rf"(?<!\w){re.escape(cue)}(?!\w)", row.exact) if cue else None
    if found is not None:
        start, end = row.start + found.start(), row.start + found.end()
    left, right = window_at(article.text, start, end)
    whole_left, whole_right = window_at(article.text, start, end, width=len(article.text) * 2)
    mark = Mark(start, end, 0, row.is_machine_read)
    return Evidence(
        article=article,
        address=address,
        segments=tuple(cut(article.text, [mark], start=left, end=right)),
        origin=row.origin,
        note=note,
        cut_before=left > whole_left,
        cut_after=right < whole_right,
    )


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence with everything that rests on it; ``rows`` has one row of each kind of claim."""

    evidence: Evidence
    rows: tuple[Any, ...]


def statements(rows: Iterable[Any], articles: Mapping[int, Article]) -> list[Statement]:
    """Group ``rows`` by the words they rest on, in their order.

    ``articles`` has the articles that they rest on, with their texts. A row that
    rests on an editor's note stands alone; one that rests on neither is left out.
    """
    groups: dict[Place, list[Any]] = {}
    for row in rows:
        place = place_of(row)
        if place is None:
            continue
        if row.article_id is not None:
            row.article = articles[row.article_id]
        groups.setdefault(place, []).append(row)
    return [
        Statement(
            replace(evidence_of(together[0]), origin=least_sure(row.origin for row in together)),
            tuple(together),
        )
        for together in groups.values()
    ]


#: The words of an article, by its key; or an editor's note, by the table and key of its row.
type Place = tuple[str, int, int, int]


def place_of(row: Any) -> Place | None:
    """What ``row`` rests on: the same for all rows that rest on the same words."""
    if row.start is not None:
        return "", row.article_id, row.start, row.end
    return (row._meta.model_name, row.pk, 0, 0) if row.note else None
