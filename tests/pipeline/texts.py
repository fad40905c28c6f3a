"""Make documents and dates out of short texts, for the tests of the text steps."""

from __future__ import annotations

from datetime import date

from archive.pipeline.annotations import DateExpression
from archive.pipeline.authorities import NO_AUTHORITIES, AuthorityFile
from archive.pipeline.clean import clean
from archive.pipeline.documents import Document, RawText
from archive.pipeline.extract.dates.dates import date_events, find_dates
from archive.pipeline.issues import Issue


def make_document(text: str) -> Document:
    """The cleaned document of a decoded text."""
    return clean(text, reference="x", sha256="", encoding="utf-8")


def roles(document: Document) -> list[tuple[str, str]]:
    """Role and words of each passage."""
    return [(item.role.value, item.span.of(document.text)) for item in document.passages]


def cut(document: Document) -> list[tuple[str, str]]:
    """Kind and words of each piece of boilerplate."""
    return [(item.kind.value, item.exact) for item in document.boilerplate]


def read_dates(
    text: str,
    *,
    received_on: date | None = None,
    authorities: AuthorityFile = NO_AUTHORITIES,
) -> tuple[dict[str, DateExpression], tuple[Issue, ...]]:
    """The dates of a text by their words, years inferred and roles decided, and the doubts."""
    document = make_document(text)
    raw = RawText("x", text.encode(), received_on=received_on)
    dates, issues = date_events(document, find_dates(document), (), authorities, raw)
    return {item.span.of(document.text): item for item in dates}, issues
