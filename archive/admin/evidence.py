"""Evidence on the desk: the words of an article, marked, with those around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Greatest, Least, Substr
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from archive.models import Article
from archive.models.date_words import date_in_words
from archive.vocabulary import ReviewStatus

#: Characters shown before and after the words.
CONTEXT = 70

#: Of longer evidence only so much is shown in a list.
LONGEST = 360

#: What lists never need of an article: its text is read in pieces, by the database.
_HEAVY = ("text", "passages", "boilerplate", "issues")


def with_article(rows: QuerySet[Any]) -> QuerySet[Any]:
    """``rows`` with their article but not its text."""
    return rows.select_related("article__outlet").defer(*(f"article__{name}" for name in _HEAVY))


def with_context(rows: QuerySet[Any]) -> QuerySet[Any]:
    """``rows`` with their article but not its text: only ``before`` and ``after`` the words."""
    return with_article(rows).annotate(**_context())


def add_context(rows: Sequence[Any]) -> None:
    """Set ``before`` and ``after`` of the rows of one page; the rest is never looked at."""
    if not rows:
        return
    known = type(rows[0])._base_manager.filter(pk__in=[row.pk for row in rows])
    words = {
        key: (before, after)
        for key, before, after in known.annotate(**_context()).values_list("pk", "before", "after")
    }
    for row in rows:
        row.before, row.after = words[row.pk]


def _context() -> dict[str, Any]:
    """The words before and after a span, cut out by the database."""
    start = Greatest(F("start") - CONTEXT, 0) + 1
    return {
        "before": Substr("article__text", start, Least(F("start"), CONTEXT)),
        "after": Substr("article__text", F("end") + 1, CONTEXT),
    }


def without_text(articles: QuerySet[Article]) -> QuerySet[Article]:
    """``articles`` as a list needs them."""
    return articles.select_related("outlet").defer(*_HEAVY)


def marked(row: Any) -> SafeString:
    """The evidence of ``row`` (with its context) marked in it, or the editor's note."""
    if row.start is None or row.exact == "":
        note = getattr(row, "note", "")
        return format_html('<span class="note">{}</span>', note or _("no evidence"))
    if not hasattr(row, "before"):
        add_context([row])
    exact = row.exact if len(row.exact) <= LONGEST else row.exact[:LONGEST] + "…"
    return format_html(
        '<span class="sentence">{}<mark class="{}">{}</mark>{}</span>',
        _words_before(row.before or "", row.start),
        mark_class(row),
        exact,
        _words_after(row.after or ""),
    )


def _words_before(text: str, start: int) -> str:
    """The words before a mark, whole ones only."""
    if start <= len(text):
        return text
    _partial, _space, whole = text.partition(" ")
    return f"… {whole}"


def _words_after(text: str) -> str:
    """The words after a mark, whole ones only."""
    if len(text) < CONTEXT:
        return text
    whole, _space, _partial = text.rpartition(" ")
    return f"{whole} …"


def mark_class(row: Any) -> str:
    """The class of a mark: reviewed, machine-read or rejected."""
    if row.status == ReviewStatus.REJECTED:
        return "ev rejected"
    return "ev machine" if row.decided_by_id is None else "ev"


def place(article: Article | None) -> SafeString:
    """Where the evidence stands: a link to the article, its outlet and its date."""
    if article is None:
        return SafeString("")
    return format_html(
        '<span class="src"><a href="{}">{}</a> <span class="muted">{}</span></span>',
        reverse("admin:archive_article_change", args=[article.pk]),
        article.title,
        ", ".join(
            filter(None, (str(article.outlet or ""), date_in_words(article.dated, short=True)))
        ),
    )


def marked_text(article: Article, rows: Iterable[tuple[str, Any]]) -> SafeString:
    """The article's text with all ``rows`` marked; each row comes with the letter of its kind.

    Marks may lie in each other (a partner's name in the sentence of an
    initiative): the text is cut at every border, and a piece has the kinds of
    all rows over it.
    """
    spans = [(row.start, row.end, letter, row) for letter, row in rows]
    borders = sorted({0, len(article.text), *(s for s, *_ in spans), *(e for _, e, *_ in spans)})
    pieces = []
    for start, end in pairwise(borders):
        over = [(letter, row) for first, last, letter, row in spans if first <= start < last]
        words = article.text[start:end]
        if not over:
            pieces.append((format_html("{}", words),))
            continue
        classes = sorted({f"k-{letter}" for letter, _row in over})
        states = {mark_class(row) for _letter, row in over}
        state = next(name for name in ("ev", "ev machine", "ev rejected") if name in states)
        pieces.append(
            (format_html('<mark class="{} {}">{}</mark>', state, " ".join(classes), words),)
        )
    return format_html(
        '<div class="article-text" role="region" tabindex="0" aria-label="{}">{}</div>',
        _("Text of the article"),
        format_html_join("", "{}", pieces),
    )
