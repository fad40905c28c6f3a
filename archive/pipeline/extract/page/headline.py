"""Find the headline among the first lines of a document."""

from __future__ import annotations

from archive.pipeline.documents import Document, Span
from archive.vocabulary import PassageRole


def find_headline(document: Document) -> Span | None:
    """Return the headline's span, or None: a lead is never promoted."""
    for passage in document.passages:
        if passage.role is PassageRole.HEADLINE:
            return passage.span
    return None
