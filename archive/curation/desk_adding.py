"""Add what no run has read: words of an article as a mention of a record, or as a quotation."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.changes.recording import recording
from archive.curation import review
from archive.models import Article, Mention, Quotation
from archive.vocabulary import ChangeKind, RecordKind, ReviewStatus, Verdict


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where ``words`` stand in ``text``, white space apart; at whole words before parts of them."""
    parts = words.split()
    if not parts:
        return []
    pattern = r"\s+".join(re.escape(part) for part in parts)
    spans = [found.span() for found in re.finditer(pattern, text)]
    whole = [span for span in spans if _is_whole(text, *span)]
    return whole or spans


def nearest(spans: list[tuple[int, int]], start: int) -> tuple[int, int]:
    """The one of ``spans`` whose first character is nearest to ``start``."""
    return min(spans, key=lambda span: abs(span[0] - start))


def add_mention(
    article: Article, span: tuple[int, int], *, record: Any, by: User, role: str = ""
) -> Mention:
    """A mention of ``record`` by the words at ``span``; it waits where ``by`` may not decide.

    Raises ``ValidationError`` where the words name this record already.
    """
    kind = RecordKind(str(record._meta.model_name))
    mention = Mention(
        article=article,
        kind=kind.value,
        verdict=Verdict.MATCHED.value,
        role=role if kind is RecordKind.PARTNER else "",
        **_words_at(article, span),
        **{kind.value: record},
    )
    with recording(ChangeKind.DECISION, by=by, summary=_added(mention.exact, record)):
        _save(mention, by=by)
    return mention


def add_quotation(
    article: Article, span: tuple[int, int], *, speaker: Any, by: User, attribution: str = ""
) -> Quotation:
    """The words at ``span`` as a quotation of ``speaker``; None where nobody is named."""
    quotation = Quotation(
        article=article,
        official=speaker,
        attribution=attribution[:300],
        **_words_at(article, span),
    )
    with recording(ChangeKind.DECISION, by=by, summary=_added(quotation.exact, speaker)):
        _save(quotation, by=by)
    return quotation


def _save(row: Any, *, by: User) -> None:
    """Save ``row``: it stands where ``by`` may decide, and waits for an editor otherwise."""
    if by.has_perm(f"archive.change_{row._meta.model_name}"):
        row.status = ReviewStatus.ACCEPTED.value
        review.mark_decided(row, by=by)
    row.full_clean(exclude=["decided_by", "run"])
    row.save()
    review.follow_edit(row, by=by)


def _words_at(article: Article, span: tuple[int, int]) -> dict[str, Any]:
    start, end = span
    if not 0 <= start < end <= len(article.text):
        raise ValidationError(_("These words do not stand in the article."), code="not_found")
    return {"start": start, "end": end, "exact": article.text[start:end]}


def _added(exact: str, record: Any) -> str:
    words = exact if len(exact) <= 80 else f"{exact[:79]}…"
    told = _("Added: “%(words)s”") % {"words": words}
    return f"{told} → {record}" if record is not None else told


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not (
        (before.isalnum() and text[start].isalnum())
        or (after.isalnum() and text[end - 1].isalnum())
    )
